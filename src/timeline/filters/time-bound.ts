import { DUE, IS_TASK } from '../entry-order.js';
import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FilterableVersion } from './condition.js';
import type { FilterDefinition } from './filter-definition.js';

type TimeColumn = 'occurred_at' | 'due_at';

/** A timestamp is at or after an instant (from), or before it. One that is null never matches. */
export class TimeBound implements Condition {
  constructor(
    readonly column: TimeColumn,
    readonly bound: 'from' | 'before',
    /** ISO 8601 in UTC with milliseconds: as text in the order of time. */
    readonly instant: string,
  ) {}

  /** Due dates are not in the order of pages: few of them may be found by their index, many by scanning. */
  get isPlannedByValue(): boolean {
    return this.column === 'due_at';
  }

  sql(parameters: SqlParameters): string {
    const operator = this.bound === 'from' ? '>=' : '<';
    const instant = parameters.add(this.instant, 'timestamptz');
    if (this.column === 'occurred_at') return `e.occurred_at ${operator} ${instant}`;
    // The column is what PostgreSQL estimates by, the other conditions are those of its indexes.
    return `e.due_at ${operator} ${instant} and ${DUE} ${operator} ${instant} and ${IS_TASK}`;
  }

  matches({ entryValues }: FilterableVersion): boolean {
    const value = entryValues[this.column];
    if (value === null) return false;
    return this.bound === 'from' ? value >= this.instant : value < this.instant;
  }
}

/** The instant from which on a filter allows a column; null: any. */
export function lowerBoundOf(conditions: readonly Condition[], column: TimeColumn): string | null {
  const found = conditions.find(
    (condition): condition is TimeBound =>
      condition instanceof TimeBound && condition.column === column && condition.bound === 'from',
  );
  return found?.instant ?? null;
}

/** Defines a filter of one bound of a timestamp. */
export function timeBound(
  column: TimeColumn,
  bound: 'from' | 'before',
  description: string,
): FilterDefinition<'DateTime'> {
  return {
    description,
    type: 'DateTime',
    parse: (instant) => new TimeBound(column, bound, instant),
  };
}
