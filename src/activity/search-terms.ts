/** Letters that Unicode does not decompose into a base letter and a diacritic. */
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

/** PostgreSQL takes lexemes of at most 2,046 bytes; longer terms are found by their first characters. */
const MAX_TERM_LENGTH = 255;

/** The part of an activity's text that full-text search covers, in bytes. */
const MAX_INDEXED_BYTES = 256 * 1024;

/**
 * Splits a text into search terms: runs of letters and digits, in lower case, without diacritics, each
 * once. PostgreSQL's own parser depends on the database's locale and keeps email addresses and URLs
 * whole; these terms are the same on every server, in the index and in a query.
 */
export function searchTerms(text: string): string[] {
  const plain = text
    .slice(0, MAX_INDEXED_BYTES)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðħıłŧþ]/g, (letter) => LETTERS[letter] ?? letter);
  const terms = new Set<string>();
  let bytes = 0;
  for (const [run] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const term = [...run.slice(0, MAX_TERM_LENGTH + 1)].slice(0, MAX_TERM_LENGTH).join('');
    if (terms.has(term)) continue;
    bytes += Buffer.byteLength(term);
    if (bytes > MAX_INDEXED_BYTES) break;
    terms.add(term);
  }
  return [...terms];
}

/**
 * Indexes a text: the text format of a tsvector with its search terms and a lexeme for the
 * organization, so that an index scan reads that organization's activities alone.
 * @returns null for a text without a search term.
 */
export function searchVector(text: string, organizationId: string): string | null {
  const terms = searchTerms(text);
  return terms.length > 0 ? quoteLexemes(terms, organizationId).join(' ') : null;
}

/** Matches the activities of an organization that have all search terms: the text of a tsquery. */
export function searchQuery(terms: readonly string[], organizationId: string): string {
  return quoteLexemes(terms, organizationId).join(' & ');
}

/** Terms are letters and digits only: they need no escape, and none begins with a tilde. */
function quoteLexemes(terms: readonly string[], organizationId: string): string[] {
  return [`'~${organizationId}'`, ...terms.map((term) => `'${term}'`)];
}
