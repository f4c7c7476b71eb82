import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { SEARCH_VERSION } from '../../src/activity/search-vector.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { disconnectSource, purgeSource } from '../../src/sync/remove-source.js';
import { addLiveSource } from '../support/live-scene.js';
import { createTestOrganization } from '../support/test-database.js';
import { useTestGateway } from '../support/test-gateway.js';
import { untilWaiting } from '../support/waiting.js';

const gateway = useTestGateway();
const MANY = 1_200;

/** A live source with more links and users than one transaction takes. */
async function createSource(slug: string) {
  const { database } = gateway;
  const { prisma } = database;
  const organizationId = await createTestOrganization(database, slug);
  const settings = { url: 'https://kasar.example', token: 'a token' };
  const sourceId = await addLiveSource(
    database,
    organizationId,
    findSourceDefinition('kasar')!,
    settings,
  );
  const of = { organizationId, sourceId };
  const ids = Array.from({ length: MANY }, (_, index) => `id-${index}`);
  const records = ids.map(() => randomUUID());
  await prisma.crmRecord.createMany({
    data: records.map((id) => ({ id, organizationId, object: 'contacts' })),
  });
  await prisma.recordLink.createMany({
    data: ids.map((externalId, index) => ({
      ...of,
      object: 'contacts',
      externalId,
      recordId: records[index]!,
      leaseId: randomUUID(),
      failures: 3,
    })),
  });
  await prisma.actor.createMany({
    data: ids.map((externalId) => ({ ...of, id: randomUUID(), type: 'USER', externalId })),
  });
  // Otherwise the server updates them, as it does rows of earlier versions, while the test runs.
  await database.pool.query('update actor set search_version = $1', [SEARCH_VERSION]);
  return {
    ...of,
    source: () => prisma.source.findUnique({ where: { id: sourceId } }),
    links: () => prisma.recordLink.count({ where: { sourceId } }),
    leased: () => prisma.recordLink.count({ where: { sourceId, leaseId: { not: null } } }),
    actors: () => prisma.actor.count({ where: { sourceId } }),
  };
}

/** Notes how many rows each transaction changes, and ends the connection of one at its start. */
async function watch(event: 'update' | 'delete', table: string, lost: number): Promise<void> {
  await gateway.database.pool.query(`
    create table changed (xact xid8, count int);
    create sequence changes;
    create function note_changed() returns trigger language plpgsql as $$
    begin
      if nextval('changes') = ${lost} then perform pg_terminate_backend(pg_backend_pid()); end if;
      insert into changed select pg_current_xact_id(), count(*) from old_rows;
      return null;
    end $$;
    create trigger note_changed after ${event} on ${table} referencing old table as old_rows
      for each statement execute function note_changed()`);
}

afterEach(async () => {
  await gateway.database.pool.query(
    'drop function if exists note_changed cascade; drop table if exists changed; drop sequence if exists changes',
  );
});

async function largestChange(): Promise<number> {
  const { rows } = await gateway.database.pool.query<{ most: number }>(
    'select max(sum)::int as most from (select sum(count) from changed group by xact) each',
  );
  return rows[0]!.most;
}

test('a source is disconnected in portions; broken off, it stays disabled until it is done again', async () => {
  const { sourceId, ...source } = await createSource('disconnected');
  await watch('update', 'record_link', 2);
  await expect(disconnectSource(gateway.database, sourceId)).rejects.toThrow();
  expect(await source.leased()).toBe(700);
  expect(await source.source()).toMatchObject({ url: 'https://kasar.example', enabled: false });
  await disconnectSource(gateway.database, sourceId);
  expect(await source.leased()).toBe(0);
  expect(await source.links()).toBe(MANY);
  expect(await source.source()).toMatchObject({ url: null, enabled: true });
  expect(await largestChange()).toBe(500);
});

test('what belongs to a source is purged in portions; broken off, the rest is purged the next time', async () => {
  const { organizationId, sourceId, ...source } = await createSource('purged');
  await watch('delete', 'actor', 2);
  const purge = () => purgeSource(gateway.database, organizationId, sourceId, () => {});
  await expect(purge()).rejects.toThrow();
  expect(await source.actors()).toBe(700);
  expect(await source.source()).toMatchObject({ url: null });
  expect(await purge()).toBe(0);
  expect([await source.actors(), await source.links()]).toEqual([0, 0]);
  expect(await source.source()).toBeNull();
  expect(await largestChange()).toBe(500);
});

test('what another transaction updates while it is purged is purged with the rest', async () => {
  const { organizationId, sourceId, ...source } = await createSource('updated');
  const other = await gateway.database.pool.connect();
  await other.query('begin');
  await other.query('update actor set email = external_id where source_id = $1', [sourceId]);
  const purged = purgeSource(gateway.database, organizationId, sourceId, () => {});
  await untilWaiting(gateway.database, 1);
  await other.query('commit');
  other.release();
  expect(await purged).toBe(0);
  expect([await source.actors(), await source.source()]).toEqual([0, null]);
});
