import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { NativeActivity } from '../activity/native-activity.js';
import { searchVector } from '../activity/search-terms.js';
import type { Database } from '../db/database.js';
import { inTransaction, lockForWriting } from '../db/transaction.js';
import { echo, GatewayError } from '../errors.js';
import type { ActivityRow } from './activity-row.js';
import { applyChanges } from './apply-changes.js';
import { deleteActivities } from './delete-activities.js';
import { requireRecords } from './require-records.js';
import { randomId } from './write-records.js';

/** An activity as it is to be logged, and where. */
export interface NewActivity {
  organizationId: string;
  /** The native source of the organization. */
  sourceId: string;
  activity: NativeActivity;
  /** The name of its assignee, which is searched. */
  assigneeName: string | null;
  /** UUIDs. */
  recordIds: string[];
  idempotency: Idempotency | null;
}

/** A client's key, and all that it gave with it, as JSON. */
export interface Idempotency {
  key: string;
  input: unknown;
}

/**
 * Logs an activity. With an idempotency key it is logged once, however often and wherever this is
 * called: the same input gives the first activity again.
 * @returns its UUID.
 * @throws {GatewayError} CONFLICT where the key was used with another input; ACTIVITY_NOT_FOUND where
 *   the activity that was logged with it is deleted; RECORD_NOT_FOUND.
 */
export async function logActivity(database: Database, wanted: NewActivity): Promise<string> {
  const { organizationId, idempotency } = wanted;
  return inTransaction(database.pool, async (client) => {
    await lockIdempotency(client, organizationId, idempotency);
    const first = idempotency && (await findLogged(client, organizationId, idempotency));
    if (first) return first;
    const recordIds = await requireRecords(
      client,
      wanted.recordIds,
      (index) => `input.records[${index}]`,
    );
    const row = toRow(wanted.activity, {
      id: randomId(),
      organizationId,
      sourceId: wanted.sourceId,
      recordIds,
      assigneeName: wanted.assigneeName,
      recordedAt: null,
      after: null,
    });
    await applyChanges(client, organizationId, [{ old: null, row }]);
    if (idempotency) await rememberIdempotency(client, organizationId, idempotency, row.id);
    return row.id;
  });
}

/** Takes the lock of an idempotency key, or, without one, only that of writers. */
export async function lockIdempotency(
  client: pg.PoolClient,
  organizationId: string,
  idempotency: Idempotency | null,
): Promise<void> {
  const key = idempotency && sha256(idempotency.key).toString('hex');
  await lockForWriting(client, organizationId, key ?? undefined);
}

/** Notes what was logged with an idempotency key. */
export async function rememberIdempotency(
  client: pg.PoolClient,
  organizationId: string,
  idempotency: Idempotency,
  activityId: string,
): Promise<void> {
  const hashes = hashIdempotency(idempotency);
  await client.query(
    `insert into idempotency_key (organization_id, key_hash, input_hash, activity_id)
     values ($1, $2, $3, $4)`,
    [organizationId, hashes.key, hashes.input, activityId],
  );
}

/** Which activity, and how it is said in an error. */
export interface ActivityName {
  organizationId: string;
  sourceId: string;
  /** UUID */
  id: string;
  /** As the client gave it, and for which argument. */
  given: string;
  argument: string;
}

/**
 * Changes an activity that was logged here.
 * @param change what it says from now on, of what it says.
 * @param ifUpdatedAt ISO 8601: only where it has not changed since.
 * @throws {GatewayError} ACTIVITY_NOT_FOUND; ACTIVITY_READ_ONLY where it came from a source; CONFLICT
 *   where it has changed; what `change` throws.
 */
export async function updateActivity(
  database: Database,
  name: ActivityName,
  change: (current: NativeActivity) => { activity: NativeActivity; assigneeName?: string | null },
  ifUpdatedAt: string | null = null,
): Promise<void> {
  const { organizationId, sourceId, id, given, argument } = name;
  await inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId, id);
    const { rows } = await client.query<StoredRow>(
      'select * from activity where id = $1 and organization_id = $2 and deleted_at is null',
      [id, organizationId],
    );
    const stored = rows[0];
    if (!stored) throw notFound(given, argument);
    if (stored.source_id !== sourceId) {
      throw new GatewayError(
        'ACTIVITY_READ_ONLY',
        `${argument}: ${echo(given)} came from a source: change it there. Only what was logged here can be ` +
          'changed here.',
      );
    }
    if (ifUpdatedAt !== null && ifUpdatedAt !== stored.updated_at) {
      throw new GatewayError(
        'CONFLICT',
        `input.ifUpdatedAt: ${echo(given)} has changed since ${ifUpdatedAt}, at ${stored.updated_at}. ` +
          'Read it again, and decide anew.',
      );
    }
    const current = toNative(stored);
    const { activity, assigneeName = stored.assignee_name } = change(current);
    if (isDeepStrictEqual(activity, current)) return;
    const row = toRow(activity, {
      id,
      organizationId,
      sourceId,
      recordIds: stored.record_ids,
      assigneeName: activity.assigneeId === null ? null : assigneeName,
      recordedAt: stored.recorded_at,
      after: stored.updated_at,
    });
    await applyChanges(client, organizationId, [{ old: stored, row }]);
  });
}

/**
 * Deletes an activity that was logged here, and hides one that came from a source, for good.
 * @throws {GatewayError} ACTIVITY_NOT_FOUND.
 */
export async function deleteActivity(
  database: Database,
  { organizationId, id, given, argument }: Omit<ActivityName, 'sourceId'>,
): Promise<void> {
  const { rows } = await database.pool.query<{ thing: string }>(
    `select case when external_id is null and delivery is null then id else source_id end as thing
       from activity where id = $1 and organization_id = $2`,
    [id, organizationId],
  );
  if (!rows[0]) throw notFound(given, argument);
  const { thing } = rows[0];
  await inTransaction(database.pool, async (client) => {
    // What came from a source is written by that source's imports.
    await lockForWriting(client, organizationId, thing);
    const deleted = await deleteActivities(client, organizationId, [id]);
    if (deleted === 0) throw notFound(given, argument);
  });
}

/** What a mutation says of an activity that is not there to be seen. */
export function notFound(given: string, argument: string): GatewayError {
  return new GatewayError(
    'ACTIVITY_NOT_FOUND',
    `${argument}: there is no activity ${echo(given)}.`,
  );
}

/**
 * The activity that was logged with an idempotency key and this input; null where none was. Asked
 * before the rest of the input is looked up: that may name what is not there any more.
 * @throws {GatewayError} CONFLICT; ACTIVITY_NOT_FOUND; as logActivity.
 */
export async function findLogged(
  client: pg.Pool | pg.PoolClient,
  organizationId: string,
  idempotency: Idempotency,
): Promise<string | null> {
  const { key } = idempotency;
  const hashes = hashIdempotency(idempotency);
  const { rows } = await client.query<{ id: string; same: boolean; there: boolean }>(
    `select k.activity_id as id, k.input_hash = $3 as same,
        coalesce(a.id, d.activity_id) is not null as there
       from idempotency_key k
       left join activity a on a.id = k.activity_id and a.deleted_at is null
       left join delivery d on d.activity_id = k.activity_id and d.state = 'PENDING'
      where k.organization_id = $1 and k.key_hash = $2`,
    [organizationId, hashes.key, hashes.input],
  );
  const [first] = rows;
  if (!first) return null;
  if (!first.same) {
    throw new GatewayError(
      'CONFLICT',
      `input.idempotencyKey: ${echo(key)} was used with another input. Use a new key.`,
    );
  }
  if (!first.there) {
    throw new GatewayError(
      'ACTIVITY_NOT_FOUND',
      `input.idempotencyKey: what was logged with ${echo(key)} is deleted. Use a new key.`,
    );
  }
  return first.id;
}

function hashIdempotency({ key, input }: Idempotency): { key: Buffer; input: Buffer } {
  return { key: sha256(key), input: sha256(canonicalJson(input)) };
}

/** A row as it is read: JSON is parsed, hashes are not needed. */
type StoredRow = Omit<ActivityRow, 'search' | 'content_hash' | 'wire_hash' | 'wire'>;

function toNative(row: StoredRow): NativeActivity {
  return {
    kind: row.kind,
    occurredAt: row.occurred_at,
    title: row.title,
    subject: row.subject,
    description: row.description,
    channel: row.channel,
    direction: row.direction as NativeActivity['direction'],
    status: row.status as NativeActivity['status'],
    dueDate: row.due_date,
    dueAt: row.due_at,
    durationMinutes: row.duration_minutes,
    completedAt: row.completed_at,
    userId: row.user_id,
    assistantId: row.assistant_id,
    assigneeId: row.assignee_id,
    metadata: row.metadata,
  };
}

/** The row of an activity that is logged here. */
export function toRow(
  activity: NativeActivity,
  context: {
    id: string;
    organizationId: string;
    sourceId: string;
    recordIds: string[];
    assigneeName: string | null;
    /** Null: now. */
    recordedAt: string | null;
    /** When it was changed last: now comes after that, so that every change has a time of its own. */
    after: string | null;
  },
): ActivityRow {
  const { id, organizationId, sourceId, recordIds, assigneeName, recordedAt, after } = context;
  const updatedAt = new Date(Math.max(Date.now(), after ? Date.parse(after) + 1 : 0)).toISOString();
  const { title, subject, description } = activity;
  const text = [title, subject, description, assigneeName].filter(Boolean).join(' ');
  return {
    id,
    organization_id: organizationId,
    source_id: sourceId,
    external_id: null,
    kind: activity.kind,
    occurred_at: activity.occurredAt,
    occurred_precision: 'INSTANT',
    recorded_at: recordedAt ?? updatedAt,
    updated_at: updatedAt,
    record_ids: recordIds,
    title,
    subject,
    snippet: null,
    description,
    channel: activity.channel,
    direction: activity.direction,
    status: activity.status,
    status_label: null,
    due_date: activity.dueDate,
    due_at: activity.dueAt,
    duration_minutes: activity.durationMinutes,
    completed_at: activity.completedAt,
    user_id: activity.userId,
    assistant_id: activity.assistantId,
    assignee_id: activity.assigneeId,
    assignee_name: assigneeName,
    author_id: activity.kind === 'NOTE' ? activity.userId : null,
    segment_id: null,
    broadcast_id: null,
    source_created_at: null,
    source_updated_at: null,
    details: null,
    metadata: activity.metadata,
    wire: null,
    content_hash: null,
    wire_hash: null,
    search: searchVector(text, organizationId),
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The same text for the same JSON, whatever the order of keys. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
