import { objectTimelineId, rollupTimelineId } from '../activity/timeline-id.js';
import { CHANNELS } from '../db/channels.js';
import type { Database } from '../db/database.js';
import { deleteFound } from '../db/delete-found.js';
import type { Organization } from '../db/prisma/client.js';
import { inTransaction, lockForMerging, type Transaction } from '../db/transaction.js';
import { lockTimelineCounts } from '../ingest/fold-timeline-counts.js';
import { purgeSource } from './remove-source.js';

/** The most rows that one transaction deletes. */
const PORTION = 500;

/** What is deleted with an organization. */
export interface OrganizationSize {
  records: number;
  activities: number;
  sources: number;
  keys: number;
}

/** Counts what deleteOrganization would delete. */
export async function measureOrganization(
  { pool }: Database,
  organizationId: string,
): Promise<OrganizationSize> {
  const { rows } = await pool.query<OrganizationSize>(
    `select (select count(*) from crm_record where organization_id = $1) as records,
            (select count(*) from timeline_entry where scope_id = $1) as activities,
            (select count(*) from source where organization_id = $1 and system <> 'NATIVE') as sources,
            (select count(*) from api_key where organization_id = $1) as keys`,
    [organizationId],
  );
  return rows[0]!;
}

/**
 * Deletes an organization with everything of it, in portions. Its keys go first: from then on it is not served at
 * all, no command but this one finds it, and its sources are not read. A call that was interrupted is completed by
 * the next.
 * @param onProgress called with the number of activities deleted so far.
 */
export async function deleteOrganization(
  database: Database,
  { id }: Pick<Organization, 'id'>,
  onProgress: (deleted: number) => void,
): Promise<void> {
  const { pool, prisma } = database;
  await inTransaction(pool, async (client) => {
    await lockForMerging(client, id);
    await client.query('update organization set is_deleted = true where id = $1', [id]);
    await client.query('update source set enabled = false where organization_id = $1', [id]);
    await client.query('delete from api_key where organization_id = $1', [id]);
  });
  await pool.query('select pg_notify($1, $2)', [CHANNELS.keys, '']);
  let deleted = 0;
  for (const source of await prisma.source.findMany({ where: { organizationId: id } })) {
    deleted += await purgeSource(database, id, source.id, (count) => onProgress(deleted + count));
  }
  for (const deleteSome of [deleteRecords, ...OWN_TABLES.map(deleteFrom)]) {
    for (let isEmpty = false; !isEmpty; ) {
      isEmpty = await inTransaction(pool, async (client) => {
        await lockForMerging(client, id);
        return deleteSome(client, id);
      });
    }
  }
  await inTransaction(pool, async (client) => {
    await lockForMerging(client, id);
    const { rows: objects } = await client.query<{ name: string }>(
      'delete from crm_object where organization_id = $1 returning name',
      [id],
    );
    await deleteCounts(client, [id, ...objects.map(({ name }) => objectTimelineId(id, name))]);
    await client.query('delete from organization where id = $1', [id]);
  });
}

/** The tables with rows of an organization that belong neither to a source nor to a record. */
const OWN_TABLES = [
  'activity_change',
  'change_horizon',
  'idempotency_key',
  'rollup_refresh',
  'tombstone',
];

/** Deletes some rows of a table. @returns whether there are none left. */
function deleteFrom(table: string) {
  return async (client: Transaction, organizationId: string): Promise<boolean> => {
    const some = `select ctid from ${table} where organization_id = $1 limit ${PORTION}`;
    return (await deleteFound(client, table, some, [organizationId])) === 0;
  };
}

/** Deletes some records with the ids that lead to them and their counts. @returns whether there are none left. */
async function deleteRecords(client: Transaction, organizationId: string): Promise<boolean> {
  const { rows: records } = await client.query<{ id: string }>(
    `delete from crm_record where id in (
       select id from crm_record where organization_id = $1 limit ${PORTION}) returning id`,
    [organizationId],
  );
  const { rows: aliases } = await client.query<{ id: string }>(
    'delete from record_alias where record_id = any($1::uuid[]) returning id',
    [records.map(({ id }) => id)],
  );
  const ids = [...records, ...aliases].map(({ id }) => id);
  await deleteCounts(client, [...ids, ...ids.map(rollupTimelineId)]);
  return records.length < PORTION;
}

async function deleteCounts(client: Transaction, timelineIds: string[]): Promise<void> {
  await lockTimelineCounts(client);
  for (const table of ['timeline_count', 'timeline_period', 'timeline_period_backfill']) {
    await client.query(`delete from ${table} where scope_id = any($1::uuid[])`, [timelineIds]);
  }
}
