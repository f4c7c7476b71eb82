import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { CursorSealer } from '../../src/access/cursor-seal.js';
import { type Database, openDatabase } from '../../src/db/database.js';
import { FeedHub } from '../../src/feed/hub.js';
import { resolveFeedQuery } from '../../src/feed/query.js';
import { TimelineLoaders } from '../../src/timeline/timeline-loaders.js';
import { createCountingClient } from '../support/counting-client.js';
import { followBySse, until } from '../support/follow-changes.js';
import { importBodies } from '../support/import-bodies.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, TEST_SECRET_KEY, type TestServer } from '../support/test-server.js';

/** Reads that a process may make for all that are up to date: 40 a second; timers may be 1 ms early. */
const sharedReads = (milliseconds: number) => 1 + milliseconds / 24;

const { Client, statements } = createCountingClient();
const countReads = () => statements.filter((it) => it.includes('from activity_change')).length;

let store: TestDatabase;
let database: Database;
let server: TestServer;
let organizationId: string;
let key: string;
beforeAll(async () => {
  store = await createTestDatabase();
  organizationId = await createTestOrganization(store);
  database = await openDatabase({ connectionString: store.url, listen: true, Client });
  server = await startTestServer(database, { maintains: false });
  key = await server.keyOf(organizationId);
});
afterAll(async () => {
  await server.stop();
  await database.close();
  await store.drop();
});
beforeEach(() => {
  statements.length = 0;
});

let imported = 0;
async function comment(count = 1): Promise<void> {
  const response = Array.from({ length: count }, () => ({
    id: `c-${imported++}`,
    type: 'comment_created',
    created_at: '2026-01-01T00:00:00Z',
    comment: 'hello',
  }));
  await importBodies(store, organizationId, [
    { system: 'invent', object: 'contacts', record: 'alice', response },
  ]);
}

/** A transaction in progress, below which the feed ends. */
async function holdBack(applicationName = 'long-import') {
  const client = new pg.Client({ connectionString: store.url, application_name: applicationName });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin');
  const { rows } = await client.query('select pg_current_xact_id(), pg_backend_pid() as pid');
  return { pid: rows[0].pid as number, end: () => client.query('commit') };
}

const notify = () => store.pool.query("select pg_notify('agw_changes', '')");

/** Notifies so often that each notification could cause a read; the milliseconds that it took. */
async function notifyOften(times: number): Promise<number> {
  const started = performance.now();
  for (let time = 0; time < times; time++) {
    const reads = countReads();
    await notify();
    await until(() => countReads() > reads, 'a read');
  }
  return performance.now() - started;
}

describe('while an older transaction is in progress', () => {
  test('notifications do not add up: reads of the feed stay below their rate', async () => {
    const following = await followBySse(server.url, key);
    await comment();
    await until(() => following.changes().length === 1, 'the first change');
    const holder = await holdBack();
    await comment();
    statements.length = 0;
    const milliseconds = await notifyOften(60);
    expect(countReads()).toBeLessThanOrEqual(sharedReads(milliseconds));
    expect(following.changes()).toHaveLength(1);
    await holder.end();
    await until(() => following.changes().length === 2, 'the change that was held back');
    following.stop();
  });

  test('subscriptions that resume read once each, and then with all others', async () => {
    const first = await followBySse(server.url, key);
    await comment(20);
    await until(() => first.changes().length === 20, 'the changes');
    const holder = await holdBack();
    await comment();
    statements.length = 0;
    const started = performance.now();
    const { cursor: after } = first.changes()[0]!;
    const resumed = await Promise.all(
      Array.from({ length: 30 }, () => followBySse(server.url, key, { after })),
    );
    await until(() => resumed.every((it) => it.changes().length === 19), 'what was missed');
    await notifyOften(20);
    const milliseconds = performance.now() - started;
    expect(countReads()).toBeLessThanOrEqual(resumed.length + sharedReads(milliseconds));
    await holder.end();
    await until(() => resumed.every((it) => it.changes().length === 20), 'the one held back');
    for (const following of [first, ...resumed]) following.stop();
  });
});

describe('a transaction that holds the feed back for long', () => {
  test('is logged once, with what an operator needs to find it', async () => {
    const warnings: { details: object; message: string }[] = [];
    const databaseName = new URL(store.url).pathname.slice(1);
    const hub = new FeedHub({
      database,
      warn: (details, message) => {
        // Transactions of other tests hold the feed back, too: their numbers are those of the cluster.
        if ((details as { database?: string }).database === databaseName)
          warnings.push({ details, message });
      },
      heldBackReportMs: 100,
    });
    const context = contextOf();
    const query = await resolveFeedQuery(context, null, null);
    const { viewer } = context;
    const subscriber = await hub.subscribe({
      query,
      viewer,
      after: null,
      checkKey: async () => {},
    });
    for (const applicationName of ['long-import', 'another']) {
      warnings.length = 0;
      const holder = await holdBack(applicationName);
      await comment();
      await until(() => warnings.length > 0, 'the warning');
      await notifyOften(10);
      expect(warnings).toEqual([
        {
          message: 'an older transaction holds the change feed back',
          details: {
            xact: expect.any(Number),
            pid: holder.pid,
            ageSeconds: expect.any(Number),
            applicationName,
            database: databaseName,
            state: 'idle in transaction',
          },
        },
      ]);
      await holder.end();
      expect((await subscriber.next()).value).toMatchObject({ type: 'ADDED' });
    }
    await subscriber.return();
    await hub.close();
  });
});

function contextOf() {
  const viewer = {
    keyId: '',
    keyName: 'test',
    organizationId,
    organization: 'acme',
    scopes: ['read'] as const,
    objects: null,
  };
  const cursorSealer = new CursorSealer(TEST_SECRET_KEY);
  return { database, viewer, cursorSealer, loaders: new TimelineLoaders(database, viewer) };
}
