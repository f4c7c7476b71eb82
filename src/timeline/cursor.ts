import { CURSOR_KIND, type CursorCodec, type CursorSealer } from '../access/cursor-seal.js';
import type { Position, TimelineOrder } from './entry-order.js';

/** Where a task without a due date is. */
const NO_DUE = 2n ** 63n - 1n;

/**
 * The cursors of a timeline: milliseconds since 1970 (8 bytes) and the UUID of the activity (16); in DUE_FIRST
 * after the milliseconds of the due instant (8).
 * @param list what they are bound to: organization, record and scope, order and filter.
 */
export function createTimelineCodec(
  cursorSealer: CursorSealer,
  list: string,
  order: TimelineOrder,
): CursorCodec<Position> {
  const byDue = order === 'DUE_FIRST';
  const start = byDue ? 8 : 0;
  const length = start + 24;
  const seal = cursorSealer.createSeal({ kind: CURSOR_KIND.timeline, list, length });
  return {
    encode({ occurredAt, activityId, due }) {
      const bytes = Buffer.allocUnsafe(length);
      if (byDue) bytes.writeBigInt64BE(due == null ? NO_DUE : BigInt(Date.parse(due)), 0);
      bytes.writeBigInt64BE(BigInt(Date.parse(occurredAt)), start);
      bytes.write(activityId.replaceAll('-', ''), start + 8, 'hex');
      return seal.close(bytes);
    },
    decode(cursor, argument) {
      const bytes = seal.open(cursor, argument);
      const hex = bytes.toString('hex', start + 8);
      const position = {
        occurredAt: toInstant(bytes.readBigInt64BE(start)),
        activityId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      };
      if (!byDue) return position;
      const due = bytes.readBigInt64BE(0);
      return { ...position, due: due === NO_DUE ? null : toInstant(due) };
    },
  };
}

function toInstant(milliseconds: bigint): string {
  return new Date(Number(milliseconds)).toISOString();
}
