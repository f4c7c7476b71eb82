import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEY_START_LENGTH } from '../../src/access/api-key.js';
import { revokeKeys } from '../../src/access/manage-keys.js';
import { CHANNELS } from '../../src/db/channels.js';
import { type Database, openDatabase } from '../../src/db/database.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { followBySse } from '../support/follow-changes.js';
import { postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** Within how many milliseconds every process refuses a revoked key, whatever gets lost. */
const REFUSED_WITHIN = 10_000;

let store: TestDatabase;
let proxy: DatabaseProxy;
let database: Database;
let server: TestServer;
let acme: string;

/** The server's queries pass the proxy; its notifications do not. */
beforeAll(async () => {
  store = await createTestDatabase();
  proxy = await startDatabaseProxy(store.url);
  database = await openDatabase({
    connectionString: proxy.url,
    directConnectionString: store.url,
    listen: true,
  });
  server = await startTestServer(database);
  acme = await createTestOrganization(store);
});
afterAll(async () => {
  await server.stop();
  await database.close();
  await proxy.close();
  await store.drop();
});

const startOf = (key: string) => key.slice(0, KEY_START_LENGTH);

async function statusWith(key: string): Promise<number> {
  return (await postGraphql(server.url, { query: '{ viewer { keyName } }' }, { key })).status;
}

test('a look-up that is answered after the revocation does not bring the key back', async () => {
  const key = await server.keyOf(acme);
  const answered = proxy.hold();
  const request = statusWith(key);
  await answered;

  const notified = once(database.listener, CHANNELS.keys);
  await revokeKeys(store, acme, startOf(key));
  await notified;
  proxy.release();
  await request;

  expect(await statusWith(key)).toBe(401);
});

test('a key whose revocation was never announced is refused, and its subscriptions end', async () => {
  const key = await server.keyOf(acme);
  const following = await followBySse(server.url, key);
  expect(await statusWith(key)).toBe(200);

  // As an administrator's own UPDATE, or a NOTIFY that a broken connection loses.
  await store.pool.query('update api_key set revoked_at = now() where start = $1', [startOf(key)]);
  const patience = { timeout: REFUSED_WITHIN };
  await Promise.all([
    expect.poll(() => statusWith(key), patience).toBe(401),
    expect.poll(() => following.endedWith(), patience).toBe('UNAUTHENTICATED'),
  ]);
});
