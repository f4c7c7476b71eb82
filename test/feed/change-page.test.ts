import { describe, expect, test } from 'vitest';
import {
  acme,
  ann,
  bob,
  call,
  deal,
  external,
  FollowedOrganization,
  short,
} from '../support/followed-organization.js';
import { drainChanges, readChangePage, type Wanted } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';

const gateway = useTestGateway();

const onAnn = { record: external(ann) };
const onBob = { record: external(bob) };

describe('what happens to an activity that was logged here', () => {
  test('is told as ADDED, UPDATED and DELETED, in its order', async () => {
    const it = await FollowedOrganization.create(gateway);
    const start = await it.now();
    const id = await it.log({ kind: 'TASK', title: 'Write' });
    await it.update({ id, title: 'Write again' });
    await it.complete(id);
    const changes = await it.changesSince(start);
    expect(changes.map(({ type, activityId }) => [type, activityId])).toEqual([
      ['ADDED', id],
      ['UPDATED', id],
      ['UPDATED', id],
    ]);
    // Each comes with what the activity is now.
    expect(short(changes)).toEqual([
      'ADDED Write again',
      'UPDATED Write again',
      'UPDATED Write again',
    ]);
    await it.delete(id);
    const later = await it.changesSince(start);
    expect(later.map(({ type }) => type)).toEqual(['ADDED', 'UPDATED', 'UPDATED', 'DELETED']);
    expect(later.map(({ activity }) => activity)).toEqual([null, null, null, null]);
    expect(later.slice(0, 3).map(({ cursor }) => cursor)).toEqual(
      changes.map(({ cursor }) => cursor),
    );
  });

  test('is told once where it is logged twice with one idempotency key', async () => {
    const it = await FollowedOrganization.create(gateway);
    const log = () => it.log({ title: 'Once', idempotencyKey: 'k' });
    expect(await it.tell([{}], () => Promise.all([log(), log()]))).toEqual([['ADDED Once']]);
  });

  test('is not told where nothing changes', async () => {
    const it = await FollowedOrganization.create(gateway);
    const id = await it.log({ title: 'Same' });
    expect(await it.tell([{}], () => it.update({ id, title: 'Same' }))).toEqual([[]]);
  });

  test('enters a filter as ADDED and leaves it as DELETED', async () => {
    const it = await FollowedOrganization.create(gateway);
    const filters: Wanted[] = [
      { filter: { taskStatuses: ['PENDING'] } },
      { filter: { taskStatuses: ['COMPLETED'] } },
      { filter: { search: 'novel' } },
      { filter: { search: 'poem' } },
      { filter: { kinds: ['NOTE'] } },
      { filter: { taskStatuses: ['PENDING'], search: 'poem' } },
    ];
    const id = await it.log({ kind: 'TASK', title: 'Read a novel' });
    const told = await it.tell(filters, async () => {
      await it.update({ id, title: 'Read a poem' });
      await it.complete(id);
    });
    expect(told).toEqual([
      ['UPDATED Read a poem', `DELETED ${id}`],
      ['ADDED Read a poem'],
      [`DELETED ${id}`],
      ['ADDED Read a poem', 'UPDATED Read a poem'],
      [],
      ['ADDED Read a poem', `DELETED ${id}`],
    ]);
  });

  test('that is moved in time enters and leaves an interval', async () => {
    const it = await FollowedOrganization.create(gateway);
    const id = await it.log({ title: 'When', occurredAt: '2026-03-02T00:00:00Z' });
    const march = { occurredFrom: '2026-03-01T00:00:00Z', occurredBefore: '2026-03-03T00:00:00Z' };
    const later = { occurredFrom: '2026-03-03T00:00:00Z' };
    const told = await it.tell([{ filter: march }, { filter: later }], () =>
      it.update({ id, occurredAt: '2026-03-03T02:00:00+02:00' }),
    );
    expect(told).toEqual([[`DELETED ${id}`], ['ADDED When']]);
  });
});

describe('a page of no changes', () => {
  test('tells whether there are any; what follows it starts with the first', async () => {
    const it = await FollowedOrganization.create(gateway);
    const start = await it.now();
    const oldest = await readChangePage(it.client, {}, { first: 0 });
    expect(oldest).toMatchObject({ changes: [], hasNextPage: true });
    const all = await drainChanges(it.client, {});
    const fromOldest = await drainChanges(it.client, {}, oldest.endCursor);
    expect(fromOldest.changes).toEqual(all.changes);
    const none = await readChangePage(it.client, {}, { after: start, first: 0 });
    expect(none).toMatchObject({ changes: [], hasNextPage: false });

    const id = await it.log({ kind: 'TASK', title: 'Write' });
    await it.changesSince(start);
    for (const after of [start, none.endCursor]) {
      const page = await readChangePage(it.client, {}, { after, first: 0 });
      expect(page).toMatchObject({ changes: [], hasNextPage: true });
      const { changes } = await drainChanges(it.client, {}, page.endCursor);
      expect(changes.map(({ activityId }) => activityId)).toEqual([id]);
      const filter = { kinds: [] };
      expect((await drainChanges(it.client, { filter }, null)).changes).toEqual([]);
    }
  });
});

describe('what an import changes', () => {
  test('is told; what it leaves as it is, is not', async () => {
    const it = await FollowedOrganization.create(gateway);
    await it.importCalls(call('old', { contact: 'ann' }), call('same', { contact: 'ann' }));
    const told = await it.tell([{}, onAnn, onBob], () =>
      it.importCalls(
        call('new', { contact: 'ann' }, 'New'),
        call('old', { contact: 'ann' }, 'Changed'),
        call('same', { contact: 'ann' }),
      ),
    );
    expect(told.map((changes) => changes.sort())).toEqual([
      ['ADDED New', 'UPDATED Changed'],
      ['ADDED New', 'UPDATED Changed'],
      [],
    ]);
  });

  test('leaves one record as DELETED and enters another as ADDED', async () => {
    const it = await FollowedOrganization.create(gateway);
    await it.importCalls(call('moves', { contact: 'ann' }, 'Moves'));
    const id = await it.find('Moves');
    const wanted: Wanted[] = [
      {},
      onAnn,
      onBob,
      { filter: { contacts: [await it.idOf(bob)] } },
      { filter: { objects: ['companies'] } },
      { filter: { objects: ['contacts'] } },
    ];
    const moves = () => it.importCalls(call('moves', { contact: 'bob', company: 'acme' }, 'Moves'));
    expect(await it.tell(wanted, moves)).toEqual([
      ['UPDATED Moves'],
      [`DELETED ${id}`],
      ['ADDED Moves'],
      ['ADDED Moves'],
      ['ADDED Moves'],
      ['UPDATED Moves'],
    ]);
  });

  test('of an activity that is hidden is not told', async () => {
    const it = await FollowedOrganization.create(gateway);
    await it.importCalls(call('hides', { contact: 'ann' }, 'Hides'));
    const id = await it.find('Hides');
    expect(await it.tell([{}, onAnn], () => it.delete(id))).toEqual([
      [`DELETED ${id}`],
      [`DELETED ${id}`],
    ]);
    const again = () => it.importCalls(call('hides', { contact: 'bob' }, 'Other'));
    expect(await it.tell([{}, onAnn, onBob], again)).toEqual([[], [], []]);
  });
});

describe('a key that is limited to objects', () => {
  test('is told of what stands on these alone, and of what leaves them as DELETED', async () => {
    const it = await FollowedOrganization.create(gateway);
    const client = await it.clientOf({ objects: ['companies'] });
    await it.importCalls(call('moves', { company: 'acme' }, 'Moves'));
    const id = await it.find('Moves');
    const wanted: Wanted[] = [
      {},
      { record: external(acme) },
      { filter: { objects: ['companies'] } },
      { filter: { records: [await it.idOf(ann), await it.idOf(deal, 'invent')] } },
    ];
    const told = await it.tell(
      wanted,
      async () => {
        await it.log({ title: 'Not seen' }, [ann]);
        await it.log({ title: 'Seen' }, [ann, acme]);
        await it.importCalls(call('moves', { contact: 'ann' }, 'Moves'));
        await it.importCalls(call('moves', { contact: 'bob' }, 'Moves away'));
        await it.importCalls(call('first', { contact: 'bob', company: 'acme' }, 'Again'));
      },
      client,
    );
    const seen = ['ADDED Seen', `DELETED ${id}`, 'UPDATED Again'];
    expect(told).toEqual([seen, seen, seen, []]);
    const changes = (await drainChanges(client, {})).changes;
    const records = changes.flatMap(({ activity }) => activity?.records ?? []);
    expect(new Set(records.map(({ id }) => id))).toEqual(new Set([await it.idOf(acme)]));
  });

  test('may not follow a record of another object', async () => {
    const it = await FollowedOrganization.create(gateway);
    const client = await it.clientOf({ objects: ['companies'] });
    const codeOf = (wanted: Wanted) => errorCode(readChangePage(client, wanted));
    expect(await codeOf(onAnn)).toBe('PERMISSION_DENIED');
    expect(await codeOf({ filter: { objects: ['contacts'] } })).toBe('PERMISSION_DENIED');
    const hidden = { record: { id: await it.idOf(deal, 'invent') } };
    expect(await codeOf(hidden)).toBe('RECORD_NOT_FOUND');
  });
});
