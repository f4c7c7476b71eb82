import { setTimeout as sleep } from 'node:timers/promises';
import { NIL } from 'uuid';
import type { Database } from '../db/database.js';
import { inTransaction, lockForMerging, type Transaction } from '../db/transaction.js';
import { type ActivityPlacement, PLACEMENT_COLUMNS } from '../ingest/activity-row.js';
import { moveBetweenRollups } from '../ingest/move-activities.js';
import { completeMerge } from './merge-records.js';
import { isQueuedFor } from './queue-rollups.js';

// The rollup of a company is the timeline of the company and its contacts. A change of a contact's company is
// one short transaction that queues the contact (queue-rollups.ts): from then on whatever writes one of its
// activities puts it on the right rollup. All others are moved in portions, each a transaction of its own
// (refreshPortion). A process that is stopped in between loses nothing: maintenance goes on with the rest.

/** How many activities, and records, are looked at in one transaction; in the background, where nobody waits. */
const PORTION = 500;
const BACKGROUND_PORTION = 100;

/** The first key of the advisory locks for moving in the background; the second is of the organization. */
const REFRESHING = 612_044_891;

/**
 * Moves the activities of a contact, or those that are to move from or to the rollup of a company, where some
 * are left.
 * @param recordId the contact or the company; null: all of the organization.
 * @param signal ends it after the current portion.
 */
export async function completeRollups(
  database: Database,
  organizationId: string,
  recordId: string | null,
  signal?: AbortSignal,
): Promise<void> {
  await completeQueuedMerges(database, organizationId, recordId, signal);
  while (!signal?.aborted && (await refreshPortion(database, organizationId, recordId)));
}

/**
 * Completes what was interrupted, or left by an upgrade, of all organizations. Of each, one process does so at a time,
 * and others leave it to that one; after each portion it pauses for as long as that took, so that writers get on.
 * @param signal ends it after the current portion.
 */
export async function completeAllRollups(database: Database, signal?: AbortSignal): Promise<void> {
  const { rows } = await database.pool.query<{ organizationId: string }>(
    'select distinct organization_id as "organizationId" from rollup_refresh',
  );
  // One organization whose records are locked for long does not keep the others waiting.
  const failures: unknown[] = [];
  for (const { organizationId } of rows) {
    await completeInBackground(database, organizationId, signal).catch((error: unknown) =>
      failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
}

async function completeInBackground(
  database: Database,
  organizationId: string,
  signal?: AbortSignal,
): Promise<void> {
  await completeQueuedMerges(database, organizationId, null, signal);
  while (!signal?.aborted) {
    const started = performance.now();
    const options = { size: BACKGROUND_PORTION, others: 'leave' } as const;
    if (!(await refreshPortion(database, organizationId, null, options))) return;
    await sleep(performance.now() - started, null, { signal }).catch(() => {});
  }
}

/** SQL of the queued records `q` that completeRollups is to move: $1 is the organization, $2 its record. */
const IS_DUE = `q.organization_id = $1 and ($2::uuid is null or q.record_id = $2 or ${isQueuedFor('$2::uuid')})`;

/**
 * Completes the merges of queued records first: until then a rollup lacks some activities. Once, and not before each
 * portion, since this reads all that are queued; refreshPortion leaves out those whose merge begins meanwhile.
 */
async function completeQueuedMerges(
  database: Database,
  organizationId: string,
  recordId: string | null,
  signal?: AbortSignal,
): Promise<void> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select r.id from rollup_refresh q join crm_record r on r.id = q.record_id
      where ${IS_DUE} and r.merging <> '{}'`,
    [organizationId, recordId],
  );
  for (const { id } of rows) await completeMerge(database, organizationId, id, signal);
}

/**
 * Moves some activities between rollups, in a transaction of its own: those of the first records that are
 * queued, in the order of their timelines.
 * @param recordId as in completeRollups.
 * @param options the most activities, and records, that are looked at, and what to do while another process moves
 *   some in the background: move some as well, or leave it to that process.
 * @returns whether there may be more to move.
 */
export async function refreshPortion(
  { pool }: Database,
  organizationId: string,
  recordId: string | null,
  { size = PORTION, others = 'join' }: { size?: number; others?: 'join' | 'leave' } = {},
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    if (others === 'leave' && !(await tryLock(client, organizationId))) return false;
    await lockForMerging(client, organizationId);
    // A scalar subquery, since PostgreSQL would join all that are queued, and then sort them.
    const { rows } = await client.query<{ id: string; isFirst: boolean; companyIds: string[] }>(
      `select q.record_id as id, q.is_first as "isFirst", q.company_ids as "companyIds"
         from rollup_refresh q
        where ${IS_DUE}
          and coalesce((select r.merging = '{}' from crm_record r where r.id = q.record_id), true)
        order by q.is_first, q.record_id limit $3`,
      [organizationId, recordId, size],
    );
    const portion = rows.filter(({ isFirst }) => isFirst === rows[0]?.isFirst);
    if (portion.length === 0) return false;
    const queued = portion.map(({ id }) => id);
    const filled = portion.flatMap(({ isFirst, companyIds }) => (isFirst ? companyIds : []));
    const found = await findPlacements(client, queued, size);
    await moveBetweenRollups(
      client,
      organizationId,
      [
        ...new Map(
          found.map(({ recordId: _, ...placement }) => [placement.id, placement]),
        ).values(),
      ],
      new Set(filled),
    );
    const last = found.length === size ? found.at(-1)! : null;
    await client.query('delete from rollup_refresh where record_id = any($1::uuid[])', [
      last ? queued.slice(0, queued.indexOf(last.recordId)) : queued,
    ]);
    if (last) {
      await client.query(
        'update rollup_refresh set occurred_at = $2, activity_id = $3 where record_id = $1',
        [last.recordId, last.occurred_at, last.id],
      );
    }
    return last !== null || rows.length === size || portion.length < rows.length;
  });
}

/**
 * Takes an organization's lock for moving in the background until the transaction ends. One of all organizations
 * would not do: its holder may be past the one that is left to it.
 * @returns false: another process has it.
 */
async function tryLock(client: Transaction, organizationId: string): Promise<boolean> {
  const { rows } = await client.query(
    'select pg_try_advisory_xact_lock($1, hashtext($2)) as free',
    [REFRESHING, organizationId],
  );
  return rows[0].free;
}

/**
 * The next activities of queued records, of each after the last that was moved, in the order of the records and
 * of their timelines; one that is on several records is found on each.
 */
async function findPlacements(
  client: Transaction,
  queued: string[],
  size: number,
): Promise<(ActivityPlacement & { recordId: string })[]> {
  const { rows } = await client.query<ActivityPlacement & { recordId: string }>(
    `select e.record_id as "recordId", ${PLACEMENT_COLUMNS.replace(/\w+/g, 'a.$&')}
       from (
         select q.record_id, e.occurred_at, e.activity_id
           from rollup_refresh q cross join lateral (
             select e.occurred_at, e.activity_id from timeline_entry e
              where e.scope_id = q.record_id and (e.occurred_at, e.activity_id)
                > (coalesce(q.occurred_at, '-infinity'), coalesce(q.activity_id, '${NIL}'))
              order by e.occurred_at, e.activity_id limit $2) e
          where q.record_id = any($1::uuid[])
          order by q.record_id, e.occurred_at, e.activity_id limit $2) e
       join activity a on a.id = e.activity_id
      order by e.record_id, e.occurred_at, e.activity_id`,
    [queued, size],
  );
  return rows;
}
