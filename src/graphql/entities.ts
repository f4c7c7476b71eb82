import type { GraphQLSchema, GraphQLUnionType } from 'graphql';
import { ACTIVITY_TYPES } from './activity.js';
import { builder } from './builder.js';
import { ENTITIES_FIELD, SERVICE_FIELD } from './federation-names.js';
import { findEntities, REPRESENTATIONS } from './find-entities.js';
import type { TypedRow } from './find-node.js';
import { selectActivities } from './selection.js';
import { subgraphSdl } from './subgraph-sdl.js';

// What a router of a federated graph requests, as the subgraph specification of Apollo Federation defines it:
// https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec.

const Service = builder.objectRef<{ sdl: string }>('_Service').implement({
  description: 'This server as a subgraph of a federated graph.',
  fields: (t) => ({
    sdl: t.exposeString('sdl', {
      nullable: false,
      description:
        'The schema of the subgraph with the directives of federation, as subgraph.graphql has it.',
    }),
  }),
});

/** All types that implement Node. */
const Entity = builder.unionType('_Entity', {
  description: 'Every type of which other subgraphs may refer to an object by its id.',
  types: [
    ...ACTIVITY_TYPES,
    'Contact',
    'Company',
    'TableRecord',
    'User',
    'Assistant',
    'Segment',
    'Broadcast',
    'Attachment',
    'Source',
  ],
  resolveType: (row) => (row as unknown as TypedRow).__typename,
});

let sdl: string | undefined;

builder.queryFields((t) => ({
  [SERVICE_FIELD]: t.field({
    type: Service,
    nullable: false,
    description: 'For routers: the schema of the subgraph. Needs no key.',
    resolve: (_root, _args, _context, { schema }) => {
      sdl ??= subgraphSdl(schema);
      return { sdl };
    },
  }),
  [ENTITIES_FIELD]: t.field({
    type: [Entity],
    nullable: { list: false, items: true },
    complexity: ({ representations }) => REPRESENTATIONS.cost(representations),
    description:
      `For routers: the objects that other subgraphs refer to (at most ${REPRESENTATIONS.maxLength}), in the same ` +
      'order; null for each that does not exist or that the key may not read. Sources are read first only ' +
      'with freshness.',
    args: {
      representations: t.arg({
        type: ['_Any'],
        required: true,
        description: 'The type and the id of each: {"__typename": "Contact", "id": "contact_…"}.',
      }),
    },
    resolve: async (_root, { representations }, context, info) => {
      const entities = await findEntities(
        representations,
        entityNames(info.schema),
        selectActivities(info),
        context,
      );
      return entities as (typeof Entity.$inferType | null)[];
    },
  }),
}));

/** The names of the types of entities. */
function entityNames(schema: GraphQLSchema): Set<string> {
  const entity = schema.getType('_Entity') as GraphQLUnionType;
  return new Set(entity.getTypes().map(({ name }) => name));
}
