import { beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { oneOfEach } from '../support/one-of-each.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode, errorOf } from '../support/test-server.js';
import type { WriteClient } from '../support/write-client.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const ABSENT = encodeId('company', '019345ab-0000-7000-8000-000000000abc');
const contact = (id: string, source = 'invent') => ({ source, object: 'contacts', id });
let count = 0;
const newId = () => `new-${++count}`;

async function read(write: WriteClient, by: object) {
  const { record } = await write.client.request<{ record: unknown }>(
    `query ($by: RecordBy!) { record(by: $by) {
      id object name links { source { slug } externalId } ... on Contact { company { id } } } }`,
    { by },
  );
  return record;
}

describe('createRecord', () => {
  test('makes a contact of a company, with what its sources call it', async () => {
    const { write, ids, external } = scene;
    const [first, second] = [newId(), newId()];
    const created = await write.createRecord({
      object: 'contacts',
      name: 'Carla Rossi',
      company: { external: external.globex },
      external: [contact(first), contact(second, 'clarky')],
    });
    expect(created).toMatchObject({
      id: expect.stringMatching(/^contact_/),
      object: 'contacts',
      name: 'Carla Rossi',
      company: { id: ids.globex },
    });
    const ofSource = (source: string, externalId: string) => ({
      source: { slug: source },
      externalId,
    });
    const links = [ofSource('invent', first), ofSource('clarky', second)];
    expect(created.links).toHaveLength(2);
    expect(created.links).toEqual(expect.arrayContaining(links));
    for (const external of [contact(first), contact(second, 'clarky')]) {
      expect(await read(write, { external })).toEqual(created);
    }
    expect(await write.list({ id: created.id })).toMatchObject({ ids: [], totalCount: 0 });
    const note = await write.log({ kind: 'NOTE', records: [{ external: contact(first) }] });
    expect(await write.list({ id: created.id })).toMatchObject({ ids: [note.id] });
  });

  test('makes a company, and a row of a table that exists', async () => {
    const { write } = scene;
    const company = await write.createRecord({ object: 'companies' });
    expect(company).toMatchObject({
      id: expect.stringMatching(/^company_/),
      name: null,
      links: [],
    });
    const deal = await write.createRecord({ object: 'deals', name: 'Tunnel deal' });
    expect(deal).toMatchObject({ id: expect.stringMatching(/^record_/), object: 'deals' });
    expect(await read(write, { id: deal.id })).toEqual(deal);
  });

  test.each(['no_such_table', 'Contacts', ''])('refuses the object %j', async (object) => {
    const error = await errorOf(scene.write.createRecord({ object, name: 'X' }));
    expect(error).toMatchObject({ code: 'INVALID_OBJECT' });
    expect(error.message).toContain('input.object');
    expect(await errorCode(scene.write.createRecord({ object, name: 'X' }))).toBe('INVALID_OBJECT');
  });

  test('makes no table for a key that is limited to one that does not exist', async () => {
    const limited = await scene.writeAs({ objects: ['no_such_table'] });
    const error = await errorOf(limited.createRecord({ object: 'no_such_table' }));
    expect(error.code).toBe('INVALID_OBJECT');
    expect(error.message).not.toContain('deals');
  });

  test('refuses what it cannot take, by its name', async () => {
    const { write, ids, writeAs } = scene;
    const taken = contact(newId());
    const cases: [object, string, string][] = [
      [{ name: '' }, 'BAD_USER_INPUT', 'input.name'],
      [{ name: 'a\u0000' }, 'BAD_USER_INPUT', 'input.name'],
      [{ name: '\udfff' }, 'BAD_USER_INPUT', 'input.name'],
      [{ name: 'x'.repeat(501) }, 'BAD_USER_INPUT', 'input.name'],
      [{ company: { id: ids.bob } }, 'BAD_USER_INPUT', 'input.company'],
      [{ company: { id: ABSENT } }, 'RECORD_NOT_FOUND', 'input.company'],
      [{ object: 'companies', company: { id: ids.globex } }, 'BAD_USER_INPUT', 'input.company'],
      [{ external: [contact('n', 'native')] }, 'BAD_USER_INPUT', 'input.external[0].source'],
      [{ external: [contact('n', 'kasarr')] }, 'BAD_USER_INPUT', 'input.external[0].source'],
      [{ external: [contact('')] }, 'BAD_USER_INPUT', 'input.external[0].id'],
      [{ external: [contact('\ud800')] }, 'BAD_USER_INPUT', 'input.external[0].id'],
      [{ external: [contact('é'.repeat(257))] }, 'BAD_USER_INPUT', 'input.external[0].id'],
      [{ external: [taken, contact('n'), taken] }, 'BAD_USER_INPUT', 'input.external[2].id'],
      [{ external: [scene.external.globex] }, 'BAD_USER_INPUT', 'input.external[0].object'],
      [{ external: Array(101).fill(taken) }, 'BAD_USER_INPUT', 'input.external'],
    ];
    for (const [input, code, argument] of cases) {
      const error = await errorOf(write.createRecord({ object: 'contacts', ...input }));
      expect(error, argument).toMatchObject({ code });
      expect(error.message).toContain(argument);
    }
    expect(await read(write, { external: taken })).toBeNull();
    const limited = await writeAs({ objects: ['contacts'] });
    const outside = [{ object: 'deals' }, { object: 'contacts', company: { id: ids.globex } }];
    for (const input of outside) {
      expect(await errorCode(limited.createRecord(input))).toBe('PERMISSION_DENIED');
    }
  });

  test('names the record whose external id was given', async () => {
    const { write, ids, external } = scene;
    const free = contact(newId());
    const error = await errorOf(
      write.createRecord({ object: 'contacts', external: [free, external.bob] }),
    );
    expect(error).toMatchObject({ code: 'CONFLICT' });
    expect(error.message).toContain('input.external[1]');
    expect(error.message).toContain(ids.bob);
    expect(await read(write, { external: free })).toBeNull();
  });

  test('at the same time with one external id succeeds once', async () => {
    const { write } = scene;
    const external = [contact(newId()), contact(newId(), 'clarky')];
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        write.createRecord({
          object: 'contacts',
          external: n % 2 ? external : [...external].reverse(),
        }),
      ),
    );
    const made = answers.flatMap((it) => (it.status === 'fulfilled' ? it.value.id : []));
    expect(made).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue;
      const error = await errorOf(Promise.reject(answer.reason));
      expect(error).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(made[0]!) });
    }
  });

  test('and an import of the same id make one record', async () => {
    const { write, ...tenant } = scene;
    for (let round = 0; round < 5; round++) {
      const record = newId();
      const [bob] = oneOfEach;
      const response = [
        { id: record, type: 'contact_blocked', created_at: '2026-05-01T10:00:00Z' },
      ];
      const input = { object: 'contacts', external: [contact(record)] };
      const [created] = await Promise.allSettled([
        write.createRecord(input),
        tenant.import({ ...bob!, record, response }),
      ]);
      const owner = (await read(write, { external: contact(record) })) as { id: string };
      if (created.status === 'fulfilled') expect(created.value.id).toBe(owner.id);
      else expect(await errorCode(Promise.reject(created.reason))).toBe('CONFLICT');
      expect(await write.list({ id: owner.id })).toMatchObject({ totalCount: 1 });
    }
  });
});

describe('updateRecord', () => {
  test('keeps what it does not give, and clears what it gives as null', async () => {
    const { write, ids } = scene;
    const globex = { id: ids.globex };
    const { id } = await write.createRecord({ object: 'contacts', name: 'Dora', company: globex });
    const [record, company] = [{ id }, { id: ids.globex }];
    expect(await write.updateRecord({ record })).toMatchObject({ name: 'Dora', company });
    const renamed = await write.updateRecord({ record, name: 'Dora Maar' });
    expect(renamed).toMatchObject({ id, name: 'Dora Maar', company });
    const alone = await write.updateRecord({ record, company: null });
    expect(alone).toMatchObject({ name: 'Dora Maar', company: null });
    const unnamed = await write.updateRecord({ record, name: null, company: globex });
    expect(unnamed).toMatchObject({ name: null, company });
    expect(await read(write, record)).toEqual(unnamed);
  });

  test('refuses what it cannot take, and changes nothing', async () => {
    const { write, ids, writeAs } = scene;
    const before = await read(write, { id: ids.bob });
    const limited = await writeAs({ objects: ['companies'] });
    const bob = { id: ids.bob };
    const cases: [WriteClient, object, string][] = [
      [write, { record: bob, name: '  ' }, 'BAD_USER_INPUT'],
      [write, { record: bob, name: 'X', company: bob }, 'BAD_USER_INPUT'],
      [write, { record: bob, name: 'X', company: { id: ABSENT } }, 'RECORD_NOT_FOUND'],
      [write, { record: { id: ids.globex }, company: { id: ids.globex } }, 'BAD_USER_INPUT'],
      [write, { record: { id: ABSENT }, name: 'X' }, 'RECORD_NOT_FOUND'],
      [limited, { record: bob, name: 'X' }, 'PERMISSION_DENIED'],
    ];
    for (const [writer, input, code] of cases) {
      const refused = writer.updateRecord(input as Parameters<typeof write.updateRecord>[0]);
      expect(await errorCode(refused), JSON.stringify(input)).toBe(code);
    }
    expect(await read(write, { id: ids.bob })).toEqual(before);
  });
});
