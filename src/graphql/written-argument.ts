import { type GraphQLResolveInfo, Kind, type ValueNode } from 'graphql';
import type { GraphqlContext } from './context.js';

/**
 * Finds a part of an argument as the client wrote it, before its scalars were parsed: in the document, or in
 * the variables.
 * @param path the argument's name, and those of the input fields down to the part.
 * @returns undefined where it is absent.
 */
export function writtenArgument(
  { fieldNodes, operation }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'operation'>,
  { rawVariables }: Pick<GraphqlContext, 'rawVariables'>,
  [argument, ...path]: readonly string[],
): unknown {
  const given = fieldNodes[0]?.arguments?.find(({ name }) => name.value === argument);
  let node = given?.value;
  for (let depth = 0; node; depth++) {
    if (node.kind === Kind.VARIABLE) {
      const name = node.name.value;
      if (Object.hasOwn(rawVariables, name)) {
        return memberOf(rawVariables[name], path.slice(depth));
      }
      node = operation.variableDefinitions?.find(
        ({ variable }) => variable.name.value === name,
      )?.defaultValue;
    }
    if (depth === path.length) break;
    node = fieldOf(node, path[depth]!);
  }
  return node?.kind === Kind.STRING ? node.value : undefined;
}

function fieldOf(node: ValueNode | undefined, name: string): ValueNode | undefined {
  if (node?.kind !== Kind.OBJECT) return undefined;
  return node.fields.find((field) => field.name.value === name)?.value;
}

function memberOf(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (object, name) => (object as Record<string, unknown> | null | undefined)?.[name],
    value,
  );
}
