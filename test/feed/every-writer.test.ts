import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BusyOrganization, DEEDS, type Deed } from '../support/busy-organization.js';
import { drainChanges, settleFeed } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { repeat } from '../support/thorough.js';
import { TimelineMirror } from '../support/timeline-mirror.js';

const gateway = useTestGateway();
const RUNS = repeat(20);

/** Erasing is seldom, and late: what is erased has no story any more. */
const { erase, ...others } = DEEDS;
const arbitraryDeeds = fc
  .tuple(
    fc.array(fc.oneof(...(Object.values(others) as fc.Arbitrary<Deed>[])), {
      minLength: 60,
      maxLength: 90,
    }),
    fc.array(erase, { minLength: 3, maxLength: 4 }),
    fc.array(fc.oneof(...(Object.values(others) as fc.Arbitrary<Deed>[])), { maxLength: 15 }),
  )
  .map((parts): Deed[] => parts.flat());

interface FeedRow {
  activity_id: string;
  scopes_before: string[] | null;
  before: object | null;
  words_before: string[] | null;
  scopes_after: string[] | null;
  after: object | null;
  words: string[] | null;
}

/** What was seen before a change, or after it. */
function sightOf(scopes: string[] | null, facts: object | null, words: string[] | null) {
  return scopes && { scopes: [...scopes].sort(), facts, words: words ?? [] };
}

const tally = { activities: 0, linked: 0, erased: 0, deleted: 0 };

/** Each change of an activity begins where the one before it ended. @returns what is there now. */
async function checkStories({ tenant }: BusyOrganization): Promise<Set<string>> {
  const { rows } = await gateway.database.pool.query<FeedRow>(
    `select activity_id, scopes_before, before, scopes_after, after,
            tsvector_to_array(search) as words,
            tsvector_to_array(coalesce(search_before, search)) as words_before
       from activity_change where organization_id = $1 and activity_id is not null
      order by xact, id`,
    [tenant.organizationId],
  );
  const stories = new Map<string, FeedRow[]>();
  for (const row of rows) {
    stories.set(row.activity_id, [...(stories.get(row.activity_id) ?? []), row]);
  }
  const there = new Set<string>();
  for (const [id, story] of stories) {
    tally.activities++;
    const [first, last] = [story[0]!, story.at(-1)!];
    if (last.scopes_after === null && last.before === null) {
      // Erased: that it is gone is all that is said of it.
      expect(story, id).toEqual([{ ...last, words: null, words_before: null, after: null }]);
      tally.erased++;
      continue;
    }
    expect(first.scopes_before, id).toBeNull();
    let sight: ReturnType<typeof sightOf> = null;
    for (const row of story) {
      expect(sightOf(row.scopes_before, row.before, row.words_before), id).toEqual(sight);
      sight = sightOf(row.scopes_after, row.after, row.words);
      tally.linked++;
    }
    if (sight) there.add(id);
    else tally.deleted++;
    expect(await entriesOf(id)).toEqual(sight && { scopes: sight.scopes, facts: sight.facts });
  }
  return there;
}

/** What stands on the timelines of an activity. */
async function entriesOf(id: string) {
  const { rows } = await gateway.database.pool.query(
    'select * from timeline_entry where activity_id = $1 order by scope_id',
    [id],
  );
  if (rows.length === 0) return null;
  const facts = rows.map(({ scope_id: _, activity_id: __, ...rest }) => rest);
  for (const one of facts) expect(one).toEqual(facts[0]);
  return { scopes: rows.map(({ scope_id }) => scope_id as string), facts: facts[0] };
}

test('the whole feed, read from nothing, leaves what the timeline holds, whoever wrote', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDeeds, async (deeds) => {
      const it = await BusyOrganization.create(gateway);
      for (const one of deeds) await it.perform(one);
      await settleFeed(gateway.database);
      const replayed = new Set<string>();
      for (const { type, activityId } of (await drainChanges(it.client, {})).changes) {
        // Each means something: what is added was not there, what is changed was.
        if (type === 'UPDATED') expect(replayed.has(activityId)).toBe(true);
        if (type === 'ADDED') expect(replayed.has(activityId)).toBe(false);
        if (type === 'DELETED') replayed.delete(activityId);
        else replayed.add(activityId);
      }
      const timeline = new TimelineMirror(it.client, { order: 'NEWEST_FIRST', size: 100 });
      await timeline.load();
      expect([...replayed].sort()).toEqual([...timeline.items.keys()].sort());
      expect((await checkStories(it)).size).toBe(replayed.size);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(tally.linked).toBeGreaterThan(50 * RUNS);
  expect(tally.erased).toBeGreaterThanOrEqual(RUNS);
  expect(tally.deleted).toBeGreaterThanOrEqual(RUNS);
});
