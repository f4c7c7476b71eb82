import { expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { importLines } from '../support/export-import.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { untilWaiting } from '../support/waiting.js';

const gateway = useTestGateway();

/** The line of a contact that others were merged into. */
function contact(id: string, formerIds: string[] = []): string {
  const at = '2026-01-01T00:00:00.000Z';
  const record = {
    id: encodeId('contact', id),
    object: 'contacts',
    createdAt: at,
    updatedAt: at,
    external: [],
    formerIds: formerIds.map((it) => encodeId('contact', it)),
  };
  return `${JSON.stringify({ record })}\n`;
}

test('two imports at once do not give one id to records of different organizations', async () => {
  const { database } = gateway;
  const [former, survivor] = [randomId(), randomId()];
  const [one, other] = [await gateway.createTenant(), await gateway.createTenant()];
  const holder = await database.pool.connect();
  const imports: Promise<unknown>[] = [];
  try {
    // Nothing can be inserted into the table: each import stops there, with its record inserted and not committed.
    await holder.query('begin');
    await holder.query('lock table record_alias in share row exclusive mode');
    imports.push(importLines(database, other.organizationId, contact(former, [randomId()])));
    await untilWaiting(database, 1);
    imports.push(importLines(database, one.organizationId, contact(survivor, [former])));
    await untilWaiting(database, 2);
    await holder.query('commit');
  } finally {
    holder.release();
  }
  for (const counts of await Promise.all(imports)) {
    expect(counts).toMatchObject({ problems: [], records: { added: 1 } });
  }
  const recordOf = async ({ client }: Tenant, id: string) => {
    const ask = 'query ($by: RecordBy!) { record(by: $by) { id } }';
    const by = { id: encodeId('contact', id) };
    return (await client.request<{ record: { id: string } | null }>(ask, { by })).record?.id;
  };
  expect(await recordOf(other, former)).toBe(encodeId('contact', former));
  expect(await recordOf(one, survivor)).toBe(encodeId('contact', survivor));
  expect(await recordOf(one, former)).toBeUndefined();
});
