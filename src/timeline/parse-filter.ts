import { badInput } from '../errors.js';
import type { Condition } from './filters/condition.js';
import type { FilterContext, FilterDefinition } from './filters/filter-definition.js';
import { OneOf } from './filters/one-of.js';
import { FILTERS, type FilterInput, type FilterName } from './filters/registry.js';

const MAX_LIST = 100;

/** What filters were given as, where it is not a field of `filter`; for errors. */
export type FilterArguments = { readonly [name in FilterName]?: string };

/**
 * Checks a filter and finds what it names.
 * @returns its conditions, of which all must hold; at most one for each column with a list of values.
 * @throws {GatewayError} BAD_USER_INPUT for a list of more than 100, a channel with NUL, an unknown source,
 *   or a search for too much; INVALID_OBJECT or PERMISSION_DENIED for an object.
 */
export async function parseFilter(
  input: FilterInput,
  context: FilterContext,
  names: FilterArguments = {},
): Promise<Condition[]> {
  const argumentOf = (name: FilterName) => names[name] ?? `filter.${name}`;
  const given = FILTER_NAMES.filter((name) => input[name] != null);
  for (const name of given) checkList(argumentOf(name), input[name]);
  const conditions: Condition[] = [];
  for (const name of given) {
    const { parse } = FILTERS[name] as FilterDefinition;
    const condition = await parse(input[name]!, context, argumentOf(name));
    if (condition) conditions.push(condition);
  }
  return intersectColumns(conditions);
}

const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

function checkList(argument: string, value: unknown): void {
  if (Array.isArray(value) && value.length > MAX_LIST) {
    throw badInput(argument, value.length, `takes at most ${MAX_LIST} values`);
  }
}

/** Kinds and categories compare the same column: one list of values is one set of index ranges. */
function intersectColumns(conditions: readonly Condition[]): Condition[] {
  const intersected: Condition[] = [];
  for (const condition of conditions) {
    const index = intersected.findIndex(
      (other) =>
        other instanceof OneOf && condition instanceof OneOf && other.column === condition.column,
    );
    if (index < 0) intersected.push(condition);
    else intersected[index] = (intersected[index] as OneOf).and(condition as OneOf);
  }
  return intersected;
}
