import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf } from '../support/answer-of.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let database: TestDatabase;
let server: TestServer;
let client: GraphQLClient;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  client = await server.clientOf(await createTestOrganization(database));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

describe('a variable that is not given', () => {
  test.each([
    'query ($first: Int! = 5) { activities(first: $first) { totalCount } }',
    'query ($first: Int = 5) { activities(first: $first) { totalCount } }',
    'query ($first: Int) { activities(first: $first) { totalCount } }',
    `query ($order: TimelineOrder! = OLDEST_FIRST) { activities(order: $order) { totalCount } }`,
    'query ($of: [ActorType!]! = [USER]) { activities(filter: {actorTypes: $of}) { totalCount } }',
  ])('takes its default: %s', async (query) => {
    // Twice: the second request compiles the document.
    expect(await answerOf(client, query)).toEqual({ data: { activities: { totalCount: 0 } } });
    expect(await answerOf(client, query)).toEqual({ data: { activities: { totalCount: 0 } } });
  });

  test('and has none, but must be given, is BAD_USER_INPUT', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const _ of ['compiled now', 'compiled before']) {
      const { errors } = await answerOf(client, query);
      expect(errors).toMatchObject([
        { message: expect.stringContaining('$id'), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });
});

test.each([
  ['Int', 1.5],
  ['Int', 'five'],
  ['Int', 3_000_000_000],
  ['String', 5],
  ['ID', true],
  ['TimelineOrder', 'SIDEWAYS'],
  ['DateTime', 'yesterday'],
  ['RecordBy', { id: 'contact_1', other: 1 }],
  ['ActivityFilter', { kinds: ['NOTES'] }],
  ['ActivityFilter', { kinds: [null] }],
  ['ActivityFilter', { occurredFrom: '2026-01-01' }],
  ['ActivityFilter', []],
])('%s as %j is BAD_USER_INPUT, and says which variable', async (type, value) => {
  const use: Record<string, string> = {
    Int: 'activities(first: $value) { totalCount }',
    String: 'activities(after: $value) { totalCount }',
    ID: 'activities(filter: { actors: [$value] }) { totalCount }',
    TimelineOrder: 'activities(order: $value) { totalCount }',
    DateTime: 'activities(filter: { dueFrom: $value }) { totalCount }',
    RecordBy: 'record(by: $value) { id }',
    ActivityFilter: 'activities(filter: $value) { totalCount }',
  };
  const isRequired = ['TimelineOrder', 'RecordBy', 'ID'].includes(type);
  const query = `query ($value: ${type}${isRequired ? '!' : ''}) { ${use[type]} }`;
  for (const _ of ['compiled now', 'compiled before']) {
    const { errors } = await answerOf(client, query, { value });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors![0]!.message).toMatch(/value|DateTime/);
  }
});
