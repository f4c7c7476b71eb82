import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { decodeId } from '../../src/activity/type-id.js';
import { lockForMerging } from '../../src/db/transaction.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';
import { untilPast } from '../support/waiting.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();

/**
 * Keeps all writers of an organization waiting while `work` starts some; they go on in the order in
 * which they came. What is given to it returns once one writer more is waiting.
 */
async function whileWritersWait(
  organizationId: string,
  work: (oneMoreWaits: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const client: pg.PoolClient = await gateway.database.pool.connect();
  let expected = 0;
  try {
    await client.query('begin');
    await lockForMerging(client, organizationId);
    await work(async () => {
      expected++;
      for (let attempt = 0; attempt < 500; attempt++) {
        const { rows } = await client.query<{ count: number }>(
          `select count(distinct pid) from pg_locks where locktype = 'advisory' and not granted
             and database = (select oid from pg_database where datname = current_database())`,
        );
        if (rows[0]?.count === expected) return;
        await sleep(10);
      }
      throw new Error('it does not wait');
    });
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Runs one mutation after another, which it did not know of when it looked its records up. */
async function runAfter<T>(
  { organizationId }: WriteScene,
  first: () => Promise<unknown>,
  second: () => Promise<T>,
): Promise<T> {
  const started: Promise<unknown>[] = [];
  await whileWritersWait(organizationId, async (oneMoreWaits) => {
    for (const start of [first, second]) {
      const running = start();
      running.catch(() => {}); // Looked at below.
      started.push(running);
      await oneMoreWaits();
      await untilPast(Date.now()); // So that what each takes for now can be told apart.
    }
  });
  await started[0];
  return started[1] as Promise<T>;
}

const REF = { source: 'invent', object: 'contacts', id: 'robert' };
const COMPANY_REF = { source: 'invent', object: 'companies', id: 'globex' };

async function createPair(): Promise<WriteScene & { bob: { id: string }; robert: { id: string } }> {
  const scene = await createWriteScene(gateway);
  const { id } = await scene.write.createRecord({ object: 'contacts', external: [REF] });
  return { ...scene, bob: { id: scene.ids.bob }, robert: { id } };
}

test('what is logged on a record that was merged meanwhile stands on what it became', async () => {
  const scene = await createPair();
  const { write, bob, robert } = scene;
  const merge = () => write.linkRecord(bob, REF);
  const log = () => write.log({ kind: 'NOTE', records: [robert, bob] });
  const note = await runAfter(scene, merge, log);
  expect(note.records).toEqual([bob]);
  expect(await write.list(bob)).toMatchObject({ totalCount: 2 });
});

test('a record that was merged meanwhile is changed as what it became', async () => {
  const scene = await createPair();
  const { write, bob, robert, ids } = scene;
  const change = { record: robert, name: 'Rob', company: { id: ids.globex } };
  const changed = await runAfter(
    scene,
    () => write.linkRecord(bob, REF),
    () => write.updateRecord(change),
  );
  expect(changed).toMatchObject({ id: bob.id, name: 'Rob', company: { id: ids.globex } });
});

test('a record that was merged meanwhile is linked as what it became', async () => {
  const scene = await createPair();
  const { write, bob, robert } = scene;
  const ref = { ...REF, id: 'rob' };
  const linked = await runAfter(
    scene,
    () => write.linkRecord(bob, REF),
    () => write.linkRecord(robert, ref),
  );
  expect(linked.id).toBe(bob.id);
  expect(linked.links.map(({ externalId }) => externalId).sort()).toEqual(['bob', 'rob', 'robert']);
});

test('a company that was merged meanwhile is given as what it became', async () => {
  const scene = await createPair();
  const { write, bob, ids } = scene;
  const old = await write.createRecord({ object: 'companies', external: [COMPANY_REF] });
  const company = { id: old.id };
  await runAfter(
    scene,
    () => write.linkRecord({ id: ids.globex }, COMPANY_REF),
    () => write.updateRecord({ record: bob, company }),
  );
  const again = await write.createRecord({ object: 'companies', external: [] });
  const ref = { ...COMPANY_REF, id: 'again' };
  await write.linkRecord({ id: again.id }, ref);
  await runAfter(
    scene,
    () => write.linkRecord({ id: ids.globex }, ref),
    () => write.createRecord({ object: 'contacts', name: 'New', company: { id: again.id } }),
  );
  const ofGlobex = await gateway.database.prisma.crmRecord.findMany({
    where: { companyId: decodeId(ids.globex)?.uuid },
    orderBy: { name: 'asc' },
  });
  expect(ofGlobex.map(({ name }) => name)).toEqual(['Bob Dupont', 'New']);
});

test('what was erased meanwhile is RECORD_NOT_FOUND, and is not written on', async () => {
  const writes = (scene: Awaited<ReturnType<typeof createPair>>): (() => Promise<unknown>)[] => [
    () => scene.write.log({ kind: 'NOTE', records: [scene.bob, scene.robert] }),
    () => scene.write.updateRecord({ record: scene.robert, name: 'Rob' }),
    () => scene.write.linkRecord(scene.robert, { ...REF, id: 'rob' }),
  ];
  for (const index of [0, 1, 2]) {
    const scene = await createPair();
    const erase = () =>
      scene.write.client.request(
        'mutation ($by: RecordBy!) { deleteRecord(record: $by) { deletedRecordId } }',
        { by: scene.robert },
      );
    const write = writes(scene)[index]!;
    expect(await errorCode(runAfter(scene, erase, write))).toBe('RECORD_NOT_FOUND');
    expect(await scene.write.list(null)).toMatchObject({ totalCount: 3 });
  }
});

test('a merge that waited for a change comes after it, by updatedAt too', async () => {
  const scene = await createPair();
  const { write, bob, robert } = scene;
  const { id } = await write.log({ kind: 'NOTE', records: [robert] });
  let changed = '';
  const change = async () => {
    changed = (await write.update({ id, title: 'changed' })).updatedAt;
  };
  await runAfter(scene, change, () => write.linkRecord(bob, REF));
  const merged = await write.activity(id);
  expect(merged).toMatchObject({ title: 'changed', records: [bob] });
  expect(merged!.updatedAt > changed).toBe(true);
});
