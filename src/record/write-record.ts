import type pg from 'pg';
import { recordPrefix } from '../activity/crm-object.js';
import { type RecordReference, referenceKey } from '../activity/record-reference.js';
import { encodeId } from '../activity/type-id.js';
import type { Database } from '../db/database.js';
import type { CrmRecord } from '../db/prisma/client.js';
import {
  inTransaction,
  lockForMerging,
  lockForWriting,
  type Transaction,
} from '../db/transaction.js';
import { GatewayError } from '../errors.js';
import { requireRecordIds } from '../ingest/resolve-records.js';
import { randomId } from '../ingest/upsert-records.js';
import { completeRecord, findPendingWork } from './complete-record.js';
import { findLinked, insertLinks, insertRecord, listByName } from './link-records.js';
import { mergeRecords } from './merge-records.js';
import { queueCompanyChange } from './queue-rollups.js';
import { completeRollups } from './refresh-rollups.js';

export interface NewRecord {
  object: string;
  name: string | null;
  /** UUID of its company. */
  companyId: string | null;
  external: RecordReference[];
}

/**
 * Creates a record with its ids in sources.
 * @returns its UUID.
 * @throws {GatewayError} CONFLICT, naming the record that an external id is linked to already;
 *   RECORD_NOT_FOUND where its company was erased meanwhile.
 */
export async function createRecord(
  database: Database,
  organizationId: string,
  { object, name, companyId, external }: NewRecord,
): Promise<string> {
  return inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId);
    // A source's import creates records for its ids too.
    for (const sourceId of [...new Set(external.map((reference) => reference.sourceId))].sort()) {
      await lockForWriting(client, organizationId, sourceId);
    }
    await refuseLinked(client, external);
    const company = companyId && (await requireCurrent(client, companyId, 'input.company'));
    const record = { id: randomId(), object, name };
    await insertRecord(client, organizationId, record);
    await client.query('update crm_record set company_id = $2 where id = $1', [record.id, company]);
    await insertLinks(client, organizationId, record, external);
    return record.id;
  });
}

/** @throws {GatewayError} CONFLICT for the first of some external ids that is linked to a record. */
async function refuseLinked(client: Transaction, external: RecordReference[]): Promise<void> {
  const linked = await findLinked(client, external);
  for (const [index, reference] of external.entries()) {
    const owner = linked.get(referenceKey(reference));
    if (!owner) continue;
    throw new GatewayError(
      'CONFLICT',
      `input.external[${index}]: ${JSON.stringify(reference.externalId)} is the id of ` +
        `${encodeId(recordPrefix(owner.object), owner.id)} already. Use that record, or link this one ` +
        'to it with linkRecord.',
    );
  }
}

/**
 * Sets a record's name and company; absent: kept, null: cleared. Returns when the activities of a contact are on
 * the rollup of its new company, or left to maintenance.
 * @throws {GatewayError} RECORD_NOT_FOUND where it or its company was erased meanwhile.
 */
export async function updateRecord(
  database: Database,
  organizationId: string,
  { id }: Pick<CrmRecord, 'id'>,
  { name, companyId }: { name?: string | null; companyId?: string | null },
): Promise<void> {
  if (name === undefined && companyId === undefined) return;
  const movedId = await inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId);
    const recordId = await requireCurrent(client, id, 'input.record');
    const company = companyId && (await requireCurrent(client, companyId, 'input.company'));
    const isMoved =
      company !== undefined &&
      (await queueCompanyChange(client, organizationId, recordId, company));
    await client.query(
      `update crm_record set updated_at = now(),
              name = case when $2 then $3 else name end,
              company_id = case when $4 then $5 else company_id end
        where id = $1`,
      [recordId, name !== undefined, name, companyId !== undefined, company],
    );
    if (name !== undefined) await listByName(client, organizationId, recordId, name);
    return isMoved ? recordId : null;
  });
  // The change is stored: where moving fails, for example because the organization is locked for long, maintenance
  // goes on with it, and logs what fails again.
  if (movedId) await completeRollups(database, organizationId, movedId).catch(() => {});
}

/**
 * Links an external id to a record; where it is linked to another already, that is merged into this one.
 * Returns when the merge is complete; reads of the record in between return all of it.
 * @param reference of the record's own object.
 * @throws {GatewayError} RECORD_NOT_FOUND where the record was erased meanwhile.
 */
export async function linkRecord(
  database: Database,
  organizationId: string,
  { id, object }: Pick<CrmRecord, 'id' | 'object'>,
  reference: RecordReference,
): Promise<void> {
  const pending = await inTransaction(database.pool, async (client) => {
    await lockForMerging(client, organizationId);
    const recordId = await requireCurrent(client, id, 'record');
    const survivor = { id: recordId, object };
    const other = (await findLinked(client, [reference])).get(referenceKey(reference));
    if (other) await mergeRecords(client, organizationId, survivor, other);
    else await insertLinks(client, organizationId, survivor, [reference]);
    await client.query('update crm_record set updated_at = now() where id = $1', [recordId]);
    return findPendingWork(client, organizationId, recordId);
  });
  await completeRecord(database, organizationId, pending);
}

/** The record that an id leads to now. @throws {GatewayError} RECORD_NOT_FOUND. */
async function requireCurrent(
  client: pg.PoolClient,
  id: string,
  argument: string,
): Promise<string> {
  const [current] = await requireRecordIds(client, [id], () => argument);
  return current!;
}
