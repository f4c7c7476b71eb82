import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf } from '../support/answer-of.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const MIDNIGHT = '2026-05-06T00:00:00+02:00';
const due = { dueAt: '2026-05-05T22:00:00.000Z', dueDate: '2026-05-06' };
const FIELDS = '{ activity { id summary ... on TaskData { dueAt dueDate } } }';

interface Answer {
  id: string;
  summary: string;
  dueAt: string;
  dueDate: string;
}

async function mutate(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const { data, errors } = await answerOf(scene.write.client, query, variables);
  expect(errors).toBeUndefined();
  return (data as { done: { activity: Answer } }).done.activity;
}

describe('a task that is due at a time in an offset is due on the day that is written', () => {
  const on = () => `kind: TASK, records: [{ id: "${scene.ids.bob}" }]`;

  test('in a literal', async () => {
    const query = `mutation { done: logActivity(input: { ${on()}, dueAt: "${MIDNIGHT}" }) ${FIELDS} }`;
    const activity = await mutate(query);
    expect(activity).toMatchObject(due);
    expect(activity.summary).toBe('Open task for Bob Dupont, due 6 May 2026.');
  });

  test('in a variable for the input, or within it', async () => {
    const input = { kind: 'TASK', records: [{ id: scene.ids.bob }], dueAt: MIDNIGHT };
    const whole = `mutation ($input: LogActivityInput!) { done: logActivity(input: $input) ${FIELDS} }`;
    expect(await mutate(whole, { input })).toMatchObject(due);
    const within = `mutation ($dueAt: DateTime) {
      done: logActivity(input: { ${on()}, dueAt: $dueAt }) ${FIELDS}
    }`;
    expect(await mutate(within, { dueAt: MIDNIGHT })).toMatchObject(due);
    expect(await mutate(within, { dueAt: null })).toMatchObject({ dueAt: null, dueDate: null });
    expect(await mutate(within)).toMatchObject({ dueAt: null, dueDate: null });
  });

  test('in the default of a variable', async () => {
    const query = `mutation ($dueAt: DateTime = "${MIDNIGHT}") {
      done: logActivity(input: { ${on()}, dueAt: $dueAt }) ${FIELDS}
    }`;
    expect(await mutate(query)).toMatchObject(due);
  });

  test.each([
    ['2026-05-05T23:30:00-03:00', '2026-05-06T02:30:00.000Z', '2026-05-05'],
    ['2026-05-06t01:00:00.123456+14:00', '2026-05-05T11:00:00.123Z', '2026-05-06'],
    ['2026-05-05T23:59:59.9999-00:01', '2026-05-06T00:00:59.999Z', '2026-05-05'],
    ['2026-05-06T00:00:00Z', '2026-05-06T00:00:00.000Z', '2026-05-06'],
    ['2026-05-06T12:00:00+02:00', '2026-05-06T10:00:00.000Z', '2026-05-06'],
  ])('%s', async (written, dueAt, dueDate) => {
    for (const kind of ['TASK', 'TODO', 'REMINDER']) {
      const records = [{ id: scene.ids.bob }];
      const { id } = await scene.write.log({ kind, records, dueAt: written });
      const found = await scene.write.activity(id);
      expect(found).toMatchObject({ dueAt, dueDate });
      const changed = await scene.write.log({ kind, records });
      const update = { id: changed.id, dueAt: written, dueDate };
      expect(await scene.write.update(update)).toMatchObject({ dueAt, dueDate });
    }
  });
});

test('sending back what was read keeps the day; another time moves it', async () => {
  const { write, ids } = scene;
  const records = [{ id: ids.bob }];
  const task = await write.log({ kind: 'TASK', records, dueAt: MIDNIGHT });
  const { id } = task;
  for (const change of [{ dueAt: due.dueAt }, due, { dueAt: MIDNIGHT }, { title: null }]) {
    expect(await write.update({ id, ...change })).toEqual(task);
  }
  const westward = await write.update({ id, dueAt: '2026-05-05T18:00:00-04:00' });
  expect(westward).toMatchObject({ dueAt: due.dueAt, dueDate: '2026-05-05' });
  expect(await write.update({ id, dueAt: '2026-05-05T23:00:00.000Z' })).toMatchObject({
    dueAt: '2026-05-05T23:00:00.000Z',
    dueDate: '2026-05-05',
  });
});

test('the same time in another offset is the same input for an idempotency key', async () => {
  const { write, ids } = scene;
  const task = { kind: 'TASK', records: [{ id: ids.bob }], idempotencyKey: 'due' };
  const first = await write.log({ ...task, dueAt: MIDNIGHT });
  expect(await write.log({ ...task, dueAt: due.dueAt })).toEqual(first);
});

test('each system is read by the day that it writes', async () => {
  const { client, import: importBodies } = await gateway.createTenant();
  const created_at = '2026-05-01T10:00:00Z';
  await importBodies(
    {
      system: 'kasar',
      object: 'contacts',
      record: 'k',
      response: {
        interactions: { data: [], total: 0 },
        tasks: { data: [{ id: 't', title: 'Sign', due_date: MIDNIGHT, created_at }], total: 1 },
        notes: { data: [], total: 0 },
      },
    },
    {
      system: 'clarky',
      object: 'contacts',
      record: 'c',
      response: {
        data: ['task', 'todo', 'reminder'].map((activity_type) => ({
          id: activity_type,
          contact_id: 'c',
          activity_type,
          title: 'Sign',
          due_date: MIDNIGHT,
          created_at,
        })),
      },
    },
  );
  const { activities } = await client.request<{ activities: { nodes: Answer[] } }>(
    '{ activities { nodes { summary ... on TaskData { dueAt dueDate } } } }',
  );
  expect(activities.nodes).toHaveLength(4);
  for (const node of activities.nodes) {
    expect(node).toMatchObject(due);
    expect(node.summary).toMatch(/, due 6 May 2026\.$/);
  }
});
