import type pg from 'pg';
import { ACTIVITY_KINDS, categoryOf } from '../activity/registry.js';
import type { ActivityCategory } from '../activity/vocabulary.js';
import { createStatementNames } from '../db/statement-names.js';
import { PERIOD_COLUMNS, PERIOD_MINUTES, type PeriodColumn } from '../ingest/counted-periods.js';
import { DUPLICATE_MINUTES } from './duplicate-sql.js';
import { entryConditions, splitConditions, splitValues } from './entry-sql.js';
import type { Condition } from './filters/condition.js';
import { MergeDuplicates } from './filters/merge-duplicates.js';
import { OneOf } from './filters/one-of.js';
import { TimeBound } from './filters/time-bound.js';
import { type Bucket, FIRST_INSTANT, type HistogramInterval } from './histogram-buckets.js';
import { BASE_LENGTHS, type DividedBound, divideBound, periodScans } from './period-spans.js';
import { SqlParameters } from './sql-parameters.js';
import { isMovingSql } from './timeline-scope.js';
import type { TimelineRequest } from './timelines-table.js';

/** Where entries are counted one by one, counting stops here. */
export const HISTOGRAM_LIMIT = 100_000;

const MINUTE = 60_000;
const DAY = 1440;
/** The length of the shortest periods, in minutes. */
const [QUARTER] = PERIOD_MINUTES;

export interface HistogramRequest extends TimelineRequest {
  /** Of a company's rollup: its organization. */
  rollupIn: string | null;
  /** Whether they are those of records themselves, whose activities are not counted by period. */
  ofRecords: boolean;
  /** All must hold. */
  conditions: readonly Condition[];
  /** The time range, which the buckets contain: ISO 8601 in UTC with milliseconds; `to` is exclusive. */
  from: string;
  to: string;
  interval: HistogramInterval;
  /** Units of the interval in order, without gaps. */
  buckets: readonly Bucket[];
}

export interface CountedBuckets {
  /** The counts of each bucket by category, in their order. */
  buckets: Map<ActivityCategory, number>[];
  /**
   * False where counting stopped: then only the newest activities are counted; or where activities of a rollup
   * are still to be moved.
   */
  isExact: boolean;
}

/**
 * Counts the activities of each bucket by category: from the counts by period where the whole timeline of an
 * organization or an object, or some of its categories, is counted; otherwise from the entries.
 */
export async function readHistogram(
  pool: pg.Pool,
  request: HistogramRequest,
): Promise<CountedBuckets> {
  const categories = wholeCategories(request);
  const counted = categories && (await countPeriods(pool, request, categories));
  return counted ?? countEntries(pool, request);
}

/** The categories that are counted with all their kinds; null where something else is a condition, too. */
function wholeCategories(request: HistogramRequest): Set<ActivityCategory> | null {
  const { timelineIds, ofRecords, conditions } = request;
  if (ofRecords || timelineIds.length > 1) return null;
  const [condition, ...others] = conditions;
  if (!condition) return new Set(ACTIVITY_KINDS.map(categoryOf));
  if (others.length > 0 || !(condition instanceof OneOf) || condition.column !== 'kind')
    return null;
  const categories = new Set(condition.values.map(categoryOf));
  const kinds = ACTIVITY_KINDS.filter((kind) => categories.has(categoryOf(kind)));
  return kinds.length > 0 && kinds.length === condition.values.length ? categories : null;
}

/** Added to other numbers of sums than those of quarters of an hour, which are less until the year 9999. */
const [UNFOLDED, IN_QUARTER] = [1_000_000_000, 1_500_000_000];

/** Numbers are in one text, with commas between: a row for each few takes several times as long. Null: there are none. */
interface PeriodsRow {
  /** Of each base period, its number and the count of each column. */
  basePeriods: string | null;
  /**
   * Of each sum, a number and the count of each column. The quarter of an hour of a bound: what is between the nearest
   * start and that. UNFOLDED and the number of a bucket, from 1: changes of it that are not folded yet. IN_QUARTER and the
   * index of a bound: the entries before it in its quarter of an hour. One number: PostgreSQL sorts by two several
   * times as long.
   */
  sums: string | null;
  /** Whether not all of these periods are counted yet. */
  isPartial: boolean;
  /** Whether activities of the rollup are still to be moved. */
  isMoving: boolean;
}

/**
 * Sums the counts by period. A bucket has the base periods between those starts of one that are nearest to its bounds;
 * what lies between such a start and a bound is added or subtracted, from shorter periods and, within a quarter of
 * an hour, from entries.
 * @returns null where not all of these periods are counted yet, or so many activities are within these quarters that
 *   counting them one by one stops.
 */
async function countPeriods(
  pool: pg.Pool,
  request: HistogramRequest,
  categories: ReadonlySet<ActivityCategory>,
): Promise<CountedBuckets | null> {
  const columns = PERIOD_COLUMNS.filter(({ category }) => categories.has(category));
  const length = BASE_LENGTHS[request.interval];
  const bounds = [...boundsOf(request), request.to].map((bound) => Date.parse(bound));
  const divided = bounds.map((bound) => divideBound(bound, length));
  const parameters = new SqlParameters();
  const text = periodsStatement(request, { columns, length, bounds, divided }, parameters);
  const { rows } = await pool.query<PeriodsRow>({
    name: nameStatement(text),
    text,
    values: parameters.values,
  });
  const { basePeriods, sums, isPartial, isMoving } = rows[0]!;
  if (isPartial) return null;
  const zeros = () => columns.map(() => 0);
  const inside = request.buckets.map(zeros);
  const before = bounds.map(zeros);
  const bucketOf = bucketsOfBases(divided);
  const baseValues = parseNumbers(basePeriods);
  for (let at = 0; at < baseValues.length; at += 1 + columns.length) {
    addCounts(inside[bucketOf(baseValues[at]!)], baseValues, at + 1);
  }
  const values = parseNumbers(sums);
  const firstByQuarter = new Map<number, number>();
  let entries = 0;
  for (let at = 0; at < values.length; at += 1 + columns.length) {
    const [number, first] = [values[at]!, at + 1];
    if (number >= IN_QUARTER) {
      addCounts(before[number - IN_QUARTER], values, first);
      for (let index = 0; index < columns.length; index++) entries += values[first + index]!;
    } else if (number >= UNFOLDED) addCounts(inside[number - UNFOLDED - 1], values, first);
    else firstByQuarter.set(number, first);
  }
  if (entries > HISTOGRAM_LIMIT) return null;
  for (let bound = 0; bound < divided.length; bound++) {
    const first = firstByQuarter.get(divided[bound]!.quarter);
    if (first !== undefined) addCounts(before[bound], values, first);
  }
  const buckets = inside.map((sums, bucket) => {
    const [first, last] = [before[bucket]!, before[bucket + 1]!];
    const counts = new Map<ActivityCategory, number>();
    for (let index = 0; index < columns.length; index++) {
      const count = sums[index]! + last[index]! - first[index]!;
      addCount(counts, columns[index]!.category, count);
    }
    return counts;
  });
  return { buckets, isExact: !isMoving };
}

function parseNumbers(text: string | null): number[] {
  return JSON.parse(`[${text ?? ''}]`);
}

/**
 * Adds counts to sums. They are not copied: a histogram has thousands of them.
 * @param sums absent: those of no bucket.
 * @param first the index of the first count.
 */
function addCounts(sums: number[] | undefined, values: readonly number[], first: number): void {
  if (!sums) return;
  for (let index = 0; index < sums.length; index++) sums[index]! += values[first + index]!;
}

/** Returns a function that finds the index of the bucket that a base period is added to; -1: none. */
function bucketsOfBases(divided: readonly DividedBound[]): (base: number) => number {
  const first = divided[0]!.nearest;
  const buckets: number[] = [];
  for (let bound = 1; bound < divided.length; bound++) {
    const before = divided[bound]!.nearest - first;
    while (buckets.length < before) buckets.push(bound - 1);
  }
  return (base) => buckets[base - first] ?? -1;
}

/** Its planning takes longer than its execution, in UTC. The texts depend on the categories and the time zone. */
const nameStatement = createStatementNames('histogram', 50);

interface DividedRange {
  columns: readonly PeriodColumn[];
  /** The length of base periods, in minutes. */
  length: number;
  /** In milliseconds since 1970. */
  bounds: readonly number[];
  divided: readonly DividedBound[];
}

function toTimestamp(instant: number): string {
  return new Date(instant).toISOString();
}

/** The statement that reads a PeriodsRow. */
function periodsStatement(
  request: HistogramRequest,
  range: DividedRange,
  parameters: SqlParameters,
): string {
  const { columns, length, bounds, divided } = range;
  const each = (map: (column: PeriodColumn) => string) => columns.map(map).join(', ');
  const names = each(({ column }) => column);
  const timelineId = parameters.add(request.timelineIds[0], 'uuid');
  const day = `day - date '1970-01-01'`;
  const base = length === DAY ? day : `(${day}) * ${DAY / length} + minute / ${length}`;
  const inPeriods = (length: number, startMinutes: readonly number[], days: string) => `
    from timeline_period
   where scope_id = ${timelineId} and minutes = ${length}
     and minute = any(${addArray(startMinutes, 'smallint', parameters)}) and ${days}`;
  const nearest = [divided[0]!, divided.at(-1)!].map((bound) => bound.nearest * length);
  const earliest = parameters.add(
    toTimestamp(Math.min(nearest[0]!, divided[0]!.quarter * QUARTER) * MINUTE),
    'timestamptz',
  );
  const startMinutes = Array.from({ length: DAY / length }, (_, index) => index * length);
  const days = daysBetween(
    Math.floor(nearest[0]! / DAY),
    Math.floor(nearest[1]! / DAY),
    parameters,
  );
  const summed = [
    // A CTE scan keeps PostgreSQL from starting parallel workers, which takes longer than all the rest.
    `select ${UNFOLDED} + number, ${each(({ isOfKind }) => `case when ${isOfKind} then delta else 0 end`)}
       from unfolded`,
    ...periodScans(divided, length).flatMap((scan) =>
      daysAmong(scan.days, parameters).map(
        (days) => `
          select (${base}) * ${length / QUARTER} + ${parameters.add(scan.quarter, 'int')}, ${each(({ column }) => `${scan.sign === 1 ? '' : '-'}${column}`)}
                 ${inPeriods(scan.length, scan.startMinutes, days)}`,
      ),
    ),
    ...entriesInQuarters(request, range, timelineId, parameters),
  ];
  const list = (numbers: string) => `string_agg(concat_ws(',', ${numbers}, ${names}), ',')`;
  return `
    with unfolded as materialized (
      select width_bucket((extract(epoch from quarter) * 1000)::bigint + ${QUARTER * MINUTE - 1},
                          ${addArray(bounds, 'bigint', parameters)}) as number, kind, delta
        from timeline_count
       where scope_id = ${timelineId} and quarter >= ${earliest}
    )
    select (select ${list(base)} ${inPeriods(length, startMinutes, days)}) as "basePeriods",
           (select ${list('number')} from (
              select number, ${each(({ column }) => `sum(${column}) as ${column}`)}
                from (${summed.join(' union all ')}) p(number, ${names})
               group by number) s) as sums,
           exists (select from timeline_period_backfill
                    where scope_id = ${timelineId} and before > ${earliest}) as "isPartial",
           ${movingSql(request, parameters)} as "isMoving"`;
}

/** Adds an array as text: pg escapes each element of an array. */
function addArray(
  values: readonly (number | string)[],
  type: string,
  parameters: SqlParameters,
): string {
  return parameters.add(`{${values.join(',')}}`, `${type}[]`);
}

/** SQL of the entries that are before a bound in its quarter of an hour; none where all bounds are starts of one. */
function entriesInQuarters(
  request: HistogramRequest,
  { columns, divided }: DividedRange,
  timelineId: string,
  parameters: SqlParameters,
): string[] {
  if (divided.every(({ rest }) => rest === null)) return [];
  const rests = divided.flatMap(({ rest }, bound) => (rest ? { ...rest, bound } : []));
  const addTimes = (times: number[]) => addArray(times.map(toTimestamp), 'timestamptz', parameters);
  const counts = columns.map(({ isOfKind }) => `case when ${isOfKind} then 1 else 0 end`);
  return [
    `
    select ${IN_QUARTER} + bound, ${counts.join(', ')} from (
      select s.bound, e.kind
        from unnest(${addArray(
          rests.map(({ bound }) => bound),
          'int',
          parameters,
        )},
                    ${addTimes(rests.map(({ from }) => from))}, ${addTimes(rests.map(({ to }) => to))}) s(bound, first, before)
       cross join lateral (
         select e.kind from timeline_entry e
          where ${entryConditions(timelineId, request.conditions, parameters)}
            and e.occurred_at >= s.first and e.occurred_at < s.before) e ${LIMIT}) e`,
  ];
}

function daysBetween(first: number, last: number, parameters: SqlParameters): string {
  const [from, to] = [first, last].map(
    (day) => `date '1970-01-01' + ${parameters.add(day, 'int')}`,
  );
  return `day between ${from} and ${to}`;
}

/** Where days are in more ranges, they are looked up one by one. */
const MAX_RANGES = 3;

/** Conditions that select each of these days once: by range where they are consecutive, which takes less planning. */
function daysAmong(days: readonly number[], parameters: SqlParameters): string[] {
  const ranges: [first: number, last: number][] = [];
  for (const day of days) {
    const range = ranges.at(-1);
    if (range?.[1] === day - 1) range[1] = day;
    else ranges.push([day, day]);
  }
  if (ranges.length <= MAX_RANGES) {
    return ranges.map(([first, last]) => daysBetween(first, last, parameters));
  }
  const dates = days.map((day) => toTimestamp(day * DAY * MINUTE).slice(0, 10));
  return [`day = any(${addArray(dates, 'date', parameters)})`];
}

/** SQL of a boolean: whether activities of the rollup are still to be moved. */
function movingSql({ rollupIn, recordId }: HistogramRequest, parameters: SqlParameters): string {
  if (rollupIn === null) return 'false';
  return isMovingSql(parameters.add(rollupIn, 'uuid'), parameters.add(recordId, 'uuid'));
}

/** The bounds between buckets, and that before the first: width_bucket numbers them from 1. */
function boundsOf({ from, buckets }: HistogramRequest): string[] {
  return [from, ...buckets.slice(1).map(({ start }) => start)];
}

/** Counts the newest entries one by one. */
async function countEntries(pool: pg.Pool, request: HistogramRequest): Promise<CountedBuckets> {
  const parameters = new SqlParameters();
  const entries = shownEntries(request, parameters) ?? newestEntries(request, parameters);
  const { rows } = await pool.query<{ bucket: number; kind: string | null; count: number }>(
    `select width_bucket(n.occurred_at, ${parameters.add(boundsOf(request), 'timestamptz[]')}) as bucket,
            n.kind, count(*)::int as count
       from (${entries}) n group by 1, 2
      union all
     select 0, null, 0 where ${movingSql(request, parameters)}`,
    parameters.values,
  );
  const buckets = request.buckets.map(() => new Map<ActivityCategory, number>());
  let total = 0;
  for (const { bucket, kind, count } of rows) {
    if (kind === null) continue;
    addCount(buckets[bucket - 1]!, categoryOf(kind), count);
    total += count;
  }
  const isMoving = rows.some(({ kind }) => kind === null);
  return { buckets, isExact: total <= HISTOGRAM_LIMIT && !isMoving };
}

function addCount(
  counts: Map<ActivityCategory, number>,
  category: ActivityCategory,
  count: number,
): void {
  if (count !== 0) counts.set(category, (counts.get(category) ?? 0) + count);
}

const LIMIT = `limit ${HISTOGRAM_LIMIT + 1}`;

/**
 * The newest entries, without duplicates, where these are merged; one without a kind tells that there are more.
 * Duplicates are looked for on both sides of the time range, too.
 * @returns null where duplicates are not merged.
 */
function shownEntries(request: HistogramRequest, parameters: SqlParameters): string | null {
  const merging = request.conditions.find((condition) => condition instanceof MergeDuplicates);
  if (!merging) return null;
  // Not into the year 0, which ISO 8601 has and PostgreSQL does not; the last bucket ends well before the year 10,000.
  const shift = (instant: string, minutes: number) =>
    toTimestamp(Math.max(Date.parse(instant) + minutes * MINUTE, Date.parse(FIRST_INSTANT)));
  const listed = newestEntries(
    {
      ...request,
      conditions: request.conditions.filter((condition) => condition !== merging),
      from: shift(request.from, -DUPLICATE_MINUTES),
      to: shift(request.to, DUPLICATE_MINUTES),
    },
    parameters,
    ['source_id'],
  );
  const range = [request.from, request.to].map((bound) => parameters.add(bound, 'timestamptz'));
  return `
    ${merging.withShown(listed, parameters)}
    select occurred_at, kind from shown where occurred_at >= ${range[0]} and occurred_at < ${range[1]}
     union all
    select ${range[0]}, null where (select count(*) from listed) > ${HISTOGRAM_LIMIT}`;
}

/** The newest entries, one more than are counted; of a union, each activity once. @param more columns besides. */
function newestEntries(
  { timelineIds, conditions, from, to }: HistogramRequest,
  parameters: SqlParameters,
  more: readonly string[] = [],
): string {
  const columns = ['occurred_at', 'activity_id', 'kind', ...more];
  const all = [
    ...conditions,
    new TimeBound('occurred_at', 'from', from),
    new TimeBound('occurred_at', 'before', to),
  ];
  if (timelineIds.length === 1) {
    return timelineEntries(columns, parameters.add(timelineIds[0], 'uuid'), all, parameters);
  }
  return `
    select distinct ${columns.map((column) => `q.${column}`).join(', ')}
      from unnest(${parameters.add(timelineIds, 'uuid[]')}) u(timeline_id)
     cross join lateral (${timelineEntries(columns, 'u.timeline_id', all, parameters)}) q
     order by q.occurred_at desc ${LIMIT}`;
}

/** The newest entries of one timeline: one index range, or a few that are sorted together. */
function timelineEntries(
  columns: readonly string[],
  timelineId: string,
  conditions: readonly Condition[],
  parameters: SqlParameters,
): string {
  const found = splitConditions(conditions);
  if (!found) return entryRange(columns, entryConditions(timelineId, conditions, parameters));
  const { split, rest } = found;
  const where = `${entryConditions(timelineId, rest, parameters)} and e.${split.column} = v.value`;
  return `
    select q.* from ${splitValues(split, parameters)} cross join lateral (${entryRange(columns, where)}) q
     order by q.occurred_at desc ${LIMIT}`;
}

function entryRange(columns: readonly string[], where: string): string {
  return `
    select ${columns.map((column) => `e.${column}`).join(', ')} from timeline_entry e
     where ${where} order by e.occurred_at desc, e.activity_id desc ${LIMIT}`;
}
