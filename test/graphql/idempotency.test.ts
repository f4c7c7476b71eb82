import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../src/activity/type-id.js';
import { openDatabase } from '../../src/db/database.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode, errorOf, startTestServer, type TestServer } from '../support/test-server.js';
import { createWriteClient, type WrittenActivity } from '../support/write-client.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

let count = 0;
const newKey = () => `key ${++count} of the till`;

/** The input that is repeated, of an activity of every type of field. */
function inputOf({ ids }: WriteScene, idempotencyKey: string) {
  return {
    kind: 'CALL',
    records: [{ id: ids.bob }],
    title: 'Ordered by phone',
    occurredAt: '2026-05-01T10:00:00.000Z',
    durationMinutes: 5,
    metadata: { size: 2, colours: ['red', 'blue'], at: { b: 1, a: null } },
    actor: ids.alice,
    idempotencyKey,
  };
}

describe('an idempotency key', () => {
  test('with the same input gives the first activity, however that is written', async () => {
    const { write, ids } = scene;
    const input = inputOf(scene, newKey());
    const first = await write.log(input);
    const reordered = { at: { a: null, b: 1 }, colours: ['red', 'blue'], size: 2 };
    const same = [
      input,
      { ...input, metadata: reordered },
      Object.fromEntries(Object.entries(input).reverse()) as typeof input,
      { ...input, subject: null, dueAt: null, assignee: null, sendTo: null },
      { ...input, occurredAt: '2026-05-01T12:00:00+02:00' },
      { ...input, durationMinutes: 5.0 },
    ];
    for (const again of same) expect(await write.log(again)).toEqual(first);
    expect((await write.list({ id: ids.bob }, { kinds: ['CALL'] })).ids).toEqual([first.id]);
  });

  test('gives the activity as it has become since', async () => {
    const { write } = scene;
    const input = inputOf(scene, newKey());
    const first = await write.log(input);
    const changed = await write.update({ id: first.id, title: 'Ordered by mail' });
    expect(await write.log(input)).toEqual(changed);
  });

  test('with another input is a CONFLICT that logs nothing', async () => {
    const { write, ids, external } = scene;
    const key = newKey();
    const input = inputOf(scene, key);
    await write.log(input);
    const before = await write.list(null);
    const { title: _, ...untitled } = input;
    const others = [
      { ...input, title: 'Ordered by Phone' },
      untitled,
      { ...input, kind: 'MEETING' },
      { ...input, records: [{ id: ids.bob }, { id: ids.globex }] },
      { ...input, records: [{ external: external.bob }] },
      { ...input, metadata: { ...input.metadata, colours: ['blue', 'red'] } },
      { ...input, metadata: { ...input.metadata, at: { b: 1 } } },
      { ...input, occurredAt: '2026-05-01T10:00:00.001Z' },
      { ...input, actor: ids.juno },
    ];
    for (const other of others) {
      const error = await errorOf(write.log(other));
      expect(error, JSON.stringify(other)).toMatchObject({ code: 'CONFLICT' });
      expect(error.message).toContain('input.idempotencyKey');
      expect(error.message).toContain(key);
    }
    expect(await write.list(null)).toEqual(before);
  });

  test('that was refused is free', async () => {
    const { write } = scene;
    const input = inputOf(scene, newKey());
    const refused = { ...input, durationMinutes: -1 };
    expect(await errorCode(write.log(refused))).toBe('BAD_USER_INPUT');
    expect(await write.log(input)).toMatchObject({ title: input.title });
  });

  test('of a deleted activity is ACTIVITY_NOT_FOUND, and logs nothing new', async () => {
    const { write } = scene;
    const input = inputOf(scene, newKey());
    const { id } = await write.log(input);
    await write.delete(id);
    const before = await write.list(null);
    const error = await errorOf(write.log(input));
    expect(error).toMatchObject({ code: 'ACTIVITY_NOT_FOUND' });
    expect(error.message).toContain('input.idempotencyKey');
    expect(await errorCode(write.log({ ...input, title: 'other' }))).toBe('CONFLICT');
    expect(await write.list(null)).toEqual(before);
  });

  test('does not meet the same key of another organization', async () => {
    const other = await createWriteScene(gateway);
    const key = newKey();
    const first = await scene.write.log(inputOf(scene, key));
    const second = await other.write.log({ ...inputOf(other, key), title: 'Ordered elsewhere' });
    expect(second.id).not.toBe(first.id);
    expect(await scene.write.log(inputOf(scene, key))).toEqual(first);
  });

  test('goes on leading to the first where its record became one with another', async () => {
    const { write, external, ids, ...tenant } = await createWriteScene(gateway);
    const input = inputOf({ write, external, ids, ...tenant }, newKey());
    const { id } = await write.log(input);
    const other = await write.createRecord({
      object: 'contacts',
      external: [{ ...external.bob, id: 'robert' }],
    });
    await write.linkRecord({ id: other.id }, external.bob);
    expect(await write.log(input)).toMatchObject({ id, records: [{ id: other.id }] });
  });

  test('goes on leading to the first where one of its records was erased', async () => {
    const { write, ids, ...tenant } = await createWriteScene(gateway);
    const both = { records: [{ id: ids.bob }, { id: ids.globex }] };
    const input = { ...inputOf({ write, ids, ...tenant }, newKey()), ...both };
    const first = await write.log(input);
    await write.client.request(
      'mutation ($id: ID!) { deleteRecord(record: { id: $id }) { deletedRecordId } }',
      { id: ids.bob },
    );
    expect(await write.log(input)).toMatchObject({ id: first.id, records: [{ id: ids.globex }] });
    const other = write.log({ ...input, title: 'Ordered again' });
    expect(await errorCode(other)).toBe('CONFLICT');
  });

  test('and its input are kept as hashes alone', async () => {
    const key = 'a key that nobody may read';
    const { id } = await scene.write.log({ ...inputOf(scene, key), title: 'secret title' });
    const { rows } = await gateway.database.pool.query(
      `select to_jsonb(k)::text as text, octet_length(key_hash) as key, octet_length(input_hash) as input
         from idempotency_key k where activity_id = $1`,
      [decodeId(id)?.uuid],
    );
    expect(rows).toMatchObject([{ key: 32, input: 32 }]);
    for (const form of ['utf8', 'hex', 'base64'] as const) {
      expect(rows[0].text).not.toContain(Buffer.from('nobody may').toString(form));
      expect(rows[0].text).not.toContain(Buffer.from('secret').toString(form));
    }
  });
});

describe('at the same time, through two servers,', () => {
  let second: TestServer;
  let closeSecond: () => Promise<void>;
  beforeAll(async () => {
    const database = await openDatabase({ connectionString: gateway.database.url, listen: true });
    second = await startTestServer(database);
    closeSecond = async () => {
      await second.stop();
      await database.close();
    };
  });
  afterAll(() => closeSecond());

  async function race(inputOfTry: (attempt: number) => ReturnType<typeof inputOf>) {
    const key = { scopes: ['read' as const, 'write' as const] };
    const writers = [
      scene.write,
      createWriteClient(await second.clientOf(scene.organizationId, key)),
    ];
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, (_, attempt) => writers[attempt % 2]!.log(inputOfTry(attempt))),
    );
    const logged: WrittenActivity[] = [];
    const codes: string[] = [];
    for (const answer of answers) {
      if (answer.status === 'fulfilled') logged.push(answer.value);
      else codes.push(await errorCode(Promise.reject(answer.reason)));
    }
    return { logged, codes };
  }

  test('fifty requests with one key are one activity', async () => {
    const input = { ...inputOf(scene, newKey()), title: 'onlyonce' };
    const { logged, codes } = await race(() => input);
    expect(codes).toEqual([]);
    expect(new Set(logged.map(({ id }) => id)).size).toBe(1);
    expect(logged).toHaveLength(50);
    const found = await scene.write.list(null, { search: 'onlyonce' });
    expect(found).toMatchObject({ ids: [logged[0]?.id], totalCount: 1 });
  });

  test('fifty inputs with one key are the first of them', async () => {
    const input = inputOf(scene, newKey());
    const { logged, codes } = await race((attempt) => ({
      ...input,
      title: `onlyfirst ${attempt}`,
    }));
    expect(logged).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
    const found = await scene.write.list(null, { search: 'onlyfirst' });
    expect(found).toMatchObject({ ids: [logged[0]?.id], totalCount: 1 });
  });

  test('fifty keys are fifty activities', async () => {
    const title = 'eachonce';
    const { logged } = await race(() => ({ ...inputOf(scene, newKey()), title }));
    expect(new Set(logged.map(({ id }) => id)).size).toBe(50);
    expect(await scene.write.list(null, { search: title })).toMatchObject({ totalCount: 50 });
  });
});
