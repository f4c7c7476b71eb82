import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Database, openDatabase } from '../../src/db/database.js';
import { createCountingClient } from '../support/counting-client.js';
import { startDatabaseProxy } from '../support/database-proxy.js';
import {
  FOLLOW,
  followBySse,
  followByWebSocket,
  type SubscriptionEvent,
  until,
} from '../support/follow-changes.js';
import { importBodies } from '../support/import-bodies.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** What the pools of counting servers have sent to PostgreSQL. */
const { Client, statements } = createCountingClient();

let store: TestDatabase;
let organizationId: string;
beforeAll(async () => {
  store = await createTestDatabase();
  organizationId = await createTestOrganization(store);
});
afterAll(() => store.drop());

let imported = 0;
/** So many comments in one import; their titles do not matter, their ids count up. */
async function comment(count: number, text = 'hello'): Promise<void> {
  const response = Array.from({ length: count }, () => ({
    id: `c-${String(imported++).padStart(6, '0')}`,
    type: 'comment_created',
    created_at: '2026-01-01T00:00:00Z',
    comment: text,
  }));
  const envelope = { system: 'invent', object: 'contacts', record: 'alice', response };
  const { problems } = await importBodies(store, organizationId, [envelope]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
}

async function withServer(
  options: Partial<Parameters<typeof openDatabase>[0]>,
  run: (server: TestServer, key: string, database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase({ connectionString: store.url, listen: true, ...options });
  // Maintenance reads activities, too.
  const server = await startTestServer(database, { maintains: false });
  try {
    await run(server, await server.keyOf(organizationId), database);
  } finally {
    await server.stop().catch(() => {});
    await database.close();
  }
}

describe('while PostgreSQL cannot be reached', () => {
  test.each([
    ['server-sent events', followBySse],
    ['WebSocket', followByWebSocket],
  ])('a subscription over %s stays, and misses nothing', async (_name, follow) => {
    const proxy = await startDatabaseProxy(store.url);
    await withServer({ connectionString: proxy.url }, async (server, _key) => {
      const key = await server.keyOf(organizationId);
      const following = await follow(server.url, key);
      await comment(3);
      await until(() => following.changes().length === 3, 'the first three');
      await proxy.cut();
      await comment(700);
      await proxy.mend();
      await comment(4);
      await until(() => following.changes().length >= 707, 'all of it', 30_000);
      const ids = following.changes().map(({ activityId }) => activityId);
      expect(new Set(ids).size).toBe(707);
      expect(following.isOver).toBe(false);
      following.stop();
    });
    await proxy.close();
  });
});

describe('a burst', () => {
  test('of more changes than may wait reaches who takes them, once and in order', async () => {
    await withServer({}, async (server, key) => {
      const following = await followBySse(server.url, key);
      await comment(1_500);
      await until(() => following.changes().length >= 1_500, 'all of it', 60_000);
      const ids = following.changes().map(({ activityId }) => activityId);
      expect(new Set(ids).size).toBe(1_500);
      expect(ids).toHaveLength(1_500);
      following.stop();
    });
  });
});

describe('a subscriber that stops reading', () => {
  test('ends with an error, and resuming gives exactly the rest', async () => {
    await withServer({}, async (server, key) => {
      const all = await followBySse(server.url, key);
      const slow = await openPaused(server.url, key);
      // Enough to fill what the operating system keeps for a connection, then more than may wait.
      for (let index = 0; index < 10; index++) await comment(10, 'x'.repeat(90_000));
      const isRead = (count: number) => () => all.changes().length === count;
      await until(isRead(100), 'everybody else');
      const clock = vi.spyOn(Date, 'now');
      for (let round = 1; round <= 5; round++) {
        // Longer than a consumer whose queue is full may take nothing, without that wait.
        clock.mockImplementation(
          () => Math.floor(performance.timeOrigin + performance.now()) + round * 6_000,
        );
        await comment(250);
        await until(isRead(100 + round * 250), 'everybody else', 60_000);
      }
      clock.mockRestore();

      const events = await readAll(slow);
      const last = events.at(-1)!;
      expect(last.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
      expect(last.errors?.[0]?.message).toContain('`after`');
      const seen = events.flatMap(({ data }) => data?.activityChanges ?? []);
      expect(seen.length).toBeLessThan(100);

      const rest = await followBySse(server.url, key, { after: seen.at(-1)!.cursor });
      await until(() => rest.changes().length >= 1_350 - seen.length, 'the rest', 60_000);
      const ids = [...seen, ...rest.changes()].map(({ activityId }) => activityId);
      expect(ids).toEqual(all.changes().map(({ activityId }) => activityId));
      rest.stop();
      all.stop();
    });
  });
});

describe('a thousand followers', () => {
  test('all receive a change that was read once', async () => {
    await withServer({ Client }, async (server, key) => {
      const received = Array.from({ length: 1_000 }, () => [] as string[]);
      const reader = await server.clientOf(organizationId);
      const { activities } = await reader.request<{ activities: { changesCursor: string } }>(
        '{ activities(first: 1) { changesCursor } }',
      );
      const variables = { after: activities.changesCursor };
      const clients = await Promise.all(
        Array.from({ length: 20 }, () => openConnection(server.url, key)),
      );
      received.forEach((own, index) => {
        clients[index % clients.length]!.subscribe<{ activityChanges: { activityId: string } }>(
          { query: FOLLOW, variables },
          {
            next: ({ data }) => own.push(data?.activityChanges.activityId ?? 'error'),
            error: () => own.push('error'),
            complete: () => {},
          },
        );
      });
      // A first change, which each has received when it follows.
      await comment(1);
      await until(() => received.every((own) => own.length > 0), 'all follow', 60_000);
      expect(received.every((own) => own.length === 1)).toBe(true);
      statements.length = 0;
      await comment(1);
      await until(() => received.every((own) => own.length > 1), 'a thousand', 60_000);
      expect(received.every((own) => own.length === 2)).toBe(true);
      expect(new Set(received.map((own) => own.at(-1))).size).toBe(1);
      // Once; again only while a transaction of somebody else on this PostgreSQL holds it back.
      const reads = (table: string) =>
        statements.filter((it) => it.includes(`from ${table}`)).length;
      expect(reads('activity_change')).toBeLessThan(100);
      expect(reads('activity a')).toBe(1);
      await Promise.all(clients.map((client) => client.dispose()));
    });
  });
});

describe('who has left', () => {
  test.each([
    ['server-sent events', followBySse],
    ['WebSocket', followByWebSocket],
  ])('over %s is forgotten: nothing is read for nobody', async (_name, follow) => {
    await withServer({ Client }, async (server, key) => {
      const all = await Promise.all(Array.from({ length: 20 }, () => follow(server.url, key)));
      await comment(1);
      await until(() => all.every((it) => it.changes().length === 1), 'all have it');
      await withServer({}, async (another, anotherKey) => {
        const witness = await followBySse(another.url, anotherKey);
        /** What this server reads of the feed while one of another server receives a change. */
        const readsOfChange = async () => {
          statements.length = 0;
          const before = witness.changes().length;
          await comment(1);
          await until(() => witness.changes().length > before, 'the witness');
          return statements.filter((it) => it.includes('from activity_change'));
        };
        expect(await readsOfChange()).not.toEqual([]);
        for (const following of all) following.stop();
        await expect.poll(readsOfChange, { timeout: 20_000 }).toEqual([]);
        for (let time = 0; time < 5; time++) expect(await readsOfChange()).toEqual([]);
        witness.stop();
      });
    });
  });

  test.each([
    [{}],
    // A header that makes no WebSocket of the request.
    [{ upgrade: 'x' }],
  ])('or would not take the answer, is refused before it begins: %j', async (more) => {
    await withServer({ Client }, async (server, key) => {
      const headers = {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        'content-type': 'application/json',
        ...more,
      };
      // fetch would not send the header.
      const sent = request(server.url, { method: 'POST', headers, agent: false });
      sent.end(JSON.stringify({ query: FOLLOW }));
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      expect(await json(response)).toMatchObject({
        errors: [
          { message: expect.stringMatching(/^Accept/), extensions: { code: 'BAD_USER_INPUT' } },
        ],
      });
    });
  });
});

describe('a server that stops', () => {
  test.each([
    ['server-sent events', followBySse],
    ['WebSocket', followByWebSocket],
  ])('says so to who follows over %s, and does not wait for them', async (_name, follow) => {
    await withServer({}, async (server, key) => {
      const following = await follow(server.url, key);
      await comment(1);
      await until(() => following.changes().length === 1, 'the subscription has begun');
      const started = Date.now();
      await server.stop();
      expect(Date.now() - started).toBeLessThan(5_000);
      await until(() => following.isOver, 'the end');
      expect(following.endedWith()).toBe('UNAVAILABLE');
    });
  });
});

describe('a WebSocket', () => {
  test.each([
    ['no key', {}],
    ['what is no key', { Authorization: 'Bearer nonsense' }],
    ['an unknown key', { Authorization: 'Bearer agw_000000000000000000000000000000000000' }],
    ['a key of another form', { Authorization: 42 }],
  ])('with %s is closed with 4403', async (_name, connectionParams) => {
    await withServer({}, async (server) => {
      expect(await closeCode(server.url, connectionParams)).toBe(4403);
    });
  });

  test('takes the key from the headers of connection_init or of the upgrade request, too', async () => {
    await withServer({}, async (server, key) => {
      const headers = { Authorization: `Bearer ${key}` };
      class WithHeader extends WebSocket {
        constructor(url: string, protocols: string | string[]) {
          super(url, protocols, { headers });
        }
      }
      const options = { url: server.url.replace('http', 'ws'), retryAttempts: 0 };
      for (const client of [
        createClient({ ...options, webSocketImpl: WebSocket, connectionParams: { headers } }),
        createClient({ ...options, webSocketImpl: WithHeader }),
        ...[
          { AUTHORIZATION: `Bearer ${key}` },
          { Headers: { AUTHORIZATION: key } },
          { Authorization: '', authorization: `Bearer ${key}` },
          { Authorization: 'Bearer ', headers },
        ].map((connectionParams) =>
          createClient({ ...options, webSocketImpl: WebSocket, connectionParams }),
        ),
        ...[{ Authorization: '' }, { headers: { Authorization: ' ' } }].map((connectionParams) =>
          createClient({ ...options, webSocketImpl: WithHeader, connectionParams }),
        ),
      ]) {
        expect(await askName(client)).toEqual({ data: { viewer: { keyName: 'test' } } });
        await client.dispose();
      }
    });
  });

  test('takes the key alone, too, and answers every operation as HTTP does', async () => {
    await withServer({}, async (server, key) => {
      const client = await openConnection(server.url, key, key);
      const ask = (query: string) => askOnce(client, query);
      expect(await ask('{ viewer { keyName } }')).toEqual({
        data: { viewer: { keyName: 'test' } },
      });
      const code = async (query: string) =>
        ((await ask(query)) as SubscriptionEvent).errors?.[0]?.extensions.code;
      expect(await code('{ viewer {')).toBe('GRAPHQL_PARSE_FAILED');
      expect(await code('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(await code('{ activities(first: 1000) { totalCount } }')).toBe('BAD_USER_INPUT');
      expect(await code(DELETE_NOTHING)).toBe('PERMISSION_DENIED');
      const deep = `{ ${'timeline(record: { id: "x" }) { nodes { records { '.repeat(8)} id`;
      expect(await code(`${deep} ${'} } }'.repeat(8)} }`)).toBe('OPERATION_TOO_LARGE');
      // None of them has cost the connection.
      expect(await ask('{ viewer { keyName } }')).toHaveProperty('data');
      await client.dispose();
    });
  });
});

const DELETE_NOTHING = 'mutation { deleteActivity(id: "x") { deletedActivityId } }';

/** A subscription whose answer nobody reads. */
function openPaused(url: string, key: string): Promise<IncomingMessage> {
  const query = FOLLOW.replace('activity { id title }', 'activity { ... on NoteData { content } }');
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      accept: 'text/event-stream',
      'content-type': 'application/json',
    };
    const sent = request(url, { method: 'POST', headers }, (response) => {
      response.pause();
      resolve(response);
    });
    sent.once('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}

async function readAll(response: IncomingMessage): Promise<SubscriptionEvent[]> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) text += chunk;
  return [...text.matchAll(/^data: (.+)$/gm)].map(
    ([, data]) => JSON.parse(data!) as SubscriptionEvent,
  );
}

async function openConnection(url: string, key: string, authorization = `Bearer ${key}`) {
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: authorization },
    lazy: false,
    retryAttempts: 0,
  });
  await askName(client);
  return client;
}

const askName = (client: ReturnType<typeof createClient>) =>
  askOnce(client, '{ viewer { keyName } }');

function askOnce(client: ReturnType<typeof createClient>, query: string): Promise<unknown> {
  return new Promise((resolve) => {
    client.subscribe(
      { query },
      { next: resolve, error: (errors) => resolve({ errors }), complete: () => {} },
    );
  });
}

function closeCode(url: string, connectionParams: Record<string, unknown>): Promise<number> {
  return new Promise((resolve) => {
    createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams,
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => {},
      on: { closed: (event) => resolve((event as { code: number }).code) },
    });
  });
}
