import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import { type Activity, NO_FIELDS, SOURCE_FIELDS, type SourceField } from '../activity/fields.js';
import { keyInSource, type NamedRecordInSource } from '../activity/record-reference.js';
import { idWithoutSection } from '../activity/section-id.js';
import { stringifyJson } from '../db/json.js';
import { preparedQuery } from '../db/statement-names.js';
import { lockForPage, lockForWriting, type Transaction } from '../db/transaction.js';
import {
  type ActivityPlacement,
  type ActivityRow,
  PLACEMENT_COLUMNS,
  toActivityRow,
} from './activity-row.js';
import { applyChanges } from './apply-changes.js';
import { chooseExportedIds } from './exported-ids.js';
import { findUnchanged } from './find-unchanged.js';
import { chooseIds } from './listed-ids.js';
import { CONTENT_UPDATED_AT, moveActivities, moveFromMerged } from './move-activities.js';
import { deleteAccepted } from './rejected-items.js';
import { activityTombstones, findErased } from './tombstones.js';
import { type EntityIds, type ItemSnapshot, upsertEntities } from './upsert-entities.js';
import { upsertRecords, type WriteTarget } from './upsert-records.js';
import { writeAttachments } from './write-attachments.js';

/** One item to be stored, and the list it was read from. */
export interface ActivityWrite {
  input: ActivityInput;
  /** The record of that list: the item is placed on it where it names no records itself. */
  readFrom: NamedRecordInSource | null;
  /** The external id of the item before it in its list or section; absent: it is the first. */
  precededBy?: string | null;
  /** What it is read from again, where its source did not send it now. */
  storedAs?: StoredAs;
  /** What an export says of it. */
  exported?: ExportedPlacement;
}

/** What an export says of an activity that its item does not. */
export interface ExportedPlacement {
  /** The UUID that it had. */
  id: string;
  /** The records that it is on: UUIDs of records that exist here; none: all of them were erased. */
  recordIds: string[];
  /** When it occurred, which counts where its source does not say, and when it was first stored; ISO 8601. */
  occurredAt: string;
  recordedAt: string;
  /** When it changed last, and, where it has only moved since, when it last changed itself; null: not known. */
  updatedAt: string | null;
  contentUpdatedAt: string | null;
}

/**
 * What is stored of an item: the wire JSON of its activity; a rejected item; or one of which a later version may
 * have been accepted: where there is an activity, only that it is in its list counts.
 */
export type StoredAs = 'activity' | 'rejected' | 'outdated';

/** `erased`: the activity, or every record it would be on, was erased; nothing of it is stored. */
export type WriteOutcome = 'added' | 'updated' | 'unchanged' | 'erased';

/**
 * Upserts items of one source, inside the caller's transaction: inserts new ones, updates changed ones,
 * leaves the rest alone, so that writing the same items twice changes nothing. An item that is an earlier
 * version than the stored one changes nothing of its content; where it names no records itself, it still joins the
 * record of its list (`updated`). Missing records, links, actors and segments are created.
 * An item that was deleted or erased here stays so; one that was soft-deleted because its source no longer
 * listed it is restored.
 * @param writes no external id twice.
 * @param lock what other writers wait for: the whole source (many items), or these items and their records only.
 * @returns the outcome of each, in their order.
 */
export async function writeActivities(
  client: Transaction,
  target: WriteTarget,
  writes: ActivityWrite[],
  lock: 'source' | 'items' = 'source',
): Promise<WriteOutcome[]> {
  await lockWrites(client, target, writes, lock);
  const resolved = await resolveWrites(client, target, writes);
  const kept = resolved.filter(({ recordIds, isOutdated }) => recordIds !== null && !isOutdated);
  const now = new Date().toISOString();
  const entities = await upsertEntities(client, target, kept.map(toSnapshot));
  const newIds = await chooseNewIds(client, target, resolved, now);
  const drafts = resolved.map((write) =>
    planWrite(write, { target, entities, now, id: newIds.get(write.input.externalId) }),
  );
  const plans = await compareWithStored(client, drafts);

  const changes = plans.filter((plan) => 'row' in plan);
  await applyChanges(
    client,
    target.organizationId,
    changes.map(({ row, stored, input, isMove, contentUpdatedAt }) => ({
      row,
      old: stored ?? null,
      isMove,
      contentUpdatedAt,
      filenames: input.attachments?.flatMap(({ filename }) => filename ?? []),
    })),
  );
  await restore(
    client,
    changes.flatMap(({ stored }) => (stored?.vanished_at ? stored.id : [])),
  );
  await writeAttachments(client, target, changes);
  await addToRecords(
    client,
    target.organizationId,
    plans.filter((plan) => 'listed' in plan).map(({ listed }) => listed),
  );
  await deleteAccepted(
    client,
    target.sourceId,
    writes
      .filter(({ storedAs }) => storedAs === undefined)
      .map(({ input, readFrom, exported }) => ({
        input,
        readFrom,
        acceptedAt: exported ? (exported.contentUpdatedAt ?? exported.updatedAt) : null,
      })),
  );
  await updateWire(
    client,
    plans.filter((plan) => 'wireOnly' in plan).map(({ wireOnly }) => wireOnly),
  );
  return plans.map(({ outcome }) => outcome);
}

/** An item with what is stored of it, and the records it is to be on; null where it was erased. */
interface ResolvedWrite {
  input: ActivityInput;
  storedAs: StoredAs | undefined;
  precededBy: string | null;
  exported: ExportedPlacement | undefined;
  stored: StoredActivity | undefined;
  recordIds: string[] | null;
  /** Whether a later version of it is stored. */
  isOutdated: boolean;
}

/** Upserts the records of items, and decides which records each item is to be on. */
async function resolveWrites(
  client: Transaction,
  target: WriteTarget,
  writes: ActivityWrite[],
): Promise<ResolvedWrite[]> {
  const existing = await findStored(client, target, writes);
  const isOutdated = (write: ActivityWrite) =>
    isEarlierVersion(write, existing.get(write.input.externalId));
  // The records that an outdated item names itself are outdated, too; that it is in a list is not.
  const isJoining = (write: ActivityWrite) => !(write.input.records && isOutdated(write));
  const joinedRecords = (write: ActivityWrite) =>
    isJoining(write) && !write.exported ? recordsOf(write) : [];
  const records = await upsertRecords(client, target, writes.flatMap(joinedRecords));
  const newWrites = writes.filter(({ input }) => !existing.has(input.externalId));
  const tombstonesOf = ({ input }: ActivityWrite) => activityTombstones(target.sourceId, input);
  const erased = await findErased(client, target.organizationId, newWrites.flatMap(tombstonesOf));

  return writes.map((write) => {
    const { input } = write;
    const stored = existing.get(input.externalId);
    // A list adds to the records of an item; an item that names its records names all of them.
    const namesAll = input.records !== undefined && !isOutdated(write);
    const keptIds = namesAll || stored?.vanished_at ? [] : (stored?.record_ids ?? []);
    const joinedIds = [
      ...joinedRecords(write).flatMap((record) => records.get(keyInSource(record)) ?? []),
      ...(isJoining(write) ? (write.exported?.recordIds ?? []) : []),
    ];
    const recordIds = [...new Set([...keptIds, ...joinedIds])];
    const isErased =
      recordIds.length === 0 || (!stored && tombstonesOf(write).some((it) => erased.has(it)));
    return {
      input,
      storedAs: write.storedAs,
      precededBy: write.precededBy ?? null,
      exported: write.exported,
      stored,
      recordIds: isErased ? null : recordIds,
      isOutdated: isOutdated(write),
    };
  });
}

/** What an item says of its entities; of those of an export, lines of their own say more. */
function toSnapshot({ input, exported }: ResolvedWrite): ItemSnapshot {
  // When an item without a timestamp was first seen says nothing of how old it is.
  if (!exported) return { input, asOf: input.sourceUpdatedAt ?? input.occurredAt };
  const idOf = (entity: { externalId: string } | null | undefined) =>
    entity && { externalId: entity.externalId };
  const { user, author, assistant, segment, broadcast } = input;
  return {
    asOf: null,
    input: {
      user: idOf(user),
      author: idOf(author),
      assistant: idOf(assistant),
      segment: idOf(segment),
      broadcast: idOf(broadcast),
    },
  };
}

/** What to do with one item. */
type WritePlan =
  | { outcome: 'erased' | 'unchanged' }
  | { outcome: 'unchanged'; wireOnly: Pick<ActivityRow, 'id' | 'wire' | 'wire_hash'> }
  | { outcome: 'updated'; listed: ListedAgain }
  | ActivityChange;

/** A stored activity that is also in the lists of further records. */
interface ListedAgain {
  stored: StoredActivity;
  addedRecordIds: string[];
}

/** An activity to be inserted or updated. */
export interface ActivityChange {
  outcome: 'added' | 'updated';
  input: ActivityInput;
  /** Whether it was read from the wire JSON of the stored activity. */
  isReread: boolean;
  /** Whether nothing but its records changes. */
  isMove?: boolean;
  /** See RowChange. */
  contentUpdatedAt: string | null;
  row: ActivityRow;
  stored: StoredActivity | undefined;
}

function planWrite(
  { input, storedAs, exported, stored, recordIds, isOutdated }: ResolvedWrite,
  context: Pick<RowContext, 'target' | 'entities' | 'now'> & { id: string | undefined },
): WritePlan {
  if (recordIds === null) return { outcome: 'erased' };
  // Only its source can list it again.
  if (stored?.deleted_at && (storedAs || !stored.vanished_at)) return { outcome: 'unchanged' };
  if (stored && isOutdated) {
    const addedRecordIds = recordIds.filter((id) => !stored.record_ids.includes(id));
    return addedRecordIds.length === 0
      ? { outcome: 'unchanged' }
      : { outcome: 'updated', listed: { stored, addedRecordIds } };
  }
  const hashes = hashInput(input);
  const isReread = storedAs === 'activity';
  if (stored && !isReread && hasSameContent(stored, hashes.content_hash, recordIds)) {
    const { wire_hash } = hashes;
    if (stored.wire_hash === wire_hash) return { outcome: 'unchanged' };
    return { outcome: 'unchanged', wireOnly: { id: stored.id, wire: input.wire, wire_hash } };
  }
  const id = (stored?.id ?? context.id)!;
  const row = rowOfInput(input, { ...context, id, stored, exported, recordIds, hashes });
  const outcome = stored && !stored.vanished_at ? 'updated' : 'added';
  const contentUpdatedAt = isLaterExport(exported, stored) ? exported.contentUpdatedAt : null;
  return { outcome, input, isReread, contentUpdatedAt, row, stored };
}

/**
 * Drops the updates of items that were read again from stored wire JSON with the same result; marks those of which
 * nothing but the records changes.
 */
async function compareWithStored(client: Transaction, plans: WritePlan[]): Promise<WritePlan[]> {
  const keepsRecords = ({ stored, row }: ActivityChange) =>
    stored !== undefined && isSameSet(stored.record_ids, row.record_ids);
  const compared = plans.filter(
    (plan): plan is ActivityChange =>
      'row' in plan && plan.stored !== undefined && (plan.isReread || !keepsRecords(plan)),
  );
  const unchanged = await findUnchanged(client, compared);
  return plans.map((plan) => {
    if (!('row' in plan) || !unchanged.has(plan.row.id)) return plan;
    return keepsRecords(plan) ? { outcome: 'unchanged' } : { ...plan, isMove: true };
  });
}

/** The ids of new items, by external id. */
async function chooseNewIds(
  client: Transaction,
  { organizationId, sourceId, newId }: WriteTarget,
  writes: ResolvedWrite[],
  now: string,
): Promise<Map<string, string>> {
  if (newId) {
    return new Map(
      writes.map(({ input: { externalId } }) => [
        externalId,
        newId(`activity ${sourceId} ${externalId}`),
      ]),
    );
  }
  const listed = await chooseIds(
    client,
    sourceId,
    writes
      .filter(({ exported }) => !exported)
      .map(({ input, precededBy, stored }) => ({
        externalId: input.externalId,
        occurredAt: occurrence(input, stored, now).occurredAt,
        microseconds: input.occurredMicroseconds ?? 0,
        precededBy,
        storedId: stored?.id ?? null,
      })),
  );
  const exported = writes.flatMap((write) =>
    write.exported && !write.stored ? [[write.input.externalId, write.exported.id] as const] : [],
  );
  const ids = await chooseExportedIds(
    client,
    'activity',
    organizationId,
    exported.map(([, id]) => id),
  );
  return new Map([
    ...listed,
    ...exported.map(([externalId, id]): [string, string] => [externalId, ids.get(id)!]),
  ]);
}

async function restore(client: Transaction, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    'update activity set deleted_at = null, vanished_at = null where id = any($1::uuid[])',
    [ids],
  );
}

/** Adds stored activities to the records of further lists. */
async function addToRecords(
  client: Transaction,
  organizationId: string,
  listed: ListedAgain[],
): Promise<void> {
  const placements = await moveFromMerged(
    client,
    organizationId,
    listed.map(({ stored }) => stored),
  );
  const moves = placements.map((placement, index) => ({
    placement,
    recordIds: [...new Set([...placement.record_ids, ...listed[index]!.addedRecordIds])],
  }));
  await moveActivities(
    client,
    organizationId,
    moves.filter(({ placement, recordIds }) => recordIds.length > placement.record_ids.length),
  );
}

async function updateWire(client: Transaction, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `update activity a set wire = n.wire, wire_hash = n.wire_hash
       from json_populate_recordset(null::activity, $1) n where a.id = n.id`,
    [stringifyJson(rows)],
  );
}

/**
 * Whether items of one list are stored unchanged, so that writeActivities would do nothing. Reads without
 * a lock.
 * @param recordId the record of the list.
 */
export async function areWritten(
  pool: pg.Pool,
  sourceId: string,
  recordId: string,
  inputs: ActivityInput[],
): Promise<boolean> {
  const { rows } = await pool.query<StoredActivity>(
    preparedQuery(
      `select ${STORED_COLUMNS} from activity a
        where source_id = $1 and external_id = any($2::text[])`,
      [sourceId, inputs.map(({ externalId }) => externalId)],
    ),
  );
  const existing = new Map(rows.map((row) => [row.external_id, row]));
  return inputs.every((input) => {
    const stored = existing.get(input.externalId);
    if (!stored || stored.vanished_at) return false;
    if (stored.deleted_at) return true;
    const isOnRecord = input.records !== undefined || stored.record_ids.includes(recordId);
    if (isEarlierVersion({ input }, stored)) return isOnRecord;
    const { content_hash, wire_hash } = hashInput(input);
    return isOnRecord && stored.content_hash === content_hash && stored.wire_hash === wire_hash;
  });
}

async function lockWrites(
  client: Transaction,
  { organizationId, sourceId }: WriteTarget,
  writes: ActivityWrite[],
  lock: 'source' | 'items',
): Promise<void> {
  if (lock === 'source') return lockForWriting(client, organizationId, sourceId);
  const lockKeys = writes.flatMap((write) => [
    `item ${write.input.externalId}`,
    ...recordsOf(write).map((record) => `record ${keyInSource(record)}`),
  ]);
  return lockForPage(client, organizationId, sourceId, lockKeys);
}

/**
 * Whether an item is an earlier version than the stored one, as in an older export. One that vanished has no
 * version: what its source lists again counts. Where its source states none, or the same of both, an export says when
 * it changed.
 */
function isEarlierVersion(
  { input, storedAs, exported }: Pick<ActivityWrite, 'input' | 'storedAs' | 'exported'>,
  stored: StoredActivity | undefined,
): boolean {
  if (!stored || storedAs === 'activity') return false;
  if (storedAs === 'outdated') return true;
  if (stored.vanished_at) return false;
  const version = versionOf(input);
  if (exported && (version === null || stored.version === null || version === stored.version)) {
    return isOlder(exported.contentUpdatedAt ?? exported.updatedAt, stored.content_updated_at);
  }
  return isOlder(version, stored.version);
}

/** Whether an item is an earlier version than another one of the same id. */
export function isEarlierThan(input: ActivityInput, other: ActivityInput): boolean {
  return isOlder(versionOf(input), versionOf(other));
}

/** When its source last updated an item; null: not known. */
function versionOf({ sourceUpdatedAt, details }: ActivityInput): string | null {
  return sourceUpdatedAt ?? details?.editedAt ?? null;
}

function isOlder(version: string | null, other: string | null): boolean {
  return version !== null && other !== null && version < other;
}

/** Whether a stored activity differs from an item at most in its wire JSON. */
function hasSameContent(stored: StoredActivity, contentHash: string, recordIds: string[]): boolean {
  return (
    !stored.vanished_at &&
    stored.content_hash === contentHash &&
    isSameSet(stored.record_ids, recordIds)
  );
}

const STORED_COLUMNS = `${PLACEMENT_COLUMNS}, external_id, occurred_precision, recorded_at, updated_at,
  deleted_at, vanished_at, content_hash::text, wire_hash::text,
  ${CONTENT_UPDATED_AT} as content_updated_at,
  coalesce(source_updated_at, (details ->> 'editedAt')::timestamptz) as version`;

/** What is read of a stored activity to decide what to write. */
interface StoredActivity
  extends ActivityPlacement,
    Pick<ActivityRow, 'occurred_precision' | 'recorded_at' | 'updated_at'> {
  external_id: string;
  deleted_at: string | null;
  vanished_at: string | null;
  content_hash: string;
  wire_hash: string;
  /** When it last changed itself. */
  content_updated_at: string;
  /** When its source last updated it; null: not known. */
  version: string | null;
}

async function findStored(
  client: Transaction,
  { sourceId }: WriteTarget,
  writes: ActivityWrite[],
): Promise<Map<string, StoredActivity>> {
  const { rows } = await client.query<StoredActivity>(
    `select ${STORED_COLUMNS} from activity a
      where source_id = $1 and external_id = any($2::text[]) for update`,
    [sourceId, writes.map(({ input }) => input.externalId)],
  );
  return new Map(rows.map((row) => [row.external_id, row]));
}

function recordsOf({ input, readFrom }: ActivityWrite): NamedRecordInSource[] {
  if (!input.records) return readFrom ? [readFrom] : [];
  // The list's record has a name; the item's own reference to it does not.
  return input.records.map((record) =>
    readFrom && keyInSource(record) === keyInSource(readFrom) ? readFrom : record,
  );
}

/** The hashes that detect a change: of the item's own content with the ids of its entities, and of its wire JSON. */
function hashInput(input: ActivityInput) {
  const {
    wire,
    user,
    assistant,
    author,
    segment,
    broadcast,
    section,
    occurredMicroseconds: _,
    ...own
  } = input;
  const ids = [user, assistant, author, segment, broadcast].map((it) => it?.externalId ?? null);
  // The content of an item is what its system sends.
  if (section !== undefined) own.externalId = idWithoutSection(own.externalId);
  return { content_hash: sha256([own, ids]), wire_hash: sha256(wire) };
}

/** SHA-256 in the text format of PostgreSQL's bytea. */
function sha256(value: unknown): string {
  return `\\x${createHash('sha256').update(stringifyJson(value)).digest('hex')}`;
}

function isSameSet(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

/** What the row of an item is made of besides the item. */
interface RowContext {
  target: WriteTarget;
  id: string;
  stored: StoredActivity | undefined;
  recordIds: string[];
  entities: EntityIds;
  hashes: Pick<ActivityRow, 'content_hash' | 'wire_hash'>;
  exported: ExportedPlacement | undefined;
  now: string;
}

function rowOfInput(
  input: ActivityInput,
  { target, id, stored, recordIds, entities, hashes, exported, now }: RowContext,
): ActivityRow {
  const { organizationId, sourceId } = target;
  const fields = {
    ...NO_FIELDS,
    ...sourceFields(input),
    ...occurrence(input, stored, exported?.occurredAt ?? now),
    id,
    sourceId,
    externalId: input.externalId,
    kind: input.kind,
    recordedAt: stored?.recorded_at ?? exported?.recordedAt ?? now,
    updatedAt: isLaterExport(exported, stored) ? exported.updatedAt : now,
    recordIds,
    userId: entities.user(input.user),
    assistantId: entities.assistant(input.assistant),
    authorId: entities.user(input.author),
    segmentId: entities.segment(input.segment),
    broadcastId: entities.broadcast(input.broadcast),
    sourceCreatedAt: input.occurredAt,
  };
  return toActivityRow(fields, {
    organization_id: organizationId,
    wire: input.wire,
    ...hashes,
  });
}

/** Whether an export has a later state of an activity than what is stored: it keeps the timestamps of that. */
function isLaterExport(
  exported: ExportedPlacement | undefined,
  stored: StoredActivity | undefined,
): exported is ExportedPlacement & { updatedAt: string } {
  return !!exported?.updatedAt && (!stored || exported.updatedAt > stored.updated_at);
}

function sourceFields(input: ActivityInput): Pick<Activity, SourceField> {
  const values = SOURCE_FIELDS.map((name) => [name, input[name] ?? null]);
  return Object.fromEntries(values) as Pick<Activity, SourceField>;
}

/** An item without a timestamp occurs at the time of its first write, and keeps it. */
function occurrence(
  input: ActivityInput,
  stored: StoredActivity | undefined,
  now: string,
): Pick<Activity, 'occurredAt' | 'occurredAtPrecision'> {
  if (input.occurredAt !== null) {
    const occurredAtPrecision = input.occurredOnDay ? 'DAY' : 'INSTANT';
    return { occurredAt: input.occurredAt, occurredAtPrecision };
  }
  const firstSeen = stored?.occurred_precision === 'FIRST_SEEN' ? stored.occurred_at : now;
  return { occurredAt: firstSeen, occurredAtPrecision: 'FIRST_SEEN' };
}
