import type pg from 'pg';
import type { EntryFilter } from './entry-filter.js';
import { entryConditions, Parameters } from './entry-sql.js';
import { groupRequests } from './group-requests.js';

/** Counting with a filter that the kept counts do not answer stops here. */
export const COUNT_LIMIT = 10_000;

export interface CountRequest {
  /** The timelines that are counted, merged; see scope.ts. */
  scopes: readonly string[];
  filter: EntryFilter;
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
  /** False where counting stopped at COUNT_LIMIT. */
  isExact: boolean;
}

/** The columns that the kept counts tell apart: a filter on these alone is counted exactly. */
const KEPT = new Set(['kind', 'source_id', 'channel']);

/** Counts timelines; requests of one timeline each with the same filter are one statement. */
export async function readCounts(
  pool: pg.Pool,
  requests: readonly CountRequest[],
): Promise<TimelineCounts[]> {
  const answers = new Map<CountRequest, TimelineCounts>();
  await Promise.all(
    groupRequests(requests).map(async (group) => {
      const rows = await readGroup(pool, group);
      for (const [index, request] of group.entries()) {
        // Timelines that are merged are one, whoever asks for it.
        const place = request.scopes.length > 1 ? 1 : index + 1;
        const own = rows.filter(({ timeline }) => timeline === place);
        const counted = own.reduce((sum, row) => sum + row.count, 0);
        const isExact = isKept(request) || counted <= COUNT_LIMIT;
        answers.set(request, { rows: own, total: isExact ? counted : COUNT_LIMIT, isExact });
      }
    }),
  );
  return requests.map((request) => answers.get(request)!);
}

async function readGroup(pool: pg.Pool, group: CountRequest[]) {
  const { scopes, filter } = group[0]!;
  const parameters = new Parameters();
  const merged = scopes.length > 1;
  const ids = parameters.add(merged ? scopes : group.map((one) => one.scopes[0]), 'uuid[]');
  const timelines = merged
    ? `(select ${ids} as scopes, 1 as ordinality) t`
    : `unnest(${ids}) with ordinality t(scope_id, ordinality)`;
  const scope = merged ? 'any(t.scopes)' : 't.scope_id';
  const conditions = entryConditions(scope, filter, parameters).join(' and ');
  const counted = isKept(group[0]!)
    ? `select e.kind, e.source_id, e.channel, sum(e.delta)::int as count
         from timeline_count e where ${conditions} group by 1, 2, 3 having sum(e.delta) > 0`
    : `select kind, source_id, channel, count(*)::int as count
         from (select ${merged ? 'distinct e.occurred_at, e.activity_id,' : ''}
                 e.kind, e.source_id, e.channel
                 from timeline_entry e where ${conditions} limit ${COUNT_LIMIT + 1}) found
        group by 1, 2, 3`;
  const { rows } = await pool.query<CountRow & { timeline: number }>(
    `select t.ordinality::int as timeline, c.kind, c.source_id as "sourceId", c.channel, c.count
       from ${timelines} cross join lateral (${counted}) c`,
    parameters.values,
  );
  return rows;
}

/** Whether the kept counts answer: one timeline, and no condition but on what they tell apart. */
function isKept({ scopes, filter }: CountRequest): boolean {
  const { oneOf, alsoOn, ...conditions } = filter;
  return (
    scopes.length === 1 &&
    alsoOn.length === 0 &&
    Object.keys(conditions).length === 0 &&
    Object.keys(oneOf).every((column) => KEPT.has(column))
  );
}
