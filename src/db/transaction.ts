import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { CHANNELS } from './channels.js';
import { enterWriters } from './limit-writers.js';
import { prepared } from './statement-names.js';

/** Two transactions that wait for each other: PostgreSQL ends one, which can simply be run again. */
const DEADLOCK = new Set(['40P01', '40001']);
const MAX_ATTEMPTS = 6;

/**
 * Runs one transaction on a connection of its own. What `work` throws rolls it back; after a deadlock
 * it is run again, so it must not remember anything of an attempt that failed.
 * @returns what `work` returns, once it is committed.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const leave = await enterWriters(pool);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce(pool, work);
      } catch (error) {
        const isDeadlock = DEADLOCK.has((error as { code?: string }).code ?? '');
        if (!isDeadlock || attempt === MAX_ATTEMPTS) throw error;
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  } finally {
    leave();
  }
}

async function runOnce<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost fails the statement that it is at; the event besides, which the pool
  // hears only of those that it holds, would end the process.
  const onLost = (cause: Error) => {
    broken = cause;
  };
  client.on('error', onLost);
  const release = () => {
    client.off('error', onLost);
    client.release(broken);
  };
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    announce(client).catch(onLost).finally(release);
    return result;
  } catch (error) {
    toAnnounce.delete(client);
    await client.query('rollback').catch(onLost);
    release();
    throw error;
  }
}

/** The transactions under way that have something to announce. */
const toAnnounce = new WeakSet<pg.ClientBase>();

/** Has followers in every process woken once the transaction of this connection is committed. */
export function announceChanges(client: pg.ClientBase): void {
  toAnnounce.add(client);
}

/**
 * Announced after the commit, not with it: PostgreSQL lets transactions that notify commit only one
 * after the other, each with its wait for the disk. Should it fail, followers look for themselves soon.
 */
async function announce(client: pg.PoolClient): Promise<void> {
  if (!toAnnounce.delete(client)) return;
  await client.query(prepared('select pg_notify($1, $2)', [CHANNELS.changes, '']));
}

// Locks come first in a transaction, before anything is written: PostgreSQL numbers a transaction at its
// first write, and readers of the change feed take the numbers for the order of what happened. Whoever
// waits here gets a higher number than who holds the lock.

/**
 * Takes advisory locks until the transaction ends. Who writes the same thing waits for each other: a
 * source's items, so that none is stored twice, one activity, one idempotency key. Writers of one
 * organization go on side by side, but not while its records are merged or erased.
 * @param thing what is written; absent: something new, which nobody else can write.
 */
export async function lockForWriting(
  client: pg.PoolClient,
  organizationId: string,
  thing?: string,
): Promise<void> {
  await client.query(
    thing === undefined
      ? prepared('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [organizationId])
      : prepared(
          `select pg_advisory_xact_lock_shared(hashtextextended($1, 0)),
                  pg_advisory_xact_lock(hashtextextended($2, 1))`,
          [organizationId, thing],
        ),
  );
}

/**
 * Takes the locks of some things of a source until the transaction ends: pages of different lists are
 * stored side by side, but not the same item, nor while someone writes the source as a whole.
 * @param things what is written, by any name that is unique in the source.
 */
export async function lockForPage(
  client: pg.PoolClient,
  organizationId: string,
  sourceId: string,
  things: string[],
): Promise<void> {
  await client.query(
    prepared(
      `select pg_advisory_xact_lock_shared(hashtextextended($1, 0)),
              pg_advisory_xact_lock_shared(hashtextextended($2, 1))`,
      [organizationId, sourceId],
    ),
  );
  // In one order: two pages with the same items do not wait for each other.
  await client.query(
    prepared(
      `select pg_advisory_xact_lock(key) from (
         select distinct hashtextextended($1 || thing, 2) as key from unnest($2::text[]) thing
          order by key) keys`,
      [`${sourceId} `, things],
    ),
  );
}

/**
 * Takes the lock that all writers of an organization wait for, to merge its records or to erase one.
 * That may take longer than a statement of a request.
 */
export async function lockForMerging(client: pg.PoolClient, organizationId: string): Promise<void> {
  await client.query("set local statement_timeout = '5min'");
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [organizationId]);
}

/** Whether PostgreSQL refused what was to be stored: SQLSTATE classes 22, 23 and 54. */
export function isDataError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(22|23|54)/.test(code);
}
