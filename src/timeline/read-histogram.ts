import type pg from 'pg';
import { ACTIVITY_KINDS, categoryOf } from '../activity/registry.js';
import type { ActivityCategory } from '../activity/vocabulary.js';
import { PERIOD_COLUMNS, PERIOD_MINUTES, type PeriodColumn } from '../ingest/counted-periods.js';
import { DUPLICATE_MINUTES } from './duplicate-sql.js';
import { entryConditions, splitConditions, splitValues } from './entry-sql.js';
import type { Condition } from './filters/condition.js';
import { MergeDuplicates } from './filters/merge-duplicates.js';
import { OneOf } from './filters/one-of.js';
import { TimeBound } from './filters/time-bound.js';
import { type Bucket, FIRST_INSTANT } from './histogram-buckets.js';
import {
  type BoundSpans,
  quarterOf,
  type SpanSections,
  spanSections,
  spansBefore,
} from './period-spans.js';
import { SqlParameters } from './sql-parameters.js';
import { isMovingSql } from './timeline-scope.js';
import type { TimelineRequest } from './timelines-table.js';

/** Where entries are counted one by one, counting stops here. */
export const HISTOGRAM_LIMIT = 100_000;

const MINUTE = 60_000;
const DAY = 1440;
/** The lengths of the shortest and the longest periods, in minutes. */
const [QUARTER, , LONGEST] = PERIOD_MINUTES;

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
  /** In order, without gaps. */
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

interface PeriodRow {
  /**
   * What is counted: the longest periods of a bucket, changes of it that are not folded yet, shorter periods, by
   * their length, of a section, or the entries before a bound. 'backfill': not all of these are counted; 'moving': not
   * all of the rollup is there.
   */
  part: 'longest' | 'unfolded' | 'entries' | 'backfill' | 'moving' | `${number}`;
  /** The number of the bucket, the section or the bound, from 1. */
  number: number;
  /** By category, with spaces between: parsing an array takes several times as long. */
  counts: string;
}

/**
 * Sums the counts by period. A bucket has the longest periods between those starts of one that are nearest to its
 * bounds; what lies between such a start and a bound is added or subtracted, from shorter periods and, within a
 * quarter of an hour, from entries.
 * @returns null where not all of these periods are counted yet, or so many activities are within these quarters that
 *   counting them one by one stops.
 */
async function countPeriods(
  pool: pg.Pool,
  request: HistogramRequest,
  categories: ReadonlySet<ActivityCategory>,
): Promise<CountedBuckets | null> {
  const columns = PERIOD_COLUMNS.filter(({ category }) => categories.has(category));
  const bounds = [...boundsOf(request), request.to].map((bound) => Date.parse(bound));
  const divided = bounds.map(spansBefore);
  const sections = spanSections(divided);
  const parameters = new SqlParameters();
  const { rows } = await pool.query<PeriodRow>(
    periodsStatement(request, { columns, bounds, divided, sections }, parameters),
    parameters.values,
  );
  if (rows.some(({ part }) => part === 'backfill')) return null;
  const zeros = () => columns.map(() => 0);
  const inside = request.buckets.map(zeros);
  const before = [zeros(), ...request.buckets.map(zeros)];
  const sectionsByLength = new Map(sections.map((it) => [`${it.minutes}`, it]));
  let entries = 0;
  for (const { part, number, counts } of rows) {
    if (part === 'moving') continue;
    const values = counts.split(' ').map(Number);
    if (part === 'longest' || part === 'unfolded') addCounts(inside[number - 1], values, 1);
    else if (part === 'entries') {
      addCounts(before[number - 1], values, 1);
      for (const value of values) entries += value;
    } else {
      for (const { bound, sign } of sectionsByLength.get(part)!.members[number - 1] ?? []) {
        addCounts(before[bound], values, sign);
      }
    }
  }
  if (entries > HISTOGRAM_LIMIT) return null;
  const buckets = inside.map((sums, bucket) => {
    const counts = new Map<ActivityCategory, number>();
    for (let index = 0; index < columns.length; index++) {
      const count = sums[index]! + before[bucket + 1]![index]! - before[bucket]![index]!;
      addCount(counts, columns[index]!.category, count);
    }
    return counts;
  });
  return { buckets, isExact: rows.every(({ part }) => part !== 'moving') };
}

/** Adds counts, times a sign. @param sums absent: they are of no bucket. */
function addCounts(sums: number[] | undefined, counts: readonly number[], sign: 1 | -1): void {
  if (!sums) return;
  // Not entries(), which takes several times as long: a histogram has thousands of counts.
  for (let index = 0; index < counts.length; index++) sums[index]! += sign * counts[index]!;
}

interface DividedBounds {
  columns: readonly PeriodColumn[];
  /** In milliseconds since 1970. */
  bounds: readonly number[];
  divided: readonly BoundSpans[];
  sections: readonly SpanSections[];
}

/** SQL of the start of a period, in minutes since 1970. */
const START = `(day - date '1970-01-01')::bigint * 1440 + minute`;

function toTimestamp(instant: number): string {
  return new Date(instant).toISOString();
}

/** The statement that reads PeriodRows: of each column, the sums of the parts of which buckets are composed. */
function periodsStatement(
  request: HistogramRequest,
  { columns, bounds, divided, sections }: DividedBounds,
  parameters: SqlParameters,
): string {
  const each = (map: (column: PeriodColumn) => string) => columns.map(map).join(', ');
  const timelineId = parameters.add(request.timelineIds[0], 'uuid');
  // As text: pg escapes each element of an array.
  const addNumbers = (numbers: readonly number[]) =>
    parameters.add(`{${numbers.join(',')}}`, 'bigint[]');
  /** Of periods of one length between the first and the last limit. */
  const periods = (part: string, minutes: number, startMinutes: number[], limits: number[]) => `
    select '${part}' as part, width_bucket(${START}, ${addNumbers(limits)}) as number,
           concat_ws(' ', ${each(({ column }) => `sum(${column})`)}) as counts
      from timeline_period
     where scope_id = ${timelineId} and minutes = ${minutes}
       and minute = any(${parameters.add(startMinutes, 'smallint[]')})
       and day between date '1970-01-01' + ${parameters.add(Math.floor(limits[0]! / DAY), 'int')}
                   and date '1970-01-01' + ${parameters.add(Math.floor(limits.at(-1)! / DAY), 'int')}
     group by 2`;
  const starts = divided.map(({ longestStart }) => longestStart);
  const rests = divided.flatMap(({ rest }, bound) => (rest ? { ...rest, number: bound + 1 } : []));
  const earliest = parameters.add(
    toTimestamp(Math.min(starts[0]!, quarterOf(bounds[0]!)) * MINUTE),
    'timestamptz',
  );
  const addTimes = (times: number[]) => parameters.add(times.map(toTimestamp), 'timestamptz[]');
  const entries = () => `
    select 'entries', e.number, concat_ws(' ', ${each(({ isOfKind }) => `count(*) filter (where ${isOfKind})`)})
      from (
        select s.number, e.kind
          from unnest(${addNumbers(rests.map(({ number }) => number))}, ${addTimes(rests.map(({ from }) => from))},
                      ${addTimes(rests.map(({ to }) => to))}) s(number, first, before)
         cross join lateral (
           select e.kind from timeline_entry e
            where ${entryConditions(timelineId, request.conditions, parameters)}
              and e.occurred_at >= s.first and e.occurred_at < s.before) e ${LIMIT}) e
     group by 2`;
  return `
    ${periods('longest', LONGEST, [0], starts)}
     union all
    ${sections.map((it) => `${periods(`${it.minutes}`, it.minutes, it.startMinutes, it.limits)} union all`).join('')}
    select 'unfolded', width_bucket((extract(epoch from quarter) * 1000)::bigint + ${QUARTER * MINUTE - 1},
                                    ${addNumbers(bounds)}),
           concat_ws(' ', ${each(({ isOfKind }) => `coalesce(sum(delta) filter (where ${isOfKind}), 0)`)})
      from timeline_count
     where scope_id = ${timelineId} and quarter >= ${earliest}
     group by 2
     union all
    ${rests.length === 0 ? '' : `${entries()} union all`}
    select 'backfill', 0, '' from timeline_period_backfill
     where scope_id = ${timelineId} and before > ${earliest}
           ${moving(request, parameters, `'moving', 0, ''`)}`;
}

/** Adds a row to a statement where activities of the rollup are still to be moved. */
function moving(
  { rollupIn, recordId }: HistogramRequest,
  parameters: SqlParameters,
  columns: string,
): string {
  if (rollupIn === null) return '';
  const organizationId = parameters.add(rollupIn, 'uuid');
  return `union all select ${columns} where ${isMovingSql(organizationId, parameters.add(recordId, 'uuid'))}`;
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
            ${moving(request, parameters, '0, null, 0')}`,
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
