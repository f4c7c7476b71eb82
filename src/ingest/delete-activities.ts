import type { Transaction } from '../db/transaction.js';
import { type ActivityPlacement, PLACEMENT_COLUMNS } from './activity-row.js';
import { applyChanges } from './apply-changes.js';
import { activityTombstone, addTombstones } from './tombstones.js';

/**
 * Deletes activities permanently, inside the caller's transaction. Native ones are deleted with their rows, and
 * tombstones keep an import of an export from bringing them back. Those that came from a source, or were sent to
 * one, are soft-deleted, so that an import of the same item does not restore them.
 * @returns how many were deleted.
 */
export async function deleteActivities(
  client: Transaction,
  organizationId: string,
  ids: string[],
): Promise<number> {
  const { rows } = await client.query<
    ActivityPlacement & { source_id: string; is_native: boolean }
  >(
    `select ${PLACEMENT_COLUMNS}, source_id, external_id is null and delivery is null as is_native
       from activity
      where id = any($1::uuid[]) and organization_id = $2 and deleted_at is null for update`,
    [ids, organizationId],
  );
  await applyChanges(
    client,
    organizationId,
    rows.map((old) => ({ old, row: null })),
  );
  const idsOf = (isNative: boolean) =>
    rows.filter((row) => row.is_native === isNative).map(({ id }) => id);
  await addTombstones(
    client,
    organizationId,
    rows.flatMap(({ id, source_id, is_native }) =>
      is_native ? activityTombstone(source_id, id) : [],
    ),
  );
  await deleteRows(client, idsOf(true));
  await client.query(
    `update activity set deleted_at = now(), company_ids = '{}', updated_at = now()
      where id = any($1::uuid[])`,
    [idsOf(false)],
  );
  return rows.length;
}

/** Deletes the rows of activities that have no timeline entries, with their attachments. */
export async function deleteRows(client: Transaction, ids: string[]): Promise<void> {
  await client.query('delete from attachment where activity_id = any($1::uuid[])', [ids]);
  await client.query('delete from activity where id = any($1::uuid[])', [ids]);
}
