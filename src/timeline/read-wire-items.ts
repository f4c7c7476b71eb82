import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';

/**
 * Reads the items of activities as their sources sent them, by the ids of activities that the viewer may read.
 * The numbers in them have all their digits.
 */
export async function readWireItems(
  pool: pg.Pool,
  { organizationId }: Viewer,
  ids: readonly string[],
): Promise<[id: string, wire: unknown][]> {
  const { rows } = await pool.query<{ id: string; wire: unknown }>(
    `select id, wire from activity
      where id = any($1::uuid[]) and organization_id = $2 and wire is not null`,
    [ids, organizationId],
  );
  return rows.map(({ id, wire }) => [id, wire]);
}
