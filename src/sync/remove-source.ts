import type { Database } from '../db/database.js';
import { inTransaction, lockForWriting, type Transaction } from '../db/transaction.js';
import type { StoredPlace } from '../ingest/activity-row.js';
import { applyChanges } from '../ingest/apply-changes.js';
import { deleteRows } from '../ingest/delete-activities.js';

/**
 * Stops reading a source and forgets its URL and token. Its activities stay, as if they had been
 * imported; readers that hold leases lose them.
 */
export async function disconnectSource({ pool }: Database, sourceId: string): Promise<void> {
  await pool.query(
    `with links as (
       update record_link set reading = null, lease_id = null, lease_until = null, failures = 0,
         error_code = null, error_message = null, error_at = null, retry_at = null
        where source_id = $1
     )
     update source set url = null, token = null, config = '{}', write_back = false, enabled = true
      where id = $1`,
    [sourceId],
  );
}

/** Activities deleted in one transaction: the change feed waits for the oldest open one. */
const BATCH = 500;

/**
 * Deletes a source with its activities and everything that only they refer to. Records stay.
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
  for (;;) {
    const count = await inTransaction(database.pool, async (client) => {
      await lockForWriting(client, organizationId, sourceId);
      return deleteBatch(client, organizationId, sourceId);
    });
    deleted += count;
    onProgress(deleted);
    if (count < BATCH) break;
  }
  await inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId, sourceId);
    for (const table of ['delivery', 'record_link', 'actor', 'segment', 'broadcast']) {
      await client.query(`delete from ${table} where source_id = $1`, [sourceId]);
    }
    await client.query('delete from source where id = $1', [sourceId]);
  });
  return deleted;
}

async function deleteBatch(
  client: Transaction,
  organizationId: string,
  sourceId: string,
): Promise<number> {
  const { rows } = await client.query<StoredPlace & { deleted_at: string | null }>(
    `select id, occurred_at, record_ids, deleted_at from activity where source_id = $1
      order by external_id limit ${BATCH}`,
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
