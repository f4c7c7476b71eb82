import type pg from 'pg';
import { FEED_SNAPSHOT } from '../ingest/append-changes.js';
import type { Position } from './entry-order.js';

/** Up to this many matches are looked up by position; what is more common is found by scanning. */
const MAX_MATCHES = 10_000;

/** Where the matches of a search are. */
export interface SearchMatches {
  /** Null where there are more than 10,000. */
  positions: readonly Position[] | null;
  /** The snapshot that they were read in; see positionOfSnapshot. */
  snapshot: string;
}

/**
 * Reads the positions of an organization's activities that a search finds, from the full-text index. Without
 * them, a page would scan the whole timeline for a rare word, since PostgreSQL returns matches of a full-text
 * index in no order.
 * @param query the text of a tsquery, of this organization's lexemes.
 */
export async function readMatches(
  pool: pg.Pool,
  organizationId: string,
  query: string,
): Promise<SearchMatches> {
  const { rows } = await pool.query<Position & { snapshot: string }>(
    `select ${FEED_SNAPSHOT} as snapshot, m.occurred_at as "occurredAt", m.id as "activityId"
       from (select 1) one left join (
         select occurred_at, id from activity
          where search @@ $1::tsquery and organization_id = $2 and deleted_at is null
          limit ${MAX_MATCHES + 1}) m on true`,
    [query, organizationId],
  );
  // Without a match there is one row, with the snapshot only.
  const positions = rows.filter(({ activityId }) => activityId !== null);
  return {
    positions: positions.length > MAX_MATCHES ? null : positions,
    snapshot: rows[0]!.snapshot,
  };
}
