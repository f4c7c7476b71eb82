import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHAPE = /^agw_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;

/** Characters of a key that are stored in plain text, to identify it: agw_ and eight more. */
export const KEY_START_LENGTH = 12;

/** Creates a key: `agw_`, 30 random base62 characters (178 bits), and the CRC-32 of these in 6. */
export function createApiKey(): string {
  const secret = Array.from({ length: 30 }, () => BASE62[randomInt(62)]).join('');
  return `agw_${secret}${checksum(secret)}`;
}

/** Whether a text has a key's shape and checksum; others are refused without a look-up. */
export function isWellFormedApiKey(key: string): boolean {
  const [, secret, sum] = SHAPE.exec(key) ?? [];
  return secret !== undefined && checksum(secret) === sum;
}

/** The SHA-256 under which a key is stored. Its 178 random bits need no salt and no slow hash. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function checksum(secret: string): string {
  let rest = crc32(secret);
  let digits = '';
  for (let index = 0; index < 6; index++) {
    digits = BASE62[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
