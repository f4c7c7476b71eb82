import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { schema } from '../../src/graphql/schema.js';

/**
 * A selection of every field of a type, and of the types of its fields, as deep as is said. Connections and
 * fields with required arguments are left out, and the fields of its own that are named.
 */
export function selectEverything(typeName: string, depth: number, without: string[] = []): string {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const fields = Object.entries(type.getFields()).filter(([name]) => !without.includes(name));
  return `{ __typename ${fieldsOf(Object.fromEntries(fields), depth)} }`;
}

function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type) || isInterfaceType(type)) {
    const own = isInterfaceType(type) ? fieldsOf(type.getFields(), depth) : '';
    const types = schema.getPossibleTypes(type);
    // Fields of several types under one name conflict: each has a name of its own.
    const parts = types.map((it) => `... on ${it} { ${fieldsOf(it.getFields(), depth, it.name)} }`);
    return `{ __typename ${own} ${parts.join(' ')} }`;
  }
  return isObjectType(type) ? `{ __typename ${fieldsOf(type.getFields(), depth)} }` : '';
}

function fieldsOf(
  fields: Record<string, GraphQLField<unknown, unknown>>,
  depth: number,
  prefix?: string,
): string {
  return Object.values(fields)
    .filter((field) => !field.args.some(isRequiredArgument))
    .flatMap((field) => {
      const type = getNamedType(field.type);
      if (/Connection$/.test(type.name)) return [];
      if (isCompositeType(type) && depth === 0) return [];
      const name = prefix ? `${prefix}${field.name}: ${field.name}` : field.name;
      return [`${name} ${selectionOf(type, depth - 1)}`];
    })
    .join(' ');
}
