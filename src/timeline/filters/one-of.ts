import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FilterableVersion } from './condition.js';
import type { FilterContext, FilterDefinition, InputTypes, TypeName } from './filter-definition.js';

/** The columns of timeline_entry that are compared for equality, each with an index; and their types. */
export const ENTRY_COLUMNS = {
  kind: 'text',
  channel: 'text',
  direction: 'text',
  source_id: 'uuid',
  actor_id: 'uuid',
  actor_type: 'text',
  assistant_id: 'uuid',
  assignee_id: 'uuid',
  segment_id: 'uuid',
  task_status: 'text',
} as const;

export type EntryColumn = keyof typeof ENTRY_COLUMNS;

/** A column has one of some values. Without a value, nothing matches. */
export class OneOf implements Condition {
  /** Distinct: a page reads one index range for each value. */
  readonly values: readonly string[];

  constructor(
    readonly column: EntryColumn,
    values: readonly string[],
  ) {
    this.values = [...new Set(values)];
  }

  get matchesNothing(): boolean {
    return this.values.length === 0;
  }

  /** Both conditions on the same column as one. */
  and(other: OneOf): OneOf {
    return new OneOf(
      this.column,
      this.values.filter((value) => other.values.includes(value)),
    );
  }

  sql(parameters: SqlParameters): string {
    const type = ENTRY_COLUMNS[this.column];
    return this.values.length === 1
      ? `e.${this.column} = ${parameters.add(this.values[0], type)}`
      : `e.${this.column} = any(${parameters.add(this.values, `${type}[]`)})`;
  }

  matches({ entryValues }: FilterableVersion): boolean {
    const value = entryValues[this.column];
    return value !== null && this.values.includes(value);
  }
}

/** The values that a filter allows for a column; null: any. */
export function valuesOf(
  conditions: readonly Condition[],
  column: EntryColumn,
): readonly string[] | null {
  const found = conditions.find(
    (condition): condition is OneOf => condition instanceof OneOf && condition.column === column,
  );
  return found?.values ?? null;
}

/** The types whose values are text. */
type TextTypeName = Exclude<TypeName, 'Boolean'>;

interface OneOfDefinition<T extends TextTypeName> {
  description: string;
  type: [T];
  column: EntryColumn;
  /** The column's values for those given; absent: the same. Unknown ids are left out. */
  find?(
    given: readonly InputTypes[T][],
    context: FilterContext,
    argument: string,
  ): readonly string[] | Promise<readonly string[]>;
}

/** Defines a filter of a list of values for one column. */
export function oneOf<T extends TextTypeName>({
  description,
  type,
  column,
  find = (given) => given,
}: OneOfDefinition<T>): FilterDefinition<[T]> {
  return {
    description,
    type,
    parse: async (given, context, argument) =>
      new OneOf(column, await find(given, context, argument)),
  };
}
