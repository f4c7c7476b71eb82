import type { Database } from '../db/database.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { inTransaction, lockForMerging, type Transaction } from '../db/transaction.js';
import { GatewayError } from '../errors.js';
import type { StoredPlace } from '../ingest/activity-row.js';
import { applyChanges } from '../ingest/apply-changes.js';
import { deleteRows } from '../ingest/delete-activities.js';
import { lockTimelineCounts } from '../ingest/fold-timeline-counts.js';
import { moveActivities } from '../ingest/move-activities.js';
import { FEED_WATERMARK, forgetChanges, recordGone } from '../ingest/record-changes.js';
import { activityTombstone, addTombstones, recordTombstone } from '../ingest/tombstones.js';
import { columnsOf } from './link-records.js';

/** How many activities are erased in one transaction: the change feed waits for the oldest. */
const PORTION = 500;

/**
 * Erases a record: its row, its links, and every activity that stands on no other record, with
 * attachments, wire JSON, words, counts and what the change feed keeps of them. What stands on other
 * records leaves only this one. Of what is gone, followers are told the ids; tombstones (hashes) of the
 * external ids keep imports from bringing it back. Broken off, it is completed by calling it again.
 * @returns how many activities were erased that stood on its timeline.
 * @throws {GatewayError} RECORD_NOT_FOUND where it becomes one with another, or is erased, meanwhile.
 */
export async function eraseRecord(
  database: Database,
  organizationId: string,
  record: Pick<CrmRecord, 'id'>,
): Promise<number> {
  const { known, end } = await inTransaction(database.pool, async (client) => {
    await client.query("set local statement_timeout = '5min'");
    const known = await idsOf(client, record.id);
    return { known, end: await forgetDeleted(client, organizationId, known, null) };
  });
  let erased = 0;
  for (;;) {
    const portion = await inTransaction(database.pool, async (client) => {
      await lockForMerging(client, organizationId);
      const ids = await idsOf(client, record.id);
      const found = await takePortion(client, organizationId, record.id);
      const own = found.filter(({ record_ids }) => record_ids.every((id) => id === record.id));
      await eraseActivities(client, organizationId, own);
      await moveActivities(
        client,
        organizationId,
        found
          .filter((place) => !own.includes(place))
          .map((place) => ({
            place,
            recordIds: place.record_ids.filter((id) => id !== record.id),
          })),
      );
      const isLast = found.length < PORTION;
      if (isLast) {
        // What became one with it since was not looked for.
        const from = ids.length === known.length ? end : null;
        await forgetDeleted(client, organizationId, ids, from);
        await eraseRow(client, organizationId, record.id, ids);
      }
      return { erased: own.filter(({ deleted_at }) => deleted_at === null).length, isLast };
    });
    erased += portion.erased;
    if (portion.isLast) return erased;
  }
}

interface FoundRow extends StoredPlace {
  source_id: string;
  external_id: string | null;
  deleted_at: string | null;
}

/** Activities of a record: those on its timeline first, then those that are hidden. */
async function takePortion(
  client: Transaction,
  organizationId: string,
  recordId: string,
): Promise<FoundRow[]> {
  const { rows } = await client.query<FoundRow>(
    `with found as (
       (select activity_id as id from timeline_entry where scope_id = $1 limit ${PORTION})
       union all
       (select id from activity
         where organization_id = $2 and deleted_at is not null and $1 = any(record_ids)
         limit ${PORTION})
     )
     select id, occurred_at, record_ids, source_id, external_id, deleted_at
       from activity where id in (select id from found limit ${PORTION})`,
    [recordId, organizationId],
  );
  return rows;
}

async function eraseActivities(
  client: Transaction,
  organizationId: string,
  rows: FoundRow[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const visible = rows.filter(({ deleted_at }) => deleted_at === null);
  await applyChanges(
    client,
    organizationId,
    visible.map((old) => ({ old, row: null })),
  );
  await addTombstones(
    client,
    organizationId,
    rows.flatMap(({ source_id, external_id }) =>
      external_id === null ? [] : activityTombstone(source_id, external_id),
    ),
  );
  await deleteRows(client, ids);
  await forgetAll(client, organizationId, ids);
}

/** Of all that was remembered of activities, that they are gone is what is left. */
async function forgetAll(
  client: Transaction,
  organizationId: string,
  ids: string[],
): Promise<void> {
  await forgetChanges(client, ids);
  await client.query('delete from delivery where activity_id = any($1::uuid[])', [ids]);
  await client.query(
    'delete from idempotency_key where organization_id = $1 and activity_id = any($2::uuid[])',
    [organizationId, ids],
  );
}

/**
 * Forgets the activities that were logged on a record and deleted before it: the feed has their words.
 * It has no index for this, and is read without keeping others from writing.
 * @param from the first transaction of this epoch to look at; null: all of the feed, older epochs too.
 * @returns the one from which on there may be more.
 */
async function forgetDeleted(
  client: Transaction,
  organizationId: string,
  recordIds: string[],
  from: number | null,
): Promise<number> {
  const { rows } = await client.query<{ id: string | null; end: number }>(
    `select ${FEED_WATERMARK} as end, c.activity_id as id
       from (values (1)) one left join activity_change c
         on c.organization_id = $1 and c.scopes_before && $2::uuid[]
        ${from === null ? '' : 'and c.epoch = feed_epoch() and c.xact >= $3'}
        and c.scopes_after is null and c.before is not null
        and not exists (select from activity a where a.id = c.activity_id)`,
    [organizationId, recordIds, ...(from === null ? [] : [from])],
  );
  await forgetAll(
    client,
    organizationId,
    rows.flatMap(({ id }) => id ?? []),
  );
  return rows[0]!.end;
}

/** The ids that lead to a record: its own, and those of the records that became one with it. */
async function idsOf(client: Transaction, recordId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from crm_record where id = $1
     union all select id from record_alias where record_id = $1`,
    [recordId],
  );
  if (!rows.some(({ id }) => id === recordId)) {
    throw new GatewayError('RECORD_NOT_FOUND', 'record: it was merged or erased just now.');
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
  await addTombstones(
    client,
    organizationId,
    links.map((link) => recordTombstone(link.sourceId, link)),
  );
  // What is being sent stands nowhere else yet.
  await client.query(
    `delete from delivery where (source_id, object, external_id)
       in (select * from unnest($1::uuid[], $2::text[], $3::text[]))`,
    columnsOf(links),
  );
  await client.query('delete from record_alias where record_id = $1', [recordId]);
  await client.query('update crm_record set company_id = null where company_id = $1', [recordId]);
  await lockTimelineCounts(client);
  await client.query('delete from timeline_count where scope_id = any($1::uuid[])', [ids]);
  await client.query('delete from crm_record where id = $1', [recordId]);
  await recordGone(client, organizationId, recordId, null);
}
