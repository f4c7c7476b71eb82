import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLClient } from 'graphql-request';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.js';
import { disconnectSource } from '../../src/sync/remove-source.js';
import { Schedule } from '../../src/sync/schedule.js';
import type { Sync } from '../../src/sync/sync.js';
import { Worker } from '../../src/sync/worker.js';
import { addItems, atMinute, createLiveFleet, type LiveFleet } from '../support/live-fleet.js';
import { startGatewayProcess, startWorkerProcess } from '../support/live-process.js';
import { createTestSync, readTimeline } from '../support/live-scene.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { repeat } from '../support/thorough.js';
import { SYSTEMS, startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

let database: TestDatabase;
let other: Database;
let servers: TestServer[];
let upstreams: Upstreams;
beforeAll(async () => {
  upstreams = await startUpstreams();
});
afterAll(async () => {
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});
beforeEach(async () => {
  database = await createTestDatabase();
  other = await openDatabase({ connectionString: database.url, listen: true });
  servers = [
    await startTestServer(database, { sync: { leaseSeconds: 10 } }),
    await startTestServer(other, { sync: { leaseSeconds: 10 } }),
  ];
});
afterEach(async () => {
  for (const upstream of Object.values(upstreams)) {
    upstream.clearFaults();
    upstream.onCall = null;
    upstream.latencyMs = 0;
  }
  await Promise.all([...servers, ...startedWorkers.splice(0)].map((running) => running.stop()));
  await other.close();
  await database.drop();
});

let fleets = 0;
async function createFleet(count: number, length = 3, everySeconds = 900): Promise<LiveFleet> {
  const slug = `sharing-${++fleets}`;
  const fleet = await createLiveFleet(database, upstreams, { slug, count, everySeconds });
  for (const { externalId } of fleet.contacts) {
    // Of a list that is not empty, Invent tells the end by one page more.
    for (const name of ['kasar', 'clarky'] as const) {
      addItems(upstreams, name, externalId, Array(length).keys(), atMinute);
    }
  }
  return fleet;
}

function countCalls(contact?: string): number[] {
  return SYSTEMS.map(
    (name) =>
      upstreams[name].calls.filter(({ path }) => !contact || path.split('/').includes(contact))
        .length,
  );
}

/** Notes where a list is asked for while it still is. @returns the paths. */
function watchOverlaps(latency: number): string[] {
  const overlaps: string[] = [];
  for (const name of SYSTEMS) {
    const asked = new Set<string>();
    upstreams[name].onCall = async ({ path }) => {
      if (asked.has(path)) overlaps.push(path);
      asked.add(path);
      await sleep(latency);
      asked.delete(path);
    };
  }
  return overlaps;
}

async function countLeases(): Promise<number> {
  const { rowCount } = await database.pool.query(
    'select from record_link where lease_id is not null',
  );
  return rowCount!;
}

async function countUnread(): Promise<number> {
  const { rowCount } = await database.pool.query(
    `select from record_link where object = 'contacts' and (not complete or as_of is null)`,
  );
  return rowCount!;
}

/** The workers of a test: one that fails leaves none that goes on beside the others. */
const startedWorkers: { stop(): Promise<void> }[] = [];

/** A worker with a pool of its own; how many lists it has read. */
async function startWorker() {
  const own = await openDatabase({ connectionString: database.url });
  // Nothing fails here but by mistake: it may take its time.
  const sync: Sync = createTestSync(own, { limits: {} });
  let count = 0;
  const read = sync.readLeased.bind(sync);
  sync.readLeased = async (...args) => {
    const outcome = await read(...args);
    if (outcome.how === 'read') count++;
    return outcome;
  };
  const problems: unknown[] = [];
  const onInternalError = (_problem: string, error: unknown) => problems.push(error);
  const worker = new Worker({ database: own, sync, onInternalError, interval: 20 });
  worker.start();
  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await worker.stop();
    await sync.close();
    await worker.close();
    await own.close();
  }
  const started = {
    problems,
    countRead: () => count,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
  startedWorkers.push(started);
  return started;
}

describe('two readers of one record at once', () => {
  async function expectOneRead(clients: GraphQLClient[], fleet: LiveFleet): Promise<void> {
    const [{ id, externalId }] = fleet.contacts as [LiveFleet['contacts'][number]];
    const freshness = { maxAgeSeconds: 0, waitForMs: 5_000 };
    for (let round = 0; round < repeat(15); round++) {
      const before = countCalls(externalId);
      const answers = await Promise.all(
        clients.map((client) => readTimeline(client, id, { freshness })),
      );
      for (const { nodes } of answers) expect(nodes.length).toBe(6);
      const after = countCalls(externalId);
      expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 1]);
    }
  }

  test('cause one reading of each source, in one process and in two', async () => {
    const fleet = await createFleet(1);
    for (const upstream of Object.values(upstreams)) upstream.latencyMs = 80;
    const [first, second] = await Promise.all(
      servers.map((server) => server.clientOf(fleet.organizationId)),
    );
    // The first request of all compiles the query.
    await readTimeline(first!, fleet.contacts[0]!.id, { freshness: { waitForMs: 0 } });
    await readTimeline(second!, fleet.contacts[0]!.id, { freshness: { waitForMs: 0 } });
    await expect.poll(countUnread).toBe(0);
    await expectOneRead([first!, first!], fleet);
    await expectOneRead([first!, second!], fleet);
    const key = await servers[0]!.keyOf(fleet.organizationId);
    const processes = await Promise.all([
      startGatewayProcess(database),
      startGatewayProcess(database),
    ]);
    onTestFinished(async () => {
      await Promise.all(processes.map((process) => process.kill('SIGKILL')));
    });
    const clients = processes.map(
      ({ said }) => new GraphQLClient(said, { headers: { authorization: `Bearer ${key}` } }),
    );
    for (const client of clients) await readTimeline(client, fleet.contacts[0]!.id);
    for (const upstream of Object.values(upstreams)) upstream.latencyMs = 150;
    await expectOneRead(clients, fleet);
    await Promise.all(processes.map((process) => process.kill('SIGTERM')));
  });

  test('read what is stale once, however soon the other comes', async () => {
    const fleet = await createFleet(1);
    const [{ id, externalId }] = fleet.contacts as [LiveFleet['contacts'][number]];
    const clients = await Promise.all(
      servers.map((server) => server.clientOf(fleet.organizationId)),
    );
    const freshness = { waitForMs: 5_000 };
    const rounds = repeat(30);
    for (let round = 0; round < rounds; round++) {
      await database.pool.query(`update record_link set as_of = now() - interval '1 hour'`);
      const before = countCalls(externalId);
      await Promise.all(
        clients.map(async (client, index) => {
          await sleep((index * round * 30) / rounds);
          await readTimeline(client, id, { freshness });
        }),
      );
      const after = countCalls(externalId);
      expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 1]);
    }
  });
});

test('many readers of many records read each list once, and get what it holds', async () => {
  const fleet = await createFleet(8, 40);
  const overlaps = watchOverlaps(40);
  const clients = await Promise.all(servers.map((server) => server.clientOf(fleet.organizationId)));
  const freshness = { waitForMs: 10_000 };
  await Promise.all(
    fleet.contacts.flatMap(({ id }) =>
      [0, 1, 0, 1].map(async (index) => {
        const { nodes, sources } = await readTimeline(clients[index]!, id, {
          first: 100,
          freshness,
        });
        for (const { error, complete } of sources) expect([error, complete]).toEqual([null, true]);
        expect(nodes.length).toBe(80);
      }),
    ),
  );
  for (const { externalId } of fleet.contacts) expect(countCalls(externalId)).toEqual([1, 1, 1]);
  expect(overlaps).toEqual([]);
});

test('three workers and readers share the lists, and none is read by two at once', async () => {
  const fleet = await createFleet(15, 150, 1);
  const overlaps = watchOverlaps(10);
  const workers = await Promise.all([startWorker(), startWorker(), startWorker()]);
  const clients = await Promise.all(servers.map((server) => server.clientOf(fleet.organizationId)));
  const freshness = { maxAgeSeconds: 0, waitForMs: 2_000 };
  const until = Date.now() + 4_000;
  await Promise.all(
    fleet.contacts.slice(0, 6).map(async ({ id }, index) => {
      while (Date.now() < until) await readTimeline(clients[index % 2]!, id, { freshness });
    }),
  );
  await expect.poll(countUnread, { timeout: 60_000 }).toBe(0);
  const counts = workers.map((worker) => worker.countRead());
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(overlaps).toEqual([]);
  expect(workers.flatMap(({ problems }) => problems)).toEqual([]);
  for (const count of counts) expect(count).toBeGreaterThan(0);
  expect(await countLeases()).toBe(0);
});

test('what a killed worker was reading is taken up by another soon after its lease', async () => {
  await createFleet(4);
  for (const upstream of Object.values(upstreams)) upstream.fault = { name: 'hangBeforeHeaders' };
  const killed = await startWorkerProcess(database, { leaseSeconds: 2, limits: {} });
  onTestFinished(() => killed.kill('SIGKILL'));
  killed.begin();
  await expect.poll(countLeases, { timeout: 10_000, interval: 20 }).toBe(12);
  await killed.kill('SIGKILL');
  for (const upstream of Object.values(upstreams)) upstream.clearFaults();
  const worker = await startWorker();
  await expect.poll(countUnread, { timeout: 10_000, interval: 20 }).toBe(0);
  await worker.stop();
});

test('a worker that was paused for longer than its lease writes nothing more', async () => {
  const fleet = await createFleet(1);
  const [{ externalId }] = fleet.contacts as [LiveFleet['contacts'][number]];
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const paused = await startWorkerProcess(database, { leaseSeconds: 1, limits: {} });
  onTestFinished(() => paused.kill('SIGKILL'));
  for (const name of SYSTEMS) upstreams[name].onCall = () => released;
  paused.begin();
  await expect.poll(countLeases, { timeout: 10_000, interval: 20 }).toBe(3);
  paused.child.kill('SIGSTOP');
  release();
  for (const name of SYSTEMS) upstreams[name].onCall = null;
  const worker = await startWorker();
  await expect.poll(countUnread, { timeout: 10_000, interval: 20 }).toBe(0);
  await worker.stop();
  // What the paused one holds in its hands lists them; since, the source has lost them.
  for (const name of ['kasar', 'clarky'] as const) {
    upstreams[name].record('contacts', externalId).clear();
  }
  const sync = createTestSync(database);
  for (let pass = 0; pass < 2; pass++) {
    for (const sourceId of Object.values(fleet.sourceIds)) {
      await sync.read(
        { sourceId, object: 'contacts', externalId },
        { newestPage: true, full: true },
      );
    }
  }
  await sync.close();
  const read = async () =>
    (
      await database.pool.query(
        `select l.*, (select array_agg(a.deleted_at is null order by a.id) from activity a
            where a.source_id = l.source_id) as shown
           from record_link l where object = 'contacts' and organization_id = $1
          order by source_id`,
        [fleet.organizationId],
      )
    ).rows;
  const before = await read();
  expect(before.flatMap(({ shown }) => shown ?? [])).toEqual(Array(6).fill(false));
  paused.child.kill('SIGCONT');
  // It reads what has become due since, and ends: by then it has done with what it had in its hands.
  await createFleet(1);
  await expect.poll(countUnread, { timeout: 10_000, interval: 20 }).toBe(0);
  await paused.kill('SIGTERM');
  expect(await read()).toEqual(before);
});

describe('due links', () => {
  test('are each claimed once by several schedules', async () => {
    const fleet = await createFleet(100);
    const claimed = await Promise.all(
      [database, other, database, other].map(async ({ pool }) => {
        const schedule = new Schedule(pool, 60);
        const all = [];
        for (
          let some = await schedule.claim(16);
          some.length > 0;
          some = await schedule.claim(16)
        ) {
          all.push(...some);
        }
        return all;
      }),
    );
    const links = claimed.flat().map(({ link }) => `${link.sourceId} ${link.externalId}`);
    expect(links.length).toBe(300);
    const names = Object.values(fleet.sourceIds).flatMap((sourceId) =>
      fleet.contacts.map(({ externalId }) => `${sourceId} ${externalId}`),
    );
    expect(new Set(links)).toEqual(new Set(names));
    // What is due again while it is leased is not claimed again.
    await database.pool.query('update record_link set next_at = now()');
    expect(await new Schedule(other.pool, 60).claim(16)).toEqual([]);
  });

  test('are claimed as slots are free: what else is due stays so', async () => {
    const fleet = await createFleet(1);
    await database.pool.query(
      `with records as (
         insert into crm_record (id, organization_id, object)
         select gen_random_uuid(), $1, 'contacts' from generate_series(1, 1500) returning id
       )
       insert into record_link (source_id, object, external_id, organization_id, record_id, next_at)
       select $2, 'contacts', id::text, $1, id, now() from records`,
      [fleet.organizationId, fleet.sourceIds.kasar],
    );
    for (const upstream of Object.values(upstreams)) upstream.fault = { name: 'hangBeforeHeaders' };
    const worker = await startWorker();
    await expect.poll(countLeases, { timeout: 10_000, interval: 20 }).toBe(16);
    const { rows } = await database.pool.query(
      'select count(*)::int as due from record_link where next_at <= now() and lease_id is null',
    );
    expect(rows[0].due).toBe(1_503 - 16);
    await worker.stop();
  });
});

test('a source that is disabled or removed is not read any more', async () => {
  const fleet = await createFleet(2, 3, 1);
  const client = await servers[0]!.clientOf(fleet.organizationId);
  const { kasar, invent, clarky } = fleet.sourceIds;
  await database.prisma.source.update({ where: { id: kasar! }, data: { enabled: false } });
  const worker = await startWorker();
  await expect.poll(() => countCalls()[2]).toBeGreaterThan(0);
  await disconnectSource(database, clarky!);
  await expect.poll(countLeases).toBe(0);
  const before = countCalls();
  // The one that is left is read on schedule, again and again.
  await expect.poll(() => countCalls()[1], { timeout: 30_000 }).toBeGreaterThan(before[1]! + 2);
  await readTimeline(client, fleet.contacts[0]!.id, { freshness: { maxAgeSeconds: 0 } });
  const after = countCalls();
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBeGreaterThan(before[1]!);
  expect(after[2]).toBe(before[2]);
  expect(invent).toBeDefined();
  await worker.stop();
});

test('a server that stops ends what it reads, and lets go of it', async () => {
  const fleet = await createFleet(5);
  for (const upstream of Object.values(upstreams)) upstream.fault = { name: 'hangInBody' };
  const own = await openDatabase({ connectionString: database.url });
  const server = await startTestServer(own, { works: true, sync: { leaseSeconds: 30 } });
  const client = await server.clientOf(fleet.organizationId);
  const answer = readTimeline(client, fleet.contacts[0]!.id, { freshness: { waitForMs: 500 } });
  await expect.poll(countLeases, { timeout: 10_000, interval: 20 }).toBe(15);
  await server.stop();
  expect((await answer).sources.map(({ state }) => state)).toContain('SYNCING');
  expect(await countLeases()).toBe(0);
  const { rowCount } = await database.pool.query(
    'select from record_link where next_at <= clock_timestamp() and error_code is null',
  );
  expect(rowCount).toBe(15);
  await own.close();
});
