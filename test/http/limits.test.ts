import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomId } from '../../src/ingest/upsert-records.js';
import { readCounts } from '../../src/timeline/read-counts.js';
import { postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const LIMIT = 2 * 1024 * 1024;

let database: TestDatabase;
let server: TestServer;
let key: string;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  key = await server.keyOf(await createTestOrganization(database));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const repeat = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');

/** A query that goes round from activities to their records and back, `rounds` times. */
function round(rounds: number): string {
  const there = 'records { timeline(first: 1) { nodes { '.repeat(rounds);
  return `{ activities(first: 1) { nodes { ${there} id ${'} } }'.repeat(rounds)} } } }`;
}

const TOO_LARGE: [what: string, query: string][] = [
  ['5,000 levels', '{a'.repeat(5_000) + '}'.repeat(5_000)],
  ['5,000 levels of lists', `{ node(id: ${'['.repeat(5_000)}${']'.repeat(5_000)}) { id } }`],
  ['20 levels', round(6)],
  [
    'pages within pages',
    `{ activities(first: 100) { nodes { records { timeline(first: 100) { nodes {
      records { timeline(first: 100) { nodes { id } } }
    } } } } } }`,
  ],
  [
    'pages of every record of a page',
    '{ activities(first: 100) { nodes { records { timeline(first: 100) { nodes { id } } } } } }',
  ],
  [
    'pages of every record of a page, in variables and fragments',
    `query ($first: Int = 100) { activities(first: $first) { edges { node { ...F } } } }
    fragment F on Activity { records { timeline(last: $first) { nodes { id } } } }`,
  ],
  [
    'fragments that double thirty times, without a key',
    `{ __schema { types { ...F0 } } }
    ${repeat(30, (n) => `fragment F${n} on __Type { a: ofType { ...F${n + 1} } ...G${n + 1} }`)}
    ${repeat(30, (n) => `fragment G${n + 1} on __Type { b: ofType { ...F${n + 1} } }`)}
    fragment F30 on __Type { name }`,
  ],
  [
    '20 levels in fragments',
    `{ activities { ...G0 } }
    ${repeat(6, (n) => `fragment F${n} on Activity { records { timeline { ...G${n + 1} } } }`)}
    ${repeat(7, (n) => `fragment G${n} on ActivityConnection { nodes { id ...F${n} } }`)}
    fragment F6 on Activity { id }`,
  ],
  [
    'the schema as text four times',
    '{ a: _service { ...S } b: _service { ...S } } fragment S on _Service { a: sdl b: sdl }',
  ],
  [
    'the schema three times',
    getIntrospectionQuery().replace(/__schema \{.*?\n {6}\}/s, 'a: $& b: $& c: $&'),
  ],
  ['20,000 aliases of __typename', `{ ${repeat(20_000, (index) => `a${index}: __typename`)} }`],
  ['10,000 tokens', `{ ${'__typename '.repeat(9_998)} }`],
  ['10,000 variables', `query (${repeat(10_000, (index) => `$v${index}: Int`)}) { __typename }`],
];

it.each(TOO_LARGE)('refuses %s as OPERATION_TOO_LARGE, with a key or without', async (_, query) => {
  for (const options of [{ key }, {}]) {
    for (const [accept, status] of [
      ['application/json', 200],
      ['application/graphql-response+json', 400],
    ] as const) {
      const answer = await postGraphql(server.url, { query }, { ...options, headers: { accept } });
      expect(answer.status).toBe(status);
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'OPERATION_TOO_LARGE' },
      ]);
    }
  }
});

const HUNDRED_IDS = JSON.stringify(Array.from({ length: 100 }, (_, index) => `contact_${index}`));

it.each<[query: string, items: number, variables?: Record<string, unknown>]>([
  // The items of a page count once, whether as nodes, as edges or as both; what a page has once does not.
  [
    `{ activities(first: 100) { nodes { records { timeline(last: 100) {
      nodes { __typename id } edges { cursor node { id } } pageInfo { endCursor }
      totalCount counts { byKind { kind count } } sources { source { name } }
    } } } } }`,
    100 * (1 + 100 * (1 + 100)),
  ],
  // What is selected of nodes and of edges is resolved for both.
  [
    '{ activities(first: 50) { nodes { ...R } edges { node { ...R } } } }' +
      'fragment R on Activity { records { links { externalId } } }',
    50 * (1 + 2 * 100 * (1 + 20)),
  ],
  [
    '{ activities { nodes { records { timeline { nodes { records { id } } } } } } }',
    20 * (1 + 100 * (1 + 20 * (1 + 100))),
  ],
  [
    'query ($n: Int = 20) { activities(first: $n) { nodes { records { timeline(first: $n) { nodes { id } } } } } }',
    80 * (1 + 100 * (1 + 80)),
    { n: 80 },
  ],
  [
    `query ($ids: [ID!]! = ${HUNDRED_IDS}) { nodes(ids: $ids) { ... on CrmRecord {
      timeline(first: 10) { nodes { attachments { url } records { name } } } } } }`,
    100 * (1 + 10 * (1 + 20 + 100)),
  ],
  [
    `{ activityChanges(first: 100) { changes { activity { records { timeline { nodes { id } } } } } } }`,
    100 * (1 + 100 * (1 + 20)),
  ],
])(
  'measures an operation as $1 items, and says so with the limit',
  async (query, items, variables) => {
    const { errors } = await postGraphql(server.url, { query, variables }, { key });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(`up to ${items} items; the limit is 75000.`),
        extensions: { code: 'OPERATION_TOO_LARGE' },
      },
    ]);
  },
);

it('measures an operation anew for each length of a list in its variables', async () => {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on CrmRecord {
    timeline(first: 10) { nodes { attachments { url } records { name } } } } } }`;
  for (const [length, code] of [
    [1, undefined],
    [100, 'OPERATION_TOO_LARGE'],
    [10, undefined],
    [101, 'BAD_USER_INPUT'],
    [99, 'OPERATION_TOO_LARGE'],
  ] as const) {
    const ids = Array.from({ length }, (_, index) => `contact_${index}`);
    const { errors } = await postGraphql(server.url, { query, variables: { ids } }, { key });
    expect(errors?.[0]?.extensions.code, `${length} ids`).toBe(code);
  }
});

it('measures a list apart from a number that is its length', async () => {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on CrmRecord {
    timeline(first: 10) { nodes { attachments { url } records { name } } } } } }`;
  const hundred = Array.from({ length: 100 }, (_, index) => `contact_${index}`);
  for (const [ids, code] of [
    [100, undefined],
    [hundred, 'OPERATION_TOO_LARGE'],
    ['100', undefined],
    [[hundred], 'BAD_USER_INPUT'],
  ] as const) {
    const { errors } = await postGraphql(server.url, { query, variables: { ids } }, { key });
    expect(errors?.[0]?.extensions.code, JSON.stringify(ids).slice(0, 20)).toBe(code);
  }
});

it('measures a variable that is absent by its default, also after null', async () => {
  const query = `query ($n: Int = 100) { activities(first: 20) { nodes { records {
    timeline(first: $n) { nodes { id } } } } } }`;
  for (const [variables, code] of [
    [{ n: null }, undefined],
    [{}, 'OPERATION_TOO_LARGE'],
    [{ n: null }, undefined],
  ] as const) {
    const { errors } = await postGraphql(server.url, { query, variables }, { key });
    expect(errors?.[0]?.extensions.code, JSON.stringify(variables)).toBe(code);
  }
});

it('counts as many timelines as pages may name records', async () => {
  const requests = Array.from({ length: 75_000 / 20 + 1 }, () => ({
    timelineIds: [randomId()],
    conditions: [],
  }));
  const counts = await readCounts(database.pool, requests);
  expect(counts.filter(({ total, isExact }) => total === 0 && isExact)).toHaveLength(
    requests.length,
  );
});

it('answers what is as large as it may be', async () => {
  const queries = [
    `{ ${repeat(1_300, (index) => `a${index}: __typename`)} }`,
    `{ viewer { ${'keyName '.repeat(3_900)} } }`,
    `{ ${'node(id: "a") { id } '.repeat(400)} }`,
    `{ ${'... { '.repeat(1_300)} __typename ${'}'.repeat(1_300)} }`,
    // Compiled for each of the 18 types, and the 3 of records, this would be millions of fields.
    round(2),
    `{ activities { nodes { ${repeat(1_300, (index) => `a${index}: id`)} } } }`,
    `{ activities(first: 1) { nodes { ${repeat(300, (n) => `r${n}: records { id name }`)} } } }`,
  ];
  for (const query of queries) {
    const { status, errors } = await postGraphql(server.url, { query }, { key });
    expect(status, query.slice(0, 100)).toBe(200);
    // The many fields of the second one end in GraphQL's own limit.
    expect(errors?.[0]?.extensions.code).not.toBe('OPERATION_TOO_LARGE');
  }
});

it('lets ordinary depth and introspection through', async () => {
  const deep = await postGraphql(server.url, { query: round(2) }, { key });
  expect(deep.errors).toBeUndefined();
  const introspection = await postGraphql(server.url, { query: getIntrospectionQuery() });
  expect(introspection.errors).toBeUndefined();
  expect(introspection.data).toHaveProperty('__schema');
});

interface RawAnswer {
  status: number | undefined;
  body: string;
}

/** Posts bytes, with their length said or in chunks. */
function postBytes(body: Buffer, { chunked }: { chunked: boolean }): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length }),
    };
    const sent = request(server.url, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: Buffer.concat(parts).toString() }),
      );
      response.on('error', reject);
    });
    // The server may hang up before all of it is sent.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    if (!chunked) sent.end(body);
    else {
      for (let at = 0; at < body.length; at += 65_536) sent.write(body.subarray(at, at + 65_536));
      sent.end();
    }
  });
}

/** A request of exactly so many bytes. */
function bodyOf(bytes: number): Buffer {
  const around = JSON.stringify({ query: '{ viewer { keyName } }', variables: { a: '' } });
  return Buffer.from(around.replace('""', `"${'x'.repeat(bytes - around.length)}"`));
}

it.each([{ chunked: false }, { chunked: true }])(
  'takes a body of 2 MiB and refuses a longer one with 413 (chunked: $chunked)',
  async (how) => {
    const largest = await postBytes(bodyOf(LIMIT), how);
    expect(largest).toEqual({ status: 200, body: '{"data":{"viewer":{"keyName":"test"}}}' });
    for (const bytes of [LIMIT + 1, 2 * LIMIT]) {
      const { status, body } = await postBytes(bodyOf(bytes), how);
      expect(status).toBe(413);
      expect(JSON.parse(body)).toEqual({
        errors: [
          {
            message: 'The body is larger than 2097152 bytes.',
            extensions: { code: 'OPERATION_TOO_LARGE' },
          },
        ],
      });
    }
  },
);

it('takes one request at a time', async () => {
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${key}` },
      body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: 'Batching is not supported.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  }
});
