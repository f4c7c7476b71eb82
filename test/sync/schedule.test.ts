import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { Schedule } from '../../src/sync/schedule.js';
import { Worker } from '../../src/sync/worker.js';
import { graphql } from '../gql/index.js';
import { addItems, atMinute, createLiveFleet } from '../support/live-fleet.js';
import { createTestSync } from '../support/live-scene.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestServer } from '../support/test-server.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

let database: TestDatabase;
let upstreams: Upstreams;
beforeAll(async () => {
  database = await createTestDatabase();
  upstreams = await startUpstreams();
});
afterAll(async () => {
  await database.drop();
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});

test('first all is read, then what is new; where something was missing, all again', async () => {
  const fleet = await createLiveFleet(database, upstreams, {
    slug: 'merged',
    count: 1,
    systems: ['kasar'],
  });
  const [{ externalId }] = fleet.contacts as [(typeof fleet.contacts)[number]];
  const sourceId = fleet.sourceIds.kasar!;
  // The same person twice in one system: what stands in one list is missing in the other for good.
  const external = [externalId, 'twin'].map((id) => ({
    sourceId,
    object: 'contacts',
    externalId: id,
  }));
  await stateRecord(database, fleet.organizationId, { object: 'contacts', external });
  addItems(upstreams, 'kasar', externalId, [0, 1, 2, 3], atMinute);
  addItems(upstreams, 'kasar', 'twin', [0, 1, 2, 3], atMinute);
  const sync = createTestSync(database);
  const schedule = new Schedule(database.pool, sync.leaseSeconds);
  /** Reads what is due, each link once. @returns whether each reading was a full pass. */
  async function readDue(): Promise<boolean[]> {
    const readings = await schedule.claim(16);
    for (const { link, goal } of readings) await sync.readLeased(link, goal);
    await database.pool.query(
      `update record_link set verified_at = verified_at - interval '1 hour', next_at = now()`,
    );
    return readings.map(({ goal }) => goal.full ?? false);
  }
  expect(await readDue()).toEqual([true, true]);
  await readDue();
  await readDue();
  expect(await readDue()).toEqual([false, false]);
  // What vanishes is missing once: then all is read again soon, and it is gone.
  upstreams.kasar.record('contacts', 'twin').remove('twin/3');
  await database.pool.query(`update record_link set verified_at = now() - interval '2 days'`);
  expect(await readDue()).toEqual([true, true]);
  expect(await readDue()).toContain(true);
  const { rows } = await database.pool.query(
    'select external_id from activity where source_id = $1 and deleted_at is not null',
    [sourceId],
  );
  expect(rows).toEqual([{ external_id: 'interactions/twin/3' }]);

  // One list fails: it is left alone though the other is due.
  upstreams.kasar.addFault({ name: 'status', status: 404 }, { record: 'twin' });
  await sync.read({ sourceId, object: 'contacts', externalId: 'twin' }, { newestPage: true });
  const readings = await schedule.claim(16);
  expect(readings.map(({ link }) => link.externalId)).toEqual([externalId]);
  upstreams.kasar.clearFaults();
  await sync.close();
});

const Sources = graphql(`
  query ScheduledSources {
    activities { sources { source { slug } state complete verifiedAt error { code } } }
  }
`);

test('links are read by themselves; companies that have no list do not count', async () => {
  const fleet = await createLiveFleet(database, upstreams, {
    slug: 'scheduled',
    count: 3,
    systems: ['kasar', 'clarky'],
    everySeconds: 1,
  });
  for (const { externalId } of fleet.contacts) {
    addItems(upstreams, 'clarky', externalId, Array(250).keys(), atMinute);
  }
  const server = await startTestServer(database);
  const client = await server.clientOf(fleet.organizationId);
  const read = async () => {
    const { activities } = await client.request(Sources);
    return Object.fromEntries(
      activities!.sources.flatMap((it) =>
        it.source.slug === 'native' ? [] : [[it.source.slug, it]],
      ),
    );
  };
  const sync = createTestSync(database);
  const worker = new Worker({ database, sync, interval: 20, onInternalError: () => {} });
  worker.start();
  await expect.poll(async () => (await read()).clarky?.complete, { timeout: 10_000 }).toBe(true);
  await expect.poll(async () => (await read()).clarky?.verifiedAt).toEqual(expect.any(String));
  const calls = upstreams.clarky.calls.length;
  const later = () => upstreams.clarky.calls.slice(calls);
  await expect.poll(() => later().length, { timeout: 30_000 }).toBeGreaterThan(3);
  expect(later().every(({ query }) => query.page === '1')).toBe(true);
  expect(upstreams.clarky.calls.some(({ path }) => path.includes('company'))).toBe(false);

  upstreams.kasar.fault = { name: 'rateLimited', retryAfter: 60 };
  await expect
    .poll(async () => (await read()).kasar)
    .toMatchObject({
      state: 'FAILED',
      error: { code: 'RATE_LIMITED' },
    });
  // Others of this database may ask the same system.
  const own = () => upstreams.kasar.calls.filter(({ path }) => path.includes('scheduled_')).length;
  const isSettled = async () =>
    (
      await database.pool.query(
        `select bool_and(error_code = 'RATE_LIMITED' and lease_id is null) as settled
           from record_link where source_id = $1`,
        [fleet.sourceIds.kasar],
      )
    ).rows[0].settled;
  await expect.poll(isSettled, { timeout: 30_000 }).toBe(true);
  const refused = own();
  // While another source is read again and again, this one is left alone.
  const before = upstreams.clarky.calls.length;
  await expect
    .poll(() => upstreams.clarky.calls.length, { timeout: 30_000 })
    .toBeGreaterThan(before + 3);
  expect(own()).toBe(refused);
  const { rows } = await database.pool.query(
    `select min(extract(epoch from next_at - now())) as wait from record_link
      where error_code is not null and source_id = $1`,
    [fleet.sourceIds.kasar],
  );
  expect(Number(rows[0].wait)).toBeGreaterThan(50);
  await worker.stop();
  await sync.close();
  await worker.close();
  await server.stop();
});

test('a source that hangs does not hold up the others, and is tried ever more rarely', async () => {
  const fleet = await createLiveFleet(database, upstreams, {
    slug: 'hanging',
    count: 60,
    systems: ['kasar', 'clarky'],
  });
  for (const { externalId } of fleet.contacts) {
    addItems(upstreams, 'clarky', externalId, [0], atMinute);
  }
  upstreams.kasar.fault = { name: 'hangBeforeHeaders' };
  const calls = upstreams.kasar.calls.length;
  const sync = createTestSync(database);
  const worker = new Worker({ database, sync, interval: 20, onInternalError: () => {} });
  const count = async (system: 'kasar' | 'clarky', condition: string) => {
    const { rows } = await database.pool.query(
      `select count(*)::int from record_link where source_id = $1 and ${condition}`,
      [fleet.sourceIds[system]],
    );
    return rows[0].count;
  };
  worker.start();
  await expect.poll(() => count('clarky', 'verified_at is not null'), { timeout: 30_000 }).toBe(60);
  await expect.poll(() => count('kasar', 'error_code is not null'), { timeout: 30_000 }).toBe(60);
  // Those that were asked before the breaker opened, and one now and then since.
  expect(upstreams.kasar.calls.length - calls).toBeLessThan(60);

  await database.pool.query(
    'update record_link set failures = 8, next_at = now(), retry_at = null where source_id = $1',
    [fleet.sourceIds.kasar],
  );
  await expect.poll(() => count('kasar', 'failures = 9'), { timeout: 30_000 }).toBe(60);
  expect(await count('kasar', "next_at < error_at + interval '10 minutes'")).toBe(0);
  // Who asks for one of them may have it sooner.
  expect(await count('kasar', "retry_at > error_at + interval '25 minutes'")).toBe(0);
  expect(
    await count('kasar', `error_code = 'CIRCUIT_OPEN' and retry_at < error_at + interval '2 s'`),
  ).toBeGreaterThan(30);
  upstreams.kasar.clearFaults();
  await worker.stop();
  await sync.close();
  await worker.close();
});
