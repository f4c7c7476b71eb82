import type pg from 'pg';
import type { ActivityInput, ActorInput } from '../activity/activity-input.js';
import type { ActorType } from '../loaders/actor.js';
import type { WriteTarget } from './write-records.js';

/** The ids of what activities refer to, by the ids of their source. */
export interface EntityIds {
  user(actor: ActorInput | null | undefined): string | null;
  assistant(actor: ActorInput | null | undefined): string | null;
  segment(segment: { externalId: string } | null | undefined): string | null;
  broadcast(broadcast: { externalId: string } | null | undefined): string | null;
}

/**
 * Stores the users, assistants, segments and broadcasts that activities come with: new ones are made,
 * known ones take on what is said of them now. What is not said keeps its value.
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

/** @returns the ids by external id. */
async function upsert(
  client: pg.PoolClient,
  { organizationId, sourceId, newId }: WriteTarget,
  { table, type, columns }: EntityTable,
  given: (Entity | null | undefined)[],
): Promise<Map<string, string>> {
  const entities = new Map(
    given.filter((entity) => entity != null).map((entity) => [entity.externalId, entity]),
  );
  if (entities.size === 0) return new Map();
  const rows = [...entities.values()]
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1)) // One order: writers cannot deadlock.
    .map((entity) => ({
      id: newId(`${table} ${type ?? ''} ${sourceId} ${entity.externalId}`),
      organization_id: organizationId,
      source_id: sourceId,
      external_id: entity.externalId,
      ...(type ? { type } : {}),
      ...Object.fromEntries(
        Object.entries(columns).map(([property, column]) => [
          column,
          (entity as unknown as Record<string, unknown>)[property] ?? null,
        ]),
      ),
    }));
  const names = Object.keys(rows[0]!);
  const values = names.map((name) => (name === 'boards' ? "coalesce(boards, '[]')" : name));
  const kept = Object.values(columns).map(
    // Where nothing is said of the boards, nothing is changed: an empty list is the column's default.
    (column) =>
      column === 'boards'
        ? "case when excluded.boards = '[]' then old.boards else excluded.boards end"
        : `coalesce(excluded.${column}, old.${column})`,
  );
  const set = Object.values(columns);
  const { rows: written } = await client.query<EntityRow>(
    `with written as (
       insert into ${table} as old (${names.join(', ')})
       select ${values.join(', ')} from json_populate_recordset(null::${table}, $1)
       on conflict (source_id, ${type ? 'type, ' : ''}external_id) do update
         set ${set.map((column, index) => `${column} = ${kept[index]}`).join(', ')}
         where (${set.map((column) => `old.${column}`).join(', ')})
           is distinct from (${kept.join(', ')})
       returning id, external_id
     )
     select id, external_id from written
     union
     select id, external_id from ${table}
      where source_id = $2 and external_id = any($3) ${type ? 'and type = $4' : ''}`,
    [JSON.stringify(rows), sourceId, rows.map((row) => row.external_id), ...(type ? [type] : [])],
  );
  const found = new Map(written.map((row) => [row.external_id, row.id]));
  const unseen = rows.filter(({ external_id }) => !found.has(external_id));
  if (unseen.length > 0) {
    // Made by another transaction meanwhile, just so: this statement sees what that one could not.
    const { rows: others } = await client.query<EntityRow>(
      `select id, external_id from ${table}
        where source_id = $1 and external_id = any($2) ${type ? 'and type = $3' : ''}`,
      [sourceId, unseen.map((row) => row.external_id), ...(type ? [type] : [])],
    );
    for (const { id, external_id } of others) found.set(external_id, id);
  }
  return found;
}

interface EntityRow {
  id: string;
  external_id: string;
}
