import { once } from 'node:events';
import { connect, Server } from 'node:net';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectLog } from '../support/collect-log.js';
import { fetchAnswer, postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const query = '{ viewer { keyName } }';
const { log, lines } = collectLog();

let database: TestDatabase;
let server: TestServer;
let key: string;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database, { log });
  key = await server.keyOf(await createTestOrganization(database));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const auth = () => ({ authorization: `Bearer ${key}` });

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: () => server.url,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...init.headers, ...auth() } }),
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit]))(
    '%s %s',
    async (_id, name, audit) => {
      const result = await audit.fn();
      if (result.status !== 'ok' && !name.startsWith('MAY')) {
        const { reason } = result;
        expect.fail(reason);
      }
    },
  );

  it('answers a GET with the query in its address', async () => {
    const address = `${server.url}?query=${encodeURIComponent(query)}`;
    const { status, data } = await fetchAnswer(address, { headers: auth() });
    expect({ status, data }).toEqual({ status: 200, data: { viewer: { keyName: 'test' } } });
  });

  it('names variables in an address that are no JSON', async () => {
    const address = `${server.url}?query=${encodeURIComponent(query)}&variables=zzz`;
    for (const [accept, status] of [
      ['application/json', 200],
      ['application/graphql-response+json', 400],
    ] as const) {
      const answer = await fetchAnswer(address, { headers: { ...auth(), accept } });
      expect(answer.status).toBe(status);
      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(answer.errors?.[0]?.message).toContain('variables');
      expect(answer.errors?.[0]?.message).toContain('zzz');
    }
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answers %s with 405', async (method) => {
    const { status, headers } = await fetchAnswer(server.url, { method, headers: auth() });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, POST');
  });

  it('wants a content type that it knows', async () => {
    for (const type of ['text/plain', 'text/html', 'multipart/form-data; boundary=x']) {
      const headers = { ...auth(), 'content-type': type };
      const body = JSON.stringify({ query });
      const { status } = await fetchAnswer(server.url, { method: 'POST', headers, body });
      expect(status, type).toBe(415);
    }
  });

  it('allows no other origin to read its answers', async () => {
    const headers = { origin: 'http://elsewhere.example' };
    const { headers: given } = await postGraphql(server.url, { query }, { key, headers });
    expect([...given.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the id of a request', () => {
  it('is the one that was sent, where that is sane', async () => {
    for (const id of ['a', '1-2-3', 'a/b:c+d=e.f_g', 'x'.repeat(128)]) {
      const headers = { 'x-request-id': id };
      const answer = await postGraphql(server.url, { query }, { key, headers });
      expect(answer.headers.get('x-request-id')).toBe(id);
    }
  });

  it('is a new one otherwise', async () => {
    const given = new Set<string | null>();
    for (const id of ['', 'a b', 'x'.repeat(129), '<script>', '"a"', 'é', undefined]) {
      const headers: Record<string, string> = id === undefined ? {} : { 'x-request-id': id };
      const answer = await postGraphql(server.url, { query }, { key, headers });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      given.add(answer.headers.get('x-request-id'));
    }
    expect(given.size).toBe(7);
  });

  it('is on every answer, and in the log', async () => {
    for (const place of ['/healthz', '/nowhere', '/graphql', '/']) {
      const headers = { 'x-request-id': `at${place}` };
      const response = await fetch(new URL(place, server.url), { headers, redirect: 'manual' });
      expect(response.headers.get('x-request-id')).toBe(`at${place}`);
      expect(lines.some(({ requestId }) => requestId === `at${place}`)).toBe(true);
    }
  });
});

describe('other addresses', () => {
  const get = (place: string) => fetchAnswer(new URL(place, server.url).href);

  it('say whether the process and the database are there', async () => {
    for (const place of ['/healthz', '/readyz', '/healthz?a=b']) {
      const { status, text } = await get(place);
      expect({ status, text }, place).toEqual({ status: 200, text: 'ok\n' });
    }
  });

  it('are not found', async () => {
    for (const place of ['/nowhere', '/graphql/', '/graphql/x', '/Graphql', '/favicon.ico']) {
      const { status, text } = await get(place);
      expect(status, place).toBe(404);
      expect(text).toBe('Not found. The GraphQL endpoint is /graphql.\n');
    }
  });

  it.each([
    ['an address that cannot be read', 'GET // HTTP/1.1\r\nHost: a'],
    ['a Host header with a space', 'GET /graphql?query={__typename} HTTP/1.1\r\nHost: a b'],
    ['a Host header that is no host', 'GET /graphql?query={__typename} HTTP/1.1\r\nHost: [z]:9'],
    ['an absolute address that is none', 'GET http://[z]/graphql HTTP/1.1\r\nHost: a'],
  ])('are refused without a word about the inside: %s', async (_what, head) => {
    const answer = await sendRaw(`${head}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/node_modules|\.[jt]s\b|TypeError|at new/);
  });

  function sendRaw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (part) => {
        answer += part;
      });
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
      socket.write(text);
    });
  }
});

describe('a server', () => {
  it('stops where a client keeps the connection of a refused upgrade', async () => {
    const stopping = await startTestServer(database);
    const port = Number(new URL(stopping.url).port);
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
    await stopping.stop();
    socket.destroy();
  });

  it('logs connections that it cannot accept, and goes on', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen');
    const full = await startTestServer(database, { log });
    const [listening] = listen.mock.contexts as Server[];
    listen.mockRestore();
    const error = new Error('accept EMFILE');
    for (const _ of [1, 2]) listening!.emit('error', error);
    expect(lines.filter(({ err }) => err?.message === error.message)).toHaveLength(2);
    expect((await fetch(new URL('/healthz', full.url))).status).toBe(200);
    await full.stop();
  });
});
