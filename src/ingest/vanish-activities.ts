import type pg from 'pg';
import type { RecordInSource } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { lockForWriting, type Transaction } from '../db/transaction.js';
import type { ActivityPlacement } from './activity-row.js';
import { applyChanges } from './apply-changes.js';
import { moveActivities, moveFromMerged } from './move-activities.js';
import type { WriteTarget } from './upsert-records.js';

/** The number of consecutive full syncs of a list that must lack an item before it is soft-deleted. */
export const CONFIRMATIONS = 2;

/**
 * A list that lacks more items than this, and more than it still holds, may be temporarily incomplete: full
 * syncs within MASS_LOSS_GRACE_SECONDS seconds of the first such one do not confirm the loss.
 */
const MASS_LOSS_ITEMS = 10;
const MASS_LOSS_GRACE_SECONDS = 60;

/** The number of consecutive full syncs of a list that lacked an activity, by external id. */
export type Missing = ReadonlyMap<string, number>;

/** The result of a full sync of a record's list, from its first page to its last. */
export interface FullSyncResult extends RecordInSource {
  recordId: string;
  /** The external ids of all its items. */
  ids: Set<string>;
  /** When the sync started, ISO 8601: activities stored later may be newer than the list. */
  since: string;
  /** As of the full sync before this one. */
  missing: Missing;
  /** The first consecutive full sync that lacked most activities, ISO 8601; undefined: the last did not. */
  lostSince: string | undefined;
  /** Whether records of an object have lists; others are only referred to by items of those. */
  hasList(object: string): boolean;
}

/** The most activities that are removed in one transaction: the change feed waits for the oldest. */
const PORTION = 500;

/** What a full sync found of the stored activities that the list lacked. */
export interface FoundMissing {
  /** For the next full sync, once these are removed. */
  missing: Map<string, number>;
  /** For the next full sync. */
  lostSince: string | undefined;
  /** The UUIDs of those whose loss is confirmed, in portions to be removed by vanishActivities. */
  portions: string[][];
}

/** Finds the activities of a record that its list lacked, and those of them whose loss is confirmed. */
export async function findMissing(
  { pool }: Database,
  { sourceId }: Pick<WriteTarget, 'sourceId'>,
  list: FullSyncResult,
): Promise<FoundMissing> {
  const unseen = await findUnseen(pool, sourceId, list);
  const isMost = unseen.length > MASS_LOSS_ITEMS && unseen.length > list.ids.size;
  const lostSince = isMost ? (list.lostSince ?? list.since) : undefined;
  const isDoubtful =
    isMost && Date.parse(list.since) - Date.parse(lostSince!) < MASS_LOSS_GRACE_SECONDS * 1_000;
  const missing = new Map(
    unseen.map(({ external_id: id }) => {
      const before = list.missing.get(id) ?? 0;
      return [id, isDoubtful ? Math.max(before, 1) : Math.min(before + 1, CONFIRMATIONS)];
    }),
  );
  const gone = unseen.flatMap(({ id, external_id }) =>
    missing.get(external_id) === CONFIRMATIONS ? id : [],
  );
  const portions: string[][] = [];
  for (let at = 0; at < gone.length; at += PORTION) portions.push(gone.slice(at, at + PORTION));
  return { missing, lostSince, portions };
}

/**
 * Removes one portion of the activities whose loss is confirmed from the record, inside the caller's
 * transaction. Those that are left in no list of their source are soft-deleted until the source lists
 * them again. Records and lists count as they are now: another list may hold an activity since.
 * @param missing as findMissing returned it.
 * @returns the external ids of those removed from the record, and how many activities were soft-deleted.
 */
export async function vanishActivities(
  client: Transaction,
  { organizationId, sourceId }: Pick<WriteTarget, 'organizationId' | 'sourceId'>,
  list: FullSyncResult,
  { missing, portion }: { missing: Missing; portion: string[] },
): Promise<{ removed: string[]; deleted: number }> {
  await lockForWriting(client, organizationId, sourceId);
  const gone = await moveFromMerged(
    client,
    organizationId,
    await findPlacements(client, list.recordId, portion),
  );
  if (gone.length === 0) return { removed: [], deleted: 0 };

  const links = await findLinks(client, sourceId, gone);
  const isListed = (link: Link) => list.hasList(link.object);
  const others = links.filter(
    (link) =>
      link.record_id === list.recordId &&
      isListed(link) &&
      !link.isEmpty &&
      !(link.object === list.object && link.external_id === list.externalId),
  );
  // The record may have another list in the same source, which still has the item.
  const isOff = ({ external_id }: StoredItem) =>
    missing.get(external_id) === CONFIRMATIONS &&
    others.every(({ missing: there }) => there.get(external_id) === CONFIRMATIONS);
  const off = gone.filter(isOff).map((placement) => ({
    placement,
    recordIds: placement.record_ids.filter((id) => id !== list.recordId),
  }));
  const stays = ({ recordIds }: { recordIds: string[] }) =>
    links.some((link) => recordIds.includes(link.record_id) && isListed(link));
  await moveActivities(client, organizationId, off.filter(stays));
  const vanished = off.filter((move) => !stays(move)).map(({ placement }) => placement);
  await applyChanges(
    client,
    organizationId,
    vanished.map((old) => ({ old, row: null })),
  );
  const ids = vanished.map(({ id }) => id);
  await client.query(
    `update activity set deleted_at = now(), vanished_at = now(), company_ids = '{}',
        updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
      where id = any($1::uuid[])`,
    [ids],
  );
  return { removed: off.map(({ placement }) => placement.external_id), deleted: ids.length };
}

interface StoredItem extends ActivityPlacement {
  external_id: string;
}

/** The activities of a source on a record that were not in the list. */
async function findUnseen(
  pool: pg.Pool,
  sourceId: string,
  { recordId, ids, since }: FullSyncResult,
): Promise<Pick<StoredItem, 'id' | 'external_id'>[]> {
  const { rows } = await pool.query<Pick<StoredItem, 'id' | 'external_id'>>(
    `select distinct a.id, a.external_id
       from crm_record r cross join lateral unnest(r.id || r.merging) scope (id)
       join timeline_entry e on e.scope_id = scope.id
       join activity a on a.id = e.activity_id
      where r.id = $1 and e.source_id = $2 and a.recorded_at < $3
        and a.external_id is not null
        and a.external_id not in (select unnest($4::text[]))`,
    [recordId, sourceId, since, [...ids]],
  );
  return rows;
}

/** Those of some activities that are visible on a record. */
async function findPlacements(
  client: Transaction,
  recordId: string,
  ids: string[],
): Promise<StoredItem[]> {
  const { rows } = await client.query<StoredItem>(
    `select a.id, a.occurred_at, a.record_ids, a.company_ids, a.external_id
       from activity a join crm_record r on a.record_ids && (r.id || r.merging)
      where r.id = $1 and a.id = any($2::uuid[]) and a.deleted_at is null`,
    [recordId, ids],
  );
  return rows;
}

interface Link {
  record_id: string;
  object: string;
  external_id: string;
  missing: Missing;
  /** Whether it was never synced, or its source no longer has it: then it lists no stored activity. */
  isEmpty: boolean;
}

async function findLinks(
  client: Transaction,
  sourceId: string,
  placements: ActivityPlacement[],
): Promise<Link[]> {
  const { rows } = await client.query<
    Omit<Link, 'missing'> & { missing: Record<string, number> | null }
  >(
    `select record_id, object, external_id, reading -> 'missing' as missing,
        reading is null or (error_code = 'NOT_FOUND' and failures >= ${CONFIRMATIONS}) as "isEmpty"
       from record_link
      where source_id = $1 and record_id = any($2::uuid[])`,
    [sourceId, [...new Set(placements.flatMap(({ record_ids }) => record_ids))]],
  );
  return rows.map((row) => ({ ...row, missing: new Map(Object.entries(row.missing ?? {})) }));
}
