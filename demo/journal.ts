import { formatMilliseconds, formatSeconds, WINDOW_END, WINDOW_START } from './calendar.js';
import type { ClarkyActivityWire } from './clarky-pages.js';
import { createClarkyId, createInventId, createKasarId } from './external-ids.js';
import type { InventContactEventWire, InventRecordEventWire } from './invent-pages.js';
import type {
  KasarFeed,
  KasarInteractionWire,
  KasarNoteWire,
  KasarTaskWire,
} from './kasar-pages.js';
import type { Random } from './random.js';

/** The record's external id in each system; absent in systems that do not have it. */
export interface JournalOwner {
  kasar?: string;
  invent?: string;
  clarky?: string;
  /** The Clarky id of a contact's company, for activities on both. */
  clarkyCompany?: string;
  isCompany?: boolean;
}

/** A wire item with the timestamp that orders its feed. */
export interface Entry<T> {
  at: number;
  item: T;
}

type Given<T> = Omit<T, 'id' | 'created_at'>;
type GivenActivity = Omit<ClarkyActivityWire, 'id' | 'created_at' | 'contact_id' | 'company_id'>;

/** Collects one record's items, system by system, and gives each its id. `at`: milliseconds. */
export class Journal {
  readonly owner: JournalOwner;
  readonly shared: Entry<ClarkyActivityWire>[] = [];
  readonly #random: Random;
  readonly #interactions: Entry<KasarInteractionWire>[] = [];
  readonly #tasks: Entry<KasarTaskWire>[] = [];
  readonly #notes: Entry<KasarNoteWire>[] = [];
  readonly #contactEvents: Entry<InventContactEventWire>[] = [];
  readonly #recordEvents: Entry<InventRecordEventWire>[] = [];
  readonly #activities: Entry<ClarkyActivityWire>[] = [];

  constructor(owner: JournalOwner, random: Random) {
    this.owner = owner;
    this.#random = random;
  }

  /** The number of items in all systems together. */
  get size(): number {
    return (
      this.#interactions.length +
      this.#tasks.length +
      this.#notes.length +
      this.#contactEvents.length +
      this.#recordEvents.length +
      this.#activities.length
    );
  }

  addInteraction(at: number, given: Given<KasarInteractionWire>): void {
    if (!this.owner.kasar || !isInWindow(at)) return;
    const item = { id: this.#kasarId(), ...given, created_at: formatSeconds(at) };
    this.#interactions.push({ at, item });
  }

  addKasarTask(at: number, given: Given<KasarTaskWire>): void {
    if (!this.owner.kasar || !isInWindow(at)) return;
    this.#tasks.push({
      at,
      item: { id: this.#kasarId(), ...given, created_at: formatSeconds(at) },
    });
  }

  addKasarNote(at: number, content: string): void {
    if (!this.owner.kasar || !isInWindow(at)) return;
    this.#notes.push({ at, item: { id: this.#kasarId(), content, created_at: formatSeconds(at) } });
  }

  addContactEvent(at: number, given: Given<InventContactEventWire>): void {
    if (!this.owner.invent || !isInWindow(at)) return;
    const { type, ...rest } = given;
    const id = createInventId(this.#random, 'act');
    this.#contactEvents.push({ at, item: { id, type, created_at: formatSeconds(at), ...rest } });
  }

  addRecordEvent(at: number, given: Omit<Given<InventRecordEventWire>, 'updated_at'>): void {
    if (!this.owner.invent || !isInWindow(at)) return;
    const { type, ...rest } = given;
    const id = createInventId(this.#random, 'act');
    const time = formatSeconds(at);
    this.#recordEvents.push({
      at,
      item: { id, type, created_at: time, updated_at: time, ...rest },
    });
  }

  /** With `isShared`, on the contact's company too: the same item is in both feeds. */
  addActivity(at: number, given: GivenActivity, isShared = false): void {
    const { clarky, clarkyCompany, isCompany } = this.owner;
    if (!clarky || !isInWindow(at)) return;
    const companyId = isCompany ? clarky : isShared ? (clarkyCompany ?? null) : null;
    const item: ClarkyActivityWire = {
      id: createClarkyId(this.#random, 'a'),
      contact_id: isCompany ? null : clarky,
      company_id: companyId,
      ...given,
      created_at: formatMilliseconds(at),
    };
    this.#activities.push({ at, item });
    if (!isCompany && companyId !== null) this.shared.push({ at, item });
  }

  /** Adds the items of contacts that are on this company as well. */
  adopt(entries: readonly Entry<ClarkyActivityWire>[]): void {
    this.#activities.push(...entries);
  }

  /** Removes created_at of the middle record event, where there is one; its position stays. */
  loseOneTime(): void {
    const entry = this.#recordEvents[Math.floor(this.#recordEvents.length / 2)];
    if (entry) entry.item = { ...entry.item, created_at: null, updated_at: null };
  }

  /** Kasar's three lists, newest first. */
  kasarFeed(): KasarFeed {
    return {
      interactions: newestFirst(this.#interactions),
      tasks: newestFirst(this.#tasks),
      notes: newestFirst(this.#notes),
    };
  }

  /** Invent's contact feed, newest first. */
  contactEvents(): InventContactEventWire[] {
    return newestFirst(this.#contactEvents);
  }

  /** Invent's record feed, newest first. */
  recordEvents(): InventRecordEventWire[] {
    return newestFirst(this.#recordEvents);
  }

  /** Clarky's feed, newest first. */
  activities(): ClarkyActivityWire[] {
    return newestFirst(this.#activities);
  }

  #kasarId(): string {
    return createKasarId(this.#random);
  }
}

function isInWindow(at: number): boolean {
  return at >= WINDOW_START && at < WINDOW_END;
}

function newestFirst<T>(entries: readonly Entry<T>[]): T[] {
  return [...entries].sort((one, other) => other.at - one.at).map((entry) => entry.item);
}
