import { readFileSync } from 'node:fs';
import {
  type BreakingChange,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { printedSchemas } from '../../src/graphql/print-schema.js';
import { schema } from '../../src/graphql/schema.js';

/** The public contract as it was settled; what stands in it is never changed here. */
const contract = buildSchema(readFileSync('test/graphql/contract.graphql', 'utf8'));

/** What was asked for since, of arguments and inputs: optional, and without effect where it is not given. */
const ADDITIONS = [
  'An optional arg scope on Query.timeline was added.',
  'An optional arg scope on Query.activityHistogram was added.',
  'An optional arg scope on Query.activityChanges was added.',
  'An optional field mergeDuplicates on input type ActivityFilter was added.',
  'An optional arg scope on Company.timeline was added.',
  'An optional arg scope on Subscription.activityChanges was added.',
];

describe('the contract', () => {
  it('is built completely', () => {
    const missing = findBreakingChanges(contract, schema).flatMap(removedCoordinate);
    expect(missing).toEqual([]);
  });

  it('is not broken by what is built', () => {
    const broken = findBreakingChanges(contract, schema).filter(
      (change) => removedCoordinate(change).length === 0,
    );
    expect(broken).toEqual([]);
  });

  it('is not changed in a way that could surprise a client', () => {
    const changes = findDangerousChanges(contract, schema);
    expect(changes.map(({ description }) => description)).toEqual(ADDITIONS);
  });

  it('keeps its one-of inputs', () => {
    const oneOf = (types: GraphQLNamedType[]) =>
      types.filter((type) => isInputObjectType(type) && type.isOneOf).map(({ name }) => name);
    expect(oneOf(typesOf(schema))).toEqual(oneOf(typesOf(contract)));
  });
});

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const bare = typesOf(schema)
      .flatMap(describedParts)
      .filter(([, description]) => !description?.trim())
      .map(([coordinate]) => coordinate);
    expect(bare).toEqual([]);
  });

  it.each(Object.entries(printedSchemas()))('is what %s says', (file, printed) => {
    expect(readFileSync(file, 'utf8')).toBe(printed);
  });

  it('can be read back from what is printed', () => {
    expect(printSchema(buildSchema(printSchema(schema)))).toBe(printSchema(schema));
  });
});

/** The types of a schema that it does not have from GraphQL itself. */
function typesOf(of: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(of.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}

/** Query.records, of a change that takes a type or a field away; nothing of any other. */
function removedCoordinate({ type, description }: BreakingChange): string[] {
  const isRemoval = type === 'TYPE_REMOVED' || type === 'FIELD_REMOVED';
  return isRemoval ? [description.replace(/ was removed\.$/, '')] : [];
}

type Part = [coordinate: string, description: string | null | undefined];

/** A type and everything in it that can have a description. */
function describedParts(type: GraphQLNamedType): Part[] {
  const parts: Part[] = [[type.name, type.description]];
  if (isEnumType(type)) {
    for (const value of type.getValues()) {
      parts.push([`${type.name}.${value.name}`, value.description]);
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      parts.push([`${type.name}.${field.name}`, field.description]);
    }
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      parts.push([`${type.name}.${field.name}`, field.description]);
      for (const argument of field.args) {
        parts.push([`${type.name}.${field.name}(${argument.name}:)`, argument.description]);
      }
    }
  }
  return parts;
}
