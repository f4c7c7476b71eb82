import fc from 'fast-check';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldTimelineCounts } from '../../src/ingest/fold-timeline-counts.js';
import type { FilterInput } from '../../src/timeline/filters/registry.js';
import { HISTOGRAM_INTERVALS } from '../../src/timeline/histogram-buckets.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import {
  arbitraryFilter,
  arbitraryFilterValues,
  OBJECTS,
  RECORDS,
  sampleEntries,
} from '../support/arbitrary-filter.js';
import { expectedCounts, type KnownActivity, matchesFilter } from '../support/known-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { repeat } from '../support/thorough.js';
import { wrongCounts } from '../support/wrong-counts.js';

const SOURCES = ['kasar', 'invent', 'clarky'];
const MINUTE = 60_000;
const DAYS = 60;
const LAST_HOUR = DAYS * 24;
/** In minutes. */
const YEAR = 365 * 24 * 60;

let database: TestDatabase;
let server: TestServer;
let journal: ActivityJournal;
/** Clients by the objects that their keys are limited to; 'all': without limits. */
const clients = new Map<string, GraphQLClient>();
const LIMITS = ['all', 'contacts', 'contacts deals'];

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database, { maintains: false });
  const acme = await createTestOrganization(database);
  journal = new ActivityJournal(database, acme);
  for (const limit of LIMITS) {
    const objects = limit === 'all' ? undefined : limit.split(' ');
    clients.set(limit, await server.clientOf(acme, { objects }));
  }
  for (const source of SOURCES) {
    // Of the last one, nothing is folded.
    await foldTimelineCounts(database, 0, 'wait');
    await writeSome(source, 200);
  }
  // Somebody else's activities are never counted.
  const other = new ActivityJournal(database, await createTestOrganization(database, 'other'));
  await other.write('kasar', sampleEntries({ count: 50, seed: 9, lastHour: LAST_HOUR }));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

let written = 0;

/** Writes activities at any minute of sixty days, and deletes a few. */
async function writeSome(source: string, count: number): Promise<void> {
  const seed = ++written;
  const minutes = fc.sample(fc.integer({ min: 0, max: LAST_HOUR * 60 }), { numRuns: count, seed });
  const entries = sampleEntries({ count, seed, lastHour: 0 }).map(
    (entry, n): JournalEntry => ({
      ...entry,
      externalId: `${seed} ${n}`,
      // Many on the hour, the half and the quarter: at the bounds of buckets.
      occurredAt: instant((n % 3 ? Math.floor(minutes[n]! / 15) * 15 : minutes[n]!) * MINUTE),
    }),
  );
  const known = await journal.write(source, entries);
  await journal.delete(known.slice(0, count / 10).map(({ id }) => id));
}

const QUERY = `query (
  $record: RecordBy, $filter: ActivityFilter, $from: DateTime!, $to: DateTime!
  $interval: HistogramInterval!, $timeZone: String!, $all: ActivityFilter
) {
  activityHistogram(
    record: $record, filter: $filter, from: $from, to: $to, interval: $interval, timeZone: $timeZone
  ) {
    buckets { start end count byCategory { category count } }
    totalCountExact
    sources { source { slug } state }
  }
  activities(filter: $all, first: 0) { totalCount sources { source { slug } state } }
}`;

interface Coverage {
  source: { slug: string };
  state: string;
}
interface Answer {
  activityHistogram: {
    buckets: {
      start: string;
      end: string;
      count: number;
      byCategory: { category: string; count: number }[];
    }[];
    totalCountExact: boolean;
    sources: Coverage[];
  };
  activities: { totalCount: number; sources: Coverage[] };
}

interface Question {
  limit: string;
  /** Of RECORDS, by index, in the first source; null: the organization. */
  record: number | null;
  filter: () => FilterInput;
  from: number;
  minutes: number;
  interval: (typeof HISTOGRAM_INTERVALS)[number];
  timeZone: string;
}

async function check(question: Question): Promise<void> {
  const { limit, interval, timeZone } = question;
  const from = instant(question.from * MINUTE);
  const to = instant((question.from + question.minutes) * MINUTE);
  const filter = question.filter();
  const record =
    question.record === null ? null : journal.record('kasar', RECORDS[question.record]!);
  const objects = limit === 'all' ? OBJECTS : limit.split(' ');
  const isReadable = (object: string) => objects.includes(object);
  if (record && !isReadable(record.object)) return;
  const { activityHistogram: histogram, activities } = await clients
    .get(limit)!
    .request<Answer>(QUERY, {
      record: record && { id: record.id },
      filter: withoutHidden(filter, isReadable),
      from,
      to,
      interval,
      timeZone,
      all: within(withoutHidden(filter, isReadable), from, to),
    });
  const visible = [...journal.known.values()].flatMap((activity) => {
    const records = activity.records.filter(({ object }) => isReadable(object));
    return records.length > 0 ? [{ ...activity, records }] : [];
  });
  const expected = visible.filter(
    (activity) =>
      matchesFilter(activity, within(withoutHidden(filter, isReadable), from, to)) &&
      (!record || activity.records.some(({ id }) => id === record.id)),
  );
  const said = JSON.stringify({ ...question, filter, from, to });
  expect(histogram.totalCountExact).toBe(true);
  expect(histogram.buckets.map(countsOf), said).toEqual(
    histogram.buckets.map(({ start, end }) => expectedIn(expected, start, end)),
  );
  expect(sum(histogram.buckets.map(({ count }) => count))).toBe(expected.length);
  if (record) return;
  expect(sum(histogram.buckets.map(({ count }) => count)), said).toBe(activities.totalCount);
  expect(histogram.sources).toEqual(activities.sources);
}

/** An object outside the key is an error, not a filter. */
function withoutHidden(filter: FilterInput, isReadable: (object: string) => boolean): FilterInput {
  const { objects, ...rest } = filter;
  return objects ? { ...rest, objects: objects.filter(isReadable) } : rest;
}

/** The filter and the range: the later and the earlier of their bounds. */
function within(filter: FilterInput, from: string, to: string): FilterInput {
  const { occurredFrom, occurredBefore } = filter;
  return {
    ...filter,
    occurredFrom: occurredFrom && occurredFrom > from ? occurredFrom : from,
    occurredBefore: occurredBefore && occurredBefore < to ? occurredBefore : to,
  };
}

function expectedIn(activities: readonly KnownActivity[], start: string, end: string) {
  const inside = activities.filter(({ occurredAt }) => start <= occurredAt && occurredAt < end);
  return { count: inside.length, byCategory: expectedCounts(inside).byCategory };
}

function countsOf({ count, byCategory }: Answer['activityHistogram']['buckets'][number]) {
  return {
    count,
    byCategory: Object.fromEntries(byCategory.map((it) => [it.category, it.count])),
  };
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

const arbitraryQuestion = (filter: fc.Arbitrary<() => FilterInput>): fc.Arbitrary<Question> =>
  fc
    .record({
      limit: fc.constantFrom(...LIMITS),
      record: fc.option(fc.nat(RECORDS.length - 1), { nil: null, freq: 2 }),
      filter,
      from: fc.oneof(
        fc.integer({ min: -1_000, max: LAST_HOUR * 60 }),
        fc.integer({ min: -50, max: LAST_HOUR }).map((hour) => hour * 60),
      ),
      interval: fc.constantFrom(...HISTOGRAM_INTERVALS),
      timeZone: fc.oneof(
        fc.constantFrom(
          'UTC',
          'Europe/Berlin',
          'Asia/Kolkata',
          'Asia/Kathmandu',
          'Pacific/Chatham',
        ),
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      ),
    })
    .chain((question) =>
      fc
        .integer({ min: 1, max: question.interval === 'HOUR' ? 900 * 60 : DAYS * 24 * 60 })
        .map((minutes) => ({ ...question, minutes })),
    );

const FIELDS = arbitraryFilterValues({
  written: () => journal.known.values(),
  sources: SOURCES,
  lastHour: LAST_HOUR,
});
const noFilter = fc.constant(() => ({}));
/** Filters of kinds and categories only, and rarely of anything else. */
const byCategory = fc
  .subarray(['INTERACTION', 'TASK', 'NOTE', 'SEGMENT', 'FILE', 'CONTACT'])
  .map((categories) => () => ({ categories }));

test('most of it is counted by period and folded, some is not folded', async () => {
  const { timelinePeriod, timelineCount } = database.prisma;
  expect(await timelinePeriod.count()).toBeGreaterThan(100);
  expect(await timelineCount.count({ where: { quarter: { not: null } } })).toBeGreaterThan(100);
  expect(await wrongCounts(database)).toEqual([]);
});

describe('a histogram counts what is in its buckets', () => {
  test('without a filter', async () => {
    await fc.assert(fc.asyncProperty(arbitraryQuestion(noFilter), check), { numRuns: repeat(150) });
  });

  test('of some categories', async () => {
    await fc.assert(fc.asyncProperty(arbitraryQuestion(byCategory), check), {
      numRuns: repeat(100),
    });
  });

  test('with any filter', async () => {
    const filter = arbitraryFilter(FIELDS, 3);
    await fc.assert(fc.asyncProperty(arbitraryQuestion(filter), check), { numRuns: repeat(200) });
  });

  test('over years, also where clocks were minutes and seconds off', async () => {
    const minute = fc.integer({ min: -120 * YEAR, max: 10 * YEAR });
    const times = fc.sample(minute, { numRuns: 200, seed: 1 });
    const entries = sampleEntries({ count: times.length, seed: 1, lastHour: 0 });
    await journal.write(
      'kasar',
      entries.map((entry, n) => ({
        ...entry,
        externalId: `of years ${n}`,
        occurredAt: instant(times[n]! * MINUTE),
      })),
    );
    await foldTimelineCounts(database, 0, 'wait');
    const question = arbitraryQuestion(noFilter).chain((question) => {
      const { interval } = question;
      const most = { HOUR: 900 * 60, DAY: 2 * YEAR, WEEK: 18 * YEAR, MONTH: 80 * YEAR }[interval];
      const minutes = fc.integer({ min: 1, max: most });
      return fc.record({ from: minute, minutes }).map((range) => ({ ...question, ...range }));
    });
    await fc.assert(fc.asyncProperty(question, check), { numRuns: repeat(40) });
  });
});
