import type pg from 'pg';
import { stringifyJson } from '../db/json.js';
import { preparedQuery } from '../db/statement-names.js';
import type { EntryValues } from './activity-row.js';

/** A row of timeline_entry: `scope_id` is the id of its timeline. */
export type EntryRow = EntryValues & { scope_id: string; activity_id: string };

/** Inserts rows into a table; all have the same columns. */
export async function insertRows(
  client: pg.PoolClient,
  table: string,
  rows: object[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await client.query(
    preparedQuery(
      `insert into ${table} (${columns})
       select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [stringifyJson(rows)],
    ),
  );
}

/** Deletes timeline entries by their primary keys. @returns the deleted rows. */
export async function deleteEntries(
  client: pg.PoolClient,
  keys: Pick<EntryRow, 'scope_id' | 'occurred_at' | 'activity_id'>[],
): Promise<EntryRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await client.query<EntryRow>(
    `delete from timeline_entry e using json_populate_recordset(null::timeline_entry, $1) o
      where e.scope_id = o.scope_id and e.occurred_at = o.occurred_at
        and e.activity_id = o.activity_id
      returning e.*`,
    [stringifyJson(keys)],
  );
  return rows;
}
