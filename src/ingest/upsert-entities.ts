import type pg from 'pg';
import type { ActivityInput, ActorInput } from '../activity/activity-input.js';
import { listedName } from '../activity/listed-name.js';
import { stringifyJson } from '../db/json.js';
import type { ActorType } from '../loaders/actor.js';
import { randomId, type WriteTarget } from './upsert-records.js';

/** Looks up the ids of entities that activities refer to; null where there is no entity. */
export interface EntityIds {
  user(actor: ActorInput | null | undefined): string | null;
  assistant(actor: ActorInput | null | undefined): string | null;
  segment(segment: { externalId: string } | null | undefined): string | null;
  broadcast(broadcast: { externalId: string } | null | undefined): string | null;
}

type EntityField = 'user' | 'author' | 'assistant' | 'segment' | 'broadcast';

/** An item, and when the entities in it were as it says: when its source last updated it, ISO 8601; null: not known. */
export interface ItemSnapshot {
  input: { [K in EntityField]?: ActivityInput[K] | undefined };
  asOf: string | null;
}

/**
 * Upserts the users, assistants, segments and broadcasts that items refer to, inside the caller's
 * transaction. In whichever order items are read, the newest snapshot of an entity counts: by its own
 * updatedAt, otherwise by its item's asOf; one of an unknown time is older than
 * all others. A property that the newest does not give is that of another one.
 * @param items as listed: newest first.
 */
export async function upsertEntities(
  client: pg.PoolClient,
  target: WriteTarget,
  items: ItemSnapshot[],
): Promise<EntityIds> {
  const upsertOf = (
    entityTable: EntityTable,
    entitiesOf: (input: ItemSnapshot['input']) => (Entity | null | undefined)[],
  ) => {
    const snapshots = items.flatMap(({ input, asOf }) =>
      entitiesOf(input).flatMap((entity) => (entity ? { ...entity, asOf } : [])),
    );
    return upsert(client, target, entityTable, mergeSnapshots(snapshots));
  };
  const ids = {
    user: await upsertOf(
      { table: 'actor', type: 'USER', columns: ACTOR_COLUMNS },
      ({ user, author }) => [user, author],
    ),
    assistant: await upsertOf(
      { table: 'actor', type: 'ASSISTANT', columns: ACTOR_COLUMNS },
      ({ assistant }) => [assistant],
    ),
    segment: await upsertOf({ table: 'segment', columns: SEGMENT_COLUMNS }, ({ segment }) => [
      segment,
    ]),
    broadcast: await upsertOf(
      { table: 'broadcast', columns: BROADCAST_COLUMNS },
      ({ broadcast }) => [broadcast],
    ),
  };
  const idIn = (found: Map<string, string>) => (entity: Entity | null | undefined) =>
    entity ? (found.get(entity.externalId) ?? null) : null;
  return {
    user: idIn(ids.user),
    assistant: idIn(ids.assistant),
    segment: idIn(ids.segment),
    broadcast: idIn(ids.broadcast),
  };
}

/** The columns of a table, by the properties that they are filled from. */
const ACTOR_COLUMNS = {
  name: 'name',
  email: 'email',
  avatarUrl: 'avatar_url',
  seenAt: 'seen_at',
  asOf: 'as_of',
};
const SEGMENT_COLUMNS = {
  name: 'name',
  color: 'color',
  contactsCount: 'contacts_count',
  boards: 'boards',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  asOf: 'as_of',
};
const BROADCAST_COLUMNS = { name: 'name', asOf: 'as_of' };

/** The columns that ListedName is derived from, of the tables that are listed by name. */
const LISTED_BY: Partial<Record<EntityTable['table'], readonly string[]>> = {
  actor: ['name', 'email'],
  segment: ['name'],
};

interface Entity {
  externalId: string;
}

/** An entity as an item shows it. */
interface EntitySnapshot extends Entity {
  asOf: string | null;
  updatedAt?: string | null;
}

/** Merges the snapshots of each entity; of equally new ones, the first counts. */
function mergeSnapshots(snapshots: EntitySnapshot[]): EntitySnapshot[] {
  const merged = new Map<string, EntitySnapshot>();
  for (const snapshot of snapshots.toSorted((a, b) => compareAge(b, a))) {
    const newer = merged.get(snapshot.externalId);
    merged.set(snapshot.externalId, newer ? fillFrom(newer, snapshot) : snapshot);
  }
  return [...merged.values()];
}

/** Adds the properties that only an older snapshot gives; its timestamp is not that of the newer one. */
function fillFrom(newer: EntitySnapshot, older: EntitySnapshot): EntitySnapshot {
  const given = Object.entries(newer).filter(
    ([, value]) => value != null && !(Array.isArray(value) && value.length === 0),
  );
  return { ...older, updatedAt: null, ...Object.fromEntries(given) };
}

/** Positive where the first snapshot is the newer one: the rule of IS_NEWER and IS_NEWER_VERSION. */
function compareAge(a: EntitySnapshot, b: EntitySnapshot): number {
  const isVersioned = a.updatedAt && b.updatedAt && a.updatedAt !== b.updatedAt;
  const [first, second] = isVersioned ? [a.updatedAt!, b.updatedAt!] : [a.asOf ?? '', b.asOf ?? ''];
  return first === second ? 0 : first > second ? 1 : -1;
}

interface EntityTable {
  table: 'actor' | 'segment' | 'broadcast';
  /** Of actors: USER or ASSISTANT, part of their key. */
  type?: ActorType;
  columns: Record<string, string>;
}

/** A row of an entity's table: its key, and the columns of EntityTable. */
interface EntityRow {
  id: string;
  external_id: string;
  [column: string]: unknown;
}

/** Upserts entities of one table. @returns their ids by external id. */
async function upsert(
  client: pg.PoolClient,
  target: WriteTarget,
  entityTable: EntityTable,
  entities: EntitySnapshot[],
): Promise<Map<string, string>> {
  if (entities.length === 0) return new Map();
  const rows = entities
    .toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1)) // The same order everywhere: no deadlocks.
    .map((entity) => toEntityRow(entity, target, entityTable));
  const externalIds = rows.map(({ external_id }) => external_id);
  const ids = await writeEntityRows(client, target.sourceId, entityTable, rows);
  const missing = externalIds.filter((externalId) => !ids.has(externalId));
  if (missing.length === 0) return ids;
  // Inserted with the same values by another transaction meanwhile: only a new statement sees them.
  return new Map([...ids, ...(await findEntityIds(client, target.sourceId, entityTable, missing))]);
}

function toEntityRow(
  entity: Entity,
  { organizationId, sourceId, newId = randomId }: WriteTarget,
  { table, type, columns }: EntityTable,
): EntityRow {
  const values = new Map(Object.entries(entity));
  const row = Object.fromEntries(
    Object.entries(columns).map(([property, column]) => [column, values.get(property) ?? null]),
  );
  const [name, ...more] = (LISTED_BY[table] ?? []).map((column) => row[column] as string | null);
  return {
    id: newId(`${table} ${type ?? ''} ${sourceId} ${entity.externalId}`),
    organization_id: organizationId,
    source_id: sourceId,
    external_id: entity.externalId,
    ...(type ? { type } : {}),
    ...row,
    ...(name === undefined ? {} : listedName(organizationId, name, ...more)),
  };
}

/**
 * Inserts new rows and updates those that differ.
 * @returns the ids by external id, also of unchanged rows; without rows that another transaction inserts
 *   at the same time.
 */
async function writeEntityRows(
  client: pg.PoolClient,
  sourceId: string,
  { table, type, columns }: EntityTable,
  rows: EntityRow[],
): Promise<Map<string, string>> {
  const inserted = Object.keys(rows[0]!);
  const isNewer = 'updatedAt' in columns ? IS_NEWER_VERSION : IS_NEWER;
  const updated = [
    ...Object.values(columns).map((column) => ({ column, merged: mergedValue(column, isNewer) })),
    ...mergedListedName(LISTED_BY[table] ?? [], isNewer),
  ];
  const { rows: written } = await client.query<EntityRow>(
    `with written as (
       insert into ${table} as old (${inserted.join(', ')})
       select ${inserted.map(insertedValue).join(', ')} from json_populate_recordset(null::${table}, $1)
       on conflict (source_id, ${type ? 'type, ' : ''}external_id) do update
         set ${updated.map(({ column, merged }) => `${column} = ${merged}`).join(', ')}
         where (${updated.map(({ column }) => `old.${column}`).join(', ')})
           is distinct from (${updated.map(({ merged }) => merged).join(', ')})
       returning id, external_id
     )
     select id, external_id from written
     union
     select id, external_id from ${table}
      where source_id = $2 and external_id = any($3) ${type ? 'and type = $4' : ''}`,
    [stringifyJson(rows), sourceId, rows.map((row) => row.external_id), ...(type ? [type] : [])],
  );
  return idsByExternalId(written);
}

/** SQL of the value to insert: boards is not null, and an empty list by default. */
function insertedValue(column: string): string {
  return column === 'boards' ? "coalesce(boards, '[]')" : column;
}

/** SQL: whether the snapshot to be written is not older than the stored one, of which this may not be known. */
const IS_NEWER = '(old.as_of is null or excluded.as_of >= old.as_of)';

/** The same for entities with a timestamp of their own, which decides where it differs. */
const IS_NEWER_VERSION = `case when excluded.updated_at <> old.updated_at
  then excluded.updated_at > old.updated_at else ${IS_NEWER} end`;

/**
 * SQL of the value after an update: of the newer snapshot, or of the older one where the newer gives none, or
 * an empty list of boards. The timestamps are those of the newer one, also where it gives none.
 */
function mergedValue(column: string, isNewer: string): string {
  const [given, stored] = [`excluded.${column}`, `old.${column}`];
  const [newer, older] =
    column === 'as_of' || column === 'updated_at'
      ? [given, stored]
      : [firstGiven(column, given, stored), firstGiven(column, stored, given)];
  return `case when ${isNewer} then ${newer} else ${older} end`;
}

/**
 * SQL of ListedName after an update, by column. It is that of the snapshot whose name and e-mail address the row
 * has then; where it has the name of one and the address of the other, it is derived again in the background.
 */
function mergedListedName(
  listedBy: readonly string[],
  isNewer: string,
): { column: string; merged: string }[] {
  if (listedBy.length === 0) return [];
  const merged = listedBy.map((column) => mergedValue(column, isNewer));
  const isOf = (row: string, columns: number) =>
    `(${merged.slice(0, columns).join(', ')}) is not distinct from
     (${listedBy
       .slice(0, columns)
       .map((column) => `${row}.${column}`)
       .join(', ')})`;
  const listedValue = (column: string, columns: number, otherwise: string) =>
    `case when ${isOf('excluded', columns)} then excluded.${column}
          when ${isOf('old', columns)} then old.${column} else ${otherwise} end`;
  return [
    { column: 'name_key', merged: listedValue('name_key', 1, 'old.name_key') },
    {
      column: 'name_search',
      merged: listedValue('name_search', listedBy.length, 'old.name_search'),
    },
    { column: 'search_version', merged: listedValue('search_version', listedBy.length, '0') },
  ];
}

function firstGiven(column: string, first: string, second: string): string {
  return column === 'boards'
    ? `case when ${first} = '[]' then ${second} else ${first} end`
    : `coalesce(${first}, ${second})`;
}

async function findEntityIds(
  client: pg.PoolClient,
  sourceId: string,
  { table, type }: EntityTable,
  externalIds: string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<EntityRow>(
    `select id, external_id from ${table}
      where source_id = $1 and external_id = any($2) ${type ? 'and type = $3' : ''}`,
    [sourceId, externalIds, ...(type ? [type] : [])],
  );
  return idsByExternalId(rows);
}

function idsByExternalId(rows: EntityRow[]): Map<string, string> {
  return new Map(rows.map(({ id, external_id }) => [external_id, id]));
}
