import { expect, test } from 'vitest';
import { comments, contactId, contactOf, readPages } from '../support/merge-scene.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteClient } from '../support/write-client.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { wrongEntries } from '../support/wrong-entries.js';

const gateway = useTestGateway();

test('merges that cross while both records are imported end in one record with everything', async () => {
  const { organizationId, ...tenant } = await gateway.createTenant();
  const { database } = gateway;
  await tenant.import(comments('ann', 0, 40), comments('anna', 30, 60));
  const [ann, anna] = [
    await contactOf(database, organizationId, 'ann'),
    await contactOf(database, organizationId, 'anna'),
  ];
  const client = await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'] });
  const writer = createWriteClient(client);
  const external = (id: string) => ({ source: 'invent', object: 'contacts', id });
  const portions = Array.from({ length: 6 }, (_, index) => 60 + 20 * index);
  await Promise.all([
    ...portions.map((from, index) =>
      tenant.import(comments(index % 2 === 0 ? 'ann' : 'anna', from, from + 20)),
    ),
    writer.linkRecord({ external: external('ann') }, external('anna')),
    writer.linkRecord({ external: external('anna') }, external('ann')),
  ]);

  const [survivor, ...others] = new Set([
    await contactOf(database, organizationId, 'ann'),
    await contactOf(database, organizationId, 'anna'),
  ]);
  expect(others).toEqual([]);
  const wanted = Array.from({ length: 180 }, (_, index) => `c${index}`).sort();
  for (const id of [survivor!, ann, anna]) {
    const { nodes, totalCount } = await readPages(client, { id: contactId(id) }, { size: 100 });
    expect(nodes.map(({ origin }) => origin.externalId).sort()).toEqual(wanted);
    expect(totalCount).toBe(180);
  }
  expect(await wrongEntries(database)).toEqual({ missing: [], leftOver: [] });
  expect(await wrongCounts(database)).toEqual([]);
});
