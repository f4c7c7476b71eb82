import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clarkyActivities, clarkyLogActivity } from '../../src/rest/clarky.js';
import { createRestClient, type RestClient, restError } from '../support/ask-rest.js';
import { createCountingClient } from '../support/counting-client.js';
import { createTestDatabase } from '../support/test-database.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createUnifiedContact, type UnifiedContact } from '../support/unified-contact.js';

const { Client, statements } = createCountingClient();
const gateway = useTestGateway(() => createTestDatabase({ Client }), { maintains: false });

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../sources/fixtures/${name}.json`, import.meta.url), 'utf8'));
const LIST = fixture('clarky-list');
const NOTE = fixture('clarky-note');
const TASK = fixture('clarky-task');

let contact: UnifiedContact;
let client: RestClient;
let writer: RestClient;

beforeAll(async () => {
  contact = await createUnifiedContact(gateway);
  const imported = { system: 'clarky', object: 'contacts' };
  const many = Array.from({ length: 45 }, (_, n) => ({
    id: `m${n}`,
    contact_id: 'many',
    activity_type: n % 3 ? 'call' : 'task',
    // Pairs at the same time: no page loses one.
    created_at: new Date(Date.UTC(2026, 0, 1 + (n >> 1))).toISOString(),
  }));
  await contact.import(
    { ...imported, record: 'c_01HXYZ...', response: LIST },
    { ...imported, record: 'many', response: { data: many } },
    { ...imported, record: 'twice', response: { data: [] } },
    { ...imported, record: 'twice', source: 'clarky-b', response: { data: [] } },
    { ...imported, object: 'companies', record: 'co_9', response: { data: [] } },
    {
      ...imported,
      record: 'embedded',
      response: {
        data: [
          {
            id: 'e_1',
            contact_id: 'embedded',
            activity_type: 'note',
            company: { id: 'co_1', name: 'Acme' },
            created_at: '2026-01-01T00:00:00.000Z',
          },
        ],
      },
    },
  );
  const { organizationId } = contact;
  client = createRestClient(gateway.server, await gateway.server.keyOf(organizationId));
  const key = await gateway.server.keyOf(organizationId, { scopes: ['read', 'write'] });
  writer = createRestClient(gateway.server, key);
});

const list = (id: string, query = {}, as = client) =>
  as.get(`/api/v1/contacts/${encodeURIComponent(id)}/activities`, query);

const post = (body: unknown, headers: Record<string, string> = {}, as = writer) =>
  as.send('/api/v1/activities', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a list', () => {
  it('of the documented example is as documented', async () => {
    const { status, body } = await list('c_01HXYZ...', { activity_type: 'call' });
    expect(status).toBe(200);
    expect(body).toEqual(LIST);
  });

  it.each([
    ['note', NOTE],
    ['task', TASK],
  ])('has the documented %s as it came', async (record, { data }) => {
    const response = { data: [{ ...data, contact_id: record }] };
    await contact.import({ system: 'clarky', object: 'contacts', record, response });
    expect((await list(record)).body.data).toEqual(response.data);
  });

  it('has what other systems recorded where Clarky has a type for it', async () => {
    const { body } = await list('c_1');
    expect(() => clarkyActivities.answer.parse(body)).not.toThrow();
    expect(body.pagination).toEqual({ page: 1, page_size: 25, total: 9, total_pages: 1 });
    expect(body.data.map(contact.nameOf)).toEqual([
      ...['k_call', 'k_task', 'k_note', 'c_call', 'c_todo', 'c_note', 'c_sms'],
      ...['i_note', 'i_comment'],
    ]);
    const created_at = (hour: number) => `2026-04-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
    const none = { description: null, due_date: null, duration_minutes: null, completed_at: null };
    const ofContact = { contact_id: 'c_1', company_id: null, metadata: {} };
    expect(body.data[0]).toEqual({
      ...none,
      ...ofContact,
      id: contact.ids.k_call,
      activity_type: 'call',
      title: null,
      description: 'Rang twice',
      created_at: created_at(10),
    });
    expect(body.data[1]).toEqual({
      ...none,
      ...ofContact,
      id: contact.ids.k_task,
      activity_type: 'task',
      title: 'Send contract',
      due_date: '2026-04-15T00:00:00.000Z',
      created_at: created_at(9),
    });
    expect(body.data[3]).toMatchObject({ id: 'c_call', company_id: 'co_1', duration_minutes: 32 });
    expect(body.data[6]).toMatchObject({ id: 'c_sms', activity_type: 'sms' });
    expect(body.data[8]).toEqual({
      ...none,
      ...ofContact,
      id: contact.ids.i_comment,
      activity_type: 'note',
      title: null,
      description: 'Signed.',
      created_at: created_at(2),
    });
  });

  it('is of one type where that is chosen', async () => {
    const { body } = await list('c_1', { activity_type: 'note' });
    expect(body.data.map(contact.nameOf)).toEqual(['k_note', 'c_note', 'i_note', 'i_comment']);
    expect(body.pagination.total).toBe(4);
    expect((await list('c_1', { activity_type: 'reminder' })).body).toEqual({
      data: [],
      pagination: { page: 1, page_size: 25, total: 0, total_pages: 0 },
    });
  });

  it.each([1, 7, 45, 100])('in pages of %i has each activity once', async (page_size) => {
    const ids: string[] = [];
    const total_pages = Math.ceil(45 / page_size);
    for (let page = 1; page <= total_pages + 1; page++) {
      const { body } = await list('many', { page, page_size });
      expect(body.pagination).toEqual({ page, page_size, total: 45, total_pages });
      ids.push(...body.data.map(({ id }: { id: string }) => id));
      const expected = Math.max(0, Math.min(page_size, 45 - (page - 1) * page_size));
      expect(body.data).toHaveLength(expected);
    }
    expect(ids).toHaveLength(45);
    expect(new Set(ids).size).toBe(45);
    expect((await list('many')).body.data).toHaveLength(25);
  });

  it('shows no company to a key that may not read companies', async () => {
    const key = await gateway.server.keyOf(contact.organizationId, { objects: ['contacts'] });
    const { text, body } = await list('c_1', {}, createRestClient(gateway.server, key));
    expect(body.data).toHaveLength(9);
    expect(text).not.toContain('co_1');
    const embedded = await list('embedded', {}, createRestClient(gateway.server, key));
    expect(embedded.body.data).toMatchObject([{ id: 'e_1', contact_id: 'embedded' }]);
    expect(embedded.text).not.toContain('Acme');
    const other = await gateway.server.keyOf(contact.organizationId, { objects: ['companies'] });
    const refused = await list('c_1', {}, createRestClient(gateway.server, other));
    expect(restError(refused)).toMatch(/^403 PERMISSION_DENIED contact_id: /);
  });

  it('is found by the id that the contact has here', async () => {
    const { body } = await list(contact.id);
    expect(body.data).toHaveLength(9);
    // Of all items, also of Clarky's own: a reader places them on the contact that it has asked for.
    for (const { contact_id } of body.data) expect(contact_id).toBe(contact.id);
  });

  const refused: [what: string, path: string, error: RegExp][] = [
    ['an unknown contact', 'nobody/activities', /^404 RECORD_NOT_FOUND contact_id: .*"nobody"/],
    ['a company', 'co_9/activities', /^404 RECORD_NOT_FOUND contact_id: .*"co_9"/],
    [
      'the id of two sources',
      'twice/activities',
      /^409 CONFLICT contact_id: "twice" .*clarky .*clarky-b .*\?source=/,
    ],
    [
      'bad parameters',
      'c_1/activities?page=0&page_size=x&activity_type=email',
      /^400 BAD_USER_INPUT activity_type: .*reminder, got "email". page: .*"0". page_size: .* 1 to 100, got "x"/,
    ],
    [
      'a page beyond 100,000 items',
      'c_1/activities?page=4002',
      /^400 BAD_USER_INPUT page: must be at most 4001 with page_size 25, .*100000 .*got 4002/,
    ],
  ];
  it.each(refused)('refuses %s', async (_what, path, error) => {
    expect(restError(await client.get(`/api/v1/contacts/${path}`))).toMatch(error);
  });

  it('takes a page of 100,000 items further down', async () => {
    expect((await list('c_1', { page: 4001 })).body.data).toEqual([]);
  });

  it('takes as many statements whatever its size: one for items as they came, one for the offset', async () => {
    const query = `{ record(by: { external: { source: "clarky", object: "contacts", id: "many" } }) {
      timeline(filter: { kinds: [CALL, TASK] }) { nodes { id } totalCount }
    } }`;
    const count = async (send: () => Promise<unknown>) => {
      await send();
      statements.length = 0;
      await send();
      return statements.length;
    };
    const graphql = await count(() => contact.client.request(query));
    const first = await count(() => list('many', { page_size: 1 }));
    expect(first).toBeLessThanOrEqual(graphql + 1);
    expect(await count(() => list('many', { page_size: 40 }))).toBe(first);
    expect(await count(() => list('many', { page_size: 20, page: 2 }))).toBe(first + 1);
  });
});

describe('an activity that is logged', () => {
  it('is answered as the documented note, and is on the timeline', async () => {
    const { id: _, created_at: __, contact_id: ___, ...documented } = NOTE.data;
    const { activity_type, title, description } = documented;
    const { status, body } = await post({ activity_type, contact_id: 'c_1', title, description });
    expect(status).toBe(201);
    expect(() => clarkyLogActivity.answer.parse(body)).not.toThrow();
    expect(body).toEqual({
      data: {
        ...documented,
        id: expect.stringMatching(/^activity_/),
        contact_id: 'c_1',
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
    expect((await list('c_1', { page_size: 1 })).body.data).toEqual([body.data]);
    const { node } = await contact.client.request<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ... on Note {
        title content origin { source { slug } } records { id } } } }`,
      { id: body.data.id },
    );
    expect(node).toEqual({
      title,
      content: description,
      origin: { source: { slug: 'native' } },
      records: [{ id: contact.id }],
    });
  });

  it('has every documented field', async () => {
    const given = {
      activity_type: 'task',
      contact_id: contact.id,
      company_id: 'co_9',
      title: 'Send follow-up proposal',
      description: 'By mail.',
      due_date: '2026-05-06T17:00:00.000Z',
      duration_minutes: 12.5,
      completed_at: '2026-05-05T17:00:00+02:00',
      metadata: { outcome: 'qualified', big: 1 },
    };
    const { status, body } = await post(given);
    expect(status).toBe(201);
    expect(body.data).toEqual({
      ...given,
      id: expect.any(String),
      completed_at: '2026-05-05T15:00:00.000Z',
      created_at: expect.any(String),
    });
    // In the list of the contact by its id at Clarky, the ids are those of Clarky.
    const [listed] = (await list('c_1', { activity_type: 'task', page_size: 1 })).body.data;
    expect(listed).toEqual({ ...body.data, contact_id: 'c_1' });
    const { node } = await contact.client.request<{ node: { status: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Task { status dueDate } } }',
      { id: body.data.id },
    );
    expect(node).toEqual({ status: 'COMPLETED', dueDate: '2026-05-06' });
  });

  it('is due on a day, or at a time whose offset says which day it is', async () => {
    const due = async (due_date: string) => {
      const { body } = await post({ activity_type: 'todo', company_id: 'co_9', due_date });
      const { node } = await contact.client.request<{ node: unknown }>(
        'query ($id: ID!) { node(id: $id) { ... on Todo { dueDate dueAt } } }',
        { id: body.data.id },
      );
      return [body.data.due_date, node];
    };
    expect(await due('2026-05-06')).toEqual([
      '2026-05-06T00:00:00.000Z',
      { dueDate: '2026-05-06', dueAt: null },
    ]);
    expect(await due('2026-05-06T23:30:00-05:00')).toEqual([
      '2026-05-06T23:30:00.000-05:00',
      { dueDate: '2026-05-06', dueAt: '2026-05-07T04:30:00.000Z' },
    ]);
    for (const spelling of ['T00:30+02:00', 'T00:30:00+0200', 'T00:30+02', ' 00:30+02:00']) {
      const [text, stored] = await due(`2026-05-06${spelling}`);
      expect(stored).toEqual({ dueDate: '2026-05-06', dueAt: '2026-05-05T22:30:00.000Z' });
      expect(text).toMatch(/^2026-05-06T/);
      expect(Date.parse(text)).toBe(Date.parse('2026-05-05T22:30:00Z'));
    }
  });

  it('keeps all digits of integers in metadata', async () => {
    const body =
      '{"activity_type":"call","contact_id":"c_1","metadata":{"call":12345678901234567890}}';
    expect((await post(body)).text).toContain('"metadata":{"call":12345678901234567890}');
  });

  it('is logged once for each Idempotency-Key', async () => {
    const body = { activity_type: 'call', contact_id: 'c_1', title: 'Once' };
    const key = { 'Idempotency-Key': 'k-1' };
    const [first, again] = [await post(body, key), await post(body, key)];
    expect(again).toMatchObject({ status: 201, body: first.body });
    const other = await post({ ...body, title: 'Another' }, key);
    expect(restError(other)).toMatch(/^409 CONFLICT Idempotency-Key: "k-1" /);
    expect(restError(await post(body, { 'Idempotency-Key': 'x'.repeat(256) }))).toMatch(
      /^400 BAD_USER_INPUT Idempotency-Key: /,
    );
    const { body: listed } = await list('c_1', { activity_type: 'call' });
    const titles = listed.data.map(({ title }: { title: string }) => title);
    expect(titles.filter((title: string) => title === 'Once')).toHaveLength(1);
  });

  it('is logged once, also where its contact has been merged or erased since', async () => {
    const imported = { system: 'clarky', object: 'contacts', response: { data: [] } };
    await contact.import(
      {
        ...imported,
        record: 'to-merge',
        response: {
          data: [
            {
              id: 'of-merged',
              contact_id: 'to-merge',
              activity_type: 'note',
              created_at: '2026-01-01T00:00:00.000Z',
            },
          ],
        },
      },
      { ...imported, record: 'to-keep' },
      { ...imported, record: 'to-erase' },
    );
    const external = (id: string) => ({ source: 'clarky', object: 'contacts', id });
    const body = (contact_id: string) => ({
      activity_type: 'call',
      contact_id,
      company_id: 'co_9',
    });
    const key = (name: string) => ({ 'Idempotency-Key': name });
    const merged = await post(body('to-merge'), key('merged'));
    const erased = await post(body('to-erase'), key('erased'));
    await contact.writer.request(
      `mutation ($kept: RecordBy!, $merged: ExternalRecordInput!, $erased: RecordBy!) {
        linkRecord(record: $kept, to: $merged) { record { id } }
        deleteRecord(record: $erased) { __typename }
      }`,
      {
        kept: { external: external('to-keep') },
        merged: external('to-merge'),
        erased: { external: external('to-erase') },
      },
    );
    expect((await list('to-keep', { activity_type: 'note' })).body.data).toMatchObject([
      { id: 'of-merged', contact_id: 'to-keep' },
    ]);
    const first = { status: 201, body: merged.body };
    expect(await post(body('to-merge'), key('merged'))).toMatchObject(first);
    // It still is on the company.
    const other = { status: 201, body: erased.body };
    expect(await post(body('to-erase'), key('erased'))).toMatchObject(other);
  });

  const refused: [what: string, body: unknown, error: RegExp, headers?: Record<string, string>][] =
    [
      ['no JSON', '{"activity_type":', /^400 BAD_USER_INPUT body: /],
      ['no object', [], /^400 BAD_USER_INPUT body: must be a JSON object, got \[\]/],
      ['nothing', '', /^400 BAD_USER_INPUT body: /],
      [
        'what is nested without end',
        `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
        /^400 BAD_USER_INPUT body: must be a JSON object, got \[…\]/,
      ],
      [
        'a body without anything',
        {},
        /^400 BAD_USER_INPUT activity_type: .*, got nothing. contact_id: must be given, or company_id, got nothing/,
      ],
      [
        'many bad fields, each of them named',
        {
          activity_type: 'lunch',
          title: 'x'.repeat(1_001),
          description: 7,
          due_date: 'tomorrow',
          duration_minutes: -1,
          completed_at: '2026-02-30',
          metadata: [1],
        },
        /^400 BAD_USER_INPUT activity_type: .*"lunch". title: .*1000 char.*"xxx.* description: .*7. due_date: .*"tomorrow". duration_minutes: .*-1. completed_at: .*"2026-02-30". metadata: .*\[1\]. contact_id: must be given/,
      ],
      [
        'NUL',
        { activity_type: 'note', contact_id: 'c_1', title: '\0' },
        /^400 BAD_USER_INPUT title: .*NUL/,
      ],
      [
        'bad metadata and a bad Idempotency-Key, both named',
        {
          activity_type: 'note',
          contact_id: 'c_1',
          title: 'x'.repeat(1_001),
          metadata: { x: '\0' },
        },
        /^400 BAD_USER_INPUT Idempotency-Key: takes at most 255 .* title: takes at most 1000 .* metadata: must not contain a NUL/,
        { 'Idempotency-Key': 'x'.repeat(256) },
      ],
      [
        'metadata that are nested too deeply',
        `{"activity_type":"note","contact_id":"c_1","metadata":{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
        /^400 BAD_USER_INPUT metadata: takes at most 64 levels/,
      ],
      [
        'metadata that are too large',
        { activity_type: 'note', contact_id: 'c_1', metadata: { x: 'x'.repeat(70_000) } },
        /^400 BAD_USER_INPUT metadata: takes at most 65536/,
      ],
      [
        'an unknown contact',
        { activity_type: 'note', contact_id: 'nobody' },
        /^404 RECORD_NOT_FOUND contact_id: .*"nobody"/,
      ],
      [
        'a contact as company',
        { activity_type: 'note', company_id: 'c_1' },
        /^404 RECORD_NOT_FOUND company_id: /,
      ],
    ];
  it.each(refused)('is refused with %s', async (_what, body, error, headers = {}) => {
    expect(restError(await post(body, headers))).toMatch(error);
  });

  it('needs the write scope, and a body of at most 2 MiB', async () => {
    const body = { activity_type: 'note', contact_id: 'c_1' };
    expect(restError(await post(body, {}, client))).toMatch(/^403 PERMISSION_DENIED .*write/);
    const large = await post(JSON.stringify({ ...body, title: 'x'.repeat(2 << 20) }));
    expect(restError(large)).toMatch(/^413 OPERATION_TOO_LARGE /);
    const bare = createRestClient(gateway.server, null);
    expect(restError(await post(body, {}, bare))).toMatch(/^401 UNAUTHENTICATED /);
  });
});
