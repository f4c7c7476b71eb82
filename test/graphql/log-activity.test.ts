import { beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { answerOf } from '../support/answer-of.js';
import { fetchAnswer } from '../support/post-graphql.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorOf } from '../support/test-server.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const AT = '2026-05-01T09:30:00.250Z';
const DUE = '2026-05-20T14:00:00.000Z';
const DONE = '2026-05-02T08:00:00.000Z';
const METADATA = { deal: { size: 12.5, tags: ['a', null, false] }, '10': 'ten', '': '' };
const COMMON = { title: 'Renewal', description: 'Zürich kickoff', occurredAt: AT };
const TIMED = { durationMinutes: 12.5, completedAt: DONE };
const TASK = { ...TIMED, dueAt: DUE, dueDate: '2026-05-20', status: 'COMPLETED' };
const CALLED = { ...TIMED, direction: 'INBOUND', dueAt: DUE, dueDate: '2026-05-20' };
const WRITTEN = { ...TIMED, direction: 'OUTBOUND', dueAt: DUE, subject: 'Your renewal' };

/** What is given of each kind, every field that it has. */
const KINDS: [kind: string, type: string, category: string, fields: Record<string, unknown>][] = [
  ['NOTE', 'Note', 'NOTE', { ...TIMED, dueAt: DUE, dueDate: '2026-05-20' }],
  ['COMMENT', 'Comment', 'NOTE', {}],
  ['CALL', 'Call', 'INTERACTION', { ...CALLED, channel: 'call' }],
  ['MEETING', 'Meeting', 'INTERACTION', { ...CALLED, channel: 'meeting' }],
  ['VIDEO_CALL', 'VideoCall', 'INTERACTION', { ...CALLED, channel: 'video_call' }],
  ['EMAIL', 'Email', 'INTERACTION', { ...WRITTEN, channel: 'email' }],
  ['MESSAGE', 'Message', 'INTERACTION', { ...WRITTEN, channel: 'whatsapp' }],
  ['TASK', 'Task', 'TASK', TASK],
  ['TODO', 'Todo', 'TASK', TASK],
  ['REMINDER', 'Reminder', 'TASK', TASK],
];

describe.each(KINDS)('a logged %s', (kind, type, category, own) => {
  const isTask = category === 'TASK';

  test('comes back with all that was given, and as logged here', async () => {
    const { write, ids } = scene;
    const activity = await write.log({
      kind,
      records: [{ id: ids.bob }, { id: ids.globex }],
      ...COMMON,
      ...own,
      metadata: METADATA,
      actor: ids.alice,
      ...(isTask ? { assignee: ids.juno } : {}),
    });
    const { description, dueDate, ...rest } = { ...COMMON, ...own } as Record<string, unknown>;
    expect(activity).toMatchObject({
      __typename: type,
      kind,
      category,
      occurredAtPrecision: 'INSTANT',
      updatedAt: activity.recordedAt,
      metadata: METADATA,
      actor: { id: ids.alice, name: 'Alice Martin' },
      assistant: null,
      records: [{ id: ids.bob }, { id: ids.globex }],
      attachments: [],
      origin: {
        source: { slug: 'native', system: 'NATIVE' },
        externalId: null,
        url: null,
        createdAt: null,
        updatedAt: null,
      },
      ...rest,
      ...(category === 'NOTE' ? { content: description } : { description }),
      ...(isTask ? { dueDate, assignee: { id: ids.juno }, assigneeName: 'Juno' } : {}),
      ...(kind === 'NOTE' ? { author: { id: ids.alice }, noteId: null, editedAt: null } : {}),
    });
    expect(activity.summary).toMatch(/\w/);
    expect(await write.activity(activity.id)).toEqual(activity);
  });

  test('stands on every timeline, counted, and is found by what it is', async () => {
    const own_scene = await createWriteScene(gateway);
    const { write, ids, external } = own_scene;
    const { id } = await write.log({
      kind,
      records: [{ id: ids.bob }, { external: external.deal }, { external: external.globex }],
      ...COMMON,
      ...own,
      actor: ids.juno,
      ...(isTask ? { assignee: ids.alice } : {}),
    });
    for (const record of [ids.bob, ids.deal, ids.globex]) {
      const { ids: found, totalCount, counts } = await write.list({ id: record });
      expect({ found: found[0], totalCount }).toEqual({ found: id, totalCount: 2 });
      expect(counts.bySource).toContainEqual({ source: { slug: 'native' }, count: 1 });
    }
    const all = await write.list(null);
    expect(all).toMatchObject({ totalCount: 4, totalCountExact: true });
    expect(all.counts.byKind).toContainEqual({
      kind,
      count: kind.match(/^(COMMENT|CALL)$/) ? 2 : 1,
    });

    const filters: object[] = [
      { kinds: [kind], sources: ['native'] },
      { categories: [category], sources: ['native'] },
      { actors: [ids.juno] },
      { actorTypes: ['ASSISTANT'] },
      { assistants: [ids.juno], actors: [ids.juno] },
      { records: [ids.deal], occurredFrom: AT, occurredBefore: '2026-05-01T09:30:00.251Z' },
      { contacts: [ids.bob], objects: ['deals'] },
      { search: 'ZURICH renewal' },
    ];
    if (category === 'INTERACTION') {
      filters.push({ channels: [own.channel], sources: ['native'] });
      filters.push({ directions: [own.direction] });
    }
    if (own.subject) filters.push({ search: 'your kickoff' });
    if (isTask) {
      filters.push({ taskStatuses: ['COMPLETED'] }, { assignees: [ids.alice] });
      filters.push({ dueFrom: DUE, dueBefore: '2026-05-20T14:00:00.001Z' });
      filters.push({ search: 'martin ALICE', sources: ['native'] });
    }
    for (const filter of filters) {
      const shown = JSON.stringify(filter);
      expect((await write.list(null, filter)).ids, shown).toEqual([id]);
      expect((await write.list({ id: ids.bob }, filter)).ids, shown).toEqual([id]);
    }
  });

  test('says when it was logged, by nobody, where nothing else is given', async () => {
    const { write, ids } = scene;
    const before = new Date().toISOString();
    const activity = await write.log({
      kind,
      records: [{ id: ids.bob }],
      actor: null,
      title: null,
    });
    expect(activity.occurredAt >= before).toBe(true);
    expect(activity.occurredAt <= new Date().toISOString()).toBe(true);
    expect(activity).toMatchObject({ title: null, metadata: null, actor: null, assistant: null });
    if (category === 'INTERACTION') {
      expect(activity).toMatchObject({ channel: kind.toLowerCase(), direction: null });
    }
    if (isTask) {
      expect(activity).toMatchObject({ status: 'PENDING', assignee: null, completedAt: null });
    }
  });
});

describe('the records of an activity', () => {
  test('may be a hundred, and each counts once however often and however it is named', async () => {
    const { write, ids, external, ...tenant } = await createWriteScene(gateway);
    const names = Array.from({ length: 99 }, (_, index) => `r${index}`);
    await tenant.import(
      ...names.map((record) => ({
        system: 'kasar',
        object: 'contacts',
        record,
        response: { interactions: { data: [] } },
      })),
    );
    const records = names.map((id) => ({ external: { source: 'kasar', object: 'contacts', id } }));
    const twice = [{ id: ids.bob }, { external: external.bob }];
    const note = await write.log({ kind: 'NOTE', records: [{ id: ids.bob }, ...records] });
    expect(note.records).toHaveLength(100);
    expect(await write.list(records[98]!)).toMatchObject({ ids: [note.id], totalCount: 1 });
    const once = await write.log({ kind: 'NOTE', records: [...twice, ...twice] });
    expect(once.records).toEqual([{ id: ids.bob }]);
    expect(await write.list({ id: ids.bob })).toMatchObject({ totalCount: 3 });
  });

  test.each([
    ['none', 0, 'BAD_USER_INPUT'],
    ['101', 101, 'BAD_USER_INPUT'],
  ])('cannot be %s', async (_count, length, code) => {
    const records = Array.from({ length }, () => ({ id: scene.ids.bob }));
    const error = await errorOf(scene.write.log({ kind: 'NOTE', records }));
    expect(error).toMatchObject({ code, message: expect.stringContaining('input.records') });
  });

  test('hold a contact or a company', async () => {
    const { write, ids } = scene;
    const refused = await errorOf(write.log({ kind: 'NOTE', records: [{ id: ids.deal }] }));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(refused.message).toContain('input.records');
    const records = [{ id: ids.deal }, { id: ids.globex }];
    expect((await write.log({ kind: 'NOTE', records })).records).toEqual(records);
  });

  test('that do not exist are named', async () => {
    const { write, ids, external } = scene;
    const other = await createWriteScene(gateway);
    const unknown = [
      { id: encodeId('contact', '019345ab-0000-7000-8000-000000000abc') },
      { id: 'bob' },
      { id: other.ids.bob },
      { external: { ...external.bob, id: 'nobody' } },
      { external: { ...external.bob, id: 'b\u0000b' } },
      { external: { ...external.bob, id: 'b\ud800b' } },
    ];
    for (const record of unknown) {
      const error = await errorOf(
        write.log({ kind: 'NOTE', records: [{ id: ids.bob }, { id: ids.globex }, record] }),
      );
      expect(error, JSON.stringify(record)).toMatchObject({ code: 'RECORD_NOT_FOUND' });
      expect(error.message).toMatch(/^input\.records\[2\]: /);
    }
    expect((await write.list(null, { sources: ['native'], search: 'nobody' })).totalCount).toBe(0);
  });

  test('outside the objects of the key are refused by the name of their object', async () => {
    const { ids, external, writeAs } = scene;
    const limited = await writeAs({ objects: ['companies'] });
    for (const record of [{ id: ids.bob }, { external: external.deal }]) {
      const records = [{ id: ids.globex }, record];
      const error = await errorOf(limited.log({ kind: 'NOTE', records }));
      expect(error).toMatchObject({ code: 'PERMISSION_DENIED' });
      expect(error.message).toContain('input.records[1]');
    }
    const note = await limited.log({ kind: 'NOTE', records: [{ id: ids.globex }] });
    expect(note.records).toEqual([{ id: ids.globex }]);
  });
});

describe('logging', () => {
  test('needs the write scope', async () => {
    const reader = await scene.writeAs({ scopes: ['read'] });
    const error = await errorOf(reader.log({ kind: 'NOTE', records: [{ id: scene.ids.bob }] }));
    expect(error.code).toBe('PERMISSION_DENIED');
    expect(error.message).toContain('write');
  });

  test('needs POST', async () => {
    const key = await gateway.server.keyOf(scene.organizationId, { scopes: ['read', 'write'] });
    const query = `mutation { logActivity(input: { kind: NOTE, title: "gotten",
      records: [{ id: "${scene.ids.bob}" }] }) { activity { id } } }`;
    const url = `${gateway.server.url}?query=${encodeURIComponent(query)}`;
    const { status, data } = await fetchAnswer(url, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect({ status, data: data ?? null }).toEqual({ status: 405, data: null });
    expect((await scene.write.list(null, { search: 'gotten' })).totalCount).toBe(0);
  });

  test('keeps any JSON as metadata', async () => {
    const { write, ids } = scene;
    const values = [
      'false',
      '0',
      '""',
      '[]',
      '"text"',
      '1e21',
      '{"__proto__":{"a":[1]},"b":"\\u2028"}',
    ];
    for (const json of values) {
      const metadata: unknown = JSON.parse(json);
      const note = await write.log({ kind: 'NOTE', records: [{ id: ids.bob }], metadata });
      expect(JSON.stringify(note.metadata)).toBe(JSON.stringify(metadata));
    }
  });

  test('takes metadata as a literal with variables in it', async () => {
    const { data, errors } = await answerOf(
      scene.write.client,
      `mutation ($bob: ID!, $size: Int, $left: String) {
        logActivity(input: {
          kind: NOTE, records: [{ id: $bob }],
          metadata: { size: $size, list: [1, 2.5, null, $size], deep: { left: $left, is: true } }
        }) { activity { metadata } }
      }`,
      { bob: scene.ids.bob, size: 7 },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      logActivity: {
        activity: { metadata: { size: 7, list: [1, 2.5, null, 7], deep: { is: true } } },
      },
    });
  });
});
