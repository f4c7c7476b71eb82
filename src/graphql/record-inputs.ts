import { builder } from './builder.js';
import { ExternalRecordInput, RecordByInput } from './record-by.js';

export const CreateRecordInput = builder.inputType('CreateRecordInput', {
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

export const UpdateRecordInput = builder.inputType('UpdateRecordInput', {
  description: 'A change of a record. Absent keeps, null clears.',
  fields: (t) => ({
    record: t.field({ type: RecordByInput, required: true, description: 'The record.' }),
    name: t.string({ description: 'As people call it; at most 500 characters.' }),
    company: t.field({ type: RecordByInput, description: "A contact's company." }),
  }),
});
