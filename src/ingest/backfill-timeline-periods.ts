import type { Database } from '../db/database.js';
import { allowLongStatements, inTransaction, type Transaction } from '../db/transaction.js';
import { addToPeriods, quarterStart } from './counted-periods.js';
import { lockTimelineCounts } from './fold-timeline-counts.js';

/** How many entries are counted in one transaction, and the others of the same quarter of an hour. */
const PORTION = 20_000;

/**
 * Counts by period what earlier versions stored without: one timeline after the other, the newest entries first, in
 * portions. What is interrupted continues with the next call. Until then, histograms of these timelines count their
 * entries.
 * @param signal stops it after the current portion.
 * @throws the first error that kept a timeline from being counted, once the others are counted.
 */
export async function backfillTimelinePeriods(
  { pool }: Database,
  signal?: AbortSignal,
  portion = PORTION,
): Promise<void> {
  const failures: unknown[] = [];
  for (let timelineId: string | null = null; !signal?.aborted; ) {
    timelineId = await findNext(pool, timelineId);
    if (timelineId === null) break;
    try {
      await backfillTimeline(pool, timelineId, portion, signal);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** The first timeline after another one that is not counted completely; null: there is none. */
async function findNext(pool: Database['pool'], after: string | null): Promise<string | null> {
  const { rows } = await pool.query<{ scope_id: string }>(
    `select scope_id from timeline_period_backfill
      where $1::uuid is null or scope_id > $1 order by scope_id limit 1`,
    [after],
  );
  return rows[0]?.scope_id ?? null;
}

async function backfillTimeline(
  pool: Database['pool'],
  timelineId: string,
  portion: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  let isComplete: boolean;
  do {
    isComplete = await inTransaction(pool, (client) =>
      backfillPortion(client, timelineId, portion),
    );
  } while (!isComplete && !signal?.aborted);
}

/** @returns whether the timeline is counted completely. */
async function backfillPortion(
  client: Transaction,
  timelineId: string,
  portion: number,
): Promise<boolean> {
  // A quarter of an hour is not divided, however many entries it has.
  await allowLongStatements(client);
  // While it is held, nobody folds: the counts by period change here only.
  await lockTimelineCounts(client);
  // As text: a Date is not infinite.
  const { rows } = await client.query<{ from: string; before: string }>(
    `select b.before::text as before, coalesce((
        select ${quarterStart('e.occurred_at')} from timeline_entry e
         where e.scope_id = b.scope_id and e.occurred_at < b.before
         order by e.occurred_at desc offset $2 limit 1), '-infinity')::text as from
       from timeline_period_backfill b where b.scope_id = $1`,
    [timelineId, portion],
  );
  // Another process has completed it.
  if (!rows[0]) return true;
  const { from, before } = rows[0];
  // One statement, one snapshot: what has an entry has a delta. What is not folded yet is added by folding.
  await client.query(
    addToPeriods(`(
      select $1::uuid as scope_id, quarter, kind, sum(count) as delta from (
        select ${quarterStart('occurred_at')} as quarter, kind, 1 as count from timeline_entry
         where scope_id = $1 and occurred_at >= $2 and occurred_at < $3
         union all
        select quarter, kind, -delta from timeline_count
         where scope_id = $1 and quarter >= $2 and quarter < $3) c
       group by quarter, kind having sum(count) <> 0)`),
    [timelineId, from, before],
  );
  if (from === '-infinity') {
    await client.query('delete from timeline_period_backfill where scope_id = $1', [timelineId]);
    return true;
  }
  await client.query('update timeline_period_backfill set before = $2 where scope_id = $1', [
    timelineId,
    from,
  ]);
  return false;
}
