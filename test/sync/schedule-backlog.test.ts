import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { updateLeased } from '../../src/sync/lease.js';
import { afterSuccess } from '../../src/sync/next-attempt.js';
import { Schedule } from '../../src/sync/schedule.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

// After an outage: 500,000 links of 80 sources in 40 organizations are due, 400,000 of them of one source.

const LEASE = 60;
const ORGANIZATIONS = 40;
/** The most links of one organization in a round. */
const TURN_SIZE = 4;

/** The UUIDs of sources and organizations, by their number. */
const sourceOf = (number: number) => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const BIG = sourceOf(0);
/** Of the same organization as BIG, and the only one of its organization with due links. */
const NEIGHBOUR = sourceOf(1);
const STRANGER = sourceOf(2);
const IDLE = sourceOf(3);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  // Without the statement time-out of the gateway's own connections.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `insert into organization (id, slug, name)
     select format('00000000-0000-4000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'org-' || n, 'org'
       from generate_series(0, ${ORGANIZATIONS - 1}) n`,
  );
  await client.query(
    `insert into source (id, organization_id, slug, name, system, url)
     select format('10000000-0000-4000-8000-%s', lpad(n::text, 12, '0'))::uuid,
        format('00000000-0000-4000-8000-%s', lpad((n / 2)::text, 12, '0'))::uuid,
        'source-' || n, 'source', 'KASAR', 'https://kasar.example'
       from generate_series(0, ${2 * ORGANIZATIONS - 1}) n`,
  );
  await client.query(
    `insert into record_link (source_id, object, external_id, organization_id, record_id, next_at)
     select s.id, 'contacts', n::text, s.organization_id, gen_random_uuid(), now() - n * interval '1 second'
       from source s cross join lateral generate_series(1, case
         when s.id = $1 then 400000 when s.id = any($2::uuid[]) then 10
         when s.id = $3 then 0 else 100000 / ${2 * ORGANIZATIONS - 4} end) n`,
    [BIG, [NEIGHBOUR, STRANGER], IDLE],
  );
  await client.query('vacuum analyze record_link');
  await client.end();
}, 120_000);
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query(
    `update record_link set lease_id = null, lease_until = null, next_at = now() - interval '1 hour'
      where lease_id is not null or next_at > now()`,
  );
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

function listNodes(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}

/** How many rows a node has read, over all of its loops. */
function countRows(node: PlanNode): number {
  const perLoop =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return perLoop * node['Actual Loops'];
}

/** A pool that explains each statement, runs it, and keeps its plan. */
function createExplainingPool(pool: pg.Pool): { pool: pg.Pool; plans: PlanNode[] } {
  const plans: PlanNode[] = [];
  const query = async (text: string, values: unknown[] = []) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const explained = `explain (analyze, format json) ${text}`;
      const { rows } = await client.query(explained, values);
      plans.push(rows[0]['QUERY PLAN'][0].Plan);
      await client.query('rollback');
    } finally {
      client.release();
    }
    return pool.query(text, values);
  };
  return { pool: { query } as unknown as pg.Pool, plans };
}

function expectBounded(plans: PlanNode[]): void {
  expect(plans.length).toBeGreaterThan(0);
  for (const node of plans.flatMap(listNodes)) {
    if (node['Relation Name'] === 'record_link') {
      expect(node['Node Type']).not.toBe('Seq Scan');
      expect(countRows(node)).toBeLessThanOrEqual(100);
    }
    // Only the sources of each organization are sorted.
    if (node['Node Type'].includes('Sort')) {
      expect(countRows(node)).toBeLessThanOrEqual(2 * ORGANIZATIONS);
    }
  }
  const indexes = plans.flatMap(listNodes).map((node) => node['Index Name']);
  expect(indexes.some((name) => name?.startsWith('record_link_'))).toBe(true);
}

describe('with 500,000 due links', () => {
  test('a claim reads a bounded number of rows by index, and sorts no links', async () => {
    const { pool, plans } = createExplainingPool(database.pool);
    const schedule = new Schedule(pool, LEASE);
    for (let pass = 0; pass < 5; pass++) expect(await schedule.claim(16)).toHaveLength(16);
    expect(await schedule.claim(1)).toHaveLength(1);
    expectBounded(plans);
  });

  test('so does a claim that finds few links or none, and the release of expired leases', async () => {
    await database.pool.query(
      `update record_link set next_at = now() + interval '1 hour' where source_id = any($1::uuid[])`,
      [[NEIGHBOUR, STRANGER]],
    );
    const all = await database.prisma.source.findMany();
    const others = all.map(({ id }) => id).filter((id) => ![NEIGHBOUR, STRANGER].includes(id));
    const { pool, plans } = createExplainingPool(database.pool);
    await database.pool.query('update source set enabled = false where id = any($1::uuid[])', [
      others,
    ]);
    const schedule = new Schedule(pool, LEASE);
    expect(await schedule.claim(16)).toEqual([]);
    await database.pool.query('update source set enabled = true');
    await new Schedule(database.pool, LEASE).claim(16);
    await database.pool.query(
      `update record_link set lease_until = now() - interval '1 second' where lease_id is not null`,
    );
    expect(await schedule.releaseExpired()).toBe(false);
    expectBounded(plans);
    const leased = await database.pool.query('select from record_link where lease_id is not null');
    expect(leased.rowCount).toBe(0);
  });

  /** Claims and finishes links until a source has no due ones. @returns the claims, by source. */
  async function drain(sourceId: string, most: number): Promise<Map<string, number>> {
    const schedule = new Schedule(database.pool, LEASE);
    const claims = new Map<string, number>();
    for (let count = 0; (claims.get(sourceId) ?? 0) < 10; ) {
      const readings = await schedule.claim(16);
      count += readings.length;
      expect(count).toBeLessThan(most);
      for (const { link } of readings) {
        claims.set(link.sourceId, (claims.get(link.sourceId) ?? 0) + 1);
        await updateLeased(database.pool, link, afterSuccess(link, true));
      }
    }
    return claims;
  }

  test('a source with 400,000 does not starve the one with ten of another organization', async () => {
    const claims = await drain(STRANGER, 4 * TURN_SIZE * ORGANIZATIONS);
    expect(claims.get(BIG)).toBeLessThanOrEqual(4 * TURN_SIZE);
  });

  test('nor the one with ten of its own organization', async () => {
    // One of the two has each turn, by chance.
    const claims = await drain(NEIGHBOUR, 50 * TURN_SIZE * ORGANIZATIONS);
    expect(claims.get(BIG)).toBeLessThan(50 * TURN_SIZE);
  });

  test('several processes never claim the same link', async () => {
    const schedules = Array.from({ length: 4 }, () => new Schedule(database.pool, LEASE));
    const claimed = await Promise.all(
      schedules.map(async (schedule) => {
        const names: string[] = [];
        for (let pass = 0; pass < 20; pass++) {
          const readings = await schedule.claim(16);
          names.push(...readings.map(({ link }) => `${link.sourceId} ${link.externalId}`));
        }
        return names;
      }),
    );
    for (const names of claimed) expect(names.length).toBeGreaterThan(0);
    expect(new Set(claimed.flat()).size).toBe(claimed.flat().length);
  });

  test('sources that hold their share of a worker wait where others are due', async () => {
    const schedule = new Schedule(database.pool, LEASE);
    const all = await database.prisma.source.findMany();
    const busy = all.map(({ id }) => id).filter((id) => id !== STRANGER);
    const first = await schedule.claim(16, busy);
    expect(first.map(({ link }) => link.sourceId)).toEqual(Array(first.length).fill(STRANGER));
    while ((await schedule.claim(16, busy)).every(({ link }) => link.sourceId === STRANGER));
    const others = await schedule.claim(16, busy);
    expect(others).toHaveLength(16);
  });
});
