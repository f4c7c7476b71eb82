import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { reindexNames } from '../../src/ingest/reindex-names.js';
import { completeMerge } from '../../src/record/merge-records.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { answerOf } from '../support/answer-of.js';
import { instant } from '../support/arbitrary-activity.js';
import { createCountingClient } from '../support/counting-client.js';
import { compareNames, NAMES } from '../support/listed-names.js';
import { beginMerge } from '../support/merge-scene.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { createWriteClient } from '../support/write-client.js';

/** What the pool has sent to PostgreSQL. */
const { Client, statements } = createCountingClient();

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createTestDatabase({ Client });
  server = await startTestServer(database, { maintains: false });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

let number = 0;

/** An organization with contacts of some names. */
async function createScene(...names: (string | null)[]) {
  const organizationId = await createTestOrganization(database, `acme-${++number}`);
  const client = await server.clientOf(organizationId, { scopes: ['read', 'write', 'admin'] });
  const write = createWriteClient(client);
  const contacts: string[] = [];
  for (const name of names) {
    contacts.push((await write.createRecord({ object: 'contacts', name })).id);
  }
  return { organizationId, client, write, contacts };
}

interface Page {
  edges: { cursor: string; node: { id: string; name: string | null } }[];
  pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>;
  totalCount: number;
}

const PAGE = `{
  edges { cursor node { id name } } totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;

/** Reads a page of a list, by the text of its field and arguments. */
async function readPage(client: GraphQLClient, field: string): Promise<Page> {
  const { list } = await client.request<{ list: Page }>(`{ list: ${field} ${PAGE} }`);
  return list;
}

const namesOf = ({ edges }: Page) => edges.map(({ node }) => node.name);

const search = async (client: GraphQLClient, text: string, list = 'records') =>
  namesOf(await readPage(client, `${list}(search: ${JSON.stringify(text)})`));

describe('a search by name', () => {
  test.each([
    ['müL', ['Anna MÜLLER']],
    ['muller an', ['Anna MÜLLER']],
    ['muller o', []],
    ['nna', []],
    ['ann-ma', ['Ann-Marie Øster']],
    ['ann-m', ['Ann-Marie Øster', 'Anna MÜLLER']],
    ['annmarie oster', ['Ann-Marie Øster']],
    ["o'b", ["Sean O'Brien"]],
    ['obrien', ["Sean O'Brien"]],
    ['"anna muller"', ['Anna MÜLLER']],
    ['"muller anna"', []],
    ['"ann" m', ['Ann-Marie Øster']],
    ['小明', ['王小明']],
    ['ＡＮＮＡ', ['Anna MÜLLER']],
    ['an', ['Ann-Marie Øster', 'Anna MÜLLER']],
    ['!?', []],
  ])('for %s', async (text, found) => {
    const { client } = await createScene(
      'Anna MÜLLER',
      'Ann-Marie Øster',
      "Sean O'Brien",
      '王小明',
    );
    expect(await search(client, text)).toEqual(found);
  });

  test('finds a record by the name that it has now', async () => {
    const { client, write, contacts } = await createScene('Anna', 'Bob');
    await write.updateRecord({ record: { id: contacts[1]! }, name: 'Aaron' });
    expect(namesOf(await readPage(client, 'records'))).toEqual(['Aaron', 'Anna']);
    expect(await search(client, 'bob')).toEqual([]);
    expect(await search(client, 'aaron')).toEqual(['Aaron']);
    await write.updateRecord({ record: { id: contacts[0]! }, name: null });
    expect(await search(client, 'anna')).toEqual([]);
    expect(namesOf(await readPage(client, 'records'))).toEqual(['Aaron', null]);
  });

  test('finds users by name and e-mail address, as the newest item shows them', async () => {
    const { client, organizationId } = await createScene();
    const journal = new ActivityJournal(database, organizationId);
    const entry = (n: number, user: JournalEntry['user'], segment: string): JournalEntry => ({
      externalId: `e${n}`,
      kind: 'SEGMENT_ADDED',
      occurredAt: instant(n),
      sourceUpdatedAt: instant(n),
      records: [{ object: 'contacts', externalId: 'c' }],
      user,
      segment: { externalId: 's', name: segment },
    });
    const ann = { externalId: 'u', name: 'Ann', email: 'ann@example.com' };
    await journal.write('kasar', [entry(5, ann, 'VIP')]);
    expect(await search(client, 'ann@example.com', 'actors')).toEqual(['Ann']);
    expect(await search(client, 'vip', 'segments')).toEqual(['VIP']);
    // An older item changes nothing, a newer one the name alone.
    await journal.write('kasar', [entry(1, { ...ann, name: 'Old' }, 'Old')]);
    expect(await search(client, 'old', 'actors')).toEqual([]);
    await journal.write('kasar', [entry(9, { externalId: 'u', name: 'Zoë' }, 'Gone')]);
    await reindexNames(database);
    expect(await search(client, 'ann', 'actors')).toEqual(['Zoë']);
    expect(await search(client, 'zoe example', 'actors')).toEqual(['Zoë']);
    expect(await search(client, 'vip', 'segments')).toEqual([]);
    expect(await search(client, 'gone', 'segments')).toEqual(['Gone']);
    const { rows } = await database.pool.query(
      'select name_key from actor where organization_id = $1',
      [organizationId],
    );
    expect(rows).toEqual([{ name_key: '0zoe' }]);
  });
});

describe('cursors', () => {
  const READS = [
    'records(first: 1 after: $cursor)',
    'records(object: "companies" after: $cursor)',
    'records(search: "b" after: $cursor)',
    'records(search: "a b" last: 1 before: $cursor)',
    'actors(after: $cursor)',
    'segments(after: $cursor)',
    'activities(after: $cursor)',
  ];
  const read = (client: GraphQLClient, field: string, cursor: string) =>
    answerOf(
      client,
      `query ($cursor: String) { list: ${field} { pageInfo { endCursor hasPreviousPage } } }`,
      { cursor },
    );

  test('are BAD_CURSOR in any other list, and where they are changed', async () => {
    const { client } = await createScene('Anna', 'Bob', 'Carla');
    const other = await createScene('Anna', 'Bob', 'Carla');
    const page = await readPage(client, 'records(object: "contacts", search: "a")');
    const cursor = page.pageInfo.startCursor!;
    const refused = { errors: [{ extensions: { code: 'BAD_CURSOR' } }] };
    for (const field of READS) {
      expect(await read(client, field, cursor), field).toMatchObject(refused);
    }
    const own = 'records(object: "contacts", search: "a", after: $cursor)';
    expect(await read(other.client, own, cursor)).toMatchObject(refused);
    for (const changed of ['', 'x', `${cursor}x`, cursor.slice(1), cursor.replace(/.$/, '!')]) {
      expect(await read(client, own, changed), changed).toMatchObject(refused);
    }
    expect(await read(client, own, cursor)).not.toMatchObject(refused);
  });

  test('bind neither the key, the size and direction of the page nor how a search is written', async () => {
    const { client, organizationId } = await createScene('Anna', 'Bob', 'Ännie');
    const page = await readPage(client, 'records(first: 1 search: "án")');
    const limited = await server.clientOf(organizationId, { objects: ['contacts'] });
    const field = `records(last: 5 search: " AN " after: "${page.pageInfo.endCursor}")`;
    const rest = await readPage(limited, field);
    expect(namesOf(rest)).toEqual(['Ännie']);
    expect(rest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    // A blank search is none.
    const first = await readPage(client, 'records(first: 1)');
    const blank = `records(search: "  ", after: "${first.pageInfo.endCursor}")`;
    expect(namesOf(await readPage(client, blank))).toEqual(['Ännie', 'Bob']);
  });

  test('outlive their row', async () => {
    const { client, contacts } = await createScene('Anna', 'Bob', 'Carla');
    const { pageInfo } = await readPage(client, 'records(first: 2)');
    await client.request(
      'mutation ($record: RecordBy!) { deleteRecord(record: $record) { deletedRecordId } }',
      { record: { id: contacts[1] } },
    );
    const after = await readPage(client, `records(after: "${pageInfo.endCursor}")`);
    expect(namesOf(after)).toEqual(['Carla']);
    expect(after.pageInfo.hasPreviousPage).toBe(true);
    const before = await readPage(client, `records(last: 5, before: "${pageInfo.endCursor}")`);
    expect(namesOf(before)).toEqual(['Anna']);
    expect(before.pageInfo.hasNextPage).toBe(true);
  });
});

describe('a page', () => {
  test('without items repeats the cursor that was given', async () => {
    const { client } = await createScene('Anna');
    const { pageInfo } = await readPage(client, 'records');
    const cursor = pageInfo.endCursor!;
    expect(await readPage(client, `records(after: "${cursor}")`)).toEqual({
      edges: [],
      totalCount: 1,
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: true,
        startCursor: cursor,
        endCursor: cursor,
      },
    });
    for (const size of ['first: 0', 'last: 0']) {
      expect(await readPage(client, `records(${size})`)).toEqual({
        edges: [],
        totalCount: 1,
        pageInfo: {
          hasNextPage: size.startsWith('first'),
          hasPreviousPage: size.startsWith('last'),
          startCursor: null,
          endCursor: null,
        },
      });
    }
  });

  const WORDS = Array.from({ length: 101 }, (_, n) => `w${n}`).join(' ');
  test.each([
    ['too large a size', 'first: 101', 'BAD_USER_INPUT', '101'],
    ['a negative size', 'last: -1', 'BAD_USER_INPUT', '-1'],
    ['two sizes', 'first: 1, last: 2', 'BAD_USER_INPUT', '{"first":1,"last":2}'],
    ['two cursors', 'after: "a", before: "b"', 'BAD_USER_INPUT', '{"after":"a","before":"b"}'],
    ['a long search', `search: "${'a '.repeat(12_801)}"`, 'BAD_USER_INPUT', '25602'],
    ['a search of many words', `search: "${WORDS}"`, 'BAD_USER_INPUT', '101'],
    ['an unknown object', 'object: "no such"', 'INVALID_OBJECT', '"no such"'],
    ['an object without a name', 'object: ""', 'INVALID_OBJECT', '""'],
  ])('with %s is refused with the value', async (_case, args, code, value) => {
    const { client } = await createScene('Anna');
    const { data, errors } = await answerOf(client, `{ records(${args}) { totalCount } }`);
    expect(data).toEqual({ records: null });
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(errors![0]!.message).toContain(value);
  });

  test('of an object outside the key is PERMISSION_DENIED, whether it exists or not', async () => {
    const { organizationId, write } = await createScene();
    await write.createRecord({ object: 'companies', name: 'Globex' });
    const client = await server.clientOf(organizationId, { objects: ['contacts', 'deals'] });
    const query = 'query ($object: String) { records(object: $object) { totalCount } }';
    for (const object of ['companies', 'no such']) {
      const { errors } = await answerOf(client, query, { object });
      expect(errors).toMatchObject([{ extensions: { code: 'PERMISSION_DENIED' } }]);
    }
    expect(await answerOf(client, '{ records { totalCount } }')).toEqual({
      data: { records: { totalCount: 0 } },
    });
  });

  test('with more matches than are sorted is the same', async () => {
    const { client, organizationId } = await createScene();
    const names = Array.from({ length: 5_600 }, (_, n) => `Ann ${(n * 7919) % 5_600} é`);
    await database.pool.query(
      `with object as (insert into crm_object values ($1, 'contacts') returning name)
       insert into crm_record (id, organization_id, object, name)
       select gen_random_uuid(), $1, object.name, n from object, unnest($2::text[]) n`,
      [organizationId, [...names, ...NAMES]],
    );
    await reindexNames(database);
    await database.pool.query('vacuum (analyze) crm_record'); // As autovacuum does, at some time.
    const readBefore = await countRowsRead(database);
    let pages = 0;
    const expected = names
      .map((name) => ({ id: encodeId('contact', zero), name }))
      .sort(compareNames);
    for (const [size, cursor, from, to] of [
      ['first', 'after', 'endCursor', 'hasNextPage'],
      ['last', 'before', 'startCursor', 'hasPreviousPage'],
    ] as const) {
      const found: (string | null)[] = [];
      let page: Page | null = null;
      while (page === null || page.pageInfo[to]) {
        const given: string = page ? `${cursor}: "${page.pageInfo[from]}"` : '';
        page = await readPage(client, `records(search: "e an" ${size}: 100 ${given})`);
        pages++;
        if (size === 'first') found.push(...namesOf(page));
        else found.unshift(...namesOf(page));
      }
      expect(page.totalCount).toBe(5_600);
      expect(found).toEqual(expected.map(({ name }) => name));
    }
    // Each reads the matches three times: to sort them, to count them, and in the order of the list.
    expect((await countRowsRead(database)) - readBefore).toBeLessThan(4 * names.length * pages);
  });
});

/** How many rows of records the statements of this database have read. */
async function countRowsRead({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query(
    `select pg_stat_force_next_flush(), seq_tup_read + idx_tup_fetch as count
       from pg_stat_user_tables where relname = 'crm_record'`,
  );
  return Number(rows[0].count);
}

const zero = '00000000-0000-0000-0000-000000000000';

describe('merged and erased records', () => {
  const uuidsOf = async (organizationId: string) => {
    const { rows } = await database.pool.query<{ id: string; name: string }>(
      'select id, name from crm_record where organization_id = $1',
      [organizationId],
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  };

  test('are listed once, under the name of the survivor, and never', async () => {
    const { client, organizationId, contacts } = await createScene(null, 'Bob', 'Carla');
    const ids = await uuidsOf(organizationId);
    const nameless = ids.get(null as never)!;
    await beginMerge(database, organizationId, nameless, ids.get('Bob')!);
    expect(namesOf(await readPage(client, 'records'))).toEqual(['Bob', 'Carla']);
    const [found] = (await readPage(client, 'records(search: "bob")')).edges;
    expect(found!.node.id).toBe(contacts[0]);
    await beginMerge(database, organizationId, ids.get('Carla')!, nameless);
    expect(namesOf(await readPage(client, 'records'))).toEqual(['Carla']);
    await client.request(
      'mutation ($record: RecordBy!) { deleteRecord(record: $record) { deletedRecordId } }',
      { record: { id: contacts[2] } },
    );
    expect(await readPage(client, 'records')).toMatchObject({ edges: [], totalCount: 0 });
    expect(await search(client, 'carla')).toEqual([]);
  });

  test('of companies, have the contacts of both, moved or not', async () => {
    const { client, organizationId, write } = await createScene();
    const [acme, globex] = [
      await write.createRecord({ object: 'companies', name: 'Acme' }),
      await write.createRecord({ object: 'companies', name: 'Globex' }),
    ];
    for (const [name, id] of [
      ['Bob', acme.id],
      ['Anna', globex.id],
      ['Carla', globex.id],
    ] as const) {
      await write.createRecord({ object: 'contacts', name, company: { id } });
    }
    const read = async (id: string) => {
      const { company } = await client.request<{ company: { contacts: Page } }>(
        `query ($id: ID!) { company(by: { id: $id }) { contacts ${PAGE} } }`,
        { id },
      );
      return company.contacts;
    };
    expect(namesOf(await read(globex.id))).toEqual(['Anna', 'Carla']);
    const ids = await uuidsOf(organizationId);
    await beginMerge(database, organizationId, ids.get('Acme')!, ids.get('Globex')!, 'companies');
    const during = await read(acme.id);
    expect(namesOf(during)).toEqual(['Anna', 'Bob', 'Carla']);
    expect(during.totalCount).toBe(3);
    await completeMerge(database, organizationId, ids.get('Acme')!);
    expect(await read(acme.id)).toEqual(during);
    expect(await read(globex.id)).toEqual(during);
  });
});

describe('the statements', () => {
  const sentFor = async (client: GraphQLClient, query: string, variables = {}) => {
    await client.request(query, variables);
    statements.length = 0;
    await client.request(query, variables);
    return [...statements];
  };

  test.each([
    ['records(first: 100)'],
    ['records(object: "contacts", search: "an")'],
    ['actors(search: "an")'],
    ['segments'],
  ])('of a page are one, and one more for its count: %s', async (field) => {
    const { client, organizationId } = await createScene('Anna', 'Bob');
    for (const objects of [null, ['contacts']]) {
      const own = objects ? await server.clientOf(organizationId, { objects }) : client;
      const items = 'nodes { id name } edges { cursor } pageInfo { hasNextPage hasPreviousPage }';
      expect(await sentFor(own, `{ ${field} { ${items} } }`)).toHaveLength(1);
      expect(await sentFor(own, `{ ${field} { totalCount } }`)).toHaveLength(1);
      expect(await sentFor(own, `{ ${field} { totalCount ${items} } }`)).toHaveLength(2);
    }
  });

  test('of the contacts of many companies are as many as of one', async () => {
    const { client, write } = await createScene();
    const companies: string[] = [];
    for (let n = 0; n < 100; n++) {
      const { id } = await write.createRecord({ object: 'companies', name: `Company ${n}` });
      companies.push(id);
      for (const name of [`Bob ${n}`, `Anna ${n}`]) {
        await write.createRecord({ object: 'contacts', name, company: { id } });
      }
    }
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Company {
      name contacts(first: 1) { nodes { name } totalCount pageInfo { hasNextPage } } } } }`;
    const { nodes } = await client.request<{ nodes: unknown[] }>(query, { ids: companies });
    expect(nodes).toEqual(
      companies.map((_, n) => ({
        name: `Company ${n}`,
        contacts: {
          nodes: [{ name: `Anna ${n}` }],
          totalCount: 2,
          pageInfo: { hasNextPage: true },
        },
      })),
    );
    // The companies, the contacts, and their numbers.
    expect(await sentFor(client, query, { ids: companies })).toHaveLength(3);
  });
});
