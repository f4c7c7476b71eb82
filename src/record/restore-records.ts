import { COMPANIES } from '../activity/crm-object.js';
import { listedName } from '../activity/listed-name.js';
import { type RecordReference, referenceKey } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import {
  inTransaction,
  lockExportedIds,
  lockForMerging,
  type Transaction,
} from '../db/transaction.js';
import {
  chooseExportedIds,
  type ExportedReference,
  exportedReferenceKey,
  findExportedRecords,
  recordIdTombstones,
  resolveExported,
} from '../ingest/exported-ids.js';
import { requireOrganization } from '../ingest/lock-for-import.js';
import { addTombstones, findErased, recordTombstone } from '../ingest/tombstones.js';
import { completeRecord, findPendingWork, type PendingWork } from './complete-record.js';
import { findLinked, insertLinks, listByName } from './link-records.js';
import { mergeRecords } from './merge-records.js';
import { queueCompanyChange } from './queue-rollups.js';

/** What was exported of a record's list in a source: its coverage. */
export interface ExportedCoverage {
  /** ISO 8601; null: not known. */
  asOf: string | null;
  completeDownTo: string | null;
  verifiedAt: string | null;
  complete: boolean;
  rejectedItems: number;
  warnings: number;
}

/** A record as it was exported. */
export interface ExportedRecord {
  /** The UUID that it had. */
  id: string;
  object: string;
  name: string | null;
  company: ExportedReference | null;
  /** ISO 8601 */
  createdAt: string;
  updatedAt: string;
  links: (RecordReference & ExportedCoverage)[];
  /** UUIDs of the records that were merged into it. */
  formerIds: string[];
}

export type RecordOutcome = 'added' | 'updated' | 'unchanged' | 'erased';

/**
 * Stores exported records in one transaction: each is created, or found by its ids in sources, which then lead to
 * one record (records that exist apart are merged), or by its own id. Name and company of a record that exists are
 * replaced where the export is of a later version of it. A record that was erased here stays so.
 * @param records no id twice; their companies are stored, or among them.
 * @returns the outcome of each, in their order.
 */
export async function restoreRecords(
  database: Database,
  organizationId: string,
  records: ExportedRecord[],
): Promise<RecordOutcome[]> {
  const { outcomes, pending } = await inTransaction(database.pool, async (client) => {
    await lockForMerging(client, organizationId);
    await requireOrganization(client, organizationId);
    await lockExportedIds(client);
    const found = await findRecords(client, organizationId, records);
    const ids = await insertMissing(client, organizationId, found);
    const linked: RecordOutcome[] = [];
    for (const [index, it] of found.entries()) {
      linked.push(it.isErased ? 'erased' : await link(client, organizationId, ids[index]!, it));
    }
    const described = await describe(client, organizationId, found, ids);
    await restoreCoverage(client, records);
    await restoreAliases(client, organizationId, found, ids);
    const outcomes = linked.map((outcome, index) =>
      outcome === 'unchanged' && described.has(ids[index]!) ? 'updated' : outcome,
    );
    const pending: PendingWork[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome !== 'updated') continue;
      pending.push(await findPendingWork(client, organizationId, ids[index]!));
    }
    return { outcomes, pending };
  });
  for (const work of pending) await completeRecord(database, organizationId, work);
  return outcomes;
}

/** An exported record, with what is stored of it. */
interface FoundRecord {
  record: ExportedRecord;
  /** The UUID of the record that exists; null: there is none. */
  id: string | null;
  /** UUIDs of further records that its ids in sources lead to. */
  others: string[];
  /** Its ids in sources that are not linked, and were not erased. */
  missing: RecordReference[];
  isErased: boolean;
}

async function findRecords(
  client: Transaction,
  organizationId: string,
  records: ExportedRecord[],
): Promise<FoundRecord[]> {
  const linked = await findLinked(
    client,
    records.flatMap(({ links }) => links.map(toReference)),
  );
  const known = await findExportedRecords(
    client,
    organizationId,
    records.map(({ id }) => id),
  );
  const tombstoneOf = (reference: RecordReference) =>
    recordTombstone(reference.sourceId, reference);
  const tombstonesOf = ({ id, links }: ExportedRecord) => [
    ...recordIdTombstones(organizationId, id),
    ...links.map(tombstoneOf),
  ];
  const erased = await findErased(client, organizationId, records.flatMap(tombstonesOf));
  const found = records.map((record): FoundRecord => {
    const ids = record.links.flatMap((it) => linked.get(referenceKey(it))?.id ?? []);
    const [first = known.get(record.id) ?? null, ...more] = new Set(ids);
    const isErased = first === null && tombstonesOf(record).some((it) => erased.has(it));
    const missing = record.links.filter(
      (it) => !linked.has(referenceKey(it)) && !erased.has(tombstoneOf(it)),
    );
    return { record, id: first, others: more, missing: missing.map(toReference), isErased };
  });
  // They are ids of what was erased, too: activities name the record by one of them.
  await addTombstones(
    client,
    organizationId,
    found.flatMap(({ record, isErased }) => (isErased ? tombstonesOf(record) : [])),
  );
  return found;
}

function toReference({ sourceId, object, externalId }: RecordReference): RecordReference {
  return { sourceId, object, externalId };
}

/** Inserts the records that do not exist, with their links. @returns the UUIDs of all, in their order; null: it was erased. */
async function insertMissing(
  client: Transaction,
  organizationId: string,
  found: FoundRecord[],
): Promise<(string | null)[]> {
  const missing = found.filter(({ id, isErased }) => id === null && !isErased);
  const newIds = await chooseExportedIds(
    client,
    'crm_record',
    organizationId,
    missing.map(({ record }) => record.id),
  );
  const rows = missing.map(({ record: { id, object, name, createdAt, updatedAt } }) => ({
    id: newIds.get(id),
    object,
    name,
    created_at: createdAt,
    updated_at: updatedAt,
    ...listedName(organizationId, name),
  }));
  const links = missing.flatMap(({ record, missing }) =>
    missing.map((it) => ({ ...it, recordId: newIds.get(record.id) })),
  );
  if (rows.length > 0) {
    await client.query(
      `with given as (
         select * from json_populate_recordset(null::crm_record, $2)
       ), objects as (
         insert into crm_object (organization_id, name) select distinct $1::uuid, object from given
         on conflict do nothing
       ), records as (
         insert into crm_record (organization_id, id, object, name, name_key, name_search,
           search_version, created_at, updated_at)
         select $1, id, object, name, name_key, name_search, search_version, created_at, updated_at
           from given
       )
       insert into record_link (source_id, object, external_id, organization_id, record_id)
       select "sourceId", object, "externalId", $1, "recordId" from json_to_recordset($3)
         as l ("sourceId" uuid, object text, "externalId" text, "recordId" uuid)`,
      [organizationId, JSON.stringify(rows), JSON.stringify(links)],
    );
  }
  return found.map(({ record, id, isErased }) =>
    isErased ? null : (id ?? newIds.get(record.id)!),
  );
}

/** Links the ids that an existing record has in sources to it, and merges what they led to. */
async function link(
  client: Transaction,
  organizationId: string,
  id: string,
  { record: { object }, id: existing, others, missing }: FoundRecord,
): Promise<RecordOutcome> {
  if (existing === null) return 'added';
  for (const other of others) {
    await mergeRecords(client, organizationId, { id, object }, { id: other, object });
  }
  await insertLinks(client, organizationId, { id }, missing);
  return others.length > 0 || missing.length > 0 ? 'updated' : 'unchanged';
}

/** Sets names and companies. @returns the UUIDs of the records that had others. */
async function describe(
  client: Transaction,
  organizationId: string,
  found: FoundRecord[],
  ids: (string | null)[],
): Promise<Set<string>> {
  const companies = await resolveExported(
    client,
    organizationId,
    found.flatMap(({ record: { company } }) => company ?? []),
  );
  const stated = found.flatMap(({ record: { name, company, updatedAt } }, index) => {
    const id = ids[index];
    const companyId = company && companies.get(exportedReferenceKey(company));
    return id ? { id, name, company_id: companyId ?? null, updated_at: updatedAt } : [];
  });
  // A new record has its timestamp already: what is absent of it is filled in like that of an earlier version.
  const { rows: changed } = await client.query<ChangedRecord>(
    `with stated as (
       select n.id, case when n.updated_at > r.updated_at then n.name else coalesce(r.name, n.name) end as name,
              case when n.updated_at > r.updated_at then c.id else coalesce(r.company_id, c.id) end as company_id,
              greatest(n.updated_at, r.updated_at) as updated_at, r.name as former_name,
              r.company_id as former_company_id
         from json_populate_recordset(null::crm_record, $2) n join crm_record r on r.id = n.id
         left join crm_record c on c.id = n.company_id and c.object = $3 and c.organization_id = $1
     )
     select * from stated where (name, company_id) is distinct from (former_name, former_company_id)`,
    [organizationId, JSON.stringify(stated), COMPANIES],
  );
  const stored = new Set(found.flatMap(({ id }) => id ?? []));
  for (const { id, company_id } of changed) {
    // Nothing is on a new record yet.
    if (stored.has(id)) await queueCompanyChange(client, organizationId, id, company_id);
  }
  await client.query(
    `update crm_record r set name = n.name, company_id = n.company_id, updated_at = n.updated_at
       from json_populate_recordset(null::crm_record, $1) n where r.id = n.id`,
    [JSON.stringify(changed)],
  );
  for (const { id, name, former_name } of changed) {
    if (name !== former_name) await listByName(client, organizationId, id, name);
  }
  return new Set(changed.map(({ id }) => id));
}

/** A record whose name or company is another than the stored one. */
interface ChangedRecord {
  id: string;
  name: string | null;
  company_id: string | null;
  updated_at: string;
  former_name: string | null;
}

/** Lets ids of records that were merged lead to the one that is left, where these ids are free. */
async function restoreAliases(
  client: Transaction,
  organizationId: string,
  found: FoundRecord[],
  ids: (string | null)[],
): Promise<void> {
  const aliases = found.flatMap(({ record: { formerIds } }, index) =>
    ids[index] === null ? [] : formerIds.map((id) => ({ id, record_id: ids[index] })),
  );
  if (aliases.length === 0) return;
  const tombstones = aliases.flatMap(({ id }) => recordIdTombstones(organizationId, id));
  const erased = await findErased(client, organizationId, tombstones);
  const free = aliases.filter(
    ({ id }) => !recordIdTombstones(organizationId, id).some((it) => erased.has(it)),
  );
  await client.query(
    `insert into record_alias (id, organization_id, record_id)
     select n.id, $1, n.record_id from json_populate_recordset(null::record_alias, $2) n
      where not exists (select from crm_record r where r.id = n.id) on conflict do nothing`,
    [organizationId, JSON.stringify(free)],
  );
}

/** Sets the coverage of lists of which less, or something earlier, is known. */
async function restoreCoverage(client: Transaction, records: ExportedRecord[]): Promise<void> {
  const links = records.flatMap((record) => record.links).filter(({ asOf }) => asOf !== null);
  if (links.length === 0) return;
  await client.query(
    `update record_link l
        set as_of = n."asOf", complete = n.complete, complete_down_to = n."completeDownTo",
            verified_at = n."verifiedAt", rejected_items = n."rejectedItems", warnings = n.warnings
       from json_to_recordset($1) n ("sourceId" uuid, object text, "externalId" text, "asOf" timestamptz,
              complete bool, "completeDownTo" timestamptz, "verifiedAt" timestamptz, "rejectedItems" int,
              warnings int)
      where l.source_id = n."sourceId" and l.object = n.object and l.external_id = n."externalId"
        and l.as_of is null`,
    [JSON.stringify(links)],
  );
}
