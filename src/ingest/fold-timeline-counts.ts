import type pg from 'pg';
import type { Database } from '../db/database.js';
import { inTransaction } from '../db/transaction.js';

/** The key of the advisory lock for folding; unique on this database. */
const FOLDING = 6_120_448_915;

/** Returns the highest id of a count delta; 0 where there is none. */
export async function lastTimelineCount({ pool }: Database): Promise<number> {
  const { rows } = await pool.query('select coalesce(max(id), 0) as last from timeline_count');
  return rows[0].last;
}

/**
 * Sums up the count deltas of timelines that have many; the counts stay the same. One process does so at a
 * time.
 * @param since a delta id: only timelines with later deltas are considered.
 * @param others what to do while another process is folding: wait for it, or leave it to that process.
 * @returns whether this process folded.
 */
export async function foldTimelineCounts(
  database: Database,
  since: number,
  others: 'wait' | 'leave',
): Promise<boolean> {
  return inTransaction(database.pool, async (client) => {
    if (others === 'wait') await lockTimelineCounts(client);
    else {
      const lock = await client.query('select pg_try_advisory_xact_lock($1) as free', [FOLDING]);
      if (!lock.rows[0].free) return false;
    }
    await client.query('select fold_timeline_counts($1)', [since]);
    return true;
  });
}

/** Prevents folding until the caller's transaction ends: folding replaces the rows of deltas. */
export async function lockTimelineCounts(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [FOLDING]);
}
