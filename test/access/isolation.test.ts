import { randomUUID } from 'node:crypto';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeId, type IdPrefix } from '../../src/activity/type-id.js';
import { stateRecord } from '../../src/record/link-records.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { type Answer, answerOf } from '../support/answer-of.js';
import { instant } from '../support/arbitrary-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const CONTACT = { object: 'contacts', externalId: 'c1' };
const COMPANY = { object: 'companies', externalId: 'k1' };
const DEAL = { object: 'deals', externalId: 'd1' };

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** An activity with all that can have a node of its own; `name` is in all their external ids. */
function fullEntry(name: string, records: JournalEntry['records'], time = 0): JournalEntry {
  return {
    externalId: `activity ${name}`,
    kind: 'SEGMENT_ADDED',
    occurredAt: instant(time),
    title: 'order',
    records,
    user: { externalId: `user ${name}`, name: `User ${name}` },
    assistant: { externalId: `assistant ${name}`, name: `Assistant ${name}` },
    author: { externalId: `author ${name}`, name: `Author ${name}` },
    segment: { externalId: `segment ${name}`, name: `Segment ${name}` },
    broadcast: { externalId: `broadcast ${name}`, name: `Broadcast ${name}` },
    attachments: [{ isFile: false, filename: 'invoice', externalId: `attachment ${name}` }],
  };
}

/** The ids of everything that belongs to an activity of `fullEntry`. */
async function idsOf(journal: ActivityJournal, source: string, name: string) {
  const sourceId = await journal.sourceId(source);
  const activityId = journal.newId(`activity ${sourceId} activity ${name}`);
  const id = (prefix: IdPrefix, named: string) => encodeId(prefix, journal.newId(named));
  return {
    activity: encodeId('activity', activityId),
    user: id('user', `actor USER ${sourceId} user ${name}`),
    author: id('user', `actor USER ${sourceId} author ${name}`),
    assistant: id('assistant', `actor ASSISTANT ${sourceId} assistant ${name}`),
    segment: id('segment', `segment  ${sourceId} segment ${name}`),
    broadcast: id('broadcast', `broadcast  ${sourceId} broadcast ${name}`),
    attachment: id('attachment', `attachment ${activityId} 0`),
  };
}

function unknownLike(id: string): string {
  return encodeId(id.slice(0, id.indexOf('_')) as IdPrefix, randomUUID());
}

/**
 * Asks the same with something hidden and with something that does not exist, and expects the same
 * answer, to the letter, but for the value that the client gave.
 */
async function expectSameAnswer(
  client: GraphQLClient,
  query: string,
  variables: (value: string) => Record<string, unknown>,
  [hidden, unknown]: [hidden: string, unknown: string],
): Promise<Answer> {
  const ask = async (value: string) => {
    const answer = await answerOf(client, query, variables(value));
    return JSON.parse(JSON.stringify(answer).replaceAll(value, 'VALUE')) as Answer;
  };
  const answer = await ask(hidden);
  expect(answer).toEqual(await ask(unknown));
  return answer;
}

describe('another organization', () => {
  let mine: ActivityJournal;
  let theirs: ActivityJournal;
  /** A client of my organization; it asks for what is theirs. */
  let client: GraphQLClient;
  let their: GraphQLClient;
  let ids: Record<string, string>;

  beforeAll(async () => {
    const me = await createTestOrganization(database, 'me');
    const them = await createTestOrganization(database, 'them');
    client = await server.clientOf(me);
    their = await server.clientOf(them);
    mine = new ActivityJournal(database, me);
    theirs = new ActivityJournal(database, them);
    // The same names and external ids in both, so that only the organization tells them apart …
    for (const journal of [mine, theirs]) {
      await journal.write('kasar', [fullEntry('both', [CONTACT, COMPANY])]);
    }
    // … and some that are only theirs.
    const records = [CONTACT, COMPANY, DEAL, { object: 'contacts', externalId: 'c2' }];
    await theirs.write('kasar', [fullEntry('theirs', records, 1)]);
    await theirs.write('invent', [fullEntry('theirs', records, 2)]);
    ids = {
      ...(await idsOf(theirs, 'kasar', 'both')),
      contact: theirs.record('kasar', CONTACT).id,
      company: theirs.record('kasar', COMPANY).id,
      record: theirs.record('kasar', DEAL).id,
      source: encodeId('source', await theirs.sourceId('kasar')),
    };
  });

  const TYPES = [
    'activity',
    'contact',
    'company',
    'record',
    'user',
    'author',
    'assistant',
    'segment',
    'broadcast',
    'attachment',
    'source',
  ];

  test.each(TYPES)('sees nothing behind the id of its %s', async (type) => {
    const id = ids[type]!;
    const known = await their.request('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(known).toEqual({ node: { id } });

    const node = await expectSameAnswer(
      client,
      'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id, $id]) { id } }',
      (value) => ({ id: value }),
      [id, unknownLike(id)],
    );
    expect(node).toEqual({ data: { node: null, nodes: [null, null] } });
  });

  test.each(['record', 'contact', 'company'])('finds none of its records by %s', async (field) => {
    for (const id of [ids.contact!, ids.company!, ids.record!]) {
      const answer = await expectSameAnswer(
        client,
        `query ($id: ID!) { ${field}(by: { id: $id }) { id name timeline { totalCount } } }`,
        (value) => ({ id: value }),
        [id, unknownLike(id)],
      );
      expect(answer).toEqual({ data: { [field]: null } });
    }
    const answer = await expectSameAnswer(
      client,
      `query ($id: String!) {
        ${field}(by: { external: { source: "kasar", object: "contacts", id: $id } }) { id }
      }`,
      (value) => ({ id: value }),
      ['c2', 'nobody'],
    );
    expect(answer).toEqual({ data: { [field]: null } });
  });

  test('gets its own record where both have one of the same external id', async () => {
    const query = `{
      record(by: { external: { source: "kasar", object: "contacts", id: "c1" } }) {
        id links { externalId source { id } } timeline { totalCount nodes { id } }
      }
    }`;
    const own = await idsOf(mine, 'kasar', 'both');
    expect(await answerOf(client, query)).toEqual({
      data: {
        record: {
          id: mine.record('kasar', CONTACT).id,
          links: [
            {
              externalId: 'c1',
              source: { id: encodeId('source', await mine.sourceId('kasar')) },
            },
          ],
          timeline: { totalCount: 1, nodes: [{ id: own.activity }] },
        },
      },
    });
  });

  test('finds none of its activities by activity', async () => {
    const answer = await expectSameAnswer(
      client,
      'query ($id: ID!) { activity(id: $id) { id kind title } }',
      (value) => ({ id: value }),
      [ids.activity!, unknownLike(ids.activity!)],
    );
    expect(answer).toEqual({ data: { activity: null } });
  });

  test.each([
    'nodes { id }',
    'totalCount',
    'nodes { id } totalCount counts { byKind { count } } sources { state }',
    'pageInfo { hasNextPage }',
  ])('reads none of its timelines: %s', async (selection) => {
    for (const id of [ids.contact!, ids.company!, ids.record!]) {
      const { errors } = await expectSameAnswer(
        client,
        `query ($id: ID!) { timeline(record: { id: $id }) { ${selection} } }`,
        (value) => ({ id: value }),
        [id, unknownLike(id)],
      );
      expect(errors).toMatchObject([{ extensions: { code: 'RECORD_NOT_FOUND' } }]);
    }
    const { errors } = await expectSameAnswer(
      client,
      `query ($id: String!) {
        timeline(record: { external: { source: "kasar", object: "contacts", id: $id } }) {
          ${selection}
        }
      }`,
      (value) => ({ id: value }),
      ['c2', 'nobody'],
    );
    expect(errors).toMatchObject([{ extensions: { code: 'RECORD_NOT_FOUND' } }]);
  });

  test('does not know its tables and sources', async () => {
    const ask = (query: string, values: [string, string]) =>
      expectSameAnswer(client, query, (value) => ({ value }), values);
    const external = (source: string, object: string) =>
      `query ($value: String!) {
        record(by: { external: { source: ${source}, object: ${object}, id: "d1" } }) { id }
        timeline(record: { external: { source: ${source}, object: ${object}, id: "d1" } }) {
          totalCount
        }
      }`;
    const table = await ask(external('"kasar"', '$value'), ['deals', 'nothings']);
    expect(table.errors).toMatchObject([{ extensions: { code: 'INVALID_OBJECT' } }]);
    const source = await ask(external('$value', '"contacts"'), ['invent', 'nowhere']);
    expect(source.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const filters = await ask(
      `query ($value: String!) {
        a: activities(filter: { objects: [$value] }) { totalCount }
        b: activities(filter: { sources: [$value] }) { totalCount }
      }`,
      ['invent', 'nowhere'],
    );
    expect(filters.errors).toHaveLength(2);
    const objects = await ask(
      'query ($value: String!) { activities(filter: { objects: [$value] }) { totalCount } }',
      ['deals', 'nothings'],
    );
    expect(objects.errors).toMatchObject([{ extensions: { code: 'INVALID_OBJECT' } }]);
  });

  test.each([
    ['actors', 'user'],
    ['actors', 'assistant'],
    ['assistants', 'assistant'],
    ['assignees', 'user'],
    ['segments', 'segment'],
    ['records', 'contact'],
    ['records', 'company'],
    ['records', 'record'],
    ['contacts', 'contact'],
  ])('is not found by its ids in a filter: %s, %s', async (field, type) => {
    const CONNECTION = `{
      nodes { id } pageInfo { hasNextPage hasPreviousPage } totalCount
      counts { byKind { count } bySource { count } }
    }`;
    const query = `query ($filter: ActivityFilter, $record: RecordBy!) {
      activities(filter: $filter) ${CONNECTION}
      timeline(record: $record, filter: $filter) ${CONNECTION}
    }`;
    const record = { id: mine.record('kasar', CONTACT).id };
    const answer = await expectSameAnswer(
      client,
      query,
      (value) => ({ record, filter: { [field]: [value] } }),
      [ids[type]!, unknownLike(ids[type]!)],
    );
    const empty = {
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
      totalCount: 0,
      counts: { byKind: [], bySource: [] },
    };
    expect(answer).toEqual({ data: { activities: empty, timeline: empty } });
  });

  test('is not in lists, totals and counts', async () => {
    const own = await idsOf(mine, 'kasar', 'both');
    const answer = await answerOf(
      client,
      `{
        viewer { organization }
        sources { slug }
        activities {
          nodes {
            id actor { id } assistant { id } attachments { id } records { id }
            ... on SegmentEventData { segment { id } broadcast { id } }
          }
          totalCount
          counts {
            byKind { count } byCategory { count } bySource { source { slug } count }
          }
          sources { source { slug } }
        }
      }`,
    );
    expect(answer).toEqual({
      data: {
        viewer: { organization: 'me' },
        sources: [{ slug: 'kasar' }, { slug: 'native' }],
        activities: {
          nodes: [
            {
              id: own.activity,
              actor: { id: own.user },
              assistant: { id: own.assistant },
              attachments: [{ id: own.attachment }],
              records: [CONTACT, COMPANY].map((ref) => ({ id: mine.record('kasar', ref).id })),
              segment: { id: own.segment },
              broadcast: { id: own.broadcast },
            },
          ],
          totalCount: 1,
          counts: {
            byKind: [{ count: 1 }],
            byCategory: [{ count: 1 }],
            bySource: [{ source: { slug: 'kasar' }, count: 1 }],
          },
          sources: [{ source: { slug: 'kasar' } }, { source: { slug: 'native' } }],
        },
      },
    });
  });

  test('is not in the lists of records, actors and segments', async () => {
    const own = await idsOf(mine, 'kasar', 'both');
    const list = '{ nodes { id } totalCount pageInfo { hasNextPage } }';
    const query = `query ($search: String) {
      records(search: $search) ${list} actors(search: $search) ${list} segments(search: $search) ${list} }`;
    const page = (...ids: string[]) => ({
      nodes: ids.map((id) => ({ id })),
      totalCount: ids.length,
      pageInfo: { hasNextPage: false },
    });
    const { data } = (await answerOf(client, query)) as { data: Record<string, unknown> };
    expect(data).toMatchObject({
      actors: page(own.assistant, own.author, own.user),
      segments: page(own.segment),
      records: { totalCount: 2 },
    });
    const theirNames = await expectSameAnswer(client, query, (search) => ({ search }), [
      'theirs',
      'nobody',
    ]);
    expect(theirNames).toEqual({ data: { records: page(), actors: page(), segments: page() } });
  });

  test('has cursors that are good nowhere else', async () => {
    const query = 'query ($after: String) { activities(after: $after) { edges { cursor } } }';
    const { activities } = await their.request<{ activities: { edges: { cursor: string }[] } }>(
      query,
    );
    const answer = await expectSameAnswer(client, query, (after) => ({ after }), [
      activities.edges[0]!.cursor,
      'no cursor',
    ]);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }]);
  });
});

describe('a key that is limited to objects', () => {
  let journal: ActivityJournal;
  let acme: string;
  let whole: GraphQLClient;
  /** Limited to contacts. */
  let client: GraphQLClient;
  let seen: Record<string, Record<string, string>>;
  let hidden: Record<string, Record<string, string>>;

  const BURIED = 150;

  beforeAll(async () => {
    acme = await createTestOrganization(database, 'limits');
    whole = await server.clientOf(acme);
    client = await server.clientOf(acme, { objects: ['contacts'] });
    journal = new ActivityJournal(database, acme);
    await journal.write('kasar', [
      fullEntry('contact', [CONTACT], 1_000),
      fullEntry('contact and company', [COMPANY, CONTACT], 1_001),
      fullEntry('company', [COMPANY], 1_002),
      fullEntry('deal', [DEAL], 1_003),
      fullEntry('contact and deal', [CONTACT, DEAL], 1_004),
      fullEntry('company and deal', [COMPANY, DEAL], 1_005),
    ]);
    // One that the key may see between every ten that it may not.
    await journal.write(
      'kasar',
      Array.from({ length: BURIED }, (_, n) => ({
        externalId: `buried ${n}`,
        kind: n % 10 === 0 ? 'EMAIL' : 'CALL',
        channel: n % 10 === 0 ? 'email' : 'call',
        occurredAt: instant(n),
        records: [n % 10 === 0 ? CONTACT : COMPANY],
      })),
    );
    await stateRecord(database, acme, {
      object: 'companies',
      name: 'Hidden Ltd',
      external: [{ sourceId: await journal.sourceId('kasar'), ...COMPANY }],
    });
    await stateRecord(database, acme, {
      object: 'contacts',
      company: 'Hidden Ltd',
      external: [{ sourceId: await journal.sourceId('kasar'), ...CONTACT }],
    });
    const idsOfAll = async (names: string[]) =>
      Object.fromEntries(
        await Promise.all(
          names.map(async (name) => [name, await idsOf(journal, 'kasar', name)] as const),
        ),
      );
    seen = await idsOfAll(['contact', 'contact and company', 'contact and deal']);
    hidden = await idsOfAll(['company', 'deal', 'company and deal']);
  });

  const VISIBLE = BURIED / 10 + 3;
  const NODE = 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }';

  test('sees an activity that stands on a record of them, and all that belongs to it', async () => {
    for (const ids of Object.values(seen)) {
      for (const id of Object.values(ids)) {
        expect(await answerOf(client, NODE, { id })).toEqual({
          data: { node: { id }, nodes: [{ id }] },
        });
      }
    }
  });

  test('finds nothing by the ids of what stands on other records only', async () => {
    for (const ids of Object.values(hidden)) {
      for (const id of Object.values(ids)) {
        expect(await answerOf(whole, NODE, { id }), id).toEqual({
          data: { node: { id }, nodes: [{ id }] },
        });
        const answer = await expectSameAnswer(client, NODE, (value) => ({ id: value }), [
          id,
          unknownLike(id),
        ]);
        expect(answer, id).toEqual({ data: { node: null, nodes: [null] } });
      }
      const activity = ids.activity!;
      const answer = await expectSameAnswer(
        client,
        'query ($id: ID!) { activity(id: $id) { id } }',
        (value) => ({ id: value }),
        [activity, unknownLike(activity)],
      );
      expect(answer).toEqual({ data: { activity: null } });
    }
  });

  test('finds no other records', async () => {
    for (const ref of [COMPANY, DEAL]) {
      const { id } = journal.record('kasar', ref);
      const byId = await expectSameAnswer(
        client,
        `query ($id: ID!) {
          node(id: $id) { id }
          record(by: { id: $id }) { id }
          company(by: { id: $id }) { id }
        }`,
        (value) => ({ id: value }),
        [id, unknownLike(id)],
      );
      expect(byId).toEqual({ data: { node: null, record: null, company: null } });
      const byExternal = await expectSameAnswer(
        client,
        `query ($id: String!) {
          record(by: { external: { source: "kasar", object: "${ref.object}", id: $id } }) { id }
        }`,
        (value) => ({ id: value }),
        [ref.externalId, 'x9'],
      );
      expect(byExternal).toEqual({ data: { record: null } });
    }
  });

  test('does not see the company of a contact', async () => {
    const query = `query ($id: ID!) { contact(by: { id: $id }) { name company { name } } }`;
    const { id } = journal.record('kasar', CONTACT);
    expect(await answerOf(whole, query, { id })).toMatchObject({
      data: { contact: { company: { name: 'Hidden Ltd' } } },
    });
    expect(await answerOf(client, query, { id })).toMatchObject({
      data: { contact: { company: null } },
    });
  });

  test('of an activity it sees only the records that it may read, in its summary too', async () => {
    const id = seen['contact and company']!.activity;
    const query = 'query ($id: ID!) { activity(id: $id) { summary records { id object } } }';
    const all = await answerOf(whole, query, { id });
    expect(all).toMatchObject({
      data: { activity: { records: [{ object: 'companies' }, { object: 'contacts' }] } },
    });
    const some = await answerOf(client, query, { id });
    expect(some).toMatchObject({
      data: { activity: { records: [{ id: journal.record('kasar', CONTACT).id }] } },
    });
    expect(JSON.stringify(some)).not.toContain('Hidden');
  });

  interface Connection {
    nodes: { id: string; records: { object: string }[] }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
    totalCount: number;
    counts: {
      byKind: { kind: string; count: number }[];
      byChannel: { channel: string; count: number }[];
    };
  }
  const CONNECTION = `{
    nodes { id records { object } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    totalCount
    counts { byKind { kind count } byChannel { channel count } }
  }`;
  const ACTIVITIES = `query ($filter: ActivityFilter, $first: Int, $after: String) {
    activities(filter: $filter, first: $first, after: $after) ${CONNECTION}
  }`;

  test('gets full pages, exact neighbours, and counts of what it sees', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    for (let left = VISIBLE; left > 0; left -= 5) {
      const { activities }: { activities: Connection } = await client.request(ACTIVITIES, {
        first: 5,
        after,
      });
      expect(activities.nodes).toHaveLength(Math.min(5, left));
      expect(activities.pageInfo).toMatchObject({
        hasNextPage: left > 5,
        hasPreviousPage: after !== null,
      });
      expect(activities.totalCount).toBe(VISIBLE);
      expect(activities.counts).toEqual({
        byKind: [
          { kind: 'EMAIL', count: BURIED / 10 },
          { kind: 'SEGMENT_ADDED', count: 3 },
        ],
        byChannel: [{ channel: 'email', count: BURIED / 10 }],
      });
      expect(activities.nodes.flatMap(({ records }) => records)).toEqual(
        activities.nodes.map(() => ({ object: 'contacts' })),
      );
      ids.push(...activities.nodes.map(({ id }) => id));
      after = activities.pageInfo.endCursor;
    }
    expect(new Set(ids).size).toBe(VISIBLE);
  });

  test('says nothing of hidden neighbours', async () => {
    // A cursor of the other key, below which only hidden ones are left above.
    const query = 'query ($first: Int) { activities(first: $first) { edges { cursor } } }';
    const { activities } = await whole.request<{ activities: { edges: { cursor: string }[] } }>(
      query,
      { first: 1 },
    );
    const { cursor } = activities.edges[0]!;
    const { activities: page } = await client.request<{ activities: Connection }>(ACTIVITIES, {
      first: 100,
      after: cursor,
    });
    expect(page.nodes).toHaveLength(VISIBLE);
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  test('finds nothing hidden with any filter', async () => {
    const ids = hidden.company!;
    const filters: [string, string][] = [
      ['actors', ids.user!],
      ['actors', ids.assistant!],
      ['assistants', ids.assistant!],
      ['assignees', ids.user!],
      ['segments', ids.segment!],
      ['records', journal.record('kasar', COMPANY).id],
      ['records', journal.record('kasar', DEAL).id],
      ['contacts', journal.record('kasar', COMPANY).id],
    ];
    for (const [field, id] of filters) {
      const answer = await expectSameAnswer(
        client,
        ACTIVITIES,
        (value) => ({ filter: { [field]: [value] } }),
        [id, unknownLike(id)],
      );
      expect(answer, field).toMatchObject({
        data: { activities: { nodes: [], totalCount: 0, counts: { byKind: [] } } },
      });
    }
    const calls = await answerOf(client, ACTIVITIES, { filter: { kinds: ['CALL'] } });
    expect(calls).toMatchObject({ data: { activities: { nodes: [], totalCount: 0 } } });
  });

  test('is refused other objects by their name, whether they exist or not', async () => {
    const refused = { errors: [{ extensions: { code: 'PERMISSION_DENIED' } }] };
    const company = journal.record('kasar', COMPANY).id;
    const byId = await expectSameAnswer(
      client,
      'query ($id: ID!) { timeline(record: { id: $id }) { nodes { id } } }',
      (value) => ({ id: value }),
      [company, unknownLike(company)],
    );
    expect(byId).toMatchObject(refused);
    for (const [object, id] of [
      ['companies', 'k1'],
      ['deals', 'd1'],
    ] as const) {
      const byExternal = await expectSameAnswer(
        client,
        `query ($id: String!) {
          timeline(record: { external: { source: "kasar", object: "${object}", id: $id } }) {
            totalCount
          }
        }`,
        (value) => ({ id: value }),
        [id, 'x9'],
      );
      expect(byExternal).toMatchObject(refused);
    }
    const byObject = await expectSameAnswer(
      client,
      'query ($value: String!) { activities(filter: { objects: [$value] }) { totalCount } }',
      (value) => ({ value }),
      ['deals', 'nothings'],
    );
    expect(byObject).toMatchObject(refused);
    // The id of a table's row does not say which table: it answers as one that does not exist.
    const deal = journal.record('kasar', DEAL).id;
    const byRow = await expectSameAnswer(
      client,
      'query ($id: ID!) { timeline(record: { id: $id }) { totalCount } }',
      (value) => ({ id: value }),
      [deal, unknownLike(deal)],
    );
    expect(byRow.errors).toHaveLength(1);
  });

  test('of several objects, sees and counts what stands on two of them once', async () => {
    const both = await server.clientOf(acme, { objects: ['contacts', 'deals'] });
    const filter = { kinds: ['SEGMENT_ADDED'] };
    const { activities } = await both.request<{ activities: Connection }>(ACTIVITIES, { filter });
    const names = [
      'company and deal',
      'contact and deal',
      'deal',
      'contact and company',
      'contact',
    ];
    expect(activities.nodes.map(({ id }) => id)).toEqual(
      names.map((name) => ({ ...seen, ...hidden })[name]!.activity),
    );
    expect(activities.nodes.map(({ records }) => records.map(({ object }) => object))).toEqual([
      ['deals'],
      ['contacts', 'deals'],
      ['deals'],
      ['contacts'],
      ['contacts'],
    ]);
    expect(activities.totalCount).toBe(5);
    expect(activities.counts.byKind).toEqual([{ kind: 'SEGMENT_ADDED', count: 5 }]);
  });

  test('of no object, sees nothing', async () => {
    const none = await server.clientOf(acme, { objects: [] });
    expect(await answerOf(none, ACTIVITIES)).toEqual({
      data: {
        activities: {
          nodes: [],
          pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
          totalCount: 0,
          counts: { byKind: [], byChannel: [] },
        },
      },
    });
    for (const id of Object.values(seen.contact!)) {
      expect(await answerOf(none, NODE, { id })).toEqual({ data: { node: null, nodes: [null] } });
    }
  });

  test('says what it is limited to', async () => {
    expect(await answerOf(client, '{ viewer { organization objects } }')).toEqual({
      data: { viewer: { organization: 'limits', objects: ['contacts'] } },
    });
  });
});
