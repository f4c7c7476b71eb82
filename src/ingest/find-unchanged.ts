import {
  type Activity,
  fieldDefinition,
  WRITTEN_FIELDS,
  type WrittenField,
} from '../activity/fields.js';
import { stringifyJson } from '../db/json.js';
import type { Transaction } from '../db/transaction.js';
import type { ActivityRow } from './activity-row.js';
import { type AttachedFiles, attachmentRows } from './write-attachments.js';

/** What an update does not change, changes always, or has compared elsewhere (recordIds). */
const NOT_COMPARED: readonly (keyof Activity)[] = ['id', 'recordIds', 'recordedAt', 'updatedAt'];

const COMPARED = WRITTEN_FIELDS.filter((name) => !NOT_COMPARED.includes(name));

/**
 * Finds the activities whose rows and attachments are stored as they would be written. Their hashes do not
 * tell: they are of what the version that wrote them had read.
 * @param updates of stored activities, whose rows the transaction has locked; records are not compared.
 * @returns their ids.
 */
export async function findUnchanged(
  client: Transaction,
  updates: (AttachedFiles & { row: ActivityRow })[],
): Promise<Set<string>> {
  if (updates.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>(
    `select a.id from json_populate_recordset(null::activity, $1) n join activity a on a.id = n.id
      where (${COMPARED.map((name) => comparable('a', name))})
        is not distinct from (${COMPARED.map((name) => comparable('n', name))})`,
    [stringifyJson(updates.map(({ row }) => comparedColumns(row)))],
  );
  const alike = new Set(rows.map(({ id }) => id));
  const changed = await findChangedAttachments(
    client,
    updates.filter(({ row }) => alike.has(row.id)),
  );
  return new Set([...alike].filter((id) => !changed.has(id)));
}

/** SQL of a field's value; JSON is the same in whichever order its members are. */
function comparable(table: string, name: WrittenField): string {
  const { column, type } = fieldDefinition(name);
  return `${table}.${column}${type.graphql === 'JSON' ? '::jsonb' : ''}`;
}

function comparedColumns(row: ActivityRow): object {
  const columns = new Map(Object.entries(row));
  const names = ['id', ...COMPARED.map((name) => fieldDefinition(name).column)];
  return Object.fromEntries(names.map((name) => [name, columns.get(name)]));
}

const ATTACHMENT_COLUMNS =
  'activity_id, position, is_file, external_id, filename, path, url, size, mime_type, created_at';

async function findChangedAttachments(
  client: Transaction,
  updates: (AttachedFiles & { row: ActivityRow })[],
): Promise<Set<string>> {
  if (updates.length === 0) return new Set();
  const { rows } = await client.query<{ activity_id: string }>(
    `with given as (
       select ${ATTACHMENT_COLUMNS} from json_populate_recordset(null::attachment, $1)
     ), stored as (
       select ${ATTACHMENT_COLUMNS} from attachment where activity_id = any($2::uuid[])
     )
     (select activity_id from (table given except table stored) g)
     union (select activity_id from (table stored except table given) s)`,
    [stringifyJson(updates.flatMap(attachmentRows)), updates.map(({ row }) => row.id)],
  );
  return new Set(rows.map(({ activity_id }) => activity_id));
}
