import type { ActivityFieldsInput } from '../activity/logged-activity.js';
import { changeLoggedActivity } from '../activity/logged-activity.js';
import { findKind } from '../activity/registry.js';
import { decodeId } from '../activity/type-id.js';
import { badInput } from '../errors.js';
import {
  type ActivityReference,
  activityNotFound,
  deleteOrHideActivity,
  updateNativeActivity,
} from '../ingest/native-activities.js';
import { type ClientFields, findActors } from './find-actors.js';
import { findNativeSourceId } from './native-source.js';
import type { WriteContext } from './write-context.js';

/** What a client changes of an activity that was logged here: absent keeps, null clears. */
export interface UpdateActivityInput extends ClientFields {
  /** The activity's public id. */
  id: string;
  /** ISO 8601: CONFLICT where the activity has changed since. */
  ifUpdatedAt?: string | null;
}

/**
 * Changes an activity that was logged here.
 * @returns its UUID.
 * @throws {GatewayError} ACTIVITY_NOT_FOUND; ACTIVITY_READ_ONLY where it came from a source; CONFLICT
 *   where it has changed since `ifUpdatedAt`; BAD_USER_INPUT that names the field.
 */
export async function updateActivity(
  input: UpdateActivityInput,
  context: WriteContext,
): Promise<string> {
  const { id, ifUpdatedAt, actor, assignee, ...fields } = input;
  const reference = await requireActivity(id, 'input.id', context);
  const actors = await findActors({ actor, assignee }, context);
  const change: ActivityFieldsInput = { ...fields, ...actors };
  await updateNativeActivity(
    context.database,
    reference,
    (current) => ({
      activity: changeLoggedActivity(current, change, new Date().toISOString()),
      ...('assignee' in actors ? { assigneeName: actors.assignee?.name ?? null } : {}),
    }),
    ifUpdatedAt ?? null,
  );
  return reference.id;
}

/**
 * Completes a task, todo or reminder that was logged here; one that is completed keeps its timestamp.
 * @param completedAt ISO 8601; absent: now.
 * @returns its UUID.
 * @throws {GatewayError} as updateActivity; BAD_USER_INPUT for an activity that is no task.
 */
export async function completeTask(
  id: string,
  completedAt: string | null | undefined,
  context: WriteContext,
): Promise<string> {
  const reference = await requireActivity(id, 'id', context);
  await updateNativeActivity(context.database, reference, (current) => {
    if (findKind(current.kind).definition.input !== 'task') {
      throw badInput('id', id, `must be a task, todo or reminder, not a ${current.kind}`);
    }
    const change = { status: 'COMPLETED', completedAt: completedAt ?? undefined } as const;
    return { activity: changeLoggedActivity(current, change, new Date().toISOString()) };
  });
  return reference.id;
}

/**
 * Deletes an activity that was logged here; hides one that came from a source permanently.
 * @throws {GatewayError} ACTIVITY_NOT_FOUND.
 */
export async function deleteActivity(id: string, context: WriteContext): Promise<void> {
  await deleteOrHideActivity(context.database, await requireActivity(id, 'id', context));
}

/** @throws {GatewayError} ACTIVITY_NOT_FOUND where there is none that the key may see. */
async function requireActivity(
  given: string,
  argument: string,
  context: WriteContext,
): Promise<ActivityReference> {
  const decoded = decodeId(given);
  const id = decoded?.prefix === 'activity' ? decoded.uuid : null;
  if (id === null || !(await context.loaders.activity.load(id))) {
    throw activityNotFound(given, argument);
  }
  // It is read again after the change.
  context.loaders.activity.clear(id);
  const { organizationId, objects } = context.viewer;
  const sourceId = await findNativeSourceId(context);
  return { id, given, argument, organizationId, objects, sourceId };
}
