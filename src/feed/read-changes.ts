import type pg from 'pg';
import { createStatementNames } from '../db/statement-names.js';
import type { EntryFacts } from '../ingest/activity-row.js';
import { CHANGES_FROM } from '../ingest/record-changes.js';
import type { ChangePosition } from '../timeline/cursor.js';

/** One row of the change feed. */
export interface Change {
  position: ChangePosition;
  organizationId: string;
  /** Null where it says that a record is gone: `recordId`. */
  activityId: string | null;
  recordId: string | null;
  /** The record that the one that is gone became one with; null where it was erased. */
  mergedInto: string | null;
  before: ChangeSight | null;
  after: ChangeSight | null;
}

/** What followers could see of an activity before or after a change. */
export interface ChangeSight {
  /** The timelines that it stood on. */
  scopes: string[];
  /** Null of one that was erased: nothing else is kept. */
  facts: EntryFacts | null;
  words: ReadonlySet<string>;
}

export interface ChangesRequest {
  /** Whose changes. */
  organizationIds: readonly string[];
  /** Null: from the oldest change that is kept. */
  after: ChangePosition | null;
  /** Only of what stood or stands on one of these timelines; null: all. */
  scopes: readonly string[] | null;
  /** Besides, what says that one of these records is gone. */
  records?: readonly string[];
  /** How many rows are looked at. */
  limit: number;
}

export interface ChangesRead {
  /** In the order of the feed. */
  changes: Change[];
  /** Everything up to here was looked at: later reads begin here. Its epoch is the database's. */
  end: ChangePosition;
  /** Whether there may be more that can be read at once. */
  hasMore: boolean;
  /** The oldest transaction in progress (xmin): only changes below it are read. */
  horizon: number;
  /** Whether there are changes that wait for an older transaction to end. */
  isHeldBack: boolean;
  /** The last change of one of the organizations that is not kept any more. */
  pruned: ChangePosition | null;
  /** The number that the next transaction gets: no change can lie above. */
  nextXact: number;
}

const nameStatement = createStatementNames('changes', 10);

/**
 * Reads the change feed from a position on, in the order (xact, id), up to the oldest transaction that
 * still runs: what commits later has a higher number than all that was given, so that none is skipped.
 */
export async function readChanges(
  pool: pg.Pool,
  { organizationIds, after, scopes, records = [], limit }: ChangesRequest,
): Promise<ChangesRead> {
  const [organizationId] = organizationIds;
  const isOne = organizationIds.length === 1;
  const text = `
    with snapshot as materialized (
      select ${CHANGES_FROM} as horizon,
             pg_snapshot_xmax(pg_current_snapshot())::text::int8 as next_xact,
             feed_epoch() as epoch
    ), looked as materialized (
      select c.* from snapshot s cross join lateral (
        select * from activity_change
         where organization_id = ${isOne ? '$1::uuid' : 'any($1::uuid[])'}
           and epoch = s.epoch and (xact, id) > ($2::int8, $3::int8) and xact < s.horizon
         order by xact, id limit $4) c
    ), last as (select xact, id from looked order by xact desc, id desc limit 1)
    select s.epoch, s.horizon, s.next_xact as "nextXact", (select count(*)::int from looked) as looked,
           l.xact as "lastXact", l.id as "lastId",
           coalesce((select xact from activity_change where epoch = s.epoch
                      order by xact desc, id desc limit 1) >= s.horizon, false) as "isHeldBack",
           h.xact as "prunedXact", h.change_id as "prunedId",
           c.xact, c.id, c.organization_id as "organizationId", c.activity_id as "activityId",
           c.record_id as "recordId", c.merged_into as "mergedInto", c.before, c.after,
           c.scopes_before as "scopesBefore", c.scopes_after as "scopesAfter",
           tsvector_to_array(c.search) as words, tsvector_to_array(c.search_before) as "wordsBefore"
      from snapshot s
      left join last l on true
      left join lateral (
        select xact, change_id from change_horizon
         where organization_id = ${isOne ? '$1::uuid' : 'any($1::uuid[])'}
           and epoch = s.epoch
         order by xact desc, change_id desc limit 1) h on true
      left join looked c on $5::uuid[] is null or c.scopes_before && $5 or c.scopes_after && $5
        or c.record_id = any($6::uuid[])
     order by c.xact, c.id`;
  const { rows } = await pool.query<FeedRow>({
    name: nameStatement(text),
    text,
    values: [
      isOne ? organizationId : organizationIds,
      after?.xact ?? 0,
      after?.id ?? 0,
      limit,
      scopes,
      records,
    ],
  });
  const { epoch, horizon, looked, lastXact, lastId, isHeldBack, nextXact, ...first } = rows[0]!;
  const hasMore = looked === limit;
  const upToHorizon = { epoch, xact: horizon, id: 0 };
  return {
    changes: rows.filter(({ id }) => id !== null).map(toChange),
    end: hasMore
      ? { epoch, xact: lastXact!, id: lastId! }
      : after?.epoch === epoch
        ? later(after, upToHorizon)
        : upToHorizon,
    hasMore,
    horizon,
    isHeldBack,
    pruned:
      first.prunedXact === null ? null : { epoch, xact: first.prunedXact, id: first.prunedId! },
    nextXact,
  };
}

interface FeedRow {
  epoch: number;
  horizon: number;
  nextXact: number;
  looked: number;
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
  before: EntryFacts | null;
  after: EntryFacts | null;
  scopesBefore: string[] | null;
  scopesAfter: string[] | null;
  words: string[] | null;
  wordsBefore: string[] | null;
}

function toChange(row: FeedRow): Change {
  const { organizationId, activityId, recordId, mergedInto } = row;
  const words = new Set(row.words);
  const wordsBefore = row.wordsBefore ? new Set(row.wordsBefore) : words;
  const sight = (
    scopes: string[] | null,
    facts: EntryFacts | null,
    ofWords: ReadonlySet<string>,
  ): ChangeSight | null => scopes && { scopes, facts, words: ofWords };
  return {
    position: { epoch: row.epoch, xact: row.xact, id: row.id! },
    organizationId,
    activityId,
    recordId,
    mergedInto,
    before: sight(row.scopesBefore, row.before, wordsBefore),
    after: sight(row.scopesAfter, row.after, words),
  };
}

/** Below 0 where the first stands before the second, 0 where they are the same. */
export function comparePositions(a: ChangePosition, b: ChangePosition): number {
  return a.xact - b.xact || a.id - b.id;
}

function later(a: ChangePosition, b: ChangePosition): ChangePosition {
  return comparePositions(a, b) > 0 ? a : b;
}
