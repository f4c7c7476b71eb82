import type { GraphQLClient } from 'graphql-request';
import { expect, test, vi } from 'vitest';
import { importRecords } from '../../src/record/import-records.js';
import { deleteOrganization } from '../../src/sync/delete-organization.js';
import { LineImporter } from '../../src/transfer/import-lines.js';
import { useCliGateway } from '../support/cli-gateway.js';
import { readExport, readOrganization } from '../support/export-import.js';
import { findEverywhere } from '../support/find-everywhere.js';
import { importBodies } from '../support/import-bodies.js';
import { oneOfEach } from '../support/one-of-each.js';
import { createWriteClient } from '../support/write-client.js';

const gateway = useCliGateway();
const BOB = { external: { source: 'invent', object: 'contacts', id: 'bob' } };

/** An organization with rows in every table that can have some. */
async function createFull(slug: string) {
  const { database } = gateway;
  const id = await gateway.createOrganization(slug);
  await importBodies(database, id, oneOfEach);
  await importBodies(database, id, [
    { system: 'kasar', object: 'contacts', record: 'k', response: { notes: { data: [{}] } } },
  ]);
  const client = await gateway.server.clientOf(id, { scopes: ['read', 'write', 'admin'] });
  const writer = createWriteClient(client);
  const unlinked = await writer.createRecord({ object: 'contacts', name: 'Nobody' });
  const idempotencyKey = 'once';
  await writer.log({ kind: 'NOTE', records: [BOB, { id: unlinked.id }], idempotencyKey });
  await writer.linkRecord(BOB, { source: 'kasar', object: 'contacts', id: 'k' });
  const deal = await writer.createRecord({ object: 'deals', name: 'To be erased' });
  await client.request(
    'mutation ($by: RecordBy!) { deleteRecord(record: $by) { deletedRecordId } }',
    {
      by: { id: deal.id },
    },
  );
  const { rows } = await database.pool.query<{ id: string }>(
    `select id from crm_record where organization_id = $1
     union select id from record_alias where organization_id = $1
     union select scope_id from timeline_entry e join source s on s.id = e.source_id
            where s.organization_id = $1`,
    [id],
  );
  return { id, client, timelineIds: [id, ...rows.map((row) => row.id)] };
}

/** Waits until the server has been notified that the keys are deleted. */
function untilRefused(client: GraphQLClient): Promise<void> {
  return vi.waitFor(
    () => expect(client.request('{ viewer { keyName } }')).rejects.toThrow(/UNAUTHENTICATED/),
    { timeout: 10_000 },
  );
}

const ERASE = ['record', 'erase', '--org'];

test('org delete says what it would delete, and with --yes leaves nothing in any table', async () => {
  const { id, client, timelineIds } = await createFull('to-delete');
  const other = await createFull('to-stay');
  const before = await readOrganization(other.client);
  expect(await gateway.run(['org', 'delete', 'to-delete'])).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr:
      'to-delete has 4 records, 4 activities, 3 sources and 1 keys: --yes deletes all of it, for good.\n',
  });
  expect((await findEverywhere(gateway.database, [id]))[id]).toContain('organization');

  const deleted = await gateway.run(['org', 'delete', 'to-delete', '--yes']);
  expect(deleted).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(deleted.stdout)).toMatchObject({ deleted: 'to-delete', activities: 4 });
  expect(await findEverywhere(gateway.database, timelineIds)).toEqual({});
  await untilRefused(client);
  expect(await readOrganization(other.client)).toEqual(before);
  const again = await gateway.run(['org', 'delete', 'to-delete', '--yes']);
  expect(again).toMatchObject({ exitCode: 1, stdout: '' });
  expect(again.stderr).toMatch(/SLUG: there is no organization "to-delete"/);
});

test('an organization whose deletion was interrupted is not served, and the same command completes it', async () => {
  const { id, client, timelineIds } = await createFull('interrupted');
  const { database } = gateway;
  const interrupted = deleteOrganization(database, { id }, (deleted) => {
    if (deleted > 0) throw new Error('killed');
  });
  await expect(interrupted).rejects.toThrow('killed');
  await untilRefused(client);
  const refused = await gateway.run(['export', '--org', 'interrupted', '-']);
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
  expect(refused.stderr).toMatch(/interrupted is being deleted.*org delete interrupted --yes/);
  expect(await gateway.run(['org', 'delete', 'interrupted', '--yes'])).toMatchObject({
    exitCode: 0,
  });
  expect(await findEverywhere(database, timelineIds)).toEqual({});
});

test('an import that an organization is deleted under stops, and leaves nothing', async () => {
  const { id, timelineIds } = await createFull('imported-into');
  const { database } = gateway;
  const lines = (await readExport(database, id)).split('\n').map((line) => `${line}\n`);
  const importer = new LineImporter({
    database,
    organizationId: id,
    onInvalid: ({ reason }) => expect.fail(reason),
    onWarning() {},
  });
  const half = lines.length >> 1;
  async function* interrupted() {
    for (const [index, line] of lines.entries()) {
      if (index === half) await deleteOrganization(database, { id }, () => {});
      yield Buffer.from(line);
    }
  }
  const importing = importer.addFile(interrupted(), 'export').then(() => importer.finish());
  await expect(importing).rejects.toThrow(/organization is being deleted: the import has stopped/);
  expect(await findEverywhere(database, timelineIds)).toEqual({});
});

test('an import of records that an organization is deleted under stops, and leaves nothing', async () => {
  const { id, timelineIds } = await createFull('records-imported-into');
  const { database } = gateway;
  async function* interrupted() {
    yield 'object,invent\ncontacts,one\n';
    await deleteOrganization(database, { id }, () => {});
    yield 'contacts,two\ncontacts,three\n';
  }
  const importing = importRecords(database, id, interrupted(), (_line, reason) =>
    expect.fail(reason),
  );
  await expect(importing).rejects.toThrow(/organization is being deleted: the import has stopped/);
  expect(await findEverywhere(database, timelineIds)).toEqual({});
});

test('record erase erases as deleteRecord does', async () => {
  const { id, client } = await createFull('with-erased');
  const erased = await gateway.run([...ERASE, 'with-erased', '--record', 'clarky:companies:cmp_1']);
  expect(erased).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(erased.stdout)).toEqual({
    erased: 'clarky:companies:cmp_1',
    deletedActivities: 1,
  });
  const { activities } = await client.request<{ activities: { totalCount: number } }>(
    '{ activities { totalCount } }',
  );
  expect(activities.totalCount).toBe(3);
  const again = await importBodies(gateway.database, id, oneOfEach);
  expect(again).toMatchObject({ added: 0, erased: 1 });
  const unknown = await gateway.run([
    ...ERASE,
    'with-erased',
    '--record',
    'clarky:companies:cmp_1',
  ]);
  expect(unknown).toMatchObject({ exitCode: 1, stdout: '' });
  expect(unknown.stderr).toMatch(/--record: there is no record "clarky:companies:cmp_1"/);
});
