import { describe, expect, test } from 'vitest';
import type { PagePosition } from '../../src/sources/source-definition.js';
import { readList } from '../../src/sync/read-list.js';
import type { ListPage } from '../../src/sync/read-page.js';
import { at, startLiveGateway, type WatchedScene } from '../support/live-gateway.js';
import { shareOf, someOf } from '../support/thorough.js';
import { SYSTEMS, type SystemName } from '../upstreams/start-upstream.js';
import type { WireItem } from '../upstreams/wire-item.js';

const gateway = await startLiveGateway();

/** A contact with so many items in each of these systems, newest last. */
async function createScene(
  count: number,
  systems: readonly SystemName[] = SYSTEMS,
): Promise<WatchedScene> {
  const scene = await gateway.createScene();
  for (const system of systems) addRange(scene, system, 0, count);
  return scene;
}

function addRange(scene: WatchedScene, system: SystemName, from: number, to: number): void {
  for (let hour = from; hour < to; hour++) {
    scene.add(system, { id: `${system}-${hour}`, created_at: at(hour) });
  }
}

/** Does something at the upstream before its how-many-th answer from now. */
function atCall(system: SystemName, number: number, change: () => void): void {
  let count = 0;
  gateway.upstreams[system].onCall = () => {
    if (++count === number) change();
  };
}

const itemOf = (scene: WatchedScene, system: SystemName, id: string) =>
  scene.list(system).items.find((item) => item.id === id) as WireItem & { id: string };

/** What is done to a list while it is read, and before which call. */
const CHANGES: [name: string, change: (scene: WatchedScene, system: SystemName) => void][] = [
  ['an insertion on top', (scene, system) => addRange(scene, system, 500, 501)],
  ['a page of insertions', (scene, system) => addRange(scene, system, 500, 600)],
  ['a deletion on the first page', (scene, system) => scene.list(system).remove(`${system}-225`)],
  ['a deletion at a boundary', (scene, system) => scene.list(system).remove(`${system}-130`)],
  [
    'deletions and insertions',
    (scene, system) => {
      scene.list(system).remove(`${system}-228`);
      scene.list(system).remove(`${system}-129`);
      addRange(scene, system, 500, 502);
    },
  ],
  [
    'a change',
    (scene, system) =>
      scene.list(system).replace(`${system}-200`, {
        subject: 'Changed',
        title: 'Changed',
        note: { id: 'note-1', content: 'Changed' },
      }),
  ],
  [
    'a move to another page',
    (scene, system) => scene.list(system).replace(`${system}-200`, { created_at: at(10.5) }),
  ],
];

describe.each(SYSTEMS)('while all of %s is read', (system) => {
  const all = CHANGES.flatMap(([name, change]) =>
    [3, 4].map((call) => [name, call, change] as const),
  );
  const cases = shareOf(all, system, SYSTEMS);

  test.each(cases)('%s before call %i loses nothing', async (_name, call, change) => {
    const scene = await createScene(230, [system]);
    if (system === 'kasar') gateway.upstreams.kasar.cursorStyle = 'offset';
    atCall(system, call, () => change(scene, system));
    await scene.readAll(system);
    gateway.upstreams[system].onCall = null;
    const found = new Set((await scene.readPages()).map(({ name }) => name));
    for (const { id } of scene.list(system).items) expect(found).toContain(`${system}:${id}`);

    // What was deleted or changed after its page was read shows with the next complete readings.
    for (let time = 0; time < 2; time++) await scene.readAll(system);
    await scene.expectHeld();
  });

  test('again and again ends in an error, and what was read is kept', async () => {
    const scene = await createScene(230, [system]);
    let next = 500;
    gateway.upstreams[system].onCall = () => {
      addRange(scene, system, next, next + 1);
      next += 1;
    };
    if (system === 'kasar') {
      // Its keyset cursors do not mind.
      gateway.upstreams.kasar.cursorStyle = 'offset';
    }
    await expect(scene.readAll(system)).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
    gateway.upstreams[system].onCall = null;
    const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
    expect(of[system]).toMatchObject({ state: 'FAILED', error: { code: 'BAD_RESPONSE' } });
    await scene.expectHeld();
  });
});

describe('a cursor that expires in the middle of a pass', () => {
  test.each(someOf([2, 3, 4, 5, 6, 7]))('before call %i: the pass is begun anew', async (call) => {
    const scene = await createScene(350, ['kasar']);
    gateway.upstreams.kasar.addFault({ name: 'expiredCursor' }, { skip: call - 1, times: 1 });
    await scene.readAll('kasar');
    await scene.expectHeld();
  });

  test('between two readings stops nobody', async () => {
    const scene = await createScene(350);
    // Two pages down, and then the cursor is worth nothing.
    await scene.read(scene.client, { first: 100, freshness: { waitForMs: 5_000 } });
    await scene.readPages({ first: 100, pages: 4 });
    gateway.upstreams.kasar.addFault({ name: 'expiredCursor' }, { times: 1 });
    await scene.expectHeld();
  });

  test('always: it is said, nothing is lost, and all is there once it is mended', async () => {
    const scene = await createScene(350);
    gateway.upstreams.kasar.fault = { name: 'expiredCursor' };
    await expect(scene.readAll('kasar')).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
    const names = (await scene.readPages()).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('kasar'))).toHaveLength(100);
    expect(names.filter((name) => !name.startsWith('kasar'))).toHaveLength(700);
    gateway.upstreams.kasar.clearFaults();
    await scene.expectHeld();
  });
});

describe('lists without an end', () => {
  test.each([
    ['kasar', false],
    ['kasar', true],
    ['clarky', false],
  ] as const)(
    'the same page of %s for ever (same cursor: %s) is an error',
    async (system, sameCursor) => {
      const scene = await createScene(130);
      gateway.upstreams[system].fault = { name: 'samePageForever', sameCursor };
      const names = (await scene.readPages()).map(({ name }) => name);
      expect(names.filter((name) => name.startsWith(system))).toHaveLength(100);
      expect(names).toHaveLength(360);
      const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
      expect(of[system]).toMatchObject({ state: 'FAILED', error: { code: 'BAD_RESPONSE' } });
      await expect(scene.readAll(system)).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
      scene.countCalls();
      gateway.upstreams[system].clearFaults();
      await scene.expectHeld();
    },
  );
});

describe('a reading that is taken up again', () => {
  // The first page besides, once; then the page that follows, and the one before it again. The end of
  // Invent's list is a fifth page, which is empty.
  test.each([
    ['kasar', [3, 2, 2, 0]],
    ['invent', [3, 2, 2, 2]],
    ['clarky', [3, 2, 2, 0]],
  ] as const)('of %s goes on where the last one ended', async (system, expected) => {
    const scene = await createScene(350, [system]);
    const goal = { newestPage: false, downTo: null, maxPages: 1 };
    const calls: number[] = [];
    for (let page = 1; page <= 4; page++) {
      scene.countCalls();
      await scene.readFurther(system, goal);
      calls.push(scene.countCalls()[system]);
    }
    expect(calls).toEqual(expected);
    const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
    expect(of[system]).toMatchObject({ complete: true, error: null });
    await scene.expectHeld();
  });
});

test('an endless list of ever new items ends in an error', async () => {
  let count = 0;
  const access = {
    label: 'Kasar',
    async fetchPage(position: PagePosition | null): Promise<ListPage> {
      count++;
      const page = Number(position?.page ?? 1);
      const time = new Date(Date.UTC(2026, 0, 1) - page * 1_000).toISOString();
      return {
        length: 1,
        position,
        next: { page: page + 1 },
        totals: {},
        sections: { '$.*': [{ id: `item-${page}`, at: time, isDay: false }] },
        inputs: [],
        rejectionProblems: [],
        rejectedItems: 0,
        rejectedWires: [],
        warnings: [],
      };
    },
    storePage: async () => {},
  };
  await expect(readList(access, null, { newestPage: true, full: true })).rejects.toMatchObject({
    code: 'BAD_RESPONSE',
  });
  expect(count).toBeLessThan(30_000);
});

describe('totals that are wrong', () => {
  test.each([
    ['kasar', 3, 5],
    ['clarky', 3, 5],
    ['clarky', -1, 130],
    ['kasar', -1, 130],
    ['clarky', 3, 130],
    ['kasar', 3, 130],
  ] as const)('%s by %i of %i items: what is shown is stored', async (system, by, count) => {
    const scene = await createScene(count);
    await scene.expectHeld();
    const before = (await scene.read(scene.client)).of[system]!;
    addRange(scene, system, 500, 501);
    gateway.upstreams[system].fault = { name: 'wrongTotal', by };
    const { of, names } = await scene.readNow();
    expect(of[system]).toMatchObject({ state: 'FRESH', error: null });
    expect(of[system]!.asOf! > before.asOf!).toBe(true);
    expect(names).toContain(`${system}:${system}-500`);
    // What is not listed may be what the total counts besides: it is kept.
    const item = itemOf(scene, system, `${system}-2`);
    scene.list(system).remove(item.id);
    for (let time = 0; time < 3; time++) {
      expect(await scene.readAll(system)).toMatchObject({ deleted: 0, warnings: 1 });
      const { of } = await scene.read(scene.client);
      expect(of[system]).toMatchObject({
        state: 'FRESH',
        complete: false,
        completeDownTo: null,
        error: null,
        warnings: 1,
      });
    }
    expect((await scene.readPages()).map(({ name }) => name)).toContain(`${system}:${item.id}`);
    scene.add(system, item);
    gateway.upstreams[system].clearFaults();
    await scene.expectHeld();
  });
});

describe('a take that the server cuts down', () => {
  test.each([1, 7, 50])('to %i is noticed', async (maxTake) => {
    gateway.upstreams.invent.maxTake = maxTake;
    const scene = await createScene(maxTake === 1 ? 12 : 120);
    await scene.expectHeld();
    await scene.readAll('invent');
    await scene.expectHeld();
  });

  test('one day, after it gave more, deletes nothing', async () => {
    const scene = await createScene(120);
    await scene.expectHeld();
    gateway.upstreams.invent.maxTake = 50;
    for (let time = 0; time < 3; time++) {
      expect(await scene.readAll('invent')).toMatchObject({ deleted: 0 });
    }
    await scene.expectHeld();
    addRange(scene, 'invent', 200, 330);
    await scene.expectHeld();
  });
});

describe('what is gone upstream', () => {
  test('is hidden after two complete readings, and comes back with its id', async () => {
    const scene = await createScene(130);
    await scene.expectHeld();
    const idsOf = async () =>
      Object.fromEntries((await scene.readPages()).map(({ name, id }) => [name, id]));
    const before = await idsOf();
    const cursor = await scene.cursor();
    for (const system of SYSTEMS) {
      const name = `${system}:${system}-77`;
      const item = itemOf(scene, system, `${system}-77`);
      scene.list(system).remove(item.id);
      expect(await scene.readAll(system)).toMatchObject({ deleted: 0 });
      expect((await idsOf())[name]).toBe(before[name]);
      // Reading what is new tells nothing of what is gone.
      for (let time = 0; time < 3; time++) await scene.readNow();
      expect((await idsOf())[name]).toBe(before[name]);
      expect(await scene.readAll(system)).toMatchObject({ deleted: 1 });
      expect((await idsOf())[name]).toBeUndefined();
      await scene.expectHeld();
      scene.add(system, item);
      await scene.readAll(system);
      expect((await idsOf())[name]).toBe(before[name]);
      await scene.expectHeld();
    }
    expect(await scene.changesSince(cursor)).toEqual(
      SYSTEMS.flatMap((system) => [
        `ADDED ${system}:${system}-77`,
        `DELETED ${system}:${system}-77`,
      ]).sort(),
    );
  });

  test('for one reading only was never gone, however often', async () => {
    const scene = await createScene(130);
    await scene.expectHeld();
    const cursor = await scene.cursor();
    for (const system of SYSTEMS) {
      const upstream = gateway.upstreams[system];
      for (let time = 0; time < 3; time++) {
        upstream.fault = { name: 'dropItems', from: 20, to: 110 };
        expect(await scene.readAll(system)).toMatchObject({ deleted: 0 });
        upstream.fault = null;
        expect(await scene.readAll(system)).toMatchObject({ deleted: 0, added: 0, updated: 0 });
      }
      upstream.fault = { name: 'emptyList' };
      expect(await scene.readAll(system)).toMatchObject({ deleted: 0 });
      await scene.readNow();
      upstream.fault = null;
    }
    await scene.expectHeld();
    expect(await scene.changesSince(cursor)).toEqual([]);
  });

  test('in a reading that failed does not count', async () => {
    const scene = await createScene(130);
    await scene.expectHeld();
    for (const system of SYSTEMS) {
      const item = itemOf(scene, system, `${system}-120`);
      scene.list(system).remove(item.id);
      await scene.readAll(system);
      gateway.upstreams[system].addFault({ name: 'status', status: 403 }, { page: 2 });
      await expect(scene.readAll(system)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      gateway.upstreams[system].clearFaults();
      scene.add(system, item);
      expect(await scene.readAll(system)).toMatchObject({ deleted: 0, added: 0 });
    }
    await scene.expectHeld();
  });
});
