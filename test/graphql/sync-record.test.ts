import type { GraphQLClient } from 'graphql-request';
import { beforeEach, describe, expect, test } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { createLiveScene, IMPATIENT, type LiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { errorOf } from '../support/test-server.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { kasarTask } from '../upstreams/kasar-items.js';
import { SYSTEMS } from '../upstreams/start-upstream.js';

const { database, server, upstreams } = await startLiveTest({
  sync: { ...IMPATIENT, limits: { ...IMPATIENT.limits, timeout: 5_000 } },
});

let scene: LiveScene;
let client: GraphQLClient;
let count = 0;
beforeEach(async () => {
  for (const upstream of Object.values(upstreams)) {
    upstream.clearFaults();
    upstream.latencyMs = 0;
  }
  scene = await createLiveScene(database, upstreams, `sync-${++count}`);
  client = await server.clientOf(scene.organizationId, { scopes: ['read', 'write'] });
  scene.countCalls();
});

interface Coverage {
  source: { slug: string };
  state: string;
  asOf: string | null;
  completeDownTo: string | null;
  complete: boolean;
  verifiedAt: string | null;
  rejectedItems: number;
  warnings: number;
  error: { code: string; message: string } | null;
}

const COVERAGE = `source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings
  error { code message }`;

/** What syncRecord says of each source, and how the record's links are covered by its own account. */
async function sync(
  variables: { record?: object; source?: string | null; waitForMs?: number } = {},
) {
  const { syncRecord } = await client.request<{
    syncRecord: {
      record: { id: string; links: { source: { slug: string }; coverage: Coverage | null }[] };
      sources: Coverage[];
    };
  }>(
    `mutation ($record: RecordBy!, $source: String, $waitForMs: Int) {
      syncRecord(record: $record, source: $source, waitForMs: $waitForMs) {
        record { id links { source { slug } coverage { ${COVERAGE} } } }
        sources { ${COVERAGE} }
      }
    }`,
    { record: { id: scene.contact }, waitForMs: 5_000, ...variables },
  );
  return {
    ...syncRecord,
    of: Object.fromEntries(syncRecord.sources.map((it) => [it.source.slug, it])),
  };
}

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();

function fill() {
  const { kasar, invent, clarky } = scene.names;
  upstreams.kasar.record('contacts', kasar).add(kasarTask({ id: `t-${count}`, created_at: at(1) }));
  upstreams.invent
    .record('contacts', invent)
    .add(inventContactActivity({ id: `s-${count}`, created_at: at(2) }));
  upstreams.clarky
    .record('contacts', clarky)
    .add(clarkyActivity({ id: `c-${count}`, contact_id: clarky, created_at: at(3) }));
}

/** A list at Clarky that takes two pages. */
function fillTwoPages() {
  const { clarky } = scene.names;
  const list = upstreams.clarky.record('contacts', clarky);
  for (let hour = 0; hour < 150; hour++) {
    list.add(clarkyActivity({ id: `e${count}-${hour}`, contact_id: clarky, created_at: at(hour) }));
  }
  return list;
}

describe('syncRecord', () => {
  test('reads all live sources at once, and fresh ones again', async () => {
    fill();
    const first = await sync();
    expect(first.record.id).toBe(scene.contact);
    for (const slug of ['kasar', 'invent', 'clarky']) {
      expect(first.of[slug]).toMatchObject({ state: 'FRESH', complete: true, error: null });
    }
    const calls = scene.countCalls();
    expect(Object.values(calls).every((times) => times > 0)).toBe(true);
    const again = await sync();
    expect(Object.values(scene.countCalls()).every((times) => times > 0)).toBe(true);
    for (const slug of ['kasar', 'invent', 'clarky']) {
      expect(again.of[slug]!.asOf! > first.of[slug]!.asOf!).toBe(true);
      expect(again.of[slug]!.verifiedAt! > first.of[slug]!.verifiedAt!).toBe(true);
    }
    expect((await scene.read(client)).nodes).toHaveLength(3);
  });

  test('finds what was edited below the newest item', async () => {
    const list = fillTwoPages();
    await sync();
    list.replace(`e${count}-3`, { title: 'edited long ago' });
    await sync({ source: 'clarky' });
    const { activities } = await client.request<{ activities: { nodes: { title: string }[] } }>(
      '{ activities(first: 5, filter: { search: "edited" }) { nodes { title } } }',
    );
    expect(activities.nodes).toEqual([{ title: 'edited long ago' }]);
  });

  test('reads all of it also where somebody is reading what is newest', async () => {
    const list = fillTwoPages();
    const { of: before } = await sync();
    list.replace(`e${count}-3`, { title: 'edited meanwhile' });
    upstreams.clarky.latencyMs = 300;
    const asked = upstreams.clarky.calls.length;
    const reading = scene.read(client, { freshness: { maxAgeSeconds: 0, waitForMs: 5_000 } });
    await expect.poll(() => upstreams.clarky.calls.length, { interval: 10 }).toBe(asked + 1);
    const [first, second] = await Promise.all([
      sync({ source: 'clarky', waitForMs: 10_000 }),
      sync({ source: 'clarky', waitForMs: 10_000 }),
    ]);
    await reading;
    for (const { of } of [first, second]) {
      expect(of.clarky).toMatchObject({ state: 'FRESH', error: null });
      expect(of.clarky!.verifiedAt! > before.clarky!.verifiedAt!).toBe(true);
    }
    // The one reading of what is newest, and one of all for both: two pages, the first of them twice.
    expect(upstreams.clarky.calls.length - asked).toBe(1 + 3);
    const { activities } = await client.request<{ activities: { nodes: { title: string }[] } }>(
      '{ activities(first: 5, filter: { search: "meanwhile" }) { nodes { title } } }',
    );
    expect(activities.nodes).toEqual([{ title: 'edited meanwhile' }]);
  });

  test('of one source leaves the others alone', async () => {
    fill();
    const { sources } = await sync({ source: 'kasar' });
    expect(sources.map(({ source }) => source.slug)).toEqual(['kasar']);
    expect(scene.countCalls()).toMatchObject({ kasar: expect.any(Number), invent: 0, clarky: 0 });
  });

  test('says that a slow source is SYNCING, and goes on reading it', async () => {
    fill();
    upstreams.clarky.latencyMs = 4_500;
    const { of } = await sync({ waitForMs: 3_000 });
    expect(of.clarky).toMatchObject({ state: 'SYNCING', asOf: null, error: { code: 'TIMEOUT' } });
    expect(of.kasar).toMatchObject({ state: 'FRESH' });
    await expect
      .poll(
        async () => (await scene.read(client, { freshness: { waitForMs: 0 } })).of.clarky?.state,
        { timeout: 20_000 },
      )
      .toBe('FRESH');
    expect((await scene.read(client)).names).toContain(`clarky:c-${count}`);
  });

  test('without waiting says that all are SYNCING', async () => {
    fill();
    for (const system of SYSTEMS) upstreams[system].latencyMs = 500;
    const { sources } = await sync({ waitForMs: 0 });
    const live = sources.filter(({ source }) => source.slug !== 'native');
    expect(live.map(({ state, error }) => [state, error])).toEqual(
      live.map(() => ['SYNCING', null]),
    );
    await expect
      .poll(async () => (await scene.read(client, { freshness: { waitForMs: 0 } })).nodes.length, {
        timeout: 20_000,
      })
      .toBe(3);
  });

  test('returns the surviving record where it is merged meanwhile', async () => {
    fill();
    const asked = upstreams.clarky.calls.length;
    upstreams.clarky.latencyMs = 1_000;
    const external = (id: string) => ({ source: 'clarky', object: 'contacts', id });
    const reading = sync();
    await expect.poll(() => upstreams.clarky.calls.length, { interval: 10 }).toBe(asked + 1);
    const { createRecord } = await client.request<{ createRecord: { record: { id: string } } }>(
      'mutation { createRecord(input: { object: "contacts", name: "Survivor" }) { record { id } } }',
    );
    await client.request(
      `mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
        linkRecord(record: $record, to: $to) { record { id } }
      }`,
      { record: createRecord.record, to: external(scene.names.clarky) },
    );
    const { record, of } = await reading;
    expect(record.id).toBe(createRecord.record.id);
    expect(of.clarky).toMatchObject({ state: 'FRESH', complete: true });
  });

  test('names the source that fails, and has the others', async () => {
    fill();
    upstreams.invent.fault = { name: 'status', status: 401 };
    const { of } = await sync();
    expect(of.invent).toMatchObject({
      state: 'FAILED',
      asOf: null,
      error: { code: 'UNAUTHORIZED' },
    });
    expect(of.kasar).toMatchObject({ state: 'FRESH' });
    upstreams.invent.clearFaults();
    expect((await sync()).of.invent).toMatchObject({ state: 'FRESH', error: null });
  });

  test('says the same as the timeline and the links', async () => {
    fill();
    upstreams.invent.fault = { name: 'status', status: 403 };
    const { record, sources } = await sync();
    const timeline = await scene.read(client, { freshness: { waitForMs: 0 } });
    for (const coverage of sources) {
      const { slug } = coverage.source;
      if (slug === 'native') continue;
      const { retryAt: _, at: __, ...error } = timeline.of[slug]!.error ?? { retryAt: 0, at: 0 };
      const there = { ...timeline.of[slug], error: timeline.of[slug]!.error && error };
      expect(there).toEqual(coverage);
      expect(record.links.find(({ source }) => source.slug === slug)?.coverage).toEqual(coverage);
    }
    expect(
      sources
        .map(({ source }) => source.slug)
        .filter((slug) => slug !== 'native')
        .sort(),
    ).toEqual(
      timeline.sources
        .map(({ source }) => source.slug)
        .filter((slug) => slug !== 'native')
        .sort(),
    );
  });

  test('does not ask a source that is disabled or was imported', async () => {
    fill();
    const update = (slug: string, data: object) =>
      database.prisma.source.update({ where: { id: scene.sourceIds[slug]! }, data });
    await update('kasar', { enabled: false });
    await update('clarky', { url: null, token: null });
    const { of } = await sync();
    expect(of.kasar).toMatchObject({ state: 'DISABLED', asOf: null });
    expect(of.clarky).toMatchObject({ state: 'NEVER_SYNCED', asOf: null });
    expect(of.invent).toMatchObject({ state: 'FRESH' });
    expect(scene.countCalls()).toMatchObject({ kasar: 0, clarky: 0 });
    expect((await sync({ source: 'kasar' })).of.kasar).toMatchObject({ state: 'DISABLED' });
  });

  test('of a source that does not know the record says nothing', async () => {
    const sourceId = scene.sourceIds.kasar!;
    const externalId = crypto.randomUUID();
    const { organizationId } = scene;
    await stateRecord(database, organizationId, {
      object: 'contacts',
      external: [{ sourceId, object: 'contacts', externalId }],
    });
    const record = { external: { source: 'kasar', object: 'contacts', id: externalId } };
    expect((await sync({ record, source: 'clarky' })).sources).toEqual([]);
    expect((await sync({ record })).of.kasar).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

describe('syncRecord refuses', () => {
  test.each([
    [{ source: 'hubspot' }, 'BAD_USER_INPUT', /source: .*kasar.*"hubspot"/],
    [{ source: '' }, 'BAD_USER_INPUT', /source:/],
    [{ waitForMs: -1 }, 'BAD_USER_INPUT', /waitForMs: .*-1/],
    [{ waitForMs: 10_001 }, 'BAD_USER_INPUT', /waitForMs: .*10001/],
    [{ record: { id: 'contact_01h455vb4pex5vsknk084sn02q' } }, 'RECORD_NOT_FOUND', /record:/],
    [{ record: { id: 'nonsense' } }, 'RECORD_NOT_FOUND', /record:/],
    [{ record: {} }, 'BAD_USER_INPUT', /exactly one/i],
    [
      { record: { external: { source: 'kasar', object: 'contacts', id: 'nobody' } } },
      'RECORD_NOT_FOUND',
      /record:/,
    ],
  ])('%j', async (variables, code, message) => {
    const error = await errorOf(sync(variables));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
  });

  test('a key that may only read, and one of other objects', async () => {
    const ask = `mutation ($id: ID!) { syncRecord(record: { id: $id }) { record { id } } }`;
    const reader = await server.clientOf(scene.organizationId);
    const companies = await server.clientOf(scene.organizationId, {
      scopes: ['read', 'write'],
      objects: ['companies'],
    });
    for (const as of [reader, companies]) {
      const error = await errorOf(as.request(ask, { id: scene.contact }));
      expect(error.code).toBe('PERMISSION_DENIED');
    }
    expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
  });
});
