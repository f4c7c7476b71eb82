import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIVITY_CATEGORIES } from '../../src/activity/registry.js';
import { decodeId, encodeId } from '../../src/activity/type-id.js';
import { DIRECTIONS, TASK_STATUSES } from '../../src/activity/vocabulary.js';
import type { EntryFacts } from '../../src/ingest/activity-row.js';
import { ACTOR_TYPES } from '../../src/loaders/actor.js';
import { Loaders } from '../../src/loaders/loaders.js';
import type { FeedActivity } from '../../src/timeline/filters/condition.js';
import { FILTERS, type FilterInput, type FilterName } from '../../src/timeline/filters/registry.js';
import { readPages } from '../../src/timeline/read-pages.js';
import { type ResolvedFilter, resolveFilter } from '../../src/timeline/resolve-filter.js';
import { ActivityJournal } from '../support/activity-journal.js';
import {
  arbitraryContent,
  arbitraryText,
  CHANNELS,
  instant,
  KINDS,
} from '../support/arbitrary-activity.js';
import type { KnownActivity } from '../support/known-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';

const SOURCES = ['kasar', 'clarky'];
const RECORDS = [
  { object: 'contacts', externalId: 'c1' },
  { object: 'contacts', externalId: 'c2' },
  { object: 'companies', externalId: 'k1' },
  { object: 'deals', externalId: 'd1' },
];
const OBJECTS = ['contacts', 'companies', 'deals'];
const HOUR = 3_600_000;

let database: TestDatabase;
let journal: ActivityJournal;
let loaders: Loaders;
/** Every activity as the change feed's predicate sees it, by UUID. */
let activities: Map<string, FeedActivity>;

beforeAll(async () => {
  database = await createTestDatabase();
  journal = new ActivityJournal(database, await createTestOrganization(database));
  const arbitraryEntry = fc.record({
    content: arbitraryContent,
    // Few instants: many entries lie exactly at the bounds of filters.
    hour: fc.integer({ min: 0, max: 6 }),
    records: fc.subarray(RECORDS, { minLength: 1, maxLength: 3 }),
  });
  for (const [index, source] of SOURCES.entries()) {
    const drafts = fc.sample(arbitraryEntry, { numRuns: 250, seed: index + 1 });
    await journal.write(
      source,
      drafts.map(({ content, hour, records }, n) => ({
        ...content,
        externalId: `a${n}`,
        occurredAt: instant(hour * HOUR),
        records,
      })),
    );
  }
  activities = await readActivities();
});
afterAll(() => database.drop());

/** What the change feed would hold of each activity, read from the tables that SQL filters. */
async function readActivities(): Promise<Map<string, FeedActivity>> {
  const { rows } = await database.pool.query<
    EntryFacts & { activity_id: string; scopes: string[]; terms: string[] }
  >(
    `select e.*, tsvector_to_array(a.search) as terms,
        (select array_agg(scope_id) from timeline_entry s where s.activity_id = a.id) as scopes
       from timeline_entry e join activity a on a.id = e.activity_id where e.scope_id = $1`,
    [journal.organizationId],
  );
  return new Map(
    rows.map(({ activity_id, scopes, terms, ...facts }) => [
      activity_id,
      { scopes, facts, searchTerms: new Set(terms) },
    ]),
  );
}

const listOf = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 4 });
const constant = <T>(value: fc.Arbitrary<T>) => value.map((it) => () => it);
const hours = (max: number) =>
  constant(fc.integer({ min: -1, max }).map((hour) => instant(hour * HOUR)));

/** Ids that the activities have, which are known once they are written; one in six leads nowhere. */
function ids(of: (activity: KnownActivity) => readonly (string | null)[]) {
  const choice = fc.oneof({ weight: 5, arbitrary: fc.nat(99) }, fc.constant(null));
  // More than twenty values are not read as one index range each.
  const choices = fc.oneof(listOf(choice), fc.array(choice, { minLength: 21, maxLength: 100 }));
  return choices.map((chosen) => () => {
    const known = [...new Set([...journal.known.values()].flatMap(of))].filter((id) => id !== null);
    known.sort();
    return chosen.map((index) =>
      index === null ? encodeId('user', randomUUID()) : known[index % known.length]!,
    );
  });
}

/** Values for each filter. One that is missing here does not compile. */
const GENERATORS: Record<FilterName, fc.Arbitrary<() => unknown>> = {
  kinds: constant(listOf(fc.constantFrom(...KINDS))),
  categories: constant(listOf(fc.constantFrom(...ACTIVITY_CATEGORIES))),
  channels: constant(listOf(fc.constantFrom(...CHANNELS, 'EMAIL', 'pigeon'))),
  directions: constant(listOf(fc.constantFrom(...DIRECTIONS))),
  sources: constant(listOf(fc.constantFrom(...SOURCES))),
  actors: ids(({ user, assistant }) => [user, assistant]),
  actorTypes: constant(listOf(fc.constantFrom(...ACTOR_TYPES))),
  assistants: ids(({ assistant }) => [assistant]),
  assignees: ids(({ assignee }) => [assignee]),
  segments: ids(({ segment }) => [segment]),
  records: ids(({ records }) => records.map(({ id }) => id)),
  contacts: ids(({ records }) => records.map(({ id }) => id)),
  objects: constant(listOf(fc.constantFrom(...OBJECTS))),
  taskStatuses: constant(listOf(fc.constantFrom(...TASK_STATUSES))),
  occurredFrom: hours(7),
  occurredBefore: hours(7),
  dueFrom: hours(80),
  dueBefore: hours(80),
  search: constant(arbitraryText({ minLength: 1, maxLength: 2 })),
};

const arbitraryScope = fc.record({
  /** Whose timeline: a record's, or the organization's. */
  record: fc.option(fc.constantFrom(...RECORDS), { freq: 2 }),
  /** The objects that the key is limited to. */
  objects: fc.option(fc.subarray(OBJECTS, { minLength: 1 }), { freq: 2 }),
});
type Scope = typeof arbitraryScope extends fc.Arbitrary<infer T> ? T : never;

/** Compares what SQL selects with what the predicate selects. @returns how many they select. */
async function compare(input: FilterInput, { record, objects }: Scope): Promise<number> {
  const viewer = {
    keyId: '',
    keyName: 'test',
    organizationId: journal.organizationId,
    organization: 'acme',
    scopes: ['read'] as const,
    objects: input.objects ? null : objects,
  };
  loaders = new Loaders(database, viewer);
  const context = { viewer, loaders };
  const owner = record && journal.record('kasar', record);
  const resolved = await resolveFilter(context, owner && decodeId(owner.id)!.uuid, input);
  const selected = selectByPredicate(resolved);
  expect(await selectBySql(resolved), JSON.stringify({ input, record, objects })).toEqual(selected);
  return selected.length;
}

function selectByPredicate({ scopes, conditions }: ResolvedFilter): string[] {
  return [...activities]
    .filter(
      ([, activity]) =>
        scopes.some((scope) => activity.scopes.includes(scope)) &&
        conditions.every((condition) => condition.matches(activity)),
    )
    .map(([id]) => id)
    .sort();
}

async function selectBySql({ scopes, conditions }: ResolvedFilter): Promise<string[]> {
  const [page] = await readPages(database.pool, loaders, [
    {
      scopes,
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
      fc.asyncProperty(GENERATORS[name], arbitraryScope, async (value, scope) => {
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
    const arbitraryFilter = fc
      .record(GENERATORS)
      .chain((values) => fc.subarray(Object.entries(values), { maxLength: 4 }))
      .map((chosen) => () => Object.fromEntries(chosen.map(([name, value]) => [name, value()])));
    await fc.assert(
      fc.asyncProperty(arbitraryFilter, arbitraryScope, async (filter, scope) => {
        await compare(filter() as FilterInput, scope);
      }),
      { numRuns: 200 },
    );
  });
});
