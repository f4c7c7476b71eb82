import type { Random } from './random.js';

/** The values of a template's placeholders by name, without braces. */
export type TemplateValues = Readonly<Record<string, string>>;

/**
 * Fills a template's placeholders: `Hi {first}`. Throws where a value is missing, so that no
 * placeholder reaches the data.
 */
export function fillTemplate(template: string, words: TemplateValues): string {
  return template.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`no word for {${word}} in: ${template}`);
    return value;
  });
}

/**
 * Draws from lists of variants like from a deck of cards: no variant repeats before all have been
 * drawn, so that a timeline repeats itself as little as possible.
 */
export class VariantDeck {
  readonly #random: Random;
  readonly #rest = new Map<readonly unknown[], unknown[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Draws one element; lists are distinguished by identity, so they must be constants. */
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
