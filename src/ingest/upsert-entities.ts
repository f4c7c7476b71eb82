import type pg from 'pg';
import type { ActivityInput, ActorInput } from '../activity/activity-input.js';
import type { ActorType } from '../loaders/actor.js';
import type { WriteTarget } from './upsert-records.js';

/** Looks up the ids of entities that activities refer to; null where there is no entity. */
export interface EntityIds {
  user(actor: ActorInput | null | undefined): string | null;
  assistant(actor: ActorInput | null | undefined): string | null;
  segment(segment: { externalId: string } | null | undefined): string | null;
  broadcast(broadcast: { externalId: string } | null | undefined): string | null;
}

/**
 * Upserts the users, assistants, segments and broadcasts that items refer to, inside the caller's
 * transaction. A property that an item does not give keeps its value.
 */
export async function upsertEntities(
  client: pg.PoolClient,
  target: WriteTarget,
  inputs: ActivityInput[],
): Promise<EntityIds> {
  const actors = (type: ActorType, given: (ActorInput | null | undefined)[]) =>
    upsert(client, target, { table: 'actor', type, columns: ACTOR_COLUMNS }, given);
  const ids = {
    user: await actors(
      'USER',
      inputs.flatMap(({ user, author }) => [author, user]),
    ),
    assistant: await actors(
      'ASSISTANT',
      inputs.map(({ assistant }) => assistant),
    ),
    segment: await upsert(
      client,
      target,
      { table: 'segment', columns: SEGMENT_COLUMNS },
      inputs.map(({ segment }) => segment),
    ),
    broadcast: await upsert(
      client,
      target,
      { table: 'broadcast', columns: { name: 'name' } },
      inputs.map(({ broadcast }) => broadcast),
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
const ACTOR_COLUMNS = { name: 'name', email: 'email', avatarUrl: 'avatar_url', seenAt: 'seen_at' };
const SEGMENT_COLUMNS = {
  name: 'name',
  color: 'color',
  contactsCount: 'contacts_count',
  boards: 'boards',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
};

interface Entity {
  externalId: string;
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
  given: (Entity | null | undefined)[],
): Promise<Map<string, string>> {
  const entities = new Map(
    given.filter((entity) => entity != null).map((entity) => [entity.externalId, entity]),
  );
  if (entities.size === 0) return new Map();
  const rows = [...entities.values()]
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1)) // The same order everywhere: no deadlocks.
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
  { organizationId, sourceId, newId }: WriteTarget,
  { table, type, columns }: EntityTable,
): EntityRow {
  const values = new Map(Object.entries(entity));
  return {
    id: newId(`${table} ${type ?? ''} ${sourceId} ${entity.externalId}`),
    organization_id: organizationId,
    source_id: sourceId,
    external_id: entity.externalId,
    ...(type ? { type } : {}),
    ...Object.fromEntries(
      Object.entries(columns).map(([property, column]) => [column, values.get(property) ?? null]),
    ),
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
  const updated = Object.values(columns).map((column) => ({ column, merged: mergedValue(column) }));
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
    [JSON.stringify(rows), sourceId, rows.map((row) => row.external_id), ...(type ? [type] : [])],
  );
  return idsByExternalId(written);
}

/** SQL of the value to insert: boards is not null, and an empty list by default. */
function insertedValue(column: string): string {
  return column === 'boards' ? "coalesce(boards, '[]')" : column;
}

/** SQL of the value after an update: the stored one where the item gives none, or an empty list of boards. */
function mergedValue(column: string): string {
  return column === 'boards'
    ? "case when excluded.boards = '[]' then old.boards else excluded.boards end"
    : `coalesce(excluded.${column}, old.${column})`;
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
