import { checkName } from '../activity/check-text.js';
import { COMPANIES, CONTACTS, recordPrefix } from '../activity/crm-object.js';
import { encodeId } from '../activity/type-id.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { badInput, GatewayError } from '../errors.js';
import { eraseRecord } from '../record/erase-record.js';
import { type RecordBy, requireRecord } from '../record/find-record.js';
import { requireObject } from '../record/require-object.js';
import { createRecord, linkRecord, updateRecord } from '../record/write-record.js';
import { builder } from './builder.js';
import type { GraphqlContext } from './context.js';
import { parseExternal, parseExternals } from './parse-external.js';
import { ExternalRecordInput, RecordByInput } from './record-by.js';
import { CreateRecordInput, UpdateRecordInput } from './record-inputs.js';
import { resetLoaders } from './reset-loaders.js';

const MAX_NAME = 500;

const RecordPayload = builder.objectRef<{ record: CrmRecord }>('RecordPayload').implement({
  description: 'The result of a mutation of a record.',
  fields: (t) => ({
    record: t.field({
      type: 'CrmRecord',
      nullable: false,
      description: 'The record after the mutation.',
      resolve: ({ record }) => record,
    }),
  }),
});

const DeleteRecordPayload = builder
  .objectRef<{ deletedRecordId: string; deletedActivities: number }>('DeleteRecordPayload')
  .implement({
    description: 'The result of deleteRecord.',
    fields: (t) => ({
      deletedRecordId: t.exposeID('deletedRecordId', {
        nullable: false,
        description: 'The id of the erased record.',
      }),
      deletedActivities: t.exposeInt('deletedActivities', {
        nullable: false,
        description:
          'The number of activities that were erased because they belonged to no other record.',
      }),
    }),
  });

builder.mutationField('createRecord', (t) =>
  t.field({
    type: RecordPayload,
    description: 'Creates a contact, a company, or a row of a custom table.',
    args: {
      input: t.arg({
        type: CreateRecordInput,
        required: true,
        description: 'Its object, and its name, company and ids in sources.',
      }),
    },
    resolve: async (_root, { input: { object, name = null, company, external } }, context) => {
      resetLoaders(context);
      await requireObject(object, 'input.object', context.viewer, context.loaders);
      if (name !== null) checkName('input.name', name, MAX_NAME);
      const refs = await parseExternals(external ?? [], object, context);
      const companyId = company ? await companyOf(object, company as RecordBy, context) : null;
      const { database, viewer } = context;
      const record = { object, name, companyId, external: refs };
      const id = await createRecord(database, viewer.organizationId, record);
      return { record: await requireWrittenRecord(id, object, context) };
    },
  }),
);

builder.mutationField('updateRecord', (t) =>
  t.field({
    type: RecordPayload,
    description: 'Changes the name or the company of a record.',
    args: {
      input: t.arg({ type: UpdateRecordInput, required: true, description: 'The changes.' }),
    },
    resolve: async (_root, { input: { record: by, name, company } }, context) => {
      resetLoaders(context);
      const record = await requireRecord(by as RecordBy, 'input.record', context);
      if (name != null) checkName('input.name', name, MAX_NAME);
      const companyId = company && (await companyOf(record.object, company as RecordBy, context));
      const { database, viewer } = context;
      await updateRecord(database, viewer.organizationId, record, { name, companyId });
      // The record was loaded before it was changed.
      resetLoaders(context);
      return { record: await requireWrittenRecord(record.id, record.object, context) };
    },
  }),
);

builder.mutationField('linkRecord', (t) =>
  t.field({
    type: RecordPayload,
    description:
      'Adds an identity in a source to a record. If another record has this identity, it is merged into ' +
      'the given one: activities, links and counts move, its id still resolves to the given record, and ' +
      'its cursors become BAD_CURSOR.',
    args: {
      record: t.arg({
        type: RecordByInput,
        required: true,
        description: 'The record that is kept.',
      }),
      to: t.arg({
        type: ExternalRecordInput,
        required: true,
        description: 'The identity to add, of the same object.',
      }),
    },
    resolve: async (_root, { record: by, to }, context) => {
      resetLoaders(context);
      const record = await requireRecord(by as RecordBy, 'record', context);
      const ref = await parseExternal(to, 'to', record.object, context);
      await linkRecord(context.database, context.viewer.organizationId, record, ref);
      // The record was loaded before it was changed.
      resetLoaders(context);
      return { record: await requireWrittenRecord(record.id, record.object, context) };
    },
  }),
);

builder.mutationField('deleteRecord', (t) =>
  t.field({
    type: DeleteRecordPayload,
    description:
      'Erases a record, its links, and every activity that belongs to no other record. A later sync or ' +
      'import does not restore them. Only the deleted ids remain, for as long as the change feed keeps ' +
      'them.',
    args: {
      record: t.arg({
        type: RecordByInput,
        required: true,
        description: 'What is erased, for good; RECORD_NOT_FOUND if there is none.',
      }),
    },
    resolve: async (_root, { record: by }, context) => {
      resetLoaders(context);
      const record = await requireRecord(by as RecordBy, 'record', context);
      const { database, viewer } = context;
      return {
        deletedRecordId: encodeId(recordPrefix(record.object), record.id),
        deletedActivities: await eraseRecord(database, viewer.organizationId, record),
      };
    },
  }),
);

/** @throws {GatewayError} RECORD_NOT_FOUND where it was erased between its write and this read. */
async function requireWrittenRecord(id: string, object: string, { loaders }: GraphqlContext) {
  const record = await loaders.record.load(id);
  if (record) return record;
  const given = encodeId(recordPrefix(object), id);
  throw new GatewayError('RECORD_NOT_FOUND', `${given} was written and has been erased since.`);
}

/** Resolves the company of a contact to its UUID. @throws {GatewayError} BAD_USER_INPUT, RECORD_NOT_FOUND. */
async function companyOf(object: string, by: RecordBy, context: GraphqlContext): Promise<string> {
  if (object !== CONTACTS)
    throw badInput('input.company', by, `only contacts have a company, not records of ${object}`);
  const company = await requireRecord(by, 'input.company', context);
  if (company.object === COMPANIES) return company.id;
  throw badInput('input.company', by, `must be a company, not a record of ${company.object}`);
}
