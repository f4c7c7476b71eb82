import type { ComputedField } from './computed-field.js';
import type { InputForm } from './fields.js';
import type { Summarize } from './summary.js';

/** GraphQL fields by their names. */
export type ComputedFields = Record<string, ComputedField>;

/** One kind of a category. */
export interface KindDefinition {
  /** The name of its GraphQL type. */
  type: string;
  description: string;
  /** GraphQL fields of this kind alone, besides those that ACTIVITY_FIELDS puts on its type. */
  fields?: ComputedFields;
  /** The form of input in which it is logged; absent: it cannot be logged. */
  input?: InputForm;
}

/**
 * A category of activities: its kinds, the union of their GraphQL types, the fields that they share, and
 * the sentence that `summary` returns. Each is a file in kinds/ and a line in the registry.
 */
export interface CategoryDefinition {
  category: string;
  description: string;
  /** The name of the union of its types. */
  union: string;
  /**
   * The interface of its types; absent where they share nothing beyond Activity. It has the fields that
   * ACTIVITY_FIELDS puts on it, and these.
   */
  shared?: { interface: string; description: string; fields?: ComputedFields };
  kinds: Record<string, KindDefinition>;
  summarize: Summarize;
}
