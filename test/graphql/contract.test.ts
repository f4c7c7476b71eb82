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

  it('describes them by more than their names', () => {
    const empty = typesOf(schema)
      .flatMap(describedParts)
      .filter(([coordinate, description]) => !tellsMore(coordinate, description ?? ''))
      .map(([coordinate, description]) => `${coordinate} — ${description}`);
    expect(empty).toEqual([]);
  });

  it.each([
    ['Company', 'A company.', false],
    ['Company', 'An organization that contacts belong to.', true],
    ['Activity.occurredAt', 'When the activity occurred.', false],
    ['Activity.occurredAt', 'When it occurred, in UTC.', true],
    ['TaskStatus.IN_PROGRESS', 'In progress.', false],
    ['Query.activities(filter:)', 'The filters of activities', false],
    ['Query.activities(filter:)', '', false],
  ])('%s — %s: tells more than the name, %s', (coordinate, description, expected) => {
    expect(tellsMore(coordinate, description)).toBe(expected);
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

/** Words that every description may have. */
const FILLERS = new Set(
  (
    'a an the of this that these those it its is are was were be been in on at to from by for with and or ' +
    'as which who whose what when where whether if one all any each no not'
  ).split(' '),
);

/** Whether a description has a word that is neither a filler nor in the coordinate. */
function tellsMore(coordinate: string, description: string): boolean {
  const known = new Set(wordStems(coordinate));
  return wordStems(description).some((stem) => !FILLERS.has(stem) && !known.has(stem));
}

/** The words of a text or of names in camel case, without the endings of plurals and of the past. */
function wordStems(text: string): string[] {
  const words = text.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return (words.match(/[a-z\d]+/g) ?? []).map((word) =>
    FILLERS.has(word) ? word : word.replace(/ies$/, 'y').replace(/s$/, '').replace(/ed$/, ''),
  );
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
