import type { EntryFacts } from '../../ingest/activity-row.js';
import type { SqlParameters } from '../sql-parameters.js';

/** One condition of a parsed filter, once for PostgreSQL and once for the change feed. */
export interface Condition {
  /** The condition on an entry `e` of timeline_entry. */
  sql(parameters: SqlParameters): string;
  /** The same condition on an activity as the change feed holds it. */
  matches(activity: FeedActivity): boolean;
}

/** What the change feed holds of an activity before or after a change. */
export interface FeedActivity {
  /** The timelines that it stands on. */
  scopes: readonly string[];
  facts: EntryFacts;
  searchTerms: ReadonlySet<string>;
}
