import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../demo/random.js';
import type { Database } from '../../src/db/database.js';
import { ITEM_ID } from '../support/item-name.js';
import { addItems, atMinute, createLiveFleet, type LiveFleet } from '../support/live-fleet.js';
import { type LiveWorker, startWorkerProcess } from '../support/live-process.js';
import { createTestSync } from '../support/live-scene.js';
import { findDifferences, readStoredTimelines } from '../support/stored-timelines.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { repeat } from '../support/thorough.js';
import { wrongCounts } from '../support/wrong-counts.js';
import {
  SYSTEMS,
  type SystemName,
  startUpstreams,
  type Upstreams,
} from '../upstreams/start-upstream.js';
import type { Upstream } from '../upstreams/upstream.js';

/** In both tests together. */
const KILLS = Number(process.env.KILLS ?? repeat(40));
const SEED = Number(process.env.SEED ?? 1);
const WORKER = { leaseSeconds: 1, interval: 20 };
const CONTACTS = 8;

/** Around the sizes of pages; each list gets one. */
const LENGTHS = [0, 1, 5, 20, 99, 100, 101, 150, 199, 200, 201, 250, 299, 300, 301, 350];

let database: TestDatabase;
let upstreams: Upstreams;
let fleet: LiveFleet;
/** When each item was added, by system, contact and id. */
let added: Map<string, number>;
beforeAll(async () => {
  upstreams = await startUpstreams();
});
afterAll(async () => {
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});
beforeEach(async () => {
  database = await createTestDatabase();
  added = new Map();
  for (const upstream of Object.values(upstreams)) upstream.latencyMs = 8;
});
afterEach(() => database.drop());

const listOf = (name: SystemName, contact: string) =>
  (upstreams[name] as Upstream).record('contacts', contact);

function fill(random: Random, prefix: string): void {
  for (let number = 0; number < CONTACTS; number++) {
    for (const name of SYSTEMS) {
      const contact = `${prefix}_${number}`;
      // Items share their millisecond, in one list all of them.
      const width = number === 0 ? 1_000 : 3;
      const length = number === 0 ? 250 : random.pick(LENGTHS);
      const numbers = Array.from({ length }, (_, index) => index);
      addItems(upstreams, name, contact, numbers, (it) => atMinute(Math.floor(it / width)));
      for (const it of numbers) added.set(`${name} ${contact}/${it}`, Date.now() - 1_000);
    }
  }
}

/** Claims of links that what is stored does not bear out: every one is a gap that nobody knows of. */
async function findWrongClaims({ pool }: Database): Promise<string[]> {
  const { rows: links } = await pool.query(
    `select s.slug as name, l.external_id as contact, l.record_id, l.complete, l.as_of,
        l.complete_down_to
       from record_link l join source s on s.id = l.source_id where l.as_of is not null`,
  );
  const { rows } = await pool.query(
    `select e.scope_id || ' ' || s.slug || ' ' || ${ITEM_ID} as key
       from timeline_entry e join activity a on a.id = e.activity_id join source s on s.id = e.source_id`,
  );
  const stored = new Set(rows.map(({ key }) => key));
  const claims = links.flatMap(({ name, contact, record_id, complete, as_of, complete_down_to }) =>
    listOf(name, contact)
      .items.filter(({ id, created_at }) => {
        const isOlder = added.get(`${name} ${id}`)! < Date.parse(as_of) - 5;
        const at = Date.parse(String(created_at));
        const isClaimed = complete || (complete_down_to && at >= Date.parse(complete_down_to));
        return isOlder && isClaimed && !stored.has(`${record_id} ${name} ${id}`);
      })
      .map(({ id }) => `${name} ${id}, as of ${as_of}, complete down to ${complete_down_to}`),
  );
  return claims.slice(0, 10);
}

/** How many links are not read to their end, or are to be read now. */
async function countOpen(): Promise<number> {
  const { rows } = await database.pool.query(
    `select count(*)::int from record_link l join source s on s.id = l.source_id
      where (l.object = 'contacts' or s.system <> 'CLARKY')
        and (not complete or verified_at is null or lease_id is not null
          or next_at < now() + interval '5 minutes')`,
  );
  return rows[0].count;
}

async function makeAllDue(): Promise<void> {
  await database.pool.query(
    'update record_link set verified_at = null, next_at = now(), retry_at = null',
  );
}

/** What readers were at when they died. */
async function countHeld(): Promise<number> {
  const { rows } = await database.pool.query(
    'select count(*)::int from record_link where lease_id is not null',
  );
  return rows[0].count;
}

/** Waits until something is asked of an upstream system. */
async function untilCalled(): Promise<void> {
  const count = () => SYSTEMS.reduce((sum, name) => sum + upstreams[name].calls.length, 0);
  const before = count();
  await expect.poll(count, { timeout: 10_000, interval: 2 }).toBeGreaterThan(before);
}

/** Starts workers and kills them. @param meanwhile called again and again while one runs. */
async function killWorkers(random: Random, kills: number, meanwhile = () => {}): Promise<void> {
  let next = startWorkerProcess(database, WORKER);
  let inside = 0;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const worker = await next;
      next = startWorkerProcess(database, WORKER);
      const timer = setInterval(meanwhile, 15);
      try {
        if ((await countOpen()) < 5) await makeAllDue();
        worker.begin();
        // Most are killed while they read, some before.
        if (random.chance(0.85)) await untilCalled();
        await sleep(random.next() ** 2 * 600);
      } finally {
        clearInterval(timer);
        await worker.kill('SIGKILL');
      }
      if ((await countHeld()) > 0) inside++;
      expect(worker.complaints).toBe('');
      expect(await findWrongClaims(database)).toEqual([]);
    }
  } finally {
    await (await next).kill('SIGKILL');
  }
  console.info(`${kills} kills, ${inside} of them while lists were read`);
  expect(inside).toBeGreaterThan(kills / 3);
}

async function runToTheEnd(): Promise<void> {
  const worker: LiveWorker = await startWorkerProcess(database, WORKER);
  worker.begin();
  try {
    await expect.poll(countOpen, { timeout: 90_000, interval: 100 }).toBe(0);
  } finally {
    await worker.kill('SIGTERM');
  }
  expect(worker.complaints).toBe('');
}

/** What an undisturbed sync stores, in a database of its own. */
async function readReference(prefix: string): Promise<Map<string, string>> {
  const other = await createTestDatabase();
  const sync = createTestSync(other, { limits: {} });
  const reference = await createLiveFleet(other, upstreams, {
    slug: 'reference',
    prefix,
    count: CONTACTS,
  });
  for (const { externalId } of reference.contacts) {
    const outcomes = await Promise.all(
      Object.values(reference.sourceIds).map((sourceId) =>
        sync.read({ sourceId, object: 'contacts', externalId }, { newestPage: true, full: true }),
      ),
    );
    expect(outcomes.map(({ failure }) => failure)).toEqual([null, null, null]);
  }
  const stored = await readStoredTimelines(other, reference.organizationId);
  await sync.close();
  await other.drop();
  return stored;
}

async function expectReference(prefix: string): Promise<void> {
  const wanted = await readReference(prefix);
  const found = await readStoredTimelines(database, fleet.organizationId);
  expect(findDifferences(found, wanted)).toEqual([]);
  expect(await wrongCounts(database)).toEqual([]);
  expect(await findWrongClaims(database)).toEqual([]);
}

describe('a worker that is killed again and again', () => {
  test('ends in what an undisturbed sync stores', async () => {
    const random = createRandom(`still ${SEED}`);
    fleet = await createLiveFleet(database, upstreams, { slug: 'still', count: CONTACTS });
    fill(random, 'still');
    await killWorkers(random, Math.ceil(KILLS / 2));
    await runToTheEnd();
    await expectReference('still');
  });

  test('ends in what upstream holds, after two quiet passes, where that changes meanwhile', async () => {
    const random = createRandom(`moving ${SEED}`);
    fleet = await createLiveFleet(database, upstreams, { slug: 'moving', count: CONTACTS });
    fill(random, 'moving');
    let number = 1_000;
    await killWorkers(random, Math.floor(KILLS / 2), () => {
      const name = random.pick(SYSTEMS);
      const { externalId } = random.pick(fleet.contacts);
      const { items } = listOf(name, externalId);
      if (random.chance(0.5) && items.length > 0) {
        listOf(name, externalId).remove(String(random.pick(items).id));
      } else {
        number++;
        addItems(upstreams, name, externalId, [number], () => new Date().toISOString());
        added.set(`${name} ${externalId}/${number}`, Date.now());
      }
    });
    for (let pass = 0; pass < 2; pass++) {
      await makeAllDue();
      await runToTheEnd();
    }
    await expectReference('moving');
  });
});
