import { mayRead } from '../access/viewer.js';
import { CONTACTS } from '../activity/crm-object.js';
import type { CrmRecord, Segment } from '../db/prisma/client.js';
import { ACTOR_TYPES, type Actor, type ActorType } from '../loaders/actor.js';
import { requireObject } from '../record/require-object.js';
import type { PageArguments } from '../timeline/page-arguments.js';
import { visibleTimelineIds } from '../timeline/read-reachable.js';
import type { TimelineContext } from '../timeline/timeline.js';
import { NameList, type NameListArguments } from './name-list.js';

/**
 * Lists the records of an object, or of all that the viewer may read.
 * @throws {GatewayError} PERMISSION_DENIED and INVALID_OBJECT for the object; as NameList.
 */
export async function listRecords(
  context: TimelineContext,
  { object = null, ...args }: NameListArguments & { object?: string | null },
): Promise<NameList<CrmRecord>> {
  const { viewer, loaders } = context;
  if (object !== null) await requireObject(object, 'object', viewer, loaders);
  const objects = object === null ? viewer.objects : [object];
  const ranges = objects && [...new Set(objects)];
  return new NameList(
    context,
    { kind: 'records', ranges, timelineIds: null, binding: object },
    args,
  );
}

/** Lists the contacts of a company, where the viewer may read contacts. @throws {GatewayError} as NameList. */
export function listContacts(
  context: TimelineContext,
  { id }: Pick<CrmRecord, 'id'>,
  args: PageArguments,
): NameList<CrmRecord> {
  const ranges = mayRead(context.viewer, CONTACTS) ? [id] : [];
  return new NameList(context, { kind: 'contacts', ranges, timelineIds: null, binding: id }, args);
}

/**
 * Lists users, assistants, or both: for a key that is limited to objects, those of activities that it may read.
 * @throws {GatewayError} as NameList.
 */
export function listActors(
  context: TimelineContext,
  { type = null, ...args }: NameListArguments & { type?: ActorType | null },
): NameList<Actor> {
  const ranges = type === null ? ACTOR_TYPES : [type];
  const timelineIds = visibleTimelineIds(context.viewer);
  return new NameList(context, { kind: 'actors', ranges, timelineIds, binding: type }, args);
}

/** Lists segments, as listActors. @throws {GatewayError} as NameList. */
export function listSegments(context: TimelineContext, args: NameListArguments): NameList<Segment> {
  const timelineIds = visibleTimelineIds(context.viewer);
  return new NameList(
    context,
    { kind: 'segments', ranges: null, timelineIds, binding: null },
    args,
  );
}
