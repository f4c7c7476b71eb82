import { NIL } from 'uuid';
import { COMPANIES, recordPrefix } from '../activity/crm-object.js';
import { fieldDefinition, LOGGED_FIELDS } from '../activity/fields.js';
import { encodeId } from '../activity/type-id.js';
import type { Database } from '../db/database.js';
import { parseJson } from '../db/json.js';
import type { Source } from '../db/prisma/client.js';
import { itemPathOf } from '../sources/read-item.js';
import { findSourceDefinition, NATIVE } from '../sources/registry.js';

/** How many rows one statement reads. */
const PORTION = 200;

/** The most characters of JSON that one statement reads of activities, unless a single one has more. */
const MAX_PORTION_SIZE = 1_000_000;

/** How many rejected items one statement reads: each may have hundreds of thousands of characters. */
const REJECTED_PORTION = 20;

/** So many actors, segments and broadcasts are known to be written; the oldest are written again. */
const MAX_KNOWN_ENTITIES = 10_000;

/** What is exported: an organization, or of it only what is on some records. */
export interface ExportedPart {
  organizationId: string;
  /** UUIDs; null: all. */
  recordIds: string[] | null;
}

/** A line of an export: see line-schemas.ts. */
export type ExportedLine = Record<string, unknown>;

/**
 * Reads an organization as lines that `import --ndjson` reads back to the same timelines: sources, records
 * (companies first), then the activities of each source, the oldest first, with the actors, segments and broadcasts
 * that they name, and the rejected items of the source. Nothing that was deleted, hidden or erased. The next portion
 * of rows is read when the last line of the one before was taken. What changes meanwhile may be in either state.
 */
export async function* exportLines(
  database: Database,
  part: ExportedPart,
): AsyncGenerator<ExportedLine, void> {
  const sources = await database.prisma.source.findMany({
    where: { organizationId: part.organizationId },
    orderBy: { slug: 'asc' },
  });
  for (const { slug, system, name } of sources) {
    if (system !== NATIVE) yield { source: { slug, system: system.toLowerCase(), name } };
  }
  yield* exportRecords(database, part);
  const timelineIds = await findTimelines(database, part);
  const entities = new EntityExport(database);
  // What was logged here first: it may name the actors of any source.
  const isNative = ({ system }: { system: string }) => Number(system === NATIVE);
  for (const source of sources.toSorted((a, b) => isNative(b) - isNative(a))) {
    for (const [index, timelineId] of timelineIds.entries()) {
      const exported = { ...part, source, timelineId, earlierIds: timelineIds.slice(0, index) };
      yield* exportActivities(database, exported, entities);
    }
    yield* exportRejected(database, { ...part, source });
  }
}

/** The timelines to read: of the organization, or of the records with what is being merged into them. */
async function findTimelines(
  { prisma }: Database,
  { organizationId, recordIds }: ExportedPart,
): Promise<string[]> {
  if (recordIds === null) return [organizationId];
  const records = await prisma.crmRecord.findMany({ where: { id: { in: recordIds } } });
  return records.flatMap(({ id, pendingMergeIds }) => [id, ...pendingMergeIds]);
}

/** SQL of how an export names a record: by its first id in a source; null where it has none. */
function firstLinkOf(recordId: string): string {
  return `(select json_build_object('source', s.slug, 'object', l.object, 'id', l.external_id)
    from record_link l join source s on s.id = l.source_id
   where l.record_id = ${recordId} order by s.slug, l.object, l.external_id limit 1)`;
}

/** A record as a statement returns it to be named. */
interface NamedRow {
  id: string;
  object: string;
  link: object | null;
}

function toReference({ id, object, link }: NamedRow): object {
  return link ?? { id: encodeId(recordPrefix(object), id) };
}

interface RecordRow {
  id: string;
  object: string;
  name: string | null;
  created_at: string;
  updated_at: string;
  name_key: string;
  company: NamedRow | null;
  external: Record<string, unknown>[];
  former_ids: string[];
}

async function* exportRecords(
  { pool }: Database,
  { organizationId, recordIds }: ExportedPart,
): AsyncGenerator<ExportedLine> {
  const { rows: objects } = await pool.query<{ name: string }>(
    'select name from crm_object where organization_id = $1 order by name <> $2, name',
    [organizationId, COMPANIES],
  );
  // The company of a contact is a part of it.
  const wanted = `($3::uuid[] is null or r.id = any($3)
    or r.id in (select company_id from crm_record where id = any($3)))`;
  for (const { name: object } of objects) {
    let last: Pick<RecordRow, 'name_key' | 'id'> | undefined = { name_key: '', id: NIL };
    while (last) {
      const { rows }: { rows: RecordRow[] } = await pool.query<RecordRow>(
        `select r.id, r.object, r.name, r.created_at, r.updated_at, r.name_key,
            (select json_build_object('id', c.id, 'object', c.object, 'link', ${firstLinkOf('c.id')})
               from crm_record c where c.id = r.company_id) as company,
            (select coalesce(json_agg(json_build_object('source', s.slug, 'id', l.external_id,
                 'asOf', l.as_of, 'complete', l.complete, 'completeDownTo', l.complete_down_to,
                 'verifiedAt', l.verified_at, 'rejectedItems', l.rejected_items, 'warnings', l.warnings) order by s.slug, l.external_id), '[]')
               from record_link l join source s on s.id = l.source_id
              where l.record_id = r.id) as external,
            array(select a.id from record_alias a where a.record_id = r.id order by a.id) as former_ids
           from crm_record r
          where r.organization_id = $1 and r.object = $2 and ${wanted}
            and (r.name_key, r.id) > ($4, $5)
          order by r.name_key, r.id limit ${PORTION}`,
        [organizationId, object, recordIds, last.name_key, last.id],
      );
      for (const { id, name, company, external, ...row } of rows) {
        yield {
          record: {
            id: encodeId(recordPrefix(object), id),
            object,
            name,
            company: company && toReference(company),
            createdAt: row.created_at,
            updatedAt: row.updated_at,
            external: external.map(withInstants),
            formerIds: row.former_ids.map((it) => encodeId(recordPrefix(object), it)),
          },
        };
      }
      last = rows.length === PORTION ? rows.at(-1) : undefined;
    }
  }
}

/** Timestamps within PostgreSQL's JSON have its own format. */
function withInstants(link: Record<string, unknown>): object {
  const instants = ['asOf', 'completeDownTo', 'verifiedAt'].map((name) => [
    name,
    link[name] === null ? null : new Date(String(link[name])).toISOString(),
  ]);
  return { ...link, ...Object.fromEntries(instants) };
}

/** One timeline of one source. */
interface ExportedTimeline extends ExportedPart {
  source: Pick<Source, 'id' | 'slug' | 'system'>;
  timelineId: string;
  /** The timelines before it: what is on them is exported already. */
  earlierIds: string[];
}

interface ActivityRow {
  id: string;
  occurred_at: string;
  recorded_at: string;
  updated_at: string;
  content_updated_at: string | null;
  external_id: string | null;
  kind: string;
  delivery: string | null;
  wire: unknown;
  assignee_name: string | null;
  user_id: string | null;
  assistant_id: string | null;
  assignee_id: string | null;
  author_id: string | null;
  segment_id: string | null;
  broadcast_id: string | null;
  records: NamedRow[];
  list: { object: string; id: string } | null;
  [column: string]: unknown;
}

const LOGGED_COLUMNS = LOGGED_FIELDS.map((name) => fieldDefinition(name).column).filter(
  (column) => column !== 'occurred_at',
);

/**
 * Selects the next activities of a source's timeline, in at most MAX_PORTION_SIZE, with the records that they are on
 * ($4: only of these) and one that has a list in the source.
 */
const ACTIVITIES = `
  with keys as (
    select e.occurred_at, e.activity_id from timeline_entry e
     where e.scope_id = $1 and e.source_id = $2 and (e.occurred_at, e.activity_id) > ($5, $6)
     order by e.occurred_at, e.activity_id limit ${PORTION}
  ), sized as (
    select k.*, row_number() over position as place,
           sum(coalesce(length(a.wire::text), 0) + coalesce(length(a.description), 0)
               + coalesce(length(a.metadata::text), 0)) over position as size
      from keys k join activity a on a.id = k.activity_id
    window position as (order by k.occurred_at, k.activity_id)
  )
  select a.id, a.occurred_at, a.recorded_at, a.updated_at, a.content_updated_at, a.external_id, a.kind,
         a.delivery, a.wire,
         a.assignee_name, a.user_id, a.assistant_id, a.assignee_id, a.author_id, a.segment_id, a.broadcast_id,
         a.record_ids && $3::uuid[] as is_earlier,
         ${LOGGED_COLUMNS.map((column) => `case when a.wire is null then a.${column} end as ${column}`).join(', ')},
         (select coalesce(json_agg(json_build_object('id', r.id, 'object', r.object,
                   'link', ${firstLinkOf('r.id')}) order by c.place), '[]')
            from (select coalesce(m.record_id, w.id) as id, min(w.place) as place
                    from unnest(a.record_ids) with ordinality w (id, place)
                    left join record_alias m on m.id = w.id group by 1) c
            join crm_record r on r.id = c.id
           where $4::uuid[] is null or r.id = any($4)) as records,
         (select json_build_object('object', l.object, 'id', l.external_id) from record_link l
           where l.source_id = a.source_id and ($4::uuid[] is null or l.record_id = any($4))
             and l.record_id in (select coalesce(m.record_id, w.id) from unnest(a.record_ids) w (id)
                                   left join record_alias m on m.id = w.id)
           order by l.object, l.external_id limit 1) as list
    from sized k join activity a on a.id = k.activity_id
   where k.size <= ${MAX_PORTION_SIZE} or k.place = 1
   order by k.place`;

async function* exportActivities(
  { pool }: Database,
  { recordIds, source, timelineId, earlierIds }: ExportedTimeline,
  entities: EntityExport,
): AsyncGenerator<ExportedLine> {
  for (let last: ActivityRow | undefined, isFirst = true; isFirst || last; isFirst = false) {
    const { rows }: { rows: ActivityRow[] } = await pool.query<ActivityRow>(ACTIVITIES, [
      timelineId,
      source.id,
      earlierIds,
      recordIds,
      last?.occurred_at ?? '-infinity',
      last?.id ?? NIL,
    ]);
    last = rows.at(-1);
    const exported = rows.filter(({ is_earlier, records }) => !is_earlier && records.length > 0);
    const actors = yield* entities.export(exported);
    for (const row of exported) {
      yield row.wire === null ? toActivityLine(row, source, actors) : toEnvelope(row, source);
    }
  }
}

interface RejectedRow {
  object: string;
  external_id: string;
  item_key: string;
  item_path: string;
  reason: string;
  first_seen_at: string;
  last_seen_at: string;
  is_outdated: boolean;
  wire: string;
}

/**
 * The rejected items of a source, but those of which the activity was deleted or hidden; of some records, of their
 * lists.
 */
async function* exportRejected(
  { pool }: Database,
  { recordIds, source }: ExportedPart & Pick<ExportedTimeline, 'source'>,
): AsyncGenerator<ExportedLine> {
  let last: Pick<RejectedRow, 'object' | 'external_id' | 'item_key'> | undefined = {
    object: '',
    external_id: '',
    item_key: '',
  };
  while (last) {
    const { rows }: { rows: RejectedRow[] } = await pool.query<RejectedRow>(
      `select r.object, r.external_id, r.item_key, r.item_path, r.reason, r.first_seen_at, r.last_seen_at, r.is_outdated,
              r.wire
         from rejected_item r
        where r.source_id = $1 and (r.object, r.external_id, r.item_key) > ($2, $3, $4)
          and not exists (select from activity a
                where a.source_id = r.source_id and a.external_id = r.item_key and a.deleted_at is not null)
          and ($5::uuid[] is null or exists (select from record_link l
                where l.source_id = r.source_id and l.object = r.object and l.external_id = r.external_id
                  and l.record_id = any($5)))
        order by r.object, r.external_id, r.item_key limit ${REJECTED_PORTION}`,
      [source.id, last.object, last.external_id, last.item_key, recordIds],
    );
    for (const { object, external_id, item_path, reason, ...row } of rows) {
      const list = object === '' ? null : { object, id: external_id };
      const state = {
        firstSeenAt: row.first_seen_at,
        lastSeenAt: row.last_seen_at,
        ...(row.is_outdated ? { outdated: true } : {}),
      };
      const item = parseJson(row.wire);
      yield { rejected: { source: source.slug, list, path: item_path, reason, ...state, item } };
    }
    last = rows.length === REJECTED_PORTION ? rows.at(-1) : undefined;
  }
}

/** The line of an activity that a source has an item of. */
function toEnvelope(row: ActivityRow, { slug, system }: ExportedTimeline['source']): ExportedLine {
  const definition = findSourceDefinition(system);
  if (!definition) throw new Error(`no definition of ${system}`);
  const itemPath = itemPathOf(definition, row.external_id ?? '');
  return {
    system: system.toLowerCase(),
    source: slug,
    object: row.list?.object,
    record: row.list?.id,
    activity: {
      id: encodeId('activity', row.id),
      records: row.records.map(toReference),
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at,
      updatedAt: row.updated_at,
      contentUpdatedAt: row.content_updated_at,
    },
    response: wrap(row.wire, itemPath.split('.').slice(1)),
  };
}

/** A body with an item at a path: data, * is {"data": [item]}. */
function wrap(item: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return item;
  return name === '*' ? [wrap(item, rest)] : { [name]: wrap(item, rest) };
}

/** The line of an activity that was logged here. */
function toActivityLine(
  row: ActivityRow,
  { slug, system }: ExportedTimeline['source'],
  actors: ReadonlyMap<string, object>,
): ExportedLine {
  const fields = LOGGED_FIELDS.flatMap((name) => {
    const value = row[fieldDefinition(name).column] ?? null;
    return value === null ? [] : [[name, value]];
  });
  const optional = Object.entries({
    source: system === NATIVE ? null : slug,
    contentUpdatedAt: row.content_updated_at,
    delivery: row.delivery,
    actor: actors.get(row.user_id ?? row.assistant_id ?? ''),
    assignee: actors.get(row.assignee_id ?? ''),
    assigneeName: row.assignee_name,
  }).filter(([, value]) => value != null);
  return {
    activity: {
      id: encodeId('activity', row.id),
      kind: row.kind,
      ...Object.fromEntries(fields),
      recordedAt: row.recorded_at,
      updatedAt: row.updated_at,
      records: row.records.map(toReference),
      ...Object.fromEntries(optional),
    },
  };
}

interface EntityRow {
  id: string;
  source: string;
  external_id: string;
  name: string | null;
  as_of: string | null;
  [column: string]: unknown;
}

/** Exports the actors, segments and broadcasts that activities name, each before the first of them. */
class EntityExport {
  /** How lines name the actors that were written last, by UUID; of segments and broadcasts only that they were. */
  private readonly known = new Map<string, object>();

  constructor(private readonly database: Database) {}

  /** @returns how lines name the actors of these activities, by UUID. */
  async *export(
    rows: readonly ActivityRow[],
  ): AsyncGenerator<ExportedLine, ReadonlyMap<string, object>> {
    const excess = this.known.size - MAX_KNOWN_ENTITIES;
    for (const id of [...this.known.keys()].slice(0, Math.max(excess, 0))) this.known.delete(id);
    const actorIds = rows.flatMap((row) => [
      row.user_id,
      row.assistant_id,
      row.assignee_id,
      row.author_id,
    ]);
    for (const { id, source, external_id, as_of, ...row } of await this.read('actor', actorIds)) {
      const reference = { source, type: row.type, id: external_id };
      this.known.set(id, reference);
      const { name, email, avatar_url: avatarUrl, seen_at: seenAt } = row;
      yield { actor: { ...reference, name, email, avatarUrl, seenAt, asOf: as_of } };
    }
    const segmentIds = rows.map(({ segment_id }) => segment_id);
    for (const { id, source, external_id, as_of, ...row } of await this.read(
      'segment',
      segmentIds,
    )) {
      this.known.set(id, {});
      const { name, color, contacts_count: contactsCount, boards } = row;
      const own = { source, id: external_id, name, color, contactsCount, boards };
      const { created_at: createdAt, updated_at: updatedAt } = row;
      yield { segment: { ...own, createdAt, updatedAt, asOf: as_of } };
    }
    const broadcastIds = rows.map(({ broadcast_id }) => broadcast_id);
    for (const { id, source, external_id, name, as_of } of await this.read(
      'broadcast',
      broadcastIds,
    )) {
      this.known.set(id, {});
      yield { broadcast: { source, id: external_id, name, asOf: as_of } };
    }
    return this.known;
  }

  /** Reads those that were not written yet. */
  private async read(
    table: 'actor' | 'segment' | 'broadcast',
    ids: (string | null)[],
  ): Promise<EntityRow[]> {
    const missing = new Set(ids.filter((id) => id !== null && !this.known.has(id)));
    if (missing.size === 0) return [];
    const { rows } = await this.database.pool.query<EntityRow>(
      `select s.slug as source, x.* from ${table} x join source s on s.id = x.source_id
        where x.id = any($1::uuid[]) order by s.slug, x.external_id`,
      [[...missing]],
    );
    return rows;
  }
}
