import { Temporal } from 'temporal-polyfill';
import { badInput } from '../errors.js';

/** HistogramInterval of the contract. */
export const HISTOGRAM_INTERVALS = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const;

export type HistogramInterval = (typeof HISTOGRAM_INTERVALS)[number];

export const MAX_BUCKETS = 1_000;

/** The time range of a histogram and how it is divided. */
export interface HistogramRange {
  /** ISO 8601 in UTC with milliseconds. */
  from: string;
  /** The same; exclusive. */
  to: string;
  interval: HistogramInterval;
  /** An IANA time zone. */
  timeZone: string;
}

/** A calendar unit in its time zone, from its first instant to that of the next; ISO 8601. */
export interface Bucket {
  start: string;
  end: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The first instant at which activities occur. */
export const FIRST_INSTANT = '0001-01-01T00:00:00.000Z';
const LAST_INSTANT = '9999-12-31T23:59:59.999Z';

/** A unit of the calendar. Its times are those of a local clock, in milliseconds as if it showed UTC. */
interface Unit {
  /** Its length, or more; in milliseconds. */
  length: number;
  /** The start of the unit that contains a time. */
  startOf(local: number): number;
  /** The start of the unit after the one that starts then. */
  next(start: number): number;
}

const UNITS: Record<HistogramInterval, Unit> = {
  HOUR: fixedUnit(HOUR, 0),
  DAY: fixedUnit(DAY, 0),
  // 5 January 1970 is a Monday.
  WEEK: fixedUnit(7 * DAY, 4 * DAY),
  MONTH: {
    length: 31 * DAY,
    startOf(local) {
      const date = new Date(local);
      date.setUTCDate(1);
      return date.setUTCHours(0, 0, 0, 0);
    },
    next(start) {
      const date = new Date(start);
      return date.setUTCMonth(date.getUTCMonth() + 1);
    },
  },
};

function fixedUnit(length: number, origin: number): Unit {
  return {
    length,
    startOf: (local) => Math.floor((local - origin) / length) * length + origin,
    next: (start) => start + length,
  };
}

/**
 * Divides a time range into calendar units of its time zone: all that contain an instant of it, in order and
 * without gaps. A day, week or month starts when the clock first shows its date, so that it is shorter or longer
 * where the clock is set, and absent where its date is skipped. An hour that the clock shows twice is two.
 * @throws {GatewayError} BAD_USER_INPUT unless from is before to, for an unknown time zone, for more than 1,000
 *   buckets, and where the first or the last one is not within the years 1 to 9999.
 */
export function histogramBuckets({ from, to, interval, timeZone }: HistogramRange): Bucket[] {
  checkTimeZone(timeZone);
  if (from >= to) throw badInput('to', to, `must be after from (${from})`);
  const [first, end] = [Date.parse(from), Date.parse(to)];
  let starts: number[] = [];
  for (const start of unitStarts(interval, timeZone, first)) {
    if (start <= first) starts = [];
    starts.push(start);
    if (starts.length > MAX_BUCKETS + 1) {
      throw badInput(
        'interval',
        interval,
        `gives more than ${MAX_BUCKETS.toLocaleString('en-US')} buckets from ${from} to ${to}`,
      );
    }
    if (start >= end) break;
  }
  if (starts[0]! < Date.parse(FIRST_INSTANT)) {
    throw badInput('from', from, `its ${interval} starts before the year 1`);
  }
  if (starts.at(-1)! > Date.parse(LAST_INSTANT)) {
    throw badInput('to', to, `its ${interval} ends after the year 9999`);
  }
  const instants = starts.map((start) => new Date(start).toISOString());
  return instants.slice(1).map((next, index) => ({ start: instants[index]!, end: next }));
}

/** Checks that a time zone is one of the IANA database: an offset such as +02:00 is none. */
function checkTimeZone(timeZone: string): void {
  try {
    if (/^[a-z]/i.test(timeZone)) {
      new Temporal.ZonedDateTime(0n, timeZone);
      return;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw badInput('timeZone', timeZone, 'must be an IANA time zone, like Europe/Berlin');
}

/**
 * The instants at which calendar units start, in milliseconds since 1970: from one at or before an instant on.
 * Where the clock is set, a unit starts when the clock is set into it.
 */
function* unitStarts(
  interval: HistogramInterval,
  timeZone: string,
  from: number,
): Generator<number> {
  const { length, startOf, next } = UNITS[interval];
  /** The start of the latest unit that the clock has shown. */
  let current = Number.NEGATIVE_INFINITY;
  for (const { start, end, offset } of offsetPeriods(timeZone, from - 3 * length)) {
    const firstLocal = start + offset;
    let unit = startOf(firstLocal);
    const isShownAgain = interval === 'HOUR' && (unit !== current || unit === firstLocal);
    if (unit > current || isShownAgain) {
      yield start;
      current = unit;
    }
    for (unit = next(unit); unit < end + offset; unit = next(unit)) {
      if (unit > current || interval === 'HOUR') {
        yield unit - offset;
        current = unit;
      }
    }
  }
}

/** A time during which the offset of a time zone is the same, in milliseconds since 1970. */
interface OffsetPeriod {
  start: number;
  /** Exclusive. */
  end: number;
  /** Milliseconds that its clock is ahead of UTC. */
  offset: number;
}

/** The periods between changes of a time zone's clock; the first one starts at the given instant. */
function* offsetPeriods(timeZone: string, from: number): Generator<OffsetPeriod> {
  for (let start = from; start < Number.POSITIVE_INFINITY; ) {
    const period = offsetPeriod(timeZone, start);
    yield period;
    start = period.end;
  }
}

/** Known periods by time zone and start: to find where one ends takes as long as hundreds of buckets. */
const knownPeriods = new Map<string, OffsetPeriod>();
const MAX_KNOWN_PERIODS = 10_000;

function offsetPeriod(timeZone: string, start: number): OffsetPeriod {
  const key = `${timeZone} ${start}`;
  const known = knownPeriods.get(key);
  if (known) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
  const period = {
    start,
    end: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offsetNanoseconds / 1_000_000,
  };
  if (knownPeriods.size >= MAX_KNOWN_PERIODS) knownPeriods.clear();
  knownPeriods.set(key, period);
  return period;
}
