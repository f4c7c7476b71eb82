import type { Database } from '../../src/db/database.js';
import { KINDS_BY_CATEGORY } from './known-activity.js';

/** The counts that are not those of the entries, of all timelines; there should be none. */
export async function wrongCounts({ pool }: Database): Promise<unknown[]> {
  const { rows } = await pool.query(
    `with counted as (
       select scope_id, kind, source_id, channel, sum(delta)::int as count from timeline_count
        group by 1, 2, 3, 4 having sum(delta) <> 0
     ), walked as (
       select scope_id, kind, source_id, channel, count(*)::int from timeline_entry group by 1, 2, 3, 4
     )
     select 'counted' as what, * from (table counted except table walked) c
     union all
     select 'walked', * from (table walked except table counted) w`,
  );
  return [...rows, ...(await wrongPeriods(pool))];
}

/** The same of the counts by period, which the timelines of organizations, objects and rollups have. */
async function wrongPeriods(pool: Database['pool']): Promise<unknown[]> {
  const categories = Object.entries(KINDS_BY_CATEGORY);
  const { rows } = await pool.query(
    `with category as (
       select category, kind
         from json_each($1) c(category, kinds), json_array_elements_text(kinds) k(kind)
     ), counted as (
       select scope_id, minutes, minute, day, category, sum(count)::int as count from (
         ${categories.map(([category]) => `select scope_id, minutes, minute, day, '${category}' as category, ${category.toLowerCase()} as count from timeline_period`).join(' union all ')}
          union all
         select scope_id, minutes, ${minuteOf('quarter')}, ${dayOf('quarter')}, category, delta
           from timeline_count join category using (kind) cross join ${LENGTHS}
          where quarter is not null) c
        group by 1, 2, 3, 4, 5 having sum(count) <> 0
     ), walked as (
       select scope_id, minutes, ${minuteOf('occurred_at')} as minute, ${dayOf('occurred_at')} as day, category, count(*)::int
         from timeline_entry join category using (kind) cross join ${LENGTHS}
        where not exists (select from crm_record r where r.id = scope_id)
          and not exists (select from record_alias a where a.id = scope_id)
        group by 1, 2, 3, 4, 5
     )
     select 'counted by period' as what, * from (table counted except table walked) c
     union all
     select 'walked', * from (table walked except table counted) w`,
    [JSON.stringify(KINDS_BY_CATEGORY)],
  );
  return rows;
}

/** A quarter of an hour, an hour, six hours, a day. */
const LENGTHS = 'unnest(array[15, 60, 360, 1440]) l(minutes)';

/** SQL of the minute of the day at which the period of `minutes` that contains a timestamp starts. */
function minuteOf(timestamp: string): string {
  const seconds = `floor(extract(epoch from ${timestamp}))::bigint - extract(epoch from ${dayOf(timestamp)})::bigint`;
  return `((${seconds}) / 60 / minutes * minutes)::smallint`;
}

/** SQL of the day of UTC that contains a timestamp. */
function dayOf(timestamp: string): string {
  return `(date_trunc('day', ${timestamp}, 'UTC') at time zone 'UTC')::date`;
}
