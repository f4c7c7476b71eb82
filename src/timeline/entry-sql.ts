import { ENTRY_COLUMNS, type EntryColumn, type EntryFilter } from './entry-filter.js';

/** Collects the values of a statement; each gives its placeholder. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns `$1::type` and so on. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** The place of an entry in the order of timelines. */
export const PLACE = '(e.occurred_at, e.activity_id)';

/** Lists of up to this many values are read as so many index ranges and merged. */
const MAX_RANGES = 20;

/**
 * The conditions on an entry `e` of one timeline. Of one value each, they are one index range.
 * @param scope SQL of the timeline's id.
 */
export function entryConditions(
  scope: string,
  filter: EntryFilter,
  parameters: Parameters,
): string[] {
  const conditions = [`e.scope_id = ${scope}`];
  for (const [column, values] of columnValues(filter)) {
    const type = ENTRY_COLUMNS[column];
    conditions.push(
      values.length === 1
        ? `e.${column} = ${parameters.add(values[0], type)}`
        : `e.${column} = any(${parameters.add(values, `${type}[]`)})`,
    );
  }
  const { occurredFrom, occurredBefore, dueFrom, dueBefore, words, matches } = filter;
  const bound = (sql: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`${sql} ${parameters.add(value, 'timestamptz')}`);
  };
  bound('e.occurred_at >=', occurredFrom);
  bound('e.occurred_at <', occurredBefore);
  bound('e.due_at >=', dueFrom);
  bound('e.due_at <', dueBefore);
  for (const scopes of filter.alsoOn) {
    conditions.push(
      `exists (select from timeline_entry m
        where m.scope_id = any(${parameters.add(scopes, 'uuid[]')})
          and m.occurred_at = e.occurred_at and m.activity_id = e.activity_id)`,
    );
  }
  if (matches) {
    const times = matches.map(({ occurredAt }) => occurredAt);
    const ids = matches.map(({ activityId }) => activityId);
    conditions.push(
      `${PLACE} in (select * from unnest(${parameters.add(times, 'timestamptz[]')},
        ${parameters.add(ids, 'uuid[]')}))`,
    );
  } else if (words) {
    const query = words.map((word) => `'${word}'`).join(' & ');
    conditions.push(
      `exists (select from activity s
        where s.id = e.activity_id and s.search @@ ${parameters.add(query, 'tsquery')})`,
    );
  }
  return conditions;
}

/**
 * A column whose few values are better read as one index range each and merged: PostgreSQL does not
 * keep the order of `= any(…)`. Null where no column has more than one value.
 */
export function splitColumn(
  filter: EntryFilter,
): { column: EntryColumn; values: readonly string[]; rest: EntryFilter } | null {
  const split = columnValues(filter).find(
    ([, values]) => values.length > 1 && values.length <= MAX_RANGES,
  );
  if (!split) return null;
  const [column, values] = split;
  const { [column]: _, ...oneOf } = filter.oneOf;
  return { column, values, rest: { ...filter, oneOf } };
}

function columnValues(filter: EntryFilter): [EntryColumn, readonly string[]][] {
  return Object.entries(filter.oneOf) as [EntryColumn, readonly string[]][];
}
