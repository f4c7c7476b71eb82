import { PERIOD_MINUTES } from '../ingest/counted-periods.js';
import type { HistogramInterval } from './histogram-buckets.js';

const MINUTE = 60_000;
const DAY = 1440;
const [QUARTER] = PERIOD_MINUTES;
/** From the longest to the shortest, in minutes. */
const LENGTHS = PERIOD_MINUTES.toReversed();

/** The lengths of base periods, of which buckets are composed, in minutes. */
export const BASE_LENGTHS: Record<HistogramInterval, number> = {
  HOUR: 60,
  DAY,
  WEEK: DAY,
  MONTH: DAY,
};

/** A bound of buckets. Base periods are numbered from 1970. */
export interface DividedBound {
  /** The base period that contains it. */
  base: number;
  /** The quarter of an hour that contains it; numbered from 1970. */
  quarter: number;
  /** The base period that starts nearest: that one or the next. */
  nearest: number;
  /** The part of the quarter that is before the bound, in milliseconds since 1970; null: none. */
  rest: { from: number; to: number } | null;
}

/** Divides the time before a bound. @param bound in milliseconds since 1970. @param length that of base periods. */
export function divideBound(bound: number, length: number): DividedBound {
  const quarter = Math.floor(bound / MINUTE / QUARTER);
  const from = quarter * QUARTER * MINUTE;
  return {
    base: Math.floor((quarter * QUARTER) / length),
    quarter,
    nearest: Math.round((quarter * QUARTER) / length),
    rest: from === bound ? null : { from, to: bound },
  };
}

/** Periods of one length that are between bounds in one quarter of an hour of base periods and the nearest starts. */
export interface PeriodScan {
  /** Numbered from the start of a base period. */
  quarter: number;
  length: number;
  /** The minutes of the day at which they start. */
  startMinutes: number[];
  /** The days since 1970, in order. */
  days: number[];
  /** 1; -1 where they are subtracted: they are after the bound. */
  sign: 1 | -1;
}

/** Finds the periods between bounds and the nearest starts. @param length that of base periods. */
export function periodScans(divided: readonly DividedBound[], length: number): PeriodScan[] {
  const startsByMinute = new Map<number, number[]>();
  for (const { base, quarter } of divided) {
    const start = base * length;
    const minute = quarter * QUARTER - start;
    const starts = startsByMinute.get(minute);
    if (starts) starts.push(start);
    else startsByMinute.set(minute, [start]);
  }
  return [...startsByMinute].flatMap(([minute, starts]) => {
    const days = [...new Set(starts.map((start) => Math.floor(start / DAY)))];
    const baseMinutes = [...new Set(starts.map((start) => start - Math.floor(start / DAY) * DAY))];
    return spansBefore(minute, length).map(({ from, to, ...span }) => {
      const starts = Array.from(
        { length: (to - from) / span.length },
        (_, n) => from + n * span.length,
      );
      const startMinutes = baseMinutes.flatMap((base) => starts.map((start) => base + start));
      return { ...span, quarter: minute / QUARTER, startMinutes, days };
    });
  });
}

/** Consecutive periods of one length. Times are minutes from the start of a base period. */
interface Span {
  length: number;
  from: number;
  /** Exclusive. */
  to: number;
  sign: 1 | -1;
}

/** Divides the time between the nearest start of a base period and a minute of it. @param base the length of that. */
function spansBefore(minute: number, base: number): Span[] {
  const nearest = Math.round(minute / base) * base;
  return fewestSpans(
    nearest,
    minute,
    LENGTHS.filter((length) => length < base),
  );
}

/** Divides the time between a reached minute and another one into the fewest periods of these lengths. */
function fewestSpans(reached: number, minute: number, lengths: readonly number[]): Span[] {
  const [length, ...shorter] = lengths;
  if (length === undefined) return [];
  const ways = [Math.floor, Math.ceil].map((round) => {
    const start = round(minute / length) * length;
    const spans = fewestSpans(start, minute, shorter);
    if (start > reached) spans.unshift({ length, from: reached, to: start, sign: 1 });
    if (start < reached) spans.unshift({ length, from: start, to: reached, sign: -1 });
    return spans;
  });
  return ways.reduce((best, way) => (countOf(way) < countOf(best) ? way : best));
}

function countOf(spans: readonly Span[]): number {
  return spans.reduce((count, { length, from, to }) => count + (to - from) / length, 0);
}
