import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { RecordReference } from '../../src/activity/record-reference.js';
import { isLeased, keepLease, LeaseLost, takeLease, updateLeased } from '../../src/sync/lease.js';
import { createLiveScene } from '../support/live-scene.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
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

let key: RecordReference;
let count = 0;
beforeEach(async () => {
  const scene = await createLiveScene(database, upstreams, `lease-${++count}`);
  key = {
    sourceId: scene.sourceIds.kasar!,
    object: 'contacts',
    externalId: scene.names.kasar,
  };
});

const take = (seconds: number) => takeLease(database.pool, key, seconds);
const touch = (lease: NonNullable<Awaited<ReturnType<typeof take>>>) =>
  updateLeased(database.pool, lease, {});

test('of many who want a link one gets it', async () => {
  const taken = await Promise.all(Array.from({ length: 12 }, () => take(30)));
  const [lease, ...others] = taken.filter((it) => it !== null);
  expect(others).toEqual([]);
  expect(lease).toMatchObject({ ...key, system: 'KASAR', listState: null, failures: 0 });
  expect(await isLeased(database.pool, key)).toBe(true);
  await updateLeased(database.pool, lease!, { leaseId: null, leaseUntil: null });
  expect(await isLeased(database.pool, key)).toBe(false);
  expect(await take(30)).not.toBeNull();
});

test('a lease that is kept does not end', async () => {
  const lease = await take(0.3);
  const { rows } = await database.pool.query<{ until: string }>(
    'select lease_until as until from record_link where source_id = $1 and external_id = $2',
    [key.sourceId, key.externalId],
  );
  const letGo = keepLease(database.pool, lease!, 0.3);
  const isPast = `select clock_timestamp() > $1::timestamptz as past`;
  await expect
    .poll(async () => (await database.pool.query(isPast, [rows[0]!.until])).rows[0].past)
    .toBe(true);
  expect(await take(30)).toBeNull();
  letGo();
  await touch(lease!);
});

test('a dead reader is taken over, and can write nothing more', async () => {
  const dead = await take(0.2);
  await expect.poll(() => isLeased(database.pool, key)).toBe(false);
  await touch(dead!); // Nobody else has it yet.
  const next = await take(30);
  expect(next).not.toBeNull();
  await expect(touch(dead!)).rejects.toBeInstanceOf(LeaseLost);
  // Nor does what it says of its life lengthen that of the other.
  const extensions = vi.spyOn(database.pool, 'query');
  const letGo = keepLease(database.pool, dead!, 0.1);
  const countExtensions = () =>
    extensions.mock.settledResults.filter(({ type }) => type === 'fulfilled').length;
  await expect.poll(countExtensions).toBeGreaterThan(2);
  letGo();
  extensions.mockRestore();
  await touch(next!);
});

test('nobody gets a link of a source that is not live', async () => {
  await database.pool.query('update source set enabled = false where id = $1', [key.sourceId]);
  expect(await take(30)).toBeNull();
  await database.pool.query('update source set enabled = true, url = null where id = $1', [
    key.sourceId,
  ]);
  expect(await take(30)).toBeNull();
  expect(await takeLease(database.pool, { ...key, externalId: 'unknown' }, 30)).toBeNull();
});
