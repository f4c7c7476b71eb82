import type pg from 'pg';
import type { Database } from '../db/database.js';
import { inTransaction } from '../db/transaction.js';
import { addToPeriods, PERIOD_COLUMNS } from './counted-periods.js';

/** The key of the advisory lock for folding; unique on this database. */
const FOLDING = 6_120_448_915;

/** Timelines with more deltas by quarter of an hour are folded. */
const MANY_QUARTERS = 20;

/** How many deltas by quarter of an hour are folded in one transaction. */
const PORTION = 5_000;

/** Returns the highest id of a count delta; 0 where there is none. */
export async function lastTimelineCount({ pool }: Database): Promise<number> {
  const { rows } = await pool.query('select coalesce(max(id), 0) as last from timeline_count');
  return rows[0].last;
}

/**
 * Sums up the count deltas of timelines that have many; the counts stay the same. One process does so at a
 * time. Deltas by quarter of an hour are summed up in portions first: an import has one for each of its activities.
 * @param since a delta id: only timelines with later deltas are considered.
 * @param others what to do while another process is folding: wait for it, or leave it to that process.
 * @returns whether this process folded.
 */
export async function foldTimelineCounts(
  database: Database,
  since: number,
  others: 'wait' | 'leave',
): Promise<boolean> {
  const fold = <T>(work: (client: pg.PoolClient) => Promise<T>) =>
    inTransaction(database.pool, async (client) => {
      if (others === 'wait') await lockTimelineCounts(client);
      else {
        const lock = await client.query('select pg_try_advisory_xact_lock($1) as free', [FOLDING]);
        if (!lock.rows[0].free) return { isFree: false } as const;
      }
      return { isFree: true, result: await work(client) } as const;
    });
  const timelineIds = await findManyQuarters(database, since);
  for (let last: number | null = timelineIds.length > 0 ? 0 : null; last !== null; ) {
    const after = last;
    const portion = await fold((client) => foldQuarters(client, timelineIds, after));
    if (!portion.isFree) return false;
    last = portion.result;
  }
  const { isFree } = await fold((client) =>
    client.query('select fold_timeline_counts($1)', [since]),
  );
  return isFree;
}

/** Prevents folding until the caller's transaction ends: folding replaces the rows of deltas. */
export async function lockTimelineCounts(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [FOLDING]);
}

/** The timelines with many deltas by quarter of an hour, of those with later deltas. */
async function findManyQuarters({ pool }: Database, since: number): Promise<string[]> {
  const { rows } = await pool.query<{ scope_id: string }>(
    `select scope_id from timeline_count
      where quarter is not null
        and scope_id in (select scope_id from timeline_count where id > $1 and quarter is not null)
      group by scope_id having count(*) > ${MANY_QUARTERS}`,
    [since],
  );
  return rows.map(({ scope_id }) => scope_id);
}

/**
 * Moves a portion of the deltas by quarter of an hour into timeline_period, and leaves their sums without one. Of
 * a quarter that is still to be counted from its entries, only the sums are left.
 * @param after the id of a delta: later ones are moved.
 * @returns the id of the last one; null: there are no more.
 */
async function foldQuarters(
  client: pg.PoolClient,
  timelineIds: readonly string[],
  after: number,
): Promise<number | null> {
  const { rows } = await client.query<{ last: number | null; empty: unknown }>(
    `with deltas as (
       delete from timeline_count where id in (
         select id from timeline_count
          where quarter is not null and id > $2 and scope_id = any($1::uuid[])
          order by id limit ${PORTION})
       returning *
     ), totals as (
       insert into timeline_count (scope_id, kind, source_id, channel, delta)
       select scope_id, kind, source_id, channel, sum(delta) from deltas
        group by 1, 2, 3, 4 having sum(delta) <> 0
     ), counted as (
       select * from deltas d where not exists (
         select from timeline_period_backfill b where b.scope_id = d.scope_id and b.before > d.quarter)
     ), periods as (${addToPeriods('counted')} returning *)
     select (select max(id) from deltas) as last,
            (select coalesce(json_agg(p), '[]') from periods p where ${IS_EMPTY}) as empty`,
    [timelineIds, after],
  );
  const { last, empty } = rows[0]!;
  await client.query(
    `delete from timeline_period p using json_populate_recordset(null::timeline_period, $1) e
      where (p.scope_id, p.minutes, p.minute, p.day) = (e.scope_id, e.minutes, e.minute, e.day)`,
    [JSON.stringify(empty)],
  );
  return last;
}

const IS_EMPTY = PERIOD_COLUMNS.map(({ column }) => `p.${column} = 0`).join(' and ');
