import { createHmac, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../errors.js';
import { deriveKeys } from './derive-keys.js';

/** Encodes and decodes the cursors of one list; every other list refuses them. */
export interface CursorCodec<P> {
  encode(position: P): string;
  /** @throws {GatewayError} BAD_CURSOR for anything that `encode` of the same list did not return. */
  decode(cursor: string, argument: string): P;
}

/** The first byte of a cursor: the kind of its list. */
export const CURSOR_KIND = { timeline: 1, feed: 2, names: 3, sections: 4 } as const;

interface SealOptions {
  kind: (typeof CURSOR_KIND)[keyof typeof CURSOR_KIND];
  /** What the cursors are bound to; equal lists have equal text. */
  list: string;
  /** Bytes of a position; absent: any number. */
  length?: number;
}

/** Authenticates the bytes of the positions of one list. */
export interface CursorSeal {
  /** @returns the cursor, in base64url. */
  close(position: Buffer): string;
  /** @returns the bytes of the position. @throws {GatewayError} BAD_CURSOR. */
  open(cursor: string, argument: string): Buffer;
}

const MAC_BYTES = 16;

/**
 * Seals cursors with keys derived from SECRET_KEY. A cursor is its kind (1 byte), the position, and an
 * HMAC-SHA-256 cut to 16 bytes over these and over the list: organization, record and scope, order and filter.
 * So it reveals nothing of the list, and no other list accepts it.
 */
export class CursorSealer {
  private readonly keys: Buffer[];

  /** @param previousKey the SECRET_KEY before the current one: its cursors stay valid. */
  constructor(secretKey: string, previousKey?: string) {
    this.keys = deriveKeys('cursor', secretKey, previousKey);
  }

  createSeal({ kind, list, length }: SealOptions): CursorSeal {
    const { keys } = this;
    const listKeys: Buffer[] = [];
    const mac = (bytes: Buffer, index = 0) => {
      listKeys[index] ??= createHmac('sha256', keys[index]!).update(list).digest();
      return createHmac('sha256', listKeys[index]).update(bytes).digest().subarray(0, MAC_BYTES);
    };
    return {
      close(position) {
        const bytes = Buffer.concat([Buffer.of(kind), position]);
        return Buffer.concat([bytes, mac(bytes)]).toString('base64url');
      },
      open(cursor, argument) {
        const bytes = Buffer.from(cursor, 'base64url');
        const end = bytes.length - MAC_BYTES;
        const sealed = bytes.subarray(0, Math.max(0, end));
        const isValid =
          end > 0 &&
          (length === undefined || end === 1 + length) &&
          bytes.toString('base64url') === cursor &&
          sealed[0] === kind &&
          keys.some((_, index) => timingSafeEqual(bytes.subarray(end), mac(sealed, index)));
        if (isValid) return sealed.subarray(1);
        throw new GatewayError(
          'BAD_CURSOR',
          `${argument}: this cursor was not made by a list with the same record, scope, filter and order. ` +
            'Take cursors from this list as they are, or start again without one.',
        );
      },
    };
  }
}
