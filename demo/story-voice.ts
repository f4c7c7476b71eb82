import { keepOfficeHours, MINUTE, officeTimeAfter } from './calendar.js';
import type { Cast } from './cast.js';
import { type Employee, staff } from './demo-staff.js';
import { fillPhrase, type PhraseDeck } from './phrase-deck.js';
import type { Random } from './random.js';
import { createSceneWords, createTimeWords } from './scene-words.js';

/** A story's clock, which runs on in office hours, its words, and the colleagues who are in it. */
export class StoryVoice {
  readonly random: Random;
  readonly sales: Employee;
  readonly success: Employee;
  readonly support: Employee;
  readonly words: Record<string, string>;
  /** Hours from UTC, where the record is at home. */
  readonly utcOffset: number;
  /** Milliseconds. */
  now: number;
  readonly #deck: PhraseDeck;

  constructor(cast: Cast, start: number) {
    const { company, random } = cast;
    this.random = random;
    this.#deck = cast.deck;
    this.sales = company?.sales ?? staff.scout;
    this.success = company?.success ?? staff.successNorth;
    this.support = random.chance(0.55) ? staff.support : staff.supportLead;
    this.utcOffset = company?.utcOffset ?? 1;
    this.now = start;
    this.words = createSceneWords(cast, this);
  }

  /** Some office days later, at an hour of that day. */
  wait(minDays: number, maxDays: number): void {
    const days = this.random.int(minDays, maxDays);
    if (days === 0) this.pause(30, 180);
    else this.now = officeTimeAfter(this.now, days, this.utcOffset, this.random);
  }

  /** Some minutes later, or next morning where that is out of hours. */
  pause(minMinutes: number, maxMinutes: number): void {
    const later = this.now + this.random.int(minMinutes * MINUTE, maxMinutes * MINUTE);
    this.now = keepOfficeHours(later, this.utcOffset, this.random);
  }

  /** One of the variants, with its words filled in. Variants have to be a constant list. */
  say(variants: readonly string[], words: Record<string, string> = {}): string {
    return fillPhrase(this.#deck.draw(variants), this.#allWords(words));
  }

  /** One of several, none twice before all came. */
  choose<T>(variants: readonly T[]): T {
    return this.#deck.draw(variants);
  }

  /** A template with its words filled in. */
  tell(template: string, words: Record<string, string> = {}): string {
    return fillPhrase(template, this.#allWords(words));
  }

  #allWords(words: Record<string, string>): Record<string, string> {
    return { ...this.words, ...createTimeWords(this.now, this.random), ...words };
  }
}
