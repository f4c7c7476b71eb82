import { CURSOR_KIND, type CursorCodec, type CursorSealer } from '../access/cursor-seal.js';

/** A position in the total order of a timeline. */
export interface Position {
  /** ISO 8601 in UTC with milliseconds. */
  occurredAt: string;
  /** UUID */
  activityId: string;
}

const BYTES = 24;

/**
 * The cursors of a timeline: milliseconds since 1970 (8 bytes) and the UUID of the activity (16).
 * @param list what they are bound to: organization, record, order and filter.
 */
export function createTimelineCodec(
  cursorSealer: CursorSealer,
  list: string,
): CursorCodec<Position> {
  const seal = cursorSealer.createSeal({ kind: CURSOR_KIND.timeline, list, length: BYTES });
  return {
    encode({ occurredAt, activityId }) {
      const bytes = Buffer.allocUnsafe(BYTES);
      bytes.writeBigInt64BE(BigInt(Date.parse(occurredAt)), 0);
      bytes.write(activityId.replaceAll('-', ''), 8, 'hex');
      return seal.close(bytes);
    },
    decode(cursor, argument) {
      const bytes = seal.open(cursor, argument);
      const hex = bytes.toString('hex', 8);
      return {
        occurredAt: new Date(Number(bytes.readBigInt64BE(0))).toISOString(),
        activityId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      };
    },
  };
}
