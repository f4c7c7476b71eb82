import type pg from 'pg';
import type { Activity } from '../activity/activity.js';
import { createStatementNames } from '../db/statement-names.js';
import { activityColumns, type WantedFields } from './activity-sql.js';
import type { LinkFacts } from './coverage.js';
import type { Position } from './cursor.js';
import { ENTRY_COLUMNS, type EntryFilter } from './entry-filter.js';
import { entryConditions, Parameters, PLACE, splitColumn } from './entry-sql.js';
import { groupRequests } from './group-requests.js';

/** What a page of a timeline is to hold. */
export interface PageRequest {
  /** The timelines it is taken from, merged; see scope.ts. */
  scopes: readonly string[];
  /** The timeline is one of a record that must exist in this organization; null: it is known to. */
  mustExistIn: { organizationId: string; object: string | null } | null;
  filter: EntryFilter;
  newestFirst: boolean;
  from: 'start' | 'end';
  size: number;
  after: Position | null;
  before: Position | null;
  fields: WantedFields;
  /** Whether it is asked for if anything lies on the other side of the cursor. */
  withBeyond: boolean;
  /** Whether it is asked for where in the change feed the page stands. */
  withSnapshot: boolean;
  /**
   * The record's links that come with it: none; those of live sources that are staler than maxAgeSeconds
   * (null: than their sources' own settings) or not complete; or all.
   */
  links: 'none' | 'lacking' | 'all';
  maxAgeSeconds: number | null;
}

/** A link as it was when the page was read. */
export interface PageLink extends LinkFacts {
  object: string;
  externalId: string;
}

export interface TimelinePage {
  /** In the order of the timeline, at most `size`. */
  activities: Activity[];
  /** The snapshot that it was read in; see changesSince. Null where it was not asked for. */
  snapshot: string | null;
  /** What is known of the record's links, in the same snapshot. */
  links: PageLink[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

const nameStatement = createStatementNames('page', 200);

/**
 * Reads pages of timelines. Those of one record each that ask for the same thing become one statement;
 * so the number of statements is that of the different questions, not of the records.
 * @returns a page for each request, in their order; null where the record must exist and does not.
 */
export async function readPages(
  pool: pg.Pool,
  requests: readonly PageRequest[],
): Promise<(TimelinePage | null)[]> {
  const pages = new Map<PageRequest, TimelinePage | null>();
  await Promise.all(
    groupRequests(requests).map(async (group) => {
      const answers = await readGroup(pool, group);
      for (const [index, request] of group.entries()) pages.set(request, answers[index] ?? null);
    }),
  );
  return requests.map((request) => pages.get(request) ?? null);
}

/** What was read of one timeline, in the order read: from the end of the list where asked so. */
interface Scan {
  activities: Activity[];
  beyond: boolean;
  snapshot: string | null;
  links: PageLink[] | null;
}

type PageRow = Activity & Omit<Scan, 'activities'> & { timeline: number };

async function readGroup(pool: pg.Pool, group: PageRequest[]): Promise<(TimelinePage | null)[]> {
  const request = group[0]!;
  const parameters = new Parameters();
  const text = pageStatement(request, group, parameters);
  const { rows } = await pool.query<PageRow>({
    name: nameStatement(text),
    text,
    values: parameters.values,
  });
  // A timeline without an entry gives one row without an activity.
  const found: Scan[] = [];
  for (const row of rows) {
    const { beyond, snapshot, links } = row;
    found[row.timeline - 1] ??= { activities: [], beyond, snapshot, links };
    if (row.id !== null) found[row.timeline - 1]!.activities.push(row);
  }
  return group.map((_, index) => {
    // Timelines that are merged are one, whoever asks for it.
    const page = found[request.scopes.length > 1 ? 0 : index];
    return page ? toPage(request, page) : null;
  });
}

/**
 * One statement for the pages of many timelines, or for one page of several merged. One entry more
 * than the page has tells whether the list goes on; `beyond` tells whether there is anything on the
 * other side of the cursor. All is read in one snapshot.
 */
function pageStatement(request: PageRequest, group: PageRequest[], parameters: Parameters): string {
  const { scopes, filter, fields, mustExistIn } = request;
  const descending = request.newestFirst === (request.from === 'start');
  const order = (table: string) =>
    ['occurred_at', 'activity_id']
      .map((column) => `${table}.${column}${descending ? ' desc' : ''}`)
      .join(', ');
  const limit = `limit ${request.size + 1}`;

  const merged = scopes.length > 1;
  const { timelines, scope } = timelinesOf(request, group, parameters);

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
  const existing = mustExistIn ? existingCondition(mustExistIn, parameters) : '';
  const snapshot = request.withSnapshot ? 'pg_current_snapshot()::text' : 'null';
  const links = linksJoin(request, parameters);
  return `select t.ordinality::int as timeline, ${beyond} as beyond,
    ${snapshot} as snapshot, ${links ? 'k.links' : 'null'} as links, ${activityColumns(fields)}
    from ${timelines} ${existing} ${links}
    left join lateral (${page}) p on true
    left join activity a on a.id = p.activity_id
    order by t.ordinality, ${order('p')}`;
}

/**
 * The timelines as a table `t`, and SQL for the id of the one that is read. A single one stands as a
 * plain parameter: from an array PostgreSQL would make a new plan each time, at twice the cost.
 */
function timelinesOf(
  { scopes }: PageRequest,
  group: PageRequest[],
  parameters: Parameters,
): { timelines: string; scope: string } {
  if (scopes.length > 1) {
    const ids = parameters.add(scopes, 'uuid[]');
    return { timelines: `(select ${ids} as scopes, 1 as ordinality) t`, scope: 'u.scope_id' };
  }
  if (group.length === 1) {
    const id = parameters.add(scopes[0], 'uuid');
    return { timelines: `(select ${id} as scope_id, 1 as ordinality) t`, scope: 't.scope_id' };
  }
  const ids = parameters.add(
    group.map((one) => one.scopes[0]),
    'uuid[]',
  );
  return {
    timelines: `unnest(${ids}) with ordinality t(scope_id, ordinality)`,
    scope: 't.scope_id',
  };
}

/** Joins the record of the timeline: without it, there is no row. */
function existingCondition(
  { organizationId, object }: NonNullable<PageRequest['mustExistIn']>,
  parameters: Parameters,
): string {
  const ofObject =
    object === null ? "not in ('contacts', 'companies')" : `= ${parameters.add(object, 'text')}`;
  return `join crm_record r on r.id = t.scope_id
     and r.organization_id = ${parameters.add(organizationId, 'uuid')} and r.object ${ofObject}`;
}

/** Joins what is known of the record's links, once for each timeline. */
function linksJoin({ links, maxAgeSeconds }: PageRequest, parameters: Parameters): string {
  if (links === 'none') return '';
  const lacking = () => `and s.url is not null and s.enabled
    and (not l.complete or l.as_of is null or l.as_of < now() - interval '1 second'
      * coalesce(${parameters.add(maxAgeSeconds, 'int')}, s.max_age_seconds))`;
  return `left join lateral (
    select json_agg(json_build_object('sourceId', l.source_id, 'object', l.object,
        'externalId', l.external_id, 'asOf', l.as_of, 'completeDownTo', l.complete_down_to,
        'complete', l.complete, 'verifiedAt', l.verified_at, 'rejectedItems', l.rejected_items,
        'errorCode', l.error_code, 'errorMessage', l.error_message, 'errorAt', l.error_at,
        'retryAt', l.retry_at,
        'leaseUntil', case when l.lease_id is not null then l.lease_until end)) as links
      from record_link l join source s on s.id = l.source_id
     where l.record_id = t.scope_id ${links === 'lacking' ? lacking() : ''}) k on true`;
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

/** PostgreSQL writes instants in JSON in a way of its own. */
function withInstants(link: PageLink): PageLink {
  const instant = (value: Date | string | null) => value && new Date(value).toISOString();
  return {
    ...link,
    asOf: instant(link.asOf),
    completeDownTo: instant(link.completeDownTo),
    verifiedAt: instant(link.verifiedAt),
    errorAt: instant(link.errorAt),
    retryAt: instant(link.retryAt),
    leaseUntil: instant(link.leaseUntil),
  };
}

function placeOf({ occurredAt, activityId }: Position, parameters: Parameters): string {
  return `(${parameters.add(occurredAt, 'timestamptz')}, ${parameters.add(activityId, 'uuid')})`;
}

function toPage(
  request: PageRequest,
  { activities: scanned, beyond, snapshot, links: found }: Scan,
): TimelinePage {
  const links = found?.map(withInstants) ?? [];
  const hasMore = scanned.length > request.size;
  const activities = scanned.slice(0, request.size);
  if (request.from === 'start') {
    return {
      activities,
      snapshot,
      links,
      hasNextPage: hasMore || (request.before !== null && beyond),
      hasPreviousPage: request.after !== null && beyond,
    };
  }
  return {
    activities: activities.reverse(),
    snapshot,
    links,
    hasNextPage: request.before !== null && beyond,
    hasPreviousPage: hasMore || (request.after !== null && beyond),
  };
}
