import type { FieldMap } from '@pothos/core';
import { COMPANIES, CONTACTS, recordPrefix } from '../db/crm-object.js';
import type { CrmRecord, RecordLink } from '../db/prisma/client.js';
import { encodeId } from '../db/type-id.js';
import { findRecord, type RecordBy } from '../record/find-record.js';
import { linkCoverage } from '../timeline/coverage.js';
import { builder, type GraphqlContext, type Types } from './builder.js';
import { SHORT_LIST } from './cost.js';
import { RecordByInput } from './record-by.js';
import { timelineField } from './timeline.js';

/** The name of the GraphQL type of an object's records. */
export function recordTypeName(object: string): 'Contact' | 'Company' | 'TableRecord' {
  if (object === CONTACTS) return 'Contact';
  return object === COMPANIES ? 'Company' : 'TableRecord';
}

const RecordLinkType = builder.objectRef<RecordLink>('RecordLink').implement({
  description: 'The same record as an upstream system knows it.',
  fields: (t) => ({
    source: t.field({
      type: 'Source',
      nullable: false,
      description: 'The source that knows it.',
      resolve: (link, _args, context) => sourceOf(link, context),
    }),
    object: t.exposeString('object', { nullable: false, description: 'The object it is there.' }),
    externalId: t.exposeString('externalId', { nullable: false, description: 'Its id there.' }),
    coverage: t.field({
      type: 'SourceCoverage',
      description: 'How fresh and complete what is here of it is.',
      resolve: async (link, _args, context) => linkCoverage(link, await sourceOf(link, context)),
    }),
  }),
});

async function sourceOf({ sourceId }: RecordLink, { loaders }: GraphqlContext) {
  const source = await loaders.source(sourceId);
  if (!source) throw new Error(`link to a source that does not exist: ${sourceId}`);
  return source;
}

const recordFields = (t: PothosSchemaTypes.ObjectFieldBuilder<Types, CrmRecord>): FieldMap => ({
  id: t.id({
    nullable: false,
    description: 'Opaque and stable.',
    resolve: ({ id, object }) => encodeId(recordPrefix(object), id),
  }),
  object: t.exposeString('object', {
    nullable: false,
    description: 'contacts, companies, or the id of a custom table.',
  }),
  name: t.exposeString('name', { description: 'As people call it.' }),
  createdAt: t.expose('createdAt', {
    type: 'DateTime',
    nullable: false,
    description: 'When the gateway first heard of it.',
  }),
  updatedAt: t.expose('updatedAt', {
    type: 'DateTime',
    nullable: false,
    description: 'When its name, company or links last changed here.',
  }),
  links: t.field({
    type: [RecordLinkType],
    nullable: false,
    complexity: SHORT_LIST,
    description: 'What upstream systems know it as.',
    resolve: ({ id }, _args, { loaders }) => loaders.links.load(id),
  }),
  timeline: timelineField(t),
});

builder.interfaceType('CrmRecord', {
  description: 'What activities stand on: a contact, a company, or a row of a custom table.',
  interfaces: ['Node'],
  resolveType: ({ object }) => recordTypeName(object),
  fields: recordFields as never,
});

builder.objectType('Contact', {
  description: 'A person.',
  interfaces: ['Node', 'CrmRecord'],
  fields: (t) => ({
    ...recordFields(t),
    company: t.field({
      type: 'Company',
      description: 'The company that they belong to.',
      resolve: ({ companyId }, _args, { loaders }) =>
        companyId ? loaders.record.load(companyId) : null,
    }),
  }),
});

builder.objectType('Company', {
  description: 'A company.',
  interfaces: ['Node', 'CrmRecord'],
  fields: (t) => recordFields(t),
});

builder.objectType('TableRecord', {
  description: 'A row of a custom table.',
  interfaces: ['Node', 'CrmRecord'],
  fields: (t) => ({
    ...recordFields(t),
    table: t.exposeString('object', { nullable: false, description: 'The id of its table.' }),
  }),
});

const by = builder.args((t) => ({
  by: t.field({
    type: RecordByInput,
    required: true,
    description: 'Its id, or what a source calls it.',
  }),
}));

builder.queryFields((t) => ({
  record: t.field({
    type: 'CrmRecord',
    description: 'A record of any object; null where there is none to be seen.',
    args: by,
    resolve: (_root, args, context) => findRecord(args.by as RecordBy, context),
  }),
  contact: t.field({
    type: 'Contact',
    description: 'A contact; null where there is none to be seen.',
    args: by,
    resolve: (_root, args, context) => findOf(CONTACTS, args.by as RecordBy, context),
  }),
  company: t.field({
    type: 'Company',
    description: 'A company; null where there is none to be seen.',
    args: by,
    resolve: (_root, args, context) => findOf(COMPANIES, args.by as RecordBy, context),
  }),
}));

async function findOf(
  object: string,
  wanted: RecordBy,
  context: GraphqlContext,
): Promise<CrmRecord | null> {
  const record = await findRecord(wanted, context);
  return record?.object === object ? record : null;
}
