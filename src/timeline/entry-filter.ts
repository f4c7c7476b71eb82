import type { Position } from './cursor.js';

/** The columns of timeline_entry that a filter compares, and the type of each. */
export const ENTRY_COLUMNS = {
  kind: 'text',
  channel: 'text',
  direction: 'text',
  source_id: 'uuid',
  actor_id: 'uuid',
  actor_type: 'text',
  assistant_id: 'uuid',
  assignee_id: 'uuid',
  segment_id: 'uuid',
  task_status: 'text',
} as const;

export type EntryColumn = keyof typeof ENTRY_COLUMNS;

/** A filter in the terms of the tables. All of it must hold. */
export interface EntryFilter {
  /** The column has one of these values; an empty list: nothing matches. */
  oneOf: Partial<Record<EntryColumn, readonly string[]>>;
  /** For each list: it stands on one of these timelines too. */
  alsoOn: readonly (readonly string[])[];
  occurredFrom?: string;
  occurredBefore?: string;
  dueFrom?: string;
  dueBefore?: string;
  /** Every one of these words stands in its text. */
  words?: readonly string[];
  /** All activities of the organization that have these words, where they are few: then it is one. */
  matches?: readonly Position[] | null;
}
