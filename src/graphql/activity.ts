import type { Activity } from '../activity/activity.js';
import { describeActivity } from '../activity/describe-activity.js';
import { CATEGORIES, categoryOf, findKind } from '../activity/registry.js';
import { decodeId, encodeId } from '../db/type-id.js';
import { type ActivityFields, builder } from './builder.js';

/** The fields that every kind has; each type repeats them, as GraphQL wants. */
const activityFields: ActivityFields = (t) => ({
  id: t.id({
    nullable: false,
    description: 'Opaque and stable, also through changes of its source.',
    resolve: ({ id }) => encodeId('activity', id),
  }),
  kind: t.expose('kind', { type: 'ActivityKind', nullable: false, description: 'What it is.' }),
  category: t.field({
    type: 'ActivityCategory',
    nullable: false,
    description: 'The category of its kind.',
    resolve: ({ kind }) => categoryOf(kind),
  }),
  occurredAt: t.expose('occurredAt', {
    type: 'DateTime',
    nullable: false,
    description: 'When it happened: what timelines are ordered by.',
  }),
  occurredAtPrecision: t.expose('occurredPrecision', {
    type: 'TimePrecision',
    nullable: false,
    description: 'How exactly that is known.',
  }),
  recordedAt: t.expose('recordedAt', {
    type: 'DateTime',
    nullable: false,
    description: 'When the gateway first stored it.',
  }),
  updatedAt: t.expose('updatedAt', {
    type: 'DateTime',
    nullable: false,
    description: 'When it last changed in the gateway.',
  }),
  summary: t.string({
    nullable: false,
    description: 'One sentence for a person: Alice Martin added Bob Dupont to the segment VIP.',
    resolve: (activity, _args, { loaders }) => describeActivity(activity, loaders),
  }),
  title: t.string({
    description: 'Its title, or its subject where it has none.',
    resolve: ({ title, subject }) => title ?? subject,
  }),
  actor: t.field({
    type: 'Actor',
    description: 'Who acted: the user, or the assistant where no user did.',
    resolve: ({ actor, userId, assistantId }, _args, { loaders }) => {
      if (actor !== undefined) return actor;
      const id = userId ?? assistantId;
      return id ? loaders.actor.load(id) : null;
    },
  }),
  assistant: t.field({
    type: 'Assistant',
    description: 'The assistant that took part.',
    resolve: ({ assistantId }, _args, { loaders }) =>
      assistantId ? loaders.actor.load(assistantId) : null,
  }),
  records: t.field({
    type: ['CrmRecord'],
    nullable: false,
    description: 'Every record on whose timeline it stands.',
    resolve: async ({ recordIds }, _args, { loaders }) => {
      const records = await Promise.all(recordIds.map((id) => loaders.record.load(id)));
      return records.filter((record) => record !== null);
    },
  }),
  attachments: t.field({
    type: ['Attachment'],
    nullable: false,
    description: 'The files that belong to it.',
    resolve: ({ attachments, id }, _args, { loaders }) =>
      attachments ?? loaders.attachments.load(id),
  }),
  origin: t.field({
    type: Origin,
    nullable: false,
    description: 'Where it comes from.',
    resolve: (activity) => activity,
  }),
  metadata: t.expose('metadata', {
    type: 'JSON',
    description: 'Free-form JSON, as the upstream gave it.',
  }),
});

const Origin = builder.objectRef<Activity>('Origin').implement({
  description: 'The source of an activity, and what it is there.',
  fields: (t) => ({
    source: t.field({
      type: 'Source',
      nullable: false,
      description: 'The source that it was read from, or native.',
      resolve: async ({ sourceId }, _args, { loaders }) => {
        const source = await loaders.source(sourceId);
        if (!source) throw new Error(`activity of a source that does not exist: ${sourceId}`);
        return source;
      },
    }),
    externalId: t.exposeString('externalId', { description: 'Its id in the source.' }),
    url: t.exposeString('sourceUrl', { description: 'Where to see it in the source.' }),
    createdAt: t.expose('sourceCreatedAt', {
      type: 'DateTime',
      description: 'When the source says that it was created.',
    }),
    updatedAt: t.expose('sourceUpdatedAt', {
      type: 'DateTime',
      description: 'When the source says that it last changed.',
    }),
    delivery: t.expose('delivery', {
      type: 'DeliveryState',
      description: 'Of an activity that was logged here with sendTo: what became of it.',
    }),
  }),
});

builder.interfaceType('Activity', {
  description: 'Something that happened on a record.',
  interfaces: ['Node'],
  resolveType: ({ kind }) => findKind(kind).definition.type,
  fields: activityFields as never,
});

for (const { union, description, shared, kinds } of CATEGORIES) {
  const interfaces = ['Node', 'Activity', ...(shared ? [shared.interface] : [])];
  if (shared) {
    builder.interfaceRef<Activity>(shared.interface).implement({
      description: shared.description,
      resolveType: ({ kind }) => findKind(kind).definition.type,
      fields: shared.fields as never,
    });
  }
  const types = Object.values(kinds).map((definition) =>
    builder.objectRef<Activity>(definition.type).implement({
      description: definition.description,
      interfaces: interfaces as never,
      fields: (t) => ({
        ...activityFields(t),
        ...shared?.fields(t),
        ...definition.fields?.(t),
      }),
    }),
  );
  builder.unionType(union, {
    description,
    types,
    resolveType: (activity) => findKind(activity.kind).definition.type,
  });
}

builder.queryField('activity', (t) =>
  t.field({
    type: 'Activity',
    description: 'One activity by its id; null where there is none to be seen.',
    args: { id: t.arg.id({ required: true, description: 'The id of an activity.' }) },
    resolve: (_root, { id }, { loaders }) => {
      const decoded = decodeId(String(id));
      return decoded?.prefix === 'activity' ? loaders.activity.load(decoded.uuid) : null;
    },
  }),
);
