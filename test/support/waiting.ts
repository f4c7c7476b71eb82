import { expect } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { lockForMerging } from '../../src/db/transaction.js';

/** Waits until so many transactions of this database wait for a lock. */
export async function untilWaiting({ pool }: Database, count: number): Promise<void> {
  const waiting = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  await expect
    .poll(async () => (await pool.query(waiting)).rowCount, { timeout: 20_000 })
    .toBe(count);
}

/** Waits until the clock is past a time that an answer named, such as its `retryAt`. */
export async function untilPast(time: string | number): Promise<void> {
  await expect
    .poll(() => Date.now(), { timeout: 60_000, interval: 10 })
    .toBeGreaterThan(new Date(time).getTime());
}

/**
 * Does things in an order, though they were begun at the same time: each is begun when all before it
 * wait for the lock of the organization, which is given free at last.
 */
export async function queue(
  database: Database,
  organizationId: string,
  ...begin: (() => Promise<unknown>)[]
): Promise<PromiseSettledResult<unknown>[]> {
  const holder = await database.pool.connect();
  const begun: Promise<unknown>[] = [];
  try {
    await holder.query('begin');
    await lockForMerging(holder, organizationId);
    for (const one of begin) {
      const promise = one();
      promise.catch(() => {});
      begun.push(promise);
      await untilWaiting(database, begun.length);
    }
    await holder.query('commit');
  } finally {
    holder.release();
  }
  return Promise.allSettled(begun);
}
