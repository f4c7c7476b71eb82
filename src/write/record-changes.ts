import type pg from 'pg';
import { CHANNELS } from '../store/database.js';
import type { EntryFacts } from './activity-row.js';

/** What followers could see of an activity: the timelines it stood on, and its facts there. */
export interface Sight {
  scopes: string[];
  /** Null of an activity that was erased: nothing of it is kept. */
  facts: EntryFacts | null;
}

/** What became of one activity; null before: it was not there, null after: it is gone. */
export interface ChangeRecord {
  activityId: string;
  before: Sight | null;
  after: Sight | null;
  /** Its words afterwards, as a tsvector; undefined: those that are stored. */
  search?: string | null;
}

/**
 * Appends to the change feed, inside the caller's transaction, which holds the lock of what it changes
 * since before its first write; and wakes followers in every process once it is committed. Comes before
 * the activities themselves are written: their words as they were are taken from the table.
 */
export async function recordChanges(
  client: pg.PoolClient,
  organizationId: string,
  changes: ChangeRecord[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ activityId, before, after, search }) => ({
    activity_id: activityId,
    scopes_before: before?.scopes ?? null,
    before: before?.facts ?? null,
    scopes_after: after?.scopes ?? null,
    after: after?.facts ?? null,
    search: search ?? null,
    keeps_search: search === undefined,
  }));
  await client.query(
    `with changed as (
       select n.*, a.search as old_search
         from json_to_recordset($2) as n (activity_id uuid, scopes_before uuid[], before json,
                scopes_after uuid[], after json, search tsvector, keeps_search bool)
         left join activity a on a.id = n.activity_id
     ), written as (
       insert into activity_change (organization_id, activity_id, scopes_before, before,
         scopes_after, after, search, search_before)
       select $1, activity_id, scopes_before, before, scopes_after, after,
              case when keeps_search then old_search else search end,
              case when not keeps_search and scopes_before is not null
                    and old_search is distinct from search then coalesce(old_search, '') end
         from changed
     )
     select pg_notify('${CHANNELS.changes}', '')`,
    [organizationId, JSON.stringify(rows)],
  );
}

/** Tells followers that a record is gone: it became one with another, or was erased (null). */
export async function recordGone(
  client: pg.PoolClient,
  organizationId: string,
  recordId: string,
  mergedInto: string | null,
): Promise<void> {
  await client.query(
    `with written as (
       insert into activity_change (organization_id, record_id, merged_into) values ($1, $2, $3)
     )
     select pg_notify('${CHANNELS.changes}', '')`,
    [organizationId, recordId, mergedInto],
  );
}

/**
 * Forgets what the change feed says of activities that are erased, but for the last of each, which says
 * that it is gone, and for the timelines that it ever stood on: who saw it on one of these, and has not
 * read on since, is told.
 */
export async function forgetChanges(client: pg.PoolClient, activityIds: string[]): Promise<void> {
  await client.query(
    `with last as (
       select distinct on (activity_id) activity_id, xact, id from activity_change
        where activity_id = any($1::uuid[]) order by activity_id, xact desc, id desc
     ), stood as (
       select activity_id, array_agg(distinct scope) as scopes
         from activity_change cross join unnest(scopes_before || scopes_after) scope
        where activity_id = any($1::uuid[]) group by activity_id
     ), forgotten as (
       delete from activity_change c using last l
        where c.activity_id = l.activity_id and (c.xact, c.id) <> (l.xact, l.id)
     )
     update activity_change c
        set scopes_before = s.scopes, before = null, search = null, search_before = null
       from last l join stood s using (activity_id)
      where (c.xact, c.id) = (l.xact, l.id)`,
    [activityIds],
  );
}
