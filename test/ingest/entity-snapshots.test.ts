import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { useCliGateway } from '../support/cli-gateway.js';
import { repeat } from '../support/thorough.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useCliGateway();

let count = 0;

/** An organization, lists of Invent that are imported into it, and what its timeline then shows. */
async function createScene() {
  const slug = `snapshots-${++count}`;
  const client = await gateway.server.clientOf(await gateway.createOrganization(slug));
  const source = ['--system', 'invent', '--source', 'invent'];
  const record = ['--object', 'contacts', '--record', 'alice'];
  return {
    async import(...pages: object[][]) {
      for (const page of pages) {
        const args = ['import', '--org', slug, ...source, ...record, '-'];
        const { exitCode, stderr } = await gateway.run(args, { input: JSON.stringify(page) });
        expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      }
    },
    async importLines(...pages: object[][]) {
      const lines = pages.map((response) =>
        JSON.stringify({
          system: 'invent',
          source: 'invent',
          object: 'contacts',
          record: 'alice',
          response,
        }),
      );
      const args = ['import', '--org', slug, '--ndjson', '-'];
      const { exitCode, stderr } = await gateway.run(args, { input: lines.join('\n') });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    },
    async read() {
      const id = { source: 'invent', object: 'contacts', id: 'alice' };
      return (await readWholeTimeline(client, id)).nodes;
    },
  };
}

const dayOf = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();

/** An event of a day, whose entities are named as they were on that day. */
function event(day: number, given: object = {}) {
  return {
    id: `e-${day}`,
    type: 'segment_added',
    created_at: dayOf(day),
    actor: { id: 'usr', name: `user ${day}`, email: `${day}@example.com` },
    assistant: { id: 'ast', name: `assistant ${day}` },
    broadcast: { id: 'brd', name: `broadcast ${day}` },
    segment: { id: 'seg', name: `segment ${day}`, color: `color ${day}` },
    ...given,
  };
}

/** What every event shows where the entities are those of a day. */
const shownOf = (day: number) => ({
  actor: { name: `user ${day}`, email: `${day}@example.com` },
  assistant: { name: `assistant ${day}` },
  broadcast: { name: `broadcast ${day}` },
  segment: { name: `segment ${day}`, color: `color ${day}` },
});

test.each([
  ['on one page', [[3, 2, 1]]],
  ['on several pages', [[3], [2, 1]]],
  [
    'and again with a newer one on top',
    [
      [3, 2],
      [2, 1],
      [4, 3],
      [2, 1],
    ],
  ],
  ['from old to new', [[1], [2], [3]]],
])('entities are named as the newest event shows them, listed %s', async (_, days) => {
  const newest = Math.max(...days.flat());
  const pages = days.map((page) => page.map((day) => event(day)));
  for (const way of ['import', 'importLines'] as const) {
    const scene = await createScene();
    await scene[way](...pages);
    for (const node of await scene.read()) expect(node).toMatchObject(shownOf(newest));
  }
});

test('events in any order, on any pages, leave the entities of the newest', async () => {
  const pages = fc.array(
    fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  await fc.assert(
    fc.asyncProperty(pages, async (days) => {
      const scene = await createScene();
      await scene.import(...days.map((page) => page.map((day) => event(day))));
      const [node] = await scene.read();
      expect(node).toMatchObject(shownOf(Math.max(...days.flat())));
    }),
    { numRuns: repeat(30) },
  );
});

describe('a snapshot', () => {
  const bareSegment = { segment: { id: 'seg', name: 'new' } };
  const versionedSegment = { segment: { id: 'seg', name: 'old', updated_at: dayOf(1) } };

  test('of a segment is as new as its updated_at says, whatever event shows it', async () => {
    const scene = await createScene();
    const segment = (name: string, day: number) => ({
      segment: { id: 'seg', name, updated_at: dayOf(day) },
    });
    await scene.import([event(9, segment('old', 1))], [event(3, segment('new', 2))]);
    await scene.import([event(8, segment('old', 1))]);
    for (const node of await scene.read()) {
      expect(node).toMatchObject({ segment: { name: 'new', updatedAt: dayOf(2) } });
    }
  });

  test('of equal updated_at is as new as its event', async () => {
    const scene = await createScene();
    const segment = (name: string) => ({ segment: { id: 'seg', name, updated_at: dayOf(1) } });
    await scene.import([event(9, segment('new')), event(8, segment('old'))]);
    await scene.import([event(7, segment('older'))]);
    for (const node of await scene.read()) expect(node).toMatchObject({ segment: { name: 'new' } });
  });

  test('of an event that was updated is as new as the update', async () => {
    const scene = await createScene();
    await scene.import([event(2)], [event(1, { updated_at: dayOf(5) })], [event(3)]);
    for (const node of await scene.read()) expect(node).toMatchObject(shownOf(1));
  });

  test('that lacks a property keeps it, and takes it from an older one', async () => {
    const scene = await createScene();
    const bare = {
      actor: { id: 'usr', name: 'user 3' },
      segment: { id: 'seg', name: 'segment 3' },
    };
    const kept = { actor: { name: 'user 3', email: '2@example.com' } };
    const shown = { ...kept, segment: { name: 'segment 3', color: 'color 2' } };
    await scene.import([event(3, bare), event(2)]);
    for (const node of await scene.read()) expect(node).toMatchObject(shown);
    const other = await createScene();
    await other.import([event(3, bare)], [event(2)]);
    for (const node of await other.read()) expect(node).toMatchObject(shown);
  });

  test('of an event without a timestamp is older than all others', async () => {
    const undated = event(9, { id: 'undated', created_at: null });
    const orders = [[[undated, event(2)]], [[undated], [event(2)]], [[event(2)], [undated]]];
    for (const pages of orders) {
      const scene = await createScene();
      await scene.import(...pages);
      for (const node of await scene.read()) expect(node).toMatchObject(shownOf(2));
    }
    const scene = await createScene();
    await scene.import([undated]);
    expect(await scene.read()).toMatchObject([shownOf(9)]);
  });

  test('erases nothing with blank text', async () => {
    const blank = {
      actor: { id: 'usr', name: '', email: ' ', avatar: '' },
      assistant: { id: 'ast', name: '', avatar_url: '' },
      broadcast: { id: 'brd', name: ' ' },
      segment: { id: 'seg', name: '', color: '' },
    };
    for (const pages of [[[event(3, blank), event(2)]], [[event(2)], [event(3, blank)]]]) {
      const scene = await createScene();
      await scene.import(...pages);
      for (const node of await scene.read()) expect(node).toMatchObject(shownOf(2));
    }
  });

  test.each([
    ['on one page', [[event(9, bareSegment), event(8, versionedSegment)]]],
    ['from new to old', [[event(9, bareSegment)], [event(8, versionedSegment)]]],
    ['from old to new', [[event(8, versionedSegment)], [event(9, bareSegment)]]],
  ])('that lacks an updated_at does not take that of an older one, listed %s', async (_, pages) => {
    const scene = await createScene();
    await scene.import(...pages);
    for (const node of await scene.read()) {
      expect(node).toMatchObject({ segment: { name: 'new', updatedAt: null } });
    }
  });

  test('of the same event replaces the one that was read before', async () => {
    const scene = await createScene();
    await scene.import([event(2)], [event(2, { actor: { id: 'usr', name: 'renamed' } })]);
    expect(await scene.read()).toMatchObject([{ actor: { name: 'renamed' } }]);
  });
});
