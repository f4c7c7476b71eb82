import {
  foldText,
  joinCompound,
  joinPhoneNumber,
  type TokenizedText,
  tokenize,
} from './search-terms.js';

/**
 * Increased where the terms of a text or its hash change: what was indexed by an earlier version is indexed anew. The
 * indexes that find it (`…_outdated_…`) name the version, so that a migration changes them at the same time.
 */
export const SEARCH_VERSION = 4;

/** The part of an activity's text that full-text search covers, in characters; and of its lexemes, in bytes. */
const MAX_INDEXED = 256 * 1024;

/** PostgreSQL keeps no higher position, and no more of one lexeme. */
const MAX_POSITION = 16_383;
const MAX_POSITIONS = 256;

/** The distance between two texts of an activity: no phrase reaches from one into the next. */
const TEXT_DISTANCE = 10;

/**
 * Precedes the lexemes of an organization: an index scan, of a prefix too, reads that organization's
 * lexemes alone. Where two organizations share a key, the condition on the organization tells them apart.
 */
export function lexemeKey(organizationId: string): string {
  return Buffer.from(organizationId.slice(-6), 'hex').toString('base64url');
}

/** The lexeme of a text that is too long for positions. Terms do not begin with a tilde. */
export function overlongLexeme(key: string): string {
  return `${key}~`;
}

/**
 * Indexes the texts of an activity: the text format of a tsvector. A word is one lexeme; of a stretch without
 * spaces there is one for each character with the next, so that any part of it is found. A compound
 * and a phone number have one more for each of their parts, from that part on as one word; a number whose
 * thousands are separated has one for each of them.
 *
 * Lexemes have positions, for phrases. A text with more than PostgreSQL keeps has none and is marked: there a
 * phrase is found where all of its words are.
 * @returns null for texts without a token.
 */
export function searchVector(texts: readonly string[], organizationId: string): string | null {
  const key = lexemeKey(organizationId);
  const lexemes = new Map<string, number[]>();
  let isOverlong = false;
  let bytes = 0;
  const add = (text: string, position: number) => {
    const lexeme = key + text;
    const positions = lexemes.get(lexeme);
    if (position > MAX_POSITION || positions?.length === MAX_POSITIONS) isOverlong = true;
    if (positions) {
      if (!isOverlong && positions.at(-1) !== position) positions.push(position);
      return;
    }
    bytes += Buffer.byteLength(lexeme);
    if (bytes <= MAX_INDEXED) lexemes.set(lexeme, [position]);
  };

  let position = 1;
  let rest = MAX_INDEXED;
  for (const text of texts) {
    const folded = foldText(text.slice(0, rest));
    position = addTokens({ folded, tokens: tokenize(folded) }, position, add) + TEXT_DISTANCE;
    rest -= text.length;
    if (rest <= 0 || bytes > MAX_INDEXED) break;
  }
  if (lexemes.size === 0) return null;
  const written = [...lexemes].map(([lexeme, positions]) =>
    isOverlong ? `'${lexeme}'` : `'${lexeme}':${positions.join()}`,
  );
  if (isOverlong) written.push(`'${overlongLexeme(key)}'`);
  return written.join(' ');
}

/** Adds the lexemes of a text. @returns the position after its last token. */
function addTokens(
  text: TokenizedText,
  first: number,
  add: (lexeme: string, position: number) => void,
): number {
  let position = first;
  for (const [index, token] of text.tokens.entries()) {
    if (token.kind === 'unspaced') {
      const characters = [...token.text];
      for (const [at, character] of characters.entries()) {
        add(character + (characters[at + 1] ?? ''), position++);
      }
      continue;
    }
    add(token.text, position);
    // Where it is no number but a list, each of its parts is found.
    const written = text.folded.slice(token.start, token.end);
    if (token.kind === 'number' && written !== token.text) {
      for (const part of written.split(/\D/)) add(part, position);
    }
    const joined = joinPhoneNumber(text, index) ?? joinCompound(text, index);
    if (joined) add(joined.text, position);
    position++;
  }
  return position;
}

/** The lexemes of an activity, read from the text of a tsvector. */
export class SearchVector {
  private parsed: ReadonlyMap<string, readonly number[]> | undefined;

  /** @param text null: of an activity without a text. */
  constructor(readonly text: string | null) {}

  has(lexeme: string, isPrefix = false): boolean {
    if (!isPrefix) return this.lexemes.has(lexeme);
    return [...this.lexemes.keys()].some((it) => it.startsWith(lexeme));
  }

  positions(lexeme: string, isPrefix = false): readonly number[] {
    if (!isPrefix) return this.lexemes.get(lexeme) ?? [];
    return [...this.lexemes].flatMap(([it, at]) => (it.startsWith(lexeme) ? at : []));
  }

  /** Parsed on first use: most changes are compared with no search. */
  private get lexemes(): ReadonlyMap<string, readonly number[]> {
    this.parsed ??= new Map(
      [...(this.text ?? '').matchAll(/'([^']*)'(?::([\d,]+))?/g)].map(([, lexeme, at]) => [
        lexeme!,
        at?.split(',').map(Number) ?? [],
      ]),
    );
    return this.parsed;
  }
}
