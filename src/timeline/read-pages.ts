import type pg from 'pg';
import type { Activity } from '../activities/activity.js';
import { createStatementNames } from '../store/database.js';
import { ACTIVITY_COLUMNS, ACTOR_COLUMN, ATTACHMENTS_COLUMN } from './activity-sql.js';
import type { Position } from './cursor.js';
import { entryConditions, Parameters, PLACE, splitColumn } from './entry-sql.js';
import { ENTRY_COLUMNS, type EntryFilter } from './filter.js';
import { groupRequests } from './group-requests.js';

/** What a page of a timeline is to hold. */
export interface PageRequest {
  /** The timelines it is taken from, merged; see scope.ts. */
  scopes: readonly string[];
  filter: EntryFilter;
  newestFirst: boolean;
  from: 'start' | 'end';
  size: number;
  after: Position | null;
  before: Position | null;
  /** Whether each activity's actor and attachments are wanted with it. */
  withActor: boolean;
  withAttachments: boolean;
  /** Whether it is asked for if anything lies on the other side of the cursor. */
  withBeyond: boolean;
}

export interface TimelinePage {
  /** In the order of the timeline, at most `size`. */
  activities: Activity[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

const nameStatement = createStatementNames('page', 200);

/**
 * Reads pages of timelines. Those of one record each that ask for the same thing become one statement;
 * so the number of statements is that of the different questions, not of the records.
 * @returns a page for each request, in their order.
 */
export async function readPages(
  pool: pg.Pool,
  requests: readonly PageRequest[],
): Promise<TimelinePage[]> {
  const pages = new Map<PageRequest, TimelinePage>();
  await Promise.all(
    groupRequests(requests).map(async (group) => {
      const answers = await readGroup(pool, group);
      for (const [index, request] of group.entries()) pages.set(request, answers[index]!);
    }),
  );
  return requests.map((request) => pages.get(request)!);
}

type PageRow = Activity & { timeline: number; beyond: boolean };

async function readGroup(pool: pg.Pool, group: PageRequest[]): Promise<TimelinePage[]> {
  const request = group[0]!;
  const parameters = new Parameters();
  const text = pageStatement(request, group, parameters);
  const { rows } = await pool.query<PageRow>({
    name: nameStatement(text),
    text,
    values: parameters.values,
  });
  // A timeline without an entry gives one row without an activity.
  const found = group.map((): { activities: Activity[]; beyond: boolean } => ({
    activities: [],
    beyond: false,
  }));
  for (const row of rows) {
    const page = found[row.timeline - 1]!;
    page.beyond = row.beyond;
    if (row.id !== null) page.activities.push(row);
  }
  return found.map(({ activities, beyond }) => toPage(request, activities, beyond));
}

/**
 * One statement for the pages of many timelines, or for one page of several merged. One entry more
 * than the page has tells whether the list goes on; `beyond` tells whether there is anything on the
 * other side of the cursor. All is read in one snapshot.
 */
function pageStatement(request: PageRequest, group: PageRequest[], parameters: Parameters): string {
  const { scopes, filter, withActor, withAttachments } = request;
  const descending = request.newestFirst === (request.from === 'start');
  const order = (table: string) =>
    ['occurred_at', 'activity_id']
      .map((column) => `${table}.${column}${descending ? ' desc' : ''}`)
      .join(', ');
  const limit = `limit ${request.size + 1}`;

  const merged = scopes.length > 1;
  const ids = parameters.add(merged ? scopes : group.map((one) => one.scopes[0]), 'uuid[]');
  const timelines = merged
    ? `(select ${ids} as scopes, 1 as ordinality)`
    : `unnest(${ids}) with ordinality`;
  const scope = merged ? 'u.scope_id' : 't.scope_id';

  const entries = (conditions: string[]) => `
    select e.occurred_at, e.activity_id from timeline_entry e
     where ${conditions.join(' and ')} order by ${order('e')} ${limit}`;
  const inside = boundCondition(request, parameters);
  const split = splitColumn(filter);
  const oneTimeline = split
    ? `select q.occurred_at, q.activity_id
         from unnest(${parameters.add(split.values, `${ENTRY_COLUMNS[split.column]}[]`)}) v(value)
        cross join lateral (${entries([
          ...entryConditions(scope, split.rest, parameters),
          `e.${split.column} = v.value`,
          ...inside,
        ])}) q order by ${order('q')} ${limit}`
    : entries([...entryConditions(scope, filter, parameters), ...inside]);
  const page = merged
    ? `select distinct q.occurred_at, q.activity_id from unnest(t.scopes) u(scope_id)
        cross join lateral (${oneTimeline}) q order by ${order('q')} ${limit}`
    : oneTimeline;

  const beyond = beyondColumn(request, merged ? 'any(t.scopes)' : 't.scope_id', parameters);
  return `select t.ordinality::int as timeline, ${beyond} as beyond,
      ${ACTIVITY_COLUMNS}
      ${withActor ? `, ${ACTOR_COLUMN}` : ''}
      ${withAttachments ? `, ${ATTACHMENTS_COLUMN}` : ''}
    from ${timelines} t${merged ? '' : '(scope_id, ordinality)'}
    left join lateral (${page}) p on true
    left join activity a on a.id = p.activity_id
    order by t.ordinality, ${order('p')}`;
}

/** The entries on the page's side of the cursor. */
function boundCondition(request: PageRequest, parameters: Parameters): string[] {
  const { after, before, newestFirst } = request;
  const position = after ?? before;
  if (!position) return [];
  const isLater = newestFirst === (position === before);
  return [`${PLACE} ${isLater ? '>' : '<'} ${placeOf(position, parameters)}`];
}

/** Whether an entry stands at the cursor or on its other side: SQL of a boolean. */
function beyondColumn(request: PageRequest, scope: string, parameters: Parameters): string {
  const { after, before, newestFirst, filter } = request;
  const position = after ?? before;
  if (!position || !request.withBeyond) return 'false';
  const isLater = newestFirst === (position === after);
  const conditions = [
    ...entryConditions(scope, filter, parameters),
    `${PLACE} ${isLater ? '>=' : '<='} ${placeOf(position, parameters)}`,
  ];
  return `exists (select from timeline_entry e where ${conditions.join(' and ')})`;
}

function placeOf({ occurredAt, activityId }: Position, parameters: Parameters): string {
  return `(${parameters.add(occurredAt, 'timestamptz')}, ${parameters.add(activityId, 'uuid')})`;
}

/** @param scanned in the order read: from the end of the list where the request says so. */
function toPage(request: PageRequest, scanned: Activity[], beyond: boolean): TimelinePage {
  const hasMore = scanned.length > request.size;
  const activities = scanned.slice(0, request.size);
  if (request.from === 'start') {
    return {
      activities,
      hasNextPage: hasMore || (request.before !== null && beyond),
      hasPreviousPage: request.after !== null && beyond,
    };
  }
  return {
    activities: activities.reverse(),
    hasNextPage: request.before !== null && beyond,
    hasPreviousPage: hasMore || (request.after !== null && beyond),
  };
}
