import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { CHANNELS } from './channels.js';
import { enterWriters } from './limit-writers.js';
import { ANSWER_MARGIN, isAnswerMissing } from './lost-connection.js';
import { preparedQuery } from './statement-names.js';

/** SQLSTATE of a deadlock and of a serialization failure: the transaction can be retried. */
const RETRYABLE = new Set(['40P01', '40001']);
const MAX_ATTEMPTS = 6;

/** How long one statement may run after allowLongStatements, in milliseconds. */
const LONG_STATEMENT_TIMEOUT = 300_000;

/**
 * Begins a transaction. PostgreSQL ends one that waits a minute for its next statement: the host of the gateway may
 * be gone, and the transaction's locks and the change feed wait for it. Not a parameter of the connection, which
 * a pooler refuses.
 */
const BEGIN = 'begin; set local idle_in_transaction_session_timeout = 60000';

/** A connection inside a transaction. */
export interface Transaction extends pg.PoolClient {
  /** Whether followers of the change feed, in every process, are notified after the commit. */
  notifiesFollowers: boolean;
}

/**
 * Runs one transaction on a connection of its own. An error of `work` rolls it back; after a deadlock
 * `work` runs again, so it must not keep anything of an attempt that failed.
 * @returns what `work` returns, after the commit.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const leave = await enterWriters(pool);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce(pool, work);
      } catch (error) {
        const isRetryable = RETRYABLE.has((error as { code?: string }).code ?? '');
        if (!isRetryable || attempt === MAX_ATTEMPTS) throw error;
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  } finally {
    leave();
  }
}

async function runOnce<T>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction = Object.assign(await pool.connect(), { notifiesFollowers: false });
  let lost: Error | undefined;
  // A lost connection fails its current statement and emits an error besides; the pool handles that event
  // only for idle connections, and unhandled it would end the process.
  const onLost = (cause: Error) => {
    lost = cause;
  };
  transaction.on('error', onLost);
  const limits = answerLimits(transaction);
  const { query_timeout } = limits;
  const release = () => {
    transaction.off('error', onLost);
    limits.query_timeout = query_timeout;
    transaction.release(lost);
  };
  try {
    await transaction.query(BEGIN);
    const result = await work(transaction);
    await transaction.query('commit');
    if (transaction.notifiesFollowers) notifyFollowers(transaction).catch(onLost).finally(release);
    else release();
    return result;
  } catch (error) {
    if (isAnswerMissing(error)) onLost(error as Error);
    else await transaction.query('rollback').catch(onLost);
    release();
    throw error;
  }
}

/** Raises the time limit of statements to 5 minutes for the rest of this transaction. */
export async function allowLongStatements(transaction: pg.PoolClient): Promise<void> {
  await transaction.query(`set local statement_timeout = ${LONG_STATEMENT_TIMEOUT}`);
  answerLimits(transaction).query_timeout = LONG_STATEMENT_TIMEOUT + ANSWER_MARGIN;
}

/** Where pg reads the limit of a connection before each statement; its types lack it. */
function answerLimits(client: pg.PoolClient): { query_timeout?: number } {
  return (client as unknown as { connectionParameters: { query_timeout?: number } })
    .connectionParameters;
}

/**
 * Notifies followers of the change feed. After the commit, not in the transaction: PostgreSQL commits
 * transactions that notify one after the other, each with its own flush to disk. Followers also poll, so a
 * notification that fails delays them only.
 */
async function notifyFollowers(client: pg.PoolClient): Promise<void> {
  await client.query(preparedQuery('select pg_notify($1, $2)', [CHANNELS.changes, '']));
}

// A transaction takes its locks before its first write. PostgreSQL assigns the transaction id at the first
// write, and the change feed is ordered by it: a transaction that waits for a lock gets a higher id than the
// one that holds it.

/** SQL of the advisory lock of an organization: $1 is its UUID. */
const ORGANIZATION_LOCK = lockOf('organization', '$1');

/** SQL of the advisory lock of what is written: a source, an activity or an idempotency key, by its lockKey. */
const TARGET_LOCK = lockOf('target', '$2');

/** SQL of the advisory lock of the ids that imports choose for records, which all organizations share. */
const EXPORTED_IDS_LOCK = lockOf('ids', "'records'");

/** SQL of the number of an advisory lock. What it locks is the seed of the hash: equal texts do not collide. */
function lockOf(locked: 'organization' | 'target' | 'item' | 'ids', text: string): string {
  const seed = { organization: 0, target: 1, item: 2, ids: 3 }[locked];
  return `hashtextextended(${text}, ${seed})`;
}

/**
 * Takes advisory locks until the transaction ends: shared on the organization, so that its writers run
 * concurrently, but not while its records are merged or erased; exclusive on what is written.
 * @param lockKey a source's UUID, so that no item is stored twice, an activity's UUID or an idempotency
 *   key; absent: something new, which no other transaction can write.
 */
export async function lockForWriting(
  client: pg.PoolClient,
  organizationId: string,
  lockKey?: string,
): Promise<void> {
  await client.query(
    lockKey === undefined
      ? preparedQuery(`select pg_advisory_xact_lock_shared(${ORGANIZATION_LOCK})`, [organizationId])
      : preparedQuery(
          `select pg_advisory_xact_lock_shared(${ORGANIZATION_LOCK}),
                  pg_advisory_xact_lock(${TARGET_LOCK})`,
          [organizationId, lockKey],
        ),
  );
}

/**
 * Takes advisory locks for a page of items until the transaction ends: pages of one source are stored
 * concurrently unless they share an item or a record, and not while the source as a whole is written.
 * @param lockKeys the items that are written and the records that they are on, each by a name that is unique in
 *   the source.
 */
export async function lockForPage(
  client: pg.PoolClient,
  organizationId: string,
  sourceId: string,
  lockKeys: string[],
): Promise<void> {
  await client.query(
    preparedQuery(
      `select pg_advisory_xact_lock_shared(${ORGANIZATION_LOCK}),
              pg_advisory_xact_lock_shared(${TARGET_LOCK})`,
      [organizationId, sourceId],
    ),
  );
  // Always in the same order: two pages with the same items cannot deadlock.
  await client.query(
    preparedQuery(
      `select pg_advisory_xact_lock(key) from (
         select distinct ${lockOf('item', '$1 || name')} as key from unnest($2::text[]) name
          order by key) keys`,
      [`${sourceId} `, lockKeys],
    ),
  );
}

/**
 * Takes an organization's lock exclusively, to merge its records or to erase one, and raises the statement
 * timeout to 5 minutes for this transaction.
 */
export async function lockForMerging(client: pg.PoolClient, organizationId: string): Promise<void> {
  await allowLongStatements(client);
  await client.query(`select pg_advisory_xact_lock(${ORGANIZATION_LOCK})`, [organizationId]);
}

/**
 * Takes the lock of the ids that imports choose for records and for what leads to them, in whichever organization: what
 * is an id of one organization's record does not come to lead to a record of another. After the organization's lock.
 */
export async function lockExportedIds(client: pg.PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${EXPORTED_IDS_LOCK})`);
}

/** Whether PostgreSQL refused the data: SQLSTATE classes 22, 23 and 54. */
export function isDataError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(22|23|54)/.test(code);
}
