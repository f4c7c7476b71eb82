import type { GraphQLClient } from 'graphql-request';
import { beforeEach, expect, test } from 'vitest';
import { takeLease } from '../../src/sync/lease.js';
import { recallPostponed, Schedule } from '../../src/sync/schedule.js';
import { createLiveScene, type LiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { kasarInteraction } from '../upstreams/kasar-items.js';

// PostgreSQL's clock was a year ahead for some time, and was set since.

const { database, server, upstreams } = await startLiveTest();
const LEASE = 30;

let scene: LiveScene;
let client: GraphQLClient;
let count = 0;
beforeEach(async () => {
  scene = await createLiveScene(database, upstreams, `clock-${++count}`);
  client = await server.clientOf(scene.organizationId);
});

/** Sets columns of the scene's links. */
const setLinks = (assignments: string) =>
  database.pool.query(`update record_link set ${assignments} where organization_id = $1`, [
    scene.organizationId,
  ]);

/** What the columns of the scene's link to Kasar are now, as SQL says. */
async function ofKasar(expression: string): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select ${expression} as value from record_link where source_id = $1`,
    [scene.sourceIds.kasar],
  );
  return rows[0].value;
}

test('lists that were read then are stale, and are read again', async () => {
  await scene.read(client, { freshness: { waitForMs: 5_000 } });
  await setLinks(`as_of = now() + interval '1 year'`);
  upstreams.kasar
    .record('contacts', scene.names.kasar)
    .add(kasarInteraction({ id: 'new', created_at: '2026-03-01T00:00:00.000Z' }));

  // Without a record nothing is read.
  const { activities } = await client.request<{
    activities: { sources: { source: { slug: string }; state: string }[] };
  }>('{ activities { sources { source { slug } state } } }');
  const states = activities.sources.map(({ source, state }) => [source.slug, state]);
  expect(Object.fromEntries(states)).toEqual({
    kasar: 'STALE',
    invent: 'STALE',
    clarky: 'STALE',
    native: 'FRESH',
  });

  const answer = await scene.read(client, { freshness: { waitForMs: 5_000 } });
  expect(answer.names).toEqual(['kasar:new']);
  expect(answer.of.kasar).toMatchObject({ state: 'FRESH', error: null });
  expect(await ofKasar('as_of <= now()')).toBe(true);
  scene.countCalls();
  await scene.read(client);
  expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
});

test('a lease that a dead reader took then is over', async () => {
  const link = {
    sourceId: scene.sourceIds.kasar!,
    object: 'contacts',
    externalId: scene.names.kasar,
  };
  await takeLease(database.pool, link, LEASE);
  expect(await takeLease(database.pool, link, LEASE)).toBeNull();
  await setLinks(`lease_until = now() + interval '1 year'`);
  expect(await takeLease(database.pool, link, LEASE)).not.toBeNull();

  await setLinks(`lease_until = now() + interval '1 year'`);
  await new Schedule(database.pool, LEASE).releaseExpired();
  expect(await ofKasar('lease_id is null and next_at <= now()')).toBe(true);
});

test('what was postponed then is due, and verified again', async () => {
  await scene.read(client, { freshness: { waitForMs: 5_000 } });
  const schedule = new Schedule(database.pool, LEASE);
  await setLinks(`next_at = now() + interval '25 hours', retry_at = now() + interval '1 hour'`);
  await recallPostponed(database);
  expect(await ofKasar(`next_at > now() and retry_at > now()`)).toBe(true);

  await setLinks(
    `next_at = now() + interval '1 year', retry_at = now() + interval '1 year',
     verified_at = now() + interval '1 year', reading = '{"missing":{}}'`,
  );
  const claimed = async () =>
    (await schedule.claim(16)).filter(({ link }) => link.organizationId === scene.organizationId);
  expect(await claimed()).toEqual([]);
  await recallPostponed(database);
  expect(await ofKasar('retry_at is null')).toBe(true);
  const readings = await claimed();
  expect(readings).toHaveLength(3);
  for (const { goal } of readings) expect(goal.full).toBe(true);
});
