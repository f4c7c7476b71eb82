import { checkName, checkStorable } from '../activity/check-text.js';
import type { RecordReference } from '../activity/record-reference.js';
import { COMPANIES, CONTACTS, recordPrefix } from '../db/crm-object.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { encodeId } from '../db/type-id.js';
import { badInput, GatewayError } from '../errors.js';
import { eraseRecord } from '../record/erase-record.js';
import { type RecordBy, requireRecord, unknownSource } from '../record/find-record.js';
import { requireObject } from '../record/require-object.js';
import { createRecord, linkRecord, updateRecord } from '../record/write-record.js';
import { NATIVE } from '../sources/registry.js';
import { MAX_EXTERNAL_ID_BYTES } from '../sources/wire-schema.js';
import { builder, type GraphqlContext } from './builder.js';
import { withFreshLoaders } from './fresh-loaders.js';
import { ExternalRecordInput, RecordByInput } from './record-by.js';

const MAX_NAME = 500;
const MAX_EXTERNAL = 100;

const CreateRecordInput = builder.inputType('CreateRecordInput', {
  description: 'A record to be made.',
  fields: (t) => ({
    object: t.string({
      required: true,
      description: 'contacts, companies, or the id of a custom table that exists.',
    }),
    name: t.string({ description: 'As people call it; at most 500 characters.' }),
    company: t.field({ type: RecordByInput, description: "A contact's company." }),
    external: t.field({
      type: [ExternalRecordInput],
      description:
        'What sources call it, at most 100. CONFLICT where one of these ids has a record already: ' +
        'linkRecord makes the two one.',
    }),
  }),
});

const UpdateRecordInput = builder.inputType('UpdateRecordInput', {
  description: 'A change of a record. Absent keeps, null clears.',
  fields: (t) => ({
    record: t.field({ type: RecordByInput, required: true, description: 'The record.' }),
    name: t.string({ description: 'As people call it; at most 500 characters.' }),
    company: t.field({ type: RecordByInput, description: "A contact's company." }),
  }),
});

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

builder.mutationFields((t) => ({
  createRecord: t.field({
    type: RecordPayload,
    description: 'Makes a contact, a company, or a row of a custom table.',
    args: {
      input: t.arg({ type: CreateRecordInput, required: true, description: 'The record.' }),
    },
    resolve: async (_root, { input }, outer) => {
      const context = withFreshLoaders(outer);
      const { object, name, company, external } = input;
      await requireObject(object, 'input.object', context.viewer, context.loaders);
      if (name != null) checkName('input.name', name, MAX_NAME);
      if ((external ?? []).length > MAX_EXTERNAL) {
        throw badInput('input.external', external!.length, `takes at most ${MAX_EXTERNAL}`);
      }
      const refs: RecordReference[] = [];
      for (const [index, given] of (external ?? []).entries()) {
        refs.push(await parseExternal(given, `input.external[${index}]`, object, context));
      }
      refuseTwice(refs);
      const id = await createRecord(context.database, context.viewer.organizationId, {
        object,
        name: name ?? null,
        companyId: company ? await companyOf(object, company as RecordBy, context) : null,
        external: refs,
      });
      return { record: await written(id, object, context) };
    },
  }),
  updateRecord: t.field({
    type: RecordPayload,
    description: "Changes a record's name or company.",
    args: {
      input: t.arg({ type: UpdateRecordInput, required: true, description: 'What to change.' }),
    },
    resolve: async (_root, { input }, outer) => {
      const context = withFreshLoaders(outer);
      const { name, company } = input;
      const record = await requireRecord(input.record as RecordBy, 'input.record', context);
      if (name != null) checkName('input.name', name, MAX_NAME);
      await updateRecord(context.database, context.viewer.organizationId, record, {
        name,
        companyId: company && (await companyOf(record.object, company as RecordBy, context)),
      });
      return { record: await written(record.id, record.object, withFreshLoaders(context)) };
    },
  }),
  linkRecord: t.field({
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
      return { record: await written(record.id, record.object, withFreshLoaders(context)) };
    },
  }),
  deleteRecord: t.field({
    type: DeleteRecordPayload,
    description:
      'Erases the record, its links, and every activity that stands on no other record, everywhere ' +
      'that they are stored. A later sync or import does not bring them back. What stays for as ' +
      'long as the change feed keeps it is that these ids are gone.',
    args: { record: t.arg({ type: RecordByInput, required: true, description: 'The record.' }) },
    resolve: async (_root, { record: by }, outer) => {
      const context = withFreshLoaders(outer);
      const record = await requireRecord(by as RecordBy, 'record', context);
      return {
        deletedRecordId: encodeId(recordPrefix(record.object), record.id),
        deletedActivities: await eraseRecord(
          context.database,
          context.viewer.organizationId,
          record,
        ),
      };
    },
  }),
}));

/** @throws {GatewayError} RECORD_NOT_FOUND: written, and erased before it could be read. */
async function written(id: string, object: string, { loaders }: GraphqlContext) {
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

/** @throws {GatewayError} BAD_USER_INPUT for an unknown source, another object, or no usable id. */
async function parseExternal(
  given: { source: string; object: string; id: string },
  argument: string,
  object: string,
  { viewer, loaders }: GraphqlContext,
): Promise<RecordReference> {
  await requireObject(given.object, `${argument}.object`, viewer, loaders);
  if (given.object !== object) {
    throw badInput(`${argument}.object`, given.object, `must be ${object}, as the record's`);
  }
  const sources = (await loaders.sources).filter(({ system }) => system !== NATIVE);
  const source = sources.find(({ slug }) => slug === given.source);
  if (!source) throw badInput(`${argument}.source`, given.source, unknownSource(sources));
  checkStorable(`${argument}.id`, given.id);
  const bytes = Buffer.byteLength(given.id);
  if (bytes === 0 || bytes > MAX_EXTERNAL_ID_BYTES) {
    throw badInput(`${argument}.id`, given.id, `must have 1 to ${MAX_EXTERNAL_ID_BYTES} bytes`);
  }
  return { sourceId: source.id, object, externalId: given.id };
}

function refuseTwice(refs: RecordReference[]): void {
  const seen = new Set<string>();
  for (const [index, { sourceId, externalId }] of refs.entries()) {
    const key = `${sourceId} ${externalId}`;
    if (seen.has(key))
      throw badInput(`input.external[${index}].id`, externalId, 'stands there twice');
    seen.add(key);
  }
}
