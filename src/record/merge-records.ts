import { rollupTimelineId } from '../activity/timeline-id.js';
import type { Database } from '../db/database.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { inTransaction, lockForMerging, type Transaction } from '../db/transaction.js';
import { CommandError } from '../errors.js';
import { type ActivityPlacement, PLACEMENT_COLUMNS } from '../ingest/activity-row.js';
import { appendRecordEnd } from '../ingest/append-changes.js';
import { moveBetweenRollups, moveFromMerged } from '../ingest/move-activities.js';
import { resolveRecords } from '../ingest/resolve-records.js';
import { queueMergedRollups } from './queue-rollups.js';

// A merge is decided in one short transaction (mergeRecords): from then on the merged record's id leads to
// the survivor, whose timeline is read from the entries of both (pendingMergeIds, column merging). The
// activities, and the contacts of a merged company with its rollup, are then moved in portions, each a
// transaction of its own (movePortion), so that neither the change feed nor the organization's writers wait
// for a whole timeline. A process that is stopped in between loses nothing: maintenance, or the same merge
// again, goes on with the rest, and a writer that changes an activity before it is moved moves it itself
// (applyChanges).

/** How many activities, or contacts, are moved in one transaction. */
const PORTION = 500;

/** @throws {CommandError} where records of these objects cannot be merged: they are not the same. */
export function refuseOther(object: string, other: string): void {
  if (object === other) return;
  throw new CommandError(`A record of ${object} and one of ${other} cannot become one.`);
}

/**
 * Merges a record into another, inside the caller's transaction, which holds lockForMerging: links and
 * ids lead to the survivor from now on. The caller calls completeMerge after the commit, and completeRollups.
 * @throws {CommandError} where they are of different objects.
 */
export async function mergeRecords(
  client: Transaction,
  organizationId: string,
  survivor: Pick<CrmRecord, 'id' | 'object'>,
  other: Pick<CrmRecord, 'id' | 'object'>,
): Promise<void> {
  if (survivor.id === other.id) return;
  refuseOther(survivor.object, other.object);
  const ids = [survivor.id, other.id];
  await queueMergedRollups(client, organizationId, survivor.id, other.id);
  await client.query('update record_link set record_id = $1 where record_id = $2', ids);
  await client.query('update record_alias set record_id = $1 where record_id = $2', ids);
  await client.query(
    `update crm_record s
        set name = coalesce(s.name, o.name),
            (name_key, name_search, search_version) = (
              select w.name_key, w.name_search, w.search_version from crm_record w
               where w.id = case when s.name is null then o.id else s.id end),
            company_id = coalesce(s.company_id, o.company_id),
            created_at = least(s.created_at, o.created_at), updated_at = now(),
            merging = s.merging || o.id || o.merging
       from crm_record o where s.id = $1 and o.id = $2`,
    ids,
  );
  await client.query('delete from crm_record where id = $1', [other.id]);
  await client.query(
    'insert into record_alias (record_id, id, organization_id) values ($1, $2, $3)',
    [...ids, organizationId],
  );
  await appendRecordEnd(client, organizationId, other.id, survivor.id);
}

/**
 * Moves the activities and contacts of everything that was merged into a record, where some are left.
 * @param signal ends it after the current portion.
 */
export async function completeMerge(
  database: Database,
  organizationId: string,
  recordId: string,
  signal?: AbortSignal,
): Promise<void> {
  while (!signal?.aborted && (await movePortion(database, organizationId, recordId)));
}

/**
 * Completes the merges that were interrupted, of all organizations; several processes may do so at once.
 * @param signal ends it after the current portion.
 */
export async function completeMerges(database: Database, signal?: AbortSignal): Promise<void> {
  const { rows } = await database.pool.query<{ id: string; organizationId: string }>(
    `select id, organization_id as "organizationId" from crm_record where merging <> '{}'`,
  );
  for (const { id, organizationId } of rows) {
    await completeMerge(database, organizationId, id, signal);
  }
}

/**
 * Moves some activities, or else contacts, of a record that was merged into this one, in a transaction of
 * its own.
 * @param recordId the survivor; where that was merged into another since, the other is continued.
 * @param size the most activities, or contacts, that are moved.
 * @returns whether there may be more to move.
 */
export async function movePortion(
  { pool }: Database,
  organizationId: string,
  recordId: string,
  size = PORTION,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await lockForMerging(client, organizationId);
    const survivor = (await resolveRecords(client, [recordId])).get(recordId)?.id;
    const merged = survivor && (await findPendingMerge(client, survivor));
    if (!survivor || !merged) return false;
    const placements = await findPlacements(client, organizationId, merged, size);
    await moveFromMerged(client, organizationId, placements);
    if (placements.length === size) return true;
    if ((await moveContacts(client, merged, survivor, size)).length === size) return true;
    const onRollup = await findOnTimeline(client, rollupTimelineId(merged), size);
    await moveBetweenRollups(client, organizationId, onRollup);
    if (onRollup.length === size) return true;
    const { rows } = await client.query<{ hasPendingMerges: boolean }>(
      `update crm_record set merging = array_remove(merging, $2) where id = $1
       returning merging <> '{}' as "hasPendingMerges"`,
      [survivor, merged],
    );
    return rows[0]!.hasPendingMerges;
  });
}

/**
 * Moves some contacts from one company to another, or to none, inside the caller's transaction.
 * @param size the most contacts that are moved.
 * @returns the UUIDs of those that were moved.
 */
export async function moveContacts(
  client: Transaction,
  from: string,
  to: string | null,
  size: number,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `update crm_record set company_id = $2
      where id in (select id from crm_record where company_id = $1 limit $3) returning id`,
    [from, to, size],
  );
  return rows.map(({ id }) => id);
}

/** Whether a merge into a record is incomplete, inside the caller's transaction. */
export async function hasPendingMerges(client: Transaction, recordId: string): Promise<boolean> {
  return (await findPendingMerge(client, recordId)) !== null;
}

/** A record whose activities are still to be moved to this one; null where there is none. */
async function findPendingMerge(client: Transaction, recordId: string): Promise<string | null> {
  const { rows } = await client.query<{ merged: string | null }>(
    'select merging[1] as merged from crm_record where id = $1',
    [recordId],
  );
  return rows[0]?.merged ?? null;
}

/**
 * Activities of a merged record, in the order of its timeline: followers receive them in this order. Those on the
 * timeline are chosen first, then those that are soft-deleted.
 */
async function findPlacements(
  client: Transaction,
  organizationId: string,
  recordId: string,
  size: number,
): Promise<ActivityPlacement[]> {
  const { rows } = await client.query<ActivityPlacement>(
    `select ${PLACEMENT_COLUMNS} from activity where id in (
       (select activity_id from timeline_entry where scope_id = $1 limit $3)
       union all
       (select id from activity
         where organization_id = $2 and deleted_at is not null and $1 = any(record_ids) limit $3)
       limit $3)
     order by occurred_at, id`,
    [recordId, organizationId, size],
  );
  return rows;
}

async function findOnTimeline(
  client: Transaction,
  timelineId: string,
  size: number,
): Promise<ActivityPlacement[]> {
  const { rows } = await client.query<ActivityPlacement>(
    `select ${PLACEMENT_COLUMNS} from activity where id in (
       select activity_id from timeline_entry where scope_id = $1 limit $2)`,
    [timelineId, size],
  );
  return rows;
}
