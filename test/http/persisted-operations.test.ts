import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fetchExchange, Client as UrqlClient } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { getIntrospectionQuery, parse, print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { WebSocket } from 'ws';
import { EXAMPLE_OPERATIONS } from '../../src/http/example-operations.js';
import { readPersistedOperations } from '../../src/http/read-persisted-operations.js';
import { createDemoDatabase, type DemoDatabase } from '../support/demo-database.js';
import { type Answer, fetchAnswer, postGraphql } from '../support/post-graphql.js';
import { runCli } from '../support/run-cli.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const MANIFEST = 'examples/persisted-operations.json';

const shipped = readPersistedOperations({ mode: 'only', file: MANIFEST });

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What is added to the shipped operations: each has a reason to be refused when it runs. */
const ADDED = {
  large: `query ($first: Int) { activities(first: $first) { nodes { records {
    ... on Contact { timeline(first: $first) { nodes { id } } } } } } }`,
  write: 'mutation { deleteActivity(id: "activity_none") { __typename } }',
  viewer: '{ viewer { keyName } }',
  changes: 'subscription { activityChanges { type } }',
};

let database: DemoDatabase;
let open: TestServer;
let locked: TestServer;
let allowing: TestServer;
let key: string;
let socket: Client;
beforeAll(async () => {
  database = await createDemoDatabase();
  const documents = new Map([...shipped.documents, ...Object.entries(ADDED)]);
  const options = { maintains: false };
  open = await startTestServer(database, options);
  locked = await startTestServer(database, {
    ...options,
    persistedOperations: { mode: 'only', documents },
  });
  allowing = await startTestServer(database, {
    ...options,
    persistedOperations: { mode: 'allow', documents },
  });
  key = await open.keyOf(database.organizationId);
  socket = createClient({
    url: locked.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${key}` },
  });
});
afterAll(async () => {
  await socket.dispose();
  await Promise.all([open, locked, allowing].map((server) => server.stop()));
  await database.drop();
});

const byHash = (hash: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
});

/** Sends an operation by its hash, as POST. */
function send(hash: string, { url = locked.url, variables = {}, bearer = key } = {}) {
  return fetchAnswer(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    },
    body: JSON.stringify({ ...byHash(hash), variables }),
  });
}

const sendText = (query: string, url = locked.url) => postGraphql(url, { query }, { key });

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

describe('the shipped manifest', () => {
  const queries = EXAMPLE_OPERATIONS.filter((query) => /^query /m.test(query));

  it('has the example operations and those of the programs, by the SHA-256 of what is stored', () => {
    const texts = EXAMPLE_OPERATIONS.map((query) => print(parse(query)));
    for (const text of texts) expect(shipped.documents.get(hashOf(text))).toBe(text);
    const programs = [
      hashesIn('dashboard/src/gql/graphql.ts'),
      hashesIn('examples/gql/graphql.ts'),
    ];
    for (const hashes of programs) expect(hashes.length).toBeGreaterThan(3);
    // And nothing else, which would be permitted.
    const expected = [...texts.map(hashOf), ...programs.flat()];
    expect([...shipped.documents.keys()].sort()).toEqual(expected.sort());
    for (const [hash, document] of shipped.documents) expect(hashOf(document)).toBe(hash);
  });

  it.each(queries.map((query) => [/^query (\w+)/m.exec(query)?.[1], query]))(
    'runs %s by its hash, as by its text',
    async (_name, query) => {
      const answer = await send(hashOf(print(parse(query))));
      const { data, errors } = await sendText(query, open.url);
      expect(answer.errors).toBeUndefined();
      expect(errors).toBeUndefined();
      expect(withoutAsOf(answer.data)).toEqual(withoutAsOf(data));
    },
  );

  it('runs the one whose comment says how, as it says', async () => {
    const query = EXAMPLE_OPERATIONS.find((it) => it.includes('query LatestInteractions')) ?? '';
    const comment = query.match(/^#.*$/gm)?.join('').replaceAll('#', '') ?? '';
    const extensions = comment.slice(comment.indexOf('{"persistedQuery"'));
    const headers = { authorization: `Bearer ${key}` };
    const address = `${locked.url}?extensions=${encodeURIComponent(extensions)}`;
    const { data, errors } = await fetchAnswer(address, { headers });
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('activities.totalCount');
  });

  it('has every operation of the dashboard, whose page knows that it must send hashes', async () => {
    const hashes = hashesIn('dashboard/src/gql/graphql.ts');
    expect(hashes.length).toBeGreaterThan(5);
    for (const hash of hashes) expect(shipped.documents.has(hash)).toBe(true);
    const pageOf = ({ url }: TestServer) => fetch(new URL('/', url)).then((it) => it.text());
    const told = '<meta name="persisted-operations" content="only" />';
    expect(await pageOf(locked)).toContain(told);
    for (const other of [open, allowing]) expect(await pageOf(other)).not.toContain(told);
  });
});

describe('only', () => {
  it.each([
    ['an operation as text', ADDED.viewer],
    ['one that is in the manifest', EXAMPLE_OPERATIONS[0] ?? ''],
    ['introspection', getIntrospectionQuery()],
    ['__typename', '{ __typename }'],
    ['what cannot be parsed', '{'],
  ])('refuses %s', async (_what, query) => {
    const encoded = encodeURIComponent(query);
    const headers = { authorization: `Bearer ${key}` };
    for (const answer of [
      await sendText(query),
      await fetchAnswer(`${locked.url}?query=${encoded}`, { headers }),
    ]) {
      expect(answer.data).toBeUndefined();
      expect(answer.errors).toHaveLength(1);
      expect(codeOf(answer)).toBe('BAD_USER_INPUT');
      expect(answer.errors?.[0]?.message).toMatch(/^query: only persisted operations .*got "/);
      expect(answer.errors?.[0]?.message).toContain(JSON.stringify(query).slice(0, 20));
    }
  });

  it('refuses a text beside a hash', async () => {
    const answer = await fetchAnswer(locked.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: ADDED.viewer, ...byHash('viewer') }),
    });
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });

  it('has the status of a request error', async () => {
    const headers = { accept: 'application/graphql-response+json' };
    const { status } = await postGraphql(locked.url, { query: '{' }, { key, headers });
    expect(status).toBe(400);
  });

  it('refuses subscriptions as text, as event streams and on a WebSocket', async () => {
    const query = ADDED.changes;
    const stream = { accept: 'text/event-stream' };
    const { text } = await postGraphql(locked.url, { query }, { key, headers: stream });
    expect(text).toContain('only persisted operations');
    for (const refused of [query, ADDED.viewer, getIntrospectionQuery()]) {
      await expect(socket.iterate({ query: refused }).next()).rejects.toMatchObject([
        {
          message: expect.stringContaining('only persisted operations'),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
  });

  it('runs operations by their hashes on a WebSocket, subscriptions too', async () => {
    const first = await socket.iterate({ query: '', ...byHash('viewer') }).next();
    expect(first.value).toEqual({ data: { viewer: { keyName: 'test' } } });
    const changes = socket.iterate({ query: '', ...byHash('changes') });
    const change = changes.next();
    const { errors } = await postGraphql(
      open.url,
      {
        query: `mutation { logActivity(input: { kind: NOTE, description: "seen", records: [
          { external: { source: "kasar", object: "contacts", id: "ec43b697-e628-4300-bd10-960717ff6267" } }
        ] }) { activity { id } } }`,
      },
      { key: database.key },
    );
    expect(errors).toBeUndefined();
    expect((await change).value).toEqual({ data: { activityChanges: { type: 'ADDED' } } });
    await changes.return?.();
  });

  it('runs subscriptions by their hashes as event streams', async () => {
    const ended = new AbortController();
    const response = await fetch(locked.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify(byHash('changes')),
      signal: ended.signal,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    ended.abort();
  });
});

describe('an operation by its hash', () => {
  it('can be sent by GET, with a tag', async () => {
    const extensions = encodeURIComponent(JSON.stringify(byHash('viewer').extensions));
    const headers = { authorization: `Bearer ${key}` };
    const first = await fetchAnswer(`${locked.url}?extensions=${extensions}`, { headers });
    expect(first.data).toEqual({ viewer: { keyName: 'test' } });
    const again = await fetchAnswer(`${locked.url}?extensions=${extensions}`, {
      headers: { ...headers, 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it.each(['only', 'allow'])('is named where it is unknown (%s)', async (mode) => {
    const { url } = mode === 'only' ? locked : allowing;
    const answer = await send('0123abc', { url });
    expect(codeOf(answer)).toBe('PERSISTED_QUERY_NOT_FOUND');
    if (mode === 'only') {
      expect(answer.errors?.[0]?.message).toMatch(/^PersistedQueryNotFound: .*"0123abc"/);
    } else {
      expect(answer.errors).toEqual([
        {
          message: 'PersistedQueryNotFound',
          extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', sha256Hash: '0123abc' },
        },
      ]);
    }
    expect(answer.data).toBeUndefined();
    const inherited = await send('toString', { url });
    expect(codeOf(inherited)).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('must be well-formed', async () => {
    for (const persistedQuery of [
      undefined,
      { version: 2, sha256Hash: 'viewer' },
      { version: 1 },
    ]) {
      const answer = await fetchAnswer(locked.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ extensions: { persistedQuery } }),
      });
      expect(codeOf(answer)).toBe('BAD_USER_INPUT');
      expect(answer.errors?.[0]?.message).toContain('extensions.persistedQuery: must be');
    }
  });

  it('has the limits and the access of any operation', async () => {
    expect(codeOf(await send('large', { variables: { first: 100 } }))).toBe('OPERATION_TOO_LARGE');
    expect(codeOf(await send('large', { variables: { first: 'x' } }))).toBe('BAD_USER_INPUT');
    expect((await send('large', { variables: { first: 2 } })).errors).toBeUndefined();
    expect(codeOf(await send('write'))).toBe('PERMISSION_DENIED');
    expect(codeOf(await send('viewer', { bearer: '' }))).toBe('UNAUTHENTICATED');
  });
});

test('with allow, texts are run, too', async () => {
  const { url } = allowing;
  const expected = { viewer: { keyName: 'test' } };
  expect((await sendText(ADDED.viewer, url)).data).toEqual(expected);
  expect((await send('viewer', { url })).data).toEqual(expected);
});

test.each([
  ['GET', 'force' as const],
  ['POST', false as const],
])('with allow, urql sends the text after a hash by %s that is unknown', async (method, get) => {
  const methods: unknown[] = [];
  const client = new UrqlClient({
    url: allowing.url,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${key}` } },
    fetch: (input, init) => {
      methods.push(init?.method);
      return fetch(input, init);
    },
    exchanges: [persistedExchange({ preferGetForPersistedQueries: get }), fetchExchange],
  });
  const { data, error } = await client.query('{ viewer { organization } }', {}).toPromise();
  expect(error).toBeUndefined();
  expect(data).toHaveProperty('viewer.organization');
  expect(methods).toEqual([method, method]);
});

describe('a file that cannot be used', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'persisted-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['is no JSON', '{', 'is no JSON'],
    ['is a list', '[]', 'must be a JSON object of hashes to documents'],
    ['has something else than documents', '{"a1": {}}', 'documents; "a1" has no text'],
    ['is empty', '{}', 'has no operation'],
    ['has an invalid syntax', '{"a1": "{"}', '"a1": Syntax Error'],
    [
      'names what the schema does not have',
      '{"a1": "{ nope }"}',
      '"a1": Cannot query field "nope"',
    ],
    [
      'has many tokens',
      JSON.stringify({ a1: `{ ${'__typename '.repeat(4_000)} }` }),
      '"a1": Token limit of 4000',
    ],
    [
      'is deep',
      JSON.stringify({
        a1: `{ activities { nodes { ${'duplicates { '.repeat(15)} id ${'} '.repeat(18)}`,
      }),
      '"a1": Query depth limit of 16 exceeded',
    ],
    [
      'has many fields',
      JSON.stringify({
        a1: `{ ${'...F '.repeat(900)} } fragment F on Query { viewer { ${'keyName '.repeat(12)} } }`,
      }),
      '"a1": The operation requests 11700 fields; the limit is 10000',
    ],
    ['has a fragment alone', '{"a1": "fragment F on Query { viewer { keyName } }"}', '"a1": Fragm'],
  ])('because it %s is refused by name', (_what, text, reason) => {
    const file = path.join(folder, 'operations.json');
    writeFileSync(file, text);
    const read = () => readPersistedOperations({ mode: 'only', file });
    expect(read).toThrow(`PERSISTED_OPERATIONS_FILE ${file}: `);
    expect(read).toThrow(reason);
  });

  it('because it reads the schema where introspection is off is refused', () => {
    const file = path.join(folder, 'introspection.json');
    writeFileSync(
      file,
      JSON.stringify({ a1: '{ _service { sdl } }', a2: '{ __schema { __typename } }' }),
    );
    const read = (introspection: boolean) =>
      readPersistedOperations({ mode: 'only', file, introspection });
    expect(read(true).documents.size).toBe(2);
    expect(() => read(false)).toThrow(
      /\n {2}"a1": GraphQL introspection has been disabled.*"_service".*\n {2}"a2": GraphQL introspection/,
    );
  });

  it('stops the start', async () => {
    const start = (env: Record<string, string>) =>
      runCli(['serve'], { env: { DATA_DIR: path.join(folder, 'data'), ...env } });
    const file = path.join(folder, 'missing.json');
    const missing = await start({ PERSISTED_OPERATIONS: 'only', PERSISTED_OPERATIONS_FILE: file });
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain(`PERSISTED_OPERATIONS_FILE ${file}: cannot be read: ENOENT`);
    const unnamed = await start({ PERSISTED_OPERATIONS: 'allow' });
    expect(unnamed.exitCode).toBe(1);
    expect(unnamed.stderr).toContain('PERSISTED_OPERATIONS_FILE is required');
  });
});

/** The hashes of a program's operations, which codegen has put beside their documents. */
function hashesIn(file: string): string[] {
  const generated = readFileSync(file, 'utf8');
  return [...generated.matchAll(/"__meta__":\{"hash":"(\w+)"\}/g)].map(([, hash]) => hash ?? '');
}

/** The answer without the times at which its sources were asked. */
function withoutAsOf(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (name, value) => (name === 'asOf' ? null : value)));
}
