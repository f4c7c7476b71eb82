import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../src/activity/type-id.js';
import type { FilterInput } from '../../src/timeline/filters/registry.js';
import type { TimelineArguments, TimelineOwner } from '../../src/timeline/timeline.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import {
  type ActivityContent,
  arbitraryContent,
  arbitraryText,
  CHANNELS,
  instant,
  KINDS,
} from '../support/arbitrary-activity.js';
import {
  comparePlaces,
  expectedList,
  expectedPage,
  type KnownActivity,
} from '../support/known-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { repeat, shareOf } from '../support/thorough.js';
import { createTimelineReader } from '../support/timeline-reader.js';

/** Walks in each direction: in a thorough run together more than the 1,000 cases that are promised. */
const WALKS = repeat(520);
const TIMELINES = repeat(60);
const LEAST_ITEMS = 50;
const MOST_ITEMS = 130;

type Order = TimelineArguments['order'];
type Direction = 'forward' | 'backward';

/** A timeline, and what a test knows to be on it. */
interface Shelf {
  journal: ActivityJournal;
  /** The slug of its source: writers of one source wait for each other. */
  source: string;
  externalId: string;
  owner: TimelineOwner;
  known: Map<string, KnownActivity>;
}

let database: TestDatabase;
let reader: ReturnType<typeof createTimelineReader>;
const shelves: Record<Direction, Shelf[]> = { forward: [], backward: [] };
let tie: Shelf;

let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const organizationId = await createTestOrganization(database);
  reader = createTimelineReader(database, organizationId);
  const journal = new ActivityJournal(database, organizationId);
  const contents = fc.sample(arbitraryContent, { numRuns: 400, seed: 1 });
  const fill = async (source: string, externalId: string, times: number[]): Promise<Shelf> => {
    const entries = times.map((time) => entryOf(externalId, time, contents[++serial % 400]!));
    const known = await journal.write(source, entries);
    const contact = journal.record(source, { object: 'contacts', externalId });
    const id = decodeId(contact.id)!.uuid;
    return {
      journal,
      source,
      externalId,
      // Records that are looked up first, and those that are looked up with the page.
      owner:
        serial % 2
          ? { id, object: 'contacts', isLookedUp: true, pendingMergeIds: [] }
          : { id, isLookedUp: false, object: 'contacts' },
      known: new Map(known.map((item) => [item.id, item])),
    };
  };
  const sizes = fc.sample(fc.integer({ min: LEAST_ITEMS + 10, max: MOST_ITEMS }), {
    numRuns: TIMELINES,
    seed: 2,
  });
  // From one millisecond for everything to three items in each.
  const spreads = fc.sample(fc.integer({ min: 1, max: 40 }), { numRuns: TIMELINES, seed: 3 });
  for (const [direction, source] of [
    ['forward', 'kasar'],
    ['backward', 'kasar-emea'],
  ] as const) {
    for (const [index, size] of sizes.entries()) {
      const times = Array.from({ length: size }, (_, n) => (n * 7) % spreads[index]!);
      shelves[direction].push(await fill(source, `${direction} ${index}`, times));
    }
  }
  const tied = Array.from({ length: 560 }, (_, n) => (n < 500 ? 30 : n % 60));
  tie = await fill('kasar', 'tie', tied);
});
afterAll(() => database.drop());

function entryOf(externalId: string, time: number, content: ActivityContent): JournalEntry {
  return {
    ...content,
    externalId: `a${++serial}`,
    occurredAt: instant(time),
    records: [{ object: 'contacts', externalId }],
  };
}

const arbitraryFields: fc.Arbitrary<FilterInput> = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 6, maxLength: 14 }),
  categories: fc.uniqueArray(fc.constantFrom('INTERACTION', 'TASK', 'NOTE', 'CONTACT'), {
    minLength: 1,
  }),
  channels: fc.uniqueArray(fc.constantFrom(...CHANNELS), { minLength: 1 }),
  directions: fc.constant(['INBOUND', 'OUTBOUND'] as const),
  actorTypes: fc.constant(['USER', 'ASSISTANT'] as const),
  objects: fc.constant(['contacts']),
  occurredFrom: fc.integer({ min: 0, max: 10 }).map(instant),
  occurredBefore: fc.integer({ min: 5, max: 40 }).map(instant),
  search: arbitraryText({ minLength: 1, maxLength: 1 }),
});

/** One or two fields: what more of them let through is soon no walk any more. */
const arbitraryFilter = arbitraryFields.chain((fields) =>
  fc
    .subarray(Object.entries(fields), { minLength: 1, maxLength: 2 })
    .map((some): FilterInput => Object.fromEntries(some)),
);

/** Where something is to be written: in the cursor's own millisecond, or in that of any item. */
const arbitraryPlace = fc.oneof(fc.constant('cursor' as const), fc.nat(999));
const arbitraryWrites = fc.record({
  insert: fc.array(fc.record({ at: arbitraryPlace, content: arbitraryContent }), {
    minLength: 1,
    maxLength: 3,
  }),
  delete: fc.array(arbitraryPlace, { maxLength: 3 }),
});
type Writes = typeof arbitraryWrites extends fc.Arbitrary<infer T> ? T : never;

/** What is written after the first page, the second and so on; pages short enough for it. */
const arbitraryCase = fc
  .oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        size: fc.integer({ min: 1, max: 100 }),
        writes: fc.constant<Writes[]>([]),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        size: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 })),
        writes: fc.array(arbitraryWrites, { minLength: 1, maxLength: 3 }),
      }),
    },
  )
  .chain((pages) =>
    fc.record({
      size: fc.constant(pages.size),
      writes: fc.constant(pages.writes),
      shelf: fc.nat(TIMELINES - 1),
      order: fc.constantFrom<Order>('NEWEST_FIRST', 'OLDEST_FIRST', 'DUE_FIRST'),
      filter: fc.option(arbitraryFilter, { freq: 2 }),
    }),
  );
type Case = typeof arbitraryCase extends fc.Arbitrary<infer T> ? T : never;

/** Cases leave their traces on the timelines: a smaller one would be another one. */
const ONCE = { endOnFailure: true };

const tally = { cases: 0, withWrites: 0, filtered: 0 };

/**
 * Walks a timeline page by page and compares each page, and what it says of its neighbours, with
 * the list cut by hand; then the walk as a whole with what was there all the time.
 */
async function walk(shelf: Shelf, direction: Direction, it: Case): Promise<void> {
  const { order, size, filter } = it;
  const list = () => expectedList(shelf.known.values(), filter, order);
  const stable = new Map(list().map((item) => [item.id, item]));
  const seen: KnownActivity[] = [];
  let cursor: KnownActivity | null = null;
  let hasWritten = false;
  expect(shelf.known.size).toBeGreaterThanOrEqual(LEAST_ITEMS);
  for (let pageNumber = 0; ; pageNumber++) {
    const given: string | null = cursor && reader.cursor(shelf.owner, { filter, order }, cursor);
    const page = await reader.readPage(
      shelf.owner,
      direction === 'forward'
        ? { filter, order, first: size, after: given }
        : { filter, order, last: size, before: given },
    );
    const expected = expectedPage(
      list(),
      order,
      direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor },
    );
    expect(page).toEqual({
      ids: expected.items.map(({ id }) => id),
      hasNextPage: expected.hasNextPage,
      hasPreviousPage: expected.hasPreviousPage,
    });
    const items = page.ids.map((id) => shelf.known.get(id)!);
    if (direction === 'forward') seen.push(...items);
    else seen.unshift(...items);
    cursor = (direction === 'forward' ? items.at(-1) : items[0]) ?? cursor;
    if (!(direction === 'forward' ? page.hasNextPage : page.hasPreviousPage)) break;
    const writes = it.writes[pageNumber];
    if (!writes) continue;
    const { removed, written } = await write(shelf, writes, cursor);
    for (const id of removed) stable.delete(id);
    hasWritten ||= written;
  }
  const ids = seen.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const sorted = [...seen].sort((a, b) => comparePlaces(a, b, order));
  expect(ids).toEqual(sorted.map(({ id }) => id));
  expect(ids.filter((id) => stable.has(id))).toEqual([...stable.keys()]);
  tally.cases++;
  if (hasWritten) tally.withWrites++;
  if (filter) tally.filtered++;
}

/** Inserts and deletes as a case says, and never so much that too little is left. */
async function write(shelf: Shelf, writes: Writes, cursor: KnownActivity | null) {
  const all = [...shelf.known.values()];
  const find = (at: 'cursor' | number) =>
    at === 'cursor' && cursor ? cursor : all[Math.floor((Number(at) || 0) * all.length * 0.001)]!;
  const entries = writes.insert.map(({ at, content }) => ({
    ...entryOf(shelf.externalId, 0, content),
    occurredAt: find(at).occurredAt,
  }));
  const spare = Math.max(0, all.length - LEAST_ITEMS);
  const room = MOST_ITEMS + 20 - all.length;
  const removed = new Set(writes.delete.slice(0, spare).map((at) => find(at).id));
  const added = await shelf.journal.write(shelf.source, entries.slice(0, Math.max(1, room)));
  await shelf.journal.delete([...removed]);
  for (const item of added) shelf.known.set(item.id, item);
  for (const id of removed) shelf.known.delete(id);
  return { removed, written: added.length > 0 || removed.size > 0 };
}

// Both directions at once: they write to different sources and read different timelines.
describe.concurrent('a walk at any page size, with or without a filter, while others write', () => {
  test.each(['forward', 'backward'] as const)(
    '%s, it sees what is there all the time exactly once, in order',
    { timeout: 400_000 },
    async (direction) => {
      await fc.assert(
        fc.asyncProperty(arbitraryCase, (it) => walk(shelves[direction][it.shelf]!, direction, it)),
        { numRuns: WALKS, ...ONCE },
      );
    },
  );
});

test('that were as many cases as promised, and others wrote in at least a third of them', () => {
  expect(tally.cases).toBeGreaterThanOrEqual(repeat(1_000));
  expect(tally.withWrites * 3).toBeGreaterThanOrEqual(tally.cases);
  expect(tally.filtered).toBeGreaterThan(repeat(100));
});

test('every page size from 1 to 100 gives the whole timeline, both ways', async () => {
  const shelf = shelves.forward[0]!;
  for (let size = 1; size <= 100; size++) {
    for (const direction of ['forward', 'backward'] as const) {
      const order = size % 2 === 0 ? 'NEWEST_FIRST' : 'OLDEST_FIRST';
      await walk(shelf, direction, { shelf: 0, order, size, filter: null, writes: [] });
    }
  }
});

test('any window, also first with before and last with after, is cut exactly', async () => {
  const arbitraryWindow = fc.record({
    shelf: fc.nat(TIMELINES - 1),
    order: fc.constantFrom<Order>('NEWEST_FIRST', 'OLDEST_FIRST', 'DUE_FIRST'),
    filter: fc.option(arbitraryFilter),
    size: fc.integer({ min: 1, max: 100 }),
    end: fc.constantFrom('first', 'last'),
    bound: fc.constantFrom('after', 'before', null),
    at: fc.nat(999),
  });
  await fc.assert(
    fc.asyncProperty(arbitraryWindow, async ({ shelf: index, order, filter, size, ...it }) => {
      const { known, owner } = shelves.forward[index]!;
      // The cursor may be of an item that the filter does not let through: as if deleted.
      const at = [...known.values()][Math.floor(it.at * known.size * 0.001)]!;
      const bounds = it.bound ? { [it.bound]: at } : {};
      const cursors = it.bound ? { [it.bound]: reader.cursor(owner, { filter, order }, at) } : {};
      const page = await reader.readPage(owner, { filter, order, [it.end]: size, ...cursors });
      const list = expectedList(known.values(), filter, order);
      const { items, ...flags } = expectedPage(list, order, { [it.end]: size, ...bounds });
      expect(page).toEqual({ ids: items.map(({ id }) => id), ...flags });
    }),
    { numRuns: repeat(400) },
  );
});

const TIE_SIZES = [1, 7, 20, 100];
const TIE_WALKS = (['NEWEST_FIRST', 'OLDEST_FIRST', 'DUE_FIRST'] as const).flatMap((order) =>
  (['forward', 'backward'] as const).map((direction) => ({ order, direction })),
);

test.each(TIE_SIZES)(
  '500 items in one millisecond, %i at a time, are walked whole',
  {
    timeout: 240_000,
  },
  async (size) => {
    for (const { order, direction } of shareOf(TIE_WALKS, size, TIE_SIZES)) {
      await walk(tie, direction, { shelf: 0, order, size, filter: null, writes: [] });
    }
  },
);
