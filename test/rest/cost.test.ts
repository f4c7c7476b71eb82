import { afterAll, beforeAll, expect, it } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { createRestClient, type RestClient } from '../support/ask-rest.js';
import { createExplainingClient, type PlanNode } from '../support/explaining-client.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const { Client, explained } = createExplainingClient();

/** Of each of five kinds that Clarky has, and of emails, which it does not have. */
const COUNT = 400;
const CONTACT = { object: 'contacts', externalId: 'alice' };

let database: TestDatabase;
let server: TestServer;
let client: RestClient;

beforeAll(async () => {
  database = await createTestDatabase({ Client });
  server = await startTestServer(database, { maintains: false });
  const organizationId = await createTestOrganization(database);
  client = createRestClient(server, await server.keyOf(organizationId));
  const journal = new ActivityJournal(database, organizationId);
  const external = ['clarky', 'kasar'].map(async (source) => ({
    sourceId: await journal.sourceId(source),
    ...CONTACT,
  }));
  await stateRecord(database, organizationId, {
    object: CONTACT.object,
    external: await Promise.all(external),
  });
  const write = (source: string, kinds: JournalEntry['kind'][]) =>
    journal.write(
      source,
      kinds.flatMap((kind, k) =>
        Array.from({ length: COUNT }, (_, n) => ({
          kind,
          externalId: `${kind}${n}`,
          occurredAt: instant((n * 10 + k) * 1_000),
          records: [CONTACT],
        })),
      ),
    );
  await write('clarky', ['NOTE', 'CALL', 'MEETING', 'TASK', 'TODO']);
  await write('kasar', ['EMAIL']);
  await database.pool.query('analyze timeline_entry');
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** The entries that a node reads, kept or not. */
function entriesRead(node: PlanNode): number {
  const below = (node.Plans ?? []).map(entriesRead).reduce((sum, read) => sum + read, 0);
  const isScan =
    node['Relation Name'] === 'timeline_entry' || node['Index Name']?.startsWith('timeline_entry');
  if (!isScan || below > 0) return below;
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}

/** The entries that the statements of a request read. */
async function entriesOf(query: Record<string, string | number>): Promise<number> {
  const path = '/api/v1/contacts/alice/activities';
  explained.length = 0;
  const { status } = await client.get(path, query);
  expect(status).toBe(200);
  return explained.map(({ plan }) => entriesRead(plan)).reduce((sum, read) => sum + read, 0);
}

it('an offset reads as many entries as precede the page, whatever the number of kinds', async () => {
  const first = await entriesOf({ page: 1, page_size: 20 });
  const far = await entriesOf({ page: 51, page_size: 20 });
  expect(far - first).toBeGreaterThanOrEqual(1_000);
  expect(far - first).toBeLessThan(1_100);
});

it('emails that only other systems have are not read to find none of Clarky', async () => {
  expect(await entriesOf({ page_size: 20 })).toBeLessThan(COUNT);
});
