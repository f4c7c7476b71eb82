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
  return [...rows, ...(await wrongHours(pool))];
}

/** The same of the counts by hour, which the timelines of organizations and objects have. */
async function wrongHours(pool: Database['pool']): Promise<unknown[]> {
  const categories = Object.entries(KINDS_BY_CATEGORY);
  const { rows } = await pool.query(
    `with category as (
       select category, kind
         from json_each($1) c(category, kinds), json_array_elements_text(kinds) k(kind)
     ), counted as (
       select scope_id, hour, category, sum(count)::int as count from (
         ${categories.map(([category]) => `select scope_id, hour, '${category}' as category, ${category.toLowerCase()} as count from timeline_hour`).join(' union all ')}
          union all
         select scope_id, hour, category, delta from timeline_count join category using (kind)
          where hour is not null) c
        group by 1, 2, 3 having sum(count) <> 0
     ), walked as (
       select scope_id, date_trunc('hour', occurred_at, 'UTC') as hour, category, count(*)::int
         from timeline_entry join category using (kind)
        where not exists (select from crm_record r where r.id = scope_id)
          and not exists (select from record_alias a where a.id = scope_id)
        group by 1, 2, 3
     )
     select 'counted by hour' as what, * from (table counted except table walked) c
     union all
     select 'walked', * from (table walked except table counted) w`,
    [JSON.stringify(KINDS_BY_CATEGORY)],
  );
  return rows;
}
