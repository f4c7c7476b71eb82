import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type GraphQLAbstractType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import { schema } from '../../src/graphql/schema.js';
import { MAX_ITEMS } from '../../src/timeline/page-arguments.js';

/** A query of one field, and the path to its value in the answer. */
export interface SchemaOperation {
  /** The field with the argument that is varied: Query.activities(filter.kinds). */
  name: string;
  query: string;
  variables: Record<string, unknown>;
  /** The value of the field in the data of an answer. */
  path: (string | number)[];
}

/** Values for arguments and for fields of input objects by their names; null: page arguments, which a walk sets. */
export type ArgumentValues = Readonly<Record<string, readonly unknown[] | null>>;

/** Arguments of pages; of a list that is walked, they are set page by page. */
const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before'];

/** How many nodes lie below each other in a deep selection, where that costs not too much, and in that of a varied argument. */
const DEEP = 2;
const SHALLOW = 0;

/** Items of each page of a walk, and of the pages that lie below others: the cost of all of them is limited. */
const PAGE_SIZE = 2;

/** As in src/http/create-app.ts. */
const MAX_TOKENS = 4_000;

/** The objects that have an id: the types between which a selection could go round in circles. */
const NODE = schema.getType('Node') as GraphQLInterfaceType;
const nodeTypes = schema.getPossibleTypes(NODE);

/**
 * Builds queries of every field of Query: with each value of each argument, and with all that lies below it. Fields
 * of nodes that take arguments are asked for with each of their values, too.
 * @param values by name; enums and booleans need none, of an input object each field is given.
 * @param idsOf ids of some nodes of a type.
 * @throws where an argument has no value, or a field with arguments cannot be reached: add it to the test's table.
 */
export function createSchemaOperations(
  values: ArgumentValues,
  idsOf: (typeName: string) => readonly string[],
): SchemaOperation[] {
  const query = schema.getQueryType()!;
  const ofQuery = Object.values(query.getFields()).flatMap((field) =>
    operationsOf(`Query.${field.name}`, field, values, (selection) => ({
      selection,
      path: [field.name],
    })),
  );
  const ofNodes = nodeTypes.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ args }) => args.length > 0)
      .flatMap((field) =>
        idsOf(type.name).flatMap((id) =>
          operationsOf(`${type}.${field.name}`, field, values, (selection) => ({
            selection: `node(id: ${JSON.stringify(id)}) { ... on ${type} { ${selection} } }`,
            path: ['node', field.name],
          })),
        ),
      ),
  );
  requireReachable();
  return [...ofQuery, ...ofNodes];
}

/** Whether the field of an operation is a list that is read page by page. */
export function isPaged({ query }: SchemaOperation): boolean {
  return query.includes('$after: String');
}

type Placed = Pick<SchemaOperation, 'path'> & { selection: string };

function operationsOf(
  name: string,
  field: GraphQLField<unknown, unknown>,
  values: ArgumentValues,
  place: (selection: string) => Placed,
): SchemaOperation[] {
  const varied = field.args.filter((argument) => !PAGE_ARGUMENTS.includes(argument.name));
  const valuesOf = new Map(
    varied.map((argument) => [argument, listValues(argument.name, argument.type, values)]),
  );
  const required = Object.fromEntries(
    varied
      .filter(isRequiredArgument)
      .map((argument) => [argument.name, valuesOf.get(argument)![0]]),
  );
  const isPage = field.args.some((argument) => argument.name === 'after');
  const build = (what: string, variables: Record<string, unknown>, depth: number) =>
    createOperation(`${name}${what}`, field, { ...required, ...variables }, depth, place);
  return [
    build('', {}, DEEP),
    ...[...valuesOf].flatMap(([argument, list]) =>
      list.map((value) =>
        build(
          `(${argument.name}: ${JSON.stringify(value)})`,
          { [argument.name]: value },
          isRequiredArgument(argument) ? DEEP : SHALLOW,
        ),
      ),
    ),
    ...(isPage ? [build(' in pages', { first: PAGE_SIZE, after: null }, SHALLOW)] : []),
  ];
}

function createOperation(
  name: string,
  field: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
  depth: number,
  place: (selection: string) => Placed,
): SchemaOperation {
  const given = field.args.filter((argument) => argument.name in variables);
  const page = field.args.some(({ name }) => name === 'first') && !('first' in variables);
  const list = [
    ...given.map((argument) => `${argument.name}: $${argument.name}`),
    ...(page ? ['first: 10'] : []),
  ];
  const writer = new SelectionWriter();
  const fieldArguments = list.length > 0 ? `(${list.join(', ')})` : '';
  const { selection, path } = place(
    `${field.name}${fieldArguments} ${writer.select(getNamedType(field.type), depth)}`,
  );
  const definitions = given.map((argument) => `$${argument.name}: ${argument.type}`);
  const header = definitions.length > 0 ? `(${definitions.join(', ')})` : '';
  const query = `query ${header} { ${selection} } ${writer.fragments()}`;
  return depth === SHALLOW || isAccepted(query, variables)
    ? { name, query, variables, path }
    : createOperation(name, field, variables, depth - 1, place);
}

/** Whether an operation is within the limits of the gateway, roughly. */
function isAccepted(query: string, variables: Record<string, unknown>): boolean {
  const tokens = query.match(/\w+|[^\s\w]/g)?.length ?? 0;
  const { complexity } = complexityFromQuery(parse(query), { schema, variables });
  return tokens <= MAX_TOKENS && complexity <= MAX_ITEMS;
}

/** The values to give to an argument, or to a field of an input object. */
function listValues(name: string, given: GraphQLInputType, values: ArgumentValues): unknown[] {
  const known = values[name];
  if (known) return [...known];
  const nullable = getNullableType(given);
  const type = getNamedType(given);
  const isList = isListType(nullable);
  if (isEnumType(type)) {
    const all = type.getValues().map((value) => value.name);
    const half = Math.ceil(all.length / 2);
    return isList ? [all.slice(0, half), all.slice(half)] : all;
  }
  if (type.name === 'Boolean') return [true, false];
  if (isInputObjectType(type) && !isList) {
    return Object.values(type.getFields()).flatMap((field) =>
      listValues(field.name, field.type, values).map((value) => ({ [field.name]: value })),
    );
  }
  throw new Error(`${name}: ${given} has no value in the table of arguments`);
}

/** @throws for a field with arguments that is neither one of Query nor one of a node. */
function requireReachable(): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || nodeTypes.includes(type)) continue;
    if ([schema.getQueryType(), schema.getMutationType()].includes(type)) continue;
    if (type === schema.getSubscriptionType()) continue;
    const field = Object.values(type.getFields()).find(({ args }) => args.length > 0);
    if (field) throw new Error(`${type}.${field.name} takes arguments, and nothing asks for it`);
  }
}

/** Writes selections of all fields, as fragments by type and depth, so that they stay short. */
class SelectionWriter {
  private readonly written = new Map<string, string>();

  /** A selection of all fields of a type; `depth` is how many nodes may lie below it. */
  select(type: GraphQLNamedType, depth: number): string {
    if (!isCompositeType(type)) return '';
    const name = `${type}_${depth}`;
    if (!this.written.has(name)) {
      this.written.set(name, '');
      this.written.set(name, `fragment ${name} on ${type} { ${this.fieldsOf(type, depth)} }`);
    }
    return `{ ...${name} }`;
  }

  fragments(): string {
    return [...this.written.values()].join('\n');
  }

  /** Of an interface or a union: the fields of each interface that its types have, and the own fields of each type. */
  private fieldsOf(type: GraphQLNamedType, depth: number): string {
    if (isObjectType(type)) return `__typename ${this.selectAll(type, depth)}`;
    const possible = schema.getPossibleTypes(type as GraphQLAbstractType);
    const interfaces = new Set(possible.flatMap((member) => member.getInterfaces()));
    const parts = [...interfaces, ...possible].map((part) => {
      const shared = isInterfaceType(part) ? [] : part.getInterfaces();
      const known = new Set(shared.flatMap((it) => Object.keys(it.getFields())));
      const fields = this.selectAll(part, depth, isInterfaceType(part) ? undefined : known).trim();
      return fields && `... on ${part} { ${fields} }`;
    });
    return `__typename ${parts.filter(Boolean).join(' ')}`;
  }

  /** @param without fields that are selected already; the others get aliases, since those of several types conflict. */
  private selectAll(
    type: GraphQLObjectType | GraphQLInterfaceType,
    depth: number,
    without?: ReadonlySet<string>,
  ): string {
    return Object.values(type.getFields())
      .filter(({ name, args }) => !without?.has(name) && !args.some(isRequiredArgument))
      .map((field) => {
        const named = getNamedType(field.type);
        const isNode = isNodeType(named);
        if (isNode && depth === 0) return '';
        // Pages of nodes cost a level, too: at the last one they have their totals only.
        const page = pageArguments(field.args);
        if (page && depth === 0) return '';
        const selection = this.select(named, isNode ? depth - 1 : depth);
        return `${without ? `${type}${field.name}: ` : ''}${field.name}${page} ${selection}`;
      })
      .join(' ');
  }
}

function pageArguments(args: readonly GraphQLArgument[]): string {
  return args.some(({ name }) => name === 'first') ? `(first: ${PAGE_SIZE})` : '';
}

function isNodeType(type: GraphQLNamedType): boolean {
  if (!isCompositeType(type)) return false;
  const types = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  return types.every((it) => nodeTypes.includes(it));
}
