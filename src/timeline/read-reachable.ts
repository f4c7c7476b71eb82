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
  const timelineIds = visibleTimelineIds(viewer);
  if (timelineIds === null) return ids.map(() => true);
  const { rows } = await pool.query<{ id: string }>(
    `select w.id from unnest($1::uuid[]) w (id) where ${reachableSql('w.id', '$2')}`,
    [ids, timelineIds],
  );
  const reachable = new Set(rows.map(({ id }) => id));
  return ids.map((id) => reachable.has(id));
}

/** The timelines of all activities that a limited key may read; null: it is not limited. */
export function visibleTimelineIds({ organizationId, objects }: Viewer): string[] | null {
  return objects === null
    ? null
    : objects.map((object) => objectTimelineId(organizationId, object));
}

/** The columns by which an activity's timeline entries refer to users, assistants and segments. */
const ENTRY_COLUMNS = ['actor_id', 'assistant_id', 'assignee_id', 'segment_id'] as const;

/** The columns by which only the activity itself refers to some. */
const ACTIVITY_COLUMNS = ['author_id', 'broadcast_id'] as const;

type ReferringColumn = (typeof ENTRY_COLUMNS | typeof ACTIVITY_COLUMNS)[number];

/**
 * SQL of a boolean: whether what has an id belongs to an activity on any of some timelines.
 * @param timelineIds SQL of an array of UUIDs.
 * @param columns the ones that may have the id.
 */
export function reachableSql(
  id: string,
  timelineIds: string,
  columns: readonly ReferringColumn[] = [...ENTRY_COLUMNS, ...ACTIVITY_COLUMNS],
): string {
  // With an offset PostgreSQL looks each id up, and never reads whole timelines into a hash table.
  const exists = columns.map((column) =>
    ENTRY_COLUMNS.some((it) => it === column)
      ? `exists (select from timeline_entry e
           where e.scope_id = any(${timelineIds}) and e.${column} = ${id} offset 0)`
      : `exists (select from activity a join timeline_entry e
             on e.scope_id = any(${timelineIds}) and e.occurred_at = a.occurred_at and e.activity_id = a.id
           where a.${column} = ${id} offset 0)`,
  );
  return `(${exists.join(' or ')})`;
}
