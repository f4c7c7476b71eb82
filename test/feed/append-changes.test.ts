import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.js';
import { appendChanges } from '../../src/ingest/append-changes.js';
import { useTestGateway } from '../support/test-gateway.js';

const gateway = useTestGateway();

test('the changes of a transaction are in the order given, however PostgreSQL joins', async () => {
  const { organizationId, ...tenant } = await gateway.createTenant();
  const { pool } = gateway.database;
  const data = Array.from({ length: 300 }, (_, index) => ({
    id: `item-${index}`,
    channel: 'email',
    created_at: '2026-01-01T10:00:00Z',
  }));
  const response = { interactions: { data } };
  await tenant.import({ system: 'kasar', object: 'contacts', record: 'k', response });
  await pool.query('truncate activity_change');
  await pool.query('analyze activity');
  const ids = data.map(() => randomUUID());
  await inTransaction(pool, async (client) => {
    // What its statistics may lead it to: the hash table holds the changes, and is read out in an order of its own.
    await client.query('set local enable_nestloop = off; set local enable_mergejoin = off');
    const changes = ids.map((activityId) => ({ activityId, before: null, after: null }));
    await appendChanges(client, organizationId, changes);
  });
  const { rows } = await pool.query<{ id: string }>(
    'select activity_id as id from activity_change order by activity_change.id',
  );
  expect(rows.map(({ id }) => id)).toEqual(ids);
});
