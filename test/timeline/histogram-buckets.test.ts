import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HistogramRange, histogramBuckets } from '../../src/timeline/histogram-buckets.js';
import { createLocalClock } from '../support/local-clock.js';
import { repeat } from '../support/thorough.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const iso = (instant: number | string) => new Date(instant).toISOString();

function bucketsOf(range: HistogramRange) {
  return histogramBuckets({ ...range, from: iso(range.from), to: iso(range.to) });
}

/** Each bucket as its start in UTC and its length in hours. */
function lengthsOf(range: HistogramRange): [string, number][] {
  return bucketsOf(range).map(({ start, end }) => [
    start.slice(0, 16),
    (Date.parse(end) - Date.parse(start)) / HOUR,
  ]);
}

describe('where the clock is set', () => {
  test.each<[string, HistogramRange, [string, number][]]>([
    [
      'a day in spring has 23 hours',
      { timeZone: 'Europe/Berlin', interval: 'DAY', from: '2026-03-28Z', to: '2026-03-30T12:00Z' },
      [
        ['2026-03-27T23:00', 24],
        ['2026-03-28T23:00', 23],
        ['2026-03-29T22:00', 24],
      ],
    ],
    [
      'a day in autumn has 25 hours',
      { timeZone: 'Europe/Berlin', interval: 'DAY', from: '2026-10-25Z', to: '2026-10-26T12:00Z' },
      [
        ['2026-10-24T22:00', 25],
        ['2026-10-25T23:00', 24],
      ],
    ],
    [
      'an hour that the clock shows twice is two',
      {
        timeZone: 'Europe/Berlin',
        interval: 'HOUR',
        from: '2026-10-24T23:30Z',
        to: '2026-10-25T02:00Z',
      },
      [
        ['2026-10-24T23:00', 1],
        ['2026-10-25T00:00', 1],
        ['2026-10-25T01:00', 1],
      ],
    ],
    [
      'half an hour back makes an hour longer',
      {
        timeZone: 'Australia/Lord_Howe',
        interval: 'HOUR',
        from: '2026-04-04T13:00Z',
        to: '2026-04-04T16:00Z',
      },
      [
        ['2026-04-04T13:00', 1],
        ['2026-04-04T14:00', 1.5],
        ['2026-04-04T15:30', 1],
      ],
    ],
    [
      'half an hour forth makes an hour shorter',
      {
        timeZone: 'Australia/Lord_Howe',
        interval: 'HOUR',
        from: '2026-10-03T15:00Z',
        to: '2026-10-03T17:00Z',
      },
      [
        ['2026-10-03T14:30', 1],
        ['2026-10-03T15:30', 0.5],
        ['2026-10-03T16:00', 1],
      ],
    ],
    [
      'a day that was skipped has no bucket',
      { timeZone: 'Pacific/Apia', interval: 'DAY', from: '2011-12-29T12:00Z', to: '2012-01-01Z' },
      [
        ['2011-12-29T10:00', 24],
        ['2011-12-30T10:00', 24],
        ['2011-12-31T10:00', 24],
      ],
    ],
    [
      'and its week has six days',
      { timeZone: 'Pacific/Apia', interval: 'WEEK', from: '2011-12-29Z', to: '2012-01-02Z' },
      [['2011-12-26T10:00', 6 * 24]].concat([['2012-01-01T10:00', 7 * 24]]) as [string, number][],
    ],
    [
      'a day without a midnight starts at one',
      { timeZone: 'America/Sao_Paulo', interval: 'DAY', from: '2018-11-04Z', to: '2018-11-05Z' },
      [
        ['2018-11-03T03:00', 24],
        ['2018-11-04T03:00', 23],
      ],
    ],
    [
      'the same in Beirut',
      { timeZone: 'Asia/Beirut', interval: 'DAY', from: '2025-03-29T22:00Z', to: '2025-03-31Z' },
      [
        ['2025-03-29T22:00', 23],
        ['2025-03-30T21:00', 24],
      ],
    ],
    [
      'a day that ends at midnight twice starts once',
      {
        timeZone: 'America/Sao_Paulo',
        interval: 'DAY',
        from: '2018-02-18T01:00Z',
        to: '2018-02-18T04:00Z',
      },
      [
        ['2018-02-17T02:00', 25],
        ['2018-02-18T03:00', 24],
      ],
    ],
    [
      'half-hour zones have their own hours',
      {
        timeZone: 'Asia/Kolkata',
        interval: 'HOUR',
        from: '2026-01-01T00:00Z',
        to: '2026-01-01T01:00Z',
      },
      [
        ['2025-12-31T23:30', 1],
        ['2026-01-01T00:30', 1],
      ],
    ],
    [
      'months are as long as they are',
      { timeZone: 'UTC', interval: 'MONTH', from: '2024-02-10Z', to: '2024-03-01Z' },
      [['2024-02-01T00:00', 29 * 24]],
    ],
    [
      'weeks start on Monday',
      { timeZone: 'UTC', interval: 'WEEK', from: '2026-11-28Z', to: '2026-11-30T00:00:00.001Z' },
      [
        ['2026-11-23T00:00', 7 * 24],
        ['2026-11-30T00:00', 7 * 24],
      ],
    ],
    [
      'the first year has its weeks',
      { timeZone: 'UTC', interval: 'WEEK', from: '0001-01-01T00:00Z', to: '0001-01-09T00:00Z' },
      [
        ['0001-01-01T00:00', 7 * 24],
        ['0001-01-08T00:00', 7 * 24],
      ],
    ],
  ])('%s', (_name, range, expected) => {
    expect(lengthsOf(range)).toEqual(expected);
  });
});

/** What a clock shows of a unit: the same for its whole length. */
function unitAt(clock: ReturnType<typeof createLocalClock>, { interval }: HistogramRange) {
  return (instant: number): string => {
    const { month, date, hour } = clock(instant);
    if (interval === 'MONTH') return month;
    if (interval === 'HOUR') return `${date} ${hour}`;
    if (interval === 'DAY') return date;
    const day = new Date(`${date}T00:00Z`);
    return iso(+day - ((day.getUTCDay() + 6) % 7) * DAY);
  };
}

/** The starts of buckets within the range, found by looking at the clock again and again. */
function observedStarts(range: HistogramRange, step: number): number[] {
  const clock = createLocalClock(range.timeZone);
  const unit = unitAt(clock, range);
  const starts: number[] = [];
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  let latest = unit(from - step);
  for (let at = from; at < to; at += step) {
    const now = unit(at);
    if (range.interval === 'HOUR') {
      if (now !== latest || clock(at).minute === '00') starts.push(at);
      latest = now;
    } else if (now > latest) {
      starts.push(at);
      latest = now;
    }
  }
  return starts;
}

const TIME_ZONES = [
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Lisbon',
  'Pacific/Apia',
  'Pacific/Chatham',
];

describe('buckets are what a clock on the wall shows', () => {
  test.each([
    ['HOUR', DAY, MINUTE, 40],
    ['DAY', 40 * DAY, 15 * MINUTE, 40],
    ['WEEK', 60 * DAY, 15 * MINUTE, 25],
    ['MONTH', 90 * DAY, 15 * MINUTE, 25],
  ] as const)('%s', (interval, length, step, numRuns) => {
    const arbitraryRange = fc.record({
      interval: fc.constant(interval),
      timeZone: fc.oneof(
        fc.constantFrom(...TIME_ZONES),
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      ),
      from: fc
        .integer({ min: Date.UTC(1981, 0) / HOUR, max: Date.UTC(2037, 0) / HOUR })
        .map((hour) => hour * HOUR),
    });
    fc.assert(
      fc.property(arbitraryRange, ({ from, ...rest }) => {
        const range = { ...rest, from: iso(from), to: iso(from + length) };
        const buckets = bucketsOf(range);
        const starts = buckets.map(({ start }) => Date.parse(start));
        expect(starts.filter((start) => start >= from)).toEqual(observedStarts(range, step));
        // Without gaps, and no more than contain the range.
        expect(buckets.slice(1).map(({ start }) => start)).toEqual(
          buckets.slice(0, -1).map(({ end }) => end),
        );
        expect(starts[0]!).toBeLessThanOrEqual(from);
        expect(Date.parse(buckets[0]!.end)).toBeGreaterThan(from);
        expect(starts.at(-1)!).toBeLessThan(from + length);
        expect(Date.parse(buckets.at(-1)!.end)).toBeGreaterThanOrEqual(from + length);
      }),
      { numRuns: repeat(numRuns) },
    );
  });
});

describe('what is refused', () => {
  const range: HistogramRange = {
    from: '2026-01-01Z',
    to: '2026-02-01Z',
    interval: 'DAY',
    timeZone: 'UTC',
  };
  test.each<[string, Partial<HistogramRange>, RegExp]>([
    ['an unknown time zone', { timeZone: 'Mars/Base' }, /^timeZone: .*got "Mars\/Base"/],
    ['an offset', { timeZone: '+02:00' }, /^timeZone: .*got "\+02:00"/],
    ['no time zone', { timeZone: '' }, /^timeZone: .*got ""/],
    [
      'a range that ends where it starts',
      { to: range.from },
      /^to: .*got "2026-01-01T00:00:00.000Z"/,
    ],
    ['a range that ends before', { to: '2025-01-01Z' }, /^to: .*got "2025-01-01T00:00:00.000Z"/],
    ['more than 1,000 buckets', { to: '2028-09-28Z' }, /^interval: .*1,000.*got "DAY"/],
    [
      'all of them',
      { from: '0001-01-01T00:00Z', to: '9999-12-31Z', interval: 'HOUR', timeZone: 'Europe/Berlin' },
      /^interval: .*1,000.*got "HOUR"/,
    ],
    [
      'a bucket of the year 0',
      { from: '0001-01-01T00:00Z', to: '0001-02-01T00:00Z', timeZone: 'America/New_York' },
      /^from: .*got "0001-01-01T00:00:00.000Z"/,
    ],
    [
      'a bucket that reaches into the year 10,000',
      { from: '9999-12-01Z', to: '9999-12-31T12:00Z' },
      /^to: .*got "9999-12-31T12:00:00.000Z"/,
    ],
  ])('%s', (_name, given, message) => {
    const refused = () => bucketsOf({ ...range, ...given });
    expect(refused).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    expect(refused).toThrow(message);
  });

  test('but not 1,000 buckets', () => {
    expect(bucketsOf({ ...range, to: '2028-09-27Z' })).toHaveLength(1_000);
  });
});
