import type pg from 'pg';
import { searchQuery } from '../activity/search-terms.js';
import type { Position } from './cursor.js';

/** Up to this many matches are looked up one by one; more are met soon enough on the way. */
const MAX_MATCHES = 10_000;

/** Where the words of a search stand. */
export interface Matches {
  /** Null where there are more than 10,000. */
  places: readonly Position[] | null;
  /** The snapshot that they were read in; see changesSince. */
  snapshot: string;
}

/**
 * The places of an organization's activities whose text has all of some words, from the full-text
 * index. A rare word would be looked for along the whole timeline otherwise: PostgreSQL reads a
 * full-text index in no order.
 */
export async function readMatches(
  pool: pg.Pool,
  organizationId: string,
  words: readonly string[],
): Promise<Matches> {
  const { rows } = await pool.query<Position & { snapshot: string }>(
    `select pg_current_snapshot()::text as snapshot, m.occurred_at as "occurredAt", m.id as "activityId"
       from (select 1) one left join (
         select occurred_at, id from activity
          where search @@ $1::tsquery and organization_id = $2 and deleted_at is null
          limit ${MAX_MATCHES + 1}) m on true`,
    [searchQuery(words, organizationId), organizationId],
  );
  const places = rows.filter(({ activityId }) => activityId !== null);
  return {
    places: places.length > MAX_MATCHES ? null : places,
    snapshot: rows[0]!.snapshot,
  };
}
