import { findKind } from '../activity/registry.js';
import { recordPrefix } from '../db/crm-object.js';
import { decodeId } from '../db/type-id.js';
import { badInput } from '../errors.js';
import { findActor } from '../timeline/find-actor.js';
import { builder, type GraphqlContext } from './builder.js';
import { listCost } from './cost.js';
import { recordTypeName } from './record.js';

const MAX_NODES = 100;

/** A row with the name of its GraphQL type: how what is below Node is told apart. */
interface TypedRow {
  __typename: string;
  id: string;
}

builder.interfaceType('Node', {
  description: 'Anything that has an id of its own.',
  resolveType: (row) => (row as TypedRow).__typename,
  fields: (t) => ({
    id: t.exposeID('id', { nullable: false, description: 'Opaque, globally unique and stable.' }),
  }),
});

builder.queryFields((t) => ({
  node: t.field({
    type: 'Node',
    description: 'Anything by its id; null where there is nothing to be seen.',
    args: { id: t.arg.id({ required: true, description: 'Any id.' }) },
    resolve: (_root, { id }, context) => findNode(id, context),
  }),
  nodes: t.field({
    type: ['Node'],
    complexity: ({ ids }) => listCost(ids.length <= MAX_NODES ? ids.length : 0),
    nullable: { list: false, items: true },
    description: 'Many things by their ids, in their order; at most 100.',
    args: { ids: t.arg.idList({ required: true, description: 'Any ids.' }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > MAX_NODES) throw badInput('ids', ids.length, `takes at most ${MAX_NODES}`);
      return Promise.all(ids.map((id) => findNode(id, context)));
    },
  }),
}));

async function findNode(id: string, context: GraphqlContext): Promise<TypedRow | null> {
  const { loaders, viewer } = context;
  const decoded = decodeId(id);
  if (!decoded) return null;
  const { prefix, uuid } = decoded;
  const typed = <R extends { id: string }>(row: R | null, __typename: string) =>
    row && { ...row, __typename };
  const isReachable = () => viewer.objects === null || loaders.isReachable.load(uuid);
  switch (prefix) {
    case 'activity': {
      const activity = await loaders.activity.load(uuid);
      return activity && typed(activity, findKind(activity.kind).definition.type);
    }
    case 'contact':
    case 'company':
    case 'record': {
      const record = await loaders.record.load(uuid);
      if (!record || recordPrefix(record.object) !== prefix) return null;
      return typed(record, recordTypeName(record.object));
    }
    case 'user':
    case 'assistant': {
      const actor = await findActor(id, context);
      return typed(actor, prefix === 'user' ? 'User' : 'Assistant');
    }
    case 'segment':
      return (await isReachable()) ? typed(await loaders.segment.load(uuid), 'Segment') : null;
    case 'broadcast':
      return (await isReachable()) ? typed(await loaders.broadcast.load(uuid), 'Broadcast') : null;
    case 'attachment': {
      const attachment = await loaders.attachment.load(uuid);
      const activity = attachment && (await loaders.activity.load(attachment.activityId));
      return activity && typed(attachment, 'Attachment');
    }
    case 'source':
      return typed(await loaders.source(uuid), 'Source');
  }
}
