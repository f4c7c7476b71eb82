import type { CrmRecord } from '../db/prisma/client.js';
import type { Transaction } from '../db/transaction.js';
import { CommandError } from '../errors.js';
import type { StoredPlace } from '../ingest/activity-row.js';
import { moveActivities } from '../ingest/move-activities.js';
import { recordGone } from '../ingest/record-changes.js';

/** @throws {CommandError} where records of these objects cannot be one: they are not the same. */
export function refuseOther(object: string, other: string): void {
  if (object === other) return;
  throw new CommandError(`A record of ${object} and one of ${other} cannot become one.`);
}

/**
 * Makes two records one, inside the caller's transaction (which holds lockForMerging): activities,
 * links, contacts and counts move to the first; the second's id goes on leading to it.
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
  await moveAll(client, organizationId, survivor.id, other.id);
  // Hidden activities have no entry; they must not lead to a record that is gone either.
  await client.query(
    `update activity a set record_ids = array_replace(a.record_ids, $2, $1)
      where a.organization_id = $3 and a.deleted_at is not null and $2 = any(a.record_ids)`,
    [...ids, organizationId],
  );
  await client.query('update record_link set record_id = $1 where record_id = $2', ids);
  await client.query('update crm_record set company_id = $1 where company_id = $2', ids);
  await client.query('update record_alias set record_id = $1 where record_id = $2', ids);
  await client.query(
    `update crm_record s
        set name = coalesce(s.name, o.name), company_id = coalesce(s.company_id, o.company_id),
            created_at = least(s.created_at, o.created_at), updated_at = now()
       from crm_record o where s.id = $1 and o.id = $2`,
    ids,
  );
  await client.query('delete from crm_record where id = $1', [other.id]);
  await client.query(
    'insert into record_alias (record_id, id, organization_id) values ($1, $2, $3)',
    [...ids, organizationId],
  );
  await recordGone(client, organizationId, other.id, survivor.id);
}

/** How many activities are moved at once: memory must not grow with the timeline. */
const PORTION = 1_000;

async function moveAll(
  client: Transaction,
  organizationId: string,
  to: string,
  from: string,
): Promise<void> {
  for (;;) {
    const { rows } = await client.query<StoredPlace>(
      `select a.id, a.occurred_at, a.record_ids
         from timeline_entry e join activity a on a.id = e.activity_id
        where e.scope_id = $1 limit ${PORTION}`,
      [from],
    );
    await moveActivities(
      client,
      organizationId,
      rows.map((place) => ({
        place,
        recordIds: [...new Set(place.record_ids.map((id) => (id === from ? to : id)))],
      })),
    );
    if (rows.length < PORTION) return;
  }
}
