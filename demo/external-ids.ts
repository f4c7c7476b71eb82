import type { Random } from './random.js';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A version 4 UUID, as Kasar names records and items. */
export function createKasarId(random: Random): string {
  const words = [random.bits(), random.bits(), random.bits(), random.bits()];
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[random.int(0, 3)];
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return groups.join('-');
}

/** A prefix and 20 base62 characters, as Invent names things: act_8fZk…. */
export function createInventId(random: Random, prefix: string): string {
  return `${prefix}_${letters(random, BASE62, 20)}`;
}

/** A prefix and 26 characters that look like a ULID, as Clarky names things: a_01H…. */
export function createClarkyId(random: Random, prefix: string): string {
  return `${prefix}_01H${letters(random, CROCKFORD, 23)}`;
}

function letters(random: Random, alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1)
    text += alphabet[random.int(0, alphabet.length - 1)];
  return text;
}
