import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../src/activity/type-id.js';
import type { EntryValues } from '../../src/ingest/activity-row.js';
import { Loaders } from '../../src/loaders/loaders.js';
import type { FilterableVersion } from '../../src/timeline/filters/condition.js';
import { FILTERS, type FilterInput, type FilterName } from '../../src/timeline/filters/registry.js';
import { readPages } from '../../src/timeline/read-pages.js';
import { type ResolvedFilter, resolveFilter } from '../../src/timeline/resolve-filter.js';
import { ActivityJournal } from '../support/activity-journal.js';
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
  activities = await readActivities();
});
afterAll(() => database.drop());

/** What the change feed would hold of each activity, read from the tables that SQL filters. */
async function readActivities(): Promise<Map<string, FilterableVersion>> {
  const { rows } = await database.pool.query<
    EntryValues & { activity_id: string; timelineIds: string[]; terms: string[] }
  >(
    `select e.*, tsvector_to_array(a.search) as terms,
        (select array_agg(scope_id) from timeline_entry s where s.activity_id = a.id) as "timelineIds"
       from timeline_entry e join activity a on a.id = e.activity_id where e.scope_id = $1`,
    [journal.organizationId],
  );
  return new Map(
    rows.map(({ activity_id, timelineIds, terms, ...entryValues }) => [
      activity_id,
      { timelineIds, entryValues, searchTerms: new Set(terms) },
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
      ofRecord: false,
      mustExistIn: null,
      conditions,
      newestFirst: true,
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
  test.each(Object.keys(FILTERS) as FilterName[])('with %s', async (name) => {
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

  test('with any of them together', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFilter(FILTER_VALUES, 4), arbitraryScope, async (filter, scope) => {
        await compare(filter(), scope);
      }),
      { numRuns: 200 },
    );
  });
});
