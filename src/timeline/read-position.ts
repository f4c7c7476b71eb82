import type pg from 'pg';
import type { Position } from './entry-order.js';
import type { PageRequest } from './page-request.js';
import { positionStatement } from './page-sql.js';

/** Below every entry: a page after it is empty. */
export const BELOW_ALL: Position = {
  occurredAt: '0001-01-01T00:00:00.000Z',
  activityId: '00000000-0000-0000-0000-000000000000',
};

/**
 * Finds the position after which a page begins that so many entries precede. It reads these entries in the
 * index: its cost grows with the offset.
 * @param request in NEWEST_FIRST.
 * @param offset at least 1.
 * @returns null where there are fewer.
 */
export async function readPosition(
  pool: pg.Pool,
  request: Pick<PageRequest, 'timelineIds' | 'recordId' | 'conditions' | 'order'>,
  offset: number,
): Promise<Position | null> {
  const { rows } = await pool.query<Position>(positionStatement(request, offset));
  return rows[0] ?? null;
}
