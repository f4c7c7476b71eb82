import type pg from 'pg';
import { entryConditions } from './entry-sql.js';
import type { Condition } from './filters/condition.js';
import { KindsOfSources } from './filters/kinds-of-sources.js';
import { MergeDuplicates } from './filters/merge-duplicates.js';
import { OneOf } from './filters/one-of.js';
import { readInGroups } from './read-in-groups.js';
import { SqlParameters } from './sql-parameters.js';
import { isMovingSql } from './timeline-scope.js';
import { type TimelineRequest, timelinesTable, UNION_TIMELINES } from './timelines-table.js';

/** Where entries are counted one by one, counting stops here. */
export const COUNT_LIMIT = 10_000;

/** Where duplicates are merged, they are looked for among so many entries, the newest. */
const MERGED_LIMIT = 3 * COUNT_LIMIT;

/** Rows that the counts of one timeline usually stay below: one for each kind, source and channel. */
const ROWS_PER_TIMELINE = 20;

export interface CountRequest extends TimelineRequest {
  /** Of a company's rollup: its organization. */
  rollupIn?: string | null;
  /** All must hold. */
  conditions: readonly Condition[];
  /** Whether the first is one record's timeline, and all others are those of records merged into it. */
  hasPendingMerges?: boolean | undefined;
}

/** How many activities there are of one kind, source and channel. */
export interface CountRow {
  kind: string;
  sourceId: string;
  channel: string | null;
  count: number;
}

export interface TimelineCounts {
  rows: CountRow[];
  total: number;
  /** False where counting stopped at COUNT_LIMIT or MERGED_LIMIT, or activities of a rollup are still to be moved. */
  isExact: boolean;
}

/** The columns of timeline_count: conditions on these alone are counted exactly. */
const COUNTED_COLUMNS = new Set<string>(['kind', 'source_id', 'channel']);

/**
 * Counts timelines. Requests of one timeline each with the same conditions share one statement.
 * @returns the counts of each request, in their order.
 */
export function readCounts(
  pool: pg.Pool,
  requests: readonly CountRequest[],
): Promise<TimelineCounts[]> {
  const rowsOf = () => ROWS_PER_TIMELINE;
  return readInGroups(requests, rowsOf, async (group) => {
    const found = group.map((): FoundRow[] => []);
    for (const row of await readGroup(pool, group)) found[row.timeline - 1]!.push(row);
    return group.map((request, index) => toCounts(request, found[index]!));
  });
}

function toCounts(request: CountRequest, found: FoundRow[]): TimelineCounts {
  const rows = found.filter((row): row is FoundRow & CountRow => row.kind !== null);
  const counted = rows.reduce((sum, row) => sum + row.count, 0);
  const isWhole = isPrecounted(request) || counted <= COUNT_LIMIT;
  return {
    rows,
    total: isWhole ? counted : COUNT_LIMIT,
    isExact: isWhole && rows.length === found.length,
  };
}

interface FoundRow extends Omit<CountRow, 'kind'> {
  /** The ordinality of its request. */
  timeline: number;
  /** Null: it only tells that not all are counted, or that activities of the rollup are still to be moved. */
  kind: string | null;
}

async function readGroup(pool: pg.Pool, group: readonly CountRequest[]): Promise<FoundRow[]> {
  const parameters = new SqlParameters();
  const { rollupIn } = group[0]!;
  const counted = countedSql(group[0]!, parameters);
  const timelines = timelinesTable(group, parameters);
  const moving =
    rollupIn == null
      ? ''
      : `union all select t.ordinality::int, null, null, null, 0 from ${timelines}
          where ${isMovingSql(parameters.add(rollupIn, 'uuid'), 't.record_id')}`;
  const { rows } = await pool.query<FoundRow>(
    `select t.ordinality::int as timeline, c.kind, c.source_id as "sourceId",
            c.channel, c.count
       from ${timelines} cross join lateral (${counted}) c ${moving}`,
    parameters.values,
  );
  return rows;
}

function countedSql(request: CountRequest, parameters: SqlParameters): string {
  if (!isPrecounted(request)) return countEntries(request, parameters);
  return (request.hasPendingMerges ? sumDeltasAndPending : sumDeltas)(request, parameters);
}

/** Sums the deltas that the triggers of timeline_entry keep. */
function sumDeltas({ conditions }: CountRequest, parameters: SqlParameters): string {
  return `
    select e.kind, e.source_id, e.channel, sum(e.delta)::int as count
      from timeline_count e where ${entryConditions('t.timeline_id', conditions, parameters)}
     group by 1, 2, 3 having sum(e.delta) > 0`;
}

/**
 * The same for a record while others are merged into it: its deltas, and the entries of the others that
 * have not been moved to its timeline.
 */
function sumDeltasAndPending({ conditions }: CountRequest, parameters: SqlParameters): string {
  return `
    select kind, source_id, channel, sum(count)::int as count from (
      select e.kind, e.source_id, e.channel, e.delta as count
        from timeline_count e where ${entryConditions('t.timeline_id', conditions, parameters)}
       union all
      (select distinct on (e.occurred_at, e.activity_id) e.kind, e.source_id, e.channel, 1
         from timeline_entry e where ${entryConditions('any(t.timeline_ids[2:])', conditions, parameters)}
          and not exists (select from timeline_entry own where own.scope_id = t.timeline_id
            and own.occurred_at = e.occurred_at and own.activity_id = e.activity_id))) counted
     group by 1, 2, 3 having sum(count) > 0`;
}

/** Counts the entries themselves; of a union, each activity once. */
function countEntries(
  { timelineIds, conditions }: CountRequest,
  parameters: SqlParameters,
): string {
  const isUnion = timelineIds.length > 1;
  const merging = conditions.find((condition) => condition instanceof MergeDuplicates);
  const where = entryConditions(
    isUnion ? UNION_TIMELINES : 't.timeline_id',
    conditions.filter((condition) => condition !== merging),
    parameters,
  );
  if (merging) {
    const listed = `
      select ${isUnion ? 'distinct' : ''} e.occurred_at, e.activity_id, e.kind, e.source_id, e.channel
        from timeline_entry e where ${where} order by e.occurred_at desc limit ${MERGED_LIMIT + 1}`;
    return `
      ${merging.withShown(listed, parameters)}
      select kind, source_id, channel, count(*)::int as count from shown group by 1, 2, 3
       union all
      select null, null, null, 0 where (select count(*) from listed) > ${MERGED_LIMIT}`;
  }
  return `
    select kind, source_id, channel, count(*)::int as count
      from (select ${isUnion ? 'distinct e.occurred_at, e.activity_id,' : ''}
                   e.kind, e.source_id, e.channel
              from timeline_entry e where ${where} limit ${COUNT_LIMIT + 1}) found
     group by 1, 2, 3`;
}

/** Whether timeline_count holds the answer: one timeline, and only conditions on its columns. */
function isPrecounted({ timelineIds, conditions, hasPendingMerges }: CountRequest): boolean {
  return (
    (timelineIds.length === 1 || hasPendingMerges === true) &&
    conditions.every(
      (condition) =>
        condition instanceof KindsOfSources ||
        (condition instanceof OneOf && COUNTED_COLUMNS.has(condition.column)),
    )
  );
}
