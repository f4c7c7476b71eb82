import { once } from 'node:events';
import { expect, test } from 'vitest';
import { comments, contactId, contactOf, readPages } from '../support/merge-scene.js';
import { runCli, spawnCli } from '../support/run-cli.js';
import { useTestGateway } from '../support/test-gateway.js';
import { untilWaiting } from '../support/waiting.js';
import { createWriteClient } from '../support/write-client.js';
import { wrongCounts } from '../support/wrong-counts.js';

// Maintenance would complete the merge that is killed.
const gateway = useTestGateway(undefined, { maintains: false });

/** Two contacts, of which the second has more than one portion of activities, the last one deleted. */
async function createPair() {
  const { client, organizationId, ...tenant } = await gateway.createTenant();
  await tenant.import(comments('ann', 0, 20), comments('anna', 15, 560));
  const { database } = gateway;
  const ann = await contactOf(database, organizationId, 'ann');
  const anna = await contactOf(database, organizationId, 'anna');
  const { nodes } = await readPages(client, { id: contactId(anna) }, { size: 100 });
  const writer = createWriteClient(
    await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'] }),
  );
  await writer.delete(nodes[0]!.id);

  const { slug } = await database.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
  });
  const [record, to] = ['invent:contacts:ann', 'invent:contacts:anna'];
  const args = ['record', 'link', '--org', slug, '--record', record!, '--to', to!];
  const SECRET_KEY = 'the command line and its tests know it';
  const options = { env: { DATABASE_URL: database.url, SECRET_KEY } };
  return {
    organizationId,
    anna,
    spawnMerge: () => spawnCli(args, options),
    runMerge: () => runCli(args, options),
    /** What clients read of the merged record, without what differs between two organizations. */
    async read() {
      const list = await readPages(client, { id: contactId(ann) }, { size: 100 });
      const nodes = list.nodes.map(({ origin, records }) => [origin.externalId, records.length]);
      return { ...list, nodes };
    },
    /** How many activities still belong to the merged record. */
    async unmoved(): Promise<number | null> {
      const { rowCount } = await database.pool.query(
        'select from activity where organization_id = $1 and $2 = any(record_ids)',
        [organizationId, anna],
      );
      return rowCount;
    },
  };
}

test('a merge whose process is killed halfway is read whole, and the same command completes it', async () => {
  const { database } = gateway;
  const [pair, undisturbed] = [await createPair(), await createPair()];
  expect(await undisturbed.runMerge()).toMatchObject({ exitCode: 0, stderr: '' });
  const merged = await undisturbed.read();
  expect(merged).toMatchObject({ totalCount: 559, totalCountExact: true });

  // Deleted activities are moved last: the lock of one stops the merge in its last portion.
  const holder = await database.pool.connect();
  try {
    await holder.query('begin');
    const { rowCount } = await holder.query(
      'select from activity where organization_id = $1 and deleted_at is not null for update',
      [pair.organizationId],
    );
    expect(rowCount).toBe(1);
    const child = pair.spawnMerge();
    const exit = once(child, 'exit');
    await untilWaiting(database, 1);
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  expect(await pair.unmoved()).toBe(45);
  expect(await pair.read()).toEqual(merged);

  expect(await pair.runMerge()).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await pair.unmoved()).toBe(0);
  expect(await pair.read()).toEqual(merged);
  const { rows } = await database.pool.query("select from crm_record where merging <> '{}'");
  expect(rows).toEqual([]);
  expect(await wrongCounts(database)).toEqual([]);
});
