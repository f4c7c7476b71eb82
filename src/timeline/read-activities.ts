import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Activity } from '../activity/fields.js';
import { objectTimelineId } from '../activity/timeline-id.js';
import { ACTIVITY_COLUMNS } from './activity-sql.js';

/** Reads the activities of some ids that the viewer may read, with all their fields, in no order. */
export async function readActivities(
  pool: pg.Pool,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Activity[]> {
  const { organizationId, objects } = viewer;
  const timelineIds = objects?.map((object) => objectTimelineId(organizationId, object)) ?? null;
  const { rows } = await pool.query<Activity>(
    `select ${ACTIVITY_COLUMNS} from activity a
      where a.id = any($1::uuid[]) and a.organization_id = $2 and a.deleted_at is null
        and ($3::uuid[] is null or exists (select from timeline_entry m
          where m.scope_id = any($3) and m.occurred_at = a.occurred_at and m.activity_id = a.id))`,
    [ids, organizationId, timelineIds],
  );
  return rows;
}
