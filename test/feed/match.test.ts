import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CursorSealer } from '../../src/access/cursor-seal.js';
import { decodeId } from '../../src/activity/type-id.js';
import { DIRECTIONS, TASK_STATUSES } from '../../src/activity/vocabulary.js';
import { type ChangeType, typeOfChange } from '../../src/feed/match.js';
import { resolveFeedQuery } from '../../src/feed/query.js';
import { type Change, readFeed } from '../../src/feed/read-feed.js';
import type { FilterInput } from '../../src/timeline/filters/registry.js';
import { TimelineLoaders } from '../../src/timeline/timeline-loaders.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import {
  arbitraryContent,
  arbitraryText,
  CHANNELS,
  instant,
  KINDS,
} from '../support/arbitrary-activity.js';
import { KINDS_BY_CATEGORY, type KnownActivity, matchesFilter } from '../support/known-activity.js';
import { settleFeed } from '../support/read-changes.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';

const SOURCE = 'kasar';
const RECORDS = [
  { object: 'contacts', externalId: 'c1' },
  { object: 'contacts', externalId: 'c2' },
  { object: 'companies', externalId: 'k1' },
  { object: 'deals', externalId: 'd1' },
];
const OBJECTS = ['contacts', 'companies', 'deals'];
const HOUR = 3_600_000;

/** A change, and what the test knows the activity to have been before it and after. */
interface KnownChange {
  change: Change;
  before: KnownActivity | null;
  after: KnownActivity | null;
}

let database: TestDatabase;
let journal: ActivityJournal;
const changes: KnownChange[] = [];
/** What filters can name. */
let everything: KnownActivity[];

/** Few instants, and few records: many changes leave them as they are. */
const arbitraryEntry = fc.record({
  content: arbitraryContent,
  hour: fc.integer({ min: 0, max: 4 }),
  records: fc.subarray(RECORDS, { minLength: 1, maxLength: 3 }),
});

beforeAll(async () => {
  database = await createTestDatabase();
  journal = new ActivityJournal(database, await createTestOrganization(database));
  const entriesOf = (seed: number): JournalEntry[] =>
    fc.sample(arbitraryEntry, { numRuns: 150, seed }).map(({ content, hour, records }, n) => ({
      ...content,
      externalId: `a${n}`,
      occurredAt: instant(hour * HOUR),
      records,
    }));
  const first = entriesOf(1);
  // Half of them stay what they are but for their title and records: a filter lets both through.
  const second = entriesOf(2).map((entry, n) =>
    n % 2 ? entry : { ...first[n]!, title: entry.title, records: entry.records },
  );
  const added = await journal.write(SOURCE, first);
  const rewritten = await journal.rewrite(SOURCE, second);
  await journal.delete(rewritten.map(({ id }) => id));
  everything = [...added, ...rewritten];
  await settleFeed(database);
  const read = await readFeed(database.pool, {
    organizationIds: [journal.organizationId],
    after: null,
    scopes: null,
    limit: 10_000,
  });
  const before = new Map(added.map((known) => [known.id, known]));
  const after = new Map(rewritten.map((known) => [known.id, known]));
  for (const change of read.changes) {
    const id = change.activityId!;
    changes.push({
      change,
      before: change.before && (change.after ? before : after).get(id)!,
      // Nobody is given a task by an import: the journal does that later, past the feed.
      after: change.after && { ...(change.before ? after : before).get(id)!, assignee: null },
    });
  }
});
afterAll(() => database.drop());

test('there are changes of all kinds', () => {
  const tally = { added: 0, updated: 0, deleted: 0 };
  for (const { change } of changes) {
    tally[change.before ? (change.after ? 'updated' : 'deleted') : 'added']++;
  }
  expect(tally.added).toBe(150);
  expect(tally.deleted).toBe(150);
  expect(tally.updated).toBeGreaterThan(120);
});

const list = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 3 });
const now = <T>(value: fc.Arbitrary<T>) => value.map((it) => () => it);
const hours = (max: number) =>
  now(fc.integer({ min: -1, max }).map((hour) => instant(hour * HOUR)));
/** Ids of what the activities have, found once they are written. */
const ids = (of: (activity: KnownActivity) => readonly (string | null)[]) =>
  list(fc.nat(99)).map((chosen) => () => {
    const there = [...new Set(everything.flatMap(of))].filter((id) => id !== null).sort();
    return chosen.map((index) => there[index % there.length]!);
  });

const FIELDS = {
  kinds: now(fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 4, maxLength: 12 })),
  categories: now(list(fc.constantFrom(...Object.keys(KINDS_BY_CATEGORY)))),
  channels: now(list(fc.constantFrom(...CHANNELS, 'EMAIL', 'pigeon'))),
  directions: now(list(fc.constantFrom(...DIRECTIONS))),
  sources: now(fc.constant([SOURCE])),
  actors: ids(({ user, assistant }) => [user, assistant]),
  actorTypes: now(list(fc.constantFrom('USER', 'ASSISTANT'))),
  assistants: ids(({ assistant }) => [assistant]),
  assignees: ids(({ assignee }) => [assignee]),
  segments: ids(({ segment }) => [segment]),
  records: ids(({ records }) => records.map(({ id }) => id)),
  contacts: ids(({ records }) => records.map(({ id }) => id)),
  taskStatuses: now(list(fc.constantFrom(...TASK_STATUSES))),
  occurredFrom: hours(5),
  occurredBefore: hours(5),
  dueFrom: hours(80),
  dueBefore: hours(80),
  search: now(arbitraryText({ minLength: 1, maxLength: 1 })),
} satisfies Record<string, fc.Arbitrary<() => unknown>>;

const arbitraryFilter = fc
  .record(FIELDS)
  .chain((fields) => fc.subarray(Object.entries(fields), { maxLength: 3 }))
  .map((fields) => () => Object.fromEntries(fields.map(([name, value]) => [name, value()])));

const arbitraryFollower = fc.record({
  filter: arbitraryFilter,
  record: fc.option(fc.nat(RECORDS.length - 1)),
  /** What the key may read; null: all. */
  readable: fc.option(fc.subarray(OBJECTS, { minLength: 1 }), { freq: 1 }),
  /** Which of these the filter asks for besides. */
  objects: fc.option(fc.subarray(OBJECTS, { minLength: 1 }), { freq: 1 }),
});

test('a change is to a follower what the filter says of before and after', async () => {
  const told: Record<ChangeType | 'null', number> = { ADDED: 0, UPDATED: 0, DELETED: 0, null: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryFollower, async ({ filter, record, readable, objects }) => {
      const mayRead = (object: string) => readable?.includes(object) ?? true;
      const ref = record === null ? null : RECORDS[record]!;
      const owner = ref && mayRead(ref.object) ? journal.record(SOURCE, ref) : null;
      const asked = objects?.filter(mayRead) ?? [];
      const input = { ...filter(), ...(asked.length > 0 ? { objects: asked } : {}) } as FilterInput;
      const matches = (known: KnownActivity | null) => {
        const records = known?.records.filter(({ object }) => mayRead(object)) ?? [];
        const isOnOwner = owner === null || records.some(({ id }) => id === owner.id);
        return records.length > 0 && isOnOwner && matchesFilter({ ...known!, records }, input);
      };
      const viewer = {
        keyId: '',
        keyName: 'test',
        organizationId: journal.organizationId,
        organization: 'acme',
        scopes: ['read'] as const,
        objects: readable,
      };
      const query = await resolveFeedQuery(
        {
          database,
          viewer,
          loaders: new TimelineLoaders(database, viewer),
          cursors: new CursorSealer('a secret of the tests, forty characters!'),
        },
        owner && { id: decodeId(owner.id)!.uuid },
        input,
      );
      for (const { change, before, after } of changes) {
        const expected = expectedType(matches(before), matches(after));
        expect(typeOfChange(change, query), JSON.stringify({ input, before, after })).toBe(
          expected,
        );
        told[expected ?? 'null']++;
      }
    }),
    { numRuns: 200 },
  );
  // A test that never saw one of these would say little.
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(200);
});

function expectedType(before: boolean, after: boolean): ChangeType | null {
  if (before && after) return 'UPDATED';
  return before ? 'DELETED' : after ? 'ADDED' : null;
}
