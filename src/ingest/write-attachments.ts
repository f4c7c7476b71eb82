import type { ActivityInput } from '../activity/activity-input.js';
import type { Transaction } from '../db/transaction.js';
import type { ActivityRow } from './activity-row.js';
import { randomId, type WriteTarget } from './upsert-records.js';
import { insertRows } from './write-rows.js';

/** An activity and the item with its attachments. */
export interface AttachedFiles {
  row: Pick<ActivityRow, 'id'>;
  input: Pick<ActivityInput, 'attachments'>;
}

/** Replaces the attachments of changed activities; one that existed before keeps its id. */
export async function writeAttachments(
  client: Transaction,
  { organizationId, newId = randomId }: WriteTarget,
  changes: (AttachedFiles & { stored: object | undefined })[],
): Promise<void> {
  const updated = changes.filter(({ stored }) => stored).map(({ row }) => row.id);
  const formerIds = new Map<string, string>();
  if (updated.length > 0) {
    const { rows } = await client.query(
      `delete from attachment where activity_id = any($1::uuid[])
       returning id, activity_id, external_id, position`,
      [updated],
    );
    for (const row of rows) {
      formerIds.set(identityOf(row.activity_id, row.external_id, row.position), row.id);
    }
  }
  const attachments = changes.flatMap(attachmentRows).map((row) => ({
    id:
      take(formerIds, identityOf(row.activity_id, row.external_id, row.position)) ??
      newId(`attachment ${row.activity_id} ${row.position}`),
    organization_id: organizationId,
    ...row,
  }));
  await insertRows(client, 'attachment', attachments);
}

/** The rows of an activity's attachments, without their ids. */
export function attachmentRows({ row, input }: AttachedFiles) {
  return (input.attachments ?? []).map((attachment, position) => ({
    activity_id: row.id,
    position,
    is_file: attachment.isFile,
    external_id: attachment.externalId ?? null,
    filename: attachment.filename ?? null,
    path: attachment.path ?? null,
    url: attachment.url ?? null,
    size: attachment.size ?? null,
    mime_type: attachment.mimeType ?? null,
    created_at: attachment.createdAt ?? null,
  }));
}

/** What identifies an attachment within its activity: its external id, or its position. */
function identityOf(
  activityId: string,
  externalId: string | null | undefined,
  position: number,
): string {
  return `${activityId} ${externalId ?? `#${position}`}`;
}

/** Removes a key and returns its value, so that no two attachments take the same id. */
function take<K, V>(map: Map<K, V>, key: K): V | undefined {
  const value = map.get(key);
  map.delete(key);
  return value;
}
