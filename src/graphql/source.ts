import { encodeId } from '../db/type-id.js';
import type { SourceCoverage, SourceError } from '../timeline/coverage.js';
import { builder } from './builder.js';
import { SHORT_LIST } from './cost.js';
import { CoverageState, SourceErrorCode, SourceSystem } from './enums.js';

builder.objectType('Source', {
  description: 'An upstream system of the organization, or native for what is logged here.',
  interfaces: ['Node'],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id }) => encodeId('source', id),
    }),
    slug: t.exposeString('slug', {
      nullable: false,
      description: 'Its short name, by which filters and external ids call it.',
    }),
    name: t.exposeString('name', { nullable: false, description: 'As people call it.' }),
    system: t.expose('system', {
      type: SourceSystem,
      nullable: false,
      description: 'What kind of system it is.',
    }),
    enabled: t.exposeBoolean('enabled', {
      nullable: false,
      description: 'Whether it is switched on.',
    }),
  }),
});

const SourceErrorType = builder.objectRef<SourceError>('SourceError').implement({
  description: 'Why the last attempt to read a source failed.',
  fields: (t) => ({
    code: t.expose('code', {
      type: SourceErrorCode,
      nullable: false,
      description: 'What kind of failure it was.',
    }),
    message: t.exposeString('message', { nullable: false, description: 'For a person.' }),
    at: t.expose('at', { type: 'DateTime', nullable: false, description: 'When it failed.' }),
    retryAt: t.expose('retryAt', { type: 'DateTime', description: 'When it is tried again.' }),
  }),
});

builder.objectType('SourceCoverage', {
  description: 'How fresh and how complete what is here of a source is.',
  fields: (t) => ({
    source: t.field({
      type: 'Source',
      nullable: false,
      description: 'The source.',
      resolve: async ({ sourceId }: SourceCoverage, _args, { loaders }) => {
        const source = await loaders.source(sourceId);
        if (!source) throw new Error(`coverage of a source that does not exist: ${sourceId}`);
        return source;
      },
    }),
    state: t.expose('state', {
      type: CoverageState,
      nullable: false,
      description: 'Overall sync state.',
    }),
    asOf: t.expose('asOf', {
      type: 'DateTime',
      description:
        'The last time that the newest page of this source was read without an error; of an ' +
        'imported source, the time of the import.',
    }),
    completeDownTo: t.expose('completeDownTo', {
      type: 'DateTime',
      description:
        'Everything of this source at or after this instant is here; null with complete: all is.',
    }),
    complete: t.exposeBoolean('complete', {
      nullable: false,
      description: 'Whether all that the source holds is here.',
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      description: 'The last time that all of it was read from the first page to the last.',
    }),
    rejectedItems: t.exposeInt('rejectedItems', {
      nullable: false,
      description: 'Items that the source sent and that could not be understood.',
    }),
    error: t.field({
      type: SourceErrorType,
      description:
        'Why the last attempt to read it failed; TIMEOUT also while it is read for longer than was ' +
        'waited. Null: it did not.',
      resolve: ({ error }) => error,
    }),
  }),
});

builder.queryField('sources', (t) =>
  t.field({
    type: ['Source'],
    complexity: SHORT_LIST,
    nullable: { list: true, items: false },
    description: 'The sources of the organization, by slug.',
    resolve: (_root, _args, { loaders }) => loaders.sources,
  }),
);
