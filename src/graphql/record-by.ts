import { builder } from './builder.js';

export const ExternalRecordInput = builder.inputType('ExternalRecordInput', {
  description: 'A record as an upstream system names it.',
  fields: (t) => ({
    source: t.string({
      required: true,
      description: 'The slug of a source of the organization, e.g. kasar.',
    }),
    object: t.string({
      required: true,
      description: 'contacts, companies, or the id of a custom table.',
    }),
    id: t.string({ required: true, description: "The record's id in that system." }),
  }),
});

/** How an argument names a record. */
export const RecordByInput = builder.inputType('RecordBy', {
  description: 'A record, by its id or as an upstream system names it: exactly one of the two.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The id of a contact, a company, or a record of a custom table.' }),
    external: t.field({ type: ExternalRecordInput, description: 'Its id in an upstream system.' }),
  }),
});
