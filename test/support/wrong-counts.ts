import type { Database } from '../../src/db/database.js';

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
  return rows;
}
