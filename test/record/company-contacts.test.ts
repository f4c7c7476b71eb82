import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { completeMerges, movePortion } from '../../src/record/merge-records.js';
import { eraseRecord } from '../support/marked-record.js';
import { beginMerge, contactId, contactOf } from '../support/merge-scene.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteClient } from '../support/write-client.js';

// Maintenance would complete what these tests interrupt.
const gateway = useTestGateway(undefined, { maintains: false });

const GLOBEX = { source: 'invent', object: 'companies', id: 'globex' };

/** Two companies, of which the second has many contacts. */
async function createCompanies(contacts: number) {
  const { organizationId, ...tenant } = await gateway.createTenant();
  const { database, server } = gateway;
  const companyOf = (record: string) => {
    const created_at = '2026-01-01T10:00:00Z';
    const response = [{ id: record, type: 'comment', created_at, comment: 'Hello' }];
    return { system: 'invent', object: 'companies', record, response } as const;
  };
  await tenant.import(companyOf('acme'), companyOf('globex'));
  const acme = await contactOf(database, organizationId, 'acme');
  const globex = await contactOf(database, organizationId, 'globex');
  const ids = Array.from({ length: contacts }, () => randomUUID());
  await database.prisma.crmRecord.createMany({
    data: ids.map((id) => ({ id, organizationId, object: 'contacts', companyId: globex })),
  });
  const client = await server.clientOf(organizationId, { scopes: ['read', 'write', 'admin'] });
  return {
    client,
    organizationId,
    acme,
    globex,
    acmeId: contactId(acme).replace('contact', 'company'),
    globexId: contactId(globex).replace('contact', 'company'),
    write: createWriteClient(client),
    /** The companies that contacts have, as clients read them. */
    async readCompanies(): Promise<(string | undefined)[]> {
      const query =
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Contact { company { id } } } }';
      const some = ids.slice(0, 50).concat(ids.slice(-50)).map(contactId);
      const { nodes } = await client.request<{ nodes: { company: { id: string } | null }[] }>(
        query,
        {
          ids: some,
        },
      );
      return [...new Set(nodes.map(({ company }) => company?.id))];
    },
    /** The companies that contacts are stored with. */
    async storedCompanies(): Promise<(string | null)[]> {
      const { rows } = await database.pool.query<{ id: string | null }>(
        'select distinct company_id as id from crm_record where id = any($1::uuid[])',
        [ids],
      );
      return rows.map(({ id }) => id);
    },
    /** The most contacts that one transaction has changed. */
    async largestChange(): Promise<number> {
      const { rows } = await database.pool.query<{ most: number }>(
        `select max(count)::int as most from (
           select count(*) from crm_record where id = any($1::uuid[]) group by xmin::text) each`,
        [ids],
      );
      return rows[0]!.most;
    },
  };
}

test('the contacts of a company that is merged follow in portions', async () => {
  const { write, acme, acmeId, ...companies } = await createCompanies(1_200);
  await write.linkRecord({ id: acmeId }, GLOBEX);
  expect(await companies.readCompanies()).toEqual([acmeId]);
  expect(await companies.storedCompanies()).toEqual([acme]);
  expect(await companies.largestChange()).toBeLessThanOrEqual(500);
});

test('while they follow, every contact has the surviving company; maintenance completes it', async () => {
  const { organizationId, acme, globex, acmeId, globexId, write, ...companies } =
    await createCompanies(120);
  const { database } = gateway;
  await beginMerge(database, organizationId, acme, globex, 'companies');
  let moves = 0;
  do expect(await companies.readCompanies()).toEqual([acmeId]);
  while ((await movePortion(database, organizationId, acme, 50)) && ++moves < 2);
  expect((await companies.storedCompanies()).sort()).toEqual([acme, globex].sort());
  const late = await write.createRecord({ object: 'contacts', company: { id: globexId } });
  expect(late.company).toEqual({ id: acmeId });
  await completeMerges(database);
  expect(await companies.readCompanies()).toEqual([acmeId]);
  expect(await companies.storedCompanies()).toEqual([acme]);
});

test('the contacts of a company that is erased lose it in portions', async () => {
  const { client, globexId, ...companies } = await createCompanies(1_200);
  expect(await eraseRecord(client, globexId)).toBe(1);
  expect(await companies.readCompanies()).toEqual([undefined]);
  expect(await companies.storedCompanies()).toEqual([null]);
  expect(await companies.largestChange()).toBeLessThanOrEqual(500);
});

test('what the feed keeps of activities that were deleted before is erased in portions', async () => {
  const { client, organizationId, globex, globexId } = await createCompanies(0);
  const { pool } = gateway.database;
  await pool.query(
    `insert into activity_change (organization_id, activity_id, scopes_before, before)
     select $1, gen_random_uuid(), array[$1, $2]::uuid[], '{"kind":"NOTE"}'
       from generate_series(1, 1200)`,
    [organizationId, globex],
  );
  await eraseRecord(client, globexId);
  const { rows } = await pool.query<{ most: number; left: number; count: number }>(
    `select max(count)::int as most, sum(left_over)::int as left, sum(count)::int as count from (
       select count(*), count(before) as left_over from activity_change
        where organization_id = $1 and activity_id is not null and scopes_after is null
          and $2 = any(scopes_before) group by xmin::text) each`,
    [organizationId, globex],
  );
  expect(rows[0]).toMatchObject({ left: 0, count: 1_201 });
  expect(rows[0]!.most).toBeLessThanOrEqual(501);
});
