import type pg from 'pg';
import { v7 as uuidV7 } from 'uuid';
import type { RecordRef } from '../activity/activity-input.js';
import { findErased, recordTombstone } from './tombstones.js';

/** Whose rows are written, and where their ids come from. */
export interface WriteTarget {
  organizationId: string;
  sourceId: string;
  /**
   * A new UUID.
   * @param name what it is for, unique in the organization: the demo's ids are made of it.
   */
  newId(name: string): string;
}

/** UUID version 7: in rising order, so that new rows stand together in an index. */
export function randomId(): string {
  return uuidV7();
}

export interface NamedRecordRef extends RecordRef {
  /** What people call it, where the reader was told; kept where the record has no name yet. */
  name?: string | null;
}

/** A record of the gateway, and the object that it belongs to. */
export interface LinkedRecord {
  recordId: string;
  object: string;
}

/** A record reference as a key of a Map. */
export function refKey({ object, externalId }: RecordRef): string {
  return JSON.stringify([object, externalId]);
}

/**
 * Finds the records that a source's ids are linked to, and makes those that are missing, with their
 * links and objects. One that was erased is not made again.
 * @returns by refKey, without those that were erased.
 */
export async function upsertRecords(
  client: pg.PoolClient,
  target: WriteTarget,
  refs: NamedRecordRef[],
): Promise<Map<string, LinkedRecord>> {
  const unique = new Map<string, NamedRecordRef>();
  for (const ref of refs) {
    const known = unique.get(refKey(ref));
    unique.set(refKey(ref), { ...ref, name: ref.name ?? known?.name ?? null });
  }
  const wanted = [...unique.values()];
  const found = await findLinked(client, target, wanted);
  const unknown = wanted.filter((ref) => !found.has(refKey(ref)));
  const erased = await findErased(
    client,
    target.organizationId,
    unknown.map((ref) => recordTombstone(target.sourceId, ref)),
  );
  const missing = unknown.filter((ref) => !erased.has(recordTombstone(target.sourceId, ref)));
  if (missing.length > 0) {
    const records = missing.map((ref) => ({
      ...ref,
      recordId: target.newId(`record ${target.sourceId} ${refKey(ref)}`),
    }));
    await insertRecords(client, target, records);
    for (const record of records) found.set(refKey(record), record);
  }
  await nameRecords(client, wanted, found);
  return found;
}

async function findLinked(
  client: pg.PoolClient,
  { sourceId }: WriteTarget,
  refs: RecordRef[],
): Promise<Map<string, LinkedRecord>> {
  const { rows } = await client.query<RecordRef & LinkedRecord>(
    `select object, external_id as "externalId", record_id as "recordId" from record_link
      where source_id = $1
        and (object, external_id) in (select * from unnest($2::text[], $3::text[]))`,
    [sourceId, refs.map(({ object }) => object), refs.map(({ externalId }) => externalId)],
  );
  return new Map(rows.map((row) => [refKey(row), row]));
}

async function insertRecords(
  client: pg.PoolClient,
  { organizationId, sourceId }: WriteTarget,
  records: (NamedRecordRef & LinkedRecord)[],
): Promise<void> {
  const columns = [
    records.map(({ recordId }) => recordId),
    records.map(({ object }) => object),
    records.map(({ externalId }) => externalId),
    records.map(({ name }) => name ?? null),
  ];
  await client.query(
    `with made as (
       select * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[])
         as made (id, object, external_id, name)
     ), objects as (
       insert into crm_object (organization_id, name) select distinct $1::uuid, object from made
       on conflict do nothing
     ), records as (
       insert into crm_record (id, organization_id, object, name)
       select id, $1, object, name from made
     )
     insert into record_link (source_id, object, external_id, organization_id, record_id)
     select $2, object, external_id, $1, id from made`,
    [organizationId, sourceId, ...columns],
  );
}

async function nameRecords(
  client: pg.PoolClient,
  refs: NamedRecordRef[],
  found: Map<string, LinkedRecord>,
): Promise<void> {
  const named = refs.filter(({ name }) => name);
  if (named.length === 0) return;
  await client.query(
    `update crm_record r set name = n.name, updated_at = now()
       from unnest($1::uuid[], $2::text[]) n (id, name) where r.id = n.id and r.name is null`,
    [named.map((ref) => found.get(refKey(ref))?.recordId), named.map(({ name }) => name)],
  );
}
