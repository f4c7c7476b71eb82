import type pg from 'pg';
import { searchQuery } from '../words.js';
import type { Position } from './cursor.js';

/** Up to this many matches are looked up one by one; more are met soon enough on the way. */
const MAX_MATCHES = 10_000;

/**
 * The places of an organization's activities whose text has all of some words, from the full-text
 * index; null where there are more than 10,000. A rare word would be looked for along the whole
 * timeline otherwise: PostgreSQL reads a full-text index in no order.
 */
export async function readMatches(
  pool: pg.Pool,
  organizationId: string,
  words: readonly string[],
): Promise<readonly Position[] | null> {
  const { rows } = await pool.query<Position>(
    `select occurred_at as "occurredAt", id as "activityId" from activity
      where search @@ $1::tsquery and organization_id = $2 and deleted_at is null
      limit ${MAX_MATCHES + 1}`,
    [searchQuery(words, organizationId), organizationId],
  );
  return rows.length > MAX_MATCHES ? null : rows;
}
