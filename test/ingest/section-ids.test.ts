import { expect, test } from 'vitest';
import { readMigrations } from '../../src/db/migrations.js';
import { activityTombstone } from '../../src/ingest/tombstones.js';
import { useTestGateway } from '../support/test-gateway.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useTestGateway();

const RECORD = { object: 'contacts', record: 'c-1' };
const created_at = '2026-03-01T10:00:00Z';

/** A list of Kasar with an item of this id in each of its sections. */
function listWith(id: unknown) {
  return {
    interactions: { data: [{ id, channel: 'email', subject: 'Offer', created_at }], total: 1 },
    tasks: { data: [{ id, title: 'Call back', created_at }], total: 1 },
    notes: { data: [{ id, title: 'Met', content: 'At the fair', created_at }], total: 1 },
  };
}

async function importList(response: unknown) {
  const tenant = await gateway.createTenant();
  const importAgain = (again = response) =>
    tenant.import({ system: 'kasar', ...RECORD, response: again });
  const counts = await importAgain();
  const read = () =>
    readWholeTimeline(tenant.client, { source: 'kasar', object: 'contacts', id: 'c-1' });
  return { ...tenant, counts, importAgain, read };
}

test.each([1, '1', '550e8400'])('%o in each section of Kasar is three activities', async (id) => {
  const { counts, importAgain, read } = await importList(listWith(id));
  expect(counts).toMatchObject({ read: 3, added: 3 });
  const { nodes } = await read();
  expect(nodes.map(({ kind }) => kind).sort()).toEqual(['EMAIL', 'NOTE', 'TASK']);
  for (const { origin } of nodes) expect(origin.externalId).toBe(String(id));
  expect(await importAgain()).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
  expect((await read()).nodes).toEqual(nodes);
});

test('what was stored before sections were distinguished keeps its ids', async () => {
  const { importAgain, read, organizationId } = await importList(listWith('a'));
  const { pool } = gateway.database;
  const before = await read();
  await pool.query(
    `update activity set external_id = split_part(external_id, '/', 2) || ' ' || kind
      where organization_id = $1`,
    [organizationId],
  );
  const { sql } = readMigrations().find(({ name }) => name.endsWith('_kasar_sections'))!;
  await pool.query(sql);
  const old = (kind: string) => ({
    ...listWith('a'),
    ...Object.fromEntries(
      Object.entries(listWith('a')).map(([section, { data }]) => [
        section,
        { data: data.map((item) => ({ ...item, id: `a ${kind}` })), total: 1 },
      ]),
    ),
  });
  // The same items under the ids that they had: each is found in its section.
  for (const kind of ['EMAIL', 'TASK', 'NOTE']) {
    expect(await importAgain(old(kind))).toMatchObject({ added: 2, unchanged: 0, updated: 1 });
  }
  const ids = (await read()).nodes.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(before.nodes.map(({ id }) => id)));
});

test('an item that was erased before sections were distinguished stays so', async () => {
  const { organizationId, importAgain, read } = await importList(listWith('a'));
  const { pool } = gateway.database;
  const { rows } = await pool.query<{ id: string }>(
    "select id from source where organization_id = $1 and slug = 'kasar'",
    [organizationId],
  );
  await pool.query("insert into tombstone (organization_id, hash) values ($1, decode($2, 'hex'))", [
    organizationId,
    activityTombstone(rows[0]!.id, 'b'),
  ]);
  expect(await importAgain(listWith('b'))).toMatchObject({ added: 0, erased: 3 });
  expect((await read()).totalCount).toBe(3);
});
