import { createHash } from 'node:crypto';
import { foldText } from './search-terms.js';

/**
 * Hashes texts so that those that differ only in case, accents or white space have the same hash.
 * @param texts plain texts; blank ones are left out.
 * @returns each hash once: 64 bits as the decimal text of PostgreSQL's bigint.
 */
export function hashTexts(texts: readonly string[]): string[] {
  const folded = texts.map((text) => foldText(text).replace(/\s+/g, ' ').trim());
  return [...new Set(folded)]
    .filter((text) => text !== '')
    .map((text) => String(createHash('sha256').update(text).digest().readBigInt64BE()));
}
