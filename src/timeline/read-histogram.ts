import type pg from 'pg';
import { entryConditions, splitConditions, splitValues } from './entry-sql.js';
import type { Condition } from './filters/condition.js';
import type { Bucket } from './histogram-buckets.js';
import { SqlParameters } from './sql-parameters.js';

/** Where entries are counted one by one, counting stops here. */
export const HISTOGRAM_LIMIT = 100_000;

export interface HistogramRequest {
  /** The timelines to count, as a union where there are several; see activity/timeline-id.ts. */
  timelineIds: readonly string[];
  /** All must hold, those of the time range of the histogram among them. */
  conditions: readonly Condition[];
  /** In order, without gaps; the time range is within them. */
  buckets: readonly Bucket[];
}

/** How many activities of one kind are in a bucket. */
export interface BucketCount {
  kind: string;
  count: number;
}

export interface CountedBuckets {
  /** The counts of each bucket, in their order. */
  buckets: BucketCount[][];
  /** False where counting stopped: then only the newest activities are counted. */
  isExact: boolean;
}

const LIMIT = `limit ${HISTOGRAM_LIMIT + 1}`;

/** Counts the activities of each bucket by kind. */
export async function readHistogram(
  pool: pg.Pool,
  request: HistogramRequest,
): Promise<CountedBuckets> {
  const parameters = new SqlParameters();
  const starts = request.buckets.map(({ start }) => start);
  const { rows } = await pool.query<BucketCount & { bucket: number }>(
    `select width_bucket(n.occurred_at, ${parameters.add(starts, 'timestamptz[]')}) as bucket, n.kind,
            count(*)::int as count
       from (${newestEntries(request, parameters)}) n group by 1, 2`,
    parameters.values,
  );
  const buckets: CountedBuckets['buckets'] = request.buckets.map(() => []);
  for (const { bucket, ...counted } of rows) buckets[bucket - 1]!.push(counted);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return { buckets, isExact: total <= HISTOGRAM_LIMIT };
}

/** The newest entries, one more than are counted; of a union, each activity once. */
function newestEntries(
  { timelineIds, conditions }: HistogramRequest,
  parameters: SqlParameters,
): string {
  if (timelineIds.length === 1) {
    return timelineEntries(parameters.add(timelineIds[0], 'uuid'), conditions, parameters);
  }
  return `
    select distinct q.occurred_at, q.activity_id, q.kind
      from unnest(${parameters.add(timelineIds, 'uuid[]')}) u(timeline_id)
     cross join lateral (${timelineEntries('u.timeline_id', conditions, parameters)}) q
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
