import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SearchVector } from '../../src/activity/search-vector.js';
import { decodeId } from '../../src/activity/type-id.js';
import { inTransaction } from '../../src/db/transaction.js';
import type { EntryValues } from '../../src/ingest/activity-row.js';
import { writeActivities } from '../../src/ingest/write-activities.js';
import { Loaders } from '../../src/loaders/loaders.js';
import type { FilterableVersion } from '../../src/timeline/filters/condition.js';
import { FEED_FILTERS, type FilterInput } from '../../src/timeline/filters/registry.js';
import { readPages } from '../../src/timeline/read-pages.js';
import { type ResolvedFilter, resolveFilter } from '../../src/timeline/resolve-filter.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import {
  arbitraryFilter,
  arbitraryFilterValues,
  OBJECTS,
  RECORDS,
  sampleEntries,
} from '../support/arbitrary-filter.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { repeat } from '../support/thorough.js';
import { viewerOf } from '../support/viewer-of.js';

const SOURCES = ['kasar', 'clarky'];
const LAST_HOUR = 6;

let database: TestDatabase;
let journal: ActivityJournal;
let loaders: Loaders;
/** Every activity as the change feed's predicate sees it, by UUID. */
let activities: Map<string, FilterableVersion>;

beforeAll(async () => {
  database = await createTestDatabase();
  journal = new ActivityJournal(database, await createTestOrganization(database));
  for (const [index, source] of SOURCES.entries()) {
    await journal.write(
      source,
      sampleEntries({ count: 250, seed: index + 1, lastHour: LAST_HOUR }),
    );
  }
  await writeTexts();
  activities = await readActivities();
});
afterAll(() => database.drop());

/** Texts in every script and spelling that search treats in a way of its own. */
const arbitraryText = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('order', 'orders', 'Invoice', 'in\u00advoice', 'in\u200bvoice', 'ｉｎｖｏ'),
        fc.constantFrom(
          '見積書',
          '見積',
          '送りました',
          'iPhone15見積',
          'ราคาสินค้า',
          '견적서를',
          'ﾃﾞｰﾀ',
        ),
        fc.constantFrom(
          'zk@example.com',
          'example.com',
          'zk',
          "o'brien",
          'obrien',
          'e-mail',
          'v1.2',
        ),
        fc.constantFrom('+33 6 12 34 56 78', '+33612345678', '06', '12', '🎉', '👩‍👧', '!?', 'é'),
        fc.string({ unit: fc.constantFrom(...'見積書ราสัaB1\u0301 .-\'"@🎉'), maxLength: 6 }),
      ),
      fc.constantFrom(' ', ' ', ' ', '', '-', '.', "'", '、', '" ', ' "', '@', '\u200b'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.flat().join(''));

/** Writes activities with such texts, and one that is too long for positions. */
async function writeTexts(): Promise<void> {
  const texts = [
    ...fc.sample(arbitraryText, { numRuns: 400, seed: 3 }),
    `${'見積 '.repeat(300)} ${'order '.repeat(300)} iPhone15見積書 zk@example.com`,
  ];
  const { organizationId, newId } = journal;
  const sourceId = await journal.sourceId('kasar');
  await inTransaction(database.pool, (client) =>
    writeActivities(
      client,
      { organizationId, sourceId, newId },
      texts.map((description, n) => ({
        input: {
          externalId: `text ${n}`,
          kind: 'NOTE',
          occurredAt: instant(n),
          description,
          title: texts[n + 1],
          records: [RECORDS[0]!],
          wire: null,
        },
        readFrom: null,
      })),
    ),
  );
}

/** What the change feed would hold of each activity, read from the tables that SQL filters. */
async function readActivities(): Promise<Map<string, FilterableVersion>> {
  const { rows } = await database.pool.query<
    EntryValues & { activity_id: string; timelineIds: string[]; search: string | null }
  >(
    `select e.*, a.search::text as search,
        (select array_agg(scope_id) from timeline_entry s where s.activity_id = a.id) as "timelineIds"
       from timeline_entry e join activity a on a.id = e.activity_id where e.scope_id = $1`,
    [journal.organizationId],
  );
  return new Map(
    rows.map(({ activity_id, timelineIds, search, ...entryValues }) => [
      activity_id,
      { timelineIds, entryValues, search: new SearchVector(search) },
    ]),
  );
}

const FILTER_VALUES = arbitraryFilterValues({
  written: () => journal.known.values(),
  sources: SOURCES,
  lastHour: LAST_HOUR,
});

const arbitraryScope = fc.record({
  /** Whose timeline: a record's, or the organization's. */
  record: fc.option(fc.constantFrom(...RECORDS), { freq: 2 }),
  /** The objects that the key is limited to. */
  objects: fc.option(fc.subarray(OBJECTS, { minLength: 1 }), { freq: 2 }),
});
type Scope = typeof arbitraryScope extends fc.Arbitrary<infer T> ? T : never;

/** Compares what SQL selects with what the predicate selects. @returns how many they select. */
async function compare(input: FilterInput, { record, objects }: Scope): Promise<number> {
  const viewer = viewerOf(journal.organizationId, input.objects ? null : objects);
  loaders = new Loaders(database, viewer);
  const context = { viewer, loaders };
  const owner = record && journal.record('kasar', record);
  const resolved = await resolveFilter(context, owner && decodeId(owner.id)!.uuid, input);
  const selected = selectByPredicate(resolved);
  expect(await selectBySql(resolved), JSON.stringify({ input, record, objects })).toEqual(selected);
  return selected.length;
}

function selectByPredicate({ timelineIds, conditions }: ResolvedFilter): string[] {
  return [...activities]
    .filter(
      ([, activity]) =>
        timelineIds.some((id) => activity.timelineIds.includes(id)) &&
        conditions.every((condition) => condition.matches(activity)),
    )
    .map(([id]) => id)
    .sort();
}

async function selectBySql({ timelineIds, conditions }: ResolvedFilter): Promise<string[]> {
  const [page] = await readPages(database.pool, loaders, [
    {
      timelineIds,
      recordId: null,
      mustExistIn: null,
      conditions,
      order: 'NEWEST_FIRST',
      from: 'start',
      size: 1_000,
      after: null,
      before: null,
      selection: { fields: [], joins: [] },
      withBeyond: false,
      withSnapshot: false,
      links: 'none',
      maxAgeSeconds: null,
    },
  ]);
  return page!.activities.map(({ id }) => id).sort();
}

describe("SQL and the change feed's predicate select the same activities", () => {
  test.each(FEED_FILTERS)('with %s', async (name) => {
    let selected = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(FILTER_VALUES[name], arbitraryScope, async (value, scope) => {
        selected += await compare({ [name]: value() } as FilterInput, scope);
        compared++;
      }),
      { numRuns: 40 },
    );
    // A generator of values that select nothing, or everything, would compare nothing.
    expect(selected).toBeGreaterThan(0);
    expect(selected).toBeLessThan(compared * activities.size);
  });

  test('with a search for any text', async () => {
    const everything = { record: null, objects: null };
    let selected = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryText, async (text) => {
        selected += await compare({ search: text }, everything);
        compared++;
      }),
      { numRuns: repeat(600) },
    );
    expect(selected).toBeGreaterThan(compared);
    expect(selected).toBeLessThan((compared * activities.size) / 2);
  });

  test('with any of them together', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFilter(FILTER_VALUES, 4), arbitraryScope, async (filter, scope) => {
        await compare(filter(), scope);
      }),
      { numRuns: repeat(200) },
    );
  });
});
