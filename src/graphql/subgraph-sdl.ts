import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  parseConstValue,
  print,
  printSchema,
  visit,
} from 'graphql';
import { ENTITIES_FIELD, SERVICE_FIELD } from './federation-names.js';

/** What federation reserves in every subgraph; routers know it, clients do not see it. */
const FEDERATION_TYPES = new Set(['_Any', '_Entity', '_Service']);
const FEDERATION_FIELDS = [ENTITIES_FIELD, SERVICE_FIELD];

/** Other subgraphs may have queries of these names, too: their ids are not ours. */
const NODE_FIELDS = ['node', 'nodes'];

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/** What other subgraphs may know of an entity as well. */
const SHARED_FIELDS = new Set(['name', 'email', 'avatarUrl', 'company']);

/**
 * Links the specification of federation, in the earliest version that has these directives, and declares
 * `@oneOf`: Apollo's composition knows it only as a directive of a subgraph and drops it unless it is composed.
 */
const LINKS = `\
directive @oneOf on INPUT_OBJECT

extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.1", import: ["@composeDirective", "@key", "@shareable"])
  @link(url: "https://spec.graphql.org/oneOf/v1.0", import: ["@oneOf"])
  @composeDirective(name: "@oneOf")
`;

/** The schema as clients see it, without the types and queries of federation; sorted. */
export function apiDocument(schema: GraphQLSchema): DocumentNode {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  const definitions = document.definitions.filter(
    (it) => !('name' in it && it.name && FEDERATION_TYPES.has(it.name.value)),
  );
  return withoutQueries({ ...document, definitions }, FEDERATION_FIELDS);
}

/**
 * Prints the schema as a subgraph of a federated graph: every type that implements Node is an entity by its id,
 * all other types may be defined in other subgraphs, too, and `node` and `nodes` are left out.
 */
export function subgraphSdl(schema: GraphQLSchema): string {
  const document = visit(withoutQueries(apiDocument(schema), NODE_FIELDS), {
    ObjectTypeDefinition: (type) => (ROOT_TYPES.has(type.name.value) ? undefined : annotate(type)),
  });
  return `${LINKS}\n${print(document)}\n`;
}

function withoutQueries(document: DocumentNode, names: readonly string[]): DocumentNode {
  const isKept = ({ name }: FieldDefinitionNode) => !names.includes(name.value);
  return visit(document, {
    ObjectTypeDefinition: (type) =>
      type.name.value === 'Query' ? { ...type, fields: type.fields?.filter(isKept) } : undefined,
  });
}

function annotate(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const isEntity = type.interfaces?.some(({ name }) => name.value === 'Node');
  if (!isEntity) return { ...type, directives: [directive('shareable')] };
  const fields = type.fields?.map((field) =>
    SHARED_FIELDS.has(field.name.value)
      ? { ...field, directives: [...(field.directives ?? []), directive('shareable')] }
      : field,
  );
  return { ...type, directives: [directive('key', { fields: 'id' })], fields };
}

function directive(name: string, args: Record<string, string> = {}): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(args).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: parseConstValue(JSON.stringify(value)),
    })),
  };
}
