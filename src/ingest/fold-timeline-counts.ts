import type pg from 'pg';
import type { Database } from '../db/database.js';
import { inTransaction } from '../db/transaction.js';

/** The advisory lock of who folds: any number that nothing else on this database uses. */
const FOLDING = 6_120_448_915;

/** The highest id that a delta of a count has; 0 where there is none. */
export async function lastTimelineCount({ pool }: Database): Promise<number> {
  const { rows } = await pool.query('select coalesce(max(id), 0) as last from timeline_count');
  return rows[0].last;
}

/**
 * Sums up the deltas of the timelines that have gathered many since some id; their counts stay the same.
 * One process does it at a time.
 * @param others what to do where another is at it: wait for it, or leave it.
 * @returns whether it was done here.
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

/** Keeps counts from being folded until the transaction ends: what is folded now is another row then. */
export async function lockTimelineCounts(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [FOLDING]);
}
