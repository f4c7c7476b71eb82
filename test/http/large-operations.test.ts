import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { importBodies } from '../support/import-bodies.js';
import { type LiveProcess, startGatewayProcess } from '../support/live-process.js';
import { postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const RECORDS = 100;
const ACTIVITIES = 100;

/** Enough for one of the largest operations, which needs some 300 MB beside what the process has. */
const HEAP_MEGABYTES = 512;

/** Side by side they would need several times the heap. */
const AT_ONCE = 4;

let database: TestDatabase;
let issuer: TestServer;
let gateway: LiveProcess;
let key: string;
let recordIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const organizationId = await createTestOrganization(database);
  const emailsOf = (record: number) =>
    Array.from({ length: ACTIVITIES }, (_, n) => ({
      id: `email-${record}-${n}`,
      channel: 'email',
      subject: `Offer ${n}`,
      snippet: 'We are glad to send you the offer that you asked for, with all of its terms.',
      created_at: new Date(Date.UTC(2026, 0, 1, record, n)).toISOString(),
    }));
  const envelopes = Array.from({ length: RECORDS }, (_, record) => ({
    system: 'kasar',
    object: 'contacts',
    record: `contact-${record}`,
    response: {
      interactions: { data: emailsOf(record) },
      tasks: { data: [] },
      notes: { data: [] },
    },
  }));
  await importBodies(database, organizationId, envelopes);
  issuer = await startTestServer(database);
  key = await issuer.keyOf(organizationId);
  gateway = await startGatewayProcess(database, HEAP_MEGABYTES);
  const { rows } = await database.pool.query<{ id: string }>('select id from crm_record');
  recordIds = rows.map(({ id }) => encodeId('contact', id));
}, 120_000);
afterAll(async () => {
  await gateway.kill('SIGTERM');
  await issuer.stop();
  await database.drop();
});

const ask = (query: string, variables?: Record<string, unknown>) =>
  postGraphql(gateway.said, { query, variables }, { key });

/** Pages of all records with as many items as the cost limit allows: 100 × (1 + 7 × 100 + 49). */
const LARGEST = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Contact {
      a: timeline(first: 100) { nodes { id } }
      b: timeline(first: 100, order: OLDEST_FIRST) { nodes { id } }
      c: timeline(last: 100) { nodes { id kind } }
      d: timeline(last: 100, order: OLDEST_FIRST) { edges { node { id } } }
      e: timeline(first: 100, filter: { kinds: [EMAIL] }) { nodes { id } }
      f: timeline(first: 100, filter: { channels: ["email"] }) { nodes { id } }
      g: timeline(first: 100, filter: { categories: [INTERACTION] }) { nodes { id } }
      h: timeline(first: 49) { nodes { id summary } }
    }
  }
}`;

it('stays alive in a small heap under several of the largest operations at once', async () => {
  expect(recordIds).toHaveLength(RECORDS);
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => ask(LARGEST, { ids: recordIds })),
  );
  for (const { errors, text } of answers) {
    expect(errors).toBeUndefined();
    expect(text.match(/"id":/g)).toHaveLength(RECORDS * 749);
  }
  expect(new Set(answers.map(({ text }) => text.length)).size).toBe(1);
  expect(gateway.child.exitCode).toBeNull();
}, 180_000);
