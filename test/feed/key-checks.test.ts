import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { CursorSealer } from '../../src/access/cursor-seal.js';
import { CHANNELS } from '../../src/db/channels.js';
import { type Database, openDatabase } from '../../src/db/database.js';
import { GatewayError } from '../../src/errors.js';
import { FeedHub } from '../../src/feed/hub.js';
import { resolveFeedQuery } from '../../src/feed/query.js';
import { TimelineLoaders } from '../../src/timeline/timeline-loaders.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { TEST_SECRET_KEY } from '../support/test-server.js';

let store: TestDatabase;
let database: Database;
let organizationId: string;
beforeAll(async () => {
  store = await createTestDatabase();
  organizationId = await createTestOrganization(store);
  database = await openDatabase({ connectionString: store.url, listen: true });
});
afterAll(async () => {
  await database.close();
  await store.drop();
});

test('keys are checked five at a time, and a refused one ends its subscriptions', async () => {
  // Only the notification starts a pass.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const hub = new FeedHub({ database, warn: () => {} });
  let running = 0;
  let most = 0;
  let runTogether = () => {};
  const five = new Promise<void>((resolve) => {
    runTogether = resolve;
  });
  /** Does not end before five checks run: one after another they would never end. */
  async function checkKey(): Promise<void> {
    most = Math.max(most, ++running);
    if (running === 5) runTogether();
    await five;
    running--;
    throw new GatewayError('UNAUTHENTICATED', 'The key is revoked.');
  }
  const subscribers = await Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      const context = contextOf(`key ${Math.floor(index / 2)}`);
      const query = await resolveFeedQuery(context, null, null);
      return hub.subscribe({ query, viewer: context.viewer, after: null, checkKey });
    }),
  );
  await database.pool.query('select pg_notify($1, $2)', [CHANNELS.keys, '']);
  const ends = await Promise.all(subscribers.map((subscriber) => subscriber.next()));
  for (const { value } of ends) {
    expect(value).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  }
  expect(most).toBe(5);
  await Promise.all(subscribers.map((subscriber) => subscriber.return()));
  await hub.close();
});

test('a subscription that opens while the server stops is refused', async () => {
  const hub = new FeedHub({ database, warn: () => {} });
  const context = contextOf('key');
  const query = await resolveFeedQuery(context, null, null);
  const { viewer } = context;
  const opening = hub.subscribe({ query, viewer, after: null, checkKey: async () => {} });
  const closing = hub.close();
  await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await closing;
});

function contextOf(keyId: string) {
  const viewer = {
    keyId,
    keyName: keyId,
    organizationId,
    organization: 'acme',
    scopes: ['read'] as const,
    objects: null,
  };
  const cursorSealer = new CursorSealer(TEST_SECRET_KEY);
  return { database, viewer, cursorSealer, loaders: new TimelineLoaders(database, viewer) };
}
