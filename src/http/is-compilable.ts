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
} from 'graphql';

/**
 * Most selections that are compiled. graphql-jit writes what stands below an interface or a union
 * once for each of its types (from records to activities and back twice is 60,000 copies), and takes
 * a fifth of a millisecond for each.
 */
const MAX_COMPILED = 2_000;

const known = new WeakMap<DocumentNode, boolean>();

/**
 * Whether graphql-jit can compile a document, and then answers it as graphql-js does. It keeps the
 * first operation that was asked for, so there may be only one; it knows no defaults of variables that
 * must not be null; no variables within a JSON literal, which only mutations take; and it gives a
 * subscription the operation's variables for its arguments.
 * @param document a valid one.
 */
export function isCompilable(document: DocumentNode, schema: GraphQLSchema): boolean {
  let answer = known.get(document);
  if (answer === undefined) {
    const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
    const variables = operations[0]?.variableDefinitions ?? [];
    answer =
      operations.length === 1 &&
      operations[0]!.operation === 'query' &&
      !variables.some(
        ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue,
      ) &&
      countCompiled(document, schema) <= MAX_COMPILED;
    known.set(document, answer);
  }
  return answer;
}

/** How many selections are compiled; counting ends soon after the most that is allowed. */
function countCompiled(document: DocumentNode, schema: GraphQLSchema): number {
  const fragments = new Map(
    document.definitions.flatMap((it) =>
      it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [],
    ),
  );
  let count = 0;

  function enter(selectionSet: SelectionSetNode | undefined, parent: GraphQLObjectType): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (++count > MAX_COMPILED) return;
      if (selection.kind === Kind.FIELD) {
        const type = getNamedType(parent.getFields()[selection.name.value]?.type);
        if (!isCompositeType(type)) continue;
        const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
        for (const each of types) enter(selection.selectionSet, each);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && typeFromAST(schema, fragment.typeCondition);
      const applies =
        !condition ||
        condition === parent ||
        (isAbstractType(condition) && schema.isSubType(condition, parent));
      if (applies) enter(fragment?.selectionSet, parent);
    }
  }

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (isObjectType(root)) enter(definition.selectionSet, root);
  }
  return count;
}
