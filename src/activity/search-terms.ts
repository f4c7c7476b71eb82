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
  // The form that a sigma has at the end of a word.
  ς: 'σ',
};

/** PostgreSQL takes lexemes of at most 2,046 bytes; longer words are found by their first characters. */
const MAX_WORD_LENGTH = 255;

/** The digits of a phone number with its country code: ITU-T E.164 has at most 15. */
const MIN_PHONE_DIGITS = 7;
const MAX_PHONE_DIGITS = 15;

/** The most parts of a compound that are also read as one word. */
const MAX_COMPOUND_PARTS = 8;

/** A part of a text that is searched for: what index and query have in common. */
export interface Token {
  /**
   * `number`: digits 0 to 9 only. `unspaced`: a stretch of a script that is written without spaces between
   * words, one character or many. `symbol`: an emoji.
   */
  kind: 'word' | 'number' | 'unspaced' | 'symbol';
  text: string;
  /** Where it starts and ends in the folded text. */
  start: number;
  end: number;
}

/**
 * Reduces a text to what search compares: lower case, without diacritics and invisible characters (soft
 * hyphens, zero-width characters), full-width and other compatibility forms as plain ones.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .normalize('NFC') // Puts together the syllables of Hangul, which NFKD takes apart.
    .toLowerCase()
    .replace(/[ßæœøđðħıłŧþς]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[’‘‛ʼʻ`′]/g, "'")
    .replace(/[‐‒–−]/g, '-')
    .replace(/[“”„‟]/g, '"');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII.
const ASCII = /^[\x00-\x7f]*$/;

const INVISIBLE = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * Splits a folded text into tokens: runs of letters and digits, the stretches of scripts without spaces apart,
 * and emoji. PostgreSQL's own parser depends on the database's locale and knows no words in these scripts;
 * tokens are the same on every server.
 */
export function tokenize(folded: string): Token[] {
  return [...folded.matchAll(TOKEN)].map(({ 0: text, 1: unspaced, 2: word, index }) => ({
    kind: unspaced ? 'unspaced' : word ? (/^[0-9]+$/.test(text) ? 'number' : 'word') : 'symbol',
    text: word ? cutWord(text) : text,
    start: index,
    end: index + text.length,
  }));
}

const LETTER_OR_DIGIT = '[\\p{L}\\p{N}]';
const UNSPACED_SCRIPTS = ['Han', 'Hira', 'Kana', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{scx=${script}}`)
  .join('');
// Flag v: sets of characters can be subtracted and intersected.
const TOKEN = new RegExp(
  `([${LETTER_OR_DIGIT}&&[${UNSPACED_SCRIPTS}]]+)` +
    `|([${LETTER_OR_DIGIT}--[${UNSPACED_SCRIPTS}]]+)` +
    '|\\p{RI}{2}|[\\p{Extended_Pictographic}--[©®]]',
  'gv',
);

function cutWord(word: string): string {
  if (word.length <= MAX_WORD_LENGTH) return word;
  return [...word.slice(0, 2 * MAX_WORD_LENGTH)].slice(0, MAX_WORD_LENGTH).join('');
}

/** The tokens of a text with what is between them. */
export interface TokenizedText {
  folded: string;
  tokens: Token[];
}

/** The text between a token and the next one. */
export function gapAfter({ folded, tokens }: TokenizedText, index: number): string {
  return folded.slice(tokens[index]!.end, tokens[index + 1]!.start);
}

/** Consecutive tokens that are also read as one. */
export interface JoinedTokens {
  text: string;
  /** The index of the last token. */
  last: number;
}

/**
 * Reads groups of digits as one phone number, however they are spaced: from one token as far as a number can
 * reach.
 * @returns null for fewer than two groups or seven digits.
 */
export function joinPhoneNumber(text: TokenizedText, first: number): JoinedTokens | null {
  const joined = join(
    text,
    first,
    (token, digits) =>
      token.kind === 'number' && digits.length + token.text.length <= MAX_PHONE_DIGITS,
    /^[ ()./-]{1,3}$/,
  );
  return joined && joined.text.length >= MIN_PHONE_DIGITS ? joined : null;
}

/**
 * Reads words with hyphens or apostrophes as one word: e-mail as email, o'brien as obrien.
 * @returns null where no such word starts at the token.
 */
export function joinCompound(text: TokenizedText, first: number): JoinedTokens | null {
  let parts = 0;
  const joined = join(
    text,
    first,
    ({ kind }) => (kind === 'word' || kind === 'number') && parts++ < MAX_COMPOUND_PARTS,
    /^['-]$/,
  );
  return joined && !/^[0-9]+$/.test(joined.text) ? { ...joined, text: cutWord(joined.text) } : null;
}

function join(
  text: TokenizedText,
  first: number,
  accepts: (token: Token, before: string) => boolean,
  gap: RegExp,
): JoinedTokens | null {
  const { tokens } = text;
  if (!accepts(tokens[first]!, '')) return null;
  let joined = tokens[first]!.text;
  let last = first;
  while (last + 1 < tokens.length && gap.test(gapAfter(text, last))) {
    const next = tokens[last + 1]!;
    if (!accepts(next, joined)) break;
    joined += next.text;
    last++;
  }
  return last > first ? { text: joined, last } : null;
}
