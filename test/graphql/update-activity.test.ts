import { beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { answerOf } from '../support/answer-of.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode, errorOf } from '../support/test-server.js';
import type { WrittenActivity } from '../support/write-client.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const NOON = '2026-05-01T12:00:00.000Z';
const DAY = '2026-05-01';

function log(kind: string, fields: object = {}): Promise<WrittenActivity> {
  return scene.write.log({ kind, records: [{ id: scene.ids.bob }], ...fields });
}

describe('a change', () => {
  test('keeps what it does not give, and clears what it gives as null', async () => {
    const { write, ids } = scene;
    const full = {
      title: 'Renewal',
      subject: 'Hello',
      description: 'All of it',
      dueAt: NOON,
      durationMinutes: 3,
      completedAt: NOON,
      metadata: { a: 1 },
      actor: ids.alice,
    };
    const email = await log('EMAIL', { ...full, direction: 'INBOUND', occurredAt: NOON });
    const changed = await write.update({ id: email.id, subject: 'Good day' });
    expect(changed).toEqual({
      ...email,
      subject: 'Good day',
      updatedAt: changed.updatedAt,
      summary: changed.summary,
    });
    expect(changed.updatedAt > email.updatedAt).toBe(true);

    const nothing = Object.fromEntries(Object.keys(full).map((field) => [field, null]));
    const cleared = await write.update({ id: email.id, ...nothing });
    const { actor, ...rest } = nothing;
    expect(cleared).toMatchObject({ ...rest, actor, direction: 'INBOUND', occurredAt: NOON });
    expect(cleared.recordedAt).toBe(email.recordedAt);
    expect(await write.activity(email.id)).toEqual(cleared);
  });

  test('of a task finds and loses it by what it says now', async () => {
    const { write, ids } = scene;
    const task = await log('TASK', { title: 'Quarterly', assignee: ids.alice, dueDate: DAY });
    const found = async (filter: object) =>
      (await write.list(null, { kinds: ['TASK'], ...filter })).ids.includes(task.id);
    const byAssignee = { assignees: [ids.alice] };
    expect(await found({ ...byAssignee, search: 'quarterly martin' })).toBe(true);
    await write.update({ id: task.id, title: 'Yearly', assignee: ids.juno });
    expect(await found(byAssignee)).toBe(false);
    expect(await found({ search: 'quarterly' })).toBe(false);
    expect(await found({ assignees: [ids.juno], search: 'yearly juno' })).toBe(true);
    const without = await write.update({ id: task.id, assignee: null, dueDate: null });
    expect(without).toMatchObject({ assignee: null, assigneeName: null, dueDate: null });
    expect(await found({ search: 'juno' })).toBe(false);
    expect(await found({ dueFrom: '0001-01-01T00:00:00Z' })).toBe(false);
  });

  test('to what it says already changes nothing, its updatedAt included', async () => {
    const { write, ids } = scene;
    const given = { title: 'T', metadata: { a: { b: [1, null] }, c: '' }, dueAt: NOON };
    const task = await log('TASK', { ...given, assignee: ids.alice, actor: ids.juno });
    const same = { id: task.id, ...given, assignee: ids.alice, actor: ids.juno, dueDate: DAY };
    expect(await write.update(same)).toEqual(task);
    expect(await write.update({ id: task.id })).toEqual(task);
    const { data } = await answerOf(
      write.client,
      `mutation { updateActivity(input: { id: "${task.id}",
        metadata: { a: { b: [1, null] }, c: "" } }) { activity { updatedAt } } }`,
    );
    expect(data).toEqual({ updateActivity: { activity: { updatedAt: task.updatedAt } } });
  });

  test('cannot take away when it occurred, nor change what the kind does not have', async () => {
    const note = await log('NOTE', { occurredAt: NOON });
    for (const field of ['occurredAt', 'subject', 'status', 'assignee']) {
      const error = await errorOf(scene.write.update({ id: note.id, title: 'X', [field]: null }));
      expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(error.message).toContain(`input.${field}`);
    }
    for (const bad of [{ title: '\ud800' }, { actor: scene.ids.bob }, { durationMinutes: -1 }]) {
      const error = await errorOf(scene.write.update({ id: note.id, ...bad }));
      expect(error.code).toBe('BAD_USER_INPUT');
    }
    expect(await scene.write.activity(note.id)).toEqual(note);
  });
});

test('another occurredAt moves it on every timeline, past the cursors', async () => {
  const { write, ids } = await createWriteScene(gateway);
  const globex = { id: ids.globex };
  const at = (hour: number) => `2026-05-01T1${hour}:00:00.000Z`;
  const notes: string[] = [];
  for (const hour of [1, 2, 3]) {
    const records = [{ id: ids.bob }, globex];
    notes.push((await write.log({ kind: 'NOTE', records, occurredAt: at(hour) })).id);
  }
  const [low = '', middle = '', high = ''] = notes;
  const first = await write.page(globex, null, 1);
  expect(first.ids).toEqual([high]);
  await write.update({ id: low, occurredAt: at(4) });
  for (const record of [globex, { id: ids.bob }, null]) {
    const list = await write.list(record);
    expect(list.ids.slice(0, 3)).toEqual([low, high, middle]);
    expect(list.totalCount).toBe(record ? 4 : 6);
    expect(list.counts.byKind).toContainEqual({ kind: 'NOTE', count: 3 });
  }
  const rest = await write.page(globex, first.endCursor, 100);
  expect(rest.ids).toHaveLength(2);
  expect(rest.ids).not.toContain(low);
  expect((await write.list(null, { occurredFrom: at(4) })).ids).toEqual([low]);
});

describe('ifUpdatedAt', () => {
  test('lets through who has read the last change, in any offset', async () => {
    const { write } = scene;
    const note = await log('NOTE');
    const now = new Date(Date.parse(note.updatedAt) + 3_600_000).toISOString();
    const ifUpdatedAt = now.replace('Z', '+01:00');
    const second = await write.update({ id: note.id, title: 'second', ifUpdatedAt });
    const stale = { id: note.id, title: 'third', ifUpdatedAt: note.updatedAt };
    const error = await errorOf(write.update(stale));
    expect(error).toMatchObject({ code: 'CONFLICT' });
    expect(error.message).toContain(second.updatedAt);
    expect(await write.activity(note.id)).toEqual(second);
  });

  test('of a key that is limited to objects knows nothing of moves between other records', async () => {
    const { write, writeAs, ids, external } = await createWriteScene(gateway);
    const limited = await writeAs({ objects: ['contacts'] });
    const company = await write.createRecord({ object: 'companies', name: 'The other' });
    const records = [{ id: ids.bob }, { id: ids.globex }];
    const note = await write.log({ kind: 'NOTE', records });
    await write.linkRecord({ id: company.id }, external.globex);
    expect((await write.activity(note.id))!.updatedAt > note.updatedAt).toBe(true);
    expect((await limited.activity(note.id))!.updatedAt).toBe(note.updatedAt);
    const { updatedAt } = await limited.update({
      id: note.id,
      title: 'Changed',
      ifUpdatedAt: note.updatedAt,
    });
    expect(updatedAt > note.updatedAt).toBe(true);
    expect((await write.activity(note.id))!.updatedAt).toBe(updatedAt);
    const stale = { id: note.id, title: 'Again', ifUpdatedAt: note.updatedAt };
    expect((await errorOf(limited.update(stale))).code).toBe('CONFLICT');
  });

  test('lets one of many through', async () => {
    const { write } = scene;
    const note = await log('NOTE');
    const answers = await Promise.allSettled(
      Array.from({ length: 24 }, (_, n) =>
        write.update({ id: note.id, title: `writer ${n}`, ifUpdatedAt: note.updatedAt }),
      ),
    );
    const won = answers.flatMap((it) => (it.status === 'fulfilled' ? it.value.title : []));
    expect(won).toHaveLength(1);
    expect((await write.activity(note.id))?.title).toBe(won[0]);
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue;
      expect(await errorCode(Promise.reject(answer.reason))).toBe('CONFLICT');
    }
  });

  test('tells every change from every other, however fast they follow', async () => {
    const { id } = await log('NOTE');
    const fields = Array.from(
      { length: 20 },
      (_, n) =>
        `m${n}: updateActivity(input: { id: $id, title: "${n}" }) { activity { updatedAt } }`,
    );
    const { data } = await answerOf(
      scene.write.client,
      `mutation ($id: ID!) { ${fields.join(' ')} }`,
      { id },
    );
    const times = Object.values(data as Record<string, { activity: WrittenActivity }>).map(
      ({ activity }) => activity.updatedAt,
    );
    expect(times).toEqual([...new Set(times)].sort());
    expect(times).toHaveLength(20);
  });
});

test('what came from a source cannot be changed', async () => {
  const { write, imported } = scene;
  const before = await write.activity(imported);
  const changes = [
    () => write.update({ id: imported, title: 'mine' }),
    () => write.complete(imported),
  ];
  for (const change of changes) {
    const error = await errorOf(change());
    expect(error).toMatchObject({ code: 'ACTIVITY_READ_ONLY' });
    expect(error.message).toContain(imported);
  }
  expect(await write.activity(imported)).toEqual(before);
});

test('what cannot be seen cannot be changed, and is said to be nothing', async () => {
  const { write, ids, writeAs } = scene;
  const { id } = await log('TASK', { title: 'of Bob' });
  const stranger = await createWriteScene(gateway);
  const limited = await writeAs({ objects: ['companies'] });
  const absent = encodeId('activity', '019345ab-0000-7000-8000-000000000abc');
  const cases: [WriteScene['write'], string][] = [
    [stranger.write, id],
    [limited, id],
    [write, absent],
    [write, ids.bob],
    [write, id.slice(0, -1)],
    [write, `${id}\u0000`],
    [write, ''],
  ];
  for (const [writer, unseen] of cases) {
    const changes = [
      () => writer.update({ id: unseen, title: 'X' }),
      () => writer.complete(unseen),
    ];
    for (const change of changes) {
      const error = await errorOf(change());
      expect(error, unseen).toMatchObject({ code: 'ACTIVITY_NOT_FOUND' });
      expect(error.message).toContain(`there is no activity ${JSON.stringify(unseen)}`);
    }
  }
  expect(await write.activity(id)).toMatchObject({ title: 'of Bob', status: 'PENDING' });
});

test('the mutations of one document follow each other, and each answers of its own moment', async () => {
  const { write, ids } = await createWriteScene(gateway);
  const { id } = await write.log({ kind: 'TASK', records: [{ id: ids.bob }] });
  const seen = 'records { timeline { totalCount counts { byKind { kind count } } } }';
  const logged = (title: string) =>
    `logActivity(input: { kind: NOTE, title: "${title}", records: [{ id: $bob }] })`;
  const { data, errors } = await answerOf(
    write.client,
    `mutation ($id: ID!, $bob: ID!) {
      a: ${logged('a')} { activity { title ${seen} } }
      b: updateActivity(input: { id: $id, title: "b" }) { activity { title } }
      c: updateActivity(input: { id: "nothing" }) { activity { id } }
      d: completeTask(id: $id) { activity { title ... on Task { status } } }
      e: ${logged('e')} { activity { title ${seen} } }
      f: deleteActivity(id: $id) { deletedActivityId }
      g: completeTask(id: $id) { activity { id } }
      h: ${logged('h')} { activity { title ${seen} } }
    }`,
    { id, bob: ids.bob },
  );
  const counted = (totalCount: number) => [{ timeline: expect.objectContaining({ totalCount }) }];
  expect(data).toEqual({
    a: { activity: { title: 'a', records: counted(3) } },
    b: { activity: { title: 'b' } },
    c: null,
    d: { activity: { title: 'b', status: 'COMPLETED' } },
    e: { activity: { title: 'e', records: counted(4) } },
    f: { deletedActivityId: id },
    g: null,
    h: { activity: { title: 'h', records: counted(4) } },
  });
  expect(errors).toMatchObject([
    { path: ['c'], extensions: { code: 'ACTIVITY_NOT_FOUND' } },
    { path: ['g'], extensions: { code: 'ACTIVITY_NOT_FOUND' } },
  ]);
});
