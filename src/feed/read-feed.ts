import type pg from 'pg';
import { SearchVector } from '../activity/search-vector.js';
import { createStatementNames } from '../db/statement-names.js';
import type { EntryValues } from '../ingest/activity-row.js';
import { type ActivityVersion, FEED_WATERMARK } from '../ingest/append-changes.js';
import { comparePositions, type FeedPosition } from './position.js';

/** One row of the change feed. */
export interface Change {
  position: FeedPosition;
  organizationId: string;
  /** Null for a change that reports a merged or erased record. */
  activityId: string | null;
  recordId: string | null;
  /** The record that it was merged into; null: it was erased. */
  mergedInto: string | null;
  before: FeedVersion | null;
  after: FeedVersion | null;
  /** Whether only the rollups that the activity is on differ. */
  rollupsOnly: boolean;
  /** Of a change of its records alone, the objects of those that it left or joined; null: it changed itself. */
  movedObjects: string[] | null;
}

/** A version of an activity with its search vector. */
export interface FeedVersion extends ActivityVersion {
  search: SearchVector;
}

export interface FeedReadRequest {
  organizationIds: readonly string[];
  /** Null: from the oldest change that is kept. */
  after: FeedPosition | null;
  /** Only changes of activities that were or are on one of these timelines; null: all. */
  timelineIds: readonly string[] | null;
  /** Includes the changes that report one of these records as merged or erased. */
  watchedRecordIds?: readonly string[];
  /** Most rows that are read before timelines and records select among them. */
  limit: number;
}

export interface FeedRead {
  /** In the order of the feed. */
  changes: Change[];
  /** Everything up to here was read; the next read begins here. Its epoch is the database's. */
  end: FeedPosition;
  /** Whether there may be more to read now. */
  hasMore: boolean;
  /** The oldest transaction in progress (xmin): only changes below it are read. */
  watermark: number;
  /** Whether changes of any organization wait for an older transaction to end. */
  isHeldBack: boolean;
  /** The last change of these organizations that was pruned. */
  pruned: FeedPosition | null;
  /** The first transaction that was not yet numbered (xmax): above all changes. */
  xmax: number;
}

const nameStatement = createStatementNames('changes', 10);

/**
 * Reads the change feed after a position, in the order (xact, id), up to the watermark: the oldest
 * transaction in progress. Whatever commits later has a higher number, so that no change is skipped.
 */
export async function readFeed(
  pool: pg.Pool,
  { organizationIds, after, timelineIds, watchedRecordIds = [], limit }: FeedReadRequest,
): Promise<FeedRead> {
  const [organizationId] = organizationIds;
  const isOne = organizationIds.length === 1;
  const text = feedStatement(isOne);
  const { rows } = await pool.query<FeedRow>({
    name: nameStatement(text),
    text,
    values: [
      isOne ? organizationId : organizationIds,
      after?.xact ?? 0,
      after?.id ?? 0,
      limit,
      timelineIds,
      watchedRecordIds,
    ],
  });
  const { epoch, watermark, scanned, lastXact, lastId, isHeldBack, xmax, ...first } = rows[0]!;
  const hasMore = scanned === limit;
  const upToWatermark = { epoch, xact: watermark, id: 0 };
  return {
    changes: rows.filter(({ id }) => id !== null).map(toChange),
    end: hasMore
      ? { epoch, xact: lastXact!, id: lastId! }
      : after?.epoch === epoch
        ? later(after, upToWatermark)
        : upToWatermark,
    hasMore,
    watermark,
    isHeldBack,
    pruned:
      first.prunedXact === null ? null : { epoch, xact: first.prunedXact, id: first.prunedId! },
    xmax,
  };
}

interface FeedRow {
  epoch: number;
  watermark: number;
  xmax: number;
  scanned: number;
  lastXact: number | null;
  lastId: number | null;
  isHeldBack: boolean;
  prunedXact: number | null;
  prunedId: number | null;
  xact: number;
  id: number | null;
  organizationId: string;
  activityId: string | null;
  recordId: string | null;
  mergedInto: string | null;
  before: EntryValues | null;
  after: EntryValues | null;
  rollupsOnly: boolean;
  timelineIdsBefore: string[] | null;
  timelineIdsAfter: string[] | null;
  movedObjects: string[] | null;
  search: string | null;
  searchBefore: string | null;
}

function toChange(row: FeedRow): Change {
  const { organizationId, activityId, recordId, mergedInto, rollupsOnly, movedObjects } = row;
  const search = new SearchVector(row.search);
  const searchBefore = row.searchBefore === null ? search : new SearchVector(row.searchBefore);
  return {
    position: { epoch: row.epoch, xact: row.xact, id: row.id! },
    organizationId,
    activityId,
    recordId,
    mergedInto,
    rollupsOnly,
    before: row.timelineIdsBefore && {
      timelineIds: row.timelineIdsBefore,
      entryValues: row.before,
      search: searchBefore,
    },
    after: row.timelineIdsAfter && {
      timelineIds: row.timelineIdsAfter,
      entryValues: row.after,
      search,
    },
    movedObjects,
  };
}

function later(a: FeedPosition, b: FeedPosition): FeedPosition {
  return comparePositions(a, b) > 0 ? a : b;
}

/**
 * Parameters: organization or organizations, xact and id of the position, limit, timelines (null: all),
 * watched records.
 * @param isOne for one organization the parameter is no array: PostgreSQL keeps a plan for it.
 */
function feedStatement(isOne: boolean): string {
  const organization = isOne ? '$1::uuid' : 'any($1::uuid[])';
  return `
    with snapshot as materialized (
      select ${FEED_WATERMARK} as watermark,
             pg_snapshot_xmax(pg_current_snapshot())::text::int8 as xmax,
             feed_epoch() as epoch
    ), scanned as materialized (
      select c.* from snapshot s cross join lateral (
        select * from activity_change
         where organization_id = ${organization}
           and epoch = s.epoch and (xact, id) > ($2::int8, $3::int8) and xact < s.watermark
         order by xact, id limit $4) c
    ), last as (select xact, id from scanned order by xact desc, id desc limit 1)
    select s.epoch, s.watermark, s.xmax, (select count(*)::int from scanned) as scanned,
           l.xact as "lastXact", l.id as "lastId",
           coalesce((select xact from activity_change where epoch = s.epoch
                      order by xact desc, id desc limit 1) >= s.watermark, false) as "isHeldBack",
           h.xact as "prunedXact", h.change_id as "prunedId",
           c.xact, c.id, c.organization_id as "organizationId", c.activity_id as "activityId",
           c.record_id as "recordId", c.merged_into as "mergedInto", c.before, c.after,
           c.rollups_only as "rollupsOnly",
           c.scopes_before as "timelineIdsBefore", c.scopes_after as "timelineIdsAfter",
           c.moved_objects as "movedObjects",
           c.search::text as search, c.search_before::text as "searchBefore"
      from snapshot s
      left join last l on true
      left join lateral (
        select xact, change_id from change_horizon
         where organization_id = ${organization}
           and epoch = s.epoch
         order by xact desc, change_id desc limit 1) h on true
      left join scanned c on $5::uuid[] is null or c.scopes_before && $5 or c.scopes_after && $5
        or c.record_id = any($6::uuid[])
     order by c.xact, c.id`;
}
