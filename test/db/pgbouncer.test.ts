import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { KEY_START_LENGTH } from '../../src/access/api-key.js';
import { revokeKeys } from '../../src/access/manage-keys.js';
import { readConfig } from '../../src/config.js';
import { detectTransactionPooler } from '../../src/db/detect-transaction-pooler.js';
import { openStore, type Store } from '../../src/db/open-store.js';
import { createEmptyDatabase, type EmptyDatabase } from '../support/empty-database.js';
import { followBySse } from '../support/follow-changes.js';
import { importBodies } from '../support/import-bodies.js';
import { createLiveScene, IMPATIENT } from '../support/live-scene.js';
import { PGBOUNCER_VERSION, type PgBouncer, startPgBouncer } from '../support/pgbouncer.js';
import { postGraphql } from '../support/post-graphql.js';
import { runCli } from '../support/run-cli.js';
import { createTestOrganization, setTimeLimits } from '../support/test-database.js';
import { startTestServer, TEST_SECRET_KEY, type TestServer } from '../support/test-server.js';
import { createWriteClient } from '../support/write-client.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

vi.setConfig({ testTimeout: 60_000 });

const found = PGBOUNCER_VERSION ?? 'PgBouncer: skipped, there is no pgbouncer in PATH';

describe.skipIf(PGBOUNCER_VERSION === null)(`behind ${found}`, () => {
  let transactions: PgBouncer;
  let sessions: PgBouncer;
  let empty: EmptyDatabase;
  beforeAll(async () => {
    transactions = await startPgBouncer(inject('postgresUrl'));
    sessions = await startPgBouncer(inject('postgresUrl'), 'session');
    empty = await createEmptyDatabase();
  });
  afterAll(async () => {
    await transactions.stop();
    await sessions.stop();
    await empty.drop();
  });

  test('a transaction pooler is detected, and nothing else is taken for one', async () => {
    expect(await detectTransactionPooler(transactions.through(empty.url))).toBe(true);
    expect(await detectTransactionPooler(sessions.through(empty.url))).toBe(false);
    expect(await detectTransactionPooler(empty.url)).toBe(false);
  });

  test('it is detected while other clients use its server connections', async () => {
    const url = transactions.through(empty.url);
    const clients = Array.from({ length: 3 }, () => new pg.Client({ connectionString: url }));
    for (const client of clients) {
      await client.connect();
      await client.query('begin');
    }
    expect(await detectTransactionPooler(url)).toBe(true);
    for (const client of clients) await client.end();
  });

  describe('a start says what to set:', () => {
    const run = (databaseUrl: string, directUrl: string, command: string[]) =>
      runCli(command, {
        env: {
          DATABASE_URL: databaseUrl,
          DIRECT_DATABASE_URL: directUrl,
          SECRET_KEY: TEST_SECRET_KEY,
          PORT: '0',
        },
      });

    test.each([
      ['serve', []],
      ['worker', []],
      ['migrate', []],
      ['org', ['create', 'acme']],
    ])('%s, DIRECT_DATABASE_URL', async (command, args) => {
      const { exitCode, stderr } = await run(transactions.through(empty.url), '', [
        command,
        ...args,
      ]);
      expect(exitCode, stderr).toBe(1);
      expect(stderr).toMatch(/^DATABASE_URL leads through a transaction pooler/);
      expect(stderr).toContain('Set DIRECT_DATABASE_URL');
      expect(stderr).not.toMatch(/^ {4}at /m);
    });

    test('DIRECT_DATABASE_URL, where that leads through the pooler, too', async () => {
      const pooled = transactions.through(empty.url);
      const { exitCode, stderr } = await run(pooled, `${pooled}?application_name=direct`, [
        'migrate',
      ]);
      expect(exitCode, stderr).toBe(1);
      expect(stderr).toMatch(/^DIRECT_DATABASE_URL leads through a transaction pooler/);
    });

    test('the time limits, where the role has none', async () => {
      const { exitCode, stderr } = await run(transactions.through(empty.url), empty.url, ['serve']);
      expect(exitCode, stderr).toBe(1);
      expect(stderr).toContain('ALTER ROLE postgres SET statement_timeout = 10000;');
      expect(stderr).toContain('ALTER ROLE postgres SET lock_timeout = 3000;');
    });
  });

  test('a command needs no time limits, and no pooler', async () => {
    const { exitCode, stderr } = await runCli(['org', 'create', 'by-command'], {
      env: {
        DATABASE_URL: 'postgresql://nobody:nothing@127.0.0.1:1/none',
        DIRECT_DATABASE_URL: empty.url,
        SECRET_KEY: TEST_SECRET_KEY,
      },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe.skipIf(PGBOUNCER_VERSION === null)(`a gateway behind ${found}`, () => {
  let pgbouncer: PgBouncer;
  let empty: EmptyDatabase;
  let store: Store;
  let server: TestServer;
  let upstreams: Upstreams;
  beforeAll(async () => {
    pgbouncer = await startPgBouncer(inject('postgresUrl'));
    upstreams = await startUpstreams();
    empty = await createEmptyDatabase();
    const admin = new pg.Client({ connectionString: empty.url });
    await admin.connect();
    await setTimeLimits(admin, new URL(empty.url).pathname.slice(1));
    await admin.end();
    const config = readConfig({
      DATABASE_URL: pgbouncer.through(empty.url),
      DIRECT_DATABASE_URL: empty.url,
      SECRET_KEY: TEST_SECRET_KEY,
    });
    store = await openStore(config, 'exclusive');
    server = await startTestServer(store.database, { works: true, sync: IMPATIENT });
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
    await empty.drop();
    await pgbouncer.stop();
    await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
  });

  const createOrganization = () =>
    createTestOrganization(store.database, `acme-${randomBytes(4).toString('hex')}`);

  const PAGE = `query ($after: String) {
    activities(first: 7, after: $after) {
      nodes { id origin { externalId } records { id name } } totalCount
      pageInfo { hasNextPage endCursor }
    }
  }`;

  interface Page {
    activities: {
      nodes: { id: string; origin: { externalId: string } }[];
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }

  test('imports, and gives all of it, page by page, to many at once', async () => {
    const organizationId = await createOrganization();
    const data = Array.from({ length: 50 }, (_, n) => ({
      id: `note-${n}`,
      content: `Note ${n}`,
      created_at: new Date(Date.UTC(2026, 2, 1, Math.floor(n / 3))).toISOString(),
    }));
    const counts = await importBodies(store.database, organizationId, [
      {
        system: 'kasar',
        object: 'contacts',
        record: 'r1',
        response: { interactions: { data: [] }, tasks: { data: [] }, notes: { data } },
      },
    ]);
    expect(counts).toMatchObject({ added: 50, invalid: 0, problems: [] });
    const client = await server.clientOf(organizationId);
    const readAll = async () => {
      const names: string[] = [];
      for (let after: string | null = null; ; ) {
        const { activities }: Page = await client.request<Page>(PAGE, { after });
        expect(activities.totalCount).toBe(50);
        names.push(...activities.nodes.map(({ origin }) => origin.externalId));
        if (!activities.pageInfo.hasNextPage) return names;
        after = activities.pageInfo.endCursor;
      }
    };
    for (const names of await Promise.all(Array.from({ length: 8 }, readAll))) {
      expect(names).toHaveLength(50);
      expect(new Set(names).size).toBe(50);
    }
  });

  test('writes side by side, and tells subscriptions', async () => {
    const organizationId = await createOrganization();
    const key = await server.keyOf(organizationId);
    const following = await followBySse(server.url, key);
    const client = await server.clientOf(organizationId, { scopes: ['read', 'write'] });
    const write = createWriteClient(client);
    const { id } = await write.createRecord({ object: 'contacts', name: 'Kim' });
    const logged = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        write.log({ kind: 'NOTE', records: [{ id }], title: `Note ${n}` }),
      ),
    );
    await Promise.all(logged.map((note) => write.update({ id: note.id, title: 'Changed' })));
    await write.delete(logged[0]!.id);
    await expect
      .poll(() => following.changes().filter(({ type }) => type === 'DELETED'), { timeout: 20_000 })
      .toHaveLength(1);
    const added = following.changes().filter(({ type }) => type === 'ADDED');
    expect(new Set(added.map(({ activityId }) => activityId))).toEqual(
      new Set(logged.map((note) => note.id)),
    );

    await revokeKeys(store.database, organizationId, key.slice(0, KEY_START_LENGTH));
    await expect.poll(() => following.endedWith(), { timeout: 10_000 }).toBe('UNAUTHENTICATED');
    const { status } = await postGraphql(server.url, { query: '{ viewer { keyName } }' }, { key });
    expect(status).toBe(401);
  });

  test('reads sources when it is asked, and on schedule', async () => {
    const scene = await createLiveScene(
      { ...store.database, url: empty.url, drop: async () => {} },
      upstreams,
      'live',
      { everySeconds: 1 },
    );
    const { clarky } = upstreams;
    const contact_id = scene.names.clarky;
    const list = clarky.record('contacts', contact_id);
    list.add(clarkyActivity({ id: 'first', contact_id }));
    const client = await server.clientOf(scene.organizationId);
    const answer = await scene.read(client, {
      first: 20,
      freshness: { maxAgeSeconds: 0, waitForMs: 10_000 },
    });
    expect(answer.names).toEqual(['clarky:first']);

    list.add(clarkyActivity({ id: 'second', contact_id }));
    const readStored = async () => (await scene.read(client, { first: 20 })).names;
    await expect.poll(readStored, { timeout: 30_000 }).toContain('clarky:second');
  });

  test('leaves no session lock and no prepared statement in the pool', async () => {
    const { rows } = await store.database.pool.query(
      `select (select count(*)::int from pg_locks l join pg_database d on d.oid = l.database
                where l.locktype = 'advisory' and d.datname = current_database()) as locks,
              (select count(*)::int from pg_prepared_statements) as statements`,
    );
    expect(rows).toEqual([{ locks: 0, statements: 0 }]);
  });
});
