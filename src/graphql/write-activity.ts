import type { Activity } from '../activity/activity.js';
import { checkName } from '../activity/check-text.js';
import {
  type ActivityFieldsInput,
  changeNativeActivity,
  checkActivityFields,
  createNativeActivity,
  type UncheckedFields,
} from '../activity/native-activity.js';
import { findKind, LOGGABLE_KINDS } from '../activity/registry.js';
import { COMPANIES, CONTACTS } from '../db/crm-object.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { decodeId, encodeId } from '../db/type-id.js';
import { badInput } from '../errors.js';
import {
  type ActivityName,
  deleteActivity,
  findLogged,
  logActivity,
  notFound,
  updateActivity,
} from '../ingest/native-activities.js';
import type { Actor } from '../loaders/actor.js';
import { waitForSender } from '../outbox/send-activity.js';
import { type RecordBy, requireRecord } from '../record/find-record.js';
import { NATIVE } from '../sources/registry.js';
import { findActor } from './actor.js';
import { builder, type GraphqlContext } from './builder.js';
import { withFreshLoaders } from './fresh-loaders.js';
import { RecordByInput } from './record-by.js';
import { requireTarget, sendActivity } from './send-activity.js';

/** Most records that one activity is logged on. */
const MAX_RECORDS = 100;
const MAX_IDEMPOTENCY_KEY = 255;

builder.enumType('LoggableKind', {
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
    kind: t.field({ type: 'LoggableKind', required: true, description: 'What it is.' }),
    records: t.field({
      type: [RecordByInput],
      required: true,
      description: '1 to 100 records, at least one of them a contact or a company.',
    }),
    title: t.string({ description: 'At most 1,000 characters.' }),
    subject: t.string({ description: 'At most 1,000 characters.' }),
    description: t.string({
      description: 'The content of a note or comment. At most 100,000 characters.',
    }),
    channel: t.string({
      description: "Of a message: linkedin, whatsapp …; of the others it is the kind's own name.",
    }),
    direction: t.field({ type: 'Direction', description: 'Who turned to whom.' }),
    occurredAt: t.field({ type: 'DateTime', description: 'When it happened; absent: now.' }),
    dueAt: t.field({ type: 'DateTime', description: 'The instant it is due or planned for.' }),
    dueDate: t.field({
      type: 'Date',
      description: 'The day it is due; but for tasks, dueAt is its 00:00 UTC then.',
    }),
    durationMinutes: t.float({ description: 'In minutes, 0 to 525,600.' }),
    completedAt: t.field({ type: 'DateTime', description: 'When it was done.' }),
    status: t.field({
      type: 'TaskStatus',
      description: 'Absent: PENDING, or COMPLETED where completedAt is given.',
    }),
    assignee: t.id({ description: 'A user or assistant who is to do it.' }),
    actor: t.id({ description: 'A user or assistant; without it the actor is unknown.' }),
    metadata: t.field({
      type: 'JSON',
      description: 'Any JSON of at most 65,536 characters and 64 levels.',
    }),
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
    title: t.string({ description: 'At most 1,000 characters.' }),
    subject: t.string({ description: "An email's or a message's." }),
    description: t.string({ description: 'At most 100,000 characters.' }),
    occurredAt: t.field({ type: 'DateTime', description: 'Cannot be cleared.' }),
    dueAt: t.field({
      type: 'DateTime',
      description: 'Null clears the instant and, with it, its day.',
    }),
    dueDate: t.field({
      type: 'Date',
      description: 'Another day than that of dueAt takes its place. Null: not due at all.',
    }),
    durationMinutes: t.float({ description: 'In minutes, 0 to 525,600.' }),
    completedAt: t.field({
      type: 'DateTime',
      description: 'Completes a task; null reopens it.',
    }),
    status: t.field({
      type: 'TaskStatus',
      description: 'COMPLETED completes it now; any other clears completedAt.',
    }),
    assignee: t.id({ description: 'A user or assistant.' }),
    actor: t.id({ description: 'A user or assistant.' }),
    metadata: t.field({ type: 'JSON', description: 'Replaces the whole of it.' }),
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

builder.mutationFields((t) => ({
  logActivity: t.field({
    type: ActivityPayload,
    description: 'Logs an activity on one or more records.',
    args: { input: t.arg({ type: LogActivityInput, required: true, description: 'What to log.' }) },
    resolve: async (_root, { input }, outer) => {
      const context = withFreshLoaders(outer);
      const { kind, records, idempotencyKey, sendTo, actor, assignee, ...fields } = input;
      checkActivityFields(kind, { ...(fields as UncheckedFields), actor, assignee });
      if (idempotencyKey != null) {
        checkName('input.idempotencyKey', idempotencyKey, MAX_IDEMPOTENCY_KEY);
      }
      const { organizationId } = context.viewer;
      const idempotency =
        idempotencyKey == null
          ? null
          : { key: idempotencyKey, input: givenOnly({ ...input, idempotencyKey: null }) };
      const first =
        idempotency && (await findLogged(context.database.pool, organizationId, idempotency));
      if (first) {
        const { database } = context;
        const id =
          sendTo == null
            ? first
            : await waitForSender(database, organizationId, idempotency, first);
        return { activity: await writtenActivity(id, context) };
      }
      const target =
        sendTo == null
          ? null
          : await requireTarget(sendTo, kind, { ...fields, actor, assignee }, context);
      const people = await findPeople({ actor, assignee }, context);
      const activity = createNativeActivity(
        kind,
        { ...(fields as ActivityFieldsInput), ...people },
        new Date().toISOString(),
      );
      const found = await requireRecords(records as RecordBy[], context);
      const id = target
        ? await sendActivity(target, activity, found, idempotency, context)
        : await logActivity(context.database, {
            organizationId,
            sourceId: await nativeSourceId(context),
            activity,
            assigneeName: people.assignee?.name ?? null,
            recordIds: found.map(({ id }) => id),
            idempotency,
          });
      return { activity: await writtenActivity(id, context) };
    },
  }),
  updateActivity: t.field({
    type: ActivityPayload,
    description: 'Changes an activity that was logged here; one of a source is ACTIVITY_READ_ONLY.',
    args: {
      input: t.arg({ type: UpdateActivityInput, required: true, description: 'What to change.' }),
    },
    resolve: async (_root, { input }, outer) => {
      const context = withFreshLoaders(outer);
      const { id, ifUpdatedAt, actor, assignee, ...fields } = input;
      const name = await requireActivity(id, 'input.id', context);
      const people = await findPeople({ actor, assignee }, context);
      const change = { ...(fields as ActivityFieldsInput), ...people };
      await updateActivity(
        context.database,
        name,
        (current) => ({
          activity: changeNativeActivity(current, change, new Date().toISOString()),
          ...('assignee' in people ? { assigneeName: people.assignee?.name ?? null } : {}),
        }),
        ifUpdatedAt ?? null,
      );
      return { activity: await writtenActivity(name.id, context) };
    },
  }),
  completeTask: t.field({
    type: ActivityPayload,
    description: 'Completes a task, todo or reminder that was logged here.',
    args: {
      id: t.arg.id({ required: true, description: 'The task.' }),
      completedAt: t.arg({
        type: 'DateTime',
        description:
          'When it was done; absent: now, or as it stands where it is completed already.',
      }),
    },
    resolve: async (_root, { id, completedAt }, outer) => {
      const context = withFreshLoaders(outer);
      const name = await requireActivity(id, 'id', context);
      await updateActivity(context.database, name, (current) => {
        if (!findKind(current.kind).definition.input?.includes('status')) {
          throw badInput('id', id, `must be a task, todo or reminder, not a ${current.kind}`);
        }
        const change = { status: 'COMPLETED', completedAt: completedAt ?? undefined } as const;
        return { activity: changeNativeActivity(current, change, new Date().toISOString()) };
      });
      return { activity: await writtenActivity(name.id, context) };
    },
  }),
  deleteActivity: t.field({
    type: DeleteActivityPayload,
    description:
      'Deletes an activity that was logged here. One that came from a source is hidden here for ' +
      'good, whatever its source sends later.',
    args: { id: t.arg.id({ required: true, description: 'The activity.' }) },
    resolve: async (_root, { id }, outer) => {
      const context = withFreshLoaders(outer);
      await deleteActivity(context.database, await requireActivity(id, 'id', context));
      return { deletedActivityId: id };
    },
  }),
}));

/** An activity that the viewer may see. @throws {GatewayError} ACTIVITY_NOT_FOUND. */
async function requireActivity(
  given: string,
  argument: string,
  context: GraphqlContext,
): Promise<ActivityName> {
  const decoded = decodeId(given);
  const id = decoded?.prefix === 'activity' ? decoded.uuid : null;
  if (id === null || !(await context.loaders.activity.load(id))) throw notFound(given, argument);
  context.loaders.activity.clear(id);
  const { organizationId } = context.viewer;
  return { id, given, argument, organizationId, sourceId: await nativeSourceId(context) };
}

async function writtenActivity(id: string, { loaders }: GraphqlContext): Promise<Activity> {
  const activity = await loaders.activity.load(id);
  // Written, and deleted by somebody else before it could be read.
  if (!activity) throw notFound(encodeId('activity', id), 'activity');
  return activity;
}

async function nativeSourceId({ loaders }: GraphqlContext): Promise<string> {
  const native = (await loaders.sources).find(({ system }) => system === NATIVE);
  if (!native) throw new Error('an organization without its native source');
  return native.id;
}

/** @throws {GatewayError} BAD_USER_INPUT; what requireRecord throws. */
async function requireRecords(records: RecordBy[], context: GraphqlContext): Promise<CrmRecord[]> {
  if (records.length === 0 || records.length > MAX_RECORDS) {
    throw badInput('input.records', records.length, `must be 1 to ${MAX_RECORDS} records`);
  }
  const looked = await Promise.allSettled(
    records.map((by, index) => requireRecord(by, `input.records[${index}]`, context)),
  );
  const found = looked.map((each) => {
    if (each.status === 'rejected') throw each.reason; // The first of the list, whichever failed first.
    return each.value;
  });
  if (!found.some(({ object }) => object === CONTACTS || object === COMPANIES)) {
    const objects = found.map(({ object }) => object);
    throw badInput('input.records', objects, 'at least one must be a contact or a company');
  }
  return found;
}

/** Looks up who is named; absent stays absent, null stays null. */
async function findPeople(
  { actor, assignee }: { actor?: string | null; assignee?: string | null },
  context: GraphqlContext,
): Promise<{ actor?: Actor | null; assignee?: Actor | null }> {
  return {
    ...(actor === undefined ? {} : { actor: await findPerson('actor', actor, context) }),
    ...(assignee === undefined
      ? {}
      : { assignee: await findPerson('assignee', assignee, context) }),
  };
}

async function findPerson(
  field: string,
  given: string | null,
  context: GraphqlContext,
): Promise<Actor | null> {
  if (given === null) return null;
  const actor = await findActor(given, context);
  if (!actor) throw badInput(`input.${field}`, given, 'must be the id of a user or an assistant');
  return actor;
}

/** Null is the same as absent. */
function givenOnly(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
}
