import { stringifyJson } from '../db/json.js';
import { preparedQuery } from '../db/statement-names.js';
import type { Transaction } from '../db/transaction.js';
import {
  type ActivityPlacement,
  type ActivityRow,
  companyIdsOf,
  entryValuesOf,
  type RollupColumns,
  type SearchColumns,
  timelineIdsOf,
} from './activity-row.js';
import { type ActivityVersion, appendChanges, type FeedChange } from './append-changes.js';
import { indexRows } from './index-rows.js';
import { CONTENT_UPDATED_AT, movedObjectsOf, moveFromMerged } from './move-activities.js';
import { type CurrentRecord, resolveRecords } from './resolve-records.js';
import { deleteEntries, insertRows } from './write-rows.js';

/** A change of one activity. */
export interface RowChange {
  /** The stored activity; null: it is new. */
  old: ActivityPlacement | null;
  /** The row that replaces it; null: it leaves every timeline, and the caller handles its row. */
  row: ActivityRow | null;
  /** Whether nothing but its records changes. */
  isMove?: boolean | undefined;
  /** Of an activity of an export that had moved since it last changed itself: when it did, ISO 8601. */
  contentUpdatedAt?: string | null;
  /** The names of its files. */
  filenames?: readonly string[];
}

/** A row with the columns that are derived when it is written. */
type CompleteRow = ActivityRow & SearchColumns & RollupColumns;

interface CompleteChange {
  old: ActivityPlacement | null;
  row: CompleteRow | null;
  isMove?: boolean | undefined;
}

/**
 * Writes activities with their timeline entries and their changes in the feed, inside the caller's
 * transaction. Every change of what timelines show goes through here, or through moveActivities for a
 * move; callers themselves write only columns that timelines do not show (deleted_at, wire), and the delivery
 * state, whose change is announced here or by touchActivities. An activity of a record
 * whose merge is in progress is moved to the surviving record first, as the merge would do.
 * @param given no activity twice.
 */
export async function applyChanges(
  client: Transaction,
  organizationId: string,
  given: RowChange[],
): Promise<void> {
  if (given.length === 0) return;
  const records = await resolveRecords(
    client,
    given.flatMap(({ old, row }) => [
      ...(old?.record_ids ?? []),
      ...(old?.company_ids ?? []),
      ...(row?.record_ids ?? []),
    ]),
  );
  // By the surviving records' ids too: a change of an activity whose record was merged continues on those.
  const current = new Map(
    [...records].flatMap(([requestedId, record]) => [
      [requestedId, record],
      [record.id, record],
    ]),
  );
  const timelinesOf = (activity: Pick<ActivityPlacement, 'record_ids' | 'company_ids'>) =>
    timelineIdsOf(organizationId, activity, current);
  const hasMerged = [...records].some(([id, record]) => id !== record.id);
  const followed = hasMerged ? await followMerges(client, organizationId, given, records) : given;
  const changes = await completeRows(client, followed, current);

  const before = await removeEntries(
    client,
    changes.flatMap(({ old }) => (old ? [{ placement: old, timelineIds: timelinesOf(old) }] : [])),
  );
  const appended = changes.map(({ old, row, isMove }): FeedChange => {
    const activityId = (old ?? row)!.id;
    return {
      activityId,
      before: before.get(activityId) ?? null,
      after: row && { timelineIds: timelinesOf(row), entryValues: entryValuesOf(row) },
      ...(row ? { search: row.search } : {}),
      ...(old && row && isMove ? movedObjectsOf(old.record_ids, row.record_ids, current) : {}),
    };
  });
  await appendChanges(client, organizationId, appended);
  const added = changes.flatMap(({ old, row }) => (old === null && row ? row : []));
  const rowsOf = (list: CompleteChange[]) => list.flatMap(({ row }) => row ?? []);
  const rewritten = changes.filter(({ old }) => old !== null);
  const updated = rowsOf(rewritten);
  await insertRows(client, 'activity', added);
  await updateRows(client, rowsOf(rewritten.filter(({ isMove }) => !isMove)), 'null');
  await updateRows(client, rowsOf(rewritten.filter(({ isMove }) => isMove)), CONTENT_UPDATED_AT);
  await restoreContentUpdatedAt(client, given);
  await insertRows(
    client,
    'timeline_entry',
    [...added, ...updated].flatMap((row) => {
      const entryValues = entryValuesOf(row);
      return timelinesOf(row).map((scope_id) => ({
        scope_id,
        activity_id: row.id,
        ...entryValues,
      }));
    }),
  );
}

/** Adds the columns of full-text search and of rollups. @param records the current ones, by their ids. */
async function completeRows(
  client: Transaction,
  changes: RowChange[],
  records: ReadonlyMap<string, CurrentRecord>,
): Promise<CompleteChange[]> {
  const rows = changes.flatMap(({ row, filenames = [] }) => (row ? { ...row, filenames } : []));
  const indexed = await indexRows(client, rows);
  return changes.map(({ old, row, isMove }) => ({
    old,
    row: row && {
      ...row,
      ...indexed.get(row.id)!,
      company_ids: companyIdsOf(row.record_ids, records),
    },
    isMove,
  }));
}

/** Moves stored activities off merged records. @returns the changes with current records only. */
async function followMerges(
  client: Transaction,
  organizationId: string,
  changes: RowChange[],
  records: Awaited<ReturnType<typeof resolveRecords>>,
): Promise<RowChange[]> {
  const stored = changes.flatMap(({ old }) => old ?? []);
  const moved = await moveFromMerged(client, organizationId, stored);
  const movedById = new Map(moved.map((placement) => [placement.id, placement]));
  return changes.map(({ old, row, isMove, filenames }) => ({
    isMove,
    filenames,
    old: old && (movedById.get(old.id) ?? null),
    row: row && {
      ...row,
      record_ids: [...new Set(row.record_ids.map((id) => records.get(id)?.id ?? id))],
    },
  }));
}

/** Takes activities off their timelines. @returns what could be seen of each, by its id. */
async function removeEntries(
  client: Transaction,
  placements: { placement: ActivityPlacement; timelineIds: string[] }[],
): Promise<Map<string, ActivityVersion>> {
  const rows = await deleteEntries(
    client,
    placements.flatMap(({ placement: { id, occurred_at }, timelineIds }) =>
      timelineIds.map((scope_id) => ({ scope_id, occurred_at, activity_id: id })),
    ),
  );
  const removed = new Map<string, ActivityVersion>();
  for (const { scope_id, activity_id, ...entryValues } of rows) {
    const known = removed.get(activity_id);
    if (known) known.timelineIds.push(scope_id);
    else removed.set(activity_id, { timelineIds: [scope_id], entryValues });
  }
  return removed;
}

/** @param contentUpdatedAt SQL of the column of an activity `a`. */
async function updateRows(
  client: Transaction,
  rows: ActivityRow[],
  contentUpdatedAt: string,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).filter((column) => column !== 'id');
  await client.query(
    preparedQuery(
      `update activity a set ${columns.map((column) => `${column} = n.${column}`).join(', ')},
              content_updated_at = ${contentUpdatedAt}
         from json_populate_recordset(null::activity, $1) n where a.id = n.id`,
      [stringifyJson(rows)],
    ),
  );
}

/** Sets when activities of an export last changed themselves, where they had moved since. */
async function restoreContentUpdatedAt(client: Transaction, changes: RowChange[]): Promise<void> {
  const moved = changes.flatMap(({ row, isMove, contentUpdatedAt = null }) =>
    row && !isMove && contentUpdatedAt !== null ? { id: row.id, contentUpdatedAt } : [],
  );
  if (moved.length === 0) return;
  await client.query(
    `update activity a set content_updated_at = n."contentUpdatedAt"
       from json_to_recordset($1) n (id uuid, "contentUpdatedAt" timestamptz) where a.id = n.id`,
    [JSON.stringify(moved)],
  );
}
