import { fromUUID, type TypeId, toUUID } from 'typeid-js';

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

/** A UUID as a client sees it: contact_01h455vb4pex5vsknk084sn02q. */
export function encodeId(prefix: IdPrefix, uuid: string): string {
  return fromUUID(uuid, prefix);
}

/** What a client's id names; null where it is malformed or its prefix is none of ours. */
export function decodeId(id: string): { prefix: IdPrefix; uuid: string } | null {
  const prefix = ID_PREFIXES.find((known) => id.startsWith(`${known}_`));
  if (!prefix) return null;
  try {
    const uuid = toUUID(id as TypeId<string>);
    // The library takes some malformed suffixes: only what encodes back is an id.
    return encodeId(prefix, uuid) === id ? { prefix, uuid } : null;
  } catch {
    return null;
  }
}
