import type pg from 'pg';
import { stringifyJson } from '../db/json.js';
import { preparedQuery } from '../db/statement-names.js';
import type { Transaction } from '../db/transaction.js';
import type { EntryValues } from './activity-row.js';

/** SQL of an int8, the feed's watermark: the oldest transaction in progress (xmin) for a statement. */
export const FEED_WATERMARK = 'pg_snapshot_xmin(pg_current_snapshot())::text::int8';

/**
 * SQL of a text: the database that a statement reads, and which transactions it sees. A subquery, so that it
 * is computed once for a statement and not for each of its rows.
 */
export const FEED_SNAPSHOT = `(select feed_epoch() || ':' || pg_current_snapshot())`;

/** An activity as it is before or after a change: what the feed stores of it, besides its search vector. */
export interface ActivityVersion {
  /** The timelines that contain it. */
  timelineIds: string[];
  /** Null of an erased activity: only its timelines are kept. */
  entryValues: EntryValues | null;
}

/** A change of one activity; before is null where it is new, after where it is deleted. */
export interface FeedChange {
  activityId: string;
  before: ActivityVersion | null;
  after: ActivityVersion | null;
  /** Its search vector afterwards, the text of a tsvector; undefined: unchanged. */
  search?: string | null;
  /** Whether only rollups differ. */
  rollupsOnly?: boolean;
  /** Of a change of its records alone, the objects of those that it left or joined; absent: it changed itself. */
  movedObjects?: string[];
}

/**
 * Appends to the change feed inside the caller's transaction, in the order given, and notifies every process once
 * it is committed. The caller must have locked what it changes before its first write, and calls this before it
 * writes the activities: their previous search vectors are read from the table.
 */
export async function appendChanges(
  client: Transaction,
  organizationId: string,
  changes: FeedChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(
    ({ activityId, before, after, search, rollupsOnly, movedObjects }, position) => ({
      position,
      activity_id: activityId,
      scopes_before: before?.timelineIds ?? null,
      before: before?.entryValues ?? null,
      scopes_after: after?.timelineIds ?? null,
      after: after?.entryValues ?? null,
      search: search ?? null,
      keeps_search: search === undefined,
      rollups_only: rollupsOnly ?? false,
      moved_objects: movedObjects ?? null,
    }),
  );
  const appended = preparedQuery(
    `with changed as (
       select n.*, a.search as old_search
         from json_to_recordset($2) as n (position int, activity_id uuid, scopes_before uuid[], before json,
                scopes_after uuid[], after json, search tsvector, keeps_search bool, rollups_only bool,
                moved_objects text[])
         left join activity a on a.id = n.activity_id
     )
     insert into activity_change (epoch, organization_id, activity_id, scopes_before, before,
       scopes_after, after, rollups_only, moved_objects, search, search_before)
     select (select feed_epoch()), $1, activity_id, scopes_before, before, scopes_after, after, rollups_only,
              moved_objects,
              case when keeps_search then old_search else search end,
              case when not keeps_search and scopes_before is not null
                    and old_search is distinct from search then coalesce(old_search, '') end
       from changed order by position`,
    [organizationId, stringifyJson(rows)],
  );
  await client.query(appended);
  client.notifiesFollowers = true;
}

/**
 * Removes the contents of erased activities from the feed. Their ids and all timelines that they were on
 * stay, so that every subscriber that received one also receives its deletion.
 */
export async function eraseChangeContents(
  client: pg.PoolClient,
  activityIds: string[],
): Promise<void> {
  await client.query(
    `with forgotten as (
       delete from activity_change where activity_id = any($1::uuid[]) and scopes_after is not null
       returning activity_id, coalesce(scopes_before, '{}') || scopes_after as scopes
     ), stood as (
       select activity_id, array_agg(distinct scope) as scopes
         from forgotten cross join unnest(scopes) scope group by 1
     )
     update activity_change c
        set before = null, search = null, search_before = null,
            scopes_before = array(
              select unnest(c.scopes_before)
              union select unnest(scopes) from stood s where s.activity_id = c.activity_id)
      where activity_id = any($1::uuid[]) and scopes_after is null`,
    [activityIds],
  );
}

/** Appends to the change feed that a record was merged into another, or erased (null). */
export async function appendRecordEnd(
  client: Transaction,
  organizationId: string,
  recordId: string,
  mergedInto: string | null,
): Promise<void> {
  await client.query(
    `insert into activity_change (organization_id, record_id, merged_into) values ($1, $2, $3)`,
    [organizationId, recordId, mergedInto],
  );
  client.notifiesFollowers = true;
}
