import { COMPANIES } from '../activity/crm-object.js';
import { listedName } from '../activity/listed-name.js';
import { type RecordReference, referenceKey } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { inTransaction, lockForMerging, type Transaction } from '../db/transaction.js';
import { CommandError, echo } from '../errors.js';
import { requireOrganization } from '../ingest/lock-for-import.js';
import { findErased, liftTombstones, recordTombstone } from '../ingest/tombstones.js';
import { randomId } from '../ingest/upsert-records.js';
import { completeRecord, findPendingWork } from './complete-record.js';
import { mergeRecords, refuseOther } from './merge-records.js';
import { queueCompanyChange } from './queue-rollups.js';

/** What is to be true of one record. */
export interface RecordStatement {
  object: string;
  /** Its name; absent: kept. */
  name?: string;
  /** The name of the company that it belongs to; absent: kept. Created where there is none of it. */
  company?: string;
  /** All its ids in sources, at least one; the first record found survives a merge. */
  external: RecordReference[];
  /** Whether an erased record may be created again: only where a person names it. */
  revives?: boolean;
  /** Makes ids; see WriteTarget. */
  newId?: (name: string) => string;
}

/**
 * Makes all ids of a statement lead to one record: it is created where none of them has one, ids without a
 * record are linked, and records that exist apart are merged.
 * @returns whether the record was added, changed or merged, or was as stated before.
 * @throws {CommandError} where records of different objects would be merged, a company's name is that of
 *   several, or an id is that of a record that was erased; where the organization is being deleted.
 */
export async function stateRecord(
  database: Database,
  organizationId: string,
  statement: RecordStatement,
): Promise<'added' | 'updated' | 'unchanged'> {
  for (const { object } of statement.external) refuseOther(statement.object, object);
  const written = await inTransaction(database.pool, (client) =>
    writeStatement(client, organizationId, statement),
  );
  await completeRecord(database, organizationId, written);
  return written.outcome;
}

async function writeStatement(
  client: Transaction,
  organizationId: string,
  statement: RecordStatement,
) {
  await lockForMerging(client, organizationId);
  await requireOrganization(client, organizationId);
  const linked = await findLinked(client, statement.external);
  // Each record once, in the order of the ids.
  const records = new Map(
    statement.external.flatMap((reference) => {
      const record = linked.get(referenceKey(reference));
      return record ? [[record.id, record]] : [];
    }),
  );
  const [first, ...others] = records.values();
  const record = first ?? (await createStated(client, organizationId, statement));
  for (const other of others) await mergeRecords(client, organizationId, record, other);
  const missing = statement.external.filter((reference) => !linked.has(referenceKey(reference)));
  if (!statement.revives) await refuseErased(client, organizationId, missing);
  await insertLinks(client, organizationId, record, missing);
  const hasChanged = await describeRecord(client, organizationId, record, statement, !first);
  const outcome = !first
    ? ('added' as const)
    : others.length > 0 || missing.length > 0 || hasChanged
      ? ('updated' as const)
      : ('unchanged' as const);
  return { ...(await findPendingWork(client, organizationId, record.id)), outcome };
}

async function refuseErased(
  client: Transaction,
  organizationId: string,
  references: RecordReference[],
): Promise<void> {
  const tombstoneOf = (reference: RecordReference) =>
    recordTombstone(reference.sourceId, reference);
  const erased = await findErased(client, organizationId, references.map(tombstoneOf));
  const found = references.find((reference) => erased.has(tombstoneOf(reference)));
  if (found) throw new CommandError(`the record with the id ${echo(found.externalId)} was erased`);
}

/** The records that external ids are linked to, by referenceKey; without those that are not linked. */
export async function findLinked(
  client: Transaction,
  references: RecordReference[],
): Promise<Map<string, Pick<CrmRecord, 'id' | 'object'>>> {
  const { rows } = await client.query<RecordReference & Pick<CrmRecord, 'id'>>(
    `select w.*, l.record_id as id
       from json_to_recordset($1) as w ("sourceId" uuid, object text, "externalId" text)
       join record_link l on l.source_id = w."sourceId" and l.object = w.object
                         and l.external_id = w."externalId"`,
    [JSON.stringify(references)],
  );
  return new Map(rows.map((row) => [referenceKey(row), { id: row.id, object: row.object }]));
}

/** Creates a record; of a company, takes the one of this name that no source has claimed yet. */
async function createStated(
  client: Transaction,
  organizationId: string,
  { object, name, external, newId = randomId }: RecordStatement,
): Promise<Pick<CrmRecord, 'id' | 'object'>> {
  if (object === COMPANIES && name !== undefined) {
    const { rows } = await client.query<{ id: string }>(
      `select id from crm_record r where organization_id = $1 and object = $2 and name = $3
          and not exists (select from record_link l where l.record_id = r.id) limit 1`,
      [organizationId, object, name],
    );
    if (rows[0]) return { id: rows[0].id, object };
  }
  const record = { id: newId(`record ${JSON.stringify(external)}`), object };
  await insertRecord(client, organizationId, { ...record, name: name ?? null });
  return record;
}

/** Inserts a record, and its object where this is its first record. */
export async function insertRecord(
  client: Transaction,
  organizationId: string,
  { id, object, name }: Pick<CrmRecord, 'id' | 'object' | 'name'>,
): Promise<void> {
  const { name_key, name_search, search_version } = listedName(organizationId, name);
  await client.query(
    `with object as (
       insert into crm_object (organization_id, name) values ($1, $2) on conflict do nothing
     )
     insert into crm_record (organization_id, object, id, name, name_key, name_search, search_version)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [organizationId, object, id, name, name_key, name_search, search_version],
  );
}

/** Links external ids that are not linked yet to a record, also where they were erased before. */
export async function insertLinks(
  client: Transaction,
  organizationId: string,
  { id }: Pick<CrmRecord, 'id'>,
  references: RecordReference[],
): Promise<void> {
  if (references.length === 0) return;
  await liftTombstones(
    client,
    organizationId,
    references.map((reference) => recordTombstone(reference.sourceId, reference)),
  );
  await client.query(
    `insert into record_link (source_id, object, external_id, organization_id, record_id)
     select "sourceId", object, "externalId", $2, $3
       from json_to_recordset($1) as w ("sourceId" uuid, object text, "externalId" text)`,
    [JSON.stringify(references), organizationId, id],
  );
}

/** Sets the name and the company. @returns whether either was another before. */
async function describeRecord(
  client: Transaction,
  organizationId: string,
  { id }: Pick<CrmRecord, 'id'>,
  { name, company, newId = randomId }: RecordStatement,
  isNew: boolean,
): Promise<boolean> {
  const companyId =
    company === undefined ? null : await ensureCompany(client, organizationId, company, newId);
  // A new contact has no activities.
  if (companyId && !isNew) await queueCompanyChange(client, organizationId, id, companyId);
  const { rowCount } = await client.query(
    `update crm_record set name = coalesce($2, name), company_id = coalesce($3, company_id),
        updated_at = now()
      where id = $1 and (name, company_id)
        is distinct from (coalesce($2, name), coalesce($3, company_id))`,
    [id, name ?? null, companyId],
  );
  if (rowCount === 1 && name !== undefined) await listByName(client, organizationId, id, name);
  return rowCount === 1;
}

/** Derives anew what a record is listed by from the name that it has now. */
export async function listByName(
  client: Transaction,
  organizationId: string,
  id: string,
  name: string | null,
): Promise<void> {
  const { name_key, name_search, search_version } = listedName(organizationId, name);
  await client.query(
    'update crm_record set name_key = $2, name_search = $3, search_version = $4 where id = $1',
    [id, name_key, name_search, search_version],
  );
}

/** The company of a name, created where there is none. @throws {CommandError} where there are several. */
async function ensureCompany(
  client: Transaction,
  organizationId: string,
  name: string,
  newId: (name: string) => string,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select id from crm_record where organization_id = $1 and object = $2 and name = $3 limit 2',
    [organizationId, COMPANIES, name],
  );
  if (rows.length > 1) {
    throw new CommandError(`there are several companies named ${JSON.stringify(name)}`);
  }
  if (rows[0]) return rows[0].id;
  const company = { id: newId(`company ${name}`), object: COMPANIES, name };
  await insertRecord(client, organizationId, company);
  return company.id;
}
