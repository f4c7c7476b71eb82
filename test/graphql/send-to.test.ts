import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLoggedActivity } from '../../src/activity/logged-activity.js';
import { encodeId } from '../../src/activity/type-id.js';
import { lockForMerging } from '../../src/db/transaction.js';
import { Reimporter } from '../../src/ingest/reimporter.js';
import { beginDelivery, cleanUpDeliveries } from '../../src/outbox/deliveries.js';
import { stateRecord } from '../../src/record/link-records.js';
import { clarky } from '../../src/sources/clarky/clarky.js';
import { findEverywhere } from '../support/find-everywhere.js';
import { IMPATIENT } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { createSendScene, type SendScene } from '../support/send-scene.js';
import { createTestOrganization } from '../support/test-database.js';
import { errorOf, startTestServer } from '../support/test-server.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import type { Fault } from '../upstreams/faults.js';

const { database, server, upstreams } = await startLiveTest({ sync: IMPATIENT });
const other = await startTestServer(database, { sync: IMPATIENT });
afterAll(() => other.stop());

let scene: SendScene;
let count = 0;
beforeEach(async () => {
  upstreams.clarky.clearFaults();
  upstreams.clarky.onCall = null;
  scene = await createSendScene(database, server, upstreams, `send-${++count}`);
});

const DUE = '2026-12-24T17:00:00.000Z';
const DONE = '2026-11-20T09:30:00.000Z';
const NOTHING = { activities: 0, entries: 0, deliveries: 0, keys: 0, changes: 0 };

describe('an activity that is logged in Clarky', () => {
  test('is left as it is where a reimport reads it again', async () => {
    await scene.log({ kind: 'CALL', title: 'Called', durationMinutes: 12.5 });
    const [before, changes] = [await scene.stored(), await scene.changes()];
    const { organizationId, names, sourceIds } = scene;
    const fail = () => expect.unreachable();
    const options = { database, organizationId, onInvalid: fail, onWarning: fail };
    const reimporter = new Reimporter(options);
    await reimporter.addSource({ id: sourceIds.clarky!, slug: names.clarky!, definition: clarky });
    await reimporter.finish();
    expect(reimporter.counts).toMatchObject({ read: 1, updated: 0, unchanged: 1 });
    expect(await scene.stored()).toEqual(before);
    expect(await scene.changes()).toEqual(changes);
  });

  test.each([
    [
      { kind: 'NOTE', title: 'Asks for a price', description: 'For ten seats.' },
      {
        activity_type: 'note',
        title: 'Asks for a price',
        description: 'For ten seats.',
      },
    ],
    [
      { kind: 'CALL', title: 'Called', durationMinutes: 12.5, completedAt: DONE },
      {
        activity_type: 'call',
        title: 'Called',
        duration_minutes: 12.5,
        completed_at: DONE,
      },
    ],
    [
      { kind: 'MEETING', title: 'Kick-off', dueAt: DUE, metadata: { room: 'A', seats: [1, null] } },
      {
        activity_type: 'meeting',
        title: 'Kick-off',
        due_date: DUE,
        metadata: { room: 'A', seats: [1, null] },
      },
    ],
    [
      { kind: 'VIDEO_CALL', description: 'Demo' },
      { activity_type: 'video_call', description: 'Demo' },
    ],
    [
      { kind: 'TASK', title: 'Offer', dueDate: '2026-12-24', status: 'PENDING' },
      {
        activity_type: 'task',
        title: 'Offer',
        due_date: '2026-12-24T00:00:00.000Z',
      },
    ],
    [
      { kind: 'TODO', title: 'Sign', status: 'COMPLETED', completedAt: DONE },
      {
        activity_type: 'todo',
        title: 'Sign',
        completed_at: DONE,
      },
    ],
    [
      { kind: 'REMINDER', title: 'Renewal', dueAt: '2026-12-24T18:00:00+01:00' },
      {
        activity_type: 'reminder',
        title: 'Renewal',
        due_date: DUE,
      },
    ],
    [
      { kind: 'TASK', title: 'East', dueAt: '2026-12-24T00:00:00+02:00' },
      { activity_type: 'task', title: 'East', due_date: '2026-12-24T00:00:00.000+02:00' },
    ],
    [
      { kind: 'TASK', title: 'West', dueAt: '2026-12-24T23:30:00-03:30' },
      { activity_type: 'task', title: 'West', due_date: '2026-12-24T23:00:00.000-04:00' },
    ],
  ])('is sent as documented, and no sync doubles it: %j', async (input, body) => {
    const records = [{ id: scene.contact }, { id: scene.company }];
    const logged = await scene.log({ ...input, records });
    expect(scene.posts()).toMatchObject([
      {
        path: '/api/v1/activities',
        authorization: `Bearer ${upstreams.clarky.token}`,
        body: { ...body, contact_id: scene.names.clarky, company_id: scene.companyName },
      },
    ]);
    const [item] = scene.list.items;
    expect(
      Object.keys(
        upstreams.clarky.calls.findLast(({ method }) => method === 'POST')!.body as object,
      ).sort(),
    ).toEqual([...Object.keys(body), 'contact_id', 'company_id'].sort());
    expect(logged).toMatchObject({
      kind: input.kind,
      occurredAt: item!.created_at,
      origin: { source: { slug: 'clarky' }, externalId: item!.id, delivery: 'DELIVERED' },
    });
    expect(logged.records.map(({ id }) => id).sort()).toEqual(
      [scene.contact, scene.company].sort(),
    );

    for (const how of ['head', 'full', 'full', 'head', 'full'] as const) {
      await scene.sync(how);
      expect(await scene.stored()).toEqual([logged]);
    }
    expect(await scene.changes()).toMatchObject([{ type: 'ADDED', activityId: logged.id }]);
    expect(await scene.rows()).toMatchObject({ activities: 1, deliveries: 0 });
  });

  test('on a contact alone or a company alone names only that', async () => {
    await scene.log({ title: 'a' });
    await scene.log({ title: 'b', records: [{ id: scene.company }] });
    expect(scene.posts().map(({ body }) => body)).toEqual([
      { activity_type: 'call', title: 'a', contact_id: scene.names.clarky },
      { activity_type: 'call', title: 'b', company_id: scene.companyName },
    ]);
  });

  test('with an idempotency key is sent once, and with another input is a CONFLICT', async () => {
    const input = { title: 'Once', idempotencyKey: 'till 7' };
    const first = await scene.log(input);
    expect(await scene.log(input)).toEqual(first);
    expect(
      await scene.log(input, await other.clientOf(scene.organizationId, { scopes: ['write'] })),
    ).toEqual(first);
    for (const different of [
      { ...input, title: 'Twice' },
      { ...input, sendTo: null },
    ]) {
      expect(await errorOf(scene.log(different))).toMatchObject({ code: 'CONFLICT' });
    }
    expect(scene.posts()).toHaveLength(1);
  });

  test('that Clarky says is of another record is not believed', async () => {
    const stranger = clarkyActivity({ id: 'a_stranger', contact_id: 'c_stranger', title: 'Other' });
    upstreams.clarky.addFault(
      { name: 'status', status: 201, body: { data: stranger } },
      { method: 'POST' },
    );
    const logged = await scene.log({ title: 'Mine' });
    expect(logged).toMatchObject({
      title: 'Mine',
      origin: { externalId: null, delivery: 'UNKNOWN' },
    });
    expect(await scene.rows()).toMatchObject({ activities: 1 });
  });
});

describe('what Clarky cannot take is BAD_USER_INPUT, and nothing is sent or stored:', () => {
  test.each([
    ['input.kind', { kind: 'EMAIL', subject: 's' }],
    ['input.kind', { kind: 'MESSAGE', channel: 'linkedin' }],
    ['input.kind', { kind: 'COMMENT', description: 'c' }],
    ['input.subject', { subject: 's' }],
    ['input.channel', { channel: 'call' }],
    ['input.direction', { direction: 'INBOUND' }],
    ['input.occurredAt', { occurredAt: DONE }],
    ['input.actor', { actor: 'user_01h455vb4pex5vsknk084sn02q' }],
    ['input.assignee', { kind: 'TASK', assignee: 'user_01h455vb4pex5vsknk084sn02q' }],
    ['input.status', { kind: 'TASK', status: 'IN_PROGRESS' }],
    ['input.status', { kind: 'TODO', status: 'CANCELLED' }],
    ['input.metadata', { metadata: ['a'] }],
    ['input.metadata', { metadata: 'text' }],
    ['input.metadata', { metadata: 7 }],
    ['input.sendTo', { sendTo: 'hubspot' }],
    ['input.sendTo', { sendTo: '' }],
    ['input.sendTo', { sendTo: 'native' }],
    ['input.sendTo', { sendTo: 'kasar' }],
  ])('%s of %j', async (field, input) => {
    const error = await errorOf(scene.log({ ...input, idempotencyKey: 'k' }));
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(error.message).toContain(`${field}:`);
    expect(scene.posts()).toEqual([]);
    expect(await scene.rows()).toEqual(NOTHING);
    // The key is free.
    await scene.log({ idempotencyKey: 'k' });
  });

  test('records that it does not log on', async () => {
    const { organizationId, sourceIds, contact } = scene;
    const idOf = async (object: string, source: string, externalId: string) => {
      const sourceId = sourceIds[source]!;
      await stateRecord(database, organizationId, {
        object,
        external: [{ sourceId, object, externalId }],
      });
      const { recordId } = await database.prisma.recordLink.findFirstOrThrow({
        where: { sourceId, externalId },
      });
      return encodeId(object === 'contacts' ? 'contact' : 'record', recordId);
    };
    const second = await idOf('contacts', 'clarky', 'c_second');
    const row = await idOf('deals', 'clarky', 'd_1');
    const unknown = await idOf('contacts', 'kasar', '7d1f0000-0000-4000-8000-000000000000');
    for (const [field, records] of [
      ['input.records', [{ id: contact }, { id: second }]],
      ['input.records', [{ id: contact }, { id: row }]],
      ['input.records[0]', [{ id: unknown }]],
      ['input.records[1]', [{ id: contact }, { id: unknown }]],
      ['input.records', []],
    ] as const) {
      const error = await errorOf(scene.log({ records }));
      expect([error.code, error.message]).toEqual([
        'BAD_USER_INPUT',
        expect.stringContaining(`${field}:`),
      ]);
    }
    const same = [
      { id: contact },
      { external: { source: 'clarky', object: 'contacts', id: scene.names.clarky } },
    ];
    expect(await errorOf(scene.log({ records: same }))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(scene.posts()).toEqual([]);
    expect(await scene.rows()).toEqual(NOTHING);
  });

  test.each([{ enabled: false }, { writeBack: false }, { url: null }])(
    'a source with %j',
    async (data) => {
      await database.prisma.source.update({ where: { id: scene.sourceIds.clarky! }, data });
      const error = await errorOf(scene.log());
      expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(error.message).toContain('input.sendTo:');
      expect(scene.posts()).toEqual([]);
    },
  );

  test('keys that may not', async () => {
    const reader = await server.clientOf(scene.organizationId);
    expect(await errorOf(scene.log({}, reader))).toMatchObject({ code: 'PERMISSION_DENIED' });
    const limited = await server.clientOf(scene.organizationId, {
      scopes: ['read', 'write'],
      objects: ['companies'],
    });
    for (const records of [
      [{ id: scene.contact }],
      [{ id: scene.company }, { id: scene.contact }],
    ]) {
      expect(await errorOf(scene.log({ records }, limited))).toMatchObject({
        code: 'PERMISSION_DENIED',
      });
    }
    expect(scene.posts()).toEqual([]);
    expect(await scene.rows()).toEqual(NOTHING);
    const ofCompany = await scene.log({ records: [{ id: scene.company }] }, limited);
    expect(ofCompany.records).toEqual([{ id: scene.company }]);
    const stranger = await server.clientOf(
      await createTestOrganization(database, `stranger-${count}`),
      { scopes: ['write'] },
    );
    expect(await errorOf(scene.log({}, stranger))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('where Clarky refuses it, nothing is stored and the key is free:', () => {
  test.each<Fault>([
    { name: 'refuse' },
    { name: 'refuse', status: 400, message: 'a secret of Clarky' },
    { name: 'status', status: 401 },
    { name: 'status', status: 403 },
    { name: 'status', status: 404 },
    { name: 'status', status: 409 },
    { name: 'status', status: 413 },
    { name: 'rateLimited', retryAfter: 1 },
    { name: 'status', status: 503, retryAfter: 1 },
    { name: 'html', status: 503 },
    { name: 'redirect', to: 'http://127.0.0.1:1/steal' },
    { name: 'redirect', to: '/api/v1/activities', status: 307 },
  ])('%j', async (fault) => {
    upstreams.clarky.addFault(fault, { method: 'POST' });
    const input = { title: `refused title ${count}`, idempotencyKey: 'the key' };
    const error = await errorOf(scene.log(input));
    expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(error.message).toMatch(/^input\.sendTo: .*Clarky.*Nothing was logged\.$/);
    expect(error.message).not.toMatch(/secret|token|steal/);
    expect(scene.posts()).toHaveLength(1);
    expect(await scene.rows()).toEqual(NOTHING);
    expect(await findEverywhere(database, [input.title])).toEqual({});
    upstreams.clarky.clearFaults();
    // It may have said when it wants to be asked again: nothing is sent to it before.
    const logged =
      'retryAfter' in fault
        ? await vi.waitFor(() => scene.log(input), { timeout: 20_000, interval: 100 })
        : await scene.log(input);
    expect(logged.origin.delivery).toBe('DELIVERED');
    expect(scene.posts()).toHaveLength(1);
    expect(await scene.stored()).toEqual([logged]);
  });

  test('while records of the organization are merged', async () => {
    const merging = await database.pool.connect();
    upstreams.clarky.addFault({ name: 'refuse' }, { method: 'POST' });
    upstreams.clarky.onCall = async () => {
      await merging.query('begin');
      await lockForMerging(merging, scene.organizationId);
    };
    const error = await errorOf(scene.log({ idempotencyKey: 'k' }));
    expect(await scene.rows()).toEqual(NOTHING);
    await merging.query('rollback');
    merging.release();
    expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  });

  test('except where the database cannot delete it; the answer is the same', async () => {
    await database.pool.query(
      `create function refuse() returns trigger language plpgsql
         as $$ begin raise exception 'refused'; end $$;
       create trigger refuse before delete on delivery execute function refuse()`,
    );
    upstreams.clarky.addFault({ name: 'refuse' }, { method: 'POST' });
    const error = await errorOf(scene.log());
    await database.pool.query('drop function refuse cascade');
    expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(error.message).toMatch(/Clarky refused it .* may be shown .* UNKNOWN/);
    expect(await scene.rows()).toMatchObject({ activities: 0, deliveries: 1 });
  });

  test('nobody listens there', async () => {
    const { url } = upstreams.clarky;
    const where = { id: scene.sourceIds.clarky! };
    await database.prisma.source.update({ where, data: { url: 'http://127.0.0.1:1' } });
    const error = await errorOf(scene.log({ idempotencyKey: 'k' }));
    expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(error.message).toContain('ECONNREFUSED');
    expect(await scene.rows()).toEqual(NOTHING);
    await database.prisma.source.update({ where, data: { url } });
    expect((await scene.log({ idempotencyKey: 'k' })).origin.delivery).toBe('DELIVERED');
  });

  test.each([429, 502, 503])(
    'it answered a read with %i and wants to be left alone',
    async (status) => {
      upstreams.clarky.addFault({ name: 'status', status, retryAfter: 60 }, { method: 'GET' });
      await scene.sync().catch(() => {});
      scene.posts();
      expect(await errorOf(scene.log({ idempotencyKey: 'k' }))).toMatchObject({
        code: 'SOURCE_UNAVAILABLE',
      });
      expect(scene.posts()).toEqual([]);
      expect(await scene.rows()).toEqual(NOTHING);
    },
  );

  test('its token cannot be read any more', async () => {
    const changed = await startTestServer(database, {
      secretKey: 'another secret of more than forty characters',
    });
    const client = await changed.clientOf(scene.organizationId, { scopes: ['read', 'write'] });
    const error = await errorOf(scene.log({ idempotencyKey: 'k' }, client));
    expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(error.message).toContain('SECRET_KEY');
    expect(scene.posts()).toEqual([]);
    expect(await scene.rows()).toEqual(NOTHING);
    await changed.stop();
  });

  test('many ask for it with one key at once', async () => {
    upstreams.clarky.addFault({ name: 'status', status: 503 }, { method: 'POST' });
    upstreams.clarky.onCall = () => new Promise((resolve) => setTimeout(resolve, 300));
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => errorOf(scene.log({ idempotencyKey: 'k' }))),
    );
    expect(new Set(asked.map(({ code }) => code))).toEqual(new Set(['SOURCE_UNAVAILABLE']));
    expect(await scene.rows()).toEqual(NOTHING);
  });
});

const LOST: [Fault, boolean][] = [
  [{ name: 'storeThenHang' }, true],
  [{ name: 'storeThenReset' }, true],
  [{ name: 'hangInBody' }, true],
  [{ name: 'resetInBody' }, true],
  [{ name: 'truncated' }, true],
  [{ name: 'malformedJson' }, true],
  [{ name: 'hangWithoutStoring' }, false],
  [{ name: 'hangBeforeHeaders' }, false],
  [{ name: 'resetConnection' }, false],
  [{ name: 'status', status: 500 }, false],
  [{ name: 'html', status: 500 }, false],
  [{ name: 'status', status: 502 }, false],
  [{ name: 'status', status: 504 }, false],
  [{ name: 'html' }, false],
  [{ name: 'status', status: 201, body: { data: { id: 7 } } }, false],
  [{ name: 'status', status: 201, body: {} }, false],
];

describe('where no answer comes, it is UNKNOWN until the next sync:', () => {
  test.each(LOST)('%j (stored: %s)', async (fault, isStored) => {
    upstreams.clarky.addFault(fault, { method: 'POST' });
    const input = {
      title: 'Lost',
      dueAt: DUE,
      completedAt: DONE,
      metadata: { a: 1 },
      idempotencyKey: 'k',
    };
    const lost = await scene.log(input);
    expect(lost).toMatchObject({
      origin: { source: { slug: 'clarky' }, externalId: null, delivery: 'UNKNOWN' },
    });
    expect(await scene.stored()).toEqual([lost]);
    upstreams.clarky.clearFaults();
    expect(await scene.log(input)).toEqual(lost);
    expect(scene.posts()).toHaveLength(1);

    await scene.sync();
    const [found, ...more] = await scene.stored();
    expect(more).toEqual([]);
    const externalId = isStored ? scene.list.items[0]!.id : null;
    expect(found).toMatchObject({
      id: lost.id,
      origin: { externalId, delivery: isStored ? 'DELIVERED' : 'FAILED' },
    });
    expect(await scene.log(input)).toEqual(found);
    for (const how of ['full', 'full', 'head'] as const) {
      await scene.sync(how);
      expect(await scene.stored()).toEqual([found]);
    }
    expect(scene.posts()).toEqual([]);
    const told = await scene.changes();
    expect(told[0]).toMatchObject({ type: 'ADDED', activityId: lost.id });
    expect(
      told.slice(1).filter(({ type, activityId }) => type !== 'UPDATED' || activityId !== lost.id),
    ).toEqual([]);
  });

  test('one that is due on a day of another offset is found', async () => {
    upstreams.clarky.addFault({ name: 'storeThenReset' }, { method: 'POST' });
    const dueAt = '2026-12-24T00:00:00+02:00';
    const lost = await scene.log({ kind: 'TASK', title: 'Lost', dueAt });
    expect(lost).toMatchObject({ origin: { delivery: 'UNKNOWN' } });
    upstreams.clarky.clearFaults();
    await scene.sync();
    expect(await scene.stored()).toMatchObject([
      { id: lost.id, origin: { delivery: 'DELIVERED' } },
    ]);
  });

  test('a server that is stopped while it sends leaves it to be found', async () => {
    const stopped = await startTestServer(database, { sync: { leaseSeconds: 2 } });
    const key = await stopped.keyOf(scene.organizationId, { scopes: ['read', 'write'] });
    upstreams.clarky.addFault({ name: 'storeThenHang' }, { method: 'POST' });
    const input = { title: 'Cut off', idempotencyKey: 'cut' };
    const leaving = new AbortController();
    const asked = fetch(stopped.url, {
      method: 'POST',
      signal: leaving.signal,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation ($input: LogActivityInput!) { logActivity(input: $input) { activity { id } } }',
        variables: {
          input: { kind: 'CALL', records: [{ id: scene.contact }], sendTo: 'clarky', ...input },
        },
      }),
    }).catch(() => {});
    await expect.poll(() => scene.list.items.length, { interval: 10 }).toBe(1);
    // Nobody waits for the answer any more, so stopping does not either.
    leaving.abort();
    await asked;
    await stopped.stop();
    upstreams.clarky.clearFaults();
    const again = await scene.log(input);
    expect(again.origin.delivery).toBe('UNKNOWN');
    await scene.sync();
    expect(await scene.stored()).toMatchObject([
      { id: again.id, origin: { delivery: 'DELIVERED' } },
    ]);
    expect(scene.list.items).toHaveLength(1);
  });

  test('a FAILED one that turns up later is DELIVERED after all', async () => {
    upstreams.clarky.addFault({ name: 'hangWithoutStoring' }, { method: 'POST' });
    const lost = await scene.log({ title: 'Late' });
    await scene.sync('full');
    expect((await scene.stored())[0]?.origin.delivery).toBe('FAILED');
    scene.list.add(item({ title: 'Late' }));
    await scene.sync();
    expect(await scene.stored()).toMatchObject([
      { id: lost.id, origin: { delivery: 'DELIVERED' } },
    ]);
    expect(await scene.rows()).toMatchObject({ deliveries: 0 });
  });

  test('followers receive every delivery state, each as a change', async () => {
    upstreams.clarky.addFault({ name: 'hangWithoutStoring' }, { method: 'POST' });
    const { id } = await scene.log({ title: 'Followed' });
    const unknown = [{ type: 'ADDED', activityId: id }];
    expect(await scene.changes()).toMatchObject(unknown);
    await scene.sync('full');
    const failed = [...unknown, { type: 'UPDATED', activityId: id }];
    expect(await scene.changes()).toMatchObject(failed);
    await scene.sync('full');
    expect(await scene.changes()).toMatchObject(failed);
    scene.list.add(item({ title: 'Followed' }));
    await scene.sync();
    expect(await scene.changes()).toMatchObject([...failed, { type: 'UPDATED', activityId: id }]);
  });

  test('is found where Clarky has trimmed what it says', async () => {
    upstreams.clarky.addFault({ name: 'storeThenReset' }, { method: 'POST' });
    const lost = await scene.log({ title: '  Two words \n', description: ' ' });
    const { id } = scene.list.items[0]!;
    scene.list.replace(id, { title: 'Two words', description: null });
    await scene.sync();
    expect(await scene.stored()).toMatchObject([
      { id: lost.id, title: 'Two words', origin: { externalId: id, delivery: 'DELIVERED' } },
    ]);
  });

  test('is found however long its source could not be read', async () => {
    upstreams.clarky.addFault({ name: 'storeThenReset' }, { method: 'POST' });
    const lost = await scene.log({ title: 'Long ago' });
    await age('5 days');
    const { id } = scene.list.items[0]!;
    scene.list.replace(id, { created_at: new Date(Date.now() - 5 * 86_400_000).toISOString() });
    await scene.sync();
    expect(await scene.stored()).toMatchObject([
      { id: lost.id, origin: { externalId: id, delivery: 'DELIVERED' } },
    ]);
  });

  test('two that are the same are matched one to one', async () => {
    upstreams.clarky.addFault({ name: 'storeThenReset' }, { method: 'POST' });
    const first = await scene.log({ title: 'Same' });
    const second = await scene.log({ title: 'Same' });
    await scene.sync();
    const [b, a] = scene.list.inOrder().map(({ item: { id } }) => id);
    const found = await scene.stored();
    expect(found.map(({ id, origin }) => [id, origin.externalId, origin.delivery])).toEqual([
      [second.id, b, 'DELIVERED'],
      [first.id, a, 'DELIVERED'],
    ]);
  });

  test('what failed does not take the place of what was logged again', async () => {
    upstreams.clarky.addFault({ name: 'hangWithoutStoring' }, { method: 'POST' });
    const failed = await scene.log({ title: 'Again' });
    await scene.sync();
    upstreams.clarky.clearFaults();
    upstreams.clarky.addFault({ name: 'storeThenReset' }, { method: 'POST' });
    const again = await scene.log({ title: 'Again' });
    await scene.sync();
    const states = Object.fromEntries(
      (await scene.stored()).map(({ id, origin }) => [id, origin.delivery]),
    );
    expect(states).toEqual({ [failed.id]: 'FAILED', [again.id]: 'DELIVERED' });
  });

  test('the same item that was known before is not taken for it', async () => {
    scene.list.add(item({ id: 'a_before', title: 'Same' }));
    await scene.sync();
    const [before] = await scene.stored();
    upstreams.clarky.addFault({ name: 'hangWithoutStoring' }, { method: 'POST' });
    const lost = await scene.log({ title: 'Same' });
    await scene.sync('full');
    const found = await scene.stored();
    expect(found.map(({ id, origin }) => [id, origin.externalId, origin.delivery])).toEqual([
      [lost.id, null, 'FAILED'],
      [before!.id, 'a_before', null],
    ]);
  });

  test('what says something else is not taken for it', async () => {
    upstreams.clarky.addFault({ name: 'hangWithoutStoring' }, { method: 'POST' });
    await scene.log({ title: 'Mine', durationMinutes: 5 });
    scene.list.add(
      item({ title: 'Mine', duration_minutes: 6 }),
      item({ title: 'Mine', duration_minutes: 5, activity_type: 'meeting' }),
      item({ title: 'Yours', duration_minutes: 5 }),
      item({ title: 'Mine', duration_minutes: 5, created_at: '2026-01-01T00:00:00Z' }),
    );
    await scene.sync('full');
    expect(
      (await scene.stored())
        .filter(({ origin }) => origin.delivery)
        .map(({ origin }) => origin.delivery),
    ).toEqual(['FAILED']);
    expect(await scene.stored()).toHaveLength(5);
  });

  test('deleted here, it does not come back with the next sync', async () => {
    upstreams.clarky.addFault({ name: 'storeThenReset' }, { method: 'POST' });
    const lost = await scene.log({ title: 'Regret', idempotencyKey: 'k' });
    await scene.client.request(
      'mutation ($id: ID!) { deleteActivity(id: $id) { deletedActivityId } }',
      { id: lost.id },
    );
    expect(await scene.stored()).toEqual([]);
    for (const how of ['head', 'full', 'full'] as const) {
      await scene.sync(how);
      expect(await scene.stored()).toEqual([]);
    }
    expect(await errorOf(scene.log({ title: 'Regret', idempotencyKey: 'k' }))).toMatchObject({
      code: 'ACTIVITY_NOT_FOUND',
    });
  });

  test('erasing the contact leaves nothing of it', async () => {
    const words = [scene.names.clarky, 'erased title', 'erased text'];
    for (const name of ['storeThenReset', 'hangWithoutStoring'] as const) {
      const remove = upstreams.clarky.addFault({ name }, { method: 'POST' });
      await scene.log({ title: 'erased title', description: 'erased text', idempotencyKey: name });
      remove();
    }
    await begin('erased title');
    expect(await findEverywhere(database, words)).toMatchObject({
      'erased title': expect.arrayContaining(['delivery']),
    });
    await scene.client.request(
      'mutation ($id: ID!) { deleteRecord(record: { id: $id }) { deletedRecordId } }',
      { id: scene.contact },
    );
    expect(await findEverywhere(database, words)).toEqual({});
    expect(await scene.rows()).toMatchObject({ activities: 0, deliveries: 0, keys: 0 });
  });
});

describe('one key, many requests', () => {
  test.each([
    [null, 'DELIVERED'],
    [{ name: 'storeThenHang' } as const, 'UNKNOWN'],
  ])('at two servers send it once: %j', async (fault, delivery) => {
    if (fault) upstreams.clarky.addFault(fault, { method: 'POST' });
    upstreams.clarky.onCall = () => new Promise((resolve) => setTimeout(resolve, 200));
    const second = await other.clientOf(scene.organizationId, { scopes: ['read', 'write'] });
    const logged = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        scene.log({ title: 'Once', idempotencyKey: 'k' }, index % 2 ? second : scene.client),
      ),
    );
    expect(new Set(logged.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(logged[0]!.origin.delivery).toBe(delivery);
    expect(scene.posts()).toHaveLength(1);
    expect(await scene.stored()).toEqual([logged[0]]);
  });

  test('who asks while it is on its way gets what becomes of it', async () => {
    let whenSent = () => {};
    const sent = new Promise<void>((resolve) => {
      whenSent = resolve;
    });
    upstreams.clarky.onCall = async () => {
      whenSent();
      await new Promise((resolve) => setTimeout(resolve, 400));
    };
    const first = scene.log({ title: 'Slow', idempotencyKey: 'k' });
    await sent;
    const second = scene.log({ title: 'Slow', idempotencyKey: 'k' });
    expect(await second).toEqual(await first);
    expect(scene.posts()).toHaveLength(1);
  });
});

describe('a process that died while it sent', () => {
  test.each([
    [true, 'DELIVERED'],
    [false, 'FAILED'],
  ])('(stored: %s) leaves what the next readings make %s', async (isStored, state) => {
    const id = await begin('Orphan');
    if (isStored)
      scene.list.add(
        item({ title: 'Orphan', created_at: new Date(Date.now() - 90_000).toISOString() }),
      );
    await age('90 seconds');
    await scene.sync();
    await scene.sync();
    expect(await scene.stored()).toMatchObject([
      { id: encodeId('activity', id), origin: { delivery: state } },
    ]);
    await scene.sync('full');
    expect(await scene.stored()).toHaveLength(1);
  });

  test('is shown also where no list is read, and forgotten long after it failed', async () => {
    const id = await begin('Orphan');
    await cleanUpDeliveries(database);
    expect(await scene.stored()).toEqual([]);
    await age('90 seconds');
    await cleanUpDeliveries(database);
    expect(await scene.stored()).toMatchObject([
      { id: encodeId('activity', id), origin: { delivery: 'UNKNOWN' } },
    ]);
    await database.pool.query(`update delivery set state = 'FAILED' where activity_id = $1`, [id]);
    const left = () => database.prisma.delivery.count({ where: { activityId: id } });
    await cleanUpDeliveries(database);
    expect(await left()).toBe(1);
    await age('3 days');
    await cleanUpDeliveries(database);
    expect(await left()).toBe(0);
  });

  test('that a clock which was ahead dates in the future is shown', async () => {
    const id = await begin('Orphan');
    await age('-1 year');
    await cleanUpDeliveries(database);
    expect(await scene.stored()).toMatchObject([
      { id: encodeId('activity', id), origin: { delivery: 'UNKNOWN' } },
    ]);
  });

  test('is not taken for dead at once', async () => {
    await begin('Young');
    await scene.sync();
    expect(await scene.stored()).toEqual([]);
  });

  test('is found at once where Clarky has it', async () => {
    const id = await begin('Young');
    scene.list.add(item({ title: 'Young' }));
    await scene.sync();
    expect(await scene.stored()).toMatchObject([
      { id: encodeId('activity', id), origin: { delivery: 'DELIVERED' } },
    ]);
  });
});

describe('a sync that reads it before its answer is stored', () => {
  test.each<[Fault | null]>([
    [null],
    [{ name: 'hangWithoutStoring' }],
    [{ name: 'resetConnection' }],
  ])('does not double it: %j', async (fault) => {
    upstreams.clarky.onCall = async ({ method, body }) => {
      if (method !== 'POST') return;
      // As if Clarky had it already, and answered late.
      upstreams.clarky.onCall = null;
      const { title, activity_type } = body as { title: string; activity_type: string };
      scene.list.add(item({ id: 'a_early', title, activity_type }));
      upstreams.clarky.clearFaults();
      upstreams.clarky.addFault(
        fault ?? { name: 'status', status: 201, body: { data: scene.list.items[0] } },
        { method: 'POST' },
      );
      await scene.sync();
    };
    const logged = await scene.log({ title: 'Race', idempotencyKey: 'k' });
    expect(logged.origin).toMatchObject({ externalId: 'a_early', delivery: 'DELIVERED' });
    expect(await scene.stored()).toEqual([logged]);
    for (const how of ['head', 'full', 'full'] as const) await scene.sync(how);
    expect(await scene.stored()).toEqual([logged]);
    expect(await scene.log({ title: 'Race', idempotencyKey: 'k' })).toEqual(logged);
    expect(await scene.rows()).toMatchObject({ activities: 1, deliveries: 0 });
  });

  test.each([
    ['another of the same is answered', null],
    ['it is refused', { name: 'refuse' } as const],
  ])('and takes another for it lets go where %s', async (_what, fault) => {
    if (fault) upstreams.clarky.addFault(fault, { method: 'POST' });
    upstreams.clarky.onCall = async ({ method }) => {
      if (method !== 'POST') return;
      upstreams.clarky.onCall = null;
      scene.list.add(item({ id: 'a_other', title: 'Race' }));
      await scene.sync();
    };
    const logged = await scene.log({ title: 'Race', idempotencyKey: 'k' }).catch(() => null);
    for (const how of ['head', 'full', 'full'] as const) await scene.sync(how);
    const found = await scene.stored();
    expect(found.map(({ origin }) => origin.externalId).sort()).toEqual(
      scene.list.items.map(({ id }) => id).sort(),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    if (fault) {
      expect(logged).toBeNull();
      expect(found).toMatchObject([{ origin: { delivery: null } }]);
      // The last is that it was not the delivery after all.
      expect((await scene.changes()).map(({ type, activityId }) => [type, activityId])).toEqual(
        ['ADDED', 'UPDATED', 'UPDATED'].map((type) => [type, found[0]!.id]),
      );
    } else {
      expect(found).toContainEqual(logged);
      expect(await scene.log({ title: 'Race', idempotencyKey: 'k' })).toEqual(logged);
    }
    expect(await scene.rows()).toMatchObject({ deliveries: 0 });
  });
});

/** A call with the contact, logged just now. */
function item(given: Partial<ReturnType<typeof clarkyActivity>>) {
  return clarkyActivity({
    contact_id: scene.names.clarky,
    description: null,
    duration_minutes: null,
    completed_at: null,
    metadata: {},
    created_at: new Date().toISOString(),
    ...given,
  });
}

/** Writes down what is about to be sent, and sends nothing. @returns its UUID. */
async function begin(title: string): Promise<string> {
  const { organizationId, contactId, sourceIds, names } = scene;
  const { id } = await beginDelivery(database, {
    organizationId,
    sourceId: sourceIds.clarky!,
    activity: createLoggedActivity('CALL', { title }, new Date().toISOString()),
    assigneeName: null,
    recordIds: [contactId],
    idempotency: null,
    body: { activity_type: 'call', contact_id: names.clarky, title },
    list: { object: 'contacts', externalId: names.clarky },
  });
  return id;
}

/** As if all that was sent had been sent so long ago. */
async function age(interval: string): Promise<void> {
  await database.pool.query(
    'update delivery set sent_at = now() - $2::interval where organization_id = $1',
    [scene.organizationId, interval],
  );
}
