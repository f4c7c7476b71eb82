import {
  foldText,
  gapAfter,
  type JoinedTokens,
  joinCompound,
  joinPhoneNumber,
  type Token,
  type TokenizedText,
  tokenize,
} from './search-terms.js';
import { lexemeKey, overlongLexeme, type SearchVector } from './search-vector.js';

/** A lexeme at its place in a phrase. */
interface PhraseTerm {
  lexeme: string;
  /** Whether lexemes that begin with it match, too. */
  isPrefix: boolean;
  /** Counted in tokens, and in characters of scripts without spaces. */
  position: number;
}

/** Terms that follow each other. */
type Phrase = readonly PhraseTerm[];

/** All of these phrases are found, in any order. */
type Phrases = readonly Phrase[];

/** What a search looks for, as PostgreSQL's index finds it and as a predicate of the change feed. */
export class SearchQuery {
  /** @param alternatives in each list, one of the alternatives must be found. */
  constructor(
    private readonly alternatives: readonly (readonly Phrases[])[],
    private readonly key: string,
  ) {}

  /** How many different lexemes it looks for; other spellings of a word do not count. */
  get size(): number {
    const lexemes = this.alternatives.flatMap(([first]) => first!.flat().map((it) => it.lexeme));
    return new Set(lexemes).size;
  }

  /** Whether there is nothing to look for, such as in a search for punctuation: it finds nothing. */
  get isEmpty(): boolean {
    return this.alternatives.length === 0;
  }

  /** The text of a tsquery. */
  toString(): string {
    const all = (phrases: Phrases) => phrases.map((it) => this.phraseSql(it)).join(' & ');
    return this.alternatives.map((list) => `(${list.map(all).join(' | ')})`).join(' & ');
  }

  matches(vector: SearchVector): boolean {
    if (this.isEmpty) return false;
    const isOverlong = vector.has(overlongLexeme(this.key));
    const isFound = (phrase: Phrase) =>
      phrase.every(({ lexeme, isPrefix }) => vector.has(this.key + lexeme, isPrefix)) &&
      (isOverlong || phrase.length === 1 || this.isInOrder(phrase, vector));
    return this.alternatives.every((list) => list.some((phrases) => phrases.every(isFound)));
  }

  private phraseSql(phrase: Phrase): string {
    const terms = phrase.map((it) => `'${this.key}${it.lexeme}'${it.isPrefix ? ':*' : ''}`);
    if (terms.length === 1) return terms[0]!;
    const inOrder = terms.map((term, index) =>
      index === 0 ? term : `<${distanceTo(phrase, index)}> ${term}`,
    );
    // A text that is too long for positions has the lexemes only.
    return `(${inOrder.join(' ')} | '${overlongLexeme(this.key)}' & ${terms.join(' & ')})`;
  }

  private isInOrder(phrase: Phrase, vector: SearchVector): boolean {
    const positionsOf = ({ lexeme, isPrefix }: PhraseTerm) =>
      vector.positions(this.key + lexeme, isPrefix);
    let ends = new Set(positionsOf(phrase[0]!));
    for (const [index, term] of phrase.entries()) {
      const distance = distanceTo(phrase, index);
      ends = new Set(positionsOf(term).filter((at) => ends.has(at - distance)));
    }
    return ends.size > 0;
  }
}

/** The distance of a term from the one before it. */
function distanceTo(phrase: Phrase, index: number): number {
  return index === 0 ? 0 : phrase[index]!.position - phrase[index - 1]!.position;
}

/** Whether a text searches for nothing: it is empty, or has only spaces and invisible characters. */
export function isBlankSearch(text: string): boolean {
  return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

/** Which words of a search may be the beginning of one that is found. */
type Prefixes = 'none' | 'last' | 'every';

/**
 * Parses what a client searches for. All words must be found, in any order; those in quotation marks, those
 * that a dot or an apostrophe joins, and those of an e-mail address, one after the other. The last word, or
 * every one, may be the beginning of one, unless it is in quotation marks.
 */
export function parseSearchQuery(
  text: string,
  organizationId: string,
  prefixes: Exclude<Prefixes, 'none'> = 'last',
): SearchQuery {
  const folded = foldText(text);
  const alternatives: Phrases[][] = [];
  let from = 0;
  for (const { 0: quoted, 1: inner, index } of folded.matchAll(/"([^"]*)"/g)) {
    alternatives.push(...parseWords(folded.slice(from, index), ofPart(prefixes, false)));
    const tokens = tokenize(inner!);
    if (tokens.length > 0) alternatives.push([[phraseOf(tokens, false)]]);
    from = index + quoted.length;
  }
  alternatives.push(...parseWords(folded.slice(from), prefixes));
  return new SearchQuery(alternatives, lexemeKey(organizationId));
}

function parseWords(folded: string, prefixes: Prefixes): Phrases[][] {
  const text = { folded, tokens: tokenize(folded) };
  const groups = groupTokens(text);
  const alternatives: Phrases[][] = [];
  for (let at = 0; at < groups.length; at++) {
    const { first } = groups[at]!;
    const phone = joinPhoneNumber(text, first);
    // A number of several groups is searched for as one, but the groups are found as well.
    const within = phone ? groups.slice(at, at + 1 + phone.last - first) : [];
    const end = within.findIndex(({ last }) => last === phone!.last);
    const taken = groups.slice(at, at + 1 + Math.max(end, 0));
    const own = ofPart(prefixes, taken.at(-1) === groups.at(-1));
    const joined = end >= 0 ? phone : compoundOf(text, taken[0]!);
    alternatives.push([
      taken.flatMap((group) => phrasesOf(text, group, ofPart(own, group === taken.at(-1)))),
      ...(joined ? [[[{ lexeme: joined.text, isPrefix: own !== 'none', position: 0 }]]] : []),
    ]);
    at += taken.length - 1;
  }
  return alternatives;
}

/** Tokens that are written together, by the indexes of the first and the last. */
interface TokenGroup {
  first: number;
  last: number;
  /** The indexes of tokens after which a new phrase begins. */
  splits: number[];
}

function groupTokens(text: TokenizedText): TokenGroup[] {
  const emails = findEmailAddresses(text.folded);
  const groups: TokenGroup[] = [];
  let at = 0;
  for (const [index, { end }] of text.tokens.entries()) {
    while (at < emails.length && emails[at]!.end < end) at++;
    const before = text.tokens[index - 1];
    const isEmail = before !== undefined && before.start >= (emails[at]?.start ?? Infinity);
    const gap = before ? gapAfter(text, index - 1) : null;
    const group = groups.at(-1);
    if (group && (isEmail || /^[.']?$/.test(gap!))) group.last = index;
    else if (group && gap === '-') {
      group.splits.push(group.last);
      group.last = index;
    } else groups.push({ first: index, last: index, splits: [] });
  }
  return groups;
}

/** Finds e-mail addresses from their @, in linear time. */
function findEmailAddresses(folded: string): { start: number; end: number }[] {
  return [...folded.matchAll(/@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu)].map(
    ({ 0: { length }, index }) => {
      let start = index;
      while (start > 0 && /[^\s"@,;:<>()[\]]/.test(folded[start - 1]!)) start--;
      return { start, end: index + length };
    },
  );
}

/** A group that is one compound, as one word. */
function compoundOf(text: TokenizedText, { first, last }: TokenGroup): JoinedTokens | null {
  const joined = joinCompound(text, first);
  return joined?.last === last ? joined : null;
}

/** Which words of a part of a search may be the beginning of one: of the last part, its last one, too. */
function ofPart(prefixes: Prefixes, isLast: boolean): Prefixes {
  return prefixes === 'last' && !isLast ? 'none' : prefixes;
}

function phrasesOf(text: TokenizedText, group: TokenGroup, prefixes: Prefixes): Phrase[] {
  const ends = [...group.splits, group.last];
  return ends.map((end, index) => {
    const start = index === 0 ? group.first : ends[index - 1]! + 1;
    const isPrefix = ofPart(prefixes, end === group.last) !== 'none';
    return phraseOf(text.tokens.slice(start, end + 1), isPrefix);
  });
}

function phraseOf(tokens: readonly Token[], isPrefix: boolean): Phrase {
  const terms: PhraseTerm[] = [];
  let position = 0;
  for (const token of tokens) {
    if (token.kind !== 'unspaced') {
      terms.push({ lexeme: token.text, isPrefix: false, position: position++ });
      continue;
    }
    const characters = [...token.text];
    // A single character is the beginning of a pair, or the end of a stretch.
    if (characters.length === 1) {
      terms.push({ lexeme: token.text, isPrefix: true, position });
    }
    for (const [at, next] of characters.slice(1).entries()) {
      terms.push({ lexeme: characters[at]! + next, isPrefix: false, position: position + at });
    }
    position += characters.length;
  }
  const last = terms.at(-1)!;
  const { kind } = tokens.at(-1)!;
  if (isPrefix && (kind === 'word' || kind === 'number'))
    terms[terms.length - 1] = { ...last, isPrefix };
  return terms;
}
