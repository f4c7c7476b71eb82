import type pg from 'pg';
import { v7 as uuidV7 } from 'uuid';
import { listedName } from '../activity/listed-name.js';
import {
  keyInSource,
  type NamedRecordInSource,
  type RecordInSource,
} from '../activity/record-reference.js';
import { findErased, recordTombstone } from './tombstones.js';

/** The source whose rows are written, and where new ids come from. */
export interface WriteTarget {
  organizationId: string;
  sourceId: string;
  /**
   * Makes a UUID; absent: ids are random, and those of activities order what occurred at the same time as the
   * lists do.
   * @param name what the id is for, unique in the organization: the demo derives its ids from it.
   */
  newId?: ((name: string) => string) | undefined;
}

/** Makes a UUID of version 7: ids ascend, so that new rows are adjacent in an index. */
export function randomId(): string {
  return uuidV7();
}

/**
 * Finds the records that a source's ids are linked to, and creates the missing ones with their links and
 * objects. Erased records are not created again. A record without a name takes the given one.
 * @returns the records' UUIDs by keyInSource, without those that were erased.
 */
export async function upsertRecords(
  client: pg.PoolClient,
  target: WriteTarget,
  references: NamedRecordInSource[],
): Promise<Map<string, string>> {
  const wanted = withoutDuplicates(references);
  const found = await findLinked(client, target.sourceId, wanted);
  const unknown = wanted.filter((reference) => !found.has(keyInSource(reference)));
  const tombstoneOf = (reference: RecordInSource) => recordTombstone(target.sourceId, reference);
  const erased = await findErased(client, target.organizationId, unknown.map(tombstoneOf));
  const { newId = randomId } = target;
  const missing = unknown
    .filter((reference) => !erased.has(tombstoneOf(reference)))
    .map((reference) => ({
      ...reference,
      id: newId(`record ${target.sourceId} ${keyInSource(reference)}`),
    }));
  await insertRecords(client, target, missing);
  for (const record of missing) found.set(keyInSource(record), record.id);
  await nameRecords(
    client,
    target.organizationId,
    wanted.flatMap((reference) => {
      const id = found.get(keyInSource(reference));
      return id && reference.name ? { id, name: reference.name } : [];
    }),
  );
  return found;
}

/** Each reference once, with the last name that was given for it. */
function withoutDuplicates(references: NamedRecordInSource[]): NamedRecordInSource[] {
  const unique = new Map<string, NamedRecordInSource>();
  for (const reference of references) {
    const key = keyInSource(reference);
    unique.set(key, { ...reference, name: reference.name ?? unique.get(key)?.name ?? null });
  }
  return [...unique.values()];
}

async function findLinked(
  client: pg.PoolClient,
  sourceId: string,
  references: RecordInSource[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<RecordInSource & { recordId: string }>(
    `select object, external_id as "externalId", record_id as "recordId" from record_link
      where source_id = $1
        and (object, external_id) in (select object, "externalId"
          from json_to_recordset($2) as w (object text, "externalId" text))`,
    [sourceId, JSON.stringify(references)],
  );
  return new Map(rows.map((row) => [keyInSource(row), row.recordId]));
}

async function insertRecords(
  client: pg.PoolClient,
  { organizationId, sourceId }: WriteTarget,
  records: (NamedRecordInSource & { id: string })[],
): Promise<void> {
  if (records.length === 0) return;
  await client.query(
    `with made as (
       select * from json_to_recordset($3)
         as made (id uuid, object text, "externalId" text, name text, ${LISTED_NAME_COLUMNS})
     ), objects as (
       insert into crm_object (organization_id, name) select distinct $1::uuid, object from made
       on conflict do nothing
     ), records as (
       insert into crm_record (id, organization_id, object, name, name_key, name_search, search_version)
       select id, $1, object, name, name_key, name_search, search_version from made
     )
     insert into record_link (source_id, object, external_id, organization_id, record_id)
     select $2, object, "externalId", $1, id from made`,
    [
      organizationId,
      sourceId,
      JSON.stringify(
        records.map((record) => ({
          ...record,
          ...listedName(organizationId, record.name ?? null),
        })),
      ),
    ],
  );
}

/** The columns of ListedName with their types. */
const LISTED_NAME_COLUMNS = 'name_key text, name_search tsvector, search_version smallint';

async function nameRecords(
  client: pg.PoolClient,
  organizationId: string,
  named: { id: string; name: string }[],
): Promise<void> {
  if (named.length === 0) return;
  await client.query(
    `update crm_record r
        set name = n.name, name_key = n.name_key, name_search = n.name_search,
            search_version = n.search_version, updated_at = now()
       from json_to_recordset($1) as n (id uuid, name text, ${LISTED_NAME_COLUMNS})
      where r.id = n.id and r.name is null`,
    [JSON.stringify(named.map((it) => ({ ...it, ...listedName(organizationId, it.name) })))],
  );
}
