import { COMPANIES, CONTACTS, recordPrefix } from '../activity/crm-object.js';
import { findKind } from '../activity/registry.js';
import { decodeId } from '../activity/type-id.js';
import type { ActivitySelection } from '../timeline/activity-sql.js';
import { findActor } from '../timeline/find-actor.js';
import type { GraphqlContext } from './context.js';
import { IdList } from './id-list.js';

/** The ids of `nodes`. */
export const NODE_IDS = new IdList('ids', 100);

/** A row with the name of its GraphQL type, from which Node is resolved. */
export interface TypedRow {
  __typename: string;
  id: string;
}

/** Finds the nodes of ids as findNode does, in the same order. @throws {GatewayError} BAD_USER_INPUT for more than 100. */
export async function findNodes(
  ids: readonly string[],
  selection: ActivitySelection,
  context: GraphqlContext,
): Promise<(TypedRow | null)[]> {
  NODE_IDS.check(ids);
  return Promise.all(ids.map((id) => findNode(id, selection, context)));
}

/**
 * Finds the node of an id; null if the id is malformed, unknown, or the key may not read the node.
 * @param selection what is read of an activity.
 */
export async function findNode(
  id: string,
  { fields }: ActivitySelection,
  context: GraphqlContext,
): Promise<TypedRow | null> {
  const { loaders, viewer } = context;
  const decoded = decodeId(id);
  if (!decoded) return null;
  const { prefix, uuid } = decoded;
  const typed = <R extends { id: string }>(row: R | null, __typename: string) =>
    row && { ...row, __typename };
  const isReachable = () => viewer.objects === null || loaders.isReachable.load(uuid);
  switch (prefix) {
    case 'activity': {
      const activity = await loaders.activityWith(fields).load(uuid);
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
      const activityId = attachment?.activityId;
      // Whoever may read the activity may read its files.
      const isReadable = activityId && (await loaders.activityWith([]).load(activityId));
      return isReadable ? typed(attachment, 'Attachment') : null;
    }
    case 'source':
      return typed(await loaders.source(uuid), 'Source');
  }
}

/** The GraphQL type of an object's records. */
export function recordTypeName(object: string): 'Contact' | 'Company' | 'TableRecord' {
  if (object === CONTACTS) return 'Contact';
  return object === COMPANIES ? 'Company' : 'TableRecord';
}
