import { CURSOR_KIND, type CursorCodec, type CursorSealer } from '../access/cursor-seal.js';

/** A position in a list that is ordered by name. */
export interface NamePosition {
  /** See ListedName. */
  nameKey: string;
  /** UUID */
  id: string;
}

const UUID_BYTES = 16;

/**
 * The cursors of a list that is ordered by name: the UUID of the item (16 bytes) and the key of its name, so that
 * a cursor outlives its row.
 * @param list what they are bound to: organization, list and arguments.
 */
export function createNameCodec(
  cursorSealer: CursorSealer,
  list: string,
): CursorCodec<NamePosition> {
  const seal = cursorSealer.createSeal({ kind: CURSOR_KIND.names, list });
  return {
    encode({ nameKey, id }) {
      return seal.close(
        Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.from(nameKey)]),
      );
    },
    decode(cursor, argument) {
      const bytes = seal.open(cursor, argument);
      const hex = bytes.toString('hex', 0, UUID_BYTES);
      return {
        nameKey: bytes.toString('utf8', UUID_BYTES),
        id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      };
    },
  };
}
