import { beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode, errorOf } from '../support/test-server.js';
import type { WriteClient } from '../support/write-client.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const contact = (id: string, source = 'invent') => ({ source, object: 'contacts', id });
let count = 0;
const newId = () => `link-${++count}`;

async function idOf(write: WriteClient, by: object): Promise<string | undefined> {
  const { record } = await write.client.request<{ record: { id: string } | null }>(
    'query ($by: RecordBy!) { record(by: $by) { id } }',
    { by },
  );
  return record?.id;
}

test('a new id leads to the record, and what is imported under it stands there', async () => {
  const { write, ids, ...tenant } = scene;
  const record = newId();
  const linked = await write.linkRecord({ id: ids.bob }, contact(record, 'clarky'));
  expect(linked.links).toContainEqual({ source: { slug: 'clarky' }, externalId: record });
  expect(await idOf(write, { external: contact(record, 'clarky') })).toBe(ids.bob);
  const before = await write.list({ id: ids.bob });
  await tenant.import({
    system: 'clarky',
    object: 'contacts',
    record,
    response: { data: [{ id: 'n', activity_type: 'note', created_at: '2026-05-01T10:00:00Z' }] },
  });
  const { totalCount } = await write.list({ id: ids.bob });
  expect(totalCount).toBe(before.totalCount + 1);
  // Said again, it is so already.
  const again = await write.linkRecord({ id: ids.bob }, contact(record, 'clarky'));
  expect(again.links).toEqual(linked.links);
});

describe('two records that become one', () => {
  async function createTwo({ write, ids }: WriteScene) {
    const ref = contact(newId());
    const other = await write.createRecord({
      object: 'contacts',
      name: 'Robert',
      company: { id: ids.globex },
      external: [ref],
    });
    const [bob, robert, globex] = [{ id: ids.bob }, { id: other.id }, { id: ids.globex }];
    await write.log({ kind: 'CALL', records: [bob] });
    await write.log({ kind: 'CALL', records: [robert, globex] });
    await write.log({ kind: 'MESSAGE', channel: 'whatsapp', records: [robert] });
    await write.log({ kind: 'NOTE', records: [bob, robert], title: 'of both' });
    return { ref, bob, robert, globex };
  }

  test('have the activities of both, each once, counted', async () => {
    const own = await createWriteScene(gateway);
    const { write, ids } = own;
    const { ref, bob, robert, globex } = await createTwo(own);
    const [one, other] = [await write.list(bob), await write.list(robert)];
    const [company, all] = [await write.list(globex), await write.list(null)];
    const merged = await write.linkRecord(bob, ref);
    expect(merged).toMatchObject({ id: ids.bob, name: 'Bob Dupont', company: globex });
    const after = await write.list(bob);
    expect(after.ids.toSorted()).toEqual([...new Set([...one.ids, ...other.ids])].sort());
    expect(after).toMatchObject({ totalCount: 5, totalCountExact: true });
    expect(after.counts.byKind.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'CALL', count: 2 },
      { kind: 'MESSAGE', count: 1 },
      { kind: 'NOTE', count: 1 },
      { kind: 'SEGMENT_ADDED', count: 1 },
    ]);
    expect(after.counts.byChannel.toSorted((a, b) => b.count - a.count)).toEqual([
      { channel: 'call', count: 2 },
      { channel: 'whatsapp', count: 1 },
    ]);
    expect(await write.list(globex)).toEqual(company);
    expect(await write.list(null)).toEqual(all);
    expect(await write.list(null, { objects: ['contacts'] })).toMatchObject({ totalCount: 5 });
    for (const id of after.ids) {
      const { records = [] } = (await write.activity(id)) ?? {};
      expect(records.filter(({ id }) => id === ids.bob)).toHaveLength(1);
      expect(records).not.toContainEqual(robert);
    }
  });

  test('answer to both ids, and take what is written under either', async () => {
    const own = await createWriteScene(gateway);
    const { write, ids } = own;
    const { ref, bob, robert } = await createTwo(own);
    await write.linkRecord(bob, ref);
    for (const by of [robert, { external: ref }, bob]) expect(await idOf(write, by)).toBe(ids.bob);
    const { ids: before } = await write.list(robert);
    const note = await write.log({ kind: 'NOTE', records: [robert, bob] });
    expect(note.records).toEqual([bob]);
    expect((await write.list(bob)).ids).toEqual([note.id, ...before]);
    const renamed = await write.updateRecord({ record: robert, name: 'Rob' });
    expect(renamed).toMatchObject({ id: ids.bob, name: 'Rob' });
    const linked = await write.linkRecord(robert, contact(newId(), 'clarky'));
    expect(linked).toMatchObject({ id: ids.bob });
  });

  test("keep the first's cursors and refuse the other's", async () => {
    const own = await createWriteScene(gateway);
    const { write } = own;
    const { ref, bob, robert } = await createTwo(own);
    const [kept, lost] = [await write.page(bob, null), await write.page(robert, null)];
    await write.linkRecord(bob, ref);
    for (const by of [robert, bob]) {
      expect(await errorCode(write.page(by, lost.endCursor))).toBe('BAD_CURSOR');
      expect((await write.page(by, kept.endCursor)).ids).toHaveLength(1);
    }
  });

  test('let go of what was hidden on the other: an import does not bring it back', async () => {
    const own = await createWriteScene(gateway);
    const { write, ids, imported, external } = own;
    const { robert } = await createTwo(own);
    await write.delete(imported);
    await write.linkRecord(robert, external.bob);
    const { oneOfEach } = await import('../support/one-of-each.js');
    expect(await own.import(...oneOfEach)).toMatchObject({ added: 0, updated: 0 });
    expect(await write.list({ id: ids.bob })).toMatchObject({ totalCount: 4 });
  });
});

test('two that are linked to each other at the same time become one', async () => {
  const { write } = scene;
  for (let round = 0; round < 5; round++) {
    const refs = [contact(newId()), contact(newId())] as const;
    const make = async (ref: (typeof refs)[0]) =>
      (await write.createRecord({ object: 'contacts', external: [ref] })).id;
    const [a, b] = [await make(refs[0]), await make(refs[1])];
    const both = await Promise.all([
      write.linkRecord({ id: a }, refs[1]),
      write.linkRecord({ id: b }, refs[0]),
    ]);
    const survivor = await idOf(write, { id: a });
    expect(await idOf(write, { id: b })).toBe(survivor);
    for (const { id } of both) expect([a, b]).toContain(id);
  }
});

describe('linking is refused', () => {
  test('to an id of another object, of no source, or that is none', async () => {
    const { write, ids, external } = scene;
    const before = await write.list({ id: ids.bob });
    const cases: [object, string, string][] = [
      [external.globex, 'BAD_USER_INPUT', 'to.object'],
      [external.deal, 'BAD_USER_INPUT', 'to.object'],
      [{ ...external.bob, object: 'no_such_table' }, 'INVALID_OBJECT', 'to.object'],
      [contact('n', 'native'), 'BAD_USER_INPUT', 'to.source'],
      [contact('n', 'kasarr'), 'BAD_USER_INPUT', 'to.source'],
      [contact(''), 'BAD_USER_INPUT', 'to.id'],
      [contact('a\u0000b'), 'BAD_USER_INPUT', 'to.id'],
      [contact('x'.repeat(513)), 'BAD_USER_INPUT', 'to.id'],
    ];
    for (const [to, code, argument] of cases) {
      const error = await errorOf(
        write.linkRecord({ id: ids.bob }, to as ReturnType<typeof contact>),
      );
      expect(error, argument).toMatchObject({ code });
      expect(error.message).toContain(argument);
    }
    const absent = { id: encodeId('contact', '019345ab-0000-7000-8000-000000000abc') };
    expect(await errorCode(write.linkRecord(absent, contact('n')))).toBe('RECORD_NOT_FOUND');
    expect(await write.list({ id: ids.bob })).toEqual(before);
  });

  test('to a key that may not read the object', async () => {
    const { write, ids, external, writeAs } = scene;
    const companies = await writeAs({ objects: ['companies'] });
    const bob = { id: ids.bob };
    expect(await errorCode(companies.linkRecord(bob, contact('n')))).toBe('PERMISSION_DENIED');
    const globex = { id: ids.globex };
    const to = companies.linkRecord(globex, external.bob);
    expect(await errorCode(to)).toBe('PERMISSION_DENIED');
    const ref = { source: 'invent', object: 'companies', id: newId() };
    expect(await companies.linkRecord(globex, ref)).toMatchObject({ id: ids.globex });
    const reader = await writeAs({ scopes: ['read'] });
    expect(await errorCode(reader.linkRecord(bob, contact(newId())))).toBe('PERMISSION_DENIED');
    expect(await idOf(write, { external: contact('n') })).toBeUndefined();
  });
});
