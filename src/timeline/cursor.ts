import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../errors.js';

/** A place in the total order of a timeline. */
export interface Position {
  /** ISO 8601 in UTC with milliseconds. */
  occurredAt: string;
  /** UUID */
  activityId: string;
}

/** A place in the order of the change feed; id 0 stands before all changes of its transaction. */
export interface ChangePosition {
  xact: number;
  id: number;
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
  private readonly key: Buffer;

  constructor(secretKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'activity-gateway cursor', 32));
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

  /** Cursors of the change feed, as far as a list is told of it: both numbers of a place, 8 bytes each. */
  forChanges(list: string): CursorCodec<ChangePosition> {
    const seal = this.createSeal(IN_CHANGES, 16, list);
    return {
      encode({ xact, id }) {
        const bytes = Buffer.allocUnsafe(16);
        bytes.writeBigInt64BE(BigInt(xact), 0);
        bytes.writeBigInt64BE(BigInt(id), 8);
        return seal.close(bytes);
      },
      decode(cursor, argument) {
        const bytes = seal.open(cursor, argument);
        return { xact: Number(bytes.readBigInt64BE(0)), id: Number(bytes.readBigInt64BE(8)) };
      },
    };
  }

  private createSeal(kind: number, length: number, list: string) {
    let listKey: Buffer | undefined;
    const mac = (bytes: Buffer) => {
      listKey ??= createHmac('sha256', this.key).update(list).digest();
      return createHmac('sha256', listKey).update(bytes).digest().subarray(0, MAC_BYTES);
    };
    return {
      close(place: Buffer): string {
        const bytes = Buffer.concat([Buffer.of(kind), place]);
        return Buffer.concat([bytes, mac(bytes)]).toString('base64url');
      },
      /** @returns the place. */
      open(cursor: string, argument: string): Buffer {
        const bytes = Buffer.from(cursor, 'base64url');
        const place = bytes.subarray(0, 1 + length);
        const isOurs =
          bytes.length === 1 + length + MAC_BYTES &&
          bytes.toString('base64url') === cursor &&
          place[0] === kind &&
          timingSafeEqual(bytes.subarray(1 + length), mac(place));
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
