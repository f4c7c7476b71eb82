import { COMPANIES, CONTACTS } from '../db/crm-object.js';
import type { CrmRecord } from '../db/prisma/client.js';
import type { Loaders } from '../loaders/loaders.js';
import type { Activity } from './activity.js';
import { findKind } from './registry.js';

/**
 * An activity in one sentence, with the names that are known and may be seen. The names of a page are
 * looked up together.
 */
export async function describeActivity(activity: Activity, loaders: Loaders): Promise<string> {
  const { userId, assistantId, assigneeId, authorId, segmentId, broadcastId } = activity;
  const actorId = userId ?? assistantId ?? authorId;
  const isFile = activity.kind === 'FILE_UPLOADED';
  const [actor, assignee, segment, broadcast, attachments, ...records] = await Promise.all([
    actorId ? loaders.actor.load(actorId) : null,
    assigneeId ? loaders.actor.load(assigneeId) : null,
    segmentId ? loaders.segment.load(segmentId) : null,
    broadcastId ? loaders.broadcast.load(broadcastId) : null,
    isFile ? loaders.attachments.load(activity.id) : [],
    ...activity.recordIds.map((id) => loaders.record.load(id)),
  ]);
  const record = mostTelling(records);
  return findKind(activity.kind).category.summarize(activity, {
    actor: actor?.name ?? null,
    record: record?.name ?? null,
    recordNoun: nounOf(record),
    assignee: assignee?.name ?? null,
    segment: segment?.name ?? null,
    broadcast: broadcast?.name ?? null,
    file: attachments[0]?.filename ?? null,
  });
}

/** A contact before a company before a table's row; one with a name before one without. */
function mostTelling(records: (CrmRecord | null)[]): CrmRecord | null {
  const rank = ({ object, name }: CrmRecord) => {
    const place = [CONTACTS, COMPANIES].indexOf(object);
    return (place < 0 ? 2 : place) + (name === null ? 3 : 0);
  };
  return records.filter((record) => record !== null).sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function nounOf(record: CrmRecord | null): string {
  if (record?.object === CONTACTS) return 'a contact';
  return record?.object === COMPANIES ? 'a company' : 'a record';
}
