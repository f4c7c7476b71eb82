import { rmSync } from 'node:fs';
import path from 'node:path';
import type { GraphQLClient } from 'graphql-request';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.js';
import { openEmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { migrate } from '../../src/db/migrations.js';
import { pruneChanges } from '../../src/feed/prune.js';
import { copyRows } from '../support/copy-rows.js';
import { followBySse, until } from '../support/follow-changes.js';
import { importBodies } from '../support/import-bodies.js';
import { drainChanges, readChangePage, settleFeed } from '../support/read-changes.js';
import {
  dumpAndRestore,
  findSystemPostgres,
  startSystemPostgres,
} from '../support/system-postgres.js';
import { createTempDataDir } from '../support/temp-data-dir.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { errorCode, startTestServer, type TestServer } from '../support/test-server.js';

interface Clusters {
  original: string;
  restored: string;
  stop(): Promise<void>;
}

/** Uses up transaction numbers, so that those of a new cluster are lower. */
async function useTransactions(client: pg.ClientBase | pg.Pool): Promise<void> {
  await client.query(
    'do $$ begin for n in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$',
  );
}

async function createDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create database gateway');
  await client.end();
  return Object.assign(new URL(url), { pathname: '/gateway' }).href;
}

/** The test server's cluster, and a new one of the embedded PostgreSQL. */
async function startEmbedded(): Promise<Clusters> {
  const dataDir = createTempDataDir();
  const postgres = await openEmbeddedPostgres({
    dataDir,
    use: 'exclusive',
    settings: ['fsync=off'],
  });
  const original = await createTestDatabase({ listen: false });
  return {
    original: original.url,
    restored: postgres.connectionString,
    async stop() {
      await original.drop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function copyIntoOther({ original, restored }: Clusters): Promise<void> {
  await migrate(restored);
  const [from, to] = [original, restored].map(
    (connectionString) => new pg.Pool({ connectionString }),
  );
  await copyRows(from!, to!);
  await Promise.all([from!.end(), to!.end()]);
}

const systemPostgres = findSystemPostgres();

async function startInstalled(): Promise<Clusters> {
  const folders = [createTempDataDir(), createTempDataDir()];
  const first = await startSystemPostgres(systemPostgres!, folders[0]!);
  const second = await startSystemPostgres(systemPostgres!, folders[1]!);
  const original = await createDatabase(first.url);
  await migrate(original);
  return {
    original,
    restored: await createDatabase(second.url),
    async stop() {
      first.stop();
      second.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @returns what was read of the original before, and the restored database with a server. */
async function restore(clusters: Clusters, transfer: (clusters: Clusters) => Promise<void> | void) {
  const original = await openDatabase({ connectionString: clusters.original });
  await useTransactions(original.pool);
  const organizationId = await createTestOrganization(original);
  const server = await startTestServer(original, { maintains: false });
  const client = await server.clientOf(organizationId);
  await importComments(original, organizationId, 'old-1', 'old-2');
  await settleFeed(original);
  const drained = await drainChanges(client, {});
  const cursors = [
    await load(client),
    drained.endCursor,
    ...drained.changes.map(({ cursor }) => cursor),
  ];
  // Pruned up to here: in the numbers of this cluster, which the other has not reached.
  await importComments(original, organizationId, 'old-3');
  await original.pool.query("update activity_change set at = at - interval '40 days'");
  await settleFeed(original);
  await pruneChanges(original, 30);
  await importComments(original, organizationId, 'old-4');
  await server.stop();
  await original.close();
  await transfer(clusters);
  const database = await openDatabase({ connectionString: clusters.restored, listen: true });
  return { organizationId, cursors, database };
}

async function importComments(database: Database, organizationId: string, ...ids: string[]) {
  const response = ids.map((id) => ({
    id,
    type: 'comment_created',
    created_at: '2026-01-01T00:00:00Z',
    comment: id,
  }));
  await importBodies(database, organizationId, [
    { system: 'invent', object: 'contacts', record: 'alice', response },
  ]);
}

async function load(client: GraphQLClient): Promise<string> {
  const query = '{ activities(first: 100) { nodes { id } changesCursor } }';
  const { activities } = await client.request<{ activities: { changesCursor: string } }>(query);
  return activities.changesCursor;
}

describe.each([
  {
    name: 'whose rows were copied into another cluster',
    isPossible: true,
    start: startEmbedded,
    transfer: copyIntoOther,
  },
  {
    name: `restored by pg_restore${systemPostgres ? '' : ' (skipped: no PostgreSQL with pg_dump is installed)'}`,
    isPossible: systemPostgres !== null,
    start: startInstalled,
    transfer: ({ original, restored }: Clusters) =>
      dumpAndRestore(
        systemPostgres!,
        original,
        restored,
        path.join(createTempDataDir(), 'gateway.dump'),
      ),
  },
])('a database $name', ({ isPossible, start, transfer }) => {
  if (!isPossible) return test.skip('needs pg_dump and pg_restore of PostgreSQL 15 or newer');

  let clusters: Clusters;
  let database: Database;
  let server: TestServer;
  let organizationId: string;
  let cursors: string[];
  let client: GraphQLClient;
  beforeAll(async () => {
    clusters = await start();
    ({ database, organizationId, cursors } = await restore(clusters, transfer));
    server = await startTestServer(database, { maintains: false });
    client = await server.clientOf(organizationId);
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
    await clusters.stop();
  });

  test('has lower transaction numbers than its feed', async () => {
    const { rows } = await database.pool.query(
      'select max(xact) > pg_current_xact_id()::text::int8 as lower from activity_change',
    );
    expect(rows[0].lower).toBe(true);
  });

  test('refuses cursors of before, in a page and in a subscription', async () => {
    const key = await server.keyOf(organizationId);
    for (const after of cursors) {
      expect(await errorCode(readChangePage(client, {}, { after }))).toBe('CURSOR_EXPIRED');
    }
    const following = await followBySse(server.url, key, { after: cursors[0] });
    await until(() => following.isOver, 'the refusal');
    expect(following.changes()).toEqual([]);
  });

  test('is loaded and followed at once', async () => {
    const after = await load(client);
    const key = await server.keyOf(organizationId);
    const live = await followBySse(server.url, key);
    const resumed = await followBySse(server.url, key, { after });
    await importComments(database, organizationId, 'new-1', 'new-2');
    await settleFeed(database);
    const { changes } = await drainChanges(client, {}, after);
    const ids = changes.map(({ activityId }) => activityId);
    expect(changes.map(({ type }) => type)).toEqual(['ADDED', 'ADDED']);
    for (const following of [live, resumed]) {
      await until(() => following.changes().length === 2, 'both changes');
      expect(following.changes().map(({ activityId }) => activityId)).toEqual(ids);
      following.stop();
    }
    expect((await drainChanges(client, {})).changes).toEqual(changes);
  });

  test('prunes what was restored, and nothing of its own', async () => {
    const { rows } = await database.pool.query(
      'select count(*)::int as foreign_rows from activity_change where epoch <> feed_epoch()',
    );
    expect(rows[0].foreign_rows).toBeGreaterThan(0);
    await settleFeed(database);
    expect(await pruneChanges(database, 30)).toBe(rows[0].foreign_rows);
    expect((await drainChanges(client, {})).changes).toHaveLength(2);
    await database.pool.query("update activity_change set at = at - interval '40 days'");
    expect(await pruneChanges(database, 30)).toBe(2);
    const after = await load(client);
    await importComments(database, organizationId, 'new-3');
    await settleFeed(database);
    expect((await drainChanges(client, {}, after)).changes).toHaveLength(1);
  });
});

describe('where pg_control_system() is not allowed', () => {
  test('the epoch is that of the database all the same, until its rows are written anew', async () => {
    const database: TestDatabase = await createTestDatabase({ listen: false });
    onTestFinished(() => database.drop());
    const { pool } = database;
    const readEpoch = async () => (await pool.query('select feed_epoch() as epoch')).rows[0].epoch;
    const withSystemIdentifier = await readEpoch();
    const role = `owner_${new URL(database.url).pathname.slice(1)}`;
    await pool.query(`
      create role ${role};
      revoke execute on function pg_control_system() from public;
      grant select on feed_identity to ${role};
      alter function feed_epoch() owner to ${role}`);
    onTestFinished(async () => {
      await pool.query(`alter function feed_epoch() owner to current_user;
        drop owned by ${role}; drop role ${role}`);
    });
    const epoch = await readEpoch();
    expect(epoch).not.toBe(withSystemIdentifier);
    expect(await readEpoch()).toBe(epoch);
    await pool.query('vacuum full freeze feed_identity');
    expect(await readEpoch()).toBe(epoch);
    await pool.query(
      'begin; delete from feed_identity; insert into feed_identity values (true); commit',
    );
    expect(await readEpoch()).not.toBe(epoch);
  });
});
