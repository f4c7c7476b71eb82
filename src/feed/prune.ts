import type pg from 'pg';
import type { Database } from '../db/database.js';
import { inTransaction } from '../db/transaction.js';
import { FEED_WATERMARK } from '../ingest/append-changes.js';

/** Most changes that one transaction deletes. */
const PORTION = 5_000;

/** Advisory lock: any number that nothing else on this database uses. */
const PRUNE_LOCK = 4_871_209_332;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Deletes changes older than `keepDays`, in the order of the feed up to the first that is younger; cursors
 * before them expire. Does nothing while another process prunes.
 * @param signal stops it after the current portion.
 * @returns the number of deleted changes.
 */
export async function pruneChanges(
  database: Database,
  keepDays: number,
  now: Date = new Date(),
  signal?: AbortSignal,
): Promise<number> {
  const keptFrom = new Date(now.getTime() - keepDays * DAY).toISOString();
  for (let pruned = 0; ; ) {
    const portion = await inTransaction(database.pool, (client) => prunePortion(client, keptFrom));
    pruned += portion;
    if (portion < PORTION || signal?.aborted) return pruned;
  }
}

/**
 * The order of the feed is not quite that of time: a change after a newer one stays, however old, so
 * that no cursor expires while all that follows it is there. Changes above the watermark stay, too: a
 * transaction in progress may still write before them.
 */
async function prunePortion(client: pg.PoolClient, keptFrom: string): Promise<number> {
  const lock = await client.query('select pg_try_advisory_xact_lock($1) as free', [PRUNE_LOCK]);
  if (!lock.rows[0].free) return 0;
  // Rows that a dump brought from another database: no cursor of this one can reach them.
  const foreign = await client.query(
    `with current as materialized (select feed_epoch() as epoch)
     delete from activity_change where (epoch, xact, id) in (
       select c.epoch, c.xact, c.id from activity_change c, current
        where c.epoch < current.epoch or c.epoch > current.epoch limit ${PORTION})`,
  );
  const { rows } = await client.query<{ deleted: number }>(
    `with oldest as materialized (
       select epoch, xact, id, at from activity_change
        where epoch = (select feed_epoch()) and xact < ${FEED_WATERMARK} order by xact, id limit ${PORTION}
     ), young as (
       -- What is dated in the future was written while the clock of the database was ahead.
       select xact, id from oldest where at >= $1 and at < now() + interval '1 day' order by xact, id limit 1
     ), deleted as (
       delete from activity_change c using oldest o
        where c.epoch = o.epoch and c.xact = o.xact and c.id = o.id
          and not exists (select from young y where (o.xact, o.id) >= (y.xact, y.id))
       returning c.organization_id, c.epoch, c.xact, c.id
     ), raised as (
       insert into change_horizon as h (organization_id, epoch, xact, change_id)
       select distinct on (organization_id) organization_id, epoch, xact, id from deleted
        order by organization_id, xact desc, id desc
       on conflict (organization_id) do update
         set epoch = excluded.epoch, xact = excluded.xact, change_id = excluded.change_id
         where h.epoch <> excluded.epoch or (h.xact, h.change_id) < (excluded.xact, excluded.change_id)
     )
     select count(*)::int as deleted from deleted`,
    [keptFrom],
  );
  return rows[0]!.deleted + foreign.rowCount!;
}
