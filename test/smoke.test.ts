import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from './gql/index.js';
import { importBodies } from './support/import-bodies.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from './support/test-database.js';
import { startTestServer, type TestServer } from './support/test-server.js';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const Timeline = graphql(`
  query SmokeTimeline($record: RecordBy!) {
    timeline(record: $record) {
      nodes { kind summary title }
    }
  }
`);

test('an imported note stands on the timeline', async () => {
  const acme = await createTestOrganization(database);
  const counts = await importBodies(database, acme, [
    {
      system: 'clarky',
      object: 'contacts',
      record: 'c_1',
      response: {
        data: [
          {
            id: 'a_1',
            contact_id: 'c_1',
            activity_type: 'note',
            title: 'Hi',
            created_at: '2026-04-29T19:25:00.000Z',
          },
        ],
      },
    },
  ]);
  expect(counts).toMatchObject({ read: 1, added: 1 });
  const client = await server.clientOf(acme);
  const { timeline } = await client.request(Timeline, {
    record: { external: { source: 'clarky', object: 'contacts', id: 'c_1' } },
  });
  expect(timeline?.nodes).toEqual([
    { kind: 'NOTE', summary: 'Note on a contact: “Hi”.', title: 'Hi' },
  ]);
});
