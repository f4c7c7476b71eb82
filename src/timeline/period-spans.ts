import { PERIOD_MINUTES } from '../ingest/counted-periods.js';

const MINUTE = 60_000;
const [QUARTER] = PERIOD_MINUTES;
/** From the longest to the shortest, in minutes. */
const LENGTHS = PERIOD_MINUTES.toReversed();

/**
 * What is counted before a bound, from the nearest start of one of the longest periods on. Times are minutes since
 * 1970.
 */
export interface BoundSpans {
  /** That start, which may be after the bound. */
  longestStart: number;
  /** The shorter periods between it and the quarter of an hour that contains the bound. */
  spans: Span[];
  /** The part of that quarter that is before the bound, in milliseconds since 1970; null: none. */
  rest: { from: number; to: number } | null;
}

/** Consecutive periods of one length. */
interface Span {
  minutes: number;
  from: number;
  /** Exclusive. */
  to: number;
  /** 1; -1 where they are subtracted: they are after the bound. */
  sign: 1 | -1;
}

/**
 * Divides the time between the nearest start of one of the longest periods and a bound into the fewest periods.
 * @param bound in milliseconds since 1970.
 */
export function spansBefore(bound: number): BoundSpans {
  const quarter = quarterOf(bound);
  const [longestStart, ...starts] = LENGTHS.map(
    (minutes) => Math.round(quarter / minutes) * minutes,
  );
  const spans: Span[] = [];
  let reached = longestStart!;
  for (const [index, start] of starts.entries()) {
    const minutes = LENGTHS[index + 1]!;
    if (start > reached) spans.push({ minutes, from: reached, to: start, sign: 1 });
    if (start < reached) spans.push({ minutes, from: start, to: reached, sign: -1 });
    reached = start;
  }
  const from = quarter * MINUTE;
  return { longestStart: longestStart!, spans, rest: from === bound ? null : { from, to: bound } };
}

/** The start of the quarter of an hour that contains an instant, which is in milliseconds since 1970. */
export function quarterOf(instant: number): number {
  return Math.floor(instant / MINUTE / QUARTER) * QUARTER;
}

/** The spans of one length of all bounds, which may overlap. */
export interface SpanSections {
  minutes: number;
  /** The minutes of the day at which their periods start. */
  startMinutes: number[];
  /** Where a span starts or ends, in order. */
  limits: number[];
  /** Of each section between two limits, the bounds that it is counted for. */
  members: { bound: number; sign: 1 | -1 }[][];
}

/** Divides the spans of all bounds into sections that do not overlap, for each length that they have. */
export function spanSections(divided: readonly BoundSpans[]): SpanSections[] {
  return LENGTHS.slice(1).flatMap((minutes) => {
    const spans: { span: Span; bound: number }[] = [];
    const unsorted = new Set<number>();
    for (let bound = 0; bound < divided.length; bound++) {
      for (const span of divided[bound]!.spans) {
        if (span.minutes !== minutes) continue;
        spans.push({ span, bound });
        unsorted.add(span.from).add(span.to);
      }
    }
    if (spans.length === 0) return [];
    const limits = [...unsorted].sort((a, b) => a - b);
    const indexes = new Map(limits.map((limit, index) => [limit, index]));
    const members: SpanSections['members'] = limits.slice(1).map(() => []);
    const startMinutes = new Set<number>();
    for (const { span, bound } of spans) {
      const { from, to, sign } = span;
      for (let index = indexes.get(from)!; limits[index] !== to; index++) {
        members[index]!.push({ bound, sign });
      }
      for (let start = from; start < to; start += minutes) startMinutes.add(minuteOfDay(start));
    }
    return { minutes, startMinutes: [...startMinutes], limits, members };
  });
}

const DAY = 1440;

function minuteOfDay(minute: number): number {
  return ((minute % DAY) + DAY) % DAY;
}
