import { encodeId } from '../activity/type-id.js';
import type { SourceCoverage, SourceError } from '../timeline/coverage.js';
import { builder } from './builder.js';
import { SHORT_LIST } from './cost.js';
import { CoverageStateEnum, SourceErrorCodeEnum, SourceSystemEnum } from './enums.js';

builder.objectType('Source', {
  description:
    'An upstream system of the organization; native is the source of activities that are logged in ' +
    'the gateway.',
  interfaces: ['Node'],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id }) => encodeId('source', id),
    }),
    slug: t.exposeString('slug', {
      nullable: false,
      description: 'The short name that filters and record identities use.',
    }),
    name: t.exposeString('name', { nullable: false, description: 'The display name.' }),
    system: t.expose('system', {
      type: SourceSystemEnum,
      nullable: false,
      description: 'The system behind the source.',
    }),
    enabled: t.exposeBoolean('enabled', {
      nullable: false,
      description: 'False while it is switched off: nothing is read, and what is stored stays.',
    }),
  }),
});

const SourceErrorType = builder.objectRef<SourceError>('SourceError').implement({
  description: 'Why the last attempt to read a source failed.',
  fields: (t) => ({
    code: t.expose('code', {
      type: SourceErrorCodeEnum,
      nullable: false,
      description: 'The reason of the failure.',
    }),
    message: t.exposeString('message', {
      nullable: false,
      description: 'A description for people.',
    }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: false,
      description: 'When the attempt failed.',
    }),
    retryAt: t.expose('retryAt', {
      type: 'DateTime',
      description:
        'The earliest time at which a request tries again, unless it sets maxAgeSeconds to 0; the schedule may ' +
        'wait longer.',
    }),
  }),
});

builder.objectType('SourceCoverage', {
  description: 'How fresh and how complete the stored data of a source is.',
  fields: (t) => ({
    source: t.field({
      type: 'Source',
      nullable: false,
      description: 'Whose stored data this describes.',
      resolve: async ({ sourceId }: SourceCoverage, _args, { loaders }) => {
        const source = await loaders.source(sourceId);
        if (!source) throw new Error(`coverage of a source that does not exist: ${sourceId}`);
        return source;
      },
    }),
    state: t.expose('state', {
      type: CoverageStateEnum,
      nullable: false,
      description:
        'The sync state. Where a record has several identities in the source, the one that CoverageState lists first.',
    }),
    asOf: t.expose('asOf', {
      type: 'DateTime',
      description:
        'When the newest page of the source was last requested successfully; for an imported source, the time ' +
        'of the import. Of several identities of a record, the earliest; null if one was never read.',
    }),
    completeDownTo: t.expose('completeDownTo', {
      type: 'DateTime',
      description:
        'All activities of the source at or after this time are stored; null if complete is true, or ' +
        'if nothing is known.',
    }),
    complete: t.exposeBoolean('complete', {
      nullable: false,
      description: 'Whether all activities of the source are stored.',
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      description: 'When the source was last read completely, from the first page to the last.',
    }),
    rejectedItems: t.exposeInt('rejectedItems', {
      nullable: false,
      description:
        'The number of items that were rejected because they are not in the expected format. Of a live source, ' +
        'in the last full sync or since: an item that was mended is counted until the next one.',
    }),
    warnings: t.exposeInt('warnings', {
      nullable: false,
      description:
        'The number of fields of kept items that could not be read and are null, or were not read as they ' +
        'came; the wire JSON of the item has the original. What a page says of its list and cannot be read ' +
        '(a total, an encoding) counts as one, and so does a list that shows another number of items than its ' +
        'total. Of a live source, in the last full sync or since: a field that was mended is counted until the ' +
        'next one, which syncRecord does at once.',
    }),
    error: t.field({
      type: SourceErrorType,
      description:
        'Why the last attempt to read the source failed; null if it succeeded. TIMEOUT also means that ' +
        'the read was still in progress after the time to wait, or had not begun.',
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
