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
  /** The quarter of an hour that contains it, in minutes from the start of that base period. */
  minute: number;
  /** The base period that starts nearest: that one or the next. */
  nearest: number;
  /** The part of the quarter that is before the bound, in milliseconds since 1970; null: none. */
  rest: { from: number; to: number } | null;
}

/** Divides the time before a bound. @param bound in milliseconds since 1970. @param length that of base periods. */
export function divideBound(bound: number, length: number): DividedBound {
  const quarter = quarterOf(bound);
  const base = Math.floor(quarter / length);
  const from = quarter * MINUTE;
  return {
    base,
    minute: quarter - base * length,
    nearest: Math.round(quarter / length),
    rest: from === bound ? null : { from, to: bound },
  };
}

/** The start of the quarter of an hour that contains an instant, in minutes; both since 1970. */
export function quarterOf(instant: number): number {
  return Math.floor(instant / MINUTE / QUARTER) * QUARTER;
}

/** Periods of one length that are between bounds at one minute of base periods and the nearest starts of these. */
export interface PeriodScan {
  minute: number;
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
  for (const { base, minute } of divided) {
    const starts = startsByMinute.get(minute);
    if (starts) starts.push(base * length);
    else startsByMinute.set(minute, [base * length]);
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
      return { ...span, minute, startMinutes, days };
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
