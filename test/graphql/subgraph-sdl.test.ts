import { readFileSync } from 'node:fs';
import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type FieldDefinitionNode,
  isInputObjectType,
  isInterfaceType,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.js';

const subgraph = parse(readFileSync('subgraph.graphql', 'utf8'));
const crm = parse(readFileSync('examples/federation/crm.graphql', 'utf8'));

/** The types that implement Node, by the schema that is served. */
const NODE_TYPES = (() => {
  const node = schema.getType('Node');
  return isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
})();

const ROOT_TYPES = ['Query', 'Mutation', 'Subscription'];

describe('the subgraph', () => {
  const types = subgraph.definitions.filter((it) => it.kind === 'ObjectTypeDefinition');

  it('has every type that implements Node as an entity by id, and no other', () => {
    const entities = types.filter((type) => directivesOf(type).includes('@key(fields: "id")'));
    expect(namesOf(entities)).toEqual([...NODE_TYPES].sort());
    expect(possibleEntities()).toEqual([...NODE_TYPES].sort());
  });

  it('shares all other types', () => {
    const shared = types.filter((type) => directivesOf(type).includes('@shareable'));
    const others = namesOf(types).filter((name) => ![...NODE_TYPES, ...ROOT_TYPES].includes(name));
    expect(namesOf(shared)).toEqual(others);
    expect(others).toContain('PageInfo');
  });

  it('shares of entities what other subgraphs may know of them', () => {
    const sharedOf = (name: string) =>
      namesOf(
        types
          .find((type) => type.name.value === name)
          ?.fields?.filter((field) => directivesOf(field).includes('@shareable')) ?? [],
      );
    expect(sharedOf('User')).toEqual(['avatarUrl', 'email', 'name']);
    expect(sharedOf('Contact')).toEqual(['company', 'name']);
    expect(sharedOf('Email')).toEqual([]);
  });

  it('leaves out node, nodes, and what only routers request', () => {
    const query = types.find(({ name }) => name.value === 'Query');
    expect(namesOf(query?.fields ?? [])).toEqual(
      Object.keys(schema.getQueryType()?.getFields() ?? {})
        .filter((name) => !['node', 'nodes', '_entities', '_service'].includes(name))
        .sort(),
    );
    expect(print(subgraph)).not.toMatch(/_Any|_Entity|_Service/);
  });

  function possibleEntities(): string[] {
    const entity = schema.getType('_Entity');
    return schema
      .getPossibleTypes(entity as never)
      .map(({ name }) => name)
      .sort();
  }
});

describe.each([
  ['@apollo/composition', composeByApollo],
  ['@theguild/federation-composition', composeByTheGuild],
])('composed by %s with a CRM that has User, PageInfo and node of its own', (_, compose) => {
  const { errors, supergraphSdl } = compose([
    { name: 'activities', url: 'http://activities/graphql', typeDefs: subgraph },
    { name: 'crm', url: 'http://crm/graphql', typeDefs: crm },
  ]);
  const supergraph = supergraphSdl
    ? buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true })
    : undefined;
  const fieldsOf = (type: string): readonly FieldDefinitionNode[] => {
    const node = supergraph?.getType(type)?.astNode;
    return node && 'fields' in node ? (node.fields as FieldDefinitionNode[]) : [];
  };

  it('has no error', () => {
    expect(errors ?? []).toEqual([]);
  });

  it('keeps the one-of inputs', () => {
    const oneOf = Object.values(supergraph?.getTypeMap() ?? {}).filter(
      (type) => isInputObjectType(type) && type.isOneOf,
    );
    expect(oneOf.map(({ name }) => name)).toEqual(['RecordBy']);
  });

  it('has node from the CRM alone, and no nodes', () => {
    const node = fieldsOf('Query').find(({ name }) => name.value === 'node');
    expect(directivesOf(node)).toEqual(['@join__field(graph: CRM)']);
    expect(namesOf(fieldsOf('Query'))).not.toContain('nodes');
  });

  it('has contacts of both', () => {
    expect(namesOf(fieldsOf('Contact'))).toEqual(
      expect.arrayContaining(['timeline', 'name', 'jobTitle', 'owner']),
    );
  });
});

function namesOf(nodes: readonly Pick<ObjectTypeDefinitionNode, 'name'>[]): string[] {
  return nodes.map(({ name }) => name.value);
}

function directivesOf(node?: Pick<ObjectTypeDefinitionNode, 'directives'>): string[] {
  return (node?.directives ?? []).map((directive) => print(directive));
}
