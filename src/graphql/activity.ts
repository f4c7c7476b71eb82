import { visibleUpdatedAt } from '../access/viewer.js';
import type { CategoryDefinition } from '../activity/category-definition.js';
import type { ComputedField } from '../activity/computed-field.js';
import { DESCRIBED_FIELDS, describeActivity } from '../activity/describe-activity.js';
import {
  type Activity,
  type ActivityKey,
  FIELD_NAMES,
  type FieldName,
  fieldDefinition,
} from '../activity/fields.js';
import { CATEGORIES, categoryOf, findKind } from '../activity/registry.js';
import { idWithoutSection } from '../activity/section-id.js';
import { decodeId, encodeId } from '../activity/type-id.js';
import { findSourceDefinition } from '../sources/registry.js';
import { DUPLICATE_MINUTES } from '../timeline/duplicate-sql.js';
import { MAX_DUPLICATES } from '../timeline/read-duplicates.js';
import { MAX_RECORDS } from '../writing/log-activity.js';
import { builder, type Types } from './builder.js';
import { listCost, SHORT_LIST } from './cost.js';
import { ActivityCategoryEnum, DeliveryStateEnum, VALUE_TYPES } from './enums.js';
import { reads } from './reads.js';

type ActivityFieldBuilder = PothosSchemaTypes.FieldBuilder<Types, ActivityKey>;

/** The GraphQL fields that ACTIVITY_FIELDS puts on a type. */
function plainFields(t: ActivityFieldBuilder, typeName: string) {
  const shown = FIELD_NAMES.filter((name) => fieldDefinition(name).graphql?.[typeName]);
  return Object.fromEntries(shown.map((name) => [name, plainField(t, name, typeName)]));
}

function plainField(t: ActivityFieldBuilder, name: FieldName, typeName: string) {
  const { type, required, graphql } = fieldDefinition(name);
  const { extensions, resolve } = reads([name], (activity) => activity[name]);
  return t.field({
    type: VALUE_TYPES[type.graphql],
    nullable: !required,
    description: graphql?.[typeName],
    // Pothos resolves an exposed field by its name: graphql-jit compiles that to a property access.
    extensions: { ...extensions, pothosExposedField: name },
    resolve,
  });
}

/** The computed fields of a kind or a category. */
function computedFields(t: ActivityFieldBuilder, fields: Record<string, ComputedField> = {}) {
  const entries = Object.entries(fields).map(([name, field]) => {
    const { type, isList, required, description } = field;
    const { extensions, resolve } = reads(
      field.reads,
      (activity, { loaders }) => field.resolve(activity, loaders),
      field.joins,
    );
    // computed and computedList have checked the resolver against the type that they name.
    const options = { description, extensions, resolve: resolve as () => never };
    return [
      name,
      isList
        ? t.field({ type: [type], nullable: false, complexity: SHORT_LIST, ...options })
        : t.field({ type, nullable: !required, ...options }),
    ] as const;
  });
  return Object.fromEntries(entries);
}

const ORIGIN_FIELDS = [
  'sourceId',
  'externalId',
  'sourceUrl',
  'sourceCreatedAt',
  'sourceUpdatedAt',
  'delivery',
] as const satisfies readonly FieldName[];

const Origin = builder
  .objectRef<Pick<Activity, (typeof ORIGIN_FIELDS)[number]>>('Origin')
  .implement({
    description: 'Where an activity comes from: its source and its id there.',
    fields: (t) => ({
      source: t.field({
        type: 'Source',
        nullable: false,
        description:
          'The source that the activity was read from or sent to; native if it was only logged here.',
        resolve: async ({ sourceId }, _args, { loaders }) => {
          const source = await loaders.source(sourceId);
          if (!source) throw new Error(`activity of a source that does not exist: ${sourceId}`);
          return source;
        },
      }),
      externalId: t.string({
        description: 'The id of the activity in the source.',
        resolve: async ({ sourceId, externalId }, _args, { loaders }) => {
          if (externalId === null) return null;
          const source = await loaders.source(sourceId);
          const hasSections =
            source && findSourceDefinition(source.system)?.sectionNames !== undefined;
          return hasSections ? idWithoutSection(externalId) : externalId;
        },
      }),
      url: t.exposeString('sourceUrl', {
        description:
          'The URL of the activity in the source; null: no supported system documents one.',
      }),
      createdAt: t.expose('sourceCreatedAt', {
        type: 'DateTime',
        description: 'When the activity was created, according to the source.',
      }),
      updatedAt: t.expose('sourceUpdatedAt', {
        type: 'DateTime',
        description: 'When the activity was last changed, according to the source.',
      }),
      delivery: t.expose('delivery', {
        type: DeliveryStateEnum,
        description:
          'The delivery state of an activity that was logged with sendTo; null for all others.',
      }),
    }),
  });

builder.interfaceType('Activity', {
  description: 'An entry of the timeline of a record: an interaction, a task, a note or an event.',
  interfaces: ['Node'],
  resolveType: typeNameOf,
  fields: (t) => ({
    ...plainFields(t, 'Activity'),
    id: t.id({
      nullable: false,
      description: 'Opaque and stable, even when the activity changes in its source.',
      resolve: ({ id }) => encodeId('activity', id),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description:
        'When the activity last changed in the gateway. For a key that is limited to objects, moves of the ' +
        'activity between records do not advance it.',
      ...reads(['updatedAt', 'contentUpdatedAt'], (activity, { viewer }) =>
        visibleUpdatedAt(viewer, activity),
      ),
    }),
    category: t.field({
      type: ActivityCategoryEnum,
      nullable: false,
      description:
        'The group that the kind belongs to; what its kinds share is an interface, e.g. TaskData.',
      resolve: ({ kind }) => categoryOf(kind),
    }),
    summary: t.string({
      nullable: false,
      description:
        'One sentence for display, e.g. Alice Martin added Bob Dupont to the segment VIP.',
      ...reads(DESCRIBED_FIELDS, (activity, { loaders }) => describeActivity(activity, loaders), [
        'actor',
      ]),
    }),
    title: t.string({
      description: 'The title; if there is none, the subject.',
      ...reads(['title', 'subject'], ({ title, subject }) => title ?? subject),
    }),
    actor: t.field({
      type: 'Actor',
      description: 'The user who performed the activity; if there is none, the assistant.',
      ...reads(
        ['userId', 'assistantId'],
        ({ userId, assistantId }, { loaders }) => {
          const id = userId ?? assistantId;
          return id ? loaders.actor.load(id) : null;
        },
        ['actor'],
      ),
    }),
    assistant: t.field({
      type: 'Assistant',
      description: 'The assistant that was involved.',
      ...reads(['assistantId'], ({ assistantId }, { loaders }) =>
        assistantId ? loaders.actor.load(assistantId) : null,
      ),
    }),
    records: t.field({
      type: ['CrmRecord'],
      nullable: false,
      // A source may place an activity on more; readPages limits the items of their timelines.
      complexity: listCost(MAX_RECORDS),
      description: 'All records on whose timelines the activity appears.',
      ...reads(['recordIds'], async ({ recordIds }, { loaders }) => {
        const records = await Promise.all(recordIds.map((id) => loaders.record.load(id)));
        // While a record is merged into another, an activity may have the ids of both.
        return [...new Map(records.flatMap((one) => (one ? [[one.id, one]] : []))).values()];
      }),
    }),
    attachments: t.field({
      type: ['Attachment'],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The attached files.',
      ...reads([], ({ id }, { loaders }) => loaders.attachments.load(id), ['attachments']),
    }),
    duplicates: t.field({
      type: ['Activity'],
      nullable: false,
      complexity: listCost(MAX_DUPLICATES),
      description:
        `The same activity as other sources have it, within ${DUPLICATE_MINUTES} minutes; see ` +
        `mergeDuplicates of ActivityFilter. In the order of time, the first ${MAX_DUPLICATES}.`,
      ...reads([], ({ id }, { loaders }) => loaders.duplicates.load(id)),
    }),
    origin: t.field({
      type: Origin,
      nullable: false,
      description: 'The source of the activity, and its identity there.',
      ...reads(ORIGIN_FIELDS, (activity) => activity),
    }),
  }),
});

const implemented = CATEGORIES.map(implementCategory);

/** The type of each kind. */
export const ACTIVITY_TYPES = implemented.flatMap(({ types }) => types);

/** The unions of the types of each category, by its name. */
export const CATEGORY_UNIONS = new Map(implemented.map(({ category, union }) => [category, union]));

/** Adds the types of a category's kinds and their union. */
function implementCategory(definition: CategoryDefinition) {
  const { category, description, shared, kinds } = definition;
  const sharedRef =
    shared &&
    builder.interfaceRef<ActivityKey>(shared.interface).implement({
      description: shared.description,
      resolveType: typeNameOf,
      fields: (t) => ({
        ...plainFields(t, shared.interface),
        ...computedFields(t, shared.fields),
      }),
    });
  const types = Object.values(kinds).map((kind) =>
    builder.objectRef<ActivityKey>(kind.type).implement({
      description: kind.description,
      interfaces: sharedRef ? ['Node', 'Activity', sharedRef] : ['Node', 'Activity'],
      fields: (t) => ({ ...plainFields(t, kind.type), ...computedFields(t, kind.fields) }),
    }),
  );
  const union = builder.unionType(definition.union, {
    description,
    types,
    resolveType: typeNameOf,
  });
  return { category, types, union };
}

/** The GraphQL type of an activity. */
function typeNameOf({ kind }: ActivityKey): string {
  return findKind(kind).definition.type;
}

builder.queryField('activity', (t) =>
  t.field({
    type: 'Activity',
    description: 'An activity by its id; null if there is none or the key may not read it.',
    args: {
      id: t.arg.id({
        required: true,
        description: 'Of the form activity_…; any other finds nothing.',
      }),
    },
    resolve: (_root, { id }, { loaders }) => {
      const decoded = decodeId(String(id));
      return decoded?.prefix === 'activity' ? loaders.activity.load(decoded.uuid) : null;
    },
  }),
);
