import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { fetchAnswer, postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TIMELINE = `query ($first: Int = 5) {
  activities(first: $first) { totalCount nodes { id summary } pageInfo { endCursor } sources { source { slug } state complete } }
}`;

let database: TestDatabase;
let server: TestServer;
let key: string;
let contact: string;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  const organizationId = await createTestOrganization(database);
  key = await server.keyOf(organizationId, { scopes: ['read', 'write'] });
  const { data } = await post(
    'mutation { createRecord(input: { object: "contacts", name: "Ada" }) { record { id } } }',
  );
  contact = (data as { createRecord: { record: { id: string } } }).createRecord.record.id;
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const post = (query: string) => postGraphql(server.url, { query }, { key });

/** Sends a query by GET. */
function get(query: string, headers: Record<string, string> = {}, rest = '') {
  return fetchAnswer(`${server.url}?query=${encodeURIComponent(query)}${rest}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
}

async function tagOf(query: string, headers?: Record<string, string>): Promise<string> {
  const answer = await get(query, headers);
  expect(answer.status).toBe(200);
  return answer.headers.get('etag') ?? '';
}

const log = () =>
  post(`mutation { logActivity(input: { kind: NOTE, records: [{ id: "${contact}" }], description: "a note" }) {
    activity { id }
  } }`);

describe('a query by GET', () => {
  it('has a tag, for its client alone, which asks each time', async () => {
    const { status, headers } = await get(TIMELINE);
    expect(status).toBe(200);
    expect(headers.get('etag')).toMatch(/^"[\w-]{20,}"$/);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('vary')).toBe('Accept, Authorization');
  });

  it('is 304 without a body until an activity is logged', async () => {
    const tag = await tagOf(TIMELINE);
    const same = await get(TIMELINE, { 'if-none-match': tag });
    expect({ status: same.status, text: same.text }).toEqual({ status: 304, text: '' });
    expect(same.headers.get('etag')).toBe(tag);
    expect(same.headers.get('cache-control')).toBe('private, no-cache');
    expect(same.headers.get('vary')).toBe('Accept, Authorization');
    expect(same.headers.get('content-type')).toBeNull();
    expect(same.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const before = (await get(TIMELINE)).data as { activities: { totalCount: number } };
    expect((await log()).errors).toBeUndefined();
    const changed = await get(TIMELINE, { 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
    const after = changed.data as { activities: { totalCount: number } };
    expect(after.activities.totalCount).toBe(before.activities.totalCount + 1);
  });

  it('reads lists, weak tags and *', async () => {
    const tag = await tagOf(TIMELINE);
    for (const [header, status] of [
      [`W/${tag}`, 304],
      [`"a, b", W/"c",${tag} , "d"`, 304],
      ['*', 304],
      ['"other"', 200],
      [`W/"${tag.slice(1, -2)}"`, 200],
      [tag.slice(1, -1), 200],
    ] as const) {
      const answer = await get(TIMELINE, { 'if-none-match': header });
      expect(answer.status, header).toBe(status);
    }
  });

  it('has another tag for other variables, another media type and another key', async () => {
    const tag = await tagOf(TIMELINE);
    const second = await get(TIMELINE, { 'if-none-match': tag }, '&variables={"first":0}');
    expect(second.status).toBe(200);
    const media = { accept: 'application/graphql-response+json', 'if-none-match': tag };
    expect((await get(TIMELINE, media)).status).toBe(200);
    const other = await server.keyOf(await createTestOrganization(database, 'other'));
    const headers = { authorization: `Bearer ${other}`, 'if-none-match': tag };
    expect((await get(TIMELINE, headers)).status).toBe(200);
  });

  it('has a tag over its errors, too', async () => {
    const ofObject = (name: string) =>
      `{ viewer { keyName } records(object: "${name}") { totalCount } }`;
    const first = await get(ofObject('a'));
    expect(first.errors?.[0]?.extensions.code).toBe('INVALID_OBJECT');
    const tag = first.headers.get('etag') ?? '';
    expect((await get(ofObject('a'), { 'if-none-match': tag })).status).toBe(304);
    const second = await get(ofObject('b'), { 'if-none-match': tag });
    expect(second.status).toBe(200);
    expect(second.errors).toHaveLength(1);
  });
});

describe('not stored', () => {
  it('is an answer with an error of access, whole or in part', async () => {
    const limited = await server.keyOf(await createTestOrganization(database, 'limited'), {
      objects: ['companies'],
    });
    const partly = `{ viewer { keyName } records(object: "contacts", first: 1) { totalCount } }`;
    const answer = await get(partly, { authorization: `Bearer ${limited}` });
    expect(answer.data).toMatchObject({ viewer: { keyName: 'test' } });
    expect(answer.errors?.[0]?.extensions.code).toBe('PERMISSION_DENIED');
    expectNoStore(answer.headers);
    const refused = await get(TIMELINE, { authorization: 'Bearer agw_no' });
    expect(refused.status).toBe(401);
    expectNoStore(refused.headers);
  });

  it('is an answer without data, whatever is asked for', async () => {
    for (const query of ['{', '{ nothing }', 'mutation { deleteActivity(id: "a") { id } }']) {
      const { headers } = await get(query, { 'if-none-match': '*' });
      expectNoStore(headers);
    }
  });

  function expectNoStore(headers: Headers): void {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
  }
});

test('answers to POST have no tag', async () => {
  const headers = { 'if-none-match': '*' };
  for (const query of [TIMELINE, '{ __typename }']) {
    const answer = await postGraphql(server.url, { query }, { key, headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('cache-control')).toBeNull();
  }
});

test('a stream has no tag', async () => {
  const ended = new AbortController();
  const query = encodeURIComponent('subscription { activityChanges { type } }');
  const { status, headers } = await fetch(`${server.url}?query=${query}`, {
    headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
    signal: ended.signal,
  });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/event-stream');
  expect(headers.get('etag')).toBeNull();
  ended.abort();
});
