import type pg from 'pg';
import { GatewayError } from '../errors.js';
import type { Database } from '../store/database.js';
import type { CrmRecord } from '../store/prisma/client.js';
import { inTransaction, lockForMerging, lockForWriting } from '../store/transaction.js';
import { encodeId } from '../type-id.js';
import { requireRecords } from '../write/require-records.js';
import { randomId } from '../write/write-records.js';
import { recordPrefix } from './crm-object.js';
import { type ExternalRef, findLinks, insertLinks, insertRecord } from './link-records.js';
import { mergeRecords } from './merge-records.js';

export interface NewRecord {
  object: string;
  name: string | null;
  /** UUID of its company. */
  companyId: string | null;
  external: ExternalRef[];
}

/**
 * Makes a record with what sources call it.
 * @returns its UUID.
 * @throws {GatewayError} CONFLICT that names the record where an external id has one already.
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
      const owner = encodeId(recordPrefix(object), links[taken]!.recordId);
      throw new GatewayError(
        'CONFLICT',
        `input.external[${taken}]: ${JSON.stringify(external[taken]!.externalId)} is the id of ` +
          `${owner} already. Use that record, or link this one to it with linkRecord.`,
      );
    }
    const recordId = randomId();
    await insertRecord(client, organizationId, { recordId, object }, name);
    if (companyId !== null) await setCompany(client, recordId, companyId);
    await insertLinks(client, organizationId, { recordId, object }, external);
    return recordId;
  });
}

/**
 * Sets a record's name and company; absent: kept, null: cleared.
 * @throws {GatewayError} RECORD_NOT_FOUND.
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
    const [recordId] = await requireRecords(client, [id], () => 'input.record');
    await client.query(
      `update crm_record set name = case when $2 then $3 else name end, updated_at = now()
        where id = $1`,
      [recordId, name !== undefined, name ?? null],
    );
    if (companyId !== undefined) await setCompany(client, recordId!, companyId);
  });
}

async function setCompany(
  client: pg.PoolClient,
  recordId: string,
  companyId: string | null,
): Promise<void> {
  const [company = null] =
    companyId === null ? [] : await requireRecords(client, [companyId], () => 'input.company');
  await client.query('update crm_record set company_id = $2 where id = $1', [recordId, company]);
}

/**
 * Makes an external id lead to a record; where it leads to another already, the two become one.
 * @param ref of the record's own object.
 */
export async function linkRecord(
  database: Database,
  organizationId: string,
  { id, object }: Pick<CrmRecord, 'id' | 'object'>,
  ref: ExternalRef,
): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    await lockForMerging(client, organizationId);
    const { rowCount } = await client.query('select from crm_record where id = $1', [id]);
    if (rowCount === 0) {
      throw new GatewayError('RECORD_NOT_FOUND', 'record: it was merged or erased just now.');
    }
    const survivor = { recordId: id, object };
    const [other = null] = await findLinks(client, [ref]);
    if (other) await mergeRecords(client, organizationId, survivor, other);
    else await insertLinks(client, organizationId, survivor, [ref]);
    await client.query('update crm_record set updated_at = now() where id = $1', [id]);
  });
}
