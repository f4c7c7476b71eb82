import type { Transaction } from '../db/transaction.js';
import { type ActivityPlacement, type EntryValues, timelineIdsOf } from './activity-row.js';
import { appendChanges } from './append-changes.js';
import { resolveRecords } from './resolve-records.js';
import { deleteEntries, insertRows } from './write-rows.js';

/** A stored activity, and the records that it belongs to from now on. */
export interface Move {
  placement: ActivityPlacement;
  recordIds: string[];
}

/**
 * Moves activities to other records, inside the caller's transaction, which holds the lock of what it
 * changes, and appends the moves to the change feed. Nothing else of the activities changes but
 * updated_at.
 * @param moves no activity twice; soft-deleted ones have no timeline entries to move.
 */
export async function moveActivities(
  client: Transaction,
  organizationId: string,
  moves: Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const records = await resolveRecords(
    client,
    moves.flatMap(({ placement, recordIds }) => [...placement.record_ids, ...recordIds]),
  );
  const objects = new Map([...records].map(([id, { object }]) => [id, object]));
  const valuesById = await readEntryValues(client, organizationId, moves);
  const visible = moves.flatMap(({ placement, recordIds }) => {
    const entryValues = valuesById.get(placement.id);
    if (!entryValues) return [];
    const left = timelineIdsOf(organizationId, placement.record_ids, objects);
    const joined = timelineIdsOf(organizationId, recordIds, objects);
    const entryOn = (scope_id: string) => ({ scope_id, activity_id: placement.id, ...entryValues });
    return {
      change: {
        activityId: placement.id,
        before: { timelineIds: left, entryValues },
        after: { timelineIds: joined, entryValues },
      },
      removed: left.filter((id) => !joined.includes(id)).map(entryOn),
      added: joined.filter((id) => !left.includes(id)).map(entryOn),
    };
  });
  await appendChanges(
    client,
    organizationId,
    visible.map(({ change }) => change),
  );
  await deleteEntries(
    client,
    visible.flatMap(({ removed }) => removed),
  );
  await insertRows(
    client,
    'timeline_entry',
    visible.flatMap(({ added }) => added),
  );
  await client.query(
    // Greater than the last value even if that was set by a clock that is ahead: see ifUpdatedAt.
    `update activity a set record_ids = n.record_ids,
        updated_at = greatest(clock_timestamp(), a.updated_at + interval '1 millisecond')
       from json_to_recordset($1) as n (id uuid, record_ids uuid[]) where a.id = n.id`,
    [
      JSON.stringify(
        moves.map(({ placement, recordIds }) => ({ id: placement.id, record_ids: recordIds })),
      ),
    ],
  );
}

/**
 * Appends to the change feed that activities were updated, and advances their updated_at, inside the caller's
 * transaction, which holds the lock of what it changes: for columns that no timeline entry has.
 * @param placements no activity twice; soft-deleted ones have no followers.
 */
export async function touchActivities(
  client: Transaction,
  organizationId: string,
  placements: ActivityPlacement[],
): Promise<void> {
  const moves = placements.map((placement) => ({ placement, recordIds: placement.record_ids }));
  await moveActivities(client, organizationId, moves);
}

/**
 * Moves those of some activities that still belong to merged records to the surviving ones: a merge moves
 * them in portions, and a writer that changes one before that moves it first.
 * @returns the activities with their current records.
 */
export async function moveFromMerged<P extends ActivityPlacement>(
  client: Transaction,
  organizationId: string,
  placements: P[],
): Promise<P[]> {
  const records = await resolveRecords(
    client,
    placements.flatMap(({ record_ids }) => record_ids),
  );
  const current = (placement: P) => [
    ...new Set(placement.record_ids.map((id) => records.get(id)?.id ?? id)),
  ];
  const moves = placements
    .map((placement) => ({ placement, recordIds: current(placement) }))
    .filter(({ placement, recordIds }) =>
      placement.record_ids.some((id) => !recordIds.includes(id)),
    );
  await moveActivities(client, organizationId, moves);
  return placements.map((placement) => ({ ...placement, record_ids: current(placement) }));
}

/** Reads the entry values of activities by id, from their entries on the organization's timeline. */
async function readEntryValues(
  client: Transaction,
  organizationId: string,
  moves: Move[],
): Promise<Map<string, EntryValues>> {
  const keys = moves.map(({ placement: { id, occurred_at } }) => ({
    occurred_at,
    activity_id: id,
  }));
  const { rows } = await client.query(
    `select e.* from json_populate_recordset(null::timeline_entry, $2) w
       join timeline_entry e using (occurred_at, activity_id) where e.scope_id = $1`,
    [organizationId, JSON.stringify(keys)],
  );
  return new Map(
    rows.map(({ scope_id, activity_id, ...entryValues }) => [activity_id, entryValues]),
  );
}
