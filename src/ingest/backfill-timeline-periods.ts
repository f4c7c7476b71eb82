import type { Database } from '../db/database.js';
import { inTransaction, type Transaction } from '../db/transaction.js';
import { dayOf, eachPeriodColumn, minuteOf, PERIOD_LENGTHS } from './counted-periods.js';
import { lockTimelineCounts } from './fold-timeline-counts.js';

/** About how many entries are counted in one transaction. */
const PORTION = 20_000;

/**
 * Counts by period what earlier versions stored without, the newest first, in portions: what is interrupted
 * continues with the next call. Until then, histograms of these timelines count their entries.
 * @param signal stops it after the current portion.
 */
export async function backfillTimelinePeriods(
  { pool }: Database,
  signal?: AbortSignal,
  portion = PORTION,
): Promise<void> {
  while (!signal?.aborted) {
    const { rows } = await pool.query<{ scope_id: string }>(
      'select scope_id from timeline_period_backfill limit 1',
    );
    if (!rows[0]) return;
    const timelineId = rows[0].scope_id;
    await inTransaction(pool, (client) => backfillPortion(client, timelineId, portion));
  }
}

async function backfillPortion(
  client: Transaction,
  timelineId: string,
  portion: number,
): Promise<void> {
  // While it is held, nobody folds: the counts by period change here only.
  await lockTimelineCounts(client);
  // As text: a Date is not infinite.
  const { rows } = await client.query<{ from: string; before: string }>(
    `select b.before::text as before, coalesce((
        select date_trunc('day', e.occurred_at, 'UTC') from timeline_entry e
         where e.scope_id = b.scope_id and e.occurred_at < b.before
         order by e.occurred_at desc offset $2 limit 1), '-infinity')::text as from
       from timeline_period_backfill b where b.scope_id = $1`,
    [timelineId, portion],
  );
  // Another process has completed it.
  if (!rows[0]) return;
  const range = [timelineId, rows[0].from, rows[0].before];
  await client.query(
    `delete from timeline_period
      where scope_id = $1 and day >= ${dayOf('$2::timestamptz')} and day < ${dayOf('$3::timestamptz')}`,
    range,
  );
  // One statement, one snapshot: what has an entry has a delta.
  await client.query(
    `insert into timeline_period (scope_id, minutes, minute, day, ${eachPeriodColumn(({ column }) => column)})
     select $1, minutes, ${minuteOf('at')}, ${dayOf('at')},
            ${eachPeriodColumn(({ isOfKind }) => `coalesce(sum(count) filter (where ${isOfKind}), 0)`)}
       from (
         select occurred_at as at, kind, 1 as count from timeline_entry
          where scope_id = $1 and occurred_at >= $2 and occurred_at < $3
          union all
         select quarter, kind, -delta from timeline_count
          where scope_id = $1 and quarter >= $2 and quarter < $3) counted
      cross join ${PERIOD_LENGTHS} group by 2, 3, 4`,
    range,
  );
  await client.query(
    rows[0].from === '-infinity'
      ? 'delete from timeline_period_backfill where scope_id = $1'
      : 'update timeline_period_backfill set before = $2 where scope_id = $1',
    range.slice(0, rows[0].from === '-infinity' ? 1 : 2),
  );
}
