import { checkName } from '../activity/check-text.js';
import { COMPANIES, CONTACTS, recordPrefix } from '../db/crm-object.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { encodeId } from '../db/type-id.js';
import { badInput, GatewayError } from '../errors.js';
import { eraseRecord } from '../record/erase-record.js';
import { type RecordBy, requireRecord } from '../record/find-record.js';
import { requireObject } from '../record/require-object.js';
import { createRecord, linkRecord, updateRecord } from '../record/write-record.js';
import { builder, type GraphqlContext } from './builder.js';
import { withFreshLoaders } from './fresh-loaders.js';
import { parseExternal, parseExternals } from './parse-external.js';
import { ExternalRecordInput, RecordByInput } from './record-by.js';
import { CreateRecordInput, UpdateRecordInput } from './record-inputs.js';

const MAX_NAME = 500;

const RecordPayload = builder.objectRef<{ record: CrmRecord }>('RecordPayload').implement({
  description: 'What was written.',
  fields: (t) => ({
    record: t.field({
      type: 'CrmRecord',
      nullable: false,
      description: 'The record as it is now.',
      resolve: ({ record }) => record,
    }),
  }),
});

const DeleteRecordPayload = builder
  .objectRef<{ deletedRecordId: string; deletedActivities: number }>('DeleteRecordPayload')
  .implement({
    description: 'What was erased.',
    fields: (t) => ({
      deletedRecordId: t.exposeID('deletedRecordId', {
        nullable: false,
        description: 'The id that it had.',
      }),
      deletedActivities: t.exposeInt('deletedActivities', {
        nullable: false,
        description: 'How many activities stood on no other record, and are gone with it.',
      }),
    }),
  });

builder.mutationField('createRecord', (t) =>
  t.field({
    type: RecordPayload,
    description: 'Makes a contact, a company, or a row of a custom table.',
    args: {
      input: t.arg({ type: CreateRecordInput, required: true, description: 'The record.' }),
    },
    resolve: async (_root, { input: { object, name = null, company, external } }, outer) => {
      const context = withFreshLoaders(outer);
      await requireObject(object, 'input.object', context.viewer, context.loaders);
      if (name !== null) checkName('input.name', name, MAX_NAME);
      const refs = await parseExternals(external ?? [], object, context);
      const companyId = company ? await companyOf(object, company as RecordBy, context) : null;
      const { database, viewer } = context;
      const record = { object, name, companyId, external: refs };
      const id = await createRecord(database, viewer.organizationId, record);
      return { record: await requireWritten(id, object, context) };
    },
  }),
);

builder.mutationField('updateRecord', (t) =>
  t.field({
    type: RecordPayload,
    description: "Changes a record's name or company.",
    args: {
      input: t.arg({ type: UpdateRecordInput, required: true, description: 'What to change.' }),
    },
    resolve: async (_root, { input: { record: by, name, company } }, outer) => {
      const context = withFreshLoaders(outer);
      const record = await requireRecord(by as RecordBy, 'input.record', context);
      if (name != null) checkName('input.name', name, MAX_NAME);
      const companyId = company && (await companyOf(record.object, company as RecordBy, context));
      const { database, viewer } = context;
      await updateRecord(database, viewer.organizationId, record, { name, companyId });
      return { record: await requireWritten(record.id, record.object, withFreshLoaders(context)) };
    },
  }),
);

builder.mutationField('linkRecord', (t) =>
  t.field({
    type: RecordPayload,
    description:
      'Makes an upstream id lead to a record. Where it has a record already, the two become one: ' +
      'activities, links and counts move, the other id goes on resolving to it, and its cursors ' +
      'are BAD_CURSOR.',
    args: {
      record: t.arg({ type: RecordByInput, required: true, description: 'The one that goes on.' }),
      to: t.arg({
        type: ExternalRecordInput,
        required: true,
        description: 'What it is called upstream too, of the same object.',
      }),
    },
    resolve: async (_root, { record: by, to }, outer) => {
      const context = withFreshLoaders(outer);
      const record = await requireRecord(by as RecordBy, 'record', context);
      const ref = await parseExternal(to, 'to', record.object, context);
      await linkRecord(context.database, context.viewer.organizationId, record, ref);
      return { record: await requireWritten(record.id, record.object, withFreshLoaders(context)) };
    },
  }),
);

builder.mutationField('deleteRecord', (t) =>
  t.field({
    type: DeleteRecordPayload,
    description:
      'Erases the record, its links, and every activity that stands on no other record, everywhere ' +
      'that they are stored. A later sync or import does not bring them back. What stays for as ' +
      'long as the change feed keeps it is that these ids are gone.',
    args: { record: t.arg({ type: RecordByInput, required: true, description: 'The record.' }) },
    resolve: async (_root, { record: by }, outer) => {
      const context = withFreshLoaders(outer);
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
async function requireWritten(id: string, object: string, { loaders }: GraphqlContext) {
  const record = await loaders.record.load(id);
  if (record) return record;
  const given = encodeId(recordPrefix(object), id);
  throw new GatewayError('RECORD_NOT_FOUND', `${given} was written, and erased just now.`);
}

/** The id of a company that a record may belong to. @throws {GatewayError} */
async function companyOf(object: string, by: RecordBy, context: GraphqlContext): Promise<string> {
  if (object !== CONTACTS)
    throw badInput('input.company', by, `only contacts have one, not ${object}`);
  const company = await requireRecord(by, 'input.company', context);
  if (company.object === COMPANIES) return company.id;
  throw badInput('input.company', by, `must be a company, not a record of ${company.object}`);
}
