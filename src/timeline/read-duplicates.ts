import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Activity } from '../activity/fields.js';
import { ACTIVITY_COLUMNS } from './activity-sql.js';
import { DUPLICATE, LOOKED_UP, mayBeDuplicate, readableRecords } from './duplicate-sql.js';

/** The most duplicates of one activity that are read. */
export const MAX_DUPLICATES = 20;

/**
 * Reads the duplicates of activities, in one statement: those that share a record which the viewer may read.
 * @param ids UUIDs of activities that the viewer may read.
 * @returns each with the id of the activity that it is a duplicate of, the first ones in the order of time.
 */
export async function readDuplicates(
  pool: pg.Pool,
  { organizationId, objects }: Viewer,
  ids: readonly string[],
): Promise<[id: string, duplicate: Activity][]> {
  const { rows } = await pool.query<Activity & { originalId: string }>(
    `select n.original_id as "originalId", ${ACTIVITY_COLUMNS}
       from (
         select *, row_number() over (partition by original_id order by occurred_at, id) as number
           from (
             select distinct a.id as original_id, b.id, b.occurred_at
               from activity a cross join lateral ${readableRecords(objects && '$3::text[]')}
              cross join lateral (
                select e.activity_id from timeline_entry e
                 where e.scope_id = r.id and ${mayBeDuplicate('a', '<>')} ${LOOKED_UP}) d
              cross join lateral ${DUPLICATE}
              where a.id = any($1::uuid[]) and a.organization_id = $2) found) n
       join activity a on a.id = n.id
      where n.number <= ${MAX_DUPLICATES} order by n.number`,
    [ids, organizationId, ...(objects ? [objects] : [])],
  );
  return rows.map(({ originalId, ...duplicate }) => [originalId, duplicate]);
}
