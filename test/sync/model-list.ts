import type { PagePosition } from '../../src/sources/source-definition.js';
import type { ListedItem, ListPage } from '../../src/sync/read-page.js';

/** How a list gives its pages. */
export type Style = 'numbered' | 'untold' | 'keyset';

/** An item of the model; one that changes its time is another item with the same id. */
export interface ModelItem {
  id: string;
  section: string;
  /** Milliseconds; null: it has no time. */
  at: number | null;
  isDay: boolean;
  /** Counts all that was ever added. */
  sequence: number;
}

/** From when on items are in the future, for good. */
const FUTURE = Date.UTC(2090, 0, 1);
const DAY = 86_400_000;

/** A list of an upstream system in memory: no time first, then newest first, then newest added. */
export class ModelList {
  readonly sections: string[];
  private items: ModelItem[] = [];
  private added = 0;
  private clock = Date.UTC(2026, 2, 1);

  constructor(
    readonly style: Style,
    readonly size: number,
  ) {
    this.sections = style === 'keyset' ? ['a', 'b', 'c'] : ['a'];
  }

  get sequence(): number {
    return this.added;
  }

  get all(): readonly ModelItem[] {
    return this.items;
  }

  /** Adds items that come before all others but those of the future and without a time. */
  add(
    count: number,
    what: 'later' | 'tied' | 'day' | 'timeless' | 'future',
    section: number,
  ): void {
    for (let n = 0; n < count; n++) {
      if (what === 'later' || what === 'day') this.clock += 3_600_000;
      this.added++;
      const at = { timeless: null, future: FUTURE + this.added }[what as string];
      this.items.push({
        id: `i${this.added}`,
        section: this.sections[section % this.sections.length]!,
        at: at === undefined ? this.clock : at,
        isDay: what === 'day',
        sequence: this.added,
      });
    }
  }

  remove(index: number): void {
    if (this.items.length > 0) this.items.splice(index % this.items.length, 1);
  }

  removeNewest(count: number): void {
    const newest = new Set([...this.items].sort(inOrder).slice(0, count));
    this.items = this.items.filter((item) => !newest.has(item));
  }

  /** Gives an item a time of now: it stands at the top. */
  bump(index: number): void {
    const item = this.items[index % Math.max(1, this.items.length)];
    if (!item || item.at === null || item.at >= FUTURE) return;
    this.clock += 3_600_000;
    this.added++;
    const bumped = { ...item, at: this.clock, isDay: false, sequence: this.added };
    this.items = this.items.map((other) => (other === item ? bumped : other));
  }

  fetch(position: PagePosition | null): ListPage {
    const sections: Record<string, ListedItem[]> = {};
    const totals: Record<string, number> = {};
    const places: Record<string, string> = {};
    let hasMore = false;
    let length = 0;
    for (const path of this.sections) {
      const all = this.items.filter(({ section }) => section === path).sort(inOrder);
      const start = this.startOf(all, path, position);
      const page = all.slice(start, start + this.size);
      sections[path] = page.map(({ id, at, isDay }) => ({
        id,
        at: at === null ? null : new Date(isDay ? endOfDay(at) : at).toISOString(),
        isDay,
      }));
      length += page.length;
      if (this.style !== 'untold') totals[path] = all.length;
      hasMore ||=
        this.style === 'untold' ? page.length === this.size : start + page.length < all.length;
      const last = page.at(-1);
      places[path] = last ? JSON.stringify(last) : String(position?.[path] ?? '');
    }
    const following = this.style === 'keyset' ? places : { page: Number(position?.page ?? 1) + 1 };
    return {
      length,
      position,
      next: hasMore ? following : null,
      totals,
      sections,
      inputs: [],
      rejectionProblems: [],
      rejectedItems: 0,
      rejectedWires: [],
      warnings: [],
    };
  }

  private startOf(all: ModelItem[], path: string, position: PagePosition | null): number {
    if (!position) return 0;
    if (this.style !== 'keyset') return (Number(position.page) - 1) * this.size;
    const place = String(position[path] ?? '');
    if (place === '') return all.length;
    const last = JSON.parse(place) as ModelItem;
    const start = all.findIndex((item) => inOrder(item, last) > 0);
    return start < 0 ? all.length : start;
  }
}

/** When an item occurred, as the gateway has it: a day is its 00:00. */
export function occurredAt({ at, isDay }: ModelItem): string | null {
  if (at === null) return null;
  return new Date(isDay ? endOfDay(at) - DAY + 1 : at).toISOString();
}

function endOfDay(at: number): number {
  return Math.floor(at / DAY) * DAY + DAY - 1;
}

function inOrder(a: ModelItem, b: ModelItem): number {
  const [first, second] = [a.at ?? Number.POSITIVE_INFINITY, b.at ?? Number.POSITIVE_INFINITY];
  if (first !== second) return first > second ? -1 : 1;
  return b.sequence - a.sequence;
}
