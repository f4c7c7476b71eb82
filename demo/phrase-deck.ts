import type { Random } from './random.js';

/** What the names in a template stand for, without their braces. */
export type PhraseWords = Readonly<Record<string, string>>;

/**
 * Puts words into a template: `Hi {first}`. Throws where a word is missing, so that no brace ever
 * reaches the data.
 */
export function fillPhrase(template: string, words: PhraseWords): string {
  return template.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`no word for {${word}} in: ${template}`);
    return value;
  });
}

/**
 * Draws from lists of variants as from a deck of cards: none comes twice before all came once, so
 * that one person's timeline does not repeat itself more than it must.
 */
export class PhraseDeck {
  readonly #random: Random;
  readonly #rest = new Map<readonly unknown[], unknown[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** One element; lists are told apart by identity, so they have to be constants. */
  draw<T>(variants: readonly T[]): T {
    let rest = this.#rest.get(variants) as T[] | undefined;
    if (rest === undefined || rest.length === 0) {
      rest = this.#random.shuffle(variants);
      this.#rest.set(variants, rest);
    }
    const drawn = rest.pop();
    if (drawn === undefined) throw new Error('a deck needs at least one card');
    return drawn;
  }
}
