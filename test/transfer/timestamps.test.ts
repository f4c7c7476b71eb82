import { expect, test } from 'vitest';
import { importLines, readExport } from '../support/export-import.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { createWriteClient } from '../support/write-client.js';

const gateway = useTestGateway();

test('updatedAt is the same after an import, also to a key that is not told of moves', async () => {
  const { database, server } = gateway;
  const original = await gateway.createTenant();
  const response = [{ id: 'x', type: 'note', created_at: '2026-01-01T10:00:00Z', note: {} }];
  await original.import(
    { system: 'invent', object: 'contacts', record: 'alice', response },
    { system: 'invent', object: 'contacts', record: 'bob', response: [] },
  );
  const writer = createWriteClient(
    await server.clientOf(original.organizationId, { scopes: ['read', 'write', 'admin'] }),
  );
  const alice = { source: 'invent', object: 'contacts', id: 'alice' };
  const bob = { source: 'invent', object: 'contacts', id: 'bob' };
  await writer.log({ kind: 'NOTE', records: [{ external: alice }], description: 'Ours' });
  await writer.linkRecord({ external: bob }, alice);

  /** As an unlimited key and a limited one are told. */
  const updatedAt = async (organizationId: string) => {
    const query = '{ activities(first: 9) { nodes { recordedAt updatedAt } } }';
    const clients = await Promise.all([
      server.clientOf(organizationId),
      server.clientOf(organizationId, { objects: ['contacts'] }),
    ]);
    return Promise.all(clients.map((client) => client.request<Activities>(query)));
  };
  const before = await updatedAt(original.organizationId);
  const [toAll, toLimited] = before.map(({ activities }) => activities.nodes);
  expect(toAll).toHaveLength(2);
  for (const [index, { updatedAt }] of toLimited!.entries()) {
    expect(Date.parse(updatedAt)).toBeLessThan(Date.parse(toAll![index]!.updatedAt));
  }
  const copy = await gateway.createTenant();
  const exported = await readExport(database, original.organizationId);
  for (const { organizationId } of [copy, copy, original]) {
    expect(await importLines(database, organizationId, exported)).toMatchObject({ problems: [] });
    expect(await updatedAt(organizationId)).toEqual(before);
  }
});

test.each([
  ['no version', {}],
  ['the same version', { updated_at: '2026-01-02T00:00:00Z' }],
])(
  'an older export changes nothing of what changed since, though its source states %s',
  async (_name, version) => {
    const { database } = gateway;
    const [original, copy] = [await gateway.createTenant(), await gateway.createTenant()];
    const write = (content: string) => {
      const note = { content, ...version };
      const item = { id: 'x', type: 'note', created_at: '2026-01-01T10:00:00Z', ...version, note };
      const list = { system: 'invent', object: 'contacts', record: 'alice', response: [item] };
      return original.import(list);
    };
    const contentOf = async ({ client }: Tenant) => {
      const query = '{ activities(first: 9) { nodes { ... on NoteData { content } } } }';
      const { activities } = await client.request<{ activities: { nodes: object[] } }>(query);
      return activities.nodes;
    };
    await write('old');
    const older = await readExport(database, original.organizationId);
    await write('new');
    const newer = await readExport(database, original.organizationId);
    expect(await importLines(database, original.organizationId, older)).toMatchObject({
      unchanged: 1,
    });
    expect(await contentOf(original)).toEqual([{ content: 'new' }]);
    for (const exported of [older, newer, older]) {
      await importLines(database, copy.organizationId, exported);
    }
    expect(await contentOf(copy)).toEqual([{ content: 'new' }]);
  },
);

interface Activities {
  activities: { nodes: { recordedAt: string; updatedAt: string }[] };
}
