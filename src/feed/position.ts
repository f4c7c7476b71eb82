import { CURSOR_KIND, type CursorCodec, type CursorSealer } from '../access/cursor-seal.js';

/** A position in the change feed, in the order (xact, id). */
export interface FeedPosition {
  /** The database whose transactions are numbered: feed_epoch() in the migrations. */
  epoch: number;
  /** The number of a transaction. */
  xact: number;
  /** The number of a change; 0 is before all changes of its transaction. */
  id: number;
  /** Of a position that a snapshot gave: the changes after it that the snapshot has seen. */
  known?: KnownChanges;
}

/** The changes of all transactions below `next`, except those that were `running`. */
export interface KnownChanges {
  next: number;
  running: readonly number[];
}

/** Most running transactions that a cursor carries; with more, some changes are delivered again. */
const MAX_RUNNING = 50;

/**
 * The position up to which a snapshot has seen all changes.
 * @param snapshot FEED_SNAPSHOT: the epoch and pg_current_snapshot(), as 4711:795:799:795,797
 */
export function positionOfSnapshot(snapshot: string): FeedPosition {
  const [epoch, oldest, next, running = ''] = snapshot.split(':');
  const position = { epoch: Number(epoch), xact: Number(oldest), id: 0 };
  const known = { next: Number(next), running: running.split(',').filter(Boolean).map(Number) };
  return known.running.length > MAX_RUNNING ? position : withKnown(position, known);
}

/** The same position with the known changes after it, as long as there are any. */
export function withKnown(
  { epoch, xact, id }: FeedPosition,
  known: KnownChanges | undefined,
): FeedPosition {
  return known && xact < known.next ? { epoch, xact, id, known } : { epoch, xact, id };
}

/** Whether the changes of a transaction are known. */
export function isKnown(xact: number, known: KnownChanges | undefined): boolean {
  return known !== undefined && xact < known.next && !known.running.includes(xact);
}

/** Compares two positions of one epoch: negative where the first is earlier. */
export function comparePositions(a: FeedPosition, b: FeedPosition): number {
  return a.xact - b.xact || a.id - b.id;
}

/**
 * The cursors of the change feed: epoch, xact and id, then `next` and the running transactions of what
 * is known; 8 bytes each. Cursors from before there were epochs decode to one that no database has, so
 * that they are expired.
 * @param list what they are bound to: organization, record and filter.
 */
export function createFeedCodec(cursors: CursorSealer, list: string): CursorCodec<FeedPosition> {
  const seal = cursors.createSeal({ kind: CURSOR_KIND.feed, list });
  return {
    encode({ epoch, xact, id, known }) {
      const numbers = [epoch, xact, id, ...(known ? [known.next, ...known.running] : [])];
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
      const [epoch = 0, xact = 0, id = 0, next, ...running] = numbers;
      return { epoch, xact, id, ...(next === undefined ? {} : { known: { next, running } }) };
    },
  };
}
