import type pg from 'pg';
import { expect, test } from 'vitest';
import type { RecordReference } from '../../src/activity/record-reference.js';
import { separatePortion, unlinkRecord } from '../../src/record/unlink-record.js';
import { useCliGateway } from '../support/cli-gateway.js';
import { importBodies, type TestEnvelope } from '../support/import-bodies.js';
import { pollChanges } from '../support/poll-changes.js';
import { readWholeTimeline } from '../support/whole-timeline.js';
import { createWriteClient } from '../support/write-client.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { wrongEntries } from '../support/wrong-entries.js';

const gateway = useCliGateway();

function at(minute: number): string {
  return `2026-01-01T10:0${minute}:00.000Z`;
}

function events(record: string, ...ids: string[]): TestEnvelope {
  const response = ids.map((id, index) => ({ id, type: 'contact_blocked', created_at: at(index) }));
  return { system: 'invent', object: 'contacts', record, response };
}

function notes(record: string, ...ids: string[]): TestEnvelope {
  const data = ids.map((id, index) => ({ id, content: id, created_at: at(index) }));
  return { system: 'kasar', object: 'contacts', record, response: { notes: { data } } };
}

function calls(...items: { id: string; contact_id: string; company_id?: string }[]): TestEnvelope {
  const data = items.map((it, index) => ({ ...it, activity_type: 'call', created_at: at(index) }));
  return { system: 'clarky', object: 'contacts', record: items[0]!.contact_id, response: { data } };
}

const contact = (source: string, id: string) => ({ source, object: 'contacts', id });

/** An organization whose contacts, by references such as invent:i, are one record. */
async function createLinked(slug: string, bodies: TestEnvelope[], references: string[]) {
  const id = await gateway.createOrganization(slug);
  await importBodies(gateway.database, id, bodies);
  const client = await gateway.server.clientOf(id, { scopes: ['read', 'write', 'admin'] });
  const [first, ...others] = references.map((it) => it.replace(':', ':contacts:'));
  for (const other of others) {
    await gateway.run(['record', 'link', '--org', slug, '--record', first!, '--to', other]);
  }
  return {
    id,
    client,
    writer: createWriteClient(client),
    unlink: (reference: string) =>
      gateway.run([
        ...['record', 'unlink', '--org', slug],
        ...['--record', reference.replace(':', ':contacts:')],
      ]),
    async listed(source: string, externalId: string): Promise<(string | null)[]> {
      const { nodes } = await readWholeTimeline(client, contact(source, externalId));
      return nodes.map(({ origin }) => origin.externalId).sort();
    },
    async expectWhole() {
      expect(await wrongEntries(gateway.database)).toEqual({ missing: [], leftOver: [] });
      expect(await wrongCounts(gateway.database)).toEqual([]);
    },
  };
}

test('an id gets a record of its own with the activities that came by it; others stay, and followers see the moves', async () => {
  const bodies = [notes('k', 'n'), events('i', 'e1', 'e2', 'hidden'), events('j', 'e2')];
  const { client, writer, unlink, listed, expectWhole } = await createLinked('apart', bodies, [
    'kasar:k',
    'invent:i',
  ]);
  const kasar = { external: contact('kasar', 'k') };
  const logged = await writer.log({ kind: 'NOTE', records: [kasar], description: 'Ours' });
  const { nodes } = await readWholeTimeline(client, kasar.external);
  await writer.delete(nodes.find(({ origin }) => origin.externalId === 'hidden')!.id);
  const follow = { record: { id: logged.records[0]!.id } };
  const { cursor } = await pollChanges(gateway.database, client, null, follow);

  const unlinked = await unlink('invent:i');
  expect(unlinked).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(unlinked.stdout)).toEqual({
    unlinked: 'invent:contacts:i',
    moved: 3,
    ambiguous: 0,
  });
  expect(await listed('invent', 'i')).toEqual(['e1', 'e2']);
  expect(await listed('invent', 'j')).toEqual(['e2']);
  expect(await listed('kasar', 'k')).toEqual(['n', null]);
  const { changes } = await pollChanges(gateway.database, client, cursor, follow);
  expect(changes.map(({ type }) => type)).toEqual(['DELETED', 'DELETED']);
  await expectWhole();

  // What is imported again goes to the record that the id leads to.
  const { id } = await gateway.database.prisma.organization.findUniqueOrThrow({
    where: { slug: 'apart' },
  });
  await importBodies(gateway.database, id, bodies);
  expect(await listed('invent', 'i')).toEqual(['e1', 'e2']);
  expect(await listed('kasar', 'k')).toEqual(['n', null]);

  for (const [reference, reason] of [
    ['invent:i', /"i" is the only id of its record: there is nothing to separate it from/],
    ['invent:nobody', /There is no record with the id "nobody"/],
    ['hubspot:x', /--record: there is no source "hubspot"/],
  ] as const) {
    const refused = await unlink(reference);
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(reason);
  }
});

test('items that name records follow the id that they name; of the others those stay that either list may have had', async () => {
  const bodies = [
    calls(
      { id: 'of-1', contact_id: '1' },
      { id: 'of-2', contact_id: '2', company_id: 'x' },
      { id: 'of-company', contact_id: '3', company_id: 'x' },
    ),
    notes('1', 'a'),
    notes('2', 'b'),
  ];
  const references = ['clarky:1', 'clarky:2', 'kasar:1', 'kasar:2'];
  const { id, client, unlink, listed, expectWhole } = await createLinked(
    'both',
    bodies,
    references,
  );
  expect(JSON.parse((await unlink('clarky:2')).stdout)).toMatchObject({ moved: 1, ambiguous: 0 });
  expect(await listed('clarky', '2')).toEqual(['of-2']);
  expect(await listed('clarky', '1')).toEqual(['a', 'b', 'of-1']);
  const company = await readWholeTimeline(client, {
    source: 'clarky',
    object: 'companies',
    id: 'x',
  });
  expect(company.totalCount).toBe(2);

  expect(JSON.parse((await unlink('kasar:2')).stdout)).toMatchObject({ moved: 0, ambiguous: 2 });
  expect(await listed('kasar', '2')).toEqual([]);
  expect(await listed('kasar', '1')).toEqual(['a', 'b', 'of-1']);
  await importBodies(gateway.database, id, [notes('2', 'b')]);
  expect(await listed('kasar', '2')).toEqual(['b']);
  await expectWhole();
});

test('one that is stopped between its portions is completed by the same command', async () => {
  const ids = ['e1', 'e2', 'e3', 'e4', 'e5'];
  const { id, unlink, listed, expectWhole } = await createLinked(
    'stopped',
    [notes('k', 'n'), events('i', ...ids)],
    ['kasar:k', 'invent:i'],
  );
  const { database } = gateway;
  const { sourceId } = await database.prisma.recordLink.findFirstOrThrow({
    where: { organizationId: id, externalId: 'i' },
  });
  const reference = { sourceId, object: 'contacts', externalId: 'i' };
  await stopAfterFirst(id, reference);
  const portion = await separatePortion(database, id, reference, NO_ID, 2);
  expect(portion).toMatchObject({ moved: 2, ambiguous: 0 });
  expect(await listed('invent', 'i')).toHaveLength(2);
  expect(await listed('kasar', 'k')).toHaveLength(4);

  expect(JSON.parse((await unlink('invent:i')).stdout)).toMatchObject({ moved: 3 });
  expect(await listed('invent', 'i')).toEqual(ids);
  expect(await listed('kasar', 'k')).toEqual(['n']);
  expect((await unlink('invent:i')).stderr).toMatch(/only id of its record/);
  await expectWhole();
});

test('a record that was not separated completely is erased with what had not been moved', async () => {
  const { id, listed, expectWhole } = await createLinked(
    'erased',
    [notes('k', 'n'), events('i', 'e1', 'e2')],
    ['kasar:k', 'invent:i'],
  );
  const { sourceId } = await gateway.database.prisma.recordLink.findFirstOrThrow({
    where: { organizationId: id, externalId: 'i' },
  });
  await stopAfterFirst(id, { sourceId, object: 'contacts', externalId: 'i' });
  expect(await listed('kasar', 'k')).toHaveLength(3);
  const erase = ['record', 'erase', '--org', 'erased', '--record', 'invent:contacts:i'];
  expect(JSON.parse((await gateway.run(erase)).stdout)).toMatchObject({ deletedActivities: 2 });
  expect(await listed('kasar', 'k')).toEqual(['n']);
  await expectWhole();
});

test('the record that an id was separated from is erased without what had not been moved', async () => {
  const { id, listed, expectWhole } = await createLinked(
    'former',
    [notes('k', 'n'), events('i', 'e1', 'e2')],
    ['kasar:k', 'invent:i'],
  );
  const { sourceId } = await gateway.database.prisma.recordLink.findFirstOrThrow({
    where: { organizationId: id, externalId: 'i' },
  });
  await stopAfterFirst(id, { sourceId, object: 'contacts', externalId: 'i' });
  const erase = ['record', 'erase', '--org', 'former', '--record', 'kasar:contacts:k'];
  expect(JSON.parse((await gateway.run(erase)).stdout)).toMatchObject({ deletedActivities: 1 });
  expect(await listed('invent', 'i')).toEqual(['e1', 'e2']);
  await expectWhole();
});

/** Separates an id, and stops after the first transaction, before any activity is moved. */
async function stopAfterFirst(organizationId: string, reference: RecordReference): Promise<void> {
  const { database } = gateway;
  let transactions = 0;
  const pool = new Proxy(database.pool, {
    get(target, name) {
      if (name === 'connect' && ++transactions > 1) throw new Error('killed');
      const member = target[name as keyof pg.Pool];
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const stopped = unlinkRecord({ ...database, pool }, organizationId, reference);
  await expect(stopped).rejects.toThrow('killed');
}

const NO_ID = '00000000-0000-0000-0000-000000000000';
