import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import type { ActivityKey } from '../activity/fields.js';
import type { FieldChange } from '../activity/vocabulary.js';
import type { Broadcast, CrmRecord, Segment, Source } from '../db/prisma/client.js';
import type { Actor } from '../loaders/actor.js';
import type { Attachment } from '../loaders/attachment.js';
import type { SourceCoverage } from '../timeline/coverage.js';
import type { GraphqlContext } from './context.js';
import { PAGE_ITEMS } from './cost.js';
import { findNode, findNodes, NODE_IDS } from './find-node.js';
import { selectActivities } from './selection.js';

export interface SchemaTypes {
  Context: GraphqlContext;
  DefaultFieldNullability: true;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    /** In: ISO 8601 in UTC with milliseconds. */
    DateTime: { Input: string; Output: string | Date };
    /** YYYY-MM-DD */
    Date: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    /** A router's reference to an entity. */
    _Any: { Input: unknown; Output: unknown };
  };
  Interfaces: { Node: { id: string }; Activity: ActivityKey; Actor: Actor; CrmRecord: CrmRecord };
  Objects: {
    Attachment: Attachment;
    Broadcast: Broadcast;
    FieldChange: FieldChange;
    Segment: Segment;
    Source: Source;
    User: Actor;
    Assistant: Actor;
    Contact: CrmRecord;
    Company: CrmRecord;
    TableRecord: CrmRecord;
    SourceCoverage: SourceCoverage;
  };
}

/** Collects the types of the schema: the other files add theirs, and schema.ts builds the schema. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ComplexityPlugin, RelayPlugin],
  // A field costs nothing unless it declares a cost, see cost.ts; the HTTP server limits the sum.
  complexity: { disabled: true, defaultComplexity: 0, defaultListMultiplier: 20 },
  relay: {
    cursorType: 'String',
    nodeTypeOptions: { description: 'An object with a globally unique id.' },
    idFieldOptions: { description: 'Opaque, globally unique and stable.' },
    // findNode reads TypeIDs itself, and answers null for an id that cannot be read.
    decodeGlobalID: (id) => ({ typename: '', id }),
    nodeQueryOptions: {
      description: 'The object with this id; null if there is none or the key may not read it.',
      args: { id: { description: 'The id of any object.' } },
      resolve: (_root, { id }, context, info) => findNode(id.id, selectActivities(info), context),
    },
    nodesQueryOptions: {
      description:
        `The objects with these ids (at most ${NODE_IDS.maxLength}), in the same order; null for each that does not ` +
        'exist or that the key may not read.',
      complexity: ({ ids }) => NODE_IDS.cost(ids),
      args: { ids: { description: 'The ids of any objects.' } },
      resolve: (_root, { ids }, context, info) =>
        findNodes(
          ids.map(({ id }) => id),
          selectActivities(info),
          context,
        ),
    },
    pageInfoTypeOptions: { description: 'The position of a page in its list.' },
    pageInfoFieldOptions: { description: 'The position of this page in the list.' },
    hasNextPageFieldOptions: { description: 'Whether the list has items after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether the list has items before this page.' },
    startCursorFieldOptions: {
      description: 'The cursor of the first item; for an empty page, the given cursor.',
    },
    endCursorFieldOptions: {
      description: 'The cursor of the last item; for an empty page, the given cursor.',
    },
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      complexity: PAGE_ITEMS,
      description: 'The items of this page with their cursors.',
    },
    nodesOnConnection: { complexity: PAGE_ITEMS, description: 'The items of this page.' },
    nodeFieldOptions: { nullable: false, description: 'What the list has at this position.' },
    cursorFieldOptions: {
      description: 'Opaque; pass it as after or before to read the next or previous page.',
    },
    firstArgOptions: {
      description:
        'The number of items from the start, 0 to 100 (default 20 if last is not given either). With 0 ' +
        'there are no items, only counts and whether there are items.',
    },
    lastArgOptions: {
      description: 'The number of items from the end, 0 to 100; not together with first.',
    },
    afterArgOptions: {
      description:
        'Only items after this cursor, which must come from the same list with the same filter and order: ' +
        'any other is BAD_CURSOR. Not together with before.',
    },
    beforeArgOptions: {
      description:
        'Only items before this cursor, which must come from the same list with the same filter and order: ' +
        'any other is BAD_CURSOR. Not together with after.',
    },
  },
});

export type GraphqlBuilder = typeof builder;
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
