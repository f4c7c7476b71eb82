import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKeys } from '../access/derive-keys.js';
import { GatewayError } from '../errors.js';

/** A place in the total order of a timeline. */
export interface Position {
  /** ISO 8601 in UTC with milliseconds. */
  occurredAt: string;
  /** UUID */
  activityId: string;
}

/** A position in the change feed; id 0 stands before all changes of its transaction. */
export interface ChangePosition {
  /** The database that the position is one of: see feed_epoch() in the migrations. */
  epoch: number;
  xact: number;
  id: number;
  /** Where it was taken while transactions ran: which later changes are known all the same. */
  known?: KnownChanges;
}

/** The changes of all transactions below `next`, but of those that were `running`. */
export interface KnownChanges {
  next: number;
  running: readonly number[];
}

/** Most running transactions that a cursor carries; with more, some changes come again. */
const MAX_RUNNING = 50;

/**
 * The place from which on a snapshot may lack changes.
 * @param snapshot FEED_SNAPSHOT: the epoch and pg_current_snapshot(), as 4711:795:799:795,797
 */
export function changesSince(snapshot: string): ChangePosition {
  const [epoch, oldest, next, running = ''] = snapshot.split(':');
  const position = { epoch: Number(epoch), xact: Number(oldest), id: 0 };
  const known = { next: Number(next), running: running.split(',').filter(Boolean).map(Number) };
  return known.running.length > MAX_RUNNING ? position : withKnown(position, known);
}

/** A place further on, for one who knows some changes beyond it. */
export function withKnown(
  { epoch, xact, id }: ChangePosition,
  known: KnownChanges | undefined,
): ChangePosition {
  return known && xact < known.next ? { epoch, xact, id, known } : { epoch, xact, id };
}

/** Whether the changes of a transaction are known. */
export function isKnown(xact: number, known: KnownChanges | undefined): boolean {
  return known !== undefined && xact < known.next && !known.running.includes(xact);
}

/** Makes and reads the cursors of one list; every other list refuses them. */
export interface CursorCodec<P = Position> {
  encode(position: P): string;
  /** @throws {GatewayError} BAD_CURSOR for anything that `encode` of the same list did not make. */
  decode(cursor: string, argument: string): P;
}

/** The first byte of a cursor: what it is a place in. */
const IN_TIMELINE = 1;
const IN_CHANGES = 2;
const MAC_BYTES = 16;

/**
 * Makes cursors from SECRET_KEY. A cursor is, in base64url, what it is a place in (1 byte), the place,
 * and an HMAC-SHA-256 cut to 16 bytes over these and over what the list is: organization, record, order
 * and filter. So it says nothing of the list, and yet fits no other.
 */
export class Cursors {
  private readonly keys: Buffer[];

  /** @param previousKey what SECRET_KEY was before: its cursors are still good. */
  constructor(secretKey: string, previousKey?: string) {
    this.keys = deriveKeys('cursor', secretKey, previousKey);
  }

  /**
   * Cursors of a timeline: the milliseconds since 1970 (8 bytes) and the activity's UUID (16).
   * @param list what the cursors are bound to; equal lists give equal text.
   */
  forList(list: string): CursorCodec {
    const seal = this.createSeal(IN_TIMELINE, 24, list);
    return {
      encode({ occurredAt, activityId }) {
        const bytes = Buffer.allocUnsafe(24);
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

  /**
   * Cursors of the change feed: epoch, xact and id of a position, then `next` and the running transactions
   * of what is known beyond it; 8 bytes each. Older cursors have no epoch: read as this, they have one
   * that no database has, and are expired.
   */
  forChanges(list: string): CursorCodec<ChangePosition> {
    const seal = this.createSeal(IN_CHANGES, null, list);
    return {
      encode({ epoch, xact, id, known }) {
        const numbers = [epoch, xact, id, ...(known ? [known.next, ...known.running] : [])];
        const bytes = Buffer.allocUnsafe(8 * numbers.length);
        for (const [place, number] of numbers.entries()) {
          bytes.writeBigInt64BE(BigInt(number), 8 * place);
        }
        return seal.close(bytes);
      },
      decode(cursor, argument) {
        const bytes = seal.open(cursor, argument);
        const numbers = Array.from({ length: bytes.length / 8 }, (_, place) =>
          Number(bytes.readBigInt64BE(8 * place)),
        );
        const [epoch = 0, xact = 0, id = 0, next, ...running] = numbers;
        return { epoch, xact, id, ...(next === undefined ? {} : { known: { next, running } }) };
      },
    };
  }

  private createSeal(kind: number, length: number | null, list: string) {
    const { keys } = this;
    const listKeys: Buffer[] = [];
    const mac = (bytes: Buffer, index = 0) => {
      listKeys[index] ??= createHmac('sha256', keys[index]!).update(list).digest();
      return createHmac('sha256', listKeys[index]).update(bytes).digest().subarray(0, MAC_BYTES);
    };
    return {
      close(place: Buffer): string {
        const bytes = Buffer.concat([Buffer.of(kind), place]);
        return Buffer.concat([bytes, mac(bytes)]).toString('base64url');
      },
      /** @returns the place. */
      open(cursor: string, argument: string): Buffer {
        const bytes = Buffer.from(cursor, 'base64url');
        const end = bytes.length - MAC_BYTES;
        const place = bytes.subarray(0, Math.max(0, end));
        const isOurs =
          end > 0 &&
          (length === null || end === 1 + length) &&
          bytes.toString('base64url') === cursor &&
          place[0] === kind &&
          keys.some((_, index) => timingSafeEqual(bytes.subarray(end), mac(place, index)));
        if (isOurs) return place.subarray(1);
        throw new GatewayError(
          'BAD_CURSOR',
          `${argument}: this cursor was not made by a list with the same record, filter and order. ` +
            'Take cursors from this list as they are, or start again without one.',
        );
      },
    };
  }
}
