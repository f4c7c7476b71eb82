import type { EntryFacts } from '../../ingest/activity-row.js';
import type { SqlParameters } from '../sql-parameters.js';

/** One condition of a parsed filter, once for PostgreSQL and once for the change feed. */
export interface Condition {
  /** The condition on an entry `e` of timeline_entry. */
  sql(parameters: SqlParameters): string;
  /** The same condition on an activity of the change feed. */
  matches(activity: FeedActivity): boolean;
}

/** An activity before or after a change, as stored in the change feed. */
export interface FeedActivity {
  /** The timelines that contain it. */
  timelineIds: readonly string[];
  facts: EntryFacts;
  searchTerms: ReadonlySet<string>;
}
