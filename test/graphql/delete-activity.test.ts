import { beforeAll, describe, expect, test } from 'vitest';
import { decodeId, encodeId } from '../../src/activity/type-id.js';
import { oneOfEach } from '../support/one-of-each.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const day = (number: number) => `2026-05-${String(number).padStart(2, '0')}T12:00:00.000Z`;

async function rowOf(id: string) {
  const uuid = decodeId(id)?.uuid ?? '';
  return gateway.database.prisma.activity.findUnique({ where: { id: uuid } });
}

describe('a deleted activity', () => {
  test('is nowhere any more, at once', async () => {
    const { write, ids } = await createWriteScene(gateway);
    const records = [{ id: ids.bob }, { id: ids.deal }];
    const { id } = await write.log({
      kind: 'TASK',
      records,
      title: 'short-lived',
      actor: ids.alice,
      assignee: ids.juno,
    });
    const kept = await write.log({ kind: 'NOTE', records, title: 'lasting' });
    expect(await write.delete(id)).toBe(id);

    for (const record of [...records, null]) {
      const list = await write.list(record);
      expect(list.ids).toContain(kept.id);
      expect(list.ids).not.toContain(id);
      expect(list.totalCount).toBe(record ? 2 : 4);
      expect(list.counts.byKind.map(({ kind }) => kind)).not.toContain('TASK');
      expect(list.counts.bySource).toContainEqual({ source: { slug: 'native' }, count: 1 });
    }
    for (const filter of [{ search: 'short' }, { assignees: [ids.juno] }, { kinds: ['TASK'] }]) {
      expect(await write.list(null, filter)).toMatchObject({ ids: [], totalCount: 0 });
    }
    expect(await write.activity(id)).toBeNull();
    const { node } = await write.client.request<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { id } }',
      { id },
    );
    expect(node).toBeNull();
  });

  test('that was logged here is gone from the table', async () => {
    const { write, ids } = scene;
    const { id } = await write.log({ kind: 'NOTE', records: [{ id: ids.bob }] });
    expect(await rowOf(id)).not.toBeNull();
    await write.delete(id);
    expect(await rowOf(id)).toBeNull();
    const { rowCount } = await gateway.database.pool.query(
      'select from timeline_entry where activity_id = $1',
      [decodeId(id)?.uuid],
    );
    expect(rowCount).toBe(0);
  });

  test('that came from a source does not come back, whatever the source sends', async () => {
    const { write, ids, imported, ...tenant } = await createWriteScene(gateway);
    const comment = (await write.list({ id: ids.deal })).ids[0] ?? '';
    const { attachments } = (await write.activity(comment)) as unknown as {
      attachments: { id: string }[];
    };
    await write.delete(imported);
    await write.delete(comment);
    const [bob, deal] = oneOfEach;
    const changed = [bob!, deal!].map(({ response, ...envelope }) => ({
      ...envelope,
      response: (response as object[]).map((item) => ({
        ...item,
        created_at: day(20),
        updated_at: day(21),
        comment: 'Signed again.',
      })),
    }));
    const elsewhere = changed.map((envelope) => ({ ...envelope, record: `${envelope.record}_2` }));
    for (const envelopes of [oneOfEach, changed, elsewhere]) {
      expect(await tenant.import(...envelopes)).toMatchObject({ added: 0, updated: 0 });
      expect(await write.list(null)).toMatchObject({ totalCount: 1 });
      expect(await write.list({ id: ids.bob })).toMatchObject({ ids: [], totalCount: 0 });
    }
    const hidden = [imported, comment, ...attachments.map(({ id }) => id)];
    const { nodes } = await write.client.request<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: hidden },
    );
    expect(nodes).toEqual([null, null, null]);
    expect(await write.list(null, { search: 'signed' })).toMatchObject({ totalCount: 0 });
    // Hidden, not forgotten: that is how it is known again.
    expect((await rowOf(imported))?.deletedAt).not.toBeNull();
  });
});

describe('deleting', () => {
  test('twice, or what is changed or completed afterwards, is ACTIVITY_NOT_FOUND', async () => {
    const { write, ids, imported } = await createWriteScene(gateway);
    const { id } = await write.log({ kind: 'TASK', records: [{ id: ids.bob }] });
    for (const gone of [id, imported]) {
      await write.delete(gone);
      const attempts = [
        () => write.delete(gone),
        () => write.update({ id: gone }),
        () => write.complete(gone),
      ];
      for (const attempt of attempts) expect(await errorCode(attempt())).toBe('ACTIVITY_NOT_FOUND');
    }
  });

  test.each(['native', 'imported'])('at the same time succeeds once: %s', async (origin) => {
    const { write, ids, imported } = await createWriteScene(gateway);
    const { id } = await write.log({ kind: 'NOTE', records: [{ id: ids.bob }] });
    const doomed = origin === 'native' ? id : imported;
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, () => write.delete(doomed)),
    );
    const refused = answers.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []));
    expect(refused).toHaveLength(11);
    for (const reason of refused) {
      expect(await errorCode(Promise.reject(reason))).toBe('ACTIVITY_NOT_FOUND');
    }
    expect(await write.list({ id: ids.bob })).toMatchObject({ totalCount: 1 });
  });

  test('what cannot be seen deletes nothing', async () => {
    const { write, ids, writeAs } = scene;
    const { id } = await write.log({ kind: 'NOTE', records: [{ id: ids.bob }] });
    const shared = await write.log({
      kind: 'NOTE',
      records: [{ id: ids.bob }, { id: ids.globex }],
    });
    const limited = await writeAs({ objects: ['companies'] });
    const stranger = await createWriteScene(gateway);
    const absent = encodeId('activity', '019345ab-0000-7000-8000-000000000abc');
    expect(await errorCode(limited.delete(id))).toBe('ACTIVITY_NOT_FOUND');
    expect(await errorCode(stranger.write.delete(id))).toBe('ACTIVITY_NOT_FOUND');
    for (const unknown of [absent, ids.bob, 'x', '', `${id}\u0000`]) {
      expect(await errorCode(write.delete(unknown)), unknown).toBe('ACTIVITY_NOT_FOUND');
    }
    expect(await write.activity(id)).not.toBeNull();
    expect(await limited.delete(shared.id)).toBe(shared.id);
    expect(await write.activity(shared.id)).toBeNull();
  });
});

describe('a walk through a timeline', () => {
  test('goes on from a cursor whose activity is deleted, and loses nothing else', async () => {
    const { write, ids, imported } = await createWriteScene(gateway);
    const bob = { id: ids.bob };
    const notes: string[] = [];
    for (const number of [9, 8, 7, 6, 5]) {
      const note = { kind: 'NOTE', records: [bob], occurredAt: day(number) };
      notes.push((await write.log(note)).id);
    }
    const first = await write.page(bob, null, 2);
    expect(first.ids).toEqual(notes.slice(0, 2));
    await write.delete(notes[1]!);
    await write.delete(notes[2]!);
    const second = await write.page(bob, first.endCursor, 2);
    expect(second).toMatchObject({ ids: notes.slice(3), hasNextPage: true, hasPreviousPage: true });
    await write.delete(notes[4]!);
    await write.delete(notes[0]!);
    const last = await write.page(bob, second.endCursor, 2);
    expect(last).toMatchObject({ ids: [imported], hasNextPage: false });
    await write.delete(imported);
    const empty = await write.page(bob, second.endCursor, 2);
    expect(empty).toMatchObject({ ids: [], endCursor: second.endCursor, hasPreviousPage: true });
  });
});
