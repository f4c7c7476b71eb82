import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventContactActivities, inventRecordActivities } from '../../src/rest/invent.js';
import { createRestClient, type RestClient, restError } from '../support/ask-rest.js';
import { createCountingClient } from '../support/counting-client.js';
import { createTestDatabase } from '../support/test-database.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createUnifiedContact, type UnifiedContact } from '../support/unified-contact.js';

const { Client, statements } = createCountingClient();
const gateway = useTestGateway(() => createTestDatabase({ Client }), { maintains: false });

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../sources/fixtures/${name}.json`, import.meta.url), 'utf8'));
const CONTACT_LIST = fixture('invent-contact-activities');
const RECORD_LIST = fixture('invent-record-activities');

const at = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
const ACTORS = [
  { id: 'u_1', name: 'Joana' },
  { id: 'u_2', name: 'Rui' },
];

/** Twelve items of a row of the table deals. */
const DEAL = Array.from({ length: 12 }, (_, n) => ({
  id: `d${n}`,
  type: ['comment_created', 'segment_added', 'contact_updated', 'file_uploaded'][n % 4]!,
  created_at: at(n >> 1),
  updated_at: null,
  actor: ACTORS[n % 2],
  ...(n % 3 ? {} : { assistant: { id: 'a_1', name: 'Juno' } }),
  ...(n % 4 === 0 ? { comment: `Comment ${n}` } : {}),
  ...(n % 4 === 1 ? { segment: { id: `s_${n % 3}`, name: 'VIP' } } : {}),
  ...(n % 4 === 2 ? { metadata: { changes: [{ key: 'stage', old_value: 1, new_value: 2 }] } } : {}),
  ...(n % 4 === 3 ? { file: { id: `f_${n}`, file_filename: 'a.pdf', file_size: 2048 } } : {}),
}));

let contact: UnifiedContact;
let client: RestClient;
let slug: string;

beforeAll(async () => {
  contact = await createUnifiedContact(gateway);
  const { organizationId, import: importBodies } = contact;
  const invent = { system: 'invent' };
  await importBodies(
    { ...invent, object: 'contacts', record: 'documented', response: CONTACT_LIST },
    {
      ...invent,
      object: 'deals',
      record: 'documented-deal',
      // Ids are unique in a source: both documents call their item <string>.
      response: [{ ...RECORD_LIST[0], id: '<deal>' }],
    },
    { ...invent, object: 'deals', record: 'deal_1', response: DEAL },
    { ...invent, object: 'contacts', record: 'of-deal', response: DEAL.slice(0, 5) },
    { ...invent, object: 'companies', record: 'co_1', response: DEAL.slice(4, 7) },
    {
      ...invent,
      object: 'deals',
      record: 'undocumented',
      response: [
        {
          ...{
            id: 'u1',
            type: 'segment_added',
            created_at: at(0),
            metadata: { free: { form: 1 } },
          },
          segment: { id: 's_1', name: 'VIP', color: 'red', secret: 'of a contact' },
          contact: { id: 'of-deal', name: 'A contact' },
          comment: { contact: 'of-deal' },
        },
      ],
    },
    { ...invent, object: 'deals', record: 'both-objects', response: [] },
    { ...invent, object: 'contacts', record: 'both-objects', response: [] },
    { ...invent, object: 'deals', record: 'two-tables', response: [] },
    { ...invent, object: 'projects', record: 'two-tables', response: [] },
    { ...invent, source: 'invent-b', object: 'contacts', record: 'i_1', response: [] },
  );
  const { database } = gateway;
  await database.pool.query(
    `update source set config = '{"org":"org_b"}' where organization_id = $1 and slug = 'invent-b'`,
    [organizationId],
  );
  ({ slug } = await database.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
  }));
  client = createRestClient(gateway.server, await gateway.server.keyOf(organizationId));
});

const contactList = (id: string, query = {}, as = client) =>
  as.get(`/orgs/${slug}/contacts/${id}/activities`, query);
const recordList = (id: string, query = {}, as = client) =>
  as.get(`/orgs/${slug}/records/${id}/activities`, query);
const idsOf = ({ body }: { body: { id: string }[] }) => body.map(contact.nameOf);

describe("a contact's list", () => {
  it('of the documented example is as documented', async () => {
    const { status, body } = await contactList('documented', { type: 'note_created' });
    expect(status).toBe(200);
    expect(body).toEqual(CONTACT_LIST);
  });

  it('has what other systems recorded where Invent has a type for it', async () => {
    const { logged } = await contact.writer.request<{
      logged: { activity: { id: string; recordedAt: string } };
    }>(
      `mutation ($records: [RecordBy!]!) { logged: logActivity(input: {
        kind: COMMENT, records: $records, description: "Logged here.", occurredAt: "2026-04-02T00:00:00Z"
      }) { activity { id recordedAt } } }`,
      { records: [{ id: contact.id }] },
    );
    const answer = await contactList('i_1', { source: 'invent' });
    expect(idsOf(answer)).toEqual([
      logged.activity.id,
      ...['k_note', 'c_note', 'i_note', 'i_comment', 'i_segment'],
    ]);
    const { body } = answer;
    expect(() => inventContactActivities.answer.parse(body)).not.toThrow();
    const noteOf = (id: string | undefined, content: string, created_at: string) => ({
      id,
      type: 'note_created',
      created_at,
      note: expect.objectContaining({ contact_id: 'i_1', content, created_at }),
      metadata: {},
    });
    expect(body[0]).toEqual(noteOf(logged.activity.id, 'Logged here.', '2026-04-02T00:00:00.000Z'));
    expect(body[1]).toEqual(noteOf(contact.ids.k_note, 'Fair\n\nMet.', '2026-04-01T08:00:00.000Z'));
    expect(body[3]).toMatchObject({ id: 'i_note', note: { id: 'note_1' } });
    expect(body[4]).toEqual({
      id: 'i_comment',
      type: 'comment_created',
      comment: 'Signed.',
      created_at: '2026-04-01T02:00:00.000Z',
    });
    // A type is that of the answer: Invent's own comment is no note.
    const notes = await contactList('i_1', { source: 'invent', type: 'note_created' });
    expect(idsOf(notes)).toEqual([logged.activity.id, 'k_note', 'c_note', 'i_note']);
    const events = await contactList('i_1', { source: 'invent', type: 'segment_added' });
    expect(idsOf(events)).toEqual(['i_segment']);
    expect((await contactList('i_1', { source: 'invent', type: 'contact_blocked' })).body).toEqual(
      [],
    );
    // The record's list shows the same texts as comments.
    const comments = await recordList(contact.id, { type: 'comment_created' });
    expect(idsOf(comments)).toEqual([logged.activity.id, 'k_note', 'c_note', 'i_comment']);
    // When it was logged, not when it happened.
    const { recordedAt } = logged.activity;
    expect([body[0].note.updated_at, comments.body[0].updated_at]).toEqual([
      recordedAt,
      recordedAt,
    ]);
    expect(comments.body[1]).toEqual({
      id: contact.ids.k_note,
      type: 'comment_created',
      created_at: '2026-04-01T08:00:00.000Z',
      updated_at: null,
      comment: 'Fair\n\nMet.',
      attachments: [],
      metadata: {},
    });
  });

  it('names who acted where that is known', async () => {
    const { user } = await contact.client.request<{ user: { nodes: { id: string }[] } }>(
      '{ user: actors(first: 1, search: "Joana Smith") { nodes { id } } }',
    );
    const [{ id }] = user.nodes as [{ id: string }];
    await contact.writer.request(
      `mutation ($actor: ID!, $records: [RecordBy!]!) { logActivity(input: {
        kind: COMMENT, records: $records, actor: $actor, occurredAt: "2026-04-03T00:00:00Z"
      }) { activity { id } } }`,
      { actor: id, records: [{ id: contact.id }] },
    );
    const [item] = (await contactList(contact.id, { take: 1 })).body;
    const known = { id, name: 'Joana Smith', email: 'joana@acme.example.com' };
    expect(item).toMatchObject({ actor: known, note: { user: known, content: null } });
  });
});

describe("a record's list", () => {
  it('of the documented example is as documented', async () => {
    const { body } = await recordList('documented-deal');
    expect(body).toEqual([{ ...RECORD_LIST[0], id: '<deal>' }]);
    expect(() => inventRecordActivities.answer.parse(body)).not.toThrow();
  });

  it.each([1, 5, 12, 100])('in pages of %i has each item once, then none', async (take) => {
    const found: unknown[] = [];
    for (let page = 1; page <= Math.ceil(12 / take); page++) {
      found.push(...(await recordList('deal_1', { page, take })).body);
    }
    expect(found).toHaveLength(12);
    expect(found).toEqual(expect.arrayContaining(DEAL));
    expect(() => inventRecordActivities.answer.parse(found)).not.toThrow();
    expect((await recordList('deal_1', { page: Math.ceil(12 / take) + 1, take })).body).toEqual([]);
  });

  const TYPES = ['comment_created', 'segment_added', 'contact_updated', 'file_uploaded'];
  it.each(TYPES)('is of the type %s', async (type) => {
    const expected = DEAL.filter((item) => item.type === type).map(({ id }) => id);
    expect(idsOf(await recordList('deal_1', { type })).sort()).toEqual(expected.sort());
  });

  const has = (test: (item: (typeof DEAL)[number], n: number) => unknown) =>
    DEAL.filter(test).map(({ id }) => id);
  const filters: [query: Record<string, string>, ids: string[]][] = [
    [{ actor_id: 'u_1' }, has((_, n) => n % 2 === 0)],
    [{ actor_id: 'nobody' }, []],
    [{ assistant_id: 'a_1' }, has((_, n) => n % 3 === 0)],
    [{ assistant_id: 'a_1', actor_id: 'u_2' }, has((_, n) => n % 6 === 3)],
    [{ segment_id: 's_1' }, has(({ segment }) => segment?.id === 's_1')],
    [{ segment_id: '\0' }, []],
    [{ contact_id: 'of-deal' }, has((_, n) => n < 5)],
    [{ contact_id: 'nobody' }, []],
    [{ record_id: 'co_1' }, has((_, n) => n >= 4 && n < 7)],
    [{ record_id: 'co_1', contact_id: 'of-deal' }, ['d4']],
    [{ record_id: 'deal_1' }, has(() => true)],
    // As in the path: a contact where no other record has the id.
    [{ record_id: 'of-deal' }, has((_, n) => n < 5)],
    [{ record_id: 'nobody' }, []],
    [{ table_id: 'companies' }, has((_, n) => n >= 4 && n < 7)],
    [{ table_id: 'deals', type: 'file_uploaded' }, ['d3', 'd7', 'd11']],
    [{ table_id: 'projects' }, []],
    [{ table_id: 'no such' }, []],
    [{ next: 'anything' }, has(() => true)],
  ];
  it.each(filters)('is filtered by %o', async (query, ids) => {
    const { status, body } = await recordList('deal_1', { ...query, take: 100 });
    expect(status).toBe(200);
    expect(body.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort());
  });

  it('is filtered by ids of the gateway, too', async () => {
    const { actors, record } = await contact.client.request<{
      actors: { nodes: { id: string }[] };
      record: { id: string };
    }>(
      `{ actors(first: 1, search: "Rui") { nodes { id } }
         record(by: { external: { source: "invent", object: "contacts", id: "of-deal" } }) { id } }`,
    );
    const query = { actor_id: actors.nodes[0]!.id, contact_id: record.id };
    expect(idsOf(await recordList('deal_1', query)).sort()).toEqual(['d1', 'd3']);
  });

  it('is that of a contact or a company where no row of a table has the id', async () => {
    expect(idsOf(await recordList('co_1')).sort()).toEqual(['d4', 'd5', 'd6']);
    expect((await recordList('of-deal')).body).toHaveLength(5);
    expect((await recordList('both-objects', { type: 'file_uploaded' })).status).toBe(200);
    for (const ambiguous of [
      await recordList('two-tables'),
      await recordList('deal_1', { record_id: 'two-tables' }),
    ]) {
      expect(restError(ambiguous)).toMatch(
        /^409 CONFLICT record_id: .*invent \(deals\) and invent \(projects\)/,
      );
    }
  });

  it('hides contacts from a key that may not read them', async () => {
    const key = await gateway.server.keyOf(contact.organizationId, { objects: ['deals'] });
    const limited = createRestClient(gateway.server, key);
    expect((await recordList('deal_1', {}, limited)).body).toHaveLength(12);
    expect((await recordList('deal_1', { contact_id: 'of-deal' }, limited)).body).toEqual([]);
    expect(restError(await recordList('of-deal', {}, limited))).toMatch(/^404 RECORD_NOT_FOUND/);
    expect(restError(await contactList('of-deal', {}, limited))).toMatch(/^403 PERMISSION_DENIED/);
    expect((await recordList('both-objects', {}, limited)).body).toEqual([]);
    // What is not documented may be of a contact.
    expect((await recordList('undocumented', {}, limited)).body).toEqual([
      {
        ...{ id: 'u1', type: 'segment_added', created_at: at(0), metadata: { free: { form: 1 } } },
        segment: { id: 's_1', name: 'VIP', color: 'red' },
        comment: null,
      },
    ]);
    expect((await recordList('undocumented')).body[0].contact.id).toBe('of-deal');
  });
});

describe('an organization', () => {
  it('is named by its slug, or by its id at Invent, which chooses the source', async () => {
    const path = (org: string) => `/orgs/${org}/contacts/i_1/activities`;
    expect(restError(await client.get(path(slug)))).toMatch(
      /^409 CONFLICT contact_id: "i_1" .*invent .*invent-b .*\?source=/,
    );
    expect(await client.get(path('org_b'))).toMatchObject({ status: 200, body: [] });
    expect(restError(await client.get(path('other')))).toMatch(
      /^404 RECORD_NOT_FOUND org_id: .*"other"/,
    );
  });
});

describe('a request that is refused', () => {
  const refused: [path: string, error: RegExp][] = [
    ['contacts/nobody/activities', /^404 RECORD_NOT_FOUND contact_id: /],
    ['records/nobody/activities', /^404 RECORD_NOT_FOUND record_id: /],
    [
      'contacts/of-deal/activities?type=comment_created',
      /^400 BAD_USER_INPUT type: must be one of note_created, segment_added, .*got "comment_created"/,
    ],
    [
      'records/deal_1/activities?type=x&take=101&page=-1',
      /^400 BAD_USER_INPUT type: .*contact_updated, got "x". page: .*"-1". take: .* 1 to 100, got "101"/,
    ],
    [
      'records/deal_1/activities?actor_id=u_1&actor_id=u_2',
      /^400 BAD_USER_INPUT actor_id: must be given once, got \["u_1","u_2"\]/,
    ],
    [
      'records/deal_1/activities?take=100&page=1002',
      /^400 BAD_USER_INPUT page: must be at most 1001 with take 100/,
    ],
    [
      'records/deal_1/activities?page=100000000000000',
      /^400 BAD_USER_INPUT page: must be at most 5001 with take 20, since at most 100000 items/,
    ],
  ];
  it.each(refused)('%s', async (path, error) => {
    expect(restError(await client.get(`/orgs/${slug}/${path}`))).toMatch(error);
  });
});

it('takes as many statements for a hundred items as for one', async () => {
  const count = async (query: object) => {
    await recordList('deal_1', query);
    statements.length = 0;
    await recordList('deal_1', query);
    return statements.length;
  };
  const one = await count({ take: 1 });
  expect(await count({ take: 100 })).toBe(one);
  expect(await count({ take: 5, page: 2 })).toBe(one + 1);
});
