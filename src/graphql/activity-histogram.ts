import { ACTIVITY_CATEGORIES } from '../activity/registry.js';
import { type RecordBy, requireRecord } from '../record/find-record.js';
import type { FilterInput } from '../timeline/filters/registry.js';
import {
  type Bucket,
  type HistogramRange,
  histogramBuckets,
  MAX_BUCKETS,
} from '../timeline/histogram-buckets.js';
import { type CountedBuckets, HISTOGRAM_LIMIT } from '../timeline/read-histogram.js';
import { Timeline, timelineOf } from '../timeline/timeline.js';
import { CategoryCount, listCounts } from './activity-counts.js';
import { ActivityFilter } from './activity-filter.js';
import { builder } from './builder.js';
import { listCost, SHORT_LIST } from './cost.js';
import { HistogramIntervalEnum } from './enums.js';
import { RecordByInput } from './record-by.js';
import { requireRecordForScope, scopeArgument } from './scope-argument.js';

interface CountedBucket extends Bucket {
  /** By category. */
  counts: ReadonlyMap<string, number>;
}

/** A histogram of a timeline. Buckets and sources are read only when selected. */
class Histogram {
  private counted: Promise<CountedBuckets> | undefined;

  constructor(
    readonly timeline: Timeline,
    private readonly range: HistogramRange,
    private readonly empty: readonly Bucket[],
  ) {}

  async buckets(): Promise<CountedBucket[]> {
    const { buckets } = await this.counts();
    return this.empty.map(({ start, end }, index) => ({ start, end, counts: buckets[index]! }));
  }

  /** Counts once, whatever is selected. */
  counts(): Promise<CountedBuckets> {
    this.counted ??= this.timeline.readHistogram(this.range, this.empty);
    return this.counted;
  }
}

const HistogramBucket = builder.objectRef<CountedBucket>('HistogramBucket').implement({
  description: 'One hour, day, week or month of a histogram.',
  fields: (t) => ({
    start: t.expose('start', {
      type: 'DateTime',
      nullable: false,
      description: 'When it starts in the time zone of the histogram; inclusive.',
    }),
    end: t.expose('end', {
      type: 'DateTime',
      nullable: false,
      description: 'When it ends, and the next one starts; exclusive.',
    }),
    count: t.int({
      nullable: false,
      description: 'The number of activities that happened in it.',
      resolve: ({ counts }) => {
        let sum = 0;
        for (const count of counts.values()) sum += count;
        return sum;
      },
    }),
    byCategory: t.field({
      type: [CategoryCount],
      nullable: false,
      complexity: listCost(ACTIVITY_CATEGORIES.length),
      description: 'The same by category, highest count first, without zeros.',
      resolve: ({ counts }) => listCounts(counts),
    }),
  }),
});

const ActivityHistogram = builder.objectRef<Histogram>('ActivityHistogram').implement({
  description: 'The number of activities over time.',
  fields: (t) => ({
    buckets: t.field({
      type: [HistogramBucket],
      nullable: false,
      complexity: listCost(MAX_BUCKETS),
      description: 'The buckets in the order of time, without gaps: also those without activities.',
      resolve: (histogram) => histogram.buckets(),
    }),
    totalCountExact: t.boolean({
      nullable: false,
      description:
        'Whether all counts are exact; false if counting stopped at ' +
        `${HISTOGRAM_LIMIT.toLocaleString('en-US')} activities, the newest: earlier buckets lack the others; and, of a company with its contacts, while ` +
        'activities are still to be moved to or from it.',
      resolve: async (histogram) => (await histogram.counts()).isExact,
    }),
    sources: t.field({
      type: ['SourceCoverage'],
      nullable: false,
      complexity: SHORT_LIST,
      description:
        'For each source of the record or the organization, how fresh and how complete the stored data is.',
      resolve: ({ timeline }) => timeline.readStoredCoverage(),
    }),
  }),
});

builder.queryField('activityHistogram', (t) =>
  t.field({
    type: ActivityHistogram,
    description:
      'The number of stored activities by hour, day, week or month, for charts. The buckets are whole units of ' +
      'the calendar in timeZone, at most 1,000: the first contains from, the last one what precedes to. Only ' +
      'activities at or after from and before to are counted. Sources are never read first.',
    args: {
      record: t.arg({
        type: RecordByInput,
        description: 'The record; by default the whole organization.',
      }),
      ...scopeArgument,
      filter: t.arg({
        type: ActivityFilter,
        description: 'Which activities to count; by default all of them.',
      }),
      from: t.arg({
        type: 'DateTime',
        required: true,
        description: 'Counts activities that happened at or after this time.',
      }),
      to: t.arg({
        type: 'DateTime',
        required: true,
        description: 'Counts activities that happened before this time.',
      }),
      interval: t.arg({
        type: HistogramIntervalEnum,
        required: true,
        description: 'The unit of the calendar that a bucket is.',
      }),
      timeZone: t.arg.string({
        required: true,
        defaultValue: 'UTC',
        description: 'The IANA time zone of the calendar, like Europe/Berlin.',
      }),
    },
    resolve: async (_root, { record: by, scope, filter, ...range }, context) => {
      requireRecordForScope(by, scope);
      const buckets = histogramBuckets(range);
      const record = by ? await requireRecord(by as RecordBy, 'record', context) : null;
      const timeline = new Timeline(context, record && timelineOf(record), {
        filter: filter as FilterInput | null | undefined,
        order: 'NEWEST_FIRST',
        first: 0,
        scope,
      });
      await timeline.checkFilter();
      return new Histogram(timeline, range, buckets);
    },
  }),
);
