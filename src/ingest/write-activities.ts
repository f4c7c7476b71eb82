import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import {
  type Activity,
  NO_FIELDS,
  SOURCE_FIELDS,
  type SourceField,
  searchedText,
} from '../activity/fields.js';
import { keyInSource, type NamedRecordInSource } from '../activity/record-reference.js';
import { searchVector } from '../activity/search-terms.js';
import { prepared } from '../db/statement-names.js';
import { lockForPage, lockForWriting, type Transaction } from '../db/transaction.js';
import { type ActivityRow, toActivityRow } from './activity-row.js';
import { applyChanges, insertRows } from './apply-changes.js';
import { activityTombstone, findErased } from './tombstones.js';
import { type EntityIds, upsertEntities } from './write-entities.js';
import { upsertRecords, type WriteTarget } from './write-records.js';

/** One item to be stored, and whose list it was read from. */
export interface ActivityWrite {
  input: ActivityInput;
  /** The record whose list it was read from; where the item itself names none, it stands on this. */
  readFrom: NamedRecordInSource | null;
}

/** Erased: the activity, or every record that it stands on, was erased; nothing of it is stored. */
export type WriteOutcome = 'added' | 'updated' | 'unchanged' | 'erased';

/**
 * Stores items of one source, inside the caller's transaction: new ones are added, changed ones
 * updated, the rest left alone, so that the same items twice change nothing. Records, links, actors
 * and segments that are missing are made. An item that was deleted or erased here stays so; one that had
 * vanished from its source is there again.
 * @param writes no external id twice.
 * @param lock what others must not write meanwhile: the source (many items), or just these items.
 * @returns what became of each, in their order.
 */
export async function writeActivities(
  client: Transaction,
  target: WriteTarget,
  writes: ActivityWrite[],
  lock: 'source' | 'items' = 'source',
): Promise<WriteOutcome[]> {
  await lockWrites(client, target, writes, lock);
  const records = await upsertRecords(client, target, writes.flatMap(recordsOf));
  const existing = await findExisting(client, target, writes);
  const tombstones = writes.map(({ input: { externalId } }) =>
    existing.has(externalId) ? null : activityTombstone(target.sourceId, externalId),
  );
  const erased = await findErased(
    client,
    target.organizationId,
    tombstones.filter((it) => it !== null),
  );
  /** The records that each is to stand on; null where it was erased. */
  const places = writes.map((write, index): string[] | null => {
    const { records: own, externalId } = write.input;
    // A list adds to the records that an item stands on; an item that names its records names all.
    const old = existing.get(externalId);
    const before = own || old?.vanished_at ? [] : (old?.record_ids ?? []);
    const named = recordsOf(write).flatMap((ref) => records.get(keyInSource(ref)) ?? []);
    const recordIds = [...new Set([...before, ...named])];
    const tombstone = tombstones[index] ?? null;
    const isErased = recordIds.length === 0 || (tombstone !== null && erased.has(tombstone));
    return isErased ? null : recordIds;
  });
  const entities = await upsertEntities(
    client,
    target,
    writes.flatMap(({ input }, index) => (places[index] ? input : [])),
  );

  const now = new Date().toISOString();
  const changed: { row: ActivityRow; input: ActivityInput; old: ExistingRow | undefined }[] = [];
  const rewired: { id: string; wire: unknown; wire_hash: string }[] = [];
  const outcomes = writes.map(({ input }, index): WriteOutcome => {
    const recordIds = places[index] ?? null;
    if (recordIds === null) return 'erased';
    const old = existing.get(input.externalId);
    const hashes = hashInput(input);
    const { content_hash, wire_hash } = hashes;
    if (old?.deleted_at && !old.vanished_at) return 'unchanged';
    if (isSame(old, content_hash, recordIds)) {
      if (old!.wire_hash !== wire_hash) rewired.push({ id: old!.id, wire: input.wire, wire_hash });
      return 'unchanged';
    }
    const row = rowOfInput(input, { target, old, recordIds, entities, hashes, now });
    changed.push({ row, input, old });
    return old && !old.vanished_at ? 'updated' : 'added';
  });

  await applyChanges(
    client,
    target.organizationId,
    changed.map(({ row, old }) => ({ row, old: old ?? null })),
  );
  const returned = changed.flatMap(({ old }) => (old?.vanished_at ? old.id : []));
  if (returned.length > 0) {
    await client.query(
      'update activity set deleted_at = null, vanished_at = null where id = any($1::uuid[])',
      [returned],
    );
  }
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
 * Whether items of one list are all here as they are, so that there is nothing to write: asked without
 * a lock, before writeActivities.
 * @param recordId the record that they stand on, where they name none themselves.
 */
export async function areWritten(
  pool: pg.Pool,
  sourceId: string,
  recordId: string,
  inputs: ActivityInput[],
): Promise<boolean> {
  const { rows } = await pool.query<ExistingRow>(
    prepared(
      `select ${EXISTING_COLUMNS} from activity
        where source_id = $1 and external_id = any($2::text[])`,
      [sourceId, inputs.map(({ externalId }) => externalId)],
    ),
  );
  const existing = new Map(rows.map((row) => [row.external_id, row]));
  return inputs.every((input) => {
    const old = existing.get(input.externalId);
    if (!old || old.vanished_at) return false;
    if (old.deleted_at) return true;
    const { content_hash, wire_hash } = hashInput(input);
    const isPlaced = input.records !== undefined || old.record_ids.includes(recordId);
    return isPlaced && old.content_hash === content_hash && old.wire_hash === wire_hash;
  });
}

async function lockWrites(
  client: Transaction,
  { organizationId, sourceId }: WriteTarget,
  writes: ActivityWrite[],
  lock: 'source' | 'items',
): Promise<void> {
  if (lock === 'source') return lockForWriting(client, organizationId, sourceId);
  const things = writes.flatMap((write) => [
    `item ${write.input.externalId}`,
    ...recordsOf(write).map((ref) => `record ${keyInSource(ref)}`),
  ]);
  return lockForPage(client, organizationId, sourceId, things);
}

/** Whether there is nothing to change of a stored row but, perhaps, its wire JSON. */
function isSame(old: ExistingRow | undefined, contentHash: string, recordIds: string[]): boolean {
  return (
    old !== undefined &&
    !old.vanished_at &&
    old.content_hash === contentHash &&
    sameSet(old.record_ids, recordIds)
  );
}

const EXISTING_COLUMNS = `id, external_id, occurred_at, occurred_precision, recorded_at, deleted_at,
  vanished_at, record_ids, content_hash::text, wire_hash::text`;

/** What of a stored activity decides what is written. */
interface ExistingRow
  extends Pick<
    ActivityRow,
    'id' | 'occurred_at' | 'occurred_precision' | 'recorded_at' | 'record_ids'
  > {
  external_id: string;
  deleted_at: string | null;
  vanished_at: string | null;
  content_hash: string;
  wire_hash: string;
}

async function findExisting(
  client: Transaction,
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

function recordsOf({ input, readFrom }: ActivityWrite): NamedRecordInSource[] {
  if (!input.records) return readFrom ? [readFrom] : [];
  // The name that the reader was told goes to the record it is of.
  return input.records.map((ref) =>
    readFrom && keyInSource(ref) === keyInSource(readFrom) ? readFrom : ref,
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

function rowOfInput(
  input: ActivityInput,
  context: {
    target: WriteTarget;
    old: ExistingRow | undefined;
    recordIds: string[];
    entities: EntityIds;
    hashes: Pick<ActivityRow, 'content_hash' | 'wire_hash'>;
    now: string;
  },
): ActivityRow {
  const { target, old, recordIds, entities, hashes, now } = context;
  const { organizationId, sourceId } = target;
  const fields = {
    ...NO_FIELDS,
    ...sourceFields(input),
    ...occurrence(input, old, now),
    id: old?.id ?? target.newId(`activity ${sourceId} ${input.externalId}`),
    sourceId,
    externalId: input.externalId,
    kind: input.kind,
    recordedAt: old?.recorded_at ?? now,
    updatedAt: now,
    recordIds,
    userId: entities.user(input.user),
    assistantId: entities.assistant(input.assistant),
    authorId: entities.user(input.author),
    segmentId: entities.segment(input.segment),
    broadcastId: entities.broadcast(input.broadcast),
    sourceCreatedAt: input.occurredAt,
  };
  const filenames = input.attachments?.map(({ filename }) => filename);
  return toActivityRow(fields, {
    organization_id: organizationId,
    wire: input.wire,
    search: searchVector(searchedText(fields, filenames), organizationId),
    ...hashes,
  });
}

function sourceFields(input: ActivityInput): Pick<Activity, SourceField> {
  const values = SOURCE_FIELDS.map((name) => [name, input[name] ?? null]);
  return Object.fromEntries(values) as Pick<Activity, SourceField>;
}

/** An item without a time occurred when it was first seen, and keeps that time. */
function occurrence(
  input: ActivityInput,
  old: ExistingRow | undefined,
  now: string,
): Pick<Activity, 'occurredAt' | 'occurredAtPrecision'> {
  if (input.occurredAt !== null) {
    const occurredAtPrecision = input.occurredOnDay ? 'DAY' : 'INSTANT';
    return { occurredAt: input.occurredAt, occurredAtPrecision };
  }
  const seen = old?.occurred_precision === 'FIRST_SEEN' ? old.occurred_at : now;
  return { occurredAt: seen, occurredAtPrecision: 'FIRST_SEEN' };
}

/** Replaces the attachments of changed activities; one that was there before keeps its id. */
async function writeAttachments(
  client: Transaction,
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
