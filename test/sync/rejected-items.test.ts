import { expect, test } from 'vitest';
import { at, startLiveGateway } from '../support/live-gateway.js';
import { readRejected } from '../support/rejected-items.js';

const gateway = await startLiveGateway();

test('what live reading rejects is kept until it is accepted, and changes no timeline', async () => {
  const scene = await gateway.createScene();
  const rejected = () => readRejected(gateway.database, scene.organizationId);
  for (let hour = 0; hour < 130; hour++) {
    scene.add('invent', { id: `i-${hour}`, created_at: at(hour) });
  }
  await scene.readAll('invent');
  const cursor = await scene.cursor();
  scene.list('invent').replace('i-5', { type: 'deal_created' });
  scene.add('invent', { id: 'deal', type: 'deal_created', created_at: at(200) });
  scene.add('kasar', { id: 'undated', created_at: 'soon' });
  for (let time = 0; time < 2; time++) {
    expect(await scene.readAll('invent')).toMatchObject({ invalid: 2, deleted: 0 });
    await scene.readAll('kasar');
    expect(await rejected()).toMatchObject([
      { key: 'deal', list: `contacts:${scene.names.invent}` },
      { key: 'i-5', reason: expect.stringMatching(/^type: is "deal_created"/) },
      { key: 'interactions/undated', list: `contacts:${scene.names.kasar}` },
    ]);
  }
  expect(await scene.changesSince(cursor)).toEqual([]);
  // As it was: nothing of the activity is written, and all the same it is no longer kept as rejected.
  scene.list('invent').replace('i-5', { type: 'note_created' });
  scene.list('invent').replace('deal', { type: 'note_created' });
  expect(await scene.readAll('invent')).toMatchObject({ added: 1, updated: 0, invalid: 0 });
  expect(await rejected()).toMatchObject([{ key: 'interactions/undated' }]);
  expect(await scene.changesSince(cursor)).toEqual(['ADDED invent:deal']);
});

test('an item that PostgreSQL refuses is counted, once, also at the end of a full sync', async () => {
  const { pool } = gateway.database;
  const scene = await gateway.createScene();
  scene.add('kasar', { id: 'refused', subject: 'refused', created_at: at(2) });
  scene.add('kasar', { id: 'kept', created_at: at(1) });
  await pool.query(
    `alter table activity add constraint refused check (subject is distinct from 'refused')`,
  );
  for (let time = 0; time < 2; time++) {
    expect(await scene.readAll('kasar')).toMatchObject({ invalid: 1 });
    const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
    expect(of.kasar).toMatchObject({ state: 'FRESH', rejectedItems: 1 });
  }
  await pool.query('alter table activity drop constraint refused');
  expect(await scene.readAll('kasar')).toMatchObject({ added: 1, invalid: 0 });
  const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
  expect(of.kasar).toMatchObject({ rejectedItems: 0 });
});

test('reading again what is rejected writes nothing', async () => {
  const scene = await gateway.createScene();
  scene.add('invent', { id: 'deal', type: 'deal_created', created_at: at(1) });
  await scene.readAll('invent');
  const versions = async () => {
    const { rows } = await gateway.database.pool.query<{ xmin: string }>(
      'select xmin::text from rejected_item where organization_id = $1',
      [scene.organizationId],
    );
    return rows;
  };
  const before = await versions();
  expect(before).toHaveLength(1);
  await scene.readAll('invent');
  expect(await versions()).toEqual(before);
});

test('a full sync forgets rejected items that its list no longer has', async () => {
  const scene = await gateway.createScene();
  const rejected = () => readRejected(gateway.database, scene.organizationId);
  scene.add('invent', { id: 'kept', created_at: at(1) });
  scene.add('invent', { id: 'deal', type: 'deal_created', created_at: at(2) });
  scene.add('invent', { id: 'gone', type: 'deal_created', created_at: at(3) });
  await scene.readAll('invent');
  expect(await rejected()).toHaveLength(2);
  scene.list('invent').remove('gone');
  await scene.readAll('invent');
  expect(await rejected()).toMatchObject([{ key: 'deal' }]);
});

test('what another list still holds as rejected costs the readings of a list that accepted it nothing', async () => {
  const scene = await gateway.createScene();
  const other = `${scene.names.invent}-other`;
  scene.add('invent', { id: 'deal', type: 'deal_created', created_at: at(1) });
  await scene.readAll('invent');
  await gateway.database.pool.query(
    `insert into rejected_item (source_id, organization_id, item_key, object, external_id, item_path, wire, reason)
     select source_id, organization_id, item_key, object, $2, item_path, wire, reason
       from rejected_item where organization_id = $1`,
    [scene.organizationId, other],
  );
  scene.list('invent').replace('deal', { type: 'note_created' });
  expect(await scene.readAll('invent')).toMatchObject({ added: 1 });
  const readRows = async () => {
    const { rows } = await gateway.database.pool.query(
      'select xmin::text, external_id, is_outdated from rejected_item where organization_id = $1',
      [scene.organizationId],
    );
    return rows;
  };
  const rows = await readRows();
  expect(rows).toMatchObject([{ external_id: other, is_outdated: true }]);
  expect(await scene.readAll('invent')).toMatchObject({ added: 0, unchanged: 1 });
  expect(await readRows()).toEqual(rows);
});
