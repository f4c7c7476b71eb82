import type pg from 'pg';
import type { RecordInSource } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { deleteFound } from '../db/delete-found.js';
import { inTransaction, lockForWriting, type Transaction } from '../db/transaction.js';
import { type ActivityPlacement, PLACEMENT_COLUMNS } from '../ingest/activity-row.js';
import { applyChanges } from '../ingest/apply-changes.js';
import { deleteRows } from '../ingest/delete-activities.js';

/** The most rows that one transaction changes: the change feed waits for the oldest open one. */
const PORTION = 500;

/**
 * Stops reading a source and forgets its URL and token. Its activities stay, as if they had been
 * imported; readers that hold leases lose them. A call that was interrupted leaves it disabled, and is
 * completed by the next.
 */
export async function disconnectSource({ pool }: Database, sourceId: string): Promise<void> {
  // Disabled first: no reader may take a lease again while the links are reset.
  await pool.query('update source set enabled = false where id = $1', [sourceId]);
  let last: RecordInSource | undefined = { object: '', externalId: '' };
  while (last) last = await resetLinks(pool, sourceId, last);
  await pool.query(
    `update source set url = null, token = null, config = '{}', write_back = false, enabled = true
      where id = $1`,
    [sourceId],
  );
}

/** Resets the sync state of the links after one. @returns the last of them; undefined: it was the last. */
async function resetLinks(
  pool: pg.Pool,
  sourceId: string,
  after: RecordInSource,
): Promise<RecordInSource | undefined> {
  const { rows } = await pool.query<RecordInSource>(
    `with portion as (
       select object, external_id from record_link
        where source_id = $1 and (object, external_id) > ($2, $3)
        order by object, external_id limit ${PORTION}
     ), reset as (
       update record_link l set reading = null, lease_id = null, lease_until = null, failures = 0,
         error_code = null, error_message = null, error_at = null, retry_at = null
         from portion
        where l.source_id = $1 and l.object = portion.object and l.external_id = portion.external_id
     )
     select object, external_id as "externalId" from portion order by object desc, external_id desc limit 1`,
    [sourceId, after.object, after.externalId],
  );
  return rows[0];
}

/** The tables that refer to a source, besides its activities. */
const TABLES = ['rejected_item', 'delivery', 'record_link', 'actor', 'segment', 'broadcast'];

/**
 * Deletes a source with its activities and everything that only they refer to. Records stay. A call that
 * was interrupted is completed by the next.
 * @param onProgress called with the number of activities deleted so far.
 * @returns the number of activities deleted.
 */
export async function purgeSource(
  database: Database,
  organizationId: string,
  sourceId: string,
  onProgress: (deleted: number) => void,
): Promise<number> {
  await disconnectSource(database, sourceId);
  let deleted = 0;
  for (let isEmpty = false; !isEmpty; ) {
    const portion = await inTransaction(database.pool, async (client) => {
      await lockForWriting(client, organizationId, sourceId);
      const activities = await deletePortion(client, organizationId, sourceId);
      if (activities > 0) return { activities, isEmpty: false };
      for (const table of TABLES) {
        if (await deleteSome(client, table, sourceId)) return { activities, isEmpty: false };
      }
      await client.query('delete from source where id = $1', [sourceId]);
      return { activities, isEmpty: true };
    });
    isEmpty = portion.isEmpty;
    deleted += portion.activities;
    onProgress(deleted);
  }
  return deleted;
}

/** Deletes some rows of a source from a table. @returns whether there were any. */
async function deleteSome(client: Transaction, table: string, sourceId: string): Promise<boolean> {
  const some = `select ctid from ${table} where source_id = $1 limit ${PORTION}`;
  return (await deleteFound(client, table, some, [sourceId])) > 0;
}

async function deletePortion(
  client: Transaction,
  organizationId: string,
  sourceId: string,
): Promise<number> {
  const { rows } = await client.query<ActivityPlacement & { deleted_at: string | null }>(
    `select ${PLACEMENT_COLUMNS}, deleted_at from activity where source_id = $1
      order by external_id limit ${PORTION}`,
    [sourceId],
  );
  await applyChanges(
    client,
    organizationId,
    rows.filter(({ deleted_at }) => deleted_at === null).map((old) => ({ old, row: null })),
  );
  const ids = rows.map(({ id }) => id);
  await deleteRows(client, ids);
  return rows.length;
}
