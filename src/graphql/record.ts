import { COMPANIES, CONTACTS, recordPrefix } from '../activity/crm-object.js';
import { encodeId } from '../activity/type-id.js';
import type { CrmRecord, RecordLink } from '../db/prisma/client.js';
import { findRecord, type RecordBy } from '../record/find-record.js';
import { linkCoverage } from '../timeline/coverage.js';
import { builder } from './builder.js';
import type { GraphqlContext } from './context.js';
import { SHORT_LIST } from './cost.js';
import { recordTypeName } from './find-node.js';
import { RecordByInput } from './record-by.js';

const RecordLinkType = builder.objectRef<RecordLink>('RecordLink').implement({
  description: 'The identity of a record in a source.',
  fields: (t) => ({
    source: t.field({
      type: 'Source',
      nullable: false,
      description: 'Where the record has this identity.',
      resolve: (link, _args, context) => sourceOf(link, context),
    }),
    object: t.exposeString('object', {
      nullable: false,
      description:
        'The object of the record in the source: contacts, companies, or the id of a custom table.',
    }),
    externalId: t.exposeString('externalId', {
      nullable: false,
      description: 'The id of the record in the source.',
    }),
    coverage: t.field({
      type: 'SourceCoverage',
      description: 'How fresh and how complete the stored activities of this link are.',
      resolve: async (link, _args, context) => linkCoverage(link, await sourceOf(link, context)),
    }),
  }),
});

async function sourceOf({ sourceId }: RecordLink, { loaders }: GraphqlContext) {
  const source = await loaders.source(sourceId);
  if (!source) throw new Error(`link to a source that does not exist: ${sourceId}`);
  return source;
}

builder.interfaceType('CrmRecord', {
  description:
    'A record that activities belong to: a contact, a company, or a row of a custom table.',
  interfaces: ['Node'],
  resolveType: ({ object }) => recordTypeName(object),
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id, object }) => encodeId(recordPrefix(object), id),
    }),
    object: t.exposeString('object', {
      nullable: false,
      description: 'The object of the record: contacts, companies, or the id of a custom table.',
    }),
    name: t.exposeString('name', { description: 'The display name.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When the gateway first stored the record.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When the name, company or links last changed in the gateway.',
    }),
    links: t.field({
      type: [RecordLinkType],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The identities of the record in sources.',
      resolve: ({ id }, _args, { loaders }) => loaders.links.load(id),
    }),
  }),
});

builder.objectType('Contact', {
  description: 'A person: a record of the object contacts.',
  interfaces: ['Node', 'CrmRecord'],
  fields: (t) => ({
    company: t.field({
      type: 'Company',
      description: 'The company that the contact belongs to.',
      resolve: ({ companyId }, _args, { loaders }) =>
        companyId ? loaders.record.load(companyId) : null,
    }),
  }),
});

builder.objectType('Company', {
  description: 'An organization that contacts belong to: a record of the object companies.',
  interfaces: ['Node', 'CrmRecord'],
});

builder.objectType('TableRecord', {
  description: 'A row of a custom table.',
  interfaces: ['Node', 'CrmRecord'],
  fields: (t) => ({
    table: t.exposeString('object', { nullable: false, description: 'The id of the table.' }),
  }),
});

const by = builder.args((t) => ({
  by: t.field({
    type: RecordByInput,
    required: true,
    description: 'The record, by its id or by its identity in a source.',
  }),
}));

builder.queryFields((t) => ({
  record: t.field({
    type: 'CrmRecord',
    description: 'A record of any object; null if there is none or the key may not read it.',
    args: by,
    resolve: (_root, args, context) => findRecord(args.by as RecordBy, context),
  }),
  contact: t.field({
    type: 'Contact',
    description: 'A contact; null if there is none or the key may not read it.',
    args: by,
    resolve: (_root, args, context) => findOf(CONTACTS, args.by as RecordBy, context),
  }),
  company: t.field({
    type: 'Company',
    description: 'A company; null if there is none or the key may not read it.',
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
