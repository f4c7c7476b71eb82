import type { QueryConfig } from 'pg';
import type { SearchQuery } from '../activity/search-query.js';
import { SqlParameters } from '../timeline/sql-parameters.js';
import type { NamePosition } from './name-cursor.js';
import { type NameListKind, nameList } from './name-lists.js';

/** One list that is ordered by name. */
export interface NameListRequest {
  kind: NameListKind;
  organizationId: string;
  /** The values of the ranges that it has; null: all of the organization. */
  ranges: readonly string[] | null;
  /** Only what belongs to an activity on one of these timelines; null: all. */
  timelineIds: readonly string[] | null;
  search: SearchQuery | null;
}

/** Which page of it is read. */
export interface NamePageRequest extends NameListRequest {
  from: 'start' | 'end';
  /** Most items of the page; with 0 none is read. */
  size: number;
  after: NamePosition | null;
  before: NamePosition | null;
  /** Whether to find out if there is anything on the other side of the cursor. */
  withBeyond: boolean;
}

type Statement = Required<Pick<QueryConfig, 'text' | 'values'>>;

/**
 * Up to this many matches of a search are read from the index of words and sorted; where there are more, a page is
 * found sooner by walking the list.
 */
const MAX_SORTED_MATCHES = 5_000;

/**
 * Builds one statement for a page of each of some lists. It reads one item more than the page has, which tells
 * whether another page follows, and returns a row for each item, in the order of the scan, or one without an
 * item; `list` is the ordinality of the request.
 * @param requests differ only in their ranges.
 */
export function namePageStatement(requests: readonly NamePageRequest[]): Statement {
  return new NameSql(requests).pages(requests[0]!);
}

/** Builds one statement that counts some lists: a row (list, count) for each that has items. */
export function nameCountStatement(requests: readonly NameListRequest[]): Statement {
  return new NameSql(requests).counts();
}

/** An index range on one side of a position. */
interface Side {
  position: NamePosition | null;
  operator: '>' | '>=' | '<' | '<=';
  isDescending: boolean;
  limit: number;
}

/** Puts a statement together: its ranges as the table `ranges`, and the parameters. */
class NameSql {
  private readonly parameters = new SqlParameters();
  private readonly list;
  private readonly organizationId: string;
  private readonly ranges: string;
  /** What holds for the rows `t` of a range `r`. */
  private readonly conditions: string;
  private readonly search: string | null;

  constructor(private readonly requests: readonly NameListRequest[]) {
    const [{ kind, organizationId, timelineIds, search }] = requests as [NameListRequest];
    this.list = nameList(kind);
    this.organizationId = this.parameters.add(organizationId, 'uuid');
    this.ranges = this.rangesSql();
    const { range, condition, isReachable } = this.list;
    this.conditions = [
      `t.organization_id = ${this.organizationId}`,
      ...(range ? [`t.${range.column} = r.value`] : []),
      ...(condition ? [condition] : []),
      ...(timelineIds && isReachable
        ? [isReachable(this.parameters.add(timelineIds, 'uuid[]'))]
        : []),
    ].join(' and ');
    this.search = search && this.parameters.add(String(search), 'tsquery');
  }

  private rangesSql(): string {
    const { range, ranges = (given: string | null) => given ?? 'select 1, null' } = this.list;
    if (!range || this.requests.some((request) => request.ranges === null)) {
      return ranges(null, this.organizationId);
    }
    const pairs = this.requests.flatMap((request, index) =>
      request.ranges!.map((value) => ({ list: index + 1, value })),
    );
    const lists = this.parameters.add(
      pairs.map(({ list }) => list),
      'int[]',
    );
    const values = this.parameters.add(
      pairs.map(({ value }) => value),
      `${range.type}[]`,
    );
    return ranges(
      `select list, value from unnest(${lists}, ${values}) given (list, value)`,
      this.organizationId,
    );
  }

  pages(request: NamePageRequest): Statement {
    const { from, size, after, before, withBeyond } = request;
    const isDescending = from === 'end';
    const cursor = after ?? before;
    const side: Side = {
      position: cursor,
      operator: after ? '>' : '<',
      isDescending,
      limit: size + 1,
    };
    const beyond: Side = {
      position: cursor,
      operator: after ? '<=' : '>=',
      isDescending: after !== null,
      limit: 1,
    };
    const text = `
      with ranges (list, value) as materialized (${this.ranges}) ${this.matches()}
      select l.list, l.beyond, i.* from (
        select list, ${cursor && withBeyond ? `exists (${this.itemsOn(beyond)})` : 'false'} as beyond
          from generate_series(1, ${this.parameters.add(this.requests.length, 'int')}) l (list)
        offset 0 -- Once for each list: without this, it is evaluated for each item.
      ) l left join lateral (${this.itemsOn(side)}) i on true
       order by l.list, ${orderBy('i."nameKey", i.id', isDescending)}`;
    return { text, values: this.parameters.values };
  }

  counts(): Statement {
    const found = this.search ? `and t.name_search @@ ${this.search}` : '';
    const text = `
      with ranges (list, value) as materialized (${this.ranges})
      select r.list, count(*)::int as count
        from ranges r join ${this.list.table} t on ${this.conditions} ${found} group by r.list`;
    return { text, values: this.parameters.values };
  }

  /** The first matches of a search in any order, as the table `matches`. */
  private matches(): string {
    if (!this.search) return '';
    return `, matches as materialized (
      select r.list, ${this.columns()} from ranges r join ${this.list.table} t on ${this.conditions}
       where t.name_search @@ ${this.search} limit ${MAX_SORTED_MATCHES + 1}
    ), matched (is_sorted) as materialized (select count(*) <= ${MAX_SORTED_MATCHES} from matches)`;
  }

  /** The first items of list `l` on a side of a position: from each range as many as the page has. */
  private itemsOn(side: Side): string {
    const order = (table: string) =>
      `order by ${orderBy(`${table}."nameKey", ${table}.id`, side.isDescending)} limit ${side.limit}`;
    // In this form the condition is no reason to leave the order of names.
    const found = this.search ? `and (t.name_search @@ ${this.search}) is true` : '';
    const walked = `
      select q.* from ranges r cross join lateral (
        select ${this.columns()} from ${this.list.table} t
         where ${this.conditions} ${found} ${this.isOn(side, 't.name_key, t.id')}
         order by ${orderBy('t.name_key, t.id', side.isDescending)} limit ${side.limit}) q
       where r.list = l.list`;
    if (!this.search) return `${walked} ${order('q')}`;
    return `
      select b.* from (
        (${walked} and not (select is_sorted from matched))
        union all
        (select ${Object.keys(this.columnSql())
          .map((name) => `m."${name}"`)
          .join(', ')} from matches m
          where m.list = l.list and (select is_sorted from matched)
            ${this.isOn(side, 'm."nameKey", m.id')})) b ${order('b')}`;
  }

  private isOn({ position, operator }: Side, columns: string): string {
    if (!position) return '';
    const nameKey = this.parameters.add(position.nameKey, 'text');
    return `and (${columns}) ${operator} (${nameKey}, ${this.parameters.add(position.id, 'uuid')})`;
  }

  private columnSql(): Record<string, string> {
    return { ...this.list.columns, nameKey: 'name_key' };
  }

  private columns(): string {
    return Object.entries(this.columnSql())
      .map(([name, column]) => `t.${column} as "${name}"`)
      .join(', ');
  }
}

/** The order of some columns, separated by commas. */
function orderBy(columns: string, isDescending: boolean): string {
  return isDescending ? columns.replaceAll(/,|$/g, ' desc$&') : columns;
}
