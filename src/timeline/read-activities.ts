import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { FieldsOf } from '../activity/computed-field.js';
import { type FieldName, KEY_FIELDS } from '../activity/fields.js';
import { objectTimelineId } from '../activity/timeline-id.js';
import { namedColumns } from './activity-sql.js';

/** Reads the activities of some ids that the viewer may read, with KEY_FIELDS and some others, in no order. */
export async function readActivities<F extends FieldName>(
  pool: pg.Pool,
  viewer: Viewer,
  ids: readonly string[],
  fields: readonly F[],
): Promise<FieldsOf<F>[]> {
  const { organizationId, objects } = viewer;
  const timelineIds = objects?.map((object) => objectTimelineId(organizationId, object)) ?? null;
  const columns = namedColumns([...new Set<FieldName>([...KEY_FIELDS, ...fields])]);
  const { rows } = await pool.query<FieldsOf<F>>(
    `select ${columns} from activity a
      where a.id = any($1::uuid[]) and a.organization_id = $2 and a.deleted_at is null
        and ($3::uuid[] is null or exists (select from timeline_entry m
          where m.scope_id = any($3) and m.occurred_at = a.occurred_at and m.activity_id = a.id))`,
    [ids, organizationId, timelineIds],
  );
  return rows;
}
