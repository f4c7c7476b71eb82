import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/api-key.js';
import { type Database, openDatabase } from '../../src/db/database.js';
import { createRestClient, restError } from '../support/ask-rest.js';
import { collectLog } from '../support/collect-log.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { fetchAnswer, postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const query = '{ viewer { keyName } activities { totalCount } }';
const ACCEPTS = ['application/json', 'application/graphql-response+json'];

let store: TestDatabase;
let proxy: DatabaseProxy;
let database: Database;
let server: TestServer;
let key: string;
const { log, lines } = collectLog();

beforeAll(async () => {
  store = await createTestDatabase();
  proxy = await startDatabaseProxy(store.url);
  database = await openDatabase({
    connectionString: proxy.url,
    listen: true,
    statementTimeout: 300,
  });
  server = await startTestServer(database, { log });
  key = await server.keyOf(await createTestOrganization(store));
});
afterAll(async () => {
  await server.stop();
  await database.close();
  await proxy.close();
  await store.drop();
});

const place = (path: string) => new URL(path, server.url).href;

describe('a database that cannot be reached', () => {
  it('is UNAVAILABLE, and all is well when it is back', async () => {
    expect((await postGraphql(server.url, { query }, { key })).errors).toBeUndefined();
    await proxy.cut();
    try {
      for (const accept of ACCEPTS) {
        const answer = await postGraphql(server.url, { query }, { key, headers: { accept } });
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).toBe('1');
        expect(JSON.parse(answer.text)).toEqual({
          errors: [
            {
              message: 'The database cannot be reached; try again.',
              extensions: { code: 'UNAVAILABLE' },
            },
          ],
        });
      }
      const rest = await createRestClient(server, key).get('/api/v1/contacts/c_1/activities');
      expect(restError(rest)).toBe('503 UNAVAILABLE The database cannot be reached; try again.');
      expect(rest.headers.get('retry-after')).toBe('1');
      expect((await fetchAnswer(place('/readyz'))).status).toBe(503);
      expect((await fetchAnswer(place('/healthz'))).status).toBe(200);
      expect(lines.filter(({ code }) => code === 'UNAVAILABLE').length).toBeGreaterThanOrEqual(2);
    } finally {
      await proxy.mend();
    }
    await expect.poll(async () => (await fetchAnswer(place('/readyz'))).status).toBe(200);
    const { data, errors } = await postGraphql(server.url, { query }, { key });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ viewer: { keyName: 'test' }, activities: { totalCount: 0 } });
  });

  it('is not asked about a key with a bad checksum, nor about the schema', async () => {
    const good = createApiKey();
    const bad = good.slice(0, -1) + (good.endsWith('a') ? 'b' : 'a');
    await proxy.cut();
    try {
      expect((await postGraphql(server.url, { query }, { key: bad })).status).toBe(401);
      expect((await postGraphql(server.url, { query }, { key: good })).status).toBe(503);
      expect((await postGraphql(server.url, { query: '{ __typename }' })).status).toBe(200);
    } finally {
      await proxy.mend();
    }
  });

  it.each([
    ['a port', '127.0.0.1'],
    ['a Unix socket', '%2Fnowhere'],
  ])('is UNAVAILABLE from the beginning on, where nothing listens on %s', async (_name, host) => {
    const nowhere = new URL(store.url);
    nowhere.hostname = host;
    nowhere.port = '1';
    const lost = await openDatabase({ connectionString: nowhere.href });
    const other = await startTestServer(lost);
    const { status, errors } = await postGraphql(other.url, { query }, { key });
    expect(status).toBe(503);
    expect(errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    await other.stop();
    await lost.close();
  });
});

describe('a statement that takes too long', () => {
  it('is cut off, and only its field is null', async () => {
    const blocker = new pg.Client({ connectionString: store.url });
    await blocker.connect();
    await blocker.query(
      'begin; lock table timeline_entry, timeline_count in access exclusive mode',
    );
    try {
      for (const accept of ACCEPTS) {
        const answer = await postGraphql(server.url, { query }, { key, headers: { accept } });
        expect(answer.status).toBe(200);
        expect(answer.data).toEqual({ viewer: { keyName: 'test' }, activities: null });
        expect(answer.errors).toMatchObject([
          {
            path: expect.arrayContaining(['activities']),
            extensions: { code: 'OPERATION_TOO_LARGE' },
          },
        ]);
        expect(answer.errors?.[0]?.message).toMatch(/^This took too long/);
      }
    } finally {
      await blocker.query('rollback');
      await blocker.end();
    }
    expect((await postGraphql(server.url, { query }, { key })).errors).toBeUndefined();
  });
});
