import type { CrmRecord, Source } from '../db/prisma/client.js';
import { badInput } from '../errors.js';
import { type RecordBy, requireRecord, unknownSource } from '../record/find-record.js';
import { combineCoverage, type SourceCoverage } from '../timeline/coverage.js';
import { Freshness } from '../timeline/freshness.js';
import { builder } from './builder.js';
import type { GraphqlContext } from './context.js';
import { SHORT_LIST } from './cost.js';
import { checkWait } from './freshness-input.js';
import { RecordByInput } from './record-by.js';
import { resetLoaders } from './reset-loaders.js';

interface Synced {
  record: CrmRecord;
  sources: SourceCoverage[];
}

const SyncPayload = builder.objectRef<Synced>('SyncPayload').implement({
  description: 'The result of syncRecord.',
  fields: (t) => ({
    record: t.field({
      type: 'CrmRecord',
      nullable: false,
      description: 'The record with what was read; its timeline has it.',
      resolve: ({ record }) => record,
    }),
    sources: t.field({
      type: ['SourceCoverage'],
      nullable: false,
      complexity: SHORT_LIST,
      description:
        'How fresh and how complete its sources are now; SYNCING if a read is still in progress.',
      resolve: ({ sources }) => sources,
    }),
  }),
});

builder.mutationField('syncRecord', (t) =>
  t.field({
    type: SyncPayload,
    description:
      'Reads the sources of a record again, from the newest item to the oldest, including changes of ' +
      'older items.',
    args: {
      record: t.arg({
        type: RecordByInput,
        required: true,
        description: 'Whose lists are read; RECORD_NOT_FOUND if there is none.',
      }),
      source: t.arg.string({ description: 'The slug of a source, to read only this one.' }),
      waitForMs: t.arg.int({
        description:
          'The time to wait for all sources together, 0 to 10,000 milliseconds (default 800).',
      }),
    },
    resolve: async (_root, { record: by, source: slug, waitForMs }, context) => {
      resetLoaders(context);
      const wait = checkWait(waitForMs, 'waitForMs');
      const record = await requireRecord(by as RecordBy, 'record', context);
      const sources = await findSources(slug, context);
      const freshness = new Freshness(context, { maxAgeSeconds: null, waitForMs: wait });
      await freshness.readAll(await context.loaders.links.load(record.id), sources);
      // Reading has changed the links; the record may have been merged into another, or erased, meanwhile.
      resetLoaders(context);
      const current = await requireRecord(by as RecordBy, 'record', context);
      const links = await context.loaders.links.load(current.id);
      return {
        record: current,
        sources: sources.flatMap((source) => {
          const own = links.filter(({ sourceId }) => sourceId === source.id);
          const coverages = own.map((link) => freshness.coverageOf(link, source));
          return coverages.length > 0 ? [combineCoverage(coverages)] : [];
        }),
      };
    },
  }),
);

/** @throws {GatewayError} BAD_USER_INPUT for a source that does not exist. */
async function findSources(
  slug: string | null | undefined,
  { loaders }: GraphqlContext,
): Promise<Source[]> {
  const sources = await loaders.sources;
  if (slug == null) return sources;
  const found = sources.filter((source) => source.slug === slug);
  if (found.length === 0) throw badInput('source', slug, unknownSource(sources));
  return found;
}
