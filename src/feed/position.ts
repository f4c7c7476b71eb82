import { CURSOR_KIND, type CursorCodec, type CursorSealer } from '../access/cursor-seal.js';

/** A position in the change feed, in the order (xact, id). */
export interface FeedPosition {
  /** The database whose transactions are numbered: feed_epoch() in the migrations. */
  epoch: number;
  /** The number of a transaction. */
  xact: number;
  /** The number of a change; 0 is before all changes of its transaction. */
  id: number;
  /** Of a position that a snapshot gave, which is its xmin: the later transactions that it has seen. */
  seen?: SeenTransactions;
}

/** What a PostgreSQL snapshot has seen: all transactions below xmax, except those that were in progress. */
export interface SeenTransactions {
  xmax: number;
  inProgress: readonly number[];
}

/** Most transactions in progress that a cursor carries; with more, some changes are delivered again. */
const MAX_IN_PROGRESS = 50;

/**
 * The position up to which a snapshot has seen all changes.
 * @param snapshot FEED_SNAPSHOT: the epoch and pg_current_snapshot(), as 4711:795:799:795,797
 */
export function positionOfSnapshot(snapshot: string): FeedPosition {
  const [epoch, xmin, xmax, list = ''] = snapshot.split(':');
  const position = { epoch: Number(epoch), xact: Number(xmin), id: 0 };
  const inProgress = list.split(',').filter(Boolean).map(Number);
  if (inProgress.length > MAX_IN_PROGRESS) return position;
  return withSeen(position, { xmax: Number(xmax), inProgress });
}

/** The same position with the transactions seen after it, as long as there may be any. */
export function withSeen(
  { epoch, xact, id }: FeedPosition,
  seen: SeenTransactions | undefined,
): FeedPosition {
  return seen && xact < seen.xmax ? { epoch, xact, id, seen } : { epoch, xact, id };
}

/** Whether the changes of a transaction were seen, so that they are not delivered again. */
export function isSeen(xact: number, seen: SeenTransactions | undefined): boolean {
  return seen !== undefined && xact < seen.xmax && !seen.inProgress.includes(xact);
}

/** Compares two positions of one epoch: negative where the first is earlier. */
export function comparePositions(a: FeedPosition, b: FeedPosition): number {
  return a.xact - b.xact || a.id - b.id;
}

/**
 * The cursors of the change feed: epoch, xact and id, then xmax and the transactions in progress of what
 * was seen; 8 bytes each. Cursors from before there were epochs decode to one that no database has, so
 * that they are expired.
 * @param list what they are bound to: organization, record and scope, and filter with the records that it names.
 */
export function createFeedCodec(
  cursorSealer: CursorSealer,
  list: string,
): CursorCodec<FeedPosition> {
  const seal = cursorSealer.createSeal({ kind: CURSOR_KIND.feed, list });
  return {
    encode({ epoch, xact, id, seen }) {
      const numbers = [epoch, xact, id, ...(seen ? [seen.xmax, ...seen.inProgress] : [])];
      const bytes = Buffer.allocUnsafe(8 * numbers.length);
      for (const [index, number] of numbers.entries()) {
        bytes.writeBigInt64BE(BigInt(number), 8 * index);
      }
      return seal.close(bytes);
    },
    decode(cursor, argument) {
      const bytes = seal.open(cursor, argument);
      const numbers = Array.from({ length: bytes.length / 8 }, (_, index) =>
        Number(bytes.readBigInt64BE(8 * index)),
      );
      const [epoch = 0, xact = 0, id = 0, xmax, ...inProgress] = numbers;
      return { epoch, xact, id, ...(xmax === undefined ? {} : { seen: { xmax, inProgress } }) };
    },
  };
}
