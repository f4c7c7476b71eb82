import { CONTACTS } from '../activity/crm-object.js';
import type { Transaction } from '../db/transaction.js';
import { resolveRecords } from '../ingest/resolve-records.js';

/** SQL: whether a record `q` of rollup_refresh is queued for the rollup of a company. @param companyId SQL of a UUID. */
export function isQueuedFor(companyId: string): string {
  return `q.company_ids @> array[${companyId}]`;
}

/**
 * Notes that the activities of records may have to move between the rollups of some companies, inside the
 * transaction that changes the company of these records. The caller calls completeRollups after the commit; a
 * record whose activities are being moved is begun anew.
 */
export async function queueRollups(
  client: Transaction,
  organizationId: string,
  recordIds: string[],
  companyIds: string[],
): Promise<void> {
  await client.query(
    `insert into rollup_refresh as q (record_id, organization_id, company_ids)
     select id, $2, $3 from unnest($1::uuid[]) id
     on conflict (record_id) do update
        set company_ids = array(select unnest(q.company_ids) union select unnest($3::uuid[])),
            occurred_at = null, activity_id = null, is_first = false`,
    [recordIds, organizationId, companyIds],
  );
}

/**
 * The same for one record before it is given another company, which is locked until the transaction ends.
 * @param companyId null: none.
 * @returns whether its activities may have to move: it is a contact, and the company is another.
 */
export async function queueCompanyChange(
  client: Transaction,
  organizationId: string,
  recordId: string,
  companyId: string | null,
): Promise<boolean> {
  await client.query('select from crm_record where id = $1 for update', [recordId]);
  const record = (await resolveRecords(client, [recordId])).get(recordId);
  if (record?.object !== CONTACTS || record.companyId === companyId) return false;
  const companyIds = [record.companyId, companyId].filter((id) => id !== null);
  await queueRollups(client, organizationId, [recordId], companyIds);
  return true;
}

/**
 * The same for two records of one object before one is merged into the other: activities that a merge moves
 * change their company with it.
 */
export async function queueMergedRollups(
  client: Transaction,
  organizationId: string,
  survivorId: string,
  otherId: string,
): Promise<void> {
  const records = await resolveRecords(client, [survivorId, otherId]);
  const [survivor, other] = [records.get(survivorId)!, records.get(otherId)!];
  const { rows } = await client.query<{ company_ids: string[] }>(
    'delete from rollup_refresh where record_id = $1 returning company_ids',
    [otherId],
  );
  const companyIds = new Set(rows.flatMap(({ company_ids }) => company_ids));
  if (survivor.object === CONTACTS && survivor.companyId !== other.companyId) {
    for (const id of [survivor.companyId, other.companyId]) if (id !== null) companyIds.add(id);
  }
  if (companyIds.size > 0) {
    await queueRollups(client, organizationId, [survivorId], [...companyIds]);
  }
  // What is to move to the rollup of a merged company moves to the survivor's, which may be complete and have
  // followers: they are to receive it.
  await client.query(
    `update rollup_refresh q set company_ids = array_append(company_ids, $2), is_first = false
      where organization_id = $1 and ${isQueuedFor('$3::uuid')} and not ${isQueuedFor('$2::uuid')}`,
    [organizationId, survivorId, otherId],
  );
}

/**
 * Whether activities of a record, or on the rollup of a company, are still to be moved, inside the caller's
 * transaction.
 */
export async function hasPendingRollups(
  client: Transaction,
  organizationId: string,
  recordId: string,
): Promise<boolean> {
  const { rows } = await client.query(
    `select from rollup_refresh q
      where organization_id = $1 and (record_id = $2 or ${isQueuedFor('$2::uuid')}) limit 1`,
    [organizationId, recordId],
  );
  return rows.length > 0;
}
