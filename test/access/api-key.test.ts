import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createApiKey,
  hashApiKey,
  isWellFormedApiKey,
  KEY_START_LENGTH,
} from '../../src/access/api-key.js';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('a new key', () => {
  it('is agw_, 30 base62 characters and a checksum of 6', () => {
    for (let count = 0; count < 1_000; count++) {
      const key = createApiKey();
      expect(key).toMatch(/^agw_[0-9A-Za-z]{36}$/);
      expect(isWellFormedApiKey(key)).toBe(true);
    }
  });

  it('ends with the CRC-32 of its 30 characters, in base62', () => {
    const key = createApiKey();
    const [secret, sum] = [key.slice(4, 34), key.slice(34)];
    const value = [...sum].reduce((total, digit) => total * 62 + BASE62.indexOf(digit), 0);
    expect(crc32ByBits('123456789')).toBe(0xcbf43926);
    expect(value).toBe(crc32ByBits(secret));
  });

  it('is never the same, nor begins the same', () => {
    const keys = Array.from({ length: 10_000 }, createApiKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys.map((key) => key.slice(0, KEY_START_LENGTH))).size).toBe(keys.length);
  });

  it('uses every character in every place', () => {
    const seen = Array.from({ length: 30 }, () => new Set<string>());
    for (let count = 0; count < 3_000; count++) {
      const secret = createApiKey().slice(4, 34);
      for (const [place, characters] of seen.entries()) characters.add(secret.charAt(place));
    }
    for (const characters of seen) expect(characters.size).toBe(62);
  });
});

describe('a changed key', () => {
  it('is refused whatever character is changed to whatever other', () => {
    fc.assert(
      fc.property(
        fc.nat(39),
        fc.oneof(
          fc.constantFrom(...BASE62),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        ),
        (place, character) => {
          const key = createApiKey();
          fc.pre(key[place] !== character);
          return !isWellFormedApiKey(key.slice(0, place) + character + key.slice(place + 1));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('is refused where two neighbours changed places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 38 }), (place) => {
        const key = createApiKey();
        const [a = '', b = ''] = key.slice(place, place + 2);
        fc.pre(a !== b);
        return !isWellFormedApiKey(key.slice(0, place) + b + a + key.slice(place + 2));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused where characters are missing or added', () => {
    const key = createApiKey();
    const spoiled = [
      '',
      'agw_',
      key.slice(1),
      key.slice(0, -1),
      `${key}0`,
      `0${key}`,
      ` ${key}`,
      `${key}\n`,
      key.replace('agw_', ''),
      key.replace('agw_', 'agw-'),
      `agw_${'0'.repeat(36)}`,
    ];
    for (const wrong of spoiled) expect(isWellFormedApiKey(wrong), wrong).toBe(false);
  });

  it('is refused in nearly every case where it is made up', () => {
    const character = fc.constantFrom(...BASE62);
    const secret = fc.array(character, { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(secret, (made) => !isWellFormedApiKey(`agw_${made.join('')}`)),
      {
        numRuns: 5_000,
      },
    );
  });
});

describe('the hash of a key', () => {
  it('is its SHA-256', () => {
    // FIPS 180-2, B.1
    expect(hashApiKey('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

/** CRC-32 as ISO 3309 defines it, bit by bit. */
function crc32ByBits(text: string): number {
  let rest = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
