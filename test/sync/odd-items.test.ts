import { describe, expect, test } from 'vitest';
import { at, startLiveGateway, type WatchedScene } from '../support/live-gateway.js';
import { IMPATIENT } from '../support/live-scene.js';
import { createWriteClient } from '../support/write-client.js';
import type { Fault } from '../upstreams/faults.js';
import { SYSTEMS } from '../upstreams/start-upstream.js';

const gateway = await startLiveGateway({
  ...IMPATIENT,
  limits: { ...IMPATIENT.limits, timeout: 5_000 },
});

/** A contact with so many items in each system, none of them read. */
async function createScene(count: number): Promise<WatchedScene> {
  const scene = await gateway.createScene();
  for (const system of SYSTEMS) {
    for (let hour = 0; hour < count; hour++) {
      scene.add(system, { id: `${system}-${hour}`, created_at: at(hour) });
    }
  }
  return scene;
}

/** Faults of lists that can be read all the same. */
const HARMLESS: [name: string, fault: Fault][] = [
  ['each item twice', { name: 'duplicatedItems' }],
  ['the last item of a page again on the next', { name: 'duplicatedItems', how: 'lastOfPrevious' }],
  ['the items of each page in another order', { name: 'reorderedItems' }],
  ['the whole list in another order', { name: 'shuffledList' }],
];

describe.each(HARMLESS)('with %s', (_name, fault) => {
  test.each([5, 130])('of %d items nothing is lost or doubled', async (count) => {
    const scene = await createScene(count);
    for (const system of SYSTEMS) gateway.upstreams[system].fault = fault;
    await scene.expectHeld();
    // What is new is found too.
    for (const system of SYSTEMS) scene.add(system, { id: `${system}-new`, created_at: at(1_000) });
    await scene.expectHeld();
    for (const system of SYSTEMS) {
      expect(await scene.readAll(system)).toMatchObject({ added: 0, updated: 0, deleted: 0 });
      gateway.upstreams[system].clearFaults();
      expect(await scene.readAll(system)).toMatchObject({ added: 0, updated: 0, deleted: 0 });
    }
    await scene.expectHeld();
  });
});

describe('dates', () => {
  /** As systems write them, in no order that their texts would have. */
  const DATES = [
    '2026-03-01T10:00:00Z',
    '2026-03-01T10:00:00.123456Z',
    '2026-03-01T10:00:00.123999Z',
    '2026-03-01T12:00:00+05:30',
    '2026-03-01T01:00:00-11:00',
    '2026-03-01',
    '2026-02-28T23:59:59.999+00:00',
    '1999-12-31T23:59:59Z',
    '1900-01-01',
    '0001-01-02T00:00:00Z',
    '2999-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31',
  ];

  test('in other zones and precisions, in the future and far in the past are kept', async () => {
    const scene = await gateway.createScene();
    for (const system of SYSTEMS) {
      for (const [index, created_at] of DATES.entries()) {
        scene.add(system, { id: `${system}-${index}`, created_at });
      }
    }
    await scene.expectHeld();
    for (const system of SYSTEMS) {
      expect(await scene.readAll(system)).toMatchObject({ added: 0, updated: 0, invalid: 0 });
      scene.add(system, { id: `${system}-new`, created_at: at(0) });
    }
    await scene.expectHeld();
  });

  test.each(SYSTEMS)('at the end of time do not stop %s', async (system) => {
    const scene = await gateway.createScene();
    for (let index = 0; index < 130; index++) {
      scene.add(system, { id: `${system}-${index}`, created_at: '9999-12-31' });
    }
    await scene.expectHeld();
  });

  test('that are null are the time of first sight, and stay it', async () => {
    const scene = await createScene(3);
    for (const system of SYSTEMS) {
      for (let index = 0; index < 3; index++) {
        scene.add(system, { id: `${system}-null-${index}`, created_at: null });
      }
    }
    await scene.expectHeld();
    const before = await scene.readPages();
    for (const system of SYSTEMS) {
      scene.add(system, { id: `${system}-new`, created_at: at(1_000) });
      expect(await scene.readAll(system)).toMatchObject({ added: 1, updated: 0, deleted: 0 });
    }
    await scene.expectHeld();
    const times = new Map((await scene.readPages()).map(({ id, occurredAt }) => [id, occurredAt]));
    for (const { id, occurredAt } of before) expect(times.get(id)).toBe(occurredAt);
  });

  test.each([
    ['null', null],
    ['in the future', '2999-01-01T00:00:00Z'],
    ['the day that is not over', new Date(Date.now() + 43_200_000).toISOString().slice(0, 10)],
  ])('of items that stay on top (%s) hide nothing that comes below', async (_name, created_at) => {
    const scene = await createScene(20);
    for (const system of SYSTEMS) {
      scene.add(system, { id: `${system}-top-1`, created_at });
      scene.add(system, { id: `${system}-top-2`, created_at });
    }
    await scene.expectHeld();
    // More than a page.
    for (const system of SYSTEMS) {
      for (let hour = 100; hour < 230; hour++) {
        scene.add(system, { id: `${system}-${hour}`, created_at: at(hour) });
      }
    }
    await scene.expectHeld();
  });

  test('that change move an item, and hide nothing that comes below', async () => {
    const scene = await createScene(20);
    await scene.expectHeld();
    for (const system of SYSTEMS) {
      scene.list(system).replace(`${system}-19`, { created_at: at(999) });
      for (let hour = 100; hour < 230; hour++) {
        scene.add(system, { id: `${system}-${hour}`, created_at: at(hour) });
      }
    }
    await scene.expectHeld();
  });
});

describe('items that are not understood', () => {
  test('without ids are counted, and what is missing then is not taken for deleted', async () => {
    const scene = await createScene(6);
    for (const system of SYSTEMS)
      gateway.upstreams[system].fault = { name: 'withoutIds', every: 3 };
    const answer = await scene.readNow();
    expect(answer.names).toHaveLength(12);
    for (const system of SYSTEMS) {
      expect(answer.of[system]).toMatchObject({ state: 'FRESH', error: null, rejectedItems: 2 });
      gateway.upstreams[system].clearFaults();
    }
    await scene.expectHeld();
    for (const system of SYSTEMS) {
      gateway.upstreams[system].fault = { name: 'withoutIds', every: 3 };
      for (let time = 0; time < 3; time++) await scene.readAll(system);
      gateway.upstreams[system].clearFaults();
    }
    const { of, names } = await scene.read(scene.client);
    expect(names).toHaveLength(18);
    for (const system of SYSTEMS) expect(of[system]!.rejectedItems).toBe(2);
    for (const system of SYSTEMS) await scene.readAll(system);
    await scene.expectHeld();
    const after = await scene.read(scene.client);
    for (const system of SYSTEMS) expect(after.of[system]!.rejectedItems).toBe(0);
  });

  test('one and all lose nothing that is known, nor the other sources', async () => {
    const scene = await createScene(130);
    await scene.expectHeld();
    const cursor = await scene.cursor();
    for (const system of SYSTEMS) {
      gateway.upstreams[system].fault = { name: 'badItems' };
      scene.add(system, { id: `${system}-new`, created_at: at(1_000) });
      const { of } = await scene.readNow();
      expect(of[system]).toMatchObject({ state: 'FRESH', error: null });
      expect(of[system]!.rejectedItems).toBeGreaterThan(0);
      for (let time = 0; time < 3; time++) {
        expect(await scene.readAll(system)).toMatchObject({ invalid: 131, deleted: 0, added: 0 });
      }
    }
    expect(await scene.readPages()).toHaveLength(390);
    expect(await scene.changesSince(cursor)).toEqual([]);
    for (const system of SYSTEMS) gateway.upstreams[system].clearFaults();
    await scene.expectHeld();
    expect(await scene.changesSince(cursor)).toEqual(
      SYSTEMS.map((system) => `ADDED ${system}:${system}-new`).sort(),
    );
  });

  test('of unknown types are left out or read as something else, and mended later', async () => {
    const scene = await createScene(5);
    for (const system of SYSTEMS) {
      gateway.upstreams[system].fault = { name: 'unknownTypesAndFields' };
    }
    const answer = await scene.readNow();
    // Kasar's channels are free text; a type of Clarky is read as one, and a type of Invent is not known.
    expect(answer.names).toHaveLength(10);
    const isRead = { state: 'FRESH', error: null };
    expect(answer.of.kasar).toMatchObject({ ...isRead, rejectedItems: 0, warnings: 0 });
    expect(answer.of.clarky).toMatchObject({ ...isRead, rejectedItems: 0, warnings: 5 });
    expect(answer.of.invent).toMatchObject({ ...isRead, rejectedItems: 5, warnings: 0 });
    for (const system of SYSTEMS) gateway.upstreams[system].clearFaults();
    await scene.expectHeld();
    for (const system of SYSTEMS) await scene.readAll(system);
    const { of } = await scene.read(scene.client);
    for (const system of SYSTEMS) {
      expect(of[system]).toMatchObject({ rejectedItems: 0, warnings: 0 });
    }
  });

  test('stand beside others that are', async () => {
    const scene = await createScene(2);
    for (const system of SYSTEMS) {
      scene.list(system).items.forEach((item) => {
        expect(item.id).toBeTruthy();
      });
      scene.add(system, { id: 'x'.repeat(600), created_at: at(10) });
      scene.add(system, { id: `${system}\u0000`, created_at: at(11) });
      scene.add(system, { id: `${system}-undated`, created_at: 'yesterday' });
    }
    const answer = await scene.readNow();
    expect(answer.names).toHaveLength(6);
    for (const system of SYSTEMS) {
      expect(answer.of[system]).toMatchObject({ state: 'FRESH', complete: true, rejectedItems: 3 });
    }
  });
});

test('the same external ids in two sources are two activities', async () => {
  const scene = await gateway.createScene();
  for (const system of SYSTEMS) {
    for (let hour = 0; hour < 5; hour++)
      scene.add(system, { id: `same-${hour}`, created_at: at(hour) });
  }
  await scene.expectHeld();
  scene.list('kasar').replace('same-2', { subject: 'Changed' });
  scene.list('invent').remove('same-3');
  for (const system of SYSTEMS) for (let time = 0; time < 2; time++) await scene.readAll(system);
  await scene.expectHeld();
  expect(await scene.readPages()).toHaveLength(14);
});

describe('the list of another record', () => {
  test('is refused where its items say so', async () => {
    const scene = await createScene(3);
    await scene.expectHeld();
    const { clarky } = gateway.upstreams;
    const id = `${scene.names.clarky}_other`;
    clarky.record('contacts', id).add({
      ...clarky.record('contacts', scene.names.clarky).items[0]!,
      id: 'other-1',
      contact_id: id,
    });
    clarky.fault = { name: 'otherRecord', object: 'contacts', id };
    const { of, names } = await scene.readNow();
    expect(of.clarky).toMatchObject({ state: 'FAILED', error: { code: 'BAD_RESPONSE' } });
    expect(names).toHaveLength(9);
    for (let time = 0; time < 2; time++) {
      await expect(scene.readAll('clarky')).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
    }
    clarky.clearFaults();
    await scene.expectHeld();
  });

  test.each(['kasar', 'invent'] as const)(
    'of %s, whose items do not, leaves again with two complete readings',
    async (system) => {
      const scene = await createScene(3);
      await scene.expectHeld();
      const other = await createScene(0);
      other.add(system, { id: 'other-1', created_at: at(7) });
      gateway.upstreams[system].fault = {
        name: 'otherRecord',
        object: 'contacts',
        id: other.names[system],
      };
      await scene.readAll(system);
      gateway.upstreams[system].clearFaults();
      for (let time = 0; time < 2; time++) await scene.readAll(system);
      await scene.expectHeld();
    },
  );
});

describe('what a user deleted', () => {
  test('stays hidden, whatever its source sends', async () => {
    const scene = await createScene(3);
    await scene.expectHeld();
    const writer = createWriteClient(
      await gateway.server.clientOf(scene.organizationId, { scopes: ['read', 'write'] }),
    );
    const all = await scene.readPages();
    for (const system of SYSTEMS) {
      await writer.delete(all.find(({ name }) => name === `${system}:${system}-1`)!.id);
    }
    const expectHidden = async () => {
      const { names } = await scene.readNow();
      expect(names).toHaveLength(6);
      for (const system of SYSTEMS) expect(names).not.toContain(`${system}:${system}-1`);
    };
    await expectHidden();
    for (const system of SYSTEMS) {
      scene.list(system).replace(`${system}-1`, { created_at: at(50), subject: 'x', title: 'x' });
      await scene.readAll(system);
    }
    await expectHidden();
    for (const system of SYSTEMS) {
      const item = scene.list(system).items.find(({ id }) => id === `${system}-1`)!;
      scene.list(system).remove(`${system}-1`);
      for (let time = 0; time < 2; time++) await scene.readAll(system);
      scene.add(system, { ...item, id: `${system}-1` });
      await scene.readAll(system);
    }
    await expectHidden();
  });
});
