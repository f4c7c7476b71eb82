import type { GraphQLResolveInfo } from 'graphql';
import type { Activity } from '../activity/fields.js';
import { findKind, LOGGABLE_KINDS } from '../activity/registry.js';
import { parseWithOffset } from '../activity/timestamp.js';
import { encodeId } from '../activity/type-id.js';
import { activityNotFound } from '../ingest/native-activities.js';
import type { RecordBy } from '../record/find-record.js';
import { completeTask, deleteActivity, updateActivity } from '../writing/change-activity.js';
import { logActivity } from '../writing/log-activity.js';
import { builder } from './builder.js';
import type { GraphqlContext } from './context.js';
import { loggedFields } from './logged-fields.js';
import { RecordByInput } from './record-by.js';
import { resetLoaders } from './reset-loaders.js';
import { writtenArgument } from './written-argument.js';

const LoggableKind = builder.enumType('LoggableKind', {
  description: 'The kinds of activities that logActivity accepts.',
  values: Object.fromEntries(
    LOGGABLE_KINDS.map((kind) => [kind, { description: findKind(kind).definition.description }]),
  ),
});

const LogActivityInput = builder.inputType('LogActivityInput', {
  description:
    'An activity to log. Only fields of its kind are accepted, others are BAD_USER_INPUT: subject for ' +
    'emails and messages; channel and direction for interactions; status and assignee for tasks; a ' +
    'comment has only what every kind has: title, description, occurredAt, actor and metadata. If a task has both dueAt and dueDate, dueDate must ' +
    'be the day of dueAt in its offset.',
  fields: (t) => ({
    kind: t.field({
      type: LoggableKind,
      required: true,
      description: 'What happened; it decides which other fields may be given.',
    }),
    records: t.field({
      type: [RecordByInput],
      required: true,
      description:
        'The records of the activity: 1 to 100, at least one of them a contact or a company.',
    }),
    ...loggedFields(t, 'create'),
    assignee: t.id({ description: 'The id of the user or assistant to whom a task is assigned.' }),
    actor: t.id({
      description:
        'The id of the user or assistant who performed the activity; if absent, the actor is unknown.',
    }),
    idempotencyKey: t.string({
      description:
        'Makes retries safe: the same key with the same input logs nothing more and returns the activity that ' +
        'it logged, as it is now; ACTIVITY_NOT_FOUND if that was deleted, a CONFLICT with another input. Kept ' +
        'for 48 hours; at most 255 characters.',
    }),
    sendTo: t.string({
      description:
        'The slug of a writable source in which to log the activity; it becomes the origin. If the source ' +
        'rejects it or is not reached, nothing is stored and the error is SOURCE_UNAVAILABLE. If it may have ' +
        'stored it but gives no usable response, origin.delivery is UNKNOWN.',
    }),
  }),
});

const UpdateActivityInput = builder.inputType('UpdateActivityInput', {
  description:
    'Changes to an activity that was logged in the gateway. Absent fields are kept, null clears a field.',
  fields: (t) => ({
    id: t.id({
      required: true,
      description: 'Of the form activity_…; ACTIVITY_NOT_FOUND if there is none.',
    }),
    ...loggedFields(t, 'update'),
    assignee: t.id({
      description: 'The id of the user or assistant to whom a task is assigned.',
    }),
    actor: t.id({
      description: 'The id of the user or assistant who performed the activity.',
    }),
    ifUpdatedAt: t.field({
      type: 'DateTime',
      description: 'The updatedAt that was read; CONFLICT if the activity has changed since.',
    }),
  }),
});

const ActivityPayload = builder.objectRef<{ activity: Activity }>('ActivityPayload').implement({
  description: 'The result of a mutation of an activity.',
  fields: (t) => ({
    activity: t.field({
      type: 'Activity',
      nullable: false,
      description: 'The activity after the mutation.',
      resolve: ({ activity }) => activity,
    }),
  }),
});

const DeleteActivityPayload = builder
  .objectRef<{ deletedActivityId: string }>('DeleteActivityPayload')
  .implement({
    description: 'The result of deleteActivity.',
    fields: (t) => ({
      deletedActivityId: t.exposeID('deletedActivityId', {
        nullable: false,
        description: 'The id that was given; no query finds it from now on.',
      }),
    }),
  });

builder.mutationField('logActivity', (t) =>
  t.field({
    type: ActivityPayload,
    description: 'Logs an activity on one or more records.',
    args: {
      input: t.arg({
        type: LogActivityInput,
        required: true,
        description:
          'What happened and on which records. A field that the kind does not have is BAD_USER_INPUT.',
      }),
    },
    resolve: async (_root, { input: { records, ...input } }, context, info) => {
      resetLoaders(context);
      const dueAt = dueAtAsWritten(input.dueAt, context, info);
      const id = await logActivity(
        { ...input, dueAt, records: records as RecordBy[] },
        context,
        context.sync,
      );
      return { activity: await requireWrittenActivity(id, context) };
    },
  }),
);

builder.mutationField('updateActivity', (t) =>
  t.field({
    type: ActivityPayload,
    description:
      'Changes an activity that was logged in the gateway; one of a source is ACTIVITY_READ_ONLY.',
    args: {
      input: t.arg({ type: UpdateActivityInput, required: true, description: 'The changes.' }),
    },
    resolve: async (_root, { input }, context, info) => {
      resetLoaders(context);
      const dueAt = dueAtAsWritten(input.dueAt, context, info);
      const id = await updateActivity({ ...input, dueAt }, context);
      return { activity: await requireWrittenActivity(id, context) };
    },
  }),
);

builder.mutationField('completeTask', (t) =>
  t.field({
    type: ActivityPayload,
    description: 'Completes a task, todo or reminder that was logged in the gateway.',
    args: {
      id: t.arg.id({
        required: true,
        description:
          'Of the form activity_…; ACTIVITY_NOT_FOUND if there is none, BAD_USER_INPUT for other categories.',
      }),
      completedAt: t.arg({
        type: 'DateTime',
        description:
          'When the task was completed; by default now, or unchanged if it is completed already.',
      }),
    },
    resolve: async (_root, { id, completedAt }, context) => {
      resetLoaders(context);
      const completedId = await completeTask(id, completedAt, context);
      return { activity: await requireWrittenActivity(completedId, context) };
    },
  }),
);

builder.mutationField('deleteActivity', (t) =>
  t.field({
    type: DeleteActivityPayload,
    description:
      'Deletes an activity that was logged in the gateway. An activity of a source is hidden in the ' +
      'gateway permanently, even if the source sends it again.',
    args: {
      id: t.arg.id({
        required: true,
        description: 'Of the form activity_…; ACTIVITY_NOT_FOUND if there is none.',
      }),
    },
    resolve: async (_root, { id }, context) => {
      resetLoaders(context);
      await deleteActivity(id, context);
      return { deletedActivityId: id };
    },
  }),
);

/** Returns input.dueAt in the offset that the client wrote, which determines its day. */
function dueAtAsWritten(
  dueAt: string | null | undefined,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): string | null | undefined {
  const written = dueAt && writtenArgument(info, context, ['input', 'dueAt']);
  return typeof written === 'string' ? parseWithOffset(written) : dueAt;
}

/** @throws {GatewayError} ACTIVITY_NOT_FOUND where it was deleted between its write and this read. */
async function requireWrittenActivity(id: string, { loaders }: GraphqlContext): Promise<Activity> {
  const activity = await loaders.activity.load(id);
  if (!activity) throw activityNotFound(encodeId('activity', id), 'activity');
  return activity;
}
