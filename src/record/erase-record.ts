import { rollupTimelineId } from '../activity/timeline-id.js';
import type { Database } from '../db/database.js';
import type { CrmRecord } from '../db/prisma/client.js';
import {
  allowLongStatements,
  inTransaction,
  lockForMerging,
  type Transaction,
} from '../db/transaction.js';
import { GatewayError } from '../errors.js';
import { type ActivityPlacement, PLACEMENT_COLUMNS } from '../ingest/activity-row.js';
import { appendRecordEnd, eraseChangeContents, FEED_WATERMARK } from '../ingest/append-changes.js';
import { applyChanges } from '../ingest/apply-changes.js';
import { deleteRows } from '../ingest/delete-activities.js';
import { lockTimelineCounts } from '../ingest/fold-timeline-counts.js';
import { moveActivities } from '../ingest/move-activities.js';
import { eraseRejected } from '../ingest/rejected-items.js';
import {
  activityTombstone,
  addTombstones,
  recordIdTombstone,
  recordTombstone,
} from '../ingest/tombstones.js';
import { completeMerge, hasPendingMerges, moveContacts } from './merge-records.js';
import { hasPendingRollups, queueRollups } from './queue-rollups.js';
import { completeRollups } from './refresh-rollups.js';
import { completeSeparations, hasPendingSeparations } from './unlink-record.js';

/** How many activities are erased in one transaction: the change feed waits for the oldest. */
const PORTION = 500;

/**
 * Erases a record: its row, its links, and every activity that belongs to no other record, with
 * attachments, wire JSON, search terms, counts and what the change feed keeps of them. Activities of other
 * records leave only this one; rejected items of its lists, or that name it, are erased. Followers see the ids of what is erased; tombstones (hashes) of the
 * external ids keep imports from bringing it back. A call that was interrupted is completed by the next.
 * @returns how many visible activities were erased.
 * @throws {GatewayError} RECORD_NOT_FOUND where it is merged into another, or erased, meanwhile.
 */
export async function eraseRecord(
  database: Database,
  organizationId: string,
  { id }: Pick<CrmRecord, 'id'>,
): Promise<number> {
  let forgotten = await forgetDeleted(database, organizationId, id);
  let erased = 0;
  for (;;) {
    const step = await inTransaction(database.pool, async (client) => {
      await lockForMerging(client, organizationId);
      const ids = await findRecordIds(client, id);
      if (await hasPendingMerges(client, id)) return 'merge pending';
      if (await hasPendingSeparations(client, ids)) return { separating: ids };
      if (ids.length !== forgotten.ids.length) return 'merged';
      const portion = await erasePortion(client, organizationId, id);
      const isEmpty =
        portion.found < PORTION &&
        (await releaseContacts(client, organizationId, id)) < PORTION &&
        (await eraseRejected(client, id, PORTION)) < PORTION;
      const hasRollups = isEmpty && (await hasPendingRollups(client, organizationId, id));
      const isLast = isEmpty && !hasRollups;
      if (isLast) {
        const { deleted } = await findDeleted(client, organizationId, ids, forgotten.end);
        await forgetActivities(client, organizationId, deleted);
        await eraseRow(client, organizationId, id, ids);
      }
      return { ...portion, hasRollups, isLast };
    });
    if (step === 'merge pending') await completeMerge(database, organizationId, id);
    else if (step === 'merged') forgotten = await forgetDeleted(database, organizationId, id);
    else if (step.separating) await completeSeparations(database, step.separating);
    else {
      erased += step.erased;
      if (step.isLast) return erased;
      if (step.hasRollups) await completeRollups(database, organizationId, id);
    }
  }
}

/** Takes some contacts off a company, whose rollup their activities are to leave. @returns how many. */
async function releaseContacts(
  client: Transaction,
  organizationId: string,
  companyId: string,
): Promise<number> {
  const released = await moveContacts(client, companyId, null, PORTION);
  if (released.length > 0) await queueRollups(client, organizationId, released, [companyId]);
  return released.length;
}

interface FoundActivity extends ActivityPlacement {
  source_id: string;
  external_id: string | null;
  deleted_at: string | null;
}

/**
 * Erases some activities that belong to this record alone, and takes others off it.
 * @returns how many were found in all, and how many visible ones of them were erased.
 */
async function erasePortion(
  client: Transaction,
  organizationId: string,
  recordId: string,
): Promise<{ found: number; erased: number }> {
  const found = await findActivities(client, organizationId, recordId);
  const isOwn = ({ record_ids }: FoundActivity) => record_ids.every((id) => id === recordId);
  const own = found.filter(isOwn);
  await eraseActivities(client, organizationId, own);
  await moveActivities(
    client,
    organizationId,
    found
      .filter((activity) => !isOwn(activity))
      .map((placement) => ({
        placement,
        recordIds: placement.record_ids.filter((id) => id !== recordId),
      })),
  );
  return { found: found.length, erased: own.filter(isVisible).length };
}

function isVisible({ deleted_at }: FoundActivity): boolean {
  return deleted_at === null;
}

/** Activities of a record: those on its timeline first, then those that are soft-deleted. */
async function findActivities(
  client: Transaction,
  organizationId: string,
  recordId: string,
): Promise<FoundActivity[]> {
  const { rows } = await client.query<FoundActivity>(
    `select ${PLACEMENT_COLUMNS}, source_id, external_id, deleted_at
       from activity where id in (
         (select activity_id from timeline_entry where scope_id = $1 limit ${PORTION})
         union all
         (select id from activity
           where organization_id = $2 and deleted_at is not null and $1 = any(record_ids)
           limit ${PORTION})
         limit ${PORTION})`,
    [recordId, organizationId],
  );
  return rows;
}

async function eraseActivities(
  client: Transaction,
  organizationId: string,
  activities: FoundActivity[],
): Promise<void> {
  const ids = activities.map(({ id }) => id);
  await applyChanges(
    client,
    organizationId,
    activities.filter(isVisible).map((old) => ({ old, row: null })),
  );
  await addTombstones(
    client,
    organizationId,
    activities.map(({ id, source_id, external_id }) =>
      activityTombstone(source_id, external_id ?? id),
    ),
  );
  await deleteRows(client, ids);
  await forgetActivities(client, organizationId, ids);
}

/** Removes all that other tables keep of activities; of the change feed only that they are gone stays. */
async function forgetActivities(
  client: Transaction,
  organizationId: string,
  ids: string[],
): Promise<void> {
  await eraseChangeContents(client, ids);
  await client.query('delete from delivery where activity_id = any($1::uuid[])', [ids]);
  await client.query(
    'delete from idempotency_key where organization_id = $1 and activity_id = any($2::uuid[])',
    [organizationId, ids],
  );
}

/** What is forgotten of a record's deleted activities. */
interface Forgotten {
  /** The ids that led to the record. */
  ids: string[];
  /** The first transaction that may have deleted more. */
  end: number;
}

/**
 * Forgets the activities that were logged on a record, or on one that was merged into it, and deleted before
 * it, in portions. The feed is read without keeping others from writing: it has no index for this.
 */
async function forgetDeleted(
  { pool }: Database,
  organizationId: string,
  recordId: string,
): Promise<Forgotten> {
  const { ids, end, deleted } = await inTransaction(pool, async (client) => {
    await allowLongStatements(client);
    const ids = await findRecordIds(client, recordId);
    return { ids, ...(await findDeleted(client, organizationId, ids, null)) };
  });
  for (let at = 0; at < deleted.length; at += PORTION) {
    const portion = deleted.slice(at, at + PORTION);
    await inTransaction(pool, (client) => forgetActivities(client, organizationId, portion));
  }
  return { ids, end };
}

/**
 * Finds the activities that were logged on some records and deleted, and have contents in the feed.
 * @param from the first transaction of this epoch to read; null: all of the feed, older epochs too.
 * @returns their UUIDs; `end` is the transaction from which on there may be more.
 */
async function findDeleted(
  client: Transaction,
  organizationId: string,
  recordIds: string[],
  from: number | null,
): Promise<{ deleted: string[]; end: number }> {
  const { rows } = await client.query<{ id: string | null; end: number }>(
    `select ${FEED_WATERMARK} as end, c.activity_id as id
       from (values (1)) one left join activity_change c
         on c.organization_id = $1 and c.scopes_before && $2::uuid[]
        ${from === null ? '' : 'and c.epoch = (select feed_epoch()) and c.xact >= $3'}
        and c.scopes_after is null and c.before is not null
        and not exists (select from activity a where a.id = c.activity_id)`,
    [organizationId, recordIds, ...(from === null ? [] : [from])],
  );
  return { deleted: rows.flatMap(({ id }) => id ?? []), end: rows[0]!.end };
}

/**
 * The ids that lead to a record: its own, and those of the records that were merged into it.
 * @throws {GatewayError} RECORD_NOT_FOUND.
 */
async function findRecordIds(client: Transaction, recordId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from crm_record where id = $1
     union all select id from record_alias where record_id = $1`,
    [recordId],
  );
  if (!rows.some(({ id }) => id === recordId)) {
    throw new GatewayError('RECORD_NOT_FOUND', 'record: the record was merged or erased just now.');
  }
  return rows.map(({ id }) => id);
}

async function eraseRow(
  client: Transaction,
  organizationId: string,
  recordId: string,
  ids: string[],
): Promise<void> {
  const { rows: links } = await client.query(
    `delete from record_link where record_id = $1
     returning source_id as "sourceId", object, external_id as "externalId"`,
    [recordId],
  );
  await addTombstones(client, organizationId, [
    ...links.map((link) => recordTombstone(link.sourceId, link)),
    ...ids.map(recordIdTombstone),
  ]);
  // Activities that are being sent are in no other table yet.
  await client.query(
    `delete from delivery where (source_id, object, external_id) in (
       select "sourceId", object, "externalId"
         from json_to_recordset($1) as w ("sourceId" uuid, object text, "externalId" text))`,
    [JSON.stringify(links)],
  );
  await client.query('delete from record_alias where record_id = $1', [recordId]);
  await lockTimelineCounts(client);
  const timelineIds = [...ids, ...ids.map(rollupTimelineId)];
  for (const table of ['timeline_count', 'timeline_period']) {
    await client.query(`delete from ${table} where scope_id = any($1::uuid[])`, [timelineIds]);
  }
  await client.query('delete from crm_record where id = $1', [recordId]);
  await appendRecordEnd(client, organizationId, recordId, null);
}
