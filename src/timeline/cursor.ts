import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../errors.js';

/** A place in the total order of a timeline. */
export interface Position {
  /** ISO 8601 in UTC with milliseconds. */
  occurredAt: string;
  /** UUID */
  activityId: string;
}

/** Makes and reads the cursors of one list; every other list refuses them. */
export interface CursorCodec {
  encode(position: Position): string;
  /** @throws {GatewayError} BAD_CURSOR for anything that `encode` of the same list did not make. */
  decode(cursor: string, argument: string): Position;
}

const VERSION = 1;
const POSITION_BYTES = 1 + 8 + 16;
const MAC_BYTES = 16;

/**
 * Makes cursors from SECRET_KEY. A cursor is, in base64url, a version (1 byte), the milliseconds since
 * 1970 (8), the activity's UUID (16), and an HMAC-SHA-256 cut to 16 bytes over these and over what the
 * list is: organization, record, order and filter. So it says nothing of the list, and yet fits no
 * other.
 */
export class Cursors {
  private readonly key: Buffer;

  constructor(secretKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'activity-gateway cursor', 32));
  }

  /** @param list what the cursors are bound to; equal lists give equal text. */
  forList(list: string): CursorCodec {
    let listKey: Buffer | undefined;
    const mac = (bytes: Buffer) => {
      listKey ??= createHmac('sha256', this.key).update(list).digest();
      return createHmac('sha256', listKey).update(bytes).digest().subarray(0, MAC_BYTES);
    };
    return {
      encode({ occurredAt, activityId }) {
        const bytes = Buffer.allocUnsafe(POSITION_BYTES);
        bytes.writeUInt8(VERSION, 0);
        bytes.writeBigInt64BE(BigInt(Date.parse(occurredAt)), 1);
        bytes.write(activityId.replaceAll('-', ''), 9, 'hex');
        return Buffer.concat([bytes, mac(bytes)]).toString('base64url');
      },
      decode(cursor, argument) {
        const bytes = Buffer.from(cursor, 'base64url');
        const position = bytes.subarray(0, POSITION_BYTES);
        const isOurs =
          bytes.length === POSITION_BYTES + MAC_BYTES &&
          bytes.toString('base64url') === cursor &&
          position[0] === VERSION &&
          timingSafeEqual(bytes.subarray(POSITION_BYTES), mac(position));
        if (!isOurs) {
          throw new GatewayError(
            'BAD_CURSOR',
            `${argument}: this cursor was not made by a list with the same record, filter and order. ` +
              'Take cursors from this list as they are, or start again without one.',
          );
        }
        const hex = position.toString('hex', 9);
        return {
          occurredAt: new Date(Number(position.readBigInt64BE(1))).toISOString(),
          activityId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
        };
      },
    };
  }
}
