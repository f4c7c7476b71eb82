import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { createCountingClient } from '../support/counting-client.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** What the pool has sent to PostgreSQL. */
const { Client, statements } = createCountingClient();

let database: TestDatabase;
let server: TestServer;
let client: GraphQLClient;
let contacts: string[];
/** On all of the activities of the test: a contact with a hundred and more. */
let busy: string;

beforeAll(async () => {
  database = await createTestDatabase({ Client });
  server = await startTestServer(database, { maintains: false });
  const acme = await createTestOrganization(database);
  client = await server.clientOf(acme);
  const journal = new ActivityJournal(database, acme);
  const entry = (n: number, externalId: string): JournalEntry => ({
    externalId: `${externalId} ${n}`,
    kind: ['SEGMENT_ADDED', 'SEGMENT_REMOVED', 'EMAIL', 'TASK', 'FILE_UPLOADED'][n % 5]!,
    channel: n % 5 === 2 ? 'email' : null,
    occurredAt: instant(n),
    title: 'order',
    records: [
      { object: 'contacts', externalId },
      { object: 'companies', externalId: `k${n % 40}` },
      { object: 'deals', externalId: `d${n % 30}` },
    ],
    user: n % 2 ? { externalId: `u${n % 25}`, name: `User ${n % 25}` } : undefined,
    assistant: n % 3 ? { externalId: `b${n % 20}`, name: `Assistant ${n % 20}` } : undefined,
    segment: n % 5 < 2 ? { externalId: `s${n % 50}`, name: `Segment ${n % 50}` } : undefined,
    broadcast: { externalId: `m${n % 35}`, name: `Broadcast ${n % 35}` },
    attachments: [
      { isFile: n % 5 === 4, filename: 'invoice', size: n },
      { isFile: false, filename: 'contract', size: n },
    ],
  });
  for (const source of ['kasar', 'invent', 'clarky']) {
    await journal.write(
      source,
      Array.from({ length: 50 }, (_, n) => entry(n, 'busy')),
    );
  }
  await journal.write(
    'kasar',
    Array.from({ length: 100 }, (_, n) => entry(n, 'busy, too')),
  );
  busy = journal.record('kasar', { object: 'contacts', externalId: 'busy, too' }).id;
  for (let start = 0; start < 100; start += 20) {
    const entries = Array.from({ length: 20 }, (_, n) =>
      Array.from({ length: 8 }, (_, m) => entry(m, `c${start + n}`)),
    );
    await journal.write('kasar', entries.flat());
  }
  contacts = Array.from(
    { length: 100 },
    (_, n) => journal.record('kasar', { object: 'contacts', externalId: `c${n}` }).id,
  );
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** The statements of one request; another like it has gone before, so that the key is known. */
async function statementsOf<T>(query: string, variables: Record<string, unknown> = {}) {
  await client.request(query, variables);
  statements.length = 0;
  const data = await client.request<T>(query, variables);
  return { data, sent: [...statements] };
}

const isPage = (sql: string) => /timeline_entry/.test(sql) && /limit/.test(sql);
const isCount = (sql: string) => /timeline_count|count\(\*\)/.test(sql);

const FIELDS = `
  id kind occurredAt title
  actor { id name avatarUrl }
  attachments { id filename size url }
  records { id object name }
  origin { source { slug name } externalId }
  ... on SegmentEventData { segment { id name color } }`;

interface Nodes {
  page: { nodes: { id: string; records: { id: string }[] }[] };
}

describe('a page with actor, attachments, records, segment and origin', () => {
  const RECORD = { external: { source: 'kasar', object: 'contacts', id: 'busy, too' } };
  const pages: [string, string, Record<string, unknown>][] = [
    [
      'a record named by an upstream id',
      `query ($record: RecordBy!, $first: Int) {
        page: timeline(record: $record, first: $first) { nodes { ${FIELDS} } }
      }`,
      { record: RECORD },
    ],
    [
      'everything',
      `query ($first: Int) { page: activities(first: $first) { nodes { ${FIELDS} } } }`,
      {},
    ],
    [
      'a filter, edges and page info',
      `query ($first: Int, $filter: ActivityFilter) {
        page: activities(first: $first, filter: $filter) {
          nodes { ${FIELDS} }
          edges { cursor node { id } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }`,
      { filter: { sources: ['kasar', 'invent'], objects: ['contacts'], search: 'order' } },
    ],
  ];
  test.each(pages)('takes at most 8 statements, however long: %s', async (_name, query, given) => {
    const short = await statementsOf<Nodes>(query, { ...given, first: 10 });
    const long = await statementsOf<Nodes>(query, { ...given, first: 100 });
    expect(short.data.page.nodes).toHaveLength(10);
    expect(long.data.page.nodes).toHaveLength(100);
    expect(long.data.page.nodes.every(({ records }) => records.length === 3)).toBe(true);
    expect(long.sent.length, long.sent.join('\n')).toBeLessThanOrEqual(8);
    expect(long.sent).toHaveLength(short.sent.length);
    expect(long.sent.filter(isPage)).toHaveLength(1);
  });

  test('takes no more with the summaries of a hundred than with those of ten', async () => {
    const query = `query ($record: RecordBy!, $first: Int) {
      page: timeline(record: $record, first: $first) { nodes { ${FIELDS} summary } }
    }`;
    const short = await statementsOf<Nodes>(query, { record: { id: busy }, first: 10 });
    const long = await statementsOf<Nodes>(query, { record: { id: busy }, first: 100 });
    expect(long.data.page.nodes).toHaveLength(100);
    expect(long.sent).toHaveLength(short.sent.length);
  });

  test('is one statement where nothing is selected that other tables hold', async () => {
    const query = `query ($record: RecordBy!) {
      page: timeline(record: $record) { nodes { id kind title actor { name } } }
    }`;
    const { sent } = await statementsOf(query, { record: { id: busy } });
    expect(sent).toHaveLength(1);
  });
});

describe('the timelines of many records', () => {
  test('take at most 3 statements more for a hundred than for one', async () => {
    const query = `query ($ids: [ID!]!) {
      nodes(ids: $ids) { ... on Contact { id name timeline(first: 5) { nodes { ${FIELDS} } } } }
    }`;
    type Contacts = { nodes: { id: string; timeline: { nodes: unknown[] } }[] };
    const one = await statementsOf<Contacts>(query, { ids: contacts.slice(0, 1) });
    const hundred = await statementsOf<Contacts>(query, { ids: contacts });
    expect(hundred.data.nodes.map(({ id }) => id)).toEqual(contacts);
    expect(hundred.data.nodes.every(({ timeline }) => timeline.nodes.length === 5)).toBe(true);
    expect(hundred.sent.length).toBeLessThanOrEqual(one.sent.length + 3);
    expect(hundred.sent.filter(isPage)).toHaveLength(1);
  });

  test('and their counts, too', async () => {
    const query = `query ($ids: [ID!]!, $filter: ActivityFilter) {
      nodes(ids: $ids) {
        ... on Contact { id timeline(filter: $filter) { totalCount counts { byKind { count } } } }
      }
    }`;
    type Contacts = { nodes: { timeline: { totalCount: number } }[] };
    for (const filter of [null, { kinds: ['EMAIL'] }, { search: 'order' }]) {
      const { data, sent } = await statementsOf<Contacts>(query, { ids: contacts, filter });
      // A search is looked up in the full-text index first, once for all of them.
      expect(sent).toHaveLength(filter?.search ? 3 : 2);
      const total = filter?.kinds ? 2 : 8;
      expect(data.nodes.map(({ timeline }) => timeline.totalCount)).toEqual(
        contacts.map(() => total),
      );
    }
  });

  test('take no more where duplicates are merged', async () => {
    const query = `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Contact { timeline(first: 5, filter: { mergeDuplicates: true }) { nodes { id } totalCount } }
      }
    }`;
    const one = await statementsOf(query, { ids: contacts.slice(0, 1) });
    const hundred = await statementsOf(query, { ids: contacts });
    expect(hundred.sent).toHaveLength(one.sent.length);
    expect(hundred.sent.filter((sql) => isPage(sql) && !isCount(sql))).toHaveLength(1);
    expect(hundred.sent.filter(isCount)).toHaveLength(1);
  });
});

describe('the sections of a record', () => {
  const PANELS = (selection: string) => `
    interactions(channels: ["email"]) ${selection}
    tasks(statuses: [PENDING, IN_PROGRESS], order: DUE_FIRST) ${selection}
    files ${selection}`;

  test('are one statement each, and one more for each total', async () => {
    const query = (selection: string) =>
      `query ($record: RecordBy!) { contact(by: $record) { ${PANELS(selection)} } }`;
    const record = { id: busy };
    const pages = await statementsOf(query('{ nodes { ... on Activity { id title } } }'), {
      record,
    });
    expect(pages.sent.filter(isPage)).toHaveLength(3);
    // The record itself is looked up, with its links.
    expect(pages.sent).toHaveLength(4);
    const counted = await statementsOf(
      query(
        '{ nodes { ... on Activity { id title actor { name } } } totalCount sources { state } }',
      ),
      { record },
    );
    expect(counted.sent.filter((sql) => isPage(sql) && !isCount(sql))).toHaveLength(3);
    expect(counted.sent.filter(isCount)).toHaveLength(3);
  });

  test('of a hundred records take as many as those of one', async () => {
    const query = `query ($ids: [ID!]!) {
      nodes(ids: $ids) { ... on Contact {
        id ${PANELS('{ nodes { ... on Activity { id title } } totalCount pageInfo { hasNextPage endCursor } }')}
      } }
    }`;
    type Panel = { nodes: unknown[]; totalCount: number };
    type Contacts = { nodes: Record<'interactions' | 'tasks' | 'files', Panel>[] };
    const one = await statementsOf<Contacts>(query, { ids: contacts.slice(0, 1) });
    const hundred = await statementsOf<Contacts>(query, { ids: contacts });
    expect(hundred.data.nodes).toHaveLength(100);
    for (const { interactions, files } of hundred.data.nodes) {
      expect([interactions.nodes.length, interactions.totalCount]).toEqual([2, 2]);
      expect([files.nodes.length, files.totalCount]).toEqual([1, 1]);
    }
    expect(hundred.sent).toHaveLength(one.sent.length);
    expect(hundred.sent.filter((sql) => isPage(sql) && !isCount(sql))).toHaveLength(3);
    expect(hundred.sent.filter(isCount)).toHaveLength(3);
  });
});

describe('only what is selected is read', () => {
  test('nothing is counted for a page', async () => {
    const query = '{ page: activities { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const { sent } = await statementsOf(query);
    expect(sent.filter(isCount)).toEqual([]);
    expect(sent.filter(isPage)).toHaveLength(1);
  });

  test('no page is read for counts, and everything is counted at once', async () => {
    const query = `{
      page: activities {
        totalCount totalCountExact
        counts { byKind { count } byCategory { count } byChannel { count } }
      }
    }`;
    const { sent } = await statementsOf(query);
    expect(sent).toHaveLength(1);
    expect(sent.filter(isCount)).toHaveLength(1);
  });

  test.each(['first: 0', 'last: 0'])('nothing but counts with %s', async (size) => {
    const counted = await statementsOf(`{
      page: activities(${size}) {
        totalCount nodes { ${FIELDS} summary } edges { cursor node { id } } pageInfo { endCursor }
      }
    }`);
    expect(counted.data).toEqual({
      page: { totalCount: expect.any(Number), nodes: [], edges: [], pageInfo: { endCursor: null } },
    });
    expect(counted.sent).toHaveLength(1);
    expect(counted.sent.filter(isCount)).toHaveLength(1);
    // Whether there are any is seen in the index.
    const position = await statementsOf(
      `{ page: activities(${size}) { nodes { title } pageInfo { hasNextPage hasPreviousPage } } }`,
    );
    expect(position.sent).toHaveLength(1);
    expect(position.sent[0]).not.toMatch(/activity a\b/);
  });

  test('both are read where both are selected', async () => {
    const { sent } = await statementsOf('{ page: activities { nodes { id } totalCount } }');
    expect(sent).toHaveLength(2);
    expect(sent.filter(isCount)).toHaveLength(1);
  });

  test('nothing at all is read for the viewer', async () => {
    const { sent } = await statementsOf('{ viewer { organization keyName } }');
    expect(sent).toEqual([]);
  });
});

describe('what is selected beside a field does not change what it gives', () => {
  const WHOLE = `id kind title summary metadata
    actor { __typename id name avatarUrl ... on User { email } }
    attachments { id filename size mimeType }
    ... on InteractionData { channel description }
    ... on TaskData { taskText: description assigneeName }
    ... on FileUploaded { file { id filename size } }
    ... on SegmentEventData { segment { name } broadcast { name } }
    origin { externalId source { slug } }`;

  test.each([
    'id',
    'title',
    'summary',
    'summary actor { id }',
    'actor { name }',
    'attachments { id }',
    'attachments { size } ... on FileUploaded { file { filename } }',
    '... on InteractionData { channel }',
    '... on SegmentEventData { segment { name } }',
    'origin { externalId }',
    'metadata actor { ... on User { email } }',
  ])('%s', async (selection) => {
    const record = { id: busy };
    const query = (fields: string) =>
      `query ($record: RecordBy!) {
        page: timeline(record: $record, first: 30) { nodes { ${fields} } }
      }`;
    const { page } = await client.request<{ page: { nodes: object[] } }>(query(selection), {
      record,
    });
    const { page: whole } = await client.request<{ page: { nodes: object[] } }>(query(WHOLE), {
      record,
    });
    for (const [index, node] of page.nodes.entries()) {
      expect(whole.nodes[index]).toMatchObject(node);
    }
  });

  test.each([
    ['compiled', '$contact: ID!, $company: ID!, $first: Int = 3'],
    ['not compiled', '$contact: ID!, $company: ID!, $first: Int! = 3'],
  ])('a fragment that several types share leaves each its own fields: %s', async (_, variables) => {
    const query = `query (${variables}) {
      contact: node(id: $contact) { ...Shared ... on Contact { name } }
      company: node(id: $company) {
        ...Shared
        ... on Company { timeline(first: $first) { nodes { title } pageInfo { hasNextPage } } }
      }
    }
    fragment Shared on CrmRecord { timeline(first: $first) { totalCount } }`;
    const { page } = await client.request<Nodes>(
      `query ($record: RecordBy!) {
        page: timeline(record: $record, first: 1) { nodes { records { id } } }
      }`,
      { record: { id: busy } },
    );
    const company = page.nodes[0]!.records.find(({ id }) => id.startsWith('company_'))!.id;
    const answer = await client.request<Record<string, { timeline: object }>>(query, {
      contact: busy,
      company,
    });
    expect(answer.contact!.timeline).toEqual({ totalCount: 100 });
    expect(answer.company!.timeline).toMatchObject({
      nodes: [{ title: 'order' }, { title: 'order' }, { title: 'order' }],
      pageInfo: { hasNextPage: true },
    });
  });
});
