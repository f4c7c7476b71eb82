import type pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import { COMPANIES } from '../db/crm-object.js';
import type { Database } from '../db/database.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { inTransaction, lockForMerging } from '../db/transaction.js';
import { CommandError, echo } from '../errors.js';
import { findErased, liftTombstones, recordTombstone } from '../ingest/tombstones.js';
import { randomId } from '../ingest/write-records.js';
import { mergeRecords, refuseOther } from './merge-records.js';

/** What is to hold of one record, from now on. */
export interface RecordStatement {
  object: string;
  /** Its name; absent: kept. */
  name?: string;
  /** The name of the company that it belongs to; absent: kept. Made where there is none of it. */
  company?: string;
  /** Everything it is called upstream, at least one; the first record found goes on. */
  external: RecordReference[];
  /** Whether a record that was erased may be made again: only where a person says so by name. */
  revives?: boolean;
  /** Makes ids; see WriteTarget. */
  newId?: (name: string) => string;
}

/**
 * Makes it true that all these ids are one record: it is made where none of them has one, they are
 * linked where they have none, and records that exist apart are merged, all in one transaction.
 * @throws {CommandError} where records of different objects would become one, a company's name is that
 *   of several, or an id is that of a record that was erased.
 */
export async function stateRecord(
  database: Database,
  organizationId: string,
  statement: RecordStatement,
): Promise<'added' | 'updated' | 'unchanged'> {
  for (const { object } of statement.external) refuseOther(statement.object, object);
  return inTransaction(database.pool, async (client) => {
    await lockForMerging(client, organizationId);
    const links = await findLinks(client, statement.external);
    const [first, ...others] = links.filter((link) => link !== null);
    const record = first ?? (await createRecord(client, organizationId, statement));
    for (const other of others) await mergeRecords(client, organizationId, record, other);
    const missing = statement.external.filter((_, index) => links[index] === null);
    if (!statement.revives) await refuseErased(client, organizationId, missing);
    await insertLinks(client, organizationId, record, missing);
    const hasChanged = await describeRecord(client, organizationId, record, statement);
    if (!first) return 'added';
    const merged = others.some(({ id }) => id !== first.id);
    return merged || missing.length > 0 || hasChanged ? 'updated' : 'unchanged';
  });
}

async function refuseErased(
  client: pg.PoolClient,
  organizationId: string,
  refs: RecordReference[],
): Promise<void> {
  const tombstones = refs.map((ref) => recordTombstone(ref.sourceId, ref));
  const erased = await findErased(client, organizationId, tombstones);
  const ref = refs.find((_, index) => erased.has(tombstones[index]!));
  if (ref) throw new CommandError(`the record with the id ${echo(ref.externalId)} was erased`);
}

/** The records that external ids lead to, in their order; null where there is none. */
export async function findLinks(
  client: pg.PoolClient,
  refs: RecordReference[],
): Promise<(Pick<CrmRecord, 'id' | 'object'> | null)[]> {
  const { rows } = await client.query<{ place: number } & Pick<CrmRecord, 'id' | 'object'>>(
    `select w.place::int, r.id, r.object
       from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality
              w (source_id, object, external_id, place)
       join record_link l using (source_id, object, external_id)
       join crm_record r on r.id = l.record_id`,
    columnsOf(refs),
  );
  return refs.map((_, index) => rows.find(({ place }) => place === index + 1) ?? null);
}

/** A new record; of a company, the one of this name that no source has claimed yet. */
async function createRecord(
  client: pg.PoolClient,
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
  await insertRecord(client, organizationId, record, name ?? null);
  return record;
}

/** Adds a record, and its object where it is the first of it. */
export async function insertRecord(
  client: pg.PoolClient,
  organizationId: string,
  { id, object }: Pick<CrmRecord, 'id' | 'object'>,
  name: string | null,
): Promise<void> {
  await client.query(
    `with object as (
       insert into crm_object (organization_id, name) values ($1, $2) on conflict do nothing
     )
     insert into crm_record (organization_id, object, id, name) values ($1, $2, $3, $4)`,
    [organizationId, object, id, name],
  );
}

/** Links external ids that lead nowhere yet to a record. */
export async function insertLinks(
  client: pg.PoolClient,
  organizationId: string,
  { id }: Pick<CrmRecord, 'id' | 'object'>,
  refs: RecordReference[],
): Promise<void> {
  if (refs.length === 0) return;
  await liftTombstones(
    client,
    organizationId,
    refs.map((ref) => recordTombstone(ref.sourceId, ref)),
  );
  await client.query(
    `insert into record_link (source_id, object, external_id, organization_id, record_id)
     select *, $4::uuid, $5::uuid from unnest($1::uuid[], $2::text[], $3::text[])`,
    [...columnsOf(refs), organizationId, id],
  );
}

/** External ids as the arrays that SQL unnests: sources, objects, ids. */
export function columnsOf(refs: RecordReference[]): unknown[][] {
  return [
    refs.map(({ sourceId }) => sourceId),
    refs.map(({ object }) => object),
    refs.map(({ externalId }) => externalId),
  ];
}

/** Sets the name and the company. @returns whether either was another before. */
async function describeRecord(
  client: pg.PoolClient,
  organizationId: string,
  { id }: Pick<CrmRecord, 'id' | 'object'>,
  { name, company, newId = randomId }: RecordStatement,
): Promise<boolean> {
  const companyId =
    company === undefined ? null : await companyNamed(client, organizationId, company, newId);
  const { rowCount } = await client.query(
    `update crm_record set name = coalesce($2, name), company_id = coalesce($3, company_id),
        updated_at = now()
      where id = $1 and (name, company_id)
        is distinct from (coalesce($2, name), coalesce($3, company_id))`,
    [id, name ?? null, companyId],
  );
  return rowCount === 1;
}

async function companyNamed(
  client: pg.PoolClient,
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
  const company = { id: newId(`company ${name}`), object: COMPANIES };
  await insertRecord(client, organizationId, company, name);
  return company.id;
}
