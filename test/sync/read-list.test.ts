import { describe, expect, test } from 'vitest';
import { SourceFailure } from '../../src/sources/client/source-failure.js';
import { type Goal, readList } from '../../src/sync/read-list.js';
import type { ListedItem, ListPage } from '../../src/sync/read-page.js';
import type { SyncedRange } from '../../src/sync/synced-range.js';

interface Section {
  items: ListedItem[];
  total?: number;
}

/** 2026-03-01T00:00Z and so many hours. */
const at = (hours: number) => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000).toISOString();

/** Items of these hours: h7 is of 07:00. */
const hours = (...given: number[]): ListedItem[] =>
  given.map((hour) => ({ id: `h${hour}`, at: at(hour), isDay: false }));

/** Reads a list of these pages. @returns what was stored, in the order in which it was. */
async function read(pages: Record<string, Section>[], known: SyncedRange | null, goal: Goal) {
  const stored: { ids: (string | null)[]; range: SyncedRange; isNewestPage: boolean }[] = [];
  const reading = readList(
    {
      label: 'Model',
      fetchPage: async (position) => toPage(pages, Number(position?.page ?? 0)),
      storePage: async ({ sections }, range, isNewestPage) => {
        const ids = Object.values(sections).flatMap((items) => items.map(({ id }) => id));
        stored.push({ ids, range, isNewestPage });
      },
    },
    known,
    goal,
  );
  const failure = await reading.then(
    () => null,
    (error) => error,
  );
  if (failure) expect(failure).toBeInstanceOf(SourceFailure);
  return { stored, range: stored.at(-1)!.range, failure: failure as SourceFailure | null };
}

function toPage(pages: Record<string, Section>[], index: number): ListPage {
  const sections = Object.entries(pages[index]!);
  return {
    length: sections.flatMap(([, { items }]) => items).length,
    position: index === 0 ? null : { page: index },
    next: index + 1 < pages.length ? { page: index + 1 } : null,
    totals: Object.fromEntries(
      sections.flatMap(([path, { total }]) => (total === undefined ? [] : [[path, total]])),
    ),
    sections: Object.fromEntries(sections.map(([path, { items }]) => [path, items])),
    inputs: [],
    rejectionProblems: [],
    rejectedItems: 0,
    rejectedWires: [],
    warnings: [],
  };
}

const HEAD: Goal = { newestPage: true };
const TO_END: Goal = { newestPage: true, downTo: null };

test.each<[string, ListedItem, ListedItem?]>([
  ['an item without a time', { id: 'top', at: null, isDay: false }],
  ['an item of the future', { id: 'top', at: '2999-01-01T00:00:00.000Z', isDay: false }],
  [
    'an item that was given a new time',
    { id: 'top', at: at(1.5), isDay: false },
    { id: 'top', at: at(20), isDay: false },
  ],
])(
  '%s that stays at the top does not tell that nothing new follows',
  async (_, top, later = top) => {
    const before = await read([{ a: { items: [top, ...hours(1)] } }], null, TO_END);
    expect(before.range).toMatchObject({ complete: true });

    const pages = [
      { a: { items: [later, ...hours(9)] } },
      { a: { items: hours(8, 7) } },
      { a: { items: hours(6, 1) } },
    ];
    const head = await read(pages, before.range, HEAD);
    expect(head.range).toMatchObject({ complete: false });
    const all = await read(pages, head.range, TO_END);
    expect(all.range).toMatchObject({ complete: true, below: null });
    expect(all.stored.flatMap(({ ids }) => ids)).toEqual(
      expect.arrayContaining(['h8', 'h7', 'h6']),
    );
  },
);

test('a section that pauses on a page, and says that there is more of it, has not ended', async () => {
  const pages = [
    { a: { items: hours(9), total: 3 }, b: { items: [], total: 1 } },
    { a: { items: hours(7), total: 3 }, b: { items: [], total: 1 } },
    { a: { items: hours(5), total: 3 }, b: { items: hours(8), total: 1 } },
  ];
  const { stored } = await read(pages, null, TO_END);
  expect(stored.map(({ range }) => [range.downTo, range.complete])).toEqual([
    [null, false],
    [null, false],
    [null, true],
  ]);
});

test('a list that holds more than it says is read twice to its end, and not believed', async () => {
  const pages = [
    { a: { items: hours(9, 8), total: 1 } },
    { a: { items: hours(7, 6), total: 1 } },
    { a: { items: hours(5, 4), total: 1 } },
  ];
  const { stored, failure } = await read(pages, null, TO_END);
  expect(failure).toBeNull();
  const ids = [
    ['h9', 'h8'],
    ['h7', 'h6'],
    ['h5', 'h4'],
  ];
  expect(stored.map((it) => it.ids)).toEqual([...ids, ...ids]);
  for (const { range } of stored) {
    expect(range).toMatchObject({ complete: false, downTo: null });
  }
});

test('of many ranges the newest four are kept', async () => {
  let known: SyncedRange | null = null;
  // Each newest page is far above the one before: nothing is known of the items between them.
  for (const hour of [10, 20, 30, 40, 50, 60]) {
    known = (await read([{ a: { items: hours(hour) } }, { a: { items: hours(1) } }], known, HEAD))
      .range;
  }
  const newest: string[] = [];
  for (let range = known; range; range = range.below) newest.push(...range.anchors.a!);
  expect(newest).toEqual([60, 50, 40, 30].map((hour) => `${at(hour)} h${hour}`));
});

describe('a first page that lacks something', () => {
  const short = (total: number, ...given: number[]) => [{ a: { items: hours(...given), total } }];

  test('counts as the newest once it is the same again', async () => {
    const { stored, range, failure } = await read(short(3, 9, 8), null, HEAD);
    expect(failure).toBeNull();
    expect(stored.map(({ isNewestPage }) => isNewestPage)).toEqual([false, true]);
    expect(stored[0]!.ids).toEqual(['h9', 'h8']);
    expect(range).toMatchObject({ complete: false, downTo: null });

    // It is remembered: one request is enough, until it changes.
    const again = await read(short(3, 9, 8), range, TO_END);
    expect(again.stored.map(({ isNewestPage }) => isNewestPage)).toEqual([true]);
    const longer = await read(short(4, 10, 9, 8), again.range, TO_END);
    expect(longer.stored.map(({ isNewestPage }) => isNewestPage)).toEqual([false, true]);
    const whole = await read(short(3, 10, 9, 8), longer.range, TO_END);
    expect(whole.range).toMatchObject({ complete: true, mismatch: null });
    expect(whole.stored).toHaveLength(1);
  });

  test('hides nothing of what is below it, once it is as long as it should be', async () => {
    const { range } = await read(short(6, 9, 8), null, TO_END);
    const pages = [hours(9, 8, 7), hours(6, 5, 4)].map((items) => ({ a: { items, total: 6 } }));
    const { stored, range: later } = await read(pages, range, TO_END);
    expect(stored.at(-1)!.ids).toEqual(['h6', 'h5', 'h4']);
    expect(later).toMatchObject({ complete: true, mismatch: null });
  });

  test('that is another one at each request is an error that says so', async () => {
    let total = 10;
    const reading = readList(
      {
        label: 'Model',
        fetchPage: async () => toPage([{ a: { items: hours(9), total: total++ } }], 0),
        storePage: async () => {},
      },
      null,
      HEAD,
    );
    await expect(reading).rejects.toThrow(
      'Model gave no consistent list in 5 attempts; the last: its total is 14 items, and it ends after 1.',
    );
  });
});

describe('an empty page', () => {
  test('ends a list, whatever it says of a next one', async () => {
    const pages = [hours(9, 8), [], hours(1)].map((items) => ({ a: { items } }));
    const { stored, range } = await read(pages, null, TO_END);
    expect(stored.map(({ ids }) => ids)).toEqual([['h9', 'h8'], []]);
    expect(range).toMatchObject({ complete: true });
  });

  test('before the total is an end that is not believed', async () => {
    const pages = [hours(9, 8), [], hours(1)].map((items) => ({ a: { items, total: 3 } }));
    const { range, failure } = await read(pages, null, TO_END);
    expect(failure).toBeNull();
    expect(range).toMatchObject({ complete: false, downTo: null });
  });
});

describe('a page that repeats', () => {
  test('ends a list without a total', async () => {
    const pages = [hours(9, 8), hours(7), hours(7), hours(1)].map((items) => ({ a: { items } }));
    const { stored, range } = await read(pages, null, TO_END);
    expect(stored.map(({ ids }) => ids)).toEqual([['h9', 'h8'], ['h7'], ['h7']]);
    expect(range).toMatchObject({ complete: true });
  });

  test('before the total is an error', async () => {
    const pages = [hours(9, 8), hours(9, 8)].map((items) => ({ a: { items, total: 3 } }));
    const { failure } = await read(pages, null, TO_END);
    expect(failure?.message).toBe(
      'Model gave the same page twice before the end that its total states.',
    );
  });

  test('of items without ids may be another page', async () => {
    const nameless: ListedItem[] = [{ id: null, at: null, isDay: false }];
    const pages = [nameless, nameless, hours(1)].map((items) => ({ a: { items } }));
    const { failure } = await read(pages, null, TO_END);
    expect(failure?.message).toBe(
      'Model gave two pages of items without ids, which may be the same.',
    );
  });
});

test('a page of the last day that there is says nothing of how far it reaches', async () => {
  const last = { id: 'last', at: '9999-12-31T23:59:59.999Z', isDay: true };
  const pages = [{ a: { items: [last] } }, { a: { items: hours(1) } }, { a: { items: [] } }];
  const { stored } = await read(pages, null, HEAD);
  expect(stored.map(({ range }) => range.downTo)).toEqual([null]);
});

test('what is logged later on a day of which an item is known does not lie above all of that day', async () => {
  const day = { id: 'day', at: '2026-03-01T23:59:59.999Z', isDay: true };
  const before = await read([{ a: { items: [day] } }, { a: { items: hours(-9) } }], null, HEAD);
  expect(before.range.downTo).toBe('2026-03-02T00:00:00.000Z');

  const pages = [hours(22), hours(21), [day], hours(-9)].map((items) => ({ a: { items } }));
  const head = await read(pages, before.range, HEAD);
  // It is gone on with from the new page, not from the one that was the first.
  expect(head.range.pagination?.ids).toEqual({ a: ['h22'] });
});
