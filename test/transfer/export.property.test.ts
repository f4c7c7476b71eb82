import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { arbitraryHistory, type OrganizationHistory } from '../support/arbitrary-organization.js';
import { importLines, readExport, readOrganization } from '../support/export-import.js';
import { useTestGateway } from '../support/test-gateway.js';
import { repeat } from '../support/thorough.js';
import { createWriteClient } from '../support/write-client.js';

const gateway = useTestGateway();

/** An organization that has gone through a history. */
async function createOrganization({ bodies, merges, logged, deleted }: OrganizationHistory) {
  const { organizationId, client, ...tenant } = await gateway.createTenant();
  const { database } = gateway;
  const { problems } = await tenant.import(...bodies);
  expect(problems).toEqual([]);
  const writer = createWriteClient(
    await gateway.server.clientOf(organizationId, { scopes: ['read', 'write', 'admin'] }),
  );
  const sources = await database.prisma.source.findMany({ where: { organizationId } });
  const idOf = new Map(sources.map(({ slug, id }) => [slug, id]));
  for (const { kasar, invent } of merges) {
    const external = Object.entries({ kasar, invent }).flatMap(([slug, externalId]) =>
      idOf.has(slug) ? { sourceId: idOf.get(slug)!, object: 'contacts', externalId } : [],
    );
    if (external.length > 0) {
      const company = 'A company of a name';
      await stateRecord(database, organizationId, { object: 'contacts', company, external });
    }
  }
  const unlinked = await writer.createRecord({ object: 'contacts', name: 'Known to nobody' });
  const links = await database.prisma.recordLink.findMany({
    where: { organizationId, object: 'contacts' },
  });
  const { actors } = await client.request<{ actors: { nodes: { id: string }[] } }>(
    '{ actors(first: 1) { nodes { id } } }',
  );
  for (const { kind, contacts, minute, text, hasActor, isOnUnlinked } of logged) {
    const on = links.filter(({ externalId }) => contacts.includes(externalId)).slice(0, 2);
    const slugOf = (id: string) => sources.find((source) => source.id === id)!.slug;
    const records = on.map(({ sourceId, object, externalId }) => ({
      external: { source: slugOf(sourceId), object, id: externalId },
    }));
    const [actor] = hasActor ? actors.nodes : [];
    await writer.log({
      kind,
      records: [...records, ...(isOnUnlinked || records.length === 0 ? [{ id: unlinked.id }] : [])],
      description: text,
      occurredAt: `2026-03-01T10:0${minute}:00.000Z`,
      metadata: { minute, long: [1.5, text] },
      ...(actor ? { actor: actor.id } : {}),
      ...(kind === 'TASK'
        ? { dueDate: '2026-04-01', ...(actor ? { assignee: actor.id } : {}) }
        : {}),
    });
  }
  const { ids } = await writer.list(null);
  for (const [index, id] of ids.entries()) if (deleted.includes(index)) await writer.delete(id);
  return { organizationId, client };
}

test('an export imported into another organization gives the same, and twice changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, async (history) => {
      const { database } = gateway;
      const { organizationId, client } = await createOrganization(history);
      const original = await readOrganization(client);
      const exported = await readExport(database, organizationId);

      const copy = await gateway.createTenant();
      const first = await importLines(database, copy.organizationId, exported);
      expect(first.problems).toEqual([]);
      expect(await readOrganization(copy.client)).toEqual(original);

      const cursor = await database.prisma.activityChange.count();
      const second = await importLines(database, copy.organizationId, exported);
      expect(second).toMatchObject({ problems: [], added: 0, updated: 0, unchanged: first.read });
      expect(second.records).toMatchObject({ added: 0, updated: 0, erased: 0 });
      expect(await database.prisma.activityChange.count()).toBe(cursor);

      // Into its own organization it brings nothing new, and nothing deleted back.
      const own = await importLines(database, organizationId, exported);
      expect(own).toMatchObject({ problems: [], added: 0, updated: 0 });
      expect(await readOrganization(client)).toEqual(original);
    }),
    { numRuns: repeat(10), endOnFailure: true },
  );
});
