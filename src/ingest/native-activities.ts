import { isDeepStrictEqual } from 'node:util';
import { type Viewer, visibleUpdatedAt } from '../access/viewer.js';
import { LOGGED_FIELDS, NO_FIELDS } from '../activity/fields.js';
import type { LoggedActivity } from '../activity/logged-activity.js';
import type { Database } from '../db/database.js';
import { inTransaction, lockForWriting } from '../db/transaction.js';
import { echo, GatewayError } from '../errors.js';
import { type ActivityRow, pickFields, type RollupColumns, toActivityRow } from './activity-row.js';
import { applyChanges } from './apply-changes.js';
import { deleteActivities } from './delete-activities.js';
import {
  findLogged,
  type Idempotency,
  lockForLogging,
  rememberIdempotency,
} from './idempotency.js';
import { requireRecordIds } from './resolve-records.js';
import { randomId } from './upsert-records.js';

/** An activity that a client logs, here or in a source, and the records it is logged on. */
export interface NewActivity {
  organizationId: string;
  /** The source that it belongs to: the organization's native one, or the one that it is sent to. */
  sourceId: string;
  activity: LoggedActivity;
  assigneeName: string | null;
  /** UUIDs. */
  recordIds: string[];
  idempotency: Idempotency | null;
}

/**
 * Inserts an activity that is logged here. With an idempotency key it is inserted once, however often
 * and in whichever process this runs: the same input returns the first activity again.
 * @param id the UUID of a new activity.
 * @returns its UUID.
 * @throws {GatewayError} CONFLICT where the key was used with another input; ACTIVITY_NOT_FOUND where
 *   the activity that was logged with it is deleted; RECORD_NOT_FOUND.
 */
export async function insertNativeActivity(
  database: Database,
  newActivity: NewActivity,
  id = randomId(),
): Promise<string> {
  const { organizationId, idempotency } = newActivity;
  return inTransaction(database.pool, async (client) => {
    await lockForLogging(client, organizationId, idempotency);
    // Again under the lock: a concurrent request with the same key may have stored it meanwhile.
    const firstId = idempotency && (await findLogged(client, organizationId, idempotency));
    if (firstId) return firstId;
    const recordIds = await requireRecordIds(
      client,
      newActivity.recordIds,
      (index) => `input.records[${index}]`,
    );
    const row = createLoggedRow(newActivity.activity, {
      id,
      organizationId,
      sourceId: newActivity.sourceId,
      recordIds,
      assigneeName: newActivity.assigneeName,
      recordedAt: null,
      previouslyUpdatedAt: null,
    });
    await applyChanges(client, organizationId, [{ old: null, row }]);
    if (idempotency) await rememberIdempotency(client, organizationId, idempotency, row.id);
    return row.id;
  });
}

/** An activity that a client names, with what an error repeats of it. */
export interface ActivityReference {
  organizationId: string;
  /** The organization's native source: only its activities can be changed here. */
  sourceId: string;
  /** UUID */
  id: string;
  /** The objects that the client's key is limited to; null: it is not. */
  objects: Viewer['objects'];
  /** The id as the client gave it, and the argument it was given for. */
  given: string;
  argument: string;
}

/**
 * Changes an activity that was logged here.
 * @param change computes the new content from the current one.
 * @param ifUpdatedAt ISO 8601: the change applies only where the activity has not changed since.
 * @throws {GatewayError} ACTIVITY_NOT_FOUND; ACTIVITY_READ_ONLY where it came from a source; CONFLICT
 *   where it has changed; what `change` throws.
 */
export async function updateNativeActivity(
  database: Database,
  reference: ActivityReference,
  change: (current: LoggedActivity) => { activity: LoggedActivity; assigneeName?: string | null },
  ifUpdatedAt: string | null = null,
): Promise<void> {
  const { organizationId, sourceId, id, given, argument } = reference;
  await inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId, id);
    const { rows } = await client.query<StoredRow>(
      'select * from activity where id = $1 and organization_id = $2 and deleted_at is null',
      [id, organizationId],
    );
    const stored = rows[0];
    if (!stored) throw activityNotFound(given, argument);
    if (stored.source_id !== sourceId) {
      throw new GatewayError(
        'ACTIVITY_READ_ONLY',
        `${argument}: ${echo(given)} came from a source: change it there. Only what was logged here can be ` +
          'changed here.',
      );
    }
    const updatedAt = visibleUpdatedAt(reference, {
      updatedAt: stored.updated_at,
      contentUpdatedAt: stored.content_updated_at,
    });
    if (ifUpdatedAt !== null && ifUpdatedAt !== updatedAt) {
      throw new GatewayError(
        'CONFLICT',
        `input.ifUpdatedAt: ${echo(given)} has changed since ${ifUpdatedAt}, at ${updatedAt}. ` +
          'Read it again before changing it.',
      );
    }
    const current = toLoggedActivity(stored);
    const { activity, assigneeName = stored.assignee_name } = change(current);
    if (isDeepStrictEqual(activity, current)) return;
    const row = createLoggedRow(activity, {
      id,
      organizationId,
      sourceId,
      recordIds: stored.record_ids,
      assigneeName: activity.assigneeId === null ? null : assigneeName,
      recordedAt: stored.recorded_at,
      previouslyUpdatedAt: stored.updated_at,
    });
    await applyChanges(client, organizationId, [{ old: stored, row }]);
  });
}

/**
 * Deletes an activity that was logged here; hides one that came from a source permanently.
 * @throws {GatewayError} ACTIVITY_NOT_FOUND.
 */
export async function deleteOrHideActivity(
  database: Database,
  { organizationId, id, given, argument }: Omit<ActivityReference, 'sourceId' | 'objects'>,
): Promise<void> {
  const { rows } = await database.pool.query<{ lock_key: string }>(
    `select case when external_id is null and delivery is null then id else source_id end as lock_key
       from activity where id = $1 and organization_id = $2`,
    [id, organizationId],
  );
  if (!rows[0]) throw activityNotFound(given, argument);
  const { lock_key } = rows[0];
  await inTransaction(database.pool, async (client) => {
    // Imports of a source take the source's lock.
    await lockForWriting(client, organizationId, lock_key);
    const deleted = await deleteActivities(client, organizationId, [id]);
    if (deleted === 0) throw activityNotFound(given, argument);
  });
}

/** The error for an activity that does not exist or that the key may not see. */
export function activityNotFound(given: string, argument: string): GatewayError {
  return new GatewayError(
    'ACTIVITY_NOT_FOUND',
    `${argument}: there is no activity ${echo(given)}.`,
  );
}

/** A row as it is selected: JSON is parsed, hashes are left out. */
type StoredRow = Omit<ActivityRow, 'content_hash' | 'wire_hash' | 'wire'> &
  RollupColumns & { content_updated_at: string | null };

function toLoggedActivity(row: StoredRow): LoggedActivity {
  return pickFields(row, [...LOGGED_FIELDS, 'kind', 'userId', 'assistantId', 'assigneeId']);
}

/** Creates the row of an activity that a client logs or changes. */
export function createLoggedRow(
  activity: LoggedActivity,
  storage: {
    id: string;
    organizationId: string;
    sourceId: string;
    recordIds: string[];
    assigneeName: string | null;
    /** Null: now. */
    recordedAt: string | null;
    /** The previous updated_at: the new one is later, so that each change has a timestamp of its own. */
    previouslyUpdatedAt: string | null;
  },
): ActivityRow {
  const { id, organizationId, sourceId, recordIds, assigneeName, recordedAt } = storage;
  const previous = storage.previouslyUpdatedAt;
  const updatedAt = new Date(
    Math.max(Date.now(), previous ? Date.parse(previous) + 1 : 0),
  ).toISOString();
  const fields = {
    ...NO_FIELDS,
    ...activity,
    id,
    sourceId,
    occurredAtPrecision: 'INSTANT' as const,
    recordedAt: recordedAt ?? updatedAt,
    updatedAt,
    recordIds,
    assigneeName,
    authorId: activity.kind === 'NOTE' ? activity.userId : null,
  };
  return toActivityRow(fields, {
    organization_id: organizationId,
    wire: null,
    content_hash: null,
    wire_hash: null,
  });
}
