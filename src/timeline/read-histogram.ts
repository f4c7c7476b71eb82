import type pg from 'pg';
import { ACTIVITY_KINDS, categoryOf } from '../activity/registry.js';
import type { ActivityCategory } from '../activity/vocabulary.js';
import { HOUR_COLUMNS, type HourColumn } from '../ingest/hour-columns.js';
import { entryConditions, splitConditions, splitValues } from './entry-sql.js';
import type { Condition } from './filters/condition.js';
import { OneOf } from './filters/one-of.js';
import { TimeBound } from './filters/time-bound.js';
import type { Bucket } from './histogram-buckets.js';
import { SqlParameters } from './sql-parameters.js';
import { isMovingSql } from './timeline-scope.js';
import type { TimelineRequest } from './timelines-table.js';

/** Where entries are counted one by one, counting stops here. */
export const HISTOGRAM_LIMIT = 100_000;

const HOUR = 3_600_000;

export interface HistogramRequest extends TimelineRequest {
  /** Of a company's rollup: its organization. */
  rollupIn: string | null;
  /** Whether they are those of records themselves, whose activities are not counted by hour. */
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
 * Counts the activities of each bucket by category: from the counts by hour where the whole timeline of an
 * organization or an object, or some of its categories, is counted; otherwise from the entries.
 */
export async function readHistogram(
  pool: pg.Pool,
  request: HistogramRequest,
): Promise<CountedBuckets> {
  const categories = wholeCategories(request);
  const counted = categories && (await countHours(pool, request, categories));
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

interface HourRow {
  /** What is counted; 'backfill': not all of these hours are; 'moving': not all of the rollup is there. */
  part: 'hours' | 'entries' | 'backfill' | 'moving';
  /** From 1. */
  bucket: number;
  /** By category, with spaces between: parsing an array takes several times as long. */
  counts: string;
}

/**
 * Sums the counts by hour, and counts the entries of the hours that a bucket or the time range contains in part.
 * @returns null where not all of these hours are counted yet.
 */
async function countHours(
  pool: pg.Pool,
  request: HistogramRequest,
  categories: ReadonlySet<ActivityCategory>,
): Promise<CountedBuckets | null> {
  const columns = HOUR_COLUMNS.filter(({ category }) => categories.has(category));
  const each = (map: (column: HourColumn) => string) => columns.map(map).join(', ');
  const parameters = new SqlParameters();
  const timelineId = parameters.add(request.timelineIds[0], 'uuid');
  const from = parameters.add(request.from, 'timestamptz');
  const to = parameters.add(request.to, 'timestamptz');
  const bounds = parameters.add(boundsOf(request), 'timestamptz[]');
  const partHours = parameters.add(hoursInPart(request), 'timestamptz[]');
  const { rows } = await pool.query<HourRow>(
    `select 'hours' as part, width_bucket(h.hour, ${bounds}) as bucket,
            concat_ws(' ', ${each(({ column }) => `sum(h.${column})`)}) as counts
       from (
         select hour, ${each(({ column }) => column)} from timeline_hour
          where scope_id = ${timelineId} and hour >= ${from} and hour < ${to}
          union all
         select hour, ${each(({ isOfKind }) => `case when ${isOfKind} then delta else 0 end`)}
           from timeline_count where scope_id = ${timelineId} and hour >= ${from} and hour < ${to}) h
      where h.hour <> all(${partHours}) group by 2
      union all
     select 'entries', width_bucket(e.occurred_at, ${bounds}),
            concat_ws(' ', ${each(({ isOfKind }) => `count(*) filter (where ${isOfKind})`)})
       from (
         select e.occurred_at, e.kind from unnest(${partHours}) p(hour) cross join lateral (
           select e.occurred_at, e.kind from timeline_entry e
            where ${entryConditions(timelineId, request.conditions, parameters)}
              and e.occurred_at >= greatest(p.hour, ${from})
              and e.occurred_at < least(p.hour + interval '1 hour', ${to})) e ${LIMIT}) e group by 2
      union all
     select 'backfill', 0, '' from timeline_hour_backfill
      where scope_id = ${timelineId} and before > ${from} ${moving(request, parameters, `'moving', 0, ''`)}`,
    parameters.values,
  );
  if (rows.some(({ part }) => part === 'backfill')) return null;
  const buckets = request.buckets.map(() => new Map<ActivityCategory, number>());
  let entries = 0;
  for (const { part, bucket, counts } of rows) {
    if (part === 'moving') continue;
    counts.split(' ').forEach((text, index) => {
      const count = Number(text);
      addCount(buckets[bucket - 1]!, columns[index]!.category, count);
      if (part === 'entries') entries += count;
    });
  }
  const isMoving = rows.some(({ part }) => part === 'moving');
  return { buckets, isExact: entries <= HISTOGRAM_LIMIT && !isMoving };
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

/** The hours that a bound is within. */
function hoursInPart(request: HistogramRequest): string[] {
  const bounds = [...boundsOf(request), request.to].map((bound) => Date.parse(bound));
  const hours = bounds.flatMap((bound) =>
    bound % HOUR === 0 ? [] : Math.floor(bound / HOUR) * HOUR,
  );
  return [...new Set(hours)].map((hour) => new Date(hour).toISOString());
}

/** Counts the newest entries one by one. */
async function countEntries(pool: pg.Pool, request: HistogramRequest): Promise<CountedBuckets> {
  const parameters = new SqlParameters();
  const { rows } = await pool.query<{ bucket: number; kind: string | null; count: number }>(
    `select width_bucket(n.occurred_at, ${parameters.add(boundsOf(request), 'timestamptz[]')}) as bucket,
            n.kind, count(*)::int as count
       from (${newestEntries(request, parameters)}) n group by 1, 2
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

/** The newest entries, one more than are counted; of a union, each activity once. */
function newestEntries(
  { timelineIds, conditions, from, to }: HistogramRequest,
  parameters: SqlParameters,
): string {
  const all = [
    ...conditions,
    new TimeBound('occurred_at', 'from', from),
    new TimeBound('occurred_at', 'before', to),
  ];
  if (timelineIds.length === 1) {
    return timelineEntries(parameters.add(timelineIds[0], 'uuid'), all, parameters);
  }
  return `
    select distinct q.occurred_at, q.activity_id, q.kind
      from unnest(${parameters.add(timelineIds, 'uuid[]')}) u(timeline_id)
     cross join lateral (${timelineEntries('u.timeline_id', all, parameters)}) q
     order by q.occurred_at desc ${LIMIT}`;
}

/** The newest entries of one timeline: one index range, or a few that are sorted together. */
function timelineEntries(
  timelineId: string,
  conditions: readonly Condition[],
  parameters: SqlParameters,
): string {
  const found = splitConditions(conditions);
  if (!found) return entryRange(entryConditions(timelineId, conditions, parameters));
  const { split, rest } = found;
  const where = `${entryConditions(timelineId, rest, parameters)} and e.${split.column} = v.value`;
  return `
    select q.* from ${splitValues(split, parameters)} cross join lateral (${entryRange(where)}) q
     order by q.occurred_at desc ${LIMIT}`;
}

function entryRange(where: string): string {
  return `
    select e.occurred_at, e.activity_id, e.kind from timeline_entry e
     where ${where} order by e.occurred_at desc, e.activity_id desc ${LIMIT}`;
}
