import { createHash } from 'node:crypto';
import { foldText } from './search-terms.js';

/** Longer texts are compared by their first characters: they are hashed with every write. */
const MAX_COMPARED = 1_000;

/**
 * Hashes texts so that those that differ only in case, accents or white space have the same hash, and so do those
 * whose first 1,000 characters are alike.
 * @param texts plain texts; blank ones are left out.
 * @returns each hash once: 64 bits as the decimal text of PostgreSQL's bigint.
 */
export function hashTexts(texts: readonly string[]): string[] {
  return [...new Set(texts.map(comparedText))]
    .filter((text) => text !== '')
    .map((text) => String(createHash('sha256').update(text).digest().readBigInt64BE()));
}

function comparedText(text: string): string {
  // Accents and white space may take several times as many characters.
  const folded = foldText(text.slice(0, 8 * MAX_COMPARED));
  return folded.replace(/\s+/g, ' ').trim().slice(0, MAX_COMPARED);
}
