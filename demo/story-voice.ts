import { keepOfficeHours, MINUTE, officeTimeAfter } from './calendar.js';
import type { Cast } from './cast.js';
import { type Employee, staff } from './demo-staff.js';
import type { Random } from './random.js';
import { createStoryValues, createTimeValues } from './story-values.js';
import { fillTemplate, type VariantDeck } from './variant-deck.js';

/** A story's clock, which advances in office hours, its template values, and its employees. */
export class StoryVoice {
  readonly random: Random;
  readonly sales: Employee;
  readonly success: Employee;
  readonly support: Employee;
  readonly values: Record<string, string>;
  /** The record's offset from UTC in hours. */
  readonly utcOffset: number;
  /** Milliseconds. */
  now: number;
  readonly #deck: VariantDeck;

  constructor(cast: Cast, start: number) {
    const { company, random } = cast;
    this.random = random;
    this.#deck = cast.deck;
    this.sales = company?.sales ?? staff.scout;
    this.success = company?.success ?? staff.successNorth;
    this.support = random.chance(0.55) ? staff.support : staff.supportLead;
    this.utcOffset = company?.utcOffset ?? 1;
    this.now = start;
    this.values = createStoryValues(cast, this);
  }

  /** Advances the clock by a number of office days. */
  wait(minDays: number, maxDays: number): void {
    const days = this.random.int(minDays, maxDays);
    if (days === 0) this.pause(30, 180);
    else this.now = officeTimeAfter(this.now, days, this.utcOffset, this.random);
  }

  /** Advances the clock by some minutes, or to the next office morning. */
  pause(minMinutes: number, maxMinutes: number): void {
    const later = this.now + this.random.int(minMinutes * MINUTE, maxMinutes * MINUTE);
    this.now = keepOfficeHours(later, this.utcOffset, this.random);
  }

  /** One of the variants, filled in. Variants must be a constant list. */
  say(variants: readonly string[], values: Record<string, string> = {}): string {
    return fillTemplate(this.#deck.draw(variants), this.#allValues(values));
  }

  /** One of several; no variant repeats before all have been drawn. */
  choose<T>(variants: readonly T[]): T {
    return this.#deck.draw(variants);
  }

  /** A template, filled in. */
  fill(template: string, values: Record<string, string> = {}): string {
    return fillTemplate(template, this.#allValues(values));
  }

  #allValues(values: Record<string, string>): Record<string, string> {
    return { ...this.values, ...createTimeValues(this.now, this.random), ...values };
  }
}
