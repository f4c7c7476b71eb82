import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CursorSealer } from '../../src/access/cursor-seal.js';
import { decodeId } from '../../src/activity/type-id.js';
import { type ChangeType, typeOfChange } from '../../src/feed/match.js';
import { resolveFeedQuery } from '../../src/feed/query.js';
import { type Change, readFeed } from '../../src/feed/read-feed.js';
import type { FilterInput } from '../../src/timeline/filters/registry.js';
import { TimelineLoaders } from '../../src/timeline/timeline-loaders.js';
import { ActivityJournal } from '../support/activity-journal.js';
import {
  arbitraryFilter,
  arbitraryFilterValues,
  OBJECTS,
  RECORDS,
  sampleEntries,
} from '../support/arbitrary-filter.js';
import { type KnownActivity, matchesFilter } from '../support/known-activity.js';
import { settleFeed } from '../support/read-changes.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { viewerOf } from '../support/viewer-of.js';

const SOURCE = 'kasar';
/** Few, as the records are: many changes leave both as they are. */
const LAST_HOUR = 4;

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

beforeAll(async () => {
  database = await createTestDatabase();
  journal = new ActivityJournal(database, await createTestOrganization(database));
  const entriesOf = (seed: number) => sampleEntries({ count: 150, seed, lastHour: LAST_HOUR });
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
    timelineIds: null,
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

/** Without `objects`: which of them a follower may ask for depends on its key. */
const { objects: _, ...FILTER_VALUES } = arbitraryFilterValues({
  written: () => everything,
  sources: [SOURCE],
  lastHour: LAST_HOUR,
});

const arbitraryFollower = fc.record({
  filter: arbitraryFilter(FILTER_VALUES, 3),
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
      const viewer = viewerOf(journal.organizationId, readable);
      const query = await resolveFeedQuery(
        {
          database,
          viewer,
          loaders: new TimelineLoaders(database, viewer),
          cursorSealer: new CursorSealer('a secret of the tests, forty characters!'),
        },
        owner && { id: decodeId(owner.id)!.uuid, object: owner.object },
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
