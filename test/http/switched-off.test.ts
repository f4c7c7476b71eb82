import { getIntrospectionQuery } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let database: TestDatabase;
let server: TestServer;
let key: string;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database, {
    dashboard: false,
    graphiql: false,
    introspection: false,
  });
  key = await server.keyOf(await createTestOrganization(database));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

describe('without GraphiQL and the dashboard', () => {
  const html = { headers: { accept: 'text/html' } };

  test('/graphql gives a browser no page', async () => {
    const response = await fetch(server.url, html);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toContain('<html');
  });

  test('/ names the endpoint', async () => {
    const response = await fetch(new URL('/', server.url), { ...html, redirect: 'manual' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('/graphql');
  });
});

describe('without introspection', () => {
  const ask = async (query: string, variables = {}) =>
    (await postGraphql(server.url, { query, variables }, { key })) as {
      data?: unknown;
      errors?: { message: string; extensions: { code: string } }[];
    };

  test.each([
    getIntrospectionQuery(),
    '{ __type(name: "Query") { name } }',
    '{ _service { sdl } }',
  ])('an operation that reads the schema is refused', async (query) => {
    const { data, errors } = await ask(query);
    expect(data).toBeUndefined();
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('introspection has been disabled'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  test('it is refused over WebSocket, too', async () => {
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: `Bearer ${key}` },
    });
    const results = client.iterate({ query: '{ __schema { __typename } }' });
    await expect(results.next()).rejects.toMatchObject([
      { message: expect.stringContaining('introspection has been disabled') },
    ]);
    await client.dispose();
  });

  test('__typename is answered', async () => {
    const { data, errors } = await ask('{ __typename viewer { __typename } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ __typename: 'Query', viewer: { __typename: 'Viewer' } });
  });

  test.each([
    ['a field', '{ viewr { keyName } }', {}],
    ['an argument', '{ activities(firs: 1) { totalCount } }', {}],
    ['an enum value', '{ activities(order: NEWEST) { totalCount } }', {}],
    [
      'a variable',
      'query ($order: TimelineOrder!) { activities(order: $order) { totalCount } }',
      { order: 'NEWEST' },
    ],
    [
      'a member of a variable',
      'query ($filter: ActivityFilter) { activities(filter: $filter) { totalCount } }',
      { filter: { kind: 'NOTE' } },
    ],
  ])('an error about %s suggests no name of the schema', async (_, query, variables) => {
    const { errors } = await ask(query, variables);
    expect(errors?.[0]?.message).not.toMatch(/did you mean/i);
  });
});

test.each([
  ['a field', '{ viewr { keyName } }', {}],
  [
    'a member of a variable',
    'query ($filter: ActivityFilter) { activities(filter: $filter) { totalCount } }',
    { filter: { kind: 'NOTE' } },
  ],
])('with introspection, an error about %s suggests a name', async (_, query, variables) => {
  const open = await startTestServer(database);
  const { errors } = await postGraphql(open.url, { query, variables }, { key });
  expect(JSON.stringify(errors)).toMatch(/did you mean/i);
  await open.stop();
});
