import type { DocumentNode, FieldNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { SERVICE_FIELD } from '../graphql/federation-names.js';

/** The fields of Query that return the schema, and need no key. */
const SCHEMA_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type', SERVICE_FIELD]);

/**
 * How many values a field of the schema returns: a list's usual length in this schema, and for the schema as
 * text as many as introspection has.
 */
const SCHEMA_LENGTHS: Readonly<Record<string, number>> = {
  types: 150,
  directives: 10,
  fields: 10,
  args: 2,
  inputFields: 10,
  enumValues: 10,
  interfaces: 2,
  possibleTypes: 10,
  sdl: 250_000,
};

/** Counts the fields of an operation with its fragments expanded, those of introspection too. */
export function countFields(document: DocumentNode, operation: OperationDefinitionNode): number {
  const sum = createSum(document, (_field, below) => 1 + below);
  return sum(operation.selectionSet);
}

/** Estimates how many values of the schema an operation returns; 0 where it selects none of it. */
export function countSchemaValues(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): number {
  const sumValues = createSum(
    document,
    ({ name }, below) => (SCHEMA_LENGTHS[name.value] ?? 1) * (1 + below),
  );
  const sum = createSum(document, ({ name, selectionSet }, below) =>
    SCHEMA_FIELDS.has(name.value) ? sumValues(selectionSet) : below,
  );
  return sum(operation.selectionSet);
}

/**
 * Creates a sum over the fields of a selection with its fragments expanded. Each fragment is computed once, however
 * often others spread it.
 * @param add the value of a field, given the sum of what is selected below it.
 */
function createSum(
  document: DocumentNode,
  add: (field: FieldNode, below: number) => number,
): (selectionSet: SelectionSetNode | undefined) => number {
  const fragments = new Map(
    document.definitions.flatMap((it) =>
      it.kind === 'FragmentDefinition' ? [[it.name.value, it.selectionSet] as const] : [],
    ),
  );
  const known = new Map<string, number>();

  const sum = (selectionSet: SelectionSetNode | undefined): number => {
    let total = 0;
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === 'Field') total += add(selection, sum(selection.selectionSet));
      else if (selection.kind === 'InlineFragment') total += sum(selection.selectionSet);
      else total += sumFragment(selection.name.value);
    }
    return total;
  };
  const sumFragment = (name: string): number => {
    const total = known.get(name) ?? sum(fragments.get(name));
    known.set(name, total);
    return total;
  };
  return sum;
}
