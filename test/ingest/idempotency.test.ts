import { expect, test } from 'vitest';
import { deleteExpiredIdempotencyKeys } from '../../src/ingest/idempotency.js';
import { useTestGateway } from '../support/test-gateway.js';

const gateway = useTestGateway();
const HOUR = 60 * 60 * 1000;

const LOG = `mutation ($input: LogActivityInput!) { logActivity(input: $input) { activity { id } } }`;

test('a key is forgotten after 48 hours, and not before', async () => {
  const { organizationId } = await gateway.createTenant();
  const client = await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'] });
  const { createRecord } = await client.request<{ createRecord: { record: { id: string } } }>(
    'mutation { createRecord(input: { object: "contacts" }) { record { id } } }',
  );
  const records = [{ id: createRecord.record.id }];
  const log = async (idempotencyKey: string): Promise<string> => {
    const variables = { input: { kind: 'NOTE', records, description: 'Hello', idempotencyKey } };
    const data = await client.request<{ logActivity: { activity: { id: string } } }>(
      LOG,
      variables,
    );
    return data.logActivity.activity.id;
  };
  const first = await log('key');
  expect(
    await deleteExpiredIdempotencyKeys(gateway.database, new Date(Date.now() + 47.9 * HOUR)),
  ).toBe(0);
  expect(await log('key')).toBe(first);
  expect(
    await deleteExpiredIdempotencyKeys(gateway.database, new Date(Date.now() + 48.1 * HOUR)),
  ).toBe(1);
  expect(await log('key')).not.toBe(first);
});

test('however many keys there are, the young ones stay', async () => {
  const { organizationId } = await gateway.createTenant();
  await gateway.database.pool.query(
    `insert into idempotency_key (organization_id, key_hash, input_hash, activity_id, created_at)
     select $1, sha256(n::text::bytea), '', gen_random_uuid(),
            now() - case when n <= 5005 then interval '49 h' else interval '47 h' end
       from generate_series(1, 5010) n`,
    [organizationId],
  );
  expect(await deleteExpiredIdempotencyKeys(gateway.database)).toBe(5_005);
  expect(await gateway.database.prisma.idempotencyKey.count({ where: { organizationId } })).toBe(5);
});
