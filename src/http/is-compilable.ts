import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  typeFromAST,
  visit,
} from 'graphql';
import { ENTITIES_FIELD } from '../graphql/federation-names.js';

/**
 * The maximum number of selections to compile. graphql-jit generates the selections below an interface
 * or a union once for each possible type (from records to activities and back twice is 60,000 copies)
 * and takes 0.2 ms for each.
 */
const MAX_COMPILED = 2_000;

const results = new WeakMap<DocumentNode, boolean>();

/**
 * Whether graphql-jit compiles a document with the same results as graphql-js. It does not for
 * - several operations: the compiled document always runs the one that was requested first;
 * - non-null variables with a default, which it ignores;
 * - mutations and _entities: variables within a JSON literal are not replaced;
 * - subscriptions: their resolvers receive the operation's variables as arguments.
 * @param document a validated document; the result is cached for it.
 */
export function isCompilable(document: DocumentNode, schema: GraphQLSchema): boolean {
  let result = results.get(document);
  if (result === undefined) {
    const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
    const variables = operations[0]?.variableDefinitions ?? [];
    result =
      operations.length === 1 &&
      operations[0]!.operation === 'query' &&
      !variables.some(
        ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue,
      ) &&
      !hasVariableInRepresentation(document) &&
      countCompiled(document, schema) <= MAX_COMPILED;
    results.set(document, result);
  }
  return result;
}

/** Whether `_entities` gets a literal that contains a variable; routers send one variable. */
function hasVariableInRepresentation(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name, arguments: given = [] }) {
      if (name.value !== ENTITIES_FIELD) return;
      for (const { value } of given) {
        if (value.kind === Kind.VARIABLE) continue;
        visit(value, {
          Variable() {
            found = true;
          },
        });
      }
    },
  });
  return found;
}

/** Counts the selections that graphql-jit would generate; stops soon after the maximum. */
function countCompiled(document: DocumentNode, schema: GraphQLSchema): number {
  const fragments = new Map(
    document.definitions.flatMap((it) =>
      it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [],
    ),
  );
  let count = 0;

  function countSelections(
    selectionSet: SelectionSetNode | undefined,
    parent: GraphQLObjectType,
  ): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (++count > MAX_COMPILED) return;
      if (selection.kind === Kind.FIELD) {
        const type = getNamedType(parent.getFields()[selection.name.value]?.type);
        if (!isCompositeType(type)) continue;
        const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
        for (const possible of types) countSelections(selection.selectionSet, possible);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && typeFromAST(schema, fragment.typeCondition);
      const applies =
        !condition ||
        condition === parent ||
        (isAbstractType(condition) && schema.isSubType(condition, parent));
      if (applies) countSelections(fragment?.selectionSet, parent);
    }
  }

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (isObjectType(root)) countSelections(definition.selectionSet, root);
  }
  return count;
}
