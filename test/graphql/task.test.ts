import { beforeAll, describe, expect, test } from 'vitest';
import { useTestGateway } from '../support/test-gateway.js';
import { errorOf } from '../support/test-server.js';
import type { WrittenActivity } from '../support/write-client.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const NOON = '2026-05-01T12:00:00.000Z';
const EVENING = '2026-05-01T20:00:00.000Z';
const DAY = '2026-05-01';

function log(kind: string, fields: object = {}): Promise<WrittenActivity> {
  return scene.write.log({ kind, records: [{ id: scene.ids.bob }], ...fields });
}

describe('when a task is due', () => {
  test.each([
    [
      'another instant moves the day, to the one that is written',
      { dueAt: '2026-06-02T01:00:00+02:00' },
      '2026-06-01T23:00:00.000Z',
      '2026-06-02',
    ],
    ['its own day keeps the instant', { dueDate: DAY }, NOON, DAY],
    ['another day takes the place of the instant', { dueDate: '2026-06-03' }, null, '2026-06-03'],
    ['no instant: no day either', { dueAt: null }, null, null],
    ['no day: no instant either', { dueDate: null }, null, null],
    ['a day instead of the instant', { dueAt: null, dueDate: DAY }, null, DAY],
  ])('%s', async (_rule, change, dueAt, dueDate) => {
    const { id } = await log('TODO', { dueAt: NOON });
    expect(await scene.write.update({ id, ...change })).toMatchObject({ dueAt, dueDate });
  });

  test('its day must be that of its instant', async () => {
    const { id } = await log('TODO');
    const error = await errorOf(scene.write.update({ id, dueAt: NOON, dueDate: '2026-05-02' }));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(error.message).toContain(DAY);
  });
});

describe('completing', () => {
  test('is said by a time or by a status, and taken back by null', async () => {
    const { write } = scene;
    const { id } = await log('TASK');
    const byTime = await write.update({ id, completedAt: NOON });
    expect(byTime).toMatchObject({ status: 'COMPLETED', completedAt: NOON });
    expect((await write.list(null, { taskStatuses: ['COMPLETED'] })).ids).toContain(id);
    const open = { status: 'PENDING', completedAt: null };
    expect(await write.update({ id, completedAt: null })).toMatchObject(open);
    expect((await write.list(null, { taskStatuses: ['PENDING'] })).ids).toContain(id);
    const byStatus = await write.update({ id, status: 'COMPLETED' });
    expect(byStatus).toMatchObject({ status: 'COMPLETED', completedAt: expect.any(String) });
    const cancelled = await write.update({ id, status: 'CANCELLED' });
    expect(cancelled).toMatchObject({ status: 'CANCELLED', completedAt: null });
    const both = { id, status: 'PENDING', completedAt: NOON };
    expect(await errorOf(write.update(both))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test.each(['TASK', 'TODO', 'REMINDER'])('a %s keeps when it was done first', async (kind) => {
    const { write } = scene;
    const { id } = await log(kind);
    const first = await write.complete(id);
    expect(first).toMatchObject({ status: 'COMPLETED' });
    expect(Math.abs(Date.now() - Date.parse(String(first.completedAt)))).toBeLessThan(60_000);
    expect(await write.complete(id)).toEqual(first);
    expect(await write.complete(id, null)).toEqual(first);
    expect(await write.complete(id, EVENING)).toMatchObject({ completedAt: EVENING });
    expect(await write.complete(id)).toMatchObject({ completedAt: EVENING });
  });

  test('is for tasks', async () => {
    for (const kind of ['NOTE', 'CALL', 'EMAIL', 'COMMENT']) {
      const { id } = await log(kind);
      const error = await errorOf(scene.write.complete(id));
      expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(error.message).toContain(kind);
    }
  });
});
