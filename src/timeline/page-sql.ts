import type { QueryConfig } from 'pg';
import { isAhead } from '../db/clock.js';
import { FEED_SNAPSHOT } from '../ingest/append-changes.js';
import { activityArray, JOINED_SQL } from './activity-sql.js';
import { ENTRY_ORDERS, type Position } from './entry-order.js';
import { entryConditions, splitConditions, splitValues } from './entry-sql.js';
import type { Condition, IndexRange } from './filters/condition.js';
import { ENTRY_COLUMNS } from './filters/one-of.js';
import { isReadDownwards, type PageRequest } from './page-request.js';
import { SqlParameters } from './sql-parameters.js';
import { timelinesTable, UNION_TIMELINES } from './timelines-table.js';

/**
 * Builds one statement for the pages of many timelines, or for one page of a union of timelines. It reads one
 * entry more than the page has, which tells whether another page follows, and everything in one snapshot;
 * it returns one row for each timeline.
 * @param requests differ only in their timelines.
 */
export function pageStatement(
  requests: readonly PageRequest[],
): Required<Pick<QueryConfig, 'text' | 'values'>> {
  const request = requests[0]!;
  const parameters = new SqlParameters();
  const entries = request.timelineIds.length > 1 ? unionEntries : timelineEntries;
  const text = `
    select t.ordinality::int as timeline,
           ${beyondColumn(request, parameters)} as beyond,
           ${request.withSnapshot ? FEED_SNAPSHOT : 'null'} as snapshot,
           ${request.links === 'none' ? 'null' : 'k.links'} as links,
           ${request.links === 'none' ? 'null' : 'extract(epoch from now())::float8 * 1000'} as "readAt",
           ${request.recordId === null ? 'null' : 'r.merging'} as "pendingMergeIds",
           p.activities::text${joinedColumns(request)}
      from ${timelinesTable(requests, parameters)}
           ${recordJoin(request, parameters)}
           ${linksJoin(request, parameters)}
     cross join lateral (${pageActivities(request, entries(request, parameters))}) p
     order by t.ordinality`;
  return { text, values: parameters.values };
}

/**
 * Builds the statement that finds the entry before a page which so many entries precede: its position, by the
 * names of Position, or no row where there are fewer.
 * @param offset at least 1.
 */
export function positionStatement(
  request: Pick<PageRequest, 'timelineIds' | 'recordId' | 'conditions' | 'order'>,
  offset: number,
): Required<Pick<QueryConfig, 'text' | 'values'>> {
  const parameters = new SqlParameters();
  const preceding: EntriesRequest = {
    ...request,
    from: 'start',
    size: offset - 1,
    after: null,
    before: null,
  };
  const entries =
    request.timelineIds.length > 1
      ? `${timelinesTable([request], parameters)}
         cross join lateral (${unionEntries(preceding, parameters)}) q`
      : `(${mergedRanges(preceding, request.timelineIds[0]!, parameters)}) q`;
  const text = `
    select q.occurred_at as "occurredAt", q.activity_id as "activityId"
      from ${entries} order by ${orderBy(preceding)} offset ${offset - 1} limit 1`;
  return { text, values: parameters.values };
}

/**
 * The entries of one timeline, as a union of index ranges in the order of the scan: PostgreSQL merges them, and reads
 * no more of them all than it returns. It does so only where they do not depend on another table.
 */
function mergedRanges(
  request: EntriesRequest,
  timeline: string,
  parameters: SqlParameters,
): string {
  const timelineId = parameters.add(timeline, 'uuid');
  const found = splitConditions(request.conditions, ENTRY_ORDERS[request.order].indexed);
  if (!found) return entryRange(request, parameters, timelineId, request.conditions);
  const { split, rest } = found;
  const { column } = split;
  const ranges = split.values.map((each) => {
    const value = parameters.add(each, ENTRY_COLUMNS[column]);
    const range = rangeConditions(rest, { timelineId, column, value }, parameters);
    return `(${entryRange(request, parameters, timelineId, rest, `e.${column} = ${value}`, ...range)})`;
  });
  return ranges.join(' union all ');
}

/** What the entries of a page depend on. */
type EntriesRequest = Pick<
  PageRequest,
  'conditions' | 'order' | 'from' | 'size' | 'after' | 'before'
>;

/**
 * The activities of the entries as JSON arrays, and the ids of what is joined to them; for a page without
 * items, empty arrays.
 */
function pageActivities(request: PageRequest, entries: string): string {
  if (request.size === 0) return `select json_agg('[]'::json) as activities from (${entries}) n`;
  const { selection } = request;
  const ids = selection.joins.map((join) => `, ${JOINED_SQL[join].ids} as "${join}"`);
  return `
    select json_agg(${activityArray(selection)} order by ${orderBy(request, 'ofActivity')}) as activities
           ${ids.join('')}
      from activity a where a.id = any(array(select n.activity_id from (${entries}) n))`;
}

/** The rows that are joined to the activities, a column for each join. */
function joinedColumns({ selection, size }: PageRequest): string {
  if (size === 0) return '';
  return selection.joins
    .map((join) => `, ${JOINED_SQL[join].rowsWith(`p."${join}"`)} as "${join}"`)
    .join('');
}

/** The entries of the page on a union of timelines, each activity once. */
function unionEntries(request: EntriesRequest, parameters: SqlParameters): string {
  return `
    select distinct ${keyColumns(request)}
      from unnest(t.timeline_ids) u(timeline_id)
     cross join lateral (${timelineEntries(request, parameters, 'u.timeline_id')}) q
     order by ${orderBy(request)} ${limit(request)}`;
}

/** The entries of the page on one timeline: one index range, or a few that are sorted together. */
function timelineEntries(
  request: EntriesRequest,
  parameters: SqlParameters,
  timelineId = 't.timeline_id',
): string {
  const found = splitConditions(request.conditions, ENTRY_ORDERS[request.order].indexed);
  if (!found) return entryRange(request, parameters, timelineId, request.conditions);
  const { split, rest } = found;
  const range = { timelineId, column: split.column, value: 'v.value' };
  return `
    select ${keyColumns(request)}
      from ${splitValues(split, parameters)}
     cross join lateral (
       ${entryRange(request, parameters, timelineId, rest, `e.${split.column} = v.value`)}) q
     ${where(rangeConditions(rest, range, parameters))}
     order by ${orderBy(request)} ${limit(request)}`;
}

/** What must hold of an index range, so that it can have entries which satisfy the conditions. */
function rangeConditions(
  conditions: readonly Condition[],
  range: IndexRange,
  parameters: SqlParameters,
): string[] {
  return conditions.flatMap((condition) => condition.rangeSql?.(range, parameters) ?? []);
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
}

/** The entries of one index range on the page's side of its cursor. */
function entryRange(
  request: EntriesRequest,
  parameters: SqlParameters,
  timelineId: string,
  conditions: readonly Condition[],
  ...more: string[]
): string {
  const { key, condition } = ENTRY_ORDERS[request.order];
  if (condition) more.push(condition);
  const cursor = request.after ?? request.before;
  if (cursor)
    more.push(compareKey(request, isBelowCursor(request) ? '<' : '>', cursor, parameters));
  const where = [entryConditions(timelineId, conditions, parameters), ...more].join(' and ');
  return `
    select ${key.map(({ name, ofEntry }) => `${ofEntry} as ${name}`).join(', ')} from timeline_entry e
     where ${where} order by ${orderBy(request, 'ofEntry')} ${limit(request)}`;
}

/** Whether an entry is at the cursor or on its other side: SQL of a boolean. */
function beyondColumn(request: PageRequest, parameters: SqlParameters): string {
  const { after, before, conditions } = request;
  const cursor = after ?? before;
  if (!cursor || !request.withBeyond) return 'false';
  const timelineId = request.timelineIds.length > 1 ? UNION_TIMELINES : 't.timeline_id';
  const { condition } = ENTRY_ORDERS[request.order];
  const operator = isBelowCursor(request) ? '>=' : '<=';
  return `exists (
    select from timeline_entry e where ${entryConditions(timelineId, conditions, parameters)}
      ${condition ? `and ${condition}` : ''}
      and ${compareKey(request, operator, cursor, parameters)})`;
}

/** Joins the record that the timeline belongs to; where it must exist, there is no row without it. */
function recordJoin({ recordId, mustExistIn }: PageRequest, parameters: SqlParameters): string {
  if (recordId === null) return '';
  if (!mustExistIn) return 'left join crm_record r on r.id = t.record_id';
  const { organizationId, object } = mustExistIn;
  const ofObject =
    object === null ? "not in ('contacts', 'companies')" : `= ${parameters.add(object, 'text')}`;
  return `join crm_record r on r.id = t.record_id
     and r.organization_id = ${parameters.add(organizationId, 'uuid')} and r.object ${ofObject}`;
}

/** Joins the record's links (PageLink) as JSON, once for each timeline. */
function linksJoin(request: PageRequest, parameters: SqlParameters): string {
  if (request.links === 'none') return '';
  return `left join lateral (
    select json_agg(json_build_object('sourceId', l.source_id, 'object', l.object,
        'externalId', l.external_id, 'asOf', l.as_of, 'completeDownTo', l.complete_down_to,
        'complete', l.complete, 'verifiedAt', l.verified_at, 'rejectedItems', l.rejected_items, 'warnings', l.warnings,
        'isReadToEnd', case when l.complete then true
          else coalesce((l.reading #> '{mismatch,isConfirmed}')::bool, false) end,
        'errorCode', l.error_code, 'errorMessage', l.error_message, 'errorAt', l.error_at,
        'retryAt', l.retry_at,
        'leaseUntil', case when l.lease_id is not null then l.lease_until end)) as links
      from record_link l join source s on s.id = l.source_id
     where l.record_id = t.record_id
       ${request.links === 'outdated' ? outdatedCondition(request, parameters) : ''}) k on true`;
}

/** Links of live sources that are stale or not complete. */
function outdatedCondition({ maxAgeSeconds }: PageRequest, parameters: SqlParameters): string {
  return `and s.url is not null and s.enabled
    and (not l.complete or l.as_of is null or l.as_of < now() - interval '1 second'
      * coalesce(${parameters.add(maxAgeSeconds, 'int')}, s.max_age_seconds) or ${isAhead('l.as_of')})`;
}

/** Whether the keys of the page are below its cursor's: after it in descending order, else before it. */
function isBelowCursor({ order, after }: EntriesRequest): boolean {
  return ENTRY_ORDERS[order].isDescending === (after !== null);
}

/** The condition on the key of an entry `e` against a position: SQL of a row comparison. */
function compareKey(
  request: EntriesRequest,
  operator: string,
  position: Position,
  parameters: SqlParameters,
): string {
  const { key } = ENTRY_ORDERS[request.order];
  const values = key.map(({ at, type }) => parameters.add(at(position), type));
  return `(${key.map(({ ofEntry }) => ofEntry).join(', ')}) ${operator} (${values.join(', ')})`;
}

/** The columns of the key, of a subquery `q` of entries. */
function keyColumns(request: EntriesRequest): string {
  return ENTRY_ORDERS[request.order].key.map(({ name }) => `q.${name}`).join(', ');
}

/** The order of the scan, of entries `e`, of activities `a`, or by default of a subquery `q` of entries. */
function orderBy(request: EntriesRequest, of?: 'ofEntry' | 'ofActivity'): string {
  const direction = isReadDownwards(request) ? ' desc' : '';
  return ENTRY_ORDERS[request.order].key
    .map((column) => `${of ? column[of] : `q.${column.name}`}${direction}`)
    .join(', ');
}

function limit({ size }: EntriesRequest): string {
  return `limit ${size + 1}`;
}
