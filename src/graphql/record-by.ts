import { builder } from './builder.js';

export const ExternalRecordInput = builder.inputType('ExternalRecordInput', {
  description: 'The identity of a record in a source.',
  fields: (t) => ({
    source: t.string({
      required: true,
      description: 'The slug of the source, e.g. kasar.',
    }),
    object: t.string({
      required: true,
      description: 'contacts, companies, or the id of a custom table.',
    }),
    id: t.string({ required: true, description: 'The id of the record in the source.' }),
  }),
});

/** The input that identifies a record. */
export const RecordByInput = builder.inputType('RecordBy', {
  description:
    'Identifies a record by its id or by its identity in a source: exactly one of the two.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The id of a contact, a company, or a record of a custom table.' }),
    external: t.field({
      type: ExternalRecordInput,
      description: 'The identity of the record in a source.',
    }),
  }),
});
