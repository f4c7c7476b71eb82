import { createHash } from 'node:crypto';
import type { Transaction } from '../db/transaction.js';
import { echo } from '../errors.js';
import type { Problem } from '../sources/read-wire.js';
import { activityTombstone, findErased, recordIdTombstone, recordTombstone } from './tombstones.js';
import { randomId } from './upsert-records.js';

// What was exported keeps its id where that is free. Where another organization of this gateway has it, its last
// 16 bits are derived from the organization: the order of ids, by which timelines order what occurred at the same
// time, stays, and every import of the same export finds the same ids.

/** How many ids are tried; the more, the more copies of an organization one gateway may hold. */
const CANDIDATES = 4;

/** The ids that an exported row may have in an organization: its own id first. */
export function candidateIds(organizationId: string, id: string): string[] {
  const derived = Array.from({ length: CANDIDATES - 1 }, (_, index) => {
    const hash = createHash('sha256').update(JSON.stringify([organizationId, id, index]));
    return `${id.slice(0, -4)}${hash.digest('hex').slice(0, 4)}`;
  });
  return [...new Set([id, ...derived])];
}

/**
 * Chooses the ids of exported rows that are not stored yet.
 * @returns UUIDs by the exported ones.
 */
export async function chooseExportedIds(
  client: Transaction,
  table: 'activity' | 'crm_record',
  organizationId: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const candidates = new Map(ids.map((id) => [id, candidateIds(organizationId, id)]));
  const { rows } = await client.query<{ id: string }>(
    `select id from ${table} where id = any($1::uuid[])
     ${table === 'crm_record' ? 'union select id from record_alias where id = any($1::uuid[])' : ''}`,
    [[...candidates.values()].flat()],
  );
  const taken = new Set(rows.map(({ id }) => id));
  return new Map(
    [...candidates].map(([exported, ids]) => {
      const id = ids.find((it) => !taken.has(it)) ?? randomId();
      taken.add(id);
      return [exported, id];
    }),
  );
}

/** How an export names a record: by an id in a source, or, where it has none, by its own id. */
export type ExportedReference = { source: string; object: string; id: string } | { id: string };

/** An exported reference as a key of a Map. */
export function exportedReferenceKey(reference: ExportedReference): string {
  return 'source' in reference
    ? JSON.stringify([reference.source, reference.object, reference.id])
    : reference.id;
}

/**
 * Finds the records that exported references name.
 * @returns by exportedReferenceKey the record's UUID; null where it was erased here; without those that are not known.
 */
export async function resolveExported(
  client: Transaction,
  organizationId: string,
  references: ExportedReference[],
): Promise<Map<string, string | null>> {
  const unique = new Map(references.map((it) => [exportedReferenceKey(it), it]));
  const found = new Map<string, string | null>([
    ...(await findByExternalId(client, organizationId, unique)),
    ...(await findExportedRecords(
      client,
      organizationId,
      [...unique.values()].flatMap((it) => ('source' in it ? [] : it.id)),
    )),
  ]);
  const missing = [...unique.keys()].filter((key) => !found.has(key));
  const tombstones = new Map<string, string[]>();
  const sources = missing.length > 0 ? await findSourceIds(client, organizationId) : new Map();
  for (const key of missing) {
    const reference = unique.get(key)!;
    if ('source' in reference) {
      const { object, id: externalId } = reference;
      const sourceId = sources.get(reference.source);
      if (sourceId) tombstones.set(key, [recordTombstone(sourceId, { object, externalId })]);
    } else tombstones.set(key, recordIdTombstones(organizationId, reference.id));
  }
  const erased = await findErased(client, organizationId, [...tombstones.values()].flat());
  for (const [key, hashes] of tombstones) {
    if (hashes.some((hash) => erased.has(hash))) found.set(key, null);
  }
  return found;
}

/** The problem of an activity that is on a record that is not known; undefined: there is none. */
export function findUnknownRecord(
  references: ExportedReference[],
  known: ReadonlyMap<string, string | null>,
): Problem | undefined {
  const index = references.findIndex((it) => !known.has(exportedReferenceKey(it)));
  if (index < 0) return undefined;
  const reason = `there is no record ${echo(references[index])}: its line must come before`;
  return { field: `activity.records.${index}`, reason };
}

/** The UUIDs of the records that references name, each once, without those that were erased. */
export function recordIdsOf(
  references: ExportedReference[],
  known: ReadonlyMap<string, string | null>,
): string[] {
  return [...new Set(references.flatMap((it) => known.get(exportedReferenceKey(it)) ?? []))];
}

/** The UUIDs of an organization's sources by their slugs. */
export async function findSourceIds(
  client: Transaction,
  organizationId: string,
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; slug: string }>(
    'select id, slug from source where organization_id = $1',
    [organizationId],
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

async function findByExternalId(
  client: Transaction,
  organizationId: string,
  references: ReadonlyMap<string, ExportedReference>,
): Promise<[string, string][]> {
  const { rows } = await client.query<{ key: string; recordId: string }>(
    `select w.key, l.record_id as "recordId"
       from json_to_recordset($2) w (key text, source text, object text, id text)
       join source s on s.organization_id = $1 and s.slug = w.source
       join record_link l on l.source_id = s.id and l.object = w.object and l.external_id = w.id`,
    [organizationId, JSON.stringify([...references].map(([key, it]) => ({ key, ...it })))],
  );
  return rows.map(({ key, recordId }) => [key, recordId]);
}

/**
 * Finds the records that were created for exported ids, or had them before the export.
 * @returns UUIDs of the records that exist now by the exported ones.
 */
export async function findExportedRecords(
  client: Transaction,
  organizationId: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const wanted = ids.flatMap((given) =>
    candidateIds(organizationId, given).map((id, place) => ({ given, id, place })),
  );
  const { rows } = await client.query<{ given: string; recordId: string }>(
    `select w.given, r.id as "recordId"
       from json_to_recordset($2) w (given text, id uuid, place int)
       left join record_alias a on a.id = w.id
       join crm_record r on r.id = coalesce(a.record_id, w.id) and r.organization_id = $1
      order by w.place desc`,
    [organizationId, JSON.stringify(wanted)],
  );
  return new Map(rows.map(({ given, recordId }) => [given, recordId]));
}

/** The tombstones that refuse a record of an export. */
export function recordIdTombstones(organizationId: string, id: string): string[] {
  return candidateIds(organizationId, id).map(recordIdTombstone);
}

/** The tombstones that refuse an activity of an export that has no external id. */
export function activityIdTombstones(
  organizationId: string,
  sourceId: string,
  id: string,
): string[] {
  return candidateIds(organizationId, id).map((it) => activityTombstone(sourceId, it));
}
