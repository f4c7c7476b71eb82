import { afterAll, beforeAll, expect, it } from 'vitest';
import { importBodies } from '../support/import-bodies.js';
import { oneOfEach } from '../support/one-of-each.js';
import { postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let database: TestDatabase;
let server: TestServer;
let key: string;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  const acme = await createTestOrganization(database);
  await importBodies(database, acme, oneOfEach);
  key = await server.keyOf(acme);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const BOB = '{ external: { source: "invent", object: "contacts", id: "bob" } }';

/** What graphql-jit takes for a date, and writes into the code that it generates. */
const PLACEHOLDER = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.wasRun=1';

/** Documents that a compiler of queries could get wrong; each with variables to run it with. */
const CASES: [what: string, operation: string, variables: object[]][] = [
  [
    'a default of a variable that must not be null',
    'query Q($first: Int! = 2) { activities(first: $first) { nodes { kind } } }',
    [{}, { first: 1 }, { first: null }, { first: 0 }],
  ],
  [
    'a default of a variable that may be null',
    'query Q($first: Int = 2) { activities(first: $first) { nodes { kind } } }',
    [{}, { first: 1 }, { first: null }],
  ],
  [
    'a default of an argument',
    `query Q($order: TimelineOrder! = OLDEST_FIRST) {
      activities(order: $order) { nodes { kind } }
    }`,
    [{}, { order: 'NEWEST_FIRST' }],
  ],
  [
    'variables inside of an object',
    `query Q($kinds: [ActivityKind!], $from: DateTime, $words: String) {
      activities(filter: { kinds: $kinds, occurredFrom: $from, search: $words }) {
        nodes { kind }
      }
    }`,
    [
      {},
      { kinds: ['CALL'] },
      { kinds: 'CALL' },
      { kinds: null, from: null, words: null },
      { kinds: [], words: 'quarterly' },
      { kinds: ['CALL', null] },
      { kinds: ['CALL', 'FAX'] },
      { from: '2026-04-28T14:00:00+02:00' },
      { from: '2026-04-28' },
      { words: ['quarterly'] },
    ],
  ],
  [
    'an object in a variable',
    'query Q($filter: ActivityFilter) { activities(filter: $filter) { nodes { kind } } }',
    [
      {},
      { filter: null },
      { filter: {} },
      { filter: { kinds: 'COMMENT' } },
      { filter: { kinds: ['COMMENT'], search: 'signed' } },
      { filter: { constructor: 1 } },
      { filter: 5 },
    ],
  ],
  [
    'a list of one',
    'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    [{ ids: 'a' }, { ids: 5 }, { ids: ['a', 5] }, { ids: [] }, { ids: [null] }, { ids: [1.5] }],
  ],
  [
    '@skip and @include',
    `query Q($yes: Boolean!, $no: Boolean = false) {
      viewer @include(if: $yes) { keyName scopes @skip(if: $yes) }
      sources @skip(if: $no) { slug }
      ... @include(if: $no) { __typename }
    }`,
    [{ yes: true }, { yes: false }, { yes: true, no: true }, { yes: 'true' }, { no: true }],
  ],
  [
    'aliases, fragments and types',
    `query Q {
      __typename
      one: contact(by: ${BOB}) { ...Named }
      two: record(by: ${BOB}) {
        __typename
        ...Named
        ... on Company { id }
        ... on Contact { links { externalId } }
      }
    }
    fragment Named on CrmRecord {
      name
      object
      again: name
      timeline { nodes { __typename summary ...Actor } }
    }
    fragment Actor on Activity {
      actor { __typename name ... on User { email } }
      assistant { name }
    }`,
    [{}],
  ],
  [
    'fields beside fragments, which stand in between',
    `query Q {
      activities(first: 20) {
        nodes {
          ... on InteractionData { direction channel }
          summary
          ...Named
          ... on TaskData { dueDate status }
          id
          ... @include(if: true) { occurredAt category }
        }
        totalCount
      }
    }
    fragment Named on Activity { kind ... on NoteData { content } actor { name } }`,
    [{}],
  ],
  [
    'fragments in fragments, and one of them again',
    `query Q {
      activities(first: 20) { nodes { ...Outer ...Inner summary } totalCount }
      again: activities(first: 2) { nodes { ...Inner } }
    }
    fragment Outer on Activity { ...Inner kind category }
    fragment Inner on Activity { id occurredAt }`,
    [{}],
  ],
  [
    'fragments with conditions, which are used again',
    `query Q($yes: Boolean!, $no: Boolean!) {
      one: activities(first: 20) { nodes { kind ...Named @include(if: $yes) } }
      two: activities(first: 20) { nodes { ...Named } }
      three: activities(first: 20) {
        nodes { kind ... on NoteData @include(if: $no) { ...Named } ... on TaskData { ...Named } }
      }
      four: activities(first: 20) { nodes { kind ...Named ...Named @include(if: $no) } }
      five: activities(first: 20) { nodes { kind ...Named @skip(if: $yes) ...Named @include(if: $yes) } }
    }
    fragment Named on Activity { summary category }`,
    [
      { yes: true, no: false },
      { yes: false, no: false },
      { yes: false, no: true },
    ],
  ],
  [
    'a field with and without a condition',
    `query Q($yes: Boolean!) {
      activities(first: 20) @include(if: $yes) { totalCount nodes { ...Named } }
      activities(first: 20) { nodes { kind id @include(if: $yes) category id } }
    }
    fragment Named on Activity { summary }`,
    [{ yes: true }, { yes: false }],
  ],
  [
    'null for a variable that has a default',
    `query Q($yes: Boolean = true, $kind: ActivityKind = CALL) {
      activities(filter: { kinds: [$kind] }) { nodes { kind } totalCount @include(if: $yes) }
    }`,
    [{}, { yes: null }, { kind: null }, { kind: 'NOTE', yes: false }],
  ],
  [
    'names that every object has',
    `query Q($constructor: Boolean = true, $toString: Boolean = false) {
      constructor: __typename @include(if: $constructor)
      hasOwnProperty: __typename @skip(if: $toString)
      __proto__: __typename
      viewer { __proto__: keyName scopes }
    }`,
    [{}, { constructor: false }, { toString: true }],
  ],
  [
    'names that are alike when they are joined',
    `query Q {
      a: contact(by: ${BOB}) { b_c: timeline(first: 5) { nodes { id summary } } }
      a_b: contact(by: ${BOB}) { c: timeline { totalCount } }
    }`,
    [{}],
  ],
  [
    'one field twice',
    `query Q {
      activities(first: 2) { nodes { kind } }
      activities(first: 2) { nodes { summary } totalCount }
    }`,
    [{}],
  ],
  [
    'errors beside answers',
    `query Q($id: ID!) {
      viewer { keyName }
      timeline(record: { id: $id }) { totalCount }
      none: activities(first: 101) { nodes { id } }
    }`,
    [{ id: 'nothing' }, { id: 5 }, { id: null }, {}],
  ],
  [
    'entities in a variable',
    `query Q($representations: [_Any!]!) {
      _entities(representations: $representations) { __typename ... on Contact { name } }
    }`,
    [
      { representations: [] },
      { representations: [{ __typename: 'Contact', id: 'nobody' }] },
      { representations: { __typename: 'Contact', id: 'nobody' } },
      { representations: [{ __typename: 'Contact' }] },
      { representations: [{ __typename: 'Nothing', id: 'nobody' }] },
      { representations: 5 },
      {},
    ],
  ],
  [
    'a variable inside of an entity',
    `query Q($id: ID!) {
      _entities(representations: [{ __typename: "Contact", id: $id }]) { __typename }
    }`,
    [{ id: 'nobody' }, { id: 5 }, { id: null }],
  ],
  ['introspection', 'query Q { __type(name: "Query") { kind name fields { name } } }', [{}]],
];

it.each(CASES)('is answered alike, compiled or not: %s', async (_what, operation, variants) => {
  const answers: unknown[] = [];
  for (const variables of variants) {
    const answerOf = async (query: string) => {
      const params = { query, variables: { ...variables }, operationName: 'Q' };
      const { status, data, errors } = await postGraphql(server.url, params, { key });
      const told = errors?.map(({ path, locations, extensions }) => ({
        path,
        locations,
        code: extensions.code,
      }));
      // As text: what it has is in the order of the document.
      return { status, data: JSON.stringify(data), errors: told };
    };
    // Compiled where it has been executed before; what has two operations is never compiled.
    const first = await answerOf(operation);
    const compiled = await answerOf(operation);
    const plain = await answerOf(`${operation} query Other { __typename }`);
    expect(first, JSON.stringify(variables)).toEqual(plain);
    expect(compiled, JSON.stringify(variables)).toEqual(plain);
    const codes = compiled.errors?.map(({ code }) => code) ?? [];
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    answers.push(compiled.data);
  }
  expect(answers).toContainEqual(expect.any(String));
});

it.each([
  `{ __type(name: "${PLACEHOLDER}") { name } viewer { keyName } }`,
  `{ __type(name: "\\u005f${PLACEHOLDER.slice(1)}") { name } viewer { keyName } }`,
  `{ activities(filter: { search: "${PLACEHOLDER}" }) { totalCount } viewer { keyName } }`,
  `{ _entities(representations: [{ __typename: "Contact", id: "${PLACEHOLDER}" }]) { __typename } viewer { keyName } }`,
])('runs nothing that a literal says: %s', async (query) => {
  for (let time = 0; time < 3; time++) {
    const { data } = await postGraphql(server.url, { query }, { key });
    expect(data).toMatchObject({ viewer: { keyName: 'test' } });
  }
  expect(globalThis).not.toHaveProperty('wasRun');
});

it('runs the operation that is named, in whatever order they are asked for', async () => {
  const query = 'query A { viewer { keyName } } query B { sources { slug } }';
  for (const operationName of ['A', 'B', 'A', 'B', 'B']) {
    const { data } = await postGraphql(server.url, { query, operationName }, { key });
    expect(Object.keys(data ?? {})).toEqual([operationName === 'A' ? 'viewer' : 'sources']);
  }
});
