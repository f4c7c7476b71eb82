import type { ActivityInput } from '../activities/activity-input.js';

/** What one page says about where it stands in its list, as its system puts it. */
export interface PageFacts {
  /** Items read from the page, by the path that they were found at. */
  items: Record<string, number>;
  /** The values found at `pagePaths`. */
  values: Record<string, unknown>;
}

/** Follows the pages of one record in the order in which they are read. */
export interface PageTracker {
  add(page: PageFacts): void;
  /** Whether the pages so far go from the first to the last. */
  isComplete(): boolean;
}

/**
 * An upstream system: how its answers are read. One folder below sources/ and one line in the
 * registry for each.
 */
export interface SourceDefinition {
  /** Its name in SourceSystem of the contract. */
  system: string;
  /** What people call it. */
  label: string;
  /**
   * Where the items stand in an answer: `$` is the body, `*` each element of an array. A single item
   * where the array would be counts as one.
   */
  itemPaths: string[];
  /** Where an answer says how far the list goes on. */
  pagePaths: string[];
  /** Whether an item may name its records itself; if not, the reader must be told. */
  namesRecords: boolean;
  /**
   * Turns one wire item into the gateway's terms. Pure.
   * @param path the one of `itemPaths` at which it was found.
   * @throws {z.ZodError} that names the field and the reason where it is not what is documented.
   */
  normalize(item: unknown, path: string): ActivityInput;
  trackPages(): PageTracker;
}
