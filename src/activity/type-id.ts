import { type TypeId, toUUID } from 'typeid-js';

/** The prefix of each type's ids (https://github.com/jetify-com/typeid). */
export const ID_PREFIXES = [
  'activity',
  'contact',
  'company',
  'record',
  'user',
  'assistant',
  'segment',
  'broadcast',
  'attachment',
  'source',
] as const;

export type IdPrefix = (typeof ID_PREFIXES)[number];

const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Encodes a UUID as a public id: contact_01h455vb4pex5vsknk084sn02q. The suffix is two zero bits and the
 * UUID's 128 bits in Crockford's base 32. A page has some sixty ids, and the library took a tenth of a page's
 * time; this takes a quarter of that. A test compares it with the library.
 */
export function encodeId(prefix: IdPrefix, uuid: string): string {
  let id = `${prefix}_`;
  let bits = 0;
  let count = 2;
  for (let index = 0; index < uuid.length; index++) {
    const code = uuid.charCodeAt(index);
    if (code === HYPHEN) continue;
    bits = (bits << 4) | (code <= DIGIT_9 ? code & 0xf : (code & 0xf) + 9);
    count += 4;
    if (count >= 5) {
      count -= 5;
      id += BASE32[(bits >> count) & 0x1f];
      bits &= (1 << count) - 1;
    }
  }
  return id;
}

const HYPHEN = '-'.charCodeAt(0);
const DIGIT_9 = '9'.charCodeAt(0);

/** Decodes a public id; null where it is malformed or its prefix is unknown. */
export function decodeId(id: string): { prefix: IdPrefix; uuid: string } | null {
  const prefix = ID_PREFIXES.find((known) => id.startsWith(`${known}_`));
  if (!prefix) return null;
  try {
    const uuid = toUUID(id as TypeId<string>);
    // The library accepts some malformed suffixes: a valid id encodes to itself.
    return encodeId(prefix, uuid) === id ? { prefix, uuid } : null;
  } catch {
    return null;
  }
}
