import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceFailure } from '../../src/sources/client/source-failure.js';
import type { PagePosition } from '../../src/sources/source-definition.js';
import { type Goal, type ListAccess, readList } from '../../src/sync/read-list.js';
import type { ListPage } from '../../src/sync/read-page.js';
import { isReadToEnd, type SyncedRange } from '../../src/sync/synced-range.js';
import { repeat } from '../support/thorough.js';
import { type ModelItem, ModelList, occurredAt, type Style } from './model-list.js';

const RUNS = repeat(600);

type Edit =
  | {
      type: 'add';
      count: number;
      what: 'later' | 'tied' | 'day' | 'timeless' | 'future';
      section: number;
    }
  | { type: 'remove'; index: number }
  | { type: 'removeNewest'; count: number }
  | { type: 'bump'; index: number };

interface ReadingPlan {
  before: Edit[];
  /** Before which fetch, counted from the first, what is done. */
  during: { fetch: number; edit: Edit }[];
  goal: 'head' | 'headToEnd' | 'headDownTo' | 'downTo' | 'toEnd' | 'onePage' | 'full';
  /** Of which item's time it is read down to. */
  index: number;
  /** It is killed at this fetch, or at this store. */
  killed: { at: 'fetch' | 'store'; count: number } | null;
}

const arbitraryAdd = fc.record({
  type: fc.constant('add' as const),
  count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 14 })),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('later' as const) },
    { weight: 3, arbitrary: fc.constant('tied' as const) },
    { weight: 2, arbitrary: fc.constantFrom('day' as const, 'timeless', 'future') },
  ),
  section: fc.nat(2),
});

const arbitraryEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: arbitraryAdd },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('remove' as const), index: fc.nat(60) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('removeNewest' as const),
      count: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('bump' as const), index: fc.nat(60) }) },
);

const arbitraryReading: fc.Arbitrary<ReadingPlan> = fc.record({
  before: fc.array(arbitraryEdit, { maxLength: 3 }),
  during: fc.array(fc.record({ fetch: fc.nat(12), edit: arbitraryEdit }), { maxLength: 4 }),
  goal: fc.constantFrom(
    'head',
    'headToEnd',
    'headDownTo',
    'downTo',
    'toEnd',
    'onePage',
    'full',
  ) as fc.Arbitrary<ReadingPlan['goal']>,
  index: fc.nat(60),
  killed: fc.option(
    fc.record({
      at: fc.constantFrom('fetch' as const, 'store'),
      count: fc.integer({ min: 1, max: 10 }),
    }),
  ),
});

/** What one gateway knows of a list, and what it has said of it. */
class Reader {
  range: SyncedRange | null = null;
  readonly given = new Set<string>();
  /** Everything added up to here was in the list when its first page was read last. */
  private since = 0;
  fetches = 0;

  constructor(readonly list: ModelList) {}

  async read({ during, goal, index, killed }: Omit<ReadingPlan, 'before'>) {
    let fetches = 0;
    let stores = 0;
    let asked = 0;
    const access: ListAccess = {
      label: 'Model',
      fetchPage: async (position) => {
        for (const { fetch, edit } of during) {
          if (fetch === fetches && this.mayEdit(edit)) apply(this.list, edit);
        }
        fetches++;
        this.fetches++;
        if (killed?.at === 'fetch' && fetches === killed.count) throw new Killed();
        if (position === null) asked = this.list.sequence;
        return this.list.fetch(position);
      },
      storePage: async (page, range, isNewestPage) => {
        stores++;
        if (killed?.at === 'store' && stores === killed.count) throw new Killed();
        for (const { id, at } of Object.values(page.sections).flat()) this.given.add(`${id} ${at}`);
        if (isNewestPage) this.since = asked;
        this.range = JSON.parse(JSON.stringify(range));
        this.check();
      },
    };
    try {
      return await readList(access, this.range, this.goalOf(goal, index));
    } catch (error) {
      const isMoving = during.length > 0 && error instanceof SourceFailure;
      if (!(error instanceof Killed) && !isMoving) throw error;
      return null;
    }
  }

  /** Everything that the range says is here is. */
  private check(): void {
    const { complete, downTo } = this.range!;
    const lost = this.list.all.filter((item) => {
      if (item.sequence > this.since || this.given.has(nameOf(item))) return false;
      const at = occurredAt(item);
      return complete || (downTo !== null && at !== null && at >= downTo);
    });
    expect(lost).toEqual([]);
  }

  /**
   * Pages by number without a total tell nothing of an item that is taken away and another that is
   * added between two requests: nothing is added there while it is read.
   */
  private mayEdit({ type }: Edit): boolean {
    return this.list.style !== 'untold' || (type !== 'bump' && type !== 'add');
  }

  private goalOf(goal: ReadingPlan['goal'], index: number): Goal {
    const { all } = this.list;
    const item = all[index % Math.max(1, all.length)];
    const downTo = (item && occurredAt(item)) ?? null;
    return {
      head: { newestPage: true },
      headToEnd: { newestPage: true, downTo: null },
      headDownTo: { newestPage: true, downTo },
      downTo: { newestPage: false, downTo },
      toEnd: { newestPage: false, downTo: null },
      onePage: { newestPage: false, downTo: null, maxPages: 1 },
      full: { newestPage: true, full: true },
    }[goal];
  }
}

class Killed extends Error {}

function nameOf({ id, at, isDay }: ModelItem): string {
  const day = 86_400_000;
  const latest = at !== null && isDay ? Math.floor(at / day) * day + day - 1 : at;
  return `${id} ${latest === null ? null : new Date(latest).toISOString()}`;
}

function apply(list: ModelList, edit: Edit): void {
  if (edit.type === 'add') list.add(edit.count, edit.what, edit.section);
  else if (edit.type === 'remove') list.remove(edit.index);
  else if (edit.type === 'removeNewest') list.removeNewest(edit.count);
  else list.bump(edit.index);
}

describe.each<Style>(['numbered', 'untold', 'keyset'])('a list of %s pages', (style) => {
  test('what is said to be here is, after every page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(arbitraryAdd, { maxLength: 5 }),
        fc.array(arbitraryReading, { minLength: 1, maxLength: 9 }),
        async (size, start, readings) => {
          const list = new ModelList(style, size);
          for (const edit of start) apply(list, edit);
          const reader = new Reader(list);
          for (const { before, ...reading } of readings) {
            for (const edit of before) apply(list, edit);
            reader.fetches = 0;
            await reader.read(reading);
            const pages = 2 + list.sequence / size;
            expect(reader.fetches).toBeLessThanOrEqual(12 * pages);
          }
          const rest = { during: [], index: 0, killed: null };
          await reader.read({ ...rest, goal: 'headToEnd' });
          expect(reader.range).toMatchObject({ complete: true, below: null });
          const end = await reader.read({ ...rest, goal: 'full' });
          expect(reader.range).toMatchObject({ complete: true, below: null });
          expect([...end!.fullSync!.ids].sort()).toEqual(list.all.map(({ id }) => id).sort());
        },
      ),
      { numRuns: RUNS },
    );
  });
});

const SECTIONS = ['a', 'b'];

const arbitraryItem = fc.record({
  id: fc.option(fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9'), { freq: 8 }),
  at: fc.option(
    fc.integer({ min: 0, max: 20 }).map((hour) => new Date(hour * 3_600_000).toISOString()),
  ),
  isDay: fc.boolean(),
});

interface AnyPage {
  items: ListPage['sections'][string][];
  totals: (number | null)[];
  next: number | null;
  isExpired: boolean;
}

const arbitraryPage: fc.Arbitrary<AnyPage> = fc.record({
  items: fc.array(fc.array(arbitraryItem, { maxLength: 4 }), { minLength: 2, maxLength: 2 }),
  totals: fc.array(fc.option(fc.nat(12)), { minLength: 2, maxLength: 2 }),
  next: fc.option(fc.nat(5), { freq: 6 }),
  isExpired: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

test('no reading of a system that answers anything goes on for ever', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryPage, { minLength: 1, maxLength: 7 }),
      fc.boolean(),
      fc.array(arbitraryReading, { minLength: 1, maxLength: 3 }),
      async (pages, hasTotals, readings) => {
        let range: SyncedRange | null = null;
        for (const { goal } of readings) {
          let fetches = 0;
          const reading = readList(
            {
              label: 'Model',
              fetchPage: async (position) => {
                fetches++;
                const page = pages[Number(position?.page ?? 0) % pages.length]!;
                if (position && page.isExpired) {
                  throw new SourceFailure('NOT_FOUND', 'gone', null, { status: 400 });
                }
                return toPage(page, position, hasTotals);
              },
              storePage: async (_, stored) => {
                range = JSON.parse(JSON.stringify(stored));
              },
            },
            range,
            goal === 'full'
              ? { newestPage: true, full: true }
              : { newestPage: goal.startsWith('head'), downTo: null },
          );
          const failure = await reading.then(
            () => null,
            (error) => error,
          );
          if (failure) expect(failure).toBeInstanceOf(SourceFailure);
          else expect(isReadToEnd(range!)).toBe(true);
          expect(fetches).toBeLessThan(20_100);
        }
      },
    ),
    { numRuns: repeat(100) },
  );
});

function toPage(
  { items, totals, next }: AnyPage,
  position: PagePosition | null,
  hasTotals: boolean,
): ListPage {
  return {
    length: items.flat().length,
    position,
    next: next === null ? null : { page: next },
    totals: Object.fromEntries(
      SECTIONS.flatMap((path, n) =>
        hasTotals && totals[n] !== null ? [[path, totals[n] ?? 0]] : [],
      ),
    ),
    sections: Object.fromEntries(SECTIONS.map((path, n) => [path, items[n] ?? []])),
    inputs: [],
    rejectionProblems: [],
    rejectedItems: 0,
    rejectedWires: [],
    warnings: [],
  };
}
