import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseJson } from '../../src/db/json.js';
import { kasarActivity } from '../../src/rest/kasar.js';
import { createRestClient, type RestClient, restError } from '../support/ask-rest.js';
import { createCountingClient } from '../support/counting-client.js';
import type { TestEnvelope } from '../support/import-bodies.js';
import { createTestDatabase } from '../support/test-database.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { createUnifiedContact } from '../support/unified-contact.js';

const { Client, statements } = createCountingClient();
const gateway = useTestGateway(() => createTestDatabase({ Client }), { maintains: false });

const DOCUMENTED = JSON.parse(
  readFileSync(new URL('../sources/fixtures/kasar-activity.json', import.meta.url), 'utf8'),
);

/** Items of the sections that differ in number: 5 interactions, 2 tasks, 11 notes. */
const COUNTS = { interactions: 5, tasks: 2, notes: 11 };
const day = (n: number) => `2026-03-${String(n + 1).padStart(2, '0')}T10:00:00Z`;
const uneven = {
  interactions: {
    data: Array.from({ length: COUNTS.interactions }, (_, n) => ({
      id: `i${n}`,
      channel: n % 2 ? 'email' : 'WhatsApp',
      direction: 'outbound',
      created_at: day(n),
      custom: n,
    })),
    total: COUNTS.interactions,
  },
  tasks: {
    data: Array.from({ length: COUNTS.tasks }, (_, n) => ({ id: `t${n}`, created_at: day(n) })),
    total: COUNTS.tasks,
  },
  notes: {
    // Two at the same time: pages between them lose none.
    data: Array.from({ length: COUNTS.notes }, (_, n) => ({
      id: `n${n}`,
      created_at: day(n >> 1),
    })),
    total: COUNTS.notes,
  },
  nextCursor: null,
};

const envelope = (record: string, response: unknown, more = {}): TestEnvelope => ({
  system: 'kasar',
  object: 'contacts',
  record,
  response,
  ...more,
});

let tenant: Tenant;
let client: RestClient;

beforeAll(async () => {
  tenant = await gateway.createTenant();
  await tenant.import(
    envelope('documented', DOCUMENTED),
    envelope('uneven', uneven),
    envelope('deal 1/2', uneven, { object: 'deals' }),
    envelope('twice', uneven, { source: 'kasar-a' }),
    envelope('twice', DOCUMENTED, { source: 'kasar-b' }),
  );
  client = createRestClient(gateway.server, await gateway.server.keyOf(tenant.organizationId));
});

const feed = (record: string, query = {}, as = client) =>
  as.get(`/api/v1/activity/contacts/${encodeURIComponent(record)}`, query);

describe('a feed', () => {
  it('of the documented example has its items as documented', async () => {
    const { status, headers, body } = await feed('documented');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      interactions: { data: DOCUMENTED.interactions.data, total: 1 },
      tasks: { data: DOCUMENTED.tasks.data, total: 1 },
      notes: { data: [], total: 0 },
      nextCursor: null,
    });
  });

  it('has items as they came, with fields that are not documented and all digits', async () => {
    const text =
      '{"interactions":{"data":[{"id":12345678901234567890,"channel":"call","score":1.10,"created_at":"2026-01-01T00:00:00Z","nested":{"b":1,"a":[null]}}],"total":1},"nextCursor":null}';
    await tenant.import(envelope('digits', parseJson(text)));
    const answer = await feed('digits', { include: 'interactions' });
    expect(answer.text).toBe(text);
  });

  it('leaves out sections that are not included', async () => {
    const { body } = await feed('uneven', { include: 'tasks, notes' });
    expect(Object.keys(body)).toEqual(['tasks', 'notes', 'nextCursor']);
    expect(body.tasks.total).toBe(2);
  });

  it('narrows interactions to a channel, and nothing else', async () => {
    const { body } = await feed('uneven', { channel: 'whatsapp' });
    expect(body.interactions.total).toBe(3);
    expect(body.interactions.data.map(({ id }: { id: string }) => id)).toEqual(['i4', 'i2', 'i0']);
    expect(body.tasks.total).toBe(2);
    expect(body.notes.total).toBe(11);
    const emails = { include: 'interactions', limit: 1 };
    const first = await feed('uneven', { ...emails, channel: 'email' });
    const cursor = first.body.nextCursor;
    const next = await feed('uneven', { ...emails, channel: 'Email', cursor });
    expect([...first.body.interactions.data, ...next.body.interactions.data]).toMatchObject([
      { id: 'i3' },
      { id: 'i1' },
    ]);
    const none = await feed('uneven', { channel: 'sms', include: 'interactions' });
    expect(none.body).toEqual({ interactions: { data: [], total: 0 }, nextCursor: null });
  });

  it.each([1, 2, 3, 100])('is walked to its end in pages of %i, each item once', async (limit) => {
    const found: Record<string, string[]> = { interactions: [], tasks: [], notes: [] };
    let cursor: string | null = null;
    let pages = 0;
    do {
      const query: Record<string, string | number> = { limit, ...(cursor ? { cursor } : {}) };
      const { body } = await feed('uneven', query);
      for (const name of Object.keys(found)) {
        expect(body[name].total).toBe(COUNTS[name as keyof typeof COUNTS]);
        expect(body[name].data.length).toBeLessThanOrEqual(limit);
        found[name]!.push(...body[name].data.map(({ id }: { id: string }) => id));
      }
      cursor = body.nextCursor;
      pages++;
    } while (cursor !== null);
    expect(pages).toBe(Math.ceil(11 / limit));
    expect(found.interactions).toEqual(['i4', 'i3', 'i2', 'i1', 'i0']);
    expect(found.tasks).toEqual(['t1', 't0']);
    expect([...found.notes!].sort()).toEqual(uneven.notes.data.map(({ id }) => id).sort());
  });

  it('has 20 items of each section by default', async () => {
    const data = Array.from({ length: 21 }, (_, n) => ({ id: `many${n}`, created_at: day(n) }));
    await tenant.import(envelope('many', { notes: { data, total: 21 }, nextCursor: null }));
    const { body } = await feed('many');
    expect(body.notes.data).toHaveLength(20);
    expect(body.notes.total).toBe(21);
  });
});

it('has what other systems recorded where it has a place, with the ids that it has here', async () => {
  const contact = await createUnifiedContact(gateway);
  const { logged } = await contact.writer.request<{ logged: { activity: { id: string } } }>(
    `mutation ($records: [RecordBy!]!) { logged: logActivity(input: {
      kind: MEETING, records: $records, title: "Kick-off", direction: INTERNAL,
      occurredAt: "2026-04-01T12:00:00Z"
    }) { activity { id } } }`,
    { records: [{ id: contact.id }] },
  );
  const own = createRestClient(gateway.server, await gateway.server.keyOf(contact.organizationId));
  const { body } = await own.get('/api/v1/activity/contacts/k_1');
  const created_at = (hour: number) => `2026-04-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const { ids } = contact;
  expect(() => kasarActivity.answer.parse(body)).not.toThrow();
  expect(body).toEqual({
    interactions: {
      data: [
        {
          id: logged.activity.id,
          channel: 'meeting',
          direction: 'internal',
          subject: 'Kick-off',
          snippet: null,
          created_at: created_at(12),
        },
        { id: 'k_email', channel: 'email', subject: 'Offer', created_at: created_at(11) },
        { id: 'k_call', channel: 'call', snippet: 'Rang twice', created_at: created_at(10) },
        {
          id: ids.c_call,
          channel: 'call',
          direction: null,
          subject: 'Discovery call',
          snippet: 'Interested & ready.',
          created_at: created_at(7),
        },
        {
          id: ids.c_sms,
          channel: 'sms',
          direction: null,
          subject: 'Hi',
          snippet: null,
          created_at: created_at(4),
        },
      ],
      total: 5,
    },
    tasks: {
      data: [
        expect.objectContaining({ id: 'k_task', status: 'waiting' }),
        {
          id: ids.c_todo,
          title: 'Send proposal',
          status: 'pending',
          due_date: '2026-05-06',
          assigned_to: null,
          created_at: created_at(6),
        },
      ],
      total: 2,
    },
    notes: {
      data: [
        expect.objectContaining({ id: 'k_note', content: 'Met.' }),
        {
          id: ids.c_note,
          title: 'Follow-up',
          content: 'Asked for help.',
          created_at: created_at(5),
        },
        { id: ids.i_note, title: null, content: 'Prefers mornings.', created_at: created_at(3) },
        { id: ids.i_comment, title: null, content: 'Signed.', created_at: created_at(2) },
      ],
      total: 4,
    },
    nextCursor: null,
  });
});

describe('a request that is refused', () => {
  const refused: [what: string, path: string, error: RegExp][] = [
    ['an unknown object', '/api/v1/activity/leads/x', /^400 INVALID_OBJECT object: .*"leads"/],
    ['an unknown id', '/api/v1/activity/contacts/nobody', /^404 RECORD_NOT_FOUND id: .*"nobody"/],
    [
      'the id of another object',
      '/api/v1/activity/companies/uneven',
      /^404 RECORD_NOT_FOUND id: .*"uneven"/,
    ],
    ['an id with NUL', '/api/v1/activity/contacts/%00', /^404 RECORD_NOT_FOUND/],
    ['a bad encoding', '/api/v1/activity/contacts/%ff', /^400 BAD_USER_INPUT id: .*"%ff"/],
    [
      'several bad parameters, each of them named',
      '/api/v1/activity/contacts/uneven?limit=101&include=notes,files&channel=',
      /^400 BAD_USER_INPUT (?=.*limit: .* 1 to 100, got "101")(?=.*include.*"notes,files")(?=.*channel: must not be empty)/,
    ],
    ['limit 0', '/api/v1/activity/contacts/uneven?limit=0', /^400 BAD_USER_INPUT limit: /],
    ['limit 1e1', '/api/v1/activity/contacts/uneven?limit=1e1', /^400 BAD_USER_INPUT limit: /],
    [
      'a parameter that is repeated',
      '/api/v1/activity/contacts/uneven?limit=1&limit=2',
      /^400 BAD_USER_INPUT limit: must be given once, got \["1","2"\]/,
    ],
    [
      'a cursor that was not made here',
      '/api/v1/activity/contacts/uneven?cursor=eyJpZCI6ImUxZjJhM2I0',
      /^400 BAD_CURSOR cursor: /,
    ],
    [
      'an unknown source',
      '/api/v1/activity/contacts/uneven?source=clarky',
      /^400 BAD_USER_INPUT source: must be one of kasar, kasar-a, kasar-b, got "clarky"/,
    ],
    [
      'an id that two sources have',
      '/api/v1/activity/contacts/twice',
      /^409 CONFLICT id: "twice" .*kasar-a .*kasar-b .*\?source=/,
    ],
  ];
  it.each(refused)('%s', async (_what, path, error) => {
    expect(restError(await client.get(path))).toMatch(error);
  });

  it('a cursor of another record, other sections or another channel', async () => {
    const { body } = await feed('uneven', { limit: 1, include: 'notes', channel: 'email' });
    const cursor = body.nextCursor;
    const same = { include: 'notes', channel: 'email', cursor };
    expect((await feed('uneven', { ...same, limit: 7 })).status).toBe(200);
    for (const other of [
      await feed('documented', same),
      await feed('uneven', { ...same, include: 'notes,tasks' }),
      await feed('uneven', { include: 'notes', cursor }),
    ]) {
      expect(restError(other)).toMatch(/^400 BAD_CURSOR cursor: /);
    }
  });

  it('without a key, with a bad one, or by another method', async () => {
    const path = '/api/v1/activity/contacts/uneven';
    const bare = await createRestClient(gateway.server, null).get(path);
    expect(restError(bare)).toMatch(/^401 UNAUTHENTICATED /);
    expect(bare.headers.get('www-authenticate')).toBe('Bearer');
    expect(restError(await createRestClient(gateway.server, 'agw_no').get(path))).toMatch(/^401 /);
    const posted = await client.send(path, { method: 'POST', body: '{}' });
    expect(restError(posted)).toMatch(/^405 METHOD_NOT_ALLOWED /);
    expect(posted.headers.get('allow')).toBe('GET, HEAD');
    expect(await client.send(path, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });
});

describe('a record', () => {
  it('is found by the id that it has here, and by an id with a slash', async () => {
    const { record } = await tenant.client.request<{ record: { id: string } }>(
      '{ record(by: { external: { source: "kasar", object: "contacts", id: "uneven" } }) { id } }',
    );
    const { body } = await feed(record.id);
    expect(body).toEqual((await feed('uneven')).body);
    const wrongObject = await client.get(`/api/v1/activity/companies/${record.id}`);
    expect(restError(wrongObject)).toMatch(/^404 /);
    const deal = await client.get('/api/v1/activity/deals/deal%201%2F2');
    expect(deal.body.notes.total).toBe(11);
  });

  it('of two sources with the same id is chosen by source', async () => {
    expect((await feed('twice', { source: 'kasar-a' })).body.notes.total).toBe(11);
    expect((await feed('twice', { source: 'kasar-b' })).body.notes.total).toBe(0);
  });

  it('of another organization is an unknown one', async () => {
    const { record } = await tenant.client.request<{ record: { id: string } }>(
      '{ record(by: { external: { source: "kasar", object: "contacts", id: "uneven" } }) { id } }',
    );
    const other = await gateway.createTenant();
    const key = await gateway.server.keyOf(other.organizationId);
    const stranger = createRestClient(gateway.server, key);
    for (const id of [record.id, 'uneven']) {
      expect(restError(await feed(id, {}, stranger))).toMatch(/^404 RECORD_NOT_FOUND /);
    }
  });

  it('is hidden from a key that may not read its object', async () => {
    const key = await gateway.server.keyOf(tenant.organizationId, { objects: ['deals'] });
    const limited = createRestClient(gateway.server, key);
    const path = '/api/v1/activity/contacts/uneven';
    expect(restError(await limited.get(path))).toMatch(/^403 PERMISSION_DENIED object: /);
    expect((await limited.get('/api/v1/activity/deals/deal%201%2F2')).status).toBe(200);
  });
});

it('echoes X-Request-Id', async () => {
  const path = '/api/v1/activity/contacts/uneven';
  const answer = await client.send(path, { headers: { 'x-request-id': 'abc-1' } });
  expect(answer.headers.get('x-request-id')).toBe('abc-1');
});

it('takes one statement more than GraphQL, for all items as they came', async () => {
  const query = `{ record(by: { external: { source: "kasar", object: "contacts", id: "uneven" } }) {
    interactions { nodes { __typename } totalCount }
    tasks { nodes { __typename } totalCount } notes { nodes { __typename } totalCount }
  } }`;
  await tenant.client.request(query);
  statements.length = 0;
  await tenant.client.request(query);
  const graphql = statements.length;
  for (const limit of [1, 100]) {
    await feed('uneven', { limit });
    statements.length = 0;
    await feed('uneven', { limit });
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(graphql + 1);
  }
});
