import type { SearchVector } from '../../activity/search-vector.js';
import type { EntryValues } from '../../ingest/activity-row.js';
import type { ActivityVersion } from '../../ingest/append-changes.js';
import type { SqlParameters } from '../sql-parameters.js';

/** One condition of a parsed filter, once for PostgreSQL and once for the change feed. */
export interface Condition {
  /** Whether no activity satisfies it: one of an empty list, a search for punctuation. */
  readonly matchesNothing?: boolean;
  /** Whether the best plan of a page depends on its value: then PostgreSQL plans each page anew. */
  readonly isPlannedByValue?: boolean;
  /** The condition on an entry `e` of timeline_entry. */
  sql(parameters: SqlParameters): string;
  /**
   * The condition without which no entry of a timeline with this value of a column satisfies it: checked before the
   * index range of the value is read. Absent or null: there is none.
   */
  rangeSql?(range: IndexRange, parameters: SqlParameters): string | null;
  /** The same condition on an activity of the change feed. */
  matches(activity: FilterableVersion): boolean;
}

/** The entries of a timeline with one value of a column; both are SQL. */
export interface IndexRange {
  timelineId: string;
  column: string;
  value: string;
}

/** A version of an activity that has not been erased, with everything that conditions check. */
export interface FilterableVersion extends ActivityVersion {
  entryValues: EntryValues;
  search: SearchVector;
}
