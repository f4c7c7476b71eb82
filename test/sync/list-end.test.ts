import { describe, expect, test } from 'vitest';
import { Schedule } from '../../src/sync/schedule.js';
import { at, startLiveGateway, type WatchedScene } from '../support/live-gateway.js';
import { createTestSync } from '../support/live-scene.js';
import { runCli } from '../support/run-cli.js';
import { TEST_SECRET_KEY } from '../support/test-server.js';
import { shareOf } from '../support/thorough.js';
import type { SystemName } from '../upstreams/start-upstream.js';

const gateway = await startLiveGateway();

async function createScene(system: SystemName, count: number): Promise<WatchedScene> {
  const scene = await gateway.createScene();
  for (let hour = 0; hour < count; hour++) {
    scene.add(system, { id: `${system}-${hour}`, created_at: at(hour) });
  }
  return scene;
}

/** Runs the command for one source. @returns its line. */
async function runSync(scene: WatchedScene, source: SystemName) {
  const { database } = gateway;
  const { slug } = await database.prisma.organization.findUniqueOrThrow({
    where: { id: scene.organizationId },
  });
  const { stdout, stderr, exitCode } = await runCli(['sync', '--org', slug, '--source', source], {
    env: { DATABASE_URL: database.url, SECRET_KEY: TEST_SECRET_KEY },
  });
  return { line: JSON.parse(stdout), stderr, exitCode };
}

/** Reads what is due of a scene, as a worker does. @returns how many lists of one source were due. */
async function readDue(scene: WatchedScene, system: SystemName): Promise<number> {
  await gateway.database.pool.query(
    `update record_link set next_at = now() + interval '1 day' where organization_id <> $1`,
    [scene.organizationId],
  );
  const sync = createTestSync(gateway.database);
  try {
    const claimed = await new Schedule(gateway.database.pool, sync.leaseSeconds).claim(16);
    const sourceId = scene.sourceIds[system];
    for (const { link, goal } of claimed) {
      const { failure } = await sync.readLeased(link, goal);
      expect(failure).toBeNull();
    }
    return claimed.filter(({ link }) => link.sourceId === sourceId).length;
  } finally {
    await sync.close();
  }
}

const READERS: [
  name: string,
  read: (scene: WatchedScene, system: SystemName) => Promise<unknown>,
][] = [
  ['a timeline', (scene) => scene.readPages({ first: 100 })],
  ['sync', runSync],
  ['a worker', readDue],
];

const WAYS = READERS.map(([way]) => way);

describe.each(READERS)('read by %s', (way, read) => {
  test('pages of 100, 99 and 50 of Invent are 249 items', async () => {
    // A list read before, whose pages are full, says nothing of the next one.
    const other = await createScene('invent', 100);
    await read(other, 'invent');
    const scene = await createScene('invent', 250);
    gateway.upstreams.invent.addFault({ name: 'shortPage' }, { page: 2 });
    scene.countCalls();
    await read(scene, 'invent');
    // Four pages, and each but the last again.
    expect(scene.countCalls().invent).toBe(7);
    const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
    expect(of.invent).toMatchObject({ state: 'FRESH', complete: true, error: null, warnings: 0 });
    expect(await scene.readPages({ waitForMs: 0 })).toHaveLength(249);
  });

  test.each(shareOf([1, 3, 130], way, WAYS))(
    'a last page of Invent that repeats is the end of %i items',
    async (count) => {
      const scene = await createScene('invent', count);
      gateway.upstreams.invent.fault = { name: 'lastPageForever' };
      await read(scene, 'invent');
      const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
      expect(of.invent).toMatchObject({ state: 'FRESH', complete: true, error: null, warnings: 0 });
      expect(await scene.readPages({ waitForMs: 0 })).toHaveLength(count);
    },
  );

  const totals = [
    ['kasar', 2, 2],
    ['clarky', 2, 2],
    ['kasar', 130, 6],
    ['clarky', 130, 6],
  ] as const;
  test.each(shareOf(totals, way, WAYS))(
    'a total of %s that counts one more than the %i items that are shown',
    async (system, count, calls) => {
      const scene = await createScene(system, count);
      gateway.upstreams[system].fault = { name: 'wrongTotal', by: 1 };
      scene.countCalls();
      await read(scene, system);
      // Twice from the first page to the last.
      expect(scene.countCalls()[system]).toBe(calls);
      const expectUntrusted = async () => {
        const { of } = await scene.read(scene.client, { freshness: { waitForMs: 5_000 } });
        expect(of[system]).toMatchObject({
          state: 'FRESH',
          complete: false,
          completeDownTo: null,
          verifiedAt: expect.toSatisfy((it) => it === null || typeof it === 'string'),
          warnings: 1,
          error: null,
        });
      };
      await expectUntrusted();
      expect(await scene.readPages({ first: 100 })).toHaveLength(count);
      expect(await readDue(scene, system)).toBe(0);
      expect(scene.countCalls()[system]).toBe(0);

      // Whoever insists asks for the newest page, as of any list; the schedule as well.
      await scene.readNow();
      await scene.readNow();
      expect(scene.countCalls()[system]).toBe(2);
      await gateway.database.pool.query(
        `update record_link set next_at = now(), verified_at = coalesce(verified_at, now())
          where source_id = $1`,
        [scene.sourceIds[system]],
      );
      expect(await readDue(scene, system)).toBe(1);
      expect(scene.countCalls()[system]).toBe(1);
      await expectUntrusted();

      gateway.upstreams[system].clearFaults();
      await scene.expectHeld();
    },
  );
});

test('sync reports a list that does not match its total, and has not failed', async () => {
  const scene = await createScene('clarky', 2);
  gateway.upstreams.clarky.fault = { name: 'wrongTotal', by: 1 };
  const { line, stderr, exitCode } = await runSync(scene, 'clarky');
  expect(exitCode).toBe(0);
  expect(line).toMatchObject({ source: 'clarky', added: 2, warnings: 1, error: null });
  expect(stderr).toContain(
    `warning: contacts:${scene.names.clarky}:$.data.*: ` +
      'the list may not be whole: its total is 3 items, and it ends after 2',
  );
});

test('a page of Invent that always repeats is the end until the list is read completely', async () => {
  const scene = await createScene('invent', 130);
  gateway.upstreams.invent.fault = { name: 'samePageForever' };
  expect(await scene.readPages()).toHaveLength(100);
  gateway.upstreams.invent.clearFaults();
  await scene.readAll('invent');
  await scene.expectHeld();
});
