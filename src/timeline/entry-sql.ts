import type { Condition } from './filters/condition.js';
import { ENTRY_COLUMNS, type EntryColumn, OneOf } from './filters/one-of.js';
import type { SqlParameters } from './sql-parameters.js';

/** Lists of up to this many values are read as one index range each, sorted together. */
const MAX_RANGES = 20;

/**
 * The conditions on an entry `e` of one timeline, joined by `and`. With one value each, they are one
 * index range.
 * @param timelineId SQL of the timeline's id.
 */
export function entryConditions(
  timelineId: string,
  conditions: readonly Condition[],
  parameters: SqlParameters,
): string {
  return [
    `e.scope_id = ${timelineId}`,
    ...conditions.map((condition) => condition.sql(parameters)),
  ].join(' and ');
}

/** A condition that is read as one index range for each of its values, and the other conditions. */
export interface SplitConditions {
  split: OneOf;
  rest: readonly Condition[];
}

/**
 * Finds a list of a few values: PostgreSQL does not keep the order of an index for `= any(…)`, so each
 * value is read in order as a range of its own. Null where there is no such list.
 * @param indexed the columns whose values have a range in the order that is read; absent: all.
 */
export function splitConditions(
  conditions: readonly Condition[],
  indexed?: readonly EntryColumn[],
): SplitConditions | null {
  const split = conditions.find(
    (condition): condition is OneOf =>
      condition instanceof OneOf &&
      (indexed?.includes(condition.column) ?? true) &&
      condition.values.length > 1 &&
      condition.values.length <= MAX_RANGES,
  );
  return split ? { split, rest: conditions.filter((condition) => condition !== split) } : null;
}

/** The values of a split condition as a table `v(value)`. */
export function splitValues({ column, values }: OneOf, parameters: SqlParameters): string {
  return `unnest(${parameters.add(values, `${ENTRY_COLUMNS[column]}[]`)}) v(value)`;
}
