import { builder } from './builder.js';
import { ExternalRecordInput, RecordByInput } from './record-by.js';

export const CreateRecordInput = builder.inputType('CreateRecordInput', {
  description: 'A contact, a company, or a row of a custom table, to be created.',
  fields: (t) => ({
    object: t.string({
      required: true,
      description:
        'The object of the record: contacts, companies, or the id of an existing custom table.',
    }),
    name: t.string({ description: 'The display name; at most 500 characters.' }),
    company: t.field({ type: RecordByInput, description: 'The company of a contact.' }),
    external: t.field({
      type: [ExternalRecordInput],
      description:
        'The identities of the record in sources, at most 100. CONFLICT if one belongs to a record ' +
        'already; use linkRecord to merge the two.',
    }),
  }),
});

export const UpdateRecordInput = builder.inputType('UpdateRecordInput', {
  description: 'Changes to a record. Absent fields are kept, null clears a field.',
  fields: (t) => ({
    record: t.field({
      type: RecordByInput,
      required: true,
      description: 'What is changed; RECORD_NOT_FOUND if there is none.',
    }),
    name: t.string({ description: 'The display name; at most 500 characters.' }),
    company: t.field({ type: RecordByInput, description: 'The company of a contact.' }),
  }),
});
