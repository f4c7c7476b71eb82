import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
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

/** The maximum number of selections of a document with its fragments in place: it is read once for each level. */
const MAX_SELECTIONS = 500;

/**
 * What graphql-jit takes literals with these characters for: dates and numbers, which it writes into the code that it
 * generates. A date is any text that follows: it would be run.
 */
const PLACEHOLDER = '__MAGIC_';

/**
 * Rewrites a document so that graphql-jit executes it with the same data as graphql-js: fragments stand in place of
 * their spreads, for it counts the conditions of all spreads for each; and fields stand in fragments in reverse, for
 * it collects the fields of a selection set before those of its fragments, and the last fragment first.
 *
 * It executes differently, and is not given:
 * - several operations: the compiled document always runs the one that was requested first;
 * - non-null variables with a default, which it ignores;
 * - mutations and _entities: variables within a JSON literal are not replaced;
 * - subscriptions: their resolvers receive the operation's variables as arguments;
 * - literals with its placeholders;
 * - variables with the name of a member of every object;
 * - aliases with an underscore: resolvers of a_b and of b in a would get the selections of one another;
 * - a selection set that has a name twice, in a document with @skip or @include;
 * - what takes too long to compile.
 * @param document a validated document.
 * @returns null: graphql-js is to execute it.
 */
export function toCompilable(document: DocumentNode, schema: GraphQLSchema): DocumentNode | null {
  const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1 || operation.operation !== 'query') return null;
  if (operation.variableDefinitions?.some(hasIgnoredDefault)) return null;
  if (hasUnsafeName(document) || hasVariableInRepresentation(document)) return null;
  const expanded = expandFragments(document, operation);
  if (!expanded || hasConditionalRepetition(expanded)) return null;
  if (countCompiled(expanded, schema) > MAX_COMPILED) return null;
  return {
    kind: Kind.DOCUMENT,
    definitions: [expanded],
    ...(document.loc && { loc: document.loc }),
  };
}

/** Whether a variable cannot be null and has a default, or has a name that every object has. */
function hasIgnoredDefault({
  variable,
  type,
  defaultValue,
}: NonNullable<OperationDefinitionNode['variableDefinitions']>[number]): boolean {
  return (type.kind === Kind.NON_NULL_TYPE && !!defaultValue) || variable.name.value in {};
}

function hasUnsafeName(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    StringValue({ value }) {
      found ||= value.includes(PLACEHOLDER);
    },
    ObjectField({ name }) {
      found ||= name.value.includes(PLACEHOLDER) || name.value in {};
    },
    Field({ alias }) {
      found ||= alias?.value.includes('_') ?? false;
    },
  });
  return found;
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

/** @returns the operation without spreads, no node of it twice; null: it has too many selections. */
function expandFragments(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationDefinitionNode | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const it of document.definitions) {
    if (it.kind === Kind.FRAGMENT_DEFINITION) fragments.set(it.name.value, it);
  }
  let count = 0;

  function expandSet(set: SelectionSetNode): SelectionSetNode {
    count += set.selections.length;
    if (count > MAX_SELECTIONS) return set;
    const selections = set.selections.map(expand);
    const isFlat = selections.every(({ kind }) => kind === Kind.FIELD);
    return { ...set, selections: isFlat ? selections : selections.map(toFragment).reverse() };
  }

  function expand(selection: SelectionNode): FieldNode | InlineFragmentNode {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      const { selectionSet } = selection;
      return { ...selection, ...(selectionSet && { selectionSet: expandSet(selectionSet) }) } as
        | FieldNode
        | InlineFragmentNode;
    }
    const { typeCondition, selectionSet } = fragments.get(selection.name.value)!;
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition,
      directives: selection.directives,
      selectionSet: expandSet(selectionSet),
    };
  }

  const selectionSet = expandSet(operation.selectionSet);
  return count > MAX_SELECTIONS ? null : { ...operation, selectionSet };
}

function toFragment(selection: FieldNode | InlineFragmentNode): InlineFragmentNode {
  if (selection.kind !== Kind.FIELD) return selection;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [selection] } as const;
  return { kind: Kind.INLINE_FRAGMENT, selectionSet };
}

/** Whether a document has a condition and, in one selection set with its fragments, one name twice. */
function hasConditionalRepetition(operation: OperationDefinitionNode): boolean {
  let hasCondition = false;
  let hasRepetition = false;
  function check({ selectionSet }: OperationDefinitionNode | FieldNode): void {
    if (!selectionSet) return;
    const names = responseNames(selectionSet);
    if (new Set(names).size < names.length) hasRepetition = true;
  }
  visit(operation, {
    Directive() {
      hasCondition = true;
    },
    Field: check,
    OperationDefinition: check,
  });
  return hasCondition && hasRepetition;
}

function responseNames({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((it) => {
    if (it.kind === Kind.FIELD) return (it.alias ?? it.name).value;
    return it.kind === Kind.INLINE_FRAGMENT ? responseNames(it.selectionSet) : [];
  });
}

/** Counts the selections that graphql-jit would generate; stops soon after the maximum. */
function countCompiled(operation: OperationDefinitionNode, schema: GraphQLSchema): number {
  let count = 0;

  function countSelections(
    selectionSet: SelectionSetNode | undefined,
    parent: GraphQLObjectType,
  ): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (count > MAX_COMPILED) return;
      if (selection.kind === Kind.FIELD) {
        count++;
        const type = getNamedType(parent.getFields()[selection.name.value]?.type);
        if (!isCompositeType(type)) continue;
        const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
        for (const possible of types) countSelections(selection.selectionSet, possible);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition, selectionSet } = selection;
        const condition = typeCondition && typeFromAST(schema, typeCondition);
        const applies =
          !condition ||
          condition === parent ||
          (isAbstractType(condition) && schema.isSubType(condition, parent));
        if (applies) countSelections(selectionSet, parent);
      }
    }
  }

  const root = schema.getRootType(operation.operation);
  if (isObjectType(root)) countSelections(operation.selectionSet, root);
  return count;
}
