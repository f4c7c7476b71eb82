import type { Transaction } from '../db/transaction.js';
import {
  type ActivityPlacement,
  companyIdsOf,
  type EntryValues,
  timelineIdsOf,
} from './activity-row.js';
import { appendChanges } from './append-changes.js';
import { type CurrentRecord, resolveRecords } from './resolve-records.js';
import { deleteEntries, insertRows } from './write-rows.js';

/** SQL of the column of an activity `a` that moves between records and does not change itself. */
export const CONTENT_UPDATED_AT = 'coalesce(a.content_updated_at, a.updated_at)';

/** A stored activity, and the records that it belongs to from now on. */
export interface Move<P extends ActivityPlacement = ActivityPlacement> {
  placement: P;
  recordIds: string[];
}

/**
 * Moves activities to other records, inside the caller's transaction, which holds the lock of what it
 * changes, and appends the moves to the change feed. Nothing else of the activities changes but the rollups
 * that they are on, and updated_at.
 * @param moves no activity twice; soft-deleted ones have no timeline entries to move.
 * @returns where the activities are now.
 */
export async function moveActivities<P extends ActivityPlacement>(
  client: Transaction,
  organizationId: string,
  moves: Move<P>[],
): Promise<P[]> {
  if (moves.length === 0) return [];
  const records = await resolveRecords(
    client,
    moves.flatMap(({ placement, recordIds }) => [...idsOf(placement), ...recordIds]),
  );
  const placements = moves.map(({ placement }) => placement);
  const current = await leaveMergedRollups(client, organizationId, placements, records);
  const relocations = moves.map(({ recordIds }, index) => ({
    from: current[index]!,
    record_ids: recordIds,
    company_ids: companyIdsOf(recordIds, records),
  }));
  return relocate(client, organizationId, relocations, records);
}

/**
 * Moves activities to the rollups that they belong on, since the company of a contact has changed, as
 * moveActivities does. To followers of other timelines nothing changes, and updated_at stays.
 * @param placements no activity twice, none of them soft-deleted.
 * @param filled companies whose rollups are filled for the first time: the change feed does not report what
 *   is put on them. Nobody has read them with an exact total so far.
 */
export async function moveBetweenRollups(
  client: Transaction,
  organizationId: string,
  placements: ActivityPlacement[],
  filled: ReadonlySet<string> = new Set(),
): Promise<void> {
  if (placements.length === 0) return;
  const records = await resolveRecords(client, placements.flatMap(idsOf));
  const current = await leaveMergedRollups(client, organizationId, placements, records);
  const relocations = current
    .map((placement) => ({
      from: placement,
      record_ids: placement.record_ids,
      company_ids: companyIdsOf(placement.record_ids, records),
    }))
    .filter(({ from, company_ids }) => !hasSameIds(from.company_ids, company_ids));
  const isFilling = ({ from, company_ids }: Relocation<ActivityPlacement>) =>
    from.company_ids.every((id) => company_ids.includes(id)) &&
    company_ids.every((id) => from.company_ids.includes(id) || filled.has(id));
  for (const isReported of [false, true]) {
    const some = relocations.filter((relocation) => isFilling(relocation) !== isReported);
    await relocate(client, organizationId, some, records, { rollupsOnly: true, isReported });
  }
}

/** The records of an activity, and the companies on whose rollups it is. */
function idsOf({ record_ids, company_ids }: ActivityPlacement): string[] {
  return [...record_ids, ...company_ids];
}

/**
 * Moves those of some activities that are still on rollups of merged companies to the survivors', as a step of its
 * own: whoever has read these together and follows the survivor's receives what happens to them next.
 * @param records what resolveRecords has resolved idsOf to.
 * @returns the activities with their current companies.
 */
async function leaveMergedRollups<P extends ActivityPlacement>(
  client: Transaction,
  organizationId: string,
  placements: P[],
  records: ReadonlyMap<string, CurrentRecord>,
): Promise<P[]> {
  const relocations = placements
    .map((placement) => ({
      from: placement,
      record_ids: placement.record_ids,
      company_ids: [...new Set(placement.company_ids.map((id) => records.get(id)?.id ?? id))],
    }))
    .filter(({ from, company_ids }) => !hasSameIds(from.company_ids, company_ids));
  const moved = await relocate(client, organizationId, relocations, records, { rollupsOnly: true });
  return replace(placements, moved);
}

/** Some activities, those that were moved as they are now. */
function replace<P extends ActivityPlacement>(placements: P[], moved: P[]): P[] {
  const movedById = new Map(moved.map((placement) => [placement.id, placement]));
  return placements.map((placement) => movedById.get(placement.id) ?? placement);
}

function hasSameIds(ids: string[], others: string[]): boolean {
  return ids.length === others.length && ids.every((id) => others.includes(id));
}

/** A stored activity, and where it is from now on. */
interface Relocation<P> extends Pick<ActivityPlacement, 'record_ids' | 'company_ids'> {
  from: P;
}

async function relocate<P extends ActivityPlacement>(
  client: Transaction,
  organizationId: string,
  relocations: Relocation<P>[],
  records: ReadonlyMap<string, CurrentRecord>,
  { rollupsOnly = false, isReported = true } = {},
): Promise<P[]> {
  if (relocations.length === 0) return [];
  const valuesById = await readEntryValues(
    client,
    organizationId,
    relocations.map(({ from }) => from),
  );
  const visible = relocations.flatMap(({ from, ...to }) => {
    const entryValues = valuesById.get(from.id);
    if (!entryValues) return [];
    const left = timelineIdsOf(organizationId, from, records);
    const joined = timelineIdsOf(organizationId, to, records);
    const entryOn = (scope_id: string) => ({ scope_id, activity_id: from.id, ...entryValues });
    return {
      change: {
        activityId: from.id,
        before: { timelineIds: left, entryValues },
        after: { timelineIds: joined, entryValues },
        rollupsOnly,
        ...movedObjectsOf(from.record_ids, to.record_ids, records),
      },
      removed: left.filter((id) => !joined.includes(id)).map(entryOn),
      added: joined.filter((id) => !left.includes(id)).map(entryOn),
    };
  });
  await appendChanges(
    client,
    organizationId,
    isReported ? visible.map(({ change }) => change) : [],
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
  const moved = relocations.map(({ from, record_ids, company_ids }) => ({
    ...from,
    record_ids,
    company_ids: valuesById.has(from.id) ? company_ids : [],
  }));
  // Greater than the last value even if that was set by a clock that is ahead: see ifUpdatedAt.
  const updatedAt = `greatest(clock_timestamp(), a.updated_at + interval '1 millisecond')`;
  await client.query(
    `update activity a set record_ids = n.record_ids, company_ids = n.company_ids
            ${
              rollupsOnly
                ? ''
                : `, updated_at = ${updatedAt},
              content_updated_at = case when n.record_ids <> a.record_ids then ${CONTENT_UPDATED_AT} end`
            }
       from json_to_recordset($1) as n (id uuid, record_ids uuid[], company_ids uuid[])
      where a.id = n.id`,
    [
      JSON.stringify(
        moved.map(({ id, record_ids, company_ids }) => ({ id, record_ids, company_ids })),
      ),
    ],
  );
  return moved;
}

/** The objects of the records that are in one of two lists only; nothing where these are the same, or one is unknown. */
export function movedObjectsOf(
  before: readonly string[],
  after: readonly string[],
  records: ReadonlyMap<string, CurrentRecord>,
): { movedObjects?: string[] } {
  const moved = [
    ...before.filter((id) => !after.includes(id)),
    ...after.filter((id) => !before.includes(id)),
  ].map((id) => records.get(id)?.object);
  const known = moved.filter((object) => object !== undefined);
  return moved.length > 0 && known.length === moved.length
    ? { movedObjects: [...new Set(known)] }
    : {};
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
 * Moves those of some activities that still belong to merged records, or are on their rollups, to the surviving
 * ones: a merge moves them in portions, and a writer that changes one before that moves it first.
 * @returns the activities with their current records.
 */
export async function moveFromMerged<P extends ActivityPlacement>(
  client: Transaction,
  organizationId: string,
  placements: P[],
): Promise<P[]> {
  const records = await resolveRecords(client, placements.flatMap(idsOf));
  const currentIds = (placement: P) => [
    ...new Set(placement.record_ids.map((id) => records.get(id)?.id ?? id)),
  ];
  const current = await leaveMergedRollups(client, organizationId, placements, records);
  const moves = current
    .map((placement) => ({ placement, recordIds: currentIds(placement) }))
    .filter(({ placement, recordIds }) =>
      placement.record_ids.some((id) => !recordIds.includes(id)),
    );
  return replace(current, await moveActivities(client, organizationId, moves));
}

/** Reads the entry values of activities by id, from their entries on the organization's timeline. */
async function readEntryValues(
  client: Transaction,
  organizationId: string,
  placements: ActivityPlacement[],
): Promise<Map<string, EntryValues>> {
  const keys = placements.map(({ id, occurred_at }) => ({
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
