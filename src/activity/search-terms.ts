/** Letters that Unicode does not take apart into a base and an accent. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
};

/** PostgreSQL takes lexemes of at most 2,046 bytes; longer words are found by their beginning. */
const MAX_WORD_LENGTH = 255;

/** Full text covers this much of an activity, in bytes. */
const MAX_INDEXED_BYTES = 256 * 1024;

/**
 * The words of a text as they are searched: runs of letters and digits, in lower case, without
 * accents. PostgreSQL's own parser splits by the database's locale and keeps addresses and URLs whole;
 * cut here, a word is the same on every server, in the index and in a search.
 */
export function splitWords(text: string): string[] {
  const plain = text
    .slice(0, MAX_INDEXED_BYTES)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðħıłŧþ]/g, (letter) => LETTERS[letter] ?? letter);
  const words = new Set<string>();
  let bytes = 0;
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const lexeme = [...word.slice(0, MAX_WORD_LENGTH + 1)].slice(0, MAX_WORD_LENGTH).join('');
    if (words.has(lexeme)) continue;
    bytes += Buffer.byteLength(lexeme);
    if (bytes > MAX_INDEXED_BYTES) break;
    words.add(lexeme);
  }
  return [...words];
}

/**
 * The words of a text in the text format of a tsvector, with a lexeme for their organization, so that
 * the index leads to its own activities alone; null for a text without a word.
 */
export function searchVector(text: string, organizationId: string): string | null {
  const words = splitWords(text);
  return words.length > 0 ? quoteAll(words, organizationId).join(' ') : null;
}

/** What finds the activities of an organization that have all of some words: text of a tsquery. */
export function searchQuery(words: readonly string[], organizationId: string): string {
  return quoteAll(words, organizationId).join(' & ');
}

/** Words are letters and digits only: nothing in them needs an escape, and none begins with a tilde. */
function quoteAll(words: readonly string[], organizationId: string): string[] {
  return [`'~${organizationId}'`, ...words.map((word) => `'${word}'`)];
}
