import { expect, test } from 'vitest';
import { readMigrations } from '../../src/db/migrations.js';
import { createTestDatabase, createTestOrganization } from '../support/test-database.js';

test('pagination states that earlier versions stored are renamed, and nothing else is', async () => {
  const database = await createTestDatabase();
  const organizationId = await createTestOrganization(database);
  const rangeWith = (name: string) => ({
    anchors: {
      items: ['2026-01-01T00:00:00.000Z "walk": {', '2026-01-01T00:00:00.000Z "walk": null'],
    },
    missing: { walk: 1, 'a "walk': 2, '"walk": ': 1 },
    [name]: { ids: { items: ['walk', '"walk": {}', null] }, next: null },
    below: { complete: true, [name]: null, below: null },
  });
  await database.pool.query(
    `insert into record_link (source_id, object, external_id, organization_id, record_id, reading)
     values ($1, 'contacts', 'c-1', $1, $1, $2), ($1, 'contacts', 'c-2', $1, $1, null)`,
    [organizationId, rangeWith('walk')],
  );
  const { sql } = readMigrations().find(({ name }) => name.endsWith('_pagination_state'))!;
  await database.pool.query(sql);
  const { rows } = await database.pool.query(
    'select reading from record_link order by external_id',
  );
  expect(rows).toEqual([{ reading: rangeWith('pagination') }, { reading: null }]);
  await database.drop();
});
