import type pg from 'pg';
import type { Database } from '../db/database.js';
import { inTransaction } from '../db/transaction.js';
import { CHANGES_FROM } from '../ingest/record-changes.js';

/** How many changes are deleted in one transaction. */
const PORTION = 5_000;

/** The advisory lock of who prunes: any number that nothing else on this database uses. */
const PRUNING = 4_871_209_332;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Deletes the changes that are older than so many days, the oldest first, up to the first that is not;
 * cursors from before them are CURSOR_EXPIRED from then on. One process does it at a time: where
 * another is at it, this does nothing.
 * @param signal ends it after the portion that it is at.
 * @returns how many were deleted.
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
 * In the order of the feed, which is not quite that of time: what stands behind a young change stays,
 * however old, so that no cursor expires for what is still there. So does what a transaction that still
 * runs may yet come before.
 */
async function prunePortion(client: pg.PoolClient, keptFrom: string): Promise<number> {
  const lock = await client.query('select pg_try_advisory_xact_lock($1) as free', [PRUNING]);
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
        where epoch = (select feed_epoch()) and xact < ${CHANGES_FROM} order by xact, id limit ${PORTION}
     ), young as (
       select xact, id from oldest where at >= $1 order by xact, id limit 1
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
