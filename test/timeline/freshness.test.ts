import { describe, expect, test, vi } from 'vitest';
import { at, startLiveGateway } from '../support/live-gateway.js';

const { database, upstreams, createScene } = await startLiveGateway({
  leaseSeconds: 2,
  limits: { timeout: 6_000, failures: 3, rest: 400 },
});

/** Items, the newest first, an hour apart. */
const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `x${index}`, created_at: at(-index) }));

const makeStale = (sourceId: string | undefined) =>
  database.pool.query(
    `update record_link set as_of = now() - interval '1 hour' where source_id = $1`,
    [sourceId],
  );

test('many readers of one deep page read it together, and each gets all of it', async () => {
  const scene = await createScene();
  scene.add('clarky', ...items(900));
  await scene.readNow();
  upstreams.clarky.latencyMs = 20;
  scene.countCalls();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      scene.read(scene.client, {
        first: 10,
        filter: { occurredBefore: at(-850) },
        freshness: { waitForMs: 10_000 },
      }),
    ),
  );
  upstreams.clarky.latencyMs = 0;
  const wanted = items(861)
    .slice(851)
    .map(({ id }) => `clarky:${id}`);
  for (const { names } of answers) expect(names).toEqual(wanted);
  // Eight pages below the first, each asked for again after the next.
  expect(scene.countCalls().clarky).toBeLessThan(20);
});

test('a stale source that hangs does not keep another from being read deeper', async () => {
  const scene = await createScene();
  scene.add('clarky', ...items(250));
  scene.add('kasar', { id: 'k', created_at: at(-150) });
  await scene.readNow();
  await makeStale(scene.sourceIds.kasar);
  upstreams.kasar.fault = { name: 'hangBeforeHeaders' };
  const filter = { occurredBefore: at(-210) };
  const { names, of } = await scene.read(scene.client, { filter, freshness: { waitForMs: 2_000 } });
  expect(names[0]).toBe('clarky:x211');
  expect(of.clarky).toMatchObject({ state: 'FRESH', error: null });
  expect(of.kasar).toMatchObject({ state: 'SYNCING', error: { code: 'TIMEOUT' } });
});

describe('what is stale is read again, and not called fresh,', () => {
  async function createStaleScene() {
    const scene = await createScene();
    scene.add('clarky', ...items(3));
    await scene.readNow();
    await makeStale(scene.sourceIds.clarky);
    return scene;
  }

  test('where who was reading it elsewhere has died', async () => {
    const scene = await createStaleScene();
    await database.pool.query(
      `update record_link set lease_id = gen_random_uuid(), lease_until = now() + interval '1 second'
        where source_id = $1`,
      [scene.sourceIds.clarky],
    );
    scene.add('clarky', { id: 'new', created_at: at(1) });
    const asked = Date.now();
    const { names, of } = await scene.read(scene.client, { freshness: { waitForMs: 5_000 } });
    expect(names).toContain('clarky:new');
    expect(of.clarky).toMatchObject({ state: 'FRESH', error: null });
    expect(Date.parse(of.clarky!.asOf!)).toBeGreaterThanOrEqual(asked);
  });

  test('where the lease of who reads it was lost', async () => {
    const scene = await createStaleScene();
    scene.add('clarky', { id: 'new', created_at: at(1) });
    upstreams.clarky.onCall = async () => {
      upstreams.clarky.onCall = null;
      await database.pool.query(
        'update record_link set lease_id = null, lease_until = null where source_id = $1',
        [scene.sourceIds.clarky],
      );
    };
    const asked = Date.now();
    const { names, of } = await scene.read(scene.client, { freshness: { waitForMs: 5_000 } });
    expect(names).toContain('clarky:new');
    expect(of.clarky).toMatchObject({ state: 'FRESH', error: null });
    expect(Date.parse(of.clarky!.asOf!)).toBeGreaterThanOrEqual(asked);
  });
});

test('more is to come from a source that failed, as soon as it may be asked again', async () => {
  const scene = await createScene();
  scene.add('clarky', ...items(250));
  await scene.readNow();
  const fail = (retryAt: string) =>
    database.pool.query(
      `update record_link set error_code = 'TIMEOUT', error_message = '', error_at = now(),
          retry_at = now() + $2::interval where source_id = $1`,
      [scene.sourceIds.clarky, retryAt],
    );
  const page = (waitForMs: number) =>
    scene.read(scene.client, { filter: { occurredBefore: at(-205) }, freshness: { waitForMs } });
  await fail('1 minute');
  expect(await page(0)).toMatchObject({ names: [], pageInfo: { hasNextPage: false } });
  await fail('-1 second');
  expect(await page(0)).toMatchObject({ names: [], pageInfo: { hasNextPage: true } });
  const leased = 'select from record_link where source_id = $1 and lease_id is not null';
  await expect
    .poll(async () => (await database.pool.query(leased, [scene.sourceIds.clarky])).rowCount)
    .toBe(0);
  const { names } = await page(5_000);
  expect(names).toHaveLength(20);
});

test.each([
  ['the first of the oldest', { order: 'OLDEST_FIRST', first: 3 }, ['x249', 'x248', 'x247']],
  ['the last of the newest', { order: 'NEWEST_FIRST', last: 3 }, ['x247', 'x248', 'x249']],
] as const)(
  '%s are of the bottom of every list; where that is not reached, it is said',
  async (_name, page, wanted) => {
    const scene = await createScene();
    scene.add('clarky', ...items(250));
    upstreams.clarky.latencyMs = 300;
    const early = await scene.read(scene.client, { ...page, freshness: { waitForMs: 450 } });
    expect(early.of.clarky).toMatchObject({
      state: 'SYNCING',
      complete: false,
      error: { code: 'TIMEOUT' },
    });
    expect((early.of.clarky!.completeDownTo ?? at(1)) > at(-249)).toBe(true);
    const { hasNextPage, hasPreviousPage } = early.pageInfo;
    expect(page.order === 'OLDEST_FIRST' ? hasPreviousPage : hasNextPage).toBe(true);

    upstreams.clarky.latencyMs = 0;
    const { names, of } = await scene.read(scene.client, {
      ...page,
      freshness: { waitForMs: 5_000 },
    });
    expect(names).toEqual(wanted.map((id) => `clarky:${id}`));
    expect(of.clarky).toMatchObject({ state: 'FRESH', complete: true, error: null });
  },
);

describe('how old a source is does not depend on the clock of the process', () => {
  async function readWithSkew(milliseconds: number, freshness: { maxAgeSeconds?: number }) {
    const scene = await createScene();
    scene.add('clarky', ...items(3));
    await scene.readNow();
    scene.add('clarky', { id: 'new', created_at: at(1) });
    const now = Date.now;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + milliseconds);
    try {
      return await scene.read(scene.client, { freshness: { waitForMs: 5_000, ...freshness } });
    } finally {
      clock.mockRestore();
    }
  }

  test('maxAgeSeconds 0 reads it where that clock is behind', async () => {
    const { names, of } = await readWithSkew(-60_000, { maxAgeSeconds: 0 });
    expect(names).toContain('clarky:new');
    expect(of.clarky).toMatchObject({ state: 'FRESH', error: null });
  });

  test('what was just read is fresh where that clock is ahead', async () => {
    const { names, of } = await readWithSkew(3_600_000, {});
    expect(names).not.toContain('clarky:new');
    expect(of.clarky).toMatchObject({ state: 'FRESH', error: null });
  });
});
