import type { ActivityFields } from '../graphql/builder.js';
import type { Summarize } from './summary.js';

export const INPUT_FIELDS = [
  'subject',
  'channel',
  'direction',
  'dueAt',
  'dueDate',
  'durationMinutes',
  'completedAt',
  'status',
  'assignee',
] as const;

/** What only some kinds take when one is logged here; title, description … are taken by all. */
export type InputField = (typeof INPUT_FIELDS)[number];

/** One kind of a category: its GraphQL type, and what only it has. */
export interface KindDefinition {
  /** The name of its GraphQL type. */
  type: string;
  description: string;
  /** Fields beyond those of Activity and of the category's interface. */
  fields?: ActivityFields;
  /**
   * What can be given when one is logged here, beyond what every kind takes; absent: it cannot be
   * logged.
   */
  input?: readonly InputField[];
}

/**
 * A category of activities: the kinds, the union of their types, what they share, and how one is said
 * in a sentence. One file beside this one and one line in the registry for each.
 */
export interface CategoryDefinition {
  category: string;
  description: string;
  /** The union of its types. */
  union: string;
  /** What its types share, as an interface; absent where they share nothing beyond Activity. */
  shared?: { interface: string; description: string; fields: ActivityFields };
  kinds: Record<string, KindDefinition>;
  summarize: Summarize;
}
