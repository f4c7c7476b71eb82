import type pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import { recordPrefix } from '../db/crm-object.js';
import type { Database } from '../db/database.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { inTransaction, lockForMerging, lockForWriting } from '../db/transaction.js';
import { encodeId } from '../db/type-id.js';
import { GatewayError } from '../errors.js';
import { requireRecordIds } from '../ingest/resolve-record-ids.js';
import { randomId } from '../ingest/write-records.js';
import { findLinks, insertLinks, insertRecord } from './link-records.js';
import { mergeRecords } from './merge-records.js';

export interface NewRecord {
  object: string;
  name: string | null;
  /** UUID of its company. */
  companyId: string | null;
  external: RecordReference[];
}

/**
 * Makes a record with what sources call it.
 * @returns its UUID.
 * @throws {GatewayError} CONFLICT that names the record where an external id has one already;
 *   RECORD_NOT_FOUND where its company was erased meanwhile.
 */
export async function createRecord(
  database: Database,
  organizationId: string,
  { object, name, companyId, external }: NewRecord,
): Promise<string> {
  return inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId);
    // A source's import makes records for its ids too.
    for (const sourceId of [...new Set(external.map((ref) => ref.sourceId))].sort()) {
      await lockForWriting(client, organizationId, sourceId);
    }
    const links = await findLinks(client, external);
    const taken = links.findIndex((link) => link !== null);
    if (taken >= 0) {
      const owner = encodeId(recordPrefix(object), links[taken]!.id);
      throw new GatewayError(
        'CONFLICT',
        `input.external[${taken}]: ${JSON.stringify(external[taken]!.externalId)} is the id of ` +
          `${owner} already. Use that record, or link this one to it with linkRecord.`,
      );
    }
    const company = companyId && (await requireCurrent(client, companyId, 'input.company'));
    const recordId = randomId();
    await insertRecord(client, organizationId, { id: recordId, object }, name);
    await client.query('update crm_record set company_id = $2 where id = $1', [recordId, company]);
    await insertLinks(client, organizationId, { id: recordId, object }, external);
    return recordId;
  });
}

/**
 * Sets a record's name and company; absent: kept, null: cleared.
 * @throws {GatewayError} RECORD_NOT_FOUND where it or its company was erased meanwhile.
 */
export async function updateRecord(
  database: Database,
  organizationId: string,
  { id }: Pick<CrmRecord, 'id'>,
  { name, companyId }: { name?: string | null; companyId?: string | null },
): Promise<void> {
  if (name === undefined && companyId === undefined) return;
  await inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId);
    const recordId = await requireCurrent(client, id, 'input.record');
    const company = companyId && (await requireCurrent(client, companyId, 'input.company'));
    await client.query(
      `update crm_record set updated_at = now(),
              name = case when $2 then $3 else name end,
              company_id = case when $4 then $5 else company_id end
        where id = $1`,
      [recordId, name !== undefined, name, companyId !== undefined, company],
    );
  });
}

/**
 * Makes an external id lead to a record; where it leads to another already, the two become one.
 * @param ref of the record's own object.
 * @throws {GatewayError} RECORD_NOT_FOUND where the record was erased meanwhile.
 */
export async function linkRecord(
  database: Database,
  organizationId: string,
  { id, object }: Pick<CrmRecord, 'id' | 'object'>,
  ref: RecordReference,
): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    await lockForMerging(client, organizationId);
    const recordId = await requireCurrent(client, id, 'record');
    const survivor = { id: recordId, object };
    const [other = null] = await findLinks(client, [ref]);
    if (other) await mergeRecords(client, organizationId, survivor, other);
    else await insertLinks(client, organizationId, survivor, [ref]);
    await client.query('update crm_record set updated_at = now() where id = $1', [recordId]);
  });
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
