import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { TimePrecision } from '../activities/activity.js';
import type { ActivityInput } from '../activities/activity-input.js';
import { categoryOf } from '../activities/registry.js';
import { objectScope } from '../store/timeline-scope.js';
import { lockForWriting } from '../store/transaction.js';
import { searchVector } from '../words.js';
import { type EntityIds, upsertEntities } from './write-entities.js';
import { type NamedRecordRef, refKey, upsertRecords, type WriteTarget } from './write-records.js';

/** One item to be stored, and whose list it was read from. */
export interface ActivityWrite {
  input: ActivityInput;
  /** The record whose list it was read from; where the item itself names none, it stands on this. */
  readFrom: NamedRecordRef | null;
}

export type WriteOutcome = 'added' | 'updated' | 'unchanged';

/**
 * Stores items of one source, inside the caller's transaction: new ones are added, changed ones
 * updated, the rest left alone, so that the same items twice change nothing. Records, links, actors
 * and segments that are missing are made. An item that was deleted here stays deleted.
 * @param writes no external id twice.
 * @returns what became of each, in their order.
 */
export async function writeActivities(
  client: pg.PoolClient,
  target: WriteTarget,
  writes: ActivityWrite[],
): Promise<WriteOutcome[]> {
  await lockForWriting(client, target.organizationId, target.sourceId);
  const records = await upsertRecords(client, target, writes.flatMap(recordsOf));
  const entities = await upsertEntities(
    client,
    target,
    writes.map(({ input }) => input),
  );
  const existing = await findExisting(client, target, writes);
  const objects = await findObjects(client, existing);
  for (const { recordId, object } of records.values()) objects.set(recordId, object);

  const now = new Date().toISOString();
  const changed: { row: ActivityRow; input: ActivityInput; old: ExistingRow | undefined }[] = [];
  const rewired: { id: string; wire: unknown; wire_hash: string }[] = [];
  const outcomes = writes.map((write): WriteOutcome => {
    const { input } = write;
    const old = existing.get(input.externalId);
    const named = recordsOf(write).flatMap((ref) => records.get(refKey(ref))?.recordId ?? []);
    // A list adds to the records that an item stands on; an item that names its records names all.
    const recordIds = [...new Set(input.records ? named : [...(old?.record_ids ?? []), ...named])];
    const { content_hash, wire_hash } = hashInput(input);
    if (old?.deleted_at) return 'unchanged';
    if (old?.content_hash === content_hash && sameSet(old.record_ids, recordIds)) {
      if (old.wire_hash !== wire_hash) rewired.push({ id: old.id, wire: input.wire, wire_hash });
      return 'unchanged';
    }
    const row = toRow(input, { target, old, recordIds, entities, now });
    changed.push({ row: { ...row, content_hash, wire_hash }, input, old });
    return old ? 'updated' : 'added';
  });

  const rows = changed.map(({ row }) => row);
  const updated = changed.flatMap(({ old }) => old ?? []);
  await removeEntries(
    client,
    updated.flatMap((old) => entryKeys(old, target, objects)),
  );
  await putRows(
    client,
    rows.filter((row) => !existing.has(row.external_id)),
    'insert',
  );
  await putRows(
    client,
    rows.filter((row) => existing.has(row.external_id)),
    'update',
  );
  await insertRows(
    client,
    'timeline_entry',
    rows.flatMap((row) => toEntries(row, target, objects)),
  );
  await writeAttachments(client, target, changed);
  if (rewired.length > 0) {
    await client.query(
      `update activity a set wire = n.wire, wire_hash = n.wire_hash
         from json_populate_recordset(null::activity, $1) n where a.id = n.id`,
      [JSON.stringify(rewired)],
    );
  }
  return outcomes;
}

/**
 * Takes activities off every timeline for good, inside the caller's transaction. They keep their rows,
 * so that an import of the same items does not bring them back.
 * @returns how many there were.
 */
export async function deleteActivities(
  client: pg.PoolClient,
  organizationId: string,
  ids: string[],
): Promise<number> {
  const { rows } = await client.query<ExistingRow>(
    `update activity set deleted_at = now(), updated_at = now()
      where id = any($1::uuid[]) and organization_id = $2 and deleted_at is null
      returning ${EXISTING_COLUMNS}`,
    [ids, organizationId],
  );
  const existing = new Map(rows.map((row) => [row.id, row]));
  const objects = await findObjects(client, existing);
  await removeEntries(
    client,
    rows.flatMap((row) => entryKeys(row, { organizationId }, objects)),
  );
  return rows.length;
}

interface ExistingRow {
  id: string;
  external_id: string;
  occurred_at: string;
  occurred_precision: TimePrecision;
  recorded_at: string;
  deleted_at: string | null;
  record_ids: string[];
  content_hash: string;
  wire_hash: string;
}

const EXISTING_COLUMNS = `id, external_id, occurred_at, occurred_precision, recorded_at, deleted_at,
  record_ids, content_hash::text, wire_hash::text`;

async function findExisting(
  client: pg.PoolClient,
  { sourceId }: WriteTarget,
  writes: ActivityWrite[],
): Promise<Map<string, ExistingRow>> {
  const { rows } = await client.query<ExistingRow>(
    `select ${EXISTING_COLUMNS} from activity
      where source_id = $1 and external_id = any($2::text[]) for update`,
    [sourceId, writes.map(({ input }) => input.externalId)],
  );
  return new Map(rows.map((row) => [row.external_id, row]));
}

/** The objects of the records that stored activities stand on, by record id. */
async function findObjects(
  client: pg.PoolClient,
  existing: Map<string, ExistingRow>,
): Promise<Map<string, string>> {
  const ids = [...new Set([...existing.values()].flatMap((row) => row.record_ids))];
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; object: string }>(
    'select id, object from crm_record where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, object }) => [id, object]));
}

function recordsOf({ input, readFrom }: ActivityWrite): NamedRecordRef[] {
  if (!input.records) return readFrom ? [readFrom] : [];
  // The name that the reader was told goes to the record it is of.
  return input.records.map((ref) =>
    readFrom && refKey(ref) === refKey(readFrom) ? readFrom : ref,
  );
}

/** What tells a changed item: all that was normalized, but what it says of other things than itself. */
function hashInput({ wire, user, assistant, author, segment, broadcast, ...own }: ActivityInput) {
  const ids = [user, assistant, author, segment, broadcast].map((it) => it?.externalId ?? null);
  return { content_hash: sha256([own, ids]), wire_hash: sha256(wire) };
}

/** In the text format of PostgreSQL's bytea. */
function sha256(value: unknown): string {
  return `\\x${createHash('sha256').update(JSON.stringify(value)).digest('hex')}`;
}

function sameSet(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

type ActivityRow = ReturnType<typeof toRow> & { content_hash: string; wire_hash: string };

function toRow(
  input: ActivityInput,
  context: {
    target: WriteTarget;
    old: ExistingRow | undefined;
    recordIds: string[];
    entities: EntityIds;
    now: string;
  },
) {
  const { target, old, recordIds, entities, now } = context;
  return {
    id: old?.id ?? target.newId(`activity ${target.sourceId} ${input.externalId}`),
    organization_id: target.organizationId,
    source_id: target.sourceId,
    external_id: input.externalId,
    kind: input.kind,
    ...occurrence(input, old, now),
    recorded_at: old?.recorded_at ?? now,
    updated_at: now,
    record_ids: recordIds,
    title: input.title ?? null,
    subject: input.subject ?? null,
    snippet: input.snippet ?? null,
    description: input.description ?? null,
    channel: input.channel ?? null,
    direction: input.direction ?? null,
    status: input.status ?? null,
    status_label: input.statusLabel ?? null,
    due_date: input.dueDate ?? null,
    due_at: input.dueAt ?? null,
    duration_minutes: input.durationMinutes ?? null,
    completed_at: input.completedAt ?? null,
    user_id: entities.user(input.user),
    assistant_id: entities.assistant(input.assistant),
    assignee_name: input.assigneeName ?? null,
    author_id: entities.user(input.author),
    segment_id: entities.segment(input.segment),
    broadcast_id: entities.broadcast(input.broadcast),
    source_created_at: input.occurredAt,
    source_updated_at: input.sourceUpdatedAt ?? null,
    details: input.details ?? null,
    metadata: input.metadata ?? null,
    wire: input.wire,
    search: searchVector(textOf(input), target.organizationId),
  };
}

/** An item without a time occurred when it was first seen, and keeps that. */
function occurrence(input: ActivityInput, old: ExistingRow | undefined, now: string) {
  if (input.occurredAt !== null) {
    const occurred_precision = input.occurredOnDay ? 'DAY' : 'INSTANT';
    return { occurred_at: input.occurredAt, occurred_precision };
  }
  const seen = old?.occurred_precision === 'FIRST_SEEN' ? old.occurred_at : now;
  return { occurred_at: seen, occurred_precision: 'FIRST_SEEN' };
}

/** The text that is searched: every text field, and the names of the files. */
function textOf(input: ActivityInput): string {
  const texts = [
    input.title,
    input.subject,
    input.snippet,
    input.description,
    input.assigneeName,
    ...(input.attachments ?? []).map(({ filename }) => filename),
  ];
  return texts.filter(Boolean).join(' ');
}

interface EntryKey {
  scope_id: string;
  occurred_at: string;
  activity_id: string;
}

/** The places of an activity: on its records, on their objects, and on its organization. */
function entryKeys(
  row: { id: string; occurred_at: string; record_ids: string[] },
  { organizationId }: { organizationId: string },
  objects: Map<string, string>,
): EntryKey[] {
  const names = new Set(row.record_ids.flatMap((id) => objects.get(id) ?? []));
  const scopes = [
    ...row.record_ids,
    ...[...names].map((object) => objectScope(organizationId, object)),
    organizationId,
  ];
  return scopes.map((scope_id) => ({
    scope_id,
    occurred_at: row.occurred_at,
    activity_id: row.id,
  }));
}

function toEntries(row: ActivityRow, target: WriteTarget, objects: Map<string, string>) {
  const category = categoryOf(row.kind);
  const only = <T>(wanted: string, value: T) => (category === wanted ? value : null);
  const due = row.due_at ?? (row.due_date ? `${row.due_date}T00:00:00.000Z` : null);
  const actor_id = row.user_id ?? row.assistant_id;
  return entryKeys(row, target, objects).map((key) => ({
    ...key,
    kind: row.kind,
    source_id: row.source_id,
    channel: only('INTERACTION', row.channel),
    direction: only('INTERACTION', row.direction),
    actor_type: row.user_id ? 'USER' : row.assistant_id ? 'ASSISTANT' : null,
    actor_id,
    assistant_id: row.assistant_id,
    segment_id: only('SEGMENT', row.segment_id),
    task_status: only('TASK', row.status),
    due_at: only('TASK', due),
  }));
}

async function removeEntries(client: pg.PoolClient, keys: EntryKey[]): Promise<void> {
  if (keys.length === 0) return;
  await client.query(
    `delete from timeline_entry e using json_populate_recordset(null::timeline_entry, $1) o
      where e.scope_id = o.scope_id and e.occurred_at = o.occurred_at
        and e.activity_id = o.activity_id`,
    [JSON.stringify(keys)],
  );
}

async function putRows(
  client: pg.PoolClient,
  rows: ActivityRow[],
  how: 'insert' | 'update',
): Promise<void> {
  if (rows.length === 0) return;
  if (how === 'insert') return insertRows(client, 'activity', rows);
  const columns = Object.keys(rows[0]!).filter((column) => column !== 'id');
  await client.query(
    `update activity a set ${columns.map((column) => `${column} = n.${column}`).join(', ')}
       from json_populate_recordset(null::activity, $1) n where a.id = n.id`,
    [JSON.stringify(rows)],
  );
}

async function insertRows(client: pg.PoolClient, table: string, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await client.query(
    `insert into ${table} (${columns})
     select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Replaces the attachments of changed activities; one that was there before keeps its id. */
async function writeAttachments(
  client: pg.PoolClient,
  { organizationId, newId }: WriteTarget,
  changed: { row: ActivityRow; input: ActivityInput; old: ExistingRow | undefined }[],
): Promise<void> {
  const updated = changed.filter(({ old }) => old).map(({ row }) => row.id);
  const known = new Map<string, string>();
  if (updated.length > 0) {
    const { rows } = await client.query(
      `delete from attachment where activity_id = any($1::uuid[])
       returning id, activity_id, external_id, position`,
      [updated],
    );
    for (const row of rows) {
      known.set(nameOf(row.activity_id, row.external_id, row.position), row.id);
    }
  }
  const attachments = changed.flatMap(({ row, input }) =>
    (input.attachments ?? []).map((attachment, position) => ({
      id:
        take(known, nameOf(row.id, attachment.externalId, position)) ??
        newId(`attachment ${row.id} ${position}`),
      organization_id: organizationId,
      activity_id: row.id,
      position,
      is_file: attachment.isFile,
      external_id: attachment.externalId ?? null,
      filename: attachment.filename ?? null,
      path: attachment.path ?? null,
      url: attachment.url ?? null,
      size: attachment.size ?? null,
      mime_type: attachment.mimeType ?? null,
      created_at: attachment.createdAt ?? null,
    })),
  );
  await insertRows(client, 'attachment', attachments);
}

/** By what an attachment is known again: its own id upstream, or its place. */
function nameOf(
  activityId: string,
  externalId: string | null | undefined,
  position: number,
): string {
  return `${activityId} ${externalId ?? `#${position}`}`;
}

/** The value of a key, which is then gone: no two attachments take the same id. */
function take<K, V>(map: Map<K, V>, key: K): V | undefined {
  const value = map.get(key);
  map.delete(key);
  return value;
}
