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
   * `number`: digits 0 to 9 only, without what separates its thousands. `unspaced`: a stretch of a script that is written without spaces between
   * words, one character or many. `symbol`: an emoji.
   */
  kind: 'word' | 'number' | 'unspaced' | 'symbol';
  text: string;
  /** Where it starts and ends in the folded text. */
  start: number;
  end: number;
}

/**
 * Reduces a text to what search compares: lower case, without accents and invisible characters (soft
 * hyphens, zero-width characters), full-width and other compatibility forms as plain ones, the digits of every
 * script as 0 to 9. Marks that are part of a letter stay: the voiced marks of Japanese, the vowel signs of Indic
 * scripts and of Thai, the breve of й.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(MARKS, foldMarks)
    .normalize('NFC') // Puts together the syllables of Hangul and the kana, which NFKD takes apart.
    .toLowerCase()
    .replace(/[ßæœøđðħıłŧþς]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\P{Nd}0-9]|[\u066b\u066c]/gu, digitOf)
    .replace(/[’‘‛ʼʻ`′]/g, "'")
    .replace(/[‐‒–−]/g, '-')
    .replace(/[“”„‟]/g, '"');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII.
const ASCII = /^[\x00-\x7f]*$/;

/** Matches what foldText may leave out; \u0640 is the stroke that lengthens Arabic words. */
const MARKS = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]+/gu;

/** Accents, which most scripts share, but for the voiced marks of kana; and the vowel points of some scripts. */
const ACCENT = /^(?![\u3099\u309a])[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]$/u;

/** Leaves out marks that are no part of the letter before them. In Cyrillic й, ї and ў are other letters than и, і and у. */
function foldMarks(marks: string, index: number, text: string): string {
  let before = text[index - 1] ?? '';
  let kept = '';
  for (const mark of marks) {
    const isAccent = /\p{sc=Cyrl}/u.test(before)
      ? /^(?:[аеиоуыэюяі][\u0300\u0301]|е\u0308)$/i.test(before + mark)
      : ACCENT.test(mark);
    if (!isAccent && !INVISIBLE.test(mark)) kept += mark;
    before = mark;
  }
  return kept;
}

const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/u;

/**
 * A digit of another script, or one of Arabic's separators of decimals and thousands, as one of ASCII. The
 * digits of a script follow each other from its zero.
 */
function digitOf(digit: string): string {
  if (digit === '\u066b') return '.';
  if (digit === '\u066c') return ',';
  const code = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/**
 * Splits a folded text into tokens: runs of letters and digits, the stretches of scripts without spaces apart,
 * and emoji. PostgreSQL's own parser depends on the database's locale and knows no words in these scripts;
 * tokens are the same on every server.
 */
export function tokenize(folded: string): Token[] {
  const tokens: Token[] = [];
  for (const match of folded.matchAll(TOKEN)) {
    const [text, grouped, unspaced, word] = match;
    const start = match.index;
    const end = start + text.length;
    if (grouped) tokens.push({ kind: 'number', text: text.replace(/\D/g, ''), start, end });
    else if (unspaced) tokens.push({ kind: 'unspaced', text, start, end });
    else if (!word) tokens.push({ kind: 'symbol', text, start, end });
    else {
      const kind = /^[0-9]+$/.test(text) ? 'number' : 'word';
      tokens.push({ kind, text: cutWord(text), start, end });
    }
  }
  return tokens;
}

// A mark that foldText leaves is part of a letter.
const LETTER_OR_DIGIT = '[\\p{L}\\p{M}\\p{N}]';
const UNSPACED_SCRIPTS = ['Han', 'Hira', 'Kana', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{scx=${script}}`)
  .join('');
// Flag v: sets of characters can be subtracted and intersected.
const TOKEN = new RegExp(
  // A number whose thousands are separated: 1,234,567.
  `(?=\\d)(?<![${LETTER_OR_DIGIT}.,'])(\\d{1,3}(?:(?:,\\d{3})+|(?:'\\d{3})+))(?![,']?[${LETTER_OR_DIGIT}])` +
    `|([${LETTER_OR_DIGIT}&&[${UNSPACED_SCRIPTS}]]+)` +
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
 * reach, without the 00 that stands for +, and without the (0) that is not dialled after a country code.
 * @returns null for fewer than seven digits, and for one group that it reads as it is.
 */
export function joinPhoneNumber(text: TokenizedText, first: number): JoinedTokens | null {
  const { tokens } = text;
  let digits = '';
  let last = first - 1;
  for (let at = first; tokens[at]?.kind === 'number'; at++) {
    const joined = (digits + tokens[at]!.text).replace(/^00(?=[1-9])/, '');
    if (joined.length > MAX_PHONE_DIGITS) break;
    if (at > first && !/^[ ()./-]{1,3}$/.test(gapAfter(text, at - 1))) break;
    if (at === first || !isTrunkPrefix(text, at)) digits = joined;
    last = at;
  }
  if (last < first || digits.length < MIN_PHONE_DIGITS) return null;
  return last === first && digits === tokens[first]!.text ? null : { text: digits, last };
}

/** Whether a token is the (0) of +33 (0)6 12 34 56 78. */
function isTrunkPrefix({ folded, tokens }: TokenizedText, index: number): boolean {
  const { text, start, end } = tokens[index]!;
  return text === '0' && folded[start - 1] === '(' && folded[end] === ')';
}

/**
 * Reads words with hyphens or apostrophes as one word: e-mail as email, o'brien as obrien.
 * @returns null where no such word starts at the token.
 */
export function joinCompound(text: TokenizedText, first: number): JoinedTokens | null {
  const { tokens } = text;
  let word = '';
  let last = first - 1;
  for (let at = first; at < first + MAX_COMPOUND_PARTS && isWord(tokens[at]); at++) {
    if (at > first && !isHyphenated(text, at - 1)) break;
    word += tokens[at]!.text;
    last = at;
  }
  return last > first && !/^[0-9]+$/.test(word) ? { text: cutWord(word), last } : null;
}

function isWord(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'number';
}

/** Whether only a hyphen or an apostrophe is between a token and the next one. */
function isHyphenated({ folded, tokens }: TokenizedText, index: number): boolean {
  const { end } = tokens[index]!;
  return tokens[index + 1]!.start === end + 1 && (folded[end] === '-' || folded[end] === "'");
}
