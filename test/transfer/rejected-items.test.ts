import { describe, expect, test } from 'vitest';
import { importLines, readExport } from '../support/export-import.js';
import type { TestEnvelope } from '../support/import-bodies.js';
import { readRejected } from '../support/rejected-items.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { createWriteClient } from '../support/write-client.js';

const gateway = useTestGateway();

/** The contact's list at Invent, whose items have no version. */
function list(record: string, ...response: object[]): TestEnvelope {
  return { system: 'invent', object: 'contacts', record, response };
}

const item = (id: string, type: string, content: string) => ({
  id,
  type,
  created_at: '2026-01-01T10:00:00Z',
  note: { content },
});
const accepted = (content: string, id = 'x') => item(id, 'note', content);
const rejected = (content: string, id = 'x') => item(id, 'deal_created', content);

const rejectedOf = ({ organizationId }: Tenant) => readRejected(gateway.database, organizationId);
const exportOf = ({ organizationId }: Tenant) => readExport(gateway.database, organizationId);

async function importInto({ organizationId }: Tenant, exported: string) {
  const { problems } = await importLines(gateway.database, organizationId, exported);
  expect(problems).toEqual([]);
}

async function contentsOf({ client }: Tenant) {
  const { activities } = await client.request<{ activities: { nodes: { content: string }[] } }>(
    '{ activities(first: 9) { nodes { ... on NoteData { content } } } }',
  );
  return activities.nodes.map(({ content }) => content);
}

describe('rejected items of an export', () => {
  test('do not replace what was accepted since', async () => {
    const tenant = await gateway.createTenant();
    await tenant.import(list('alice', rejected('v1'), rejected('other', 'y')));
    await tenant.import(list('bob', rejected('v1')));
    const exported = await exportOf(tenant);
    await tenant.import(list('alice', accepted('v2')));
    const stored = await rejectedOf(tenant);
    expect(stored).toMatchObject([
      { key: 'x', list: 'contacts:bob', isOutdated: true },
      { key: 'y', isOutdated: false },
    ]);
    await importInto(tenant, exported);
    expect(await rejectedOf(tenant)).toEqual(stored);
    expect(await contentsOf(tenant)).toEqual(['v2']);
  });

  test('still say in which lists is what was accepted since', async () => {
    const [original, copy] = [await gateway.createTenant(), await gateway.createTenant()];
    await original.import(list('alice', rejected('v1')), list('bob', rejected('v1')));
    const exported = await exportOf(original);
    await copy.import(list('alice', accepted('v2')));
    await importInto(copy, exported);
    expect(await rejectedOf(copy)).toMatchObject([
      { key: 'x', list: 'contacts:bob', isOutdated: true },
    ]);
  });

  test('are what is later of an activity that was accepted before, in a copy, too', async () => {
    const [original, copy] = [await gateway.createTenant(), await gateway.createTenant()];
    await original.import(list('alice', accepted('v1')));
    await importInto(copy, await exportOf(original));
    await original.import(list('alice', accepted('v2')));
    await original.import(list('alice', rejected('v3')));
    const stored = await rejectedOf(original);
    expect(stored).toMatchObject([{ key: 'x', isOutdated: false }]);
    const exported = await exportOf(original);
    for (const tenant of [copy, copy, original]) {
      await importInto(tenant, exported);
      expect(await rejectedOf(tenant)).toEqual(stored);
      expect(await contentsOf(tenant)).toEqual(['v2']);
    }
  });

  test('say where a later version was accepted in another list', async () => {
    const [original, copy] = [await gateway.createTenant(), await gateway.createTenant()];
    await original.import(list('alice', rejected('v1')), list('bob', rejected('v1')));
    await original.import(list('alice', accepted('v2')));
    const stored = await rejectedOf(original);
    expect(stored).toMatchObject([{ key: 'x', list: 'contacts:bob', isOutdated: true }]);
    const exported = await exportOf(original);
    for (const tenant of [copy, copy, original]) {
      await importInto(tenant, exported);
      expect(await rejectedOf(tenant)).toEqual(stored);
    }
  });

  test('end where the export has the activity of a later version', async () => {
    const [original, copy] = [await gateway.createTenant(), await gateway.createTenant()];
    await original.import(list('alice', rejected('v1')));
    await importInto(copy, await exportOf(original));
    expect(await rejectedOf(copy)).toMatchObject([{ key: 'x', isOutdated: false }]);
    await original.import(list('alice', accepted('v2')));
    await importInto(copy, await exportOf(original));
    expect(await rejectedOf(copy)).toMatchObject([{ key: 'x', isOutdated: true }]);
  });

  test('are not of activities that were hidden', async () => {
    const tenant = await gateway.createTenant();
    const scopes = ['read', 'write'] as const;
    const client = await gateway.server.clientOf(tenant.organizationId, { scopes: [...scopes] });
    await tenant.import(list('alice', accepted('the first')));
    await tenant.import(list('alice', rejected('the second')));
    const earlier = await exportOf(tenant);
    const writer = createWriteClient(client);
    for (const id of (await writer.list(null)).ids) await writer.delete(id);
    expect(await exportOf(tenant)).not.toMatch(/the (first|second)/);
    await gateway.database.prisma.rejectedItem.deleteMany({
      where: { organizationId: tenant.organizationId },
    });
    await importInto(tenant, earlier);
    expect(await rejectedOf(tenant)).toEqual([]);
    expect(await contentsOf(tenant)).toEqual([]);
  });

  test('are replaced by those that were seen later, and replace those that were not', async () => {
    const [original, copy] = [await gateway.createTenant(), await gateway.createTenant()];
    await original.import(list('alice', rejected('v1')));
    const earlier = await exportOf(original);
    await original.import(list('alice', rejected('v2')));
    const stored = await rejectedOf(original);
    const later = await exportOf(original);
    for (const exported of [later, earlier]) {
      await importInto(original, exported);
      expect(await rejectedOf(original)).toEqual(stored);
    }
    for (const exported of [earlier, later, earlier]) await importInto(copy, exported);
    expect(await rejectedOf(copy)).toEqual(stored);
  });
});
