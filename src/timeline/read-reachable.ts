import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import { objectTimelineId } from '../activity/timeline-id.js';

/**
 * Checks whether users, assistants, segments and broadcasts belong to any activity that the viewer may
 * read: for a key that is limited to objects, all others do not exist.
 * @param ids UUIDs of any of these.
 * @returns whether each does, in their order.
 */
export async function readReachable(
  pool: pg.Pool,
  viewer: Viewer,
  ids: readonly string[],
): Promise<boolean[]> {
  const { organizationId, objects } = viewer;
  if (objects === null) return ids.map(() => true);
  const timelineIds = objects.map((object) => objectTimelineId(organizationId, object));
  const entry = (column: string) =>
    `exists (select from timeline_entry e where e.scope_id = any($2) and e.${column} = w.id)`;
  const activity = (column: string) =>
    `exists (select from activity a join timeline_entry e
        on e.scope_id = any($2) and e.occurred_at = a.occurred_at and e.activity_id = a.id
      where a.${column} = w.id)`;
  const { rows } = await pool.query<{ id: string }>(
    `select w.id from unnest($1::uuid[]) w (id)
      where ${['actor_id', 'assistant_id', 'assignee_id', 'segment_id'].map(entry).join(' or ')}
         or ${['author_id', 'broadcast_id'].map(activity).join(' or ')}`,
    [ids, timelineIds],
  );
  const reachable = new Set(rows.map(({ id }) => id));
  return ids.map((id) => reachable.has(id));
}
