import type { WireItem } from './wire-item.js';

/** An item and what its place in the list follows from. */
export interface Entry<Item extends WireItem = WireItem> {
  item: Item;
  /** Milliseconds; infinite where created_at is null or no date: such items come first. */
  at: number;
  /** Counts the items of the list in the order in which they were added. */
  sequence: number;
}

/** The items of one record, which tests change while they are read. */
export class RecordList<Item extends WireItem = WireItem> {
  private entries: Entry<Item>[] = [];
  private sorted: Entry<Item>[] | null = null;
  private added = 0;

  /** The items as they are stored, in the order in which they were added. */
  get items(): Item[] {
    return this.entries.map((entry) => entry.item);
  }

  add(...items: Item[]): void {
    for (const item of items) {
      this.added += 1;
      this.entries.push({ item, at: instantOf(item), sequence: this.added });
    }
    this.sorted = null;
  }

  /** Changes fields of an item, which keeps its place among those of the same instant. */
  replace(id: string, patch: Partial<Item>): void {
    const entry = this.find(id);
    entry.item = { ...entry.item, ...patch };
    entry.at = instantOf(entry.item);
    this.sorted = null;
  }

  remove(id: string): void {
    const entry = this.find(id);
    this.entries = this.entries.filter((other) => other !== entry);
    this.sorted = null;
  }

  clear(): void {
    this.entries = [];
    this.sorted = null;
  }

  /** The items as an answer lists them: null created_at first, then newest first, ties newest added. */
  inOrder(): readonly Entry<Item>[] {
    this.sorted ??= [...this.entries].sort(compareEntries);
    return this.sorted;
  }

  private find(id: string): Entry<Item> {
    const entry = this.entries.find(({ item }) => item.id === id);
    if (!entry) throw new Error(`the list has no item ${id}`);
    return entry;
  }
}

/** Where an item stands: its instant, and what decides among those of the same instant. */
export type EntryKey = Pick<Entry, 'at' | 'sequence'>;

/** Negative where the first comes first in an answer. */
export function compareEntries(first: EntryKey, second: EntryKey): number {
  if (first.at !== second.at) return first.at > second.at ? -1 : 1;
  return second.sequence - first.sequence;
}

function instantOf(item: WireItem): number {
  const at = typeof item.created_at === 'string' ? Date.parse(item.created_at) : Number.NaN;
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}
