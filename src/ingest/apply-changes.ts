import { prepared } from '../db/statement-names.js';
import type { Transaction } from '../db/transaction.js';
import {
  type ActivityRow,
  type EntryFacts,
  entryFacts,
  type StoredPlace,
  scopesOf,
} from './activity-row.js';
import { type ActivitySnapshot, type ChangeRecord, recordChanges } from './record-changes.js';

/** What is to become of one activity. */
export interface RowChange {
  /** Where it stood; null: it is new. */
  old: StoredPlace | null;
  /** What it is from now on; null: it leaves every timeline. Its row is the caller's then. */
  row: ActivityRow | null;
}

/**
 * Writes activities with their timeline entries and what followers are told, inside the caller's
 * transaction. Everything that adds, changes or removes an activity goes through here.
 * @param changes no activity twice.
 */
export async function applyChanges(
  client: Transaction,
  organizationId: string,
  changes: RowChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const objects = await findObjects(
    client,
    changes.flatMap(({ old, row }) => [...(old?.record_ids ?? []), ...(row?.record_ids ?? [])]),
  );
  const placesOf = (recordIds: string[]) => scopesOf(organizationId, recordIds, objects);

  const before = await removeEntries(
    client,
    changes.flatMap(({ old }) => (old ? [{ place: old, scopes: placesOf(old.record_ids) }] : [])),
  );
  const told = changes.map(({ old, row }): ChangeRecord => {
    const after = row && { scopes: placesOf(row.record_ids), facts: entryFacts(row) };
    const activityId = (old ?? row)!.id;
    return {
      activityId,
      before: before.get(activityId) ?? null,
      after,
      ...(row ? { search: row.search } : {}),
    };
  });
  await recordChanges(client, organizationId, told);
  await insertRows(
    client,
    'activity',
    rowsOf(changes, ({ old }) => old === null),
  );
  await updateRows(
    client,
    rowsOf(changes, ({ old }) => old !== null),
  );
  await insertRows(
    client,
    'timeline_entry',
    told.flatMap(({ activityId, after }) =>
      (after?.scopes ?? []).map((scope_id) => ({
        scope_id,
        activity_id: activityId,
        ...after!.facts,
      })),
    ),
  );
}

function rowsOf(changes: RowChange[], wanted: (change: RowChange) => boolean): ActivityRow[] {
  return changes.filter(wanted).flatMap(({ row }) => row ?? []);
}

/** The objects of records, by their ids. */
export async function findObjects(
  client: Transaction,
  recordIds: string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; object: string }>(
    prepared('select id, object from crm_record where id = any($1::uuid[])', [
      [...new Set(recordIds)],
    ]),
  );
  return new Map(rows.map(({ id, object }) => [id, object]));
}

/** Takes activities off their timelines. @returns what could be seen of each, by its id. */
async function removeEntries(
  client: Transaction,
  places: { place: StoredPlace; scopes: string[] }[],
): Promise<Map<string, ActivitySnapshot>> {
  const snapshots = new Map<string, ActivitySnapshot>();
  if (places.length === 0) return snapshots;
  const keys = places.flatMap(({ place: { id, occurred_at }, scopes }) =>
    scopes.map((scope_id) => ({ scope_id, occurred_at, activity_id: id })),
  );
  const rows = await deleteEntries(client, keys);
  for (const { scope_id, activity_id, ...facts } of rows) {
    const snapshot = snapshots.get(activity_id);
    if (snapshot) snapshot.scopes.push(scope_id);
    else snapshots.set(activity_id, { scopes: [scope_id], facts });
  }
  return snapshots;
}

/** Takes entries off their timelines. @returns them as they were. */
export async function deleteEntries(
  client: Transaction,
  keys: { scope_id: string; occurred_at: string; activity_id: string }[],
): Promise<(EntryFacts & { scope_id: string; activity_id: string })[]> {
  const { rows } = await client.query(
    `delete from timeline_entry e using json_populate_recordset(null::timeline_entry, $1) o
      where e.scope_id = o.scope_id and e.occurred_at = o.occurred_at
        and e.activity_id = o.activity_id
      returning e.*`,
    [JSON.stringify(keys)],
  );
  return rows;
}

async function updateRows(client: Transaction, rows: ActivityRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).filter((column) => column !== 'id');
  await client.query(
    prepared(
      `update activity a set ${columns.map((column) => `${column} = n.${column}`).join(', ')}
         from json_populate_recordset(null::activity, $1) n where a.id = n.id`,
      [JSON.stringify(rows)],
    ),
  );
}

/** Adds rows to a table; they all have the same columns. */
export async function insertRows(
  client: Transaction,
  table: string,
  rows: object[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await client.query(
    prepared(
      `insert into ${table} (${columns})
       select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    ),
  );
}
