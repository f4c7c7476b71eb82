import type { FieldMap } from '@pothos/core';
import { categoryOf } from '../activity/registry.js';
import type { CountRow } from '../timeline/read-counts.js';
import { builder, type Types } from './builder.js';
import { SHORT_LIST } from './cost.js';
import { ActivityCategoryEnum, ActivityKindEnum } from './enums.js';

/** Limit of byChannel: channel names are free text of the sources. */
const MAX_CHANNELS = 100;

interface Count<V> {
  value: V;
  count: number;
}

function countType<V extends string>(
  name: string,
  what: string,
  fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Count<V>>) => FieldMap,
) {
  return builder.objectRef<Count<V>>(name).implement({
    description: `The number of activities of one ${what}.`,
    fields: (t) => ({
      ...fields(t),
      count: t.exposeInt('count', {
        nullable: false,
        description: 'The number of activities, as exact as totalCountExact says; at least 1.',
      }),
    }),
  });
}

export const CategoryCount = countType<string>('CategoryCount', 'category', (t) => ({
  category: t.expose('value', {
    type: ActivityCategoryEnum,
    nullable: false,
    description: 'What is counted; a category without activities is left out.',
  }),
}));

const KindCount = countType<string>('KindCount', 'kind', (t) => ({
  kind: t.expose('value', {
    type: ActivityKindEnum,
    nullable: false,
    description: 'What is counted; a kind without activities is left out.',
  }),
}));

const SourceCount = countType<string>('SourceCount', 'source', (t) => ({
  source: t.field({
    type: 'Source',
    nullable: false,
    description: 'Where the counted activities come from; native are those logged here.',
    resolve: async ({ value }, _args, { loaders }) => {
      const source = await loaders.source(value);
      if (!source) throw new Error(`count of a source that does not exist: ${value}`);
      return source;
    },
  }),
}));

const ChannelCount = countType<string>('ChannelCount', 'channel', (t) => ({
  channel: t.exposeString('value', {
    nullable: false,
    description: 'In lower case, e.g. email or linkedin.',
  }),
}));

export const ActivityCounts = builder.objectRef<CountRow[]>('ActivityCounts').implement({
  description:
    'The number of activities on all pages by several properties, highest count first, without zeros.',
  fields: (t) => ({
    byCategory: t.field({
      type: [CategoryCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The number of activities of each category.',
      resolve: (rows) => tally(rows, ({ kind }) => categoryOf(kind)),
    }),
    byKind: t.field({
      type: [KindCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The number of activities of each kind.',
      resolve: (rows) => tally(rows, ({ kind }) => kind),
    }),
    bySource: t.field({
      type: [SourceCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The number of activities from each source.',
      resolve: (rows) => tally(rows, ({ sourceId }) => sourceId),
    }),
    byChannel: t.field({
      type: [ChannelCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: `The number of interactions on each channel, for the ${MAX_CHANNELS} most frequent channels.`,
      resolve: (rows) => tally(rows, ({ channel }) => channel).slice(0, MAX_CHANNELS),
    }),
  }),
});

/** Sums the counts by one of their properties. */
function tally(rows: CountRow[], of: (row: CountRow) => string | null): Count<string>[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = of(row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.count);
  }
  return listCounts(counts);
}

/** Lists counts by value: the highest first, then by name. */
export function listCounts(counts: ReadonlyMap<string, number>): Count<string>[] {
  const listed: Count<string>[] = [];
  // Without the copies of [...counts]: a histogram lists those of each bucket.
  for (const [value, count] of counts) listed.push({ value, count });
  return listed.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
