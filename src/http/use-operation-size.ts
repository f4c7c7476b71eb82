import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  type OperationDefinitionNode,
  type TypeNode,
  visit,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../errors.js';
import { MAX_ITEMS } from '../timeline/page-arguments.js';
import { countFields, countSchemaValues } from './count-fields.js';
import type { ServerContext } from './server-context.js';

/** The maximum number of fields of an operation with its fragments expanded. */
const MAX_FIELDS = 10_000;

/** Values of the schema are short: so many of them count as one item. */
const SCHEMA_VALUES_PER_ITEM = 10;

/** The maximum number of costs that are cached for one operation. */
const MAX_COSTS = 100;

/**
 * Refuses short operations with large results: fragments that spread others repeatedly, and lists within
 * lists, by the costs that fields declare (graphql/cost.ts), and the schema many times. Runs before an operation is compiled or
 * executed, and also for documents that need no key. Stores the cost in the context for useTurns.
 */
export function useOperationSize(): Plugin<object, ServerContext> {
  function check({ args }: { args: ExecutionArgs }): void {
    const { document, operationName, variableValues, schema } = args;
    const operation = getOperationAST(document, operationName);
    if (!operation) return;
    const { fields, schemaItems, measurable, sizeVariables, costs } = measure(document, operation);
    checkFieldCount(fields);
    const variables = variableValues ?? {};
    const key = JSON.stringify(sizeVariables.map((name) => sizeOf(variables[name])));
    let items = costs.get(key);
    if (items === undefined) {
      items = schemaItems + complexityFromQuery(measurable, { schema, variables }).complexity;
      if (costs.size >= MAX_COSTS) costs.clear();
      costs.set(key, items);
    }
    if (items > MAX_ITEMS) throw tooLarge(`up to ${items} items`, MAX_ITEMS);
    (args.contextValue as ServerContext).cost = items;
  }
  return { onExecute: check, onSubscribe: check };
}

/** @throws {GatewayError} OPERATION_TOO_LARGE for more fields than an operation may have. */
export function checkFieldCount(fields: number): void {
  if (fields > MAX_FIELDS) throw tooLarge(`${fields} fields`, MAX_FIELDS);
}

function tooLarge(what: string, limit: number): GatewayError {
  return new GatewayError(
    'OPERATION_TOO_LARGE',
    `The operation requests ${what}; the limit is ${limit}. Split it into several operations or request smaller pages.`,
  );
}

interface Measured {
  /** The number of fields with fragments expanded. */
  fields: number;
  /** What the operation selects of the schema, in items; the plugin ignores it. */
  schemaItems: number;
  /** The operation and the fragments without `__typename`, which the plugin counts as an item. */
  measurable: DocumentNode;
  /**
   * The variables that the cost depends on: page sizes, the conditions of @skip and @include, and lists, by
   * their lengths.
   */
  sizeVariables: string[];
  /** Costs by the values of sizeVariables. */
  costs: Map<string, number>;
}

const SIZE_TYPES = new Set(['Int', 'Boolean']);

function isSizeType(type: TypeNode): boolean {
  if (type.kind === 'NonNullType') return isSizeType(type.type);
  return type.kind === 'ListType' || SIZE_TYPES.has(type.name.value);
}

/**
 * What the cost depends on of a variable's value: a list's length, in brackets to differ from a number. Any other
 * object or text is valid only as the one item of a list. Absent is not null: the variable has its default then.
 */
function sizeOf(value: unknown): unknown {
  if (value === undefined) return 'absent';
  if (Array.isArray(value)) return [value.length];
  return value === null || typeof value === 'number' || typeof value === 'boolean' ? value : [1];
}

const measuredOperations = new WeakMap<OperationDefinitionNode, Measured>();

/** Measures what does not depend on the variables; cached with the parsed document. */
function measure(document: DocumentNode, operation: OperationDefinitionNode): Measured {
  let result = measuredOperations.get(operation);
  if (!result) {
    const isOperation = (kind: string) => kind === 'OperationDefinition';
    const definitions = document.definitions.filter(
      (it) => it === operation || !isOperation(it.kind),
    );
    result = {
      fields: countFields(document, operation),
      schemaItems: Math.ceil(countSchemaValues(document, operation) / SCHEMA_VALUES_PER_ITEM),
      measurable: visit(
        { ...document, definitions },
        { Field: ({ name }) => (name.value === '__typename' ? null : undefined) },
      ),
      sizeVariables: (operation.variableDefinitions ?? [])
        .filter(({ type }) => isSizeType(type))
        .map(({ variable }) => variable.name.value),
      costs: new Map(),
    };
    measuredOperations.set(operation, result);
  }
  return result;
}
