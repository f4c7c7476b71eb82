import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActivityInput } from '../../src/activity/activity-input.js';
import { inTransaction } from '../../src/db/transaction.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { areWritten, writeActivities } from '../../src/ingest/write-activities.js';
import { clarky } from '../../src/sources/clarky/clarky.js';
import { invent } from '../../src/sources/invent/invent.js';
import { kasar } from '../../src/sources/kasar/kasar.js';
import type { SourceDefinition } from '../../src/sources/source-definition.js';
import { readPage } from '../../src/sync/read-page.js';
import { createLiveScene, type LiveScene } from '../support/live-scene.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { repeat } from '../support/thorough.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

let database: TestDatabase;
let upstreams: Upstreams;
let scene: LiveScene;
beforeAll(async () => {
  database = await createTestDatabase();
  upstreams = await startUpstreams();
  scene = await createLiveScene(database, upstreams, 'pages');
});
afterAll(async () => {
  await database.drop();
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});

const ROUNDS = repeat(50);
const LISTS = ['one', 'two', 'three', 'four'];

function pageOf(definition: SourceDefinition, list: string, body: unknown): ActivityInput[] {
  const link = { object: 'contacts', externalId: list, config: {} };
  return readPage(definition, link, null, body).inputs;
}

/** Stores a page of a list, as its reader does. @returns what became of its items. */
function store(source: string, list: string, inputs: ActivityInput[]) {
  const target = {
    organizationId: scene.organizationId,
    sourceId: scene.sourceIds[source]!,
    newId: randomId,
  };
  const readFrom = { object: 'contacts', externalId: list };
  const writes = inputs.map((input) => ({ input, readFrom }));
  let attempts = 0;
  return inTransaction(database.pool, (client) => {
    // A deadlock is run again: there should be none.
    expect(++attempts).toBe(1);
    return writeActivities(client, target, writes, 'items');
  });
}

/** The same in another order for each list, and for each round. */
function turned<T>(items: T[], by: number): T[] {
  const start = by % items.length;
  const all = [...items.slice(start), ...items.slice(0, start)];
  return by % 2 === 0 ? all : all.reverse();
}

test('pages of several lists with the same items, stored at once, store each once', async () => {
  const added: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const data = Array.from({ length: 12 }, (_, n) => ({
      id: `r${round}-${n}`,
      channel: 'email',
      created_at: `2026-03-01T00:00:${String(n).padStart(2, '0')}Z`,
    }));
    const outcomes = await Promise.all(
      LISTS.map((list, index) =>
        store(
          'kasar',
          list,
          pageOf(kasar, list, {
            interactions: { data: turned(data, round * 3 + index), total: data.length },
          }),
        ),
      ),
    );
    added.push(outcomes.flat().filter((outcome) => outcome === 'added').length);
  }
  expect(added).toEqual(Array(ROUNDS).fill(12));
  const { rows } = await database.pool.query(
    `select count(*)::int as activities, count(distinct external_id)::int as ids,
        min(cardinality(record_ids)) as least, max(cardinality(record_ids)) as most
       from activity where source_id = $1`,
    [scene.sourceIds.kasar],
  );
  expect(rows).toEqual([{ activities: ROUNDS * 12, ids: ROUNDS * 12, least: 4, most: 4 }]);
  expect(await entries(scene.sourceIds.kasar!)).toBe(ROUNDS * 12 * (LISTS.length + 2));
  expect(await wrongCounts(database)).toEqual([]);
});

test('pages that name the same new companies make each company once', async () => {
  const before = await countRecords('companies');
  for (let round = 0; round < ROUNDS; round++) {
    const companies = [0, 1, 2].map((n) => `company-${round}-${n}`);
    const pages = LISTS.map((list, index) => ({
      list,
      data: turned(companies, round + index).map((company_id) =>
        clarkyActivity({ id: `${list}-${company_id}`, contact_id: list, company_id }),
      ),
    }));
    const all = pages.map(({ list, data }) => ({
      list,
      inputs: pageOf(clarky, list, {
        data,
        pagination: { page: 1, page_size: 100, total: 3, total_pages: 1 },
      }),
    }));
    await Promise.all(all.map(({ list, inputs }) => store('clarky', list, inputs)));
    for (const { list, inputs } of all) {
      const { rows } = await database.pool.query(
        'select record_id from record_link where source_id = $1 and external_id = $2',
        [scene.sourceIds.clarky, list],
      );
      const isWritten = areWritten(
        database.pool,
        scene.sourceIds.clarky!,
        rows[0].record_id,
        inputs,
      );
      expect(await isWritten).toBe(true);
    }
  }
  expect((await countRecords('companies')) - before).toBe(ROUNDS * 3);
  const { rows } = await database.pool.query(
    `select count(*)::int as activities from activity where source_id = $1 and cardinality(record_ids) = 2`,
    [scene.sourceIds.clarky],
  );
  expect(rows).toEqual([{ activities: ROUNDS * 3 * LISTS.length }]);
  expect(await wrongCounts(database)).toEqual([]);
});

test('pages that name the same new people and segments make each once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const numbers = [0, 1, 2, 3, 4];
    await Promise.all(
      LISTS.map((list, index) => {
        const body = turned(numbers, round * 3 + index).map((n) =>
          inventContactActivity({
            id: `${list}-${round}-${n}`,
            type: 'segment_added',
            actor: { id: `user-${round}-${n}`, name: `user ${n}` },
            segment: { id: `segment-${round}-${n}`, name: `${list} says ${n}` },
          }),
        );
        return store('invent', list, pageOf(invent, list, body));
      }),
    );
  }
  const { organizationId } = scene;
  const { prisma } = database;
  expect(await prisma.actor.count({ where: { organizationId } })).toBe(ROUNDS * 5);
  expect(await prisma.segment.count({ where: { organizationId } })).toBe(ROUNDS * 5);
  const where = { organizationId, sourceId: scene.sourceIds.invent! };
  // Who waited for another to make them knows them, too.
  const whole = { ...where, userId: { not: null }, segmentId: { not: null } };
  expect(await prisma.activity.count({ where: whole })).toBe(ROUNDS * 5 * LISTS.length);
});

test('a page and a writer of the whole source do not wait for each other for ever', async () => {
  const { organizationId, sourceIds } = scene;
  const target = { organizationId, sourceId: sourceIds.kasar!, newId: randomId };
  for (let round = 0; round < ROUNDS; round++) {
    const data = Array.from({ length: 8 }, (_, n) => ({
      id: `s${round}-${n}`,
      created_at: '2026-03-02T00:00:00Z',
    }));
    const inputs = pageOf(kasar, 'one', { interactions: { data, total: 8 } });
    const writes = turned(inputs, round).map((input) => ({
      input,
      readFrom: { object: 'contacts', externalId: 'two' },
    }));
    const outcomes = await Promise.all([
      store('kasar', 'one', inputs),
      inTransaction(database.pool, (client) => writeActivities(client, target, writes)),
      store('kasar', 'three', turned(inputs, round + 1)),
    ]);
    expect(outcomes.flat().filter((outcome) => outcome === 'added')).toHaveLength(8);
  }
  expect(await wrongCounts(database)).toEqual([]);
});

async function entries(sourceId: string): Promise<number> {
  const { rows } = await database.pool.query(
    'select count(*)::int as count from timeline_entry where source_id = $1',
    [sourceId],
  );
  return rows[0].count;
}

function countRecords(object: string): Promise<number> {
  return database.prisma.crmRecord.count({
    where: { organizationId: scene.organizationId, object },
  });
}
