import type { Activity } from '../activity/fields.js';
import { findKind, LOGGABLE_KINDS } from '../activity/registry.js';
import { encodeId } from '../db/type-id.js';
import { activityNotFound } from '../ingest/native-activities.js';
import type { RecordBy } from '../record/find-record.js';
import { completeTask, deleteActivity, updateActivity } from '../writing/change-activity.js';
import { logActivity } from '../writing/log-activity.js';
import { builder, type GraphqlContext } from './builder.js';
import { withFreshLoaders } from './fresh-loaders.js';
import { loggedFields } from './logged-fields.js';
import { RecordByInput } from './record-by.js';

const LoggableKind = builder.enumType('LoggableKind', {
  description: 'What can be logged here.',
  values: Object.fromEntries(
    LOGGABLE_KINDS.map((kind) => [kind, { description: findKind(kind).definition.description }]),
  ),
});

const LogActivityInput = builder.inputType('LogActivityInput', {
  description:
    'An activity to be logged. A field that its kind does not have is BAD_USER_INPUT: subject is ' +
    "an email's or a message's, channel and direction an interaction's, status and assignee a " +
    "task's; a comment has only a title and a description. Of a task, dueDate must be the UTC day " +
    'of dueAt where both are given.',
  fields: (t) => ({
    kind: t.field({ type: LoggableKind, required: true, description: 'What it is.' }),
    records: t.field({
      type: [RecordByInput],
      required: true,
      description: '1 to 100 records, at least one of them a contact or a company.',
    }),
    ...loggedFields(t, 'create'),
    assignee: t.id({ description: 'A user or assistant who is to do it.' }),
    actor: t.id({ description: 'A user or assistant; without it the actor is unknown.' }),
    idempotencyKey: t.string({
      description:
        'The same key with the same input returns the first result; with another input it is a ' +
        'CONFLICT. Kept for 48 hours; at most 255 characters.',
    }),
    sendTo: t.string({
      description:
        'The slug of a writable source in which it is logged: that source becomes its origin. Where it ' +
        'refuses, nothing is stored: SOURCE_UNAVAILABLE. Where no answer comes, origin.delivery is ' +
        'UNKNOWN.',
    }),
  }),
});

const UpdateActivityInput = builder.inputType('UpdateActivityInput', {
  description: 'A change of an activity that was logged here. Absent keeps, null clears.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The activity.' }),
    ...loggedFields(t, 'update'),
    assignee: t.id({ description: 'A user or assistant.' }),
    actor: t.id({ description: 'A user or assistant.' }),
    ifUpdatedAt: t.field({
      type: 'DateTime',
      description: 'CONFLICT where it has changed since: its updatedAt as it was read.',
    }),
  }),
});

const ActivityPayload = builder.objectRef<{ activity: Activity }>('ActivityPayload').implement({
  description: 'What was written.',
  fields: (t) => ({
    activity: t.field({
      type: 'Activity',
      nullable: false,
      description: 'The activity as it is now.',
      resolve: ({ activity }) => activity,
    }),
  }),
});

const DeleteActivityPayload = builder
  .objectRef<{ deletedActivityId: string }>('DeleteActivityPayload')
  .implement({
    description: 'What was deleted.',
    fields: (t) => ({
      deletedActivityId: t.exposeID('deletedActivityId', {
        nullable: false,
        description: 'The id that it had.',
      }),
    }),
  });

builder.mutationField('logActivity', (t) =>
  t.field({
    type: ActivityPayload,
    description: 'Logs an activity on one or more records.',
    args: { input: t.arg({ type: LogActivityInput, required: true, description: 'What to log.' }) },
    resolve: async (_root, { input: { records, ...input } }, outer) => {
      const context = withFreshLoaders(outer);
      const id = await logActivity({ ...input, records: records as RecordBy[] }, context);
      return { activity: await requireWritten(id, context) };
    },
  }),
);

builder.mutationField('updateActivity', (t) =>
  t.field({
    type: ActivityPayload,
    description: 'Changes an activity that was logged here; one of a source is ACTIVITY_READ_ONLY.',
    args: {
      input: t.arg({ type: UpdateActivityInput, required: true, description: 'What to change.' }),
    },
    resolve: async (_root, { input }, outer) => {
      const context = withFreshLoaders(outer);
      return { activity: await requireWritten(await updateActivity(input, context), context) };
    },
  }),
);

builder.mutationField('completeTask', (t) =>
  t.field({
    type: ActivityPayload,
    description: 'Completes a task, todo or reminder that was logged here.',
    args: {
      id: t.arg.id({ required: true, description: 'The task.' }),
      completedAt: t.arg({
        type: 'DateTime',
        description: 'When it was done; absent: now, or unchanged where it is completed already.',
      }),
    },
    resolve: async (_root, { id, completedAt }, outer) => {
      const context = withFreshLoaders(outer);
      const completedId = await completeTask(id, completedAt, context);
      return { activity: await requireWritten(completedId, context) };
    },
  }),
);

builder.mutationField('deleteActivity', (t) =>
  t.field({
    type: DeleteActivityPayload,
    description:
      'Deletes an activity that was logged here. One that came from a source is hidden here ' +
      'permanently, whatever its source sends later.',
    args: { id: t.arg.id({ required: true, description: 'The activity.' }) },
    resolve: async (_root, { id }, outer) => {
      await deleteActivity(id, withFreshLoaders(outer));
      return { deletedActivityId: id };
    },
  }),
);

/** @throws {GatewayError} ACTIVITY_NOT_FOUND where it was deleted between its write and this read. */
async function requireWritten(id: string, { loaders }: GraphqlContext): Promise<Activity> {
  const activity = await loaders.activity.load(id);
  if (!activity) throw activityNotFound(encodeId('activity', id), 'activity');
  return activity;
}
