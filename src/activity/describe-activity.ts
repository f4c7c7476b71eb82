import type { CrmRecord } from '../db/prisma/client.js';
import type { Actor } from '../loaders/actor.js';
import type { Loaders } from '../loaders/loaders.js';
import type { FieldsOf } from './computed-field.js';
import { COMPANIES, CONTACTS } from './crm-object.js';
import type { FieldName } from './fields.js';
import { findKind } from './registry.js';
import { SUMMARY_FIELDS } from './summary.js';

/** The fields that a description is made of: those of the summary, and the ids of the names in it. */
export const DESCRIBED_FIELDS = [
  ...SUMMARY_FIELDS,
  'userId',
  'assistantId',
  'assigneeId',
  'authorId',
  'segmentId',
  'broadcastId',
  'recordIds',
] as const satisfies readonly FieldName[];

/**
 * Describes an activity in one sentence, with the names that are known and that the key may read. The
 * loaders look the names of a page up together.
 */
export async function describeActivity(
  activity: FieldsOf<(typeof DESCRIBED_FIELDS)[number]>,
  loaders: Loaders,
): Promise<string> {
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
  const record = mainRecord(records);
  return findKind(activity.kind).category.summarize(activity, {
    actor: actorName(actor),
    record: record?.name ?? null,
    recordNoun: nounOf(record),
    assignee: actorName(assignee),
    segment: segment?.name ?? null,
    broadcast: broadcast?.name ?? null,
    file: attachments[0]?.filename ?? null,
  });
}

/** The name of an actor, or the address of one without. */
function actorName(actor: Actor | null): string | null {
  return actor?.name?.trim() ? actor.name : (actor?.email ?? null);
}

/** A record with a name before one without; then a contact before a company before a table's row. */
function mainRecord(records: (CrmRecord | null)[]): CrmRecord | null {
  const rank = ({ object, name }: CrmRecord) => {
    const index = [CONTACTS, COMPANIES].indexOf(object);
    return (index < 0 ? 2 : index) + (name?.trim() ? 0 : 3);
  };
  return records.filter((record) => record !== null).sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function nounOf(record: CrmRecord | null): string {
  if (record?.object === CONTACTS) return 'a contact';
  return record?.object === COMPANIES ? 'a company' : 'a record';
}
