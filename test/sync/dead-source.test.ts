import { describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { stateRecord } from '../../src/record/link-records.js';
import { until } from '../support/follow-changes.js';
import { at, startLiveGateway, type WatchedScene } from '../support/live-gateway.js';
import { IMPATIENT } from '../support/live-scene.js';
import { untilPast } from '../support/waiting.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { SYSTEMS } from '../upstreams/start-upstream.js';

const gateway = await startLiveGateway();

async function createKnownScene(): Promise<WatchedScene> {
  const scene = await gateway.createScene();
  for (const system of SYSTEMS) scene.add(system, { id: `${system}-0`, created_at: at(0) });
  await scene.expectHeld();
  for (const system of SYSTEMS) scene.add(system, { id: `${system}-1`, created_at: at(1) });
  return scene;
}

describe('a source that hangs', () => {
  test('is waited for no longer than was said, and then known by its own time-out', async () => {
    const scene = await createKnownScene();
    const { asOf } = (await scene.read(scene.client)).of.clarky!;
    gateway.upstreams.clarky.fault = { name: 'hangBeforeHeaders' };
    const begin = Date.now();
    const early = await scene.readNow(500);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(500);
    // It is still being read: nobody waited for its own time-out.
    expect(early.names).toEqual(expect.arrayContaining(['kasar:kasar-1', 'invent:invent-1']));
    expect(early.of.clarky).toMatchObject({ state: 'SYNCING', asOf, error: { code: 'TIMEOUT' } });
    expect(early.of.kasar).toMatchObject({ state: 'FRESH', error: null });

    const late = await scene.readNow(3_000);
    expect(late.of.clarky).toMatchObject({ state: 'FAILED', asOf, error: { code: 'TIMEOUT' } });
    expect(Date.parse(late.of.clarky!.error!.retryAt!)).toBeGreaterThan(Date.now());

    gateway.upstreams.clarky.clearFaults();
    await scene.expectHeld();
  });

  test('and answers after the deadline: what it said is stored, and shown the next time', async () => {
    const scene = await createKnownScene();
    const cursor = await scene.cursor();
    gateway.upstreams.clarky.fault = { name: 'slow', ms: 800 };
    const early = await scene.readNow(300);
    expect(early.names).not.toContain('clarky:clarky-1');
    expect(early.of.clarky).toMatchObject({ state: 'SYNCING', error: { code: 'TIMEOUT' } });
    scene.countCalls();
    const isRead = async () =>
      (
        await gateway.database.pool.query(
          'select from record_link where source_id = $1 and lease_id is not null',
          [scene.sourceIds.clarky],
        )
      ).rowCount === 0;
    await expect.poll(isRead, { timeout: 30_000 }).toBe(true);
    const next = await scene.read(scene.client);
    expect(next.names).toContain('clarky:clarky-1');
    expect(next.of.clarky).toMatchObject({ state: 'FRESH', complete: true, error: null });
    expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
    expect(await scene.changesSince(cursor)).toEqual(
      SYSTEMS.map((system) => `ADDED ${system}:${system}-1`).sort(),
    );
  });

  test('is asked by one of many readers', async () => {
    const scene = await createKnownScene();
    gateway.upstreams.clarky.fault = { name: 'hangBeforeHeaders' };
    scene.countCalls();
    const answers = await Promise.all(Array.from({ length: 20 }, () => scene.readNow(600)));
    for (const { of } of answers) expect(of.clarky!.error!.code).toBe('TIMEOUT');
    // One more, perhaps, who came when the first had given up.
    expect(scene.countCalls().clarky).toBeLessThanOrEqual(2);
  });
});

describe('the circuit breaker', () => {
  /** More contacts of the scene's organization that only Clarky knows. */
  async function addContacts(scene: WatchedScene, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const externalId = `${scene.names.clarky}_${index}`;
      gateway.upstreams.clarky
        .record('contacts', externalId)
        .add(clarkyActivity({ id: `${externalId}-0`, contact_id: externalId, created_at: at(0) }));
      await stateRecord(gateway.database, scene.organizationId, {
        object: 'contacts',
        external: [{ sourceId: scene.sourceIds.clarky!, object: 'contacts', externalId }],
      });
      const link = await gateway.database.prisma.recordLink.findFirstOrThrow({
        where: { sourceId: scene.sourceIds.clarky!, externalId },
      });
      ids.push(encodeId('contact', link.recordId));
    }
    return ids;
  }

  test('keeps a hanging source from costing every reader its time', async () => {
    const scene = await createKnownScene();
    const contacts = await addContacts(scene, 40);
    const { clarky } = gateway.upstreams;
    clarky.fault = { name: 'hangBeforeHeaders' };
    const readContact = (index: number, waitForMs: number) =>
      scene.read(scene.client, { record: { id: contacts[index]! }, freshness: { waitForMs } });

    // As many failures in a row as it takes.
    const { failures, rest } = IMPATIENT.limits;
    for (let index = 0; index < failures; index++) {
      const { of } = await readContact(index, 3_000);
      expect(of.clarky).toMatchObject({ state: 'FAILED', error: { code: 'TIMEOUT' } });
    }
    scene.countCalls();
    const { of } = await readContact(10, 3_000);
    expect(of.clarky).toMatchObject({ state: 'FAILED', error: { code: 'CIRCUIT_OPEN' } });
    const { at: failedAt, retryAt } = of.clarky!.error!;
    expect(Date.parse(retryAt!) - Date.parse(failedAt)).toBeLessThanOrEqual(rest);
    expect(scene.countCalls().clarky).toBe(0);

    // After its rest one reader tries; while that one waits, the others do not.
    await untilPast(retryAt!);
    let isTrialOver = false;
    const trial = readContact(11, 3_000).finally(() => {
      isTrialOver = true;
    });
    await until(() => scene.countCalls().clarky === 1, 'the trial');
    const begin = Date.now();
    const others = await Promise.all(
      Array.from({ length: 10 }, (_, index) => readContact(12 + index, 3_000)),
    );
    for (const other of others) {
      expect(other.of.clarky).toMatchObject({ state: 'FAILED', error: { code: 'CIRCUIT_OPEN' } });
      const next = Date.parse(other.of.clarky!.error!.retryAt!);
      expect(next).toBeGreaterThan(begin);
    }
    expect(isTrialOver).toBe(false);
    expect(scene.countCalls().clarky).toBe(0);
    expect((await trial).of.clarky).toMatchObject({ error: { code: 'TIMEOUT' } });

    clarky.clearFaults();
    const open = await readContact(10, 3_000);
    expect(open.of.clarky).toMatchObject({ error: { code: 'CIRCUIT_OPEN' } });
    await untilPast(open.of.clarky!.error!.retryAt!);
    for (const [index, id] of contacts.entries()) {
      const fresh = { maxAgeSeconds: 0, waitForMs: 3_000 };
      const answer = await scene.read(scene.client, { record: { id }, freshness: fresh });
      expect(answer.names).toEqual([`clarky:${scene.names.clarky}_${index}-0`]);
      expect(answer.of.clarky).toMatchObject({ state: 'FRESH', complete: true, error: null });
    }
    await scene.expectHeld();
  });

  test('opens for 500s and bad answers, not for refusals, and for one source alone', async () => {
    const scene = await createKnownScene();
    const { kasar, invent, clarky } = gateway.upstreams;
    kasar.fault = { name: 'status', status: 500 };
    invent.fault = { name: 'truncated' };
    clarky.fault = { name: 'status', status: 404 };
    for (let time = 0; time < IMPATIENT.limits.failures; time++) await scene.readNow();
    scene.countCalls();
    const { of } = await scene.readNow();
    expect(of.kasar!.error!.code).toBe('CIRCUIT_OPEN');
    expect(of.invent!.error!.code).toBe('CIRCUIT_OPEN');
    expect(of.clarky!.error!.code).toBe('NOT_FOUND');
    expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 1 });
    for (const upstream of Object.values(gateway.upstreams)) upstream.clearFaults();
    for (const system of ['kasar', 'invent']) await untilPast(of[system]!.error!.retryAt!);
    await scene.expectHeld();
  });
});
