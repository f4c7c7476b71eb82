import type { ActivityInput } from '../activity/activity-input.js';
import type { Transaction } from '../db/transaction.js';
import type { ActivityRow } from './activity-row.js';
import { randomId, type WriteTarget } from './upsert-records.js';
import { insertRows } from './write-rows.js';

/** Replaces the attachments of changed activities; one that existed before keeps its id. */
export async function writeAttachments(
  client: Transaction,
  { organizationId, newId = randomId }: WriteTarget,
  changes: { row: ActivityRow; input: ActivityInput; stored: object | undefined }[],
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
  const attachments = changes.flatMap(({ row, input }) =>
    (input.attachments ?? []).map((attachment, position) => ({
      id:
        take(formerIds, identityOf(row.id, attachment.externalId, position)) ??
        newId(`attachment ${row.id} ${position}`),
      organization_id: organizationId,
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
    })),
  );
  await insertRows(client, 'attachment', attachments);
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
