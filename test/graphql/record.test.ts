import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { importBodies } from '../support/import-bodies.js';
import { oneOfEach } from '../support/one-of-each.js';
import { type Answer, postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const ABSENT = '019345ab-0000-7000-8000-000000000abc';

/** The records of {@link oneOfEach}, as their sources name them. */
const BOB = { source: 'invent', object: 'contacts', id: 'bob' };
const DEAL = { source: 'invent', object: 'deals', id: 'deal_1' };
const GLOBEX = { source: 'clarky', object: 'companies', id: 'cmp_1' };

let database: TestDatabase;
let server: TestServer;
let acme: string;
let key: string;
let foreignKey: string;
let ids: { bob: string; deal: string; globex: string };

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  acme = await createTestOrganization(database);
  await importBodies(database, acme, oneOfEach);
  key = await server.keyOf(acme);
  foreignKey = await server.keyOf(await createTestOrganization(database, 'other'));
  const uuidOf = async (object: string) =>
    (await database.prisma.crmRecord.findFirstOrThrow({ where: { object } })).id;
  ids = {
    bob: encodeId('contact', await uuidOf('contacts')),
    deal: encodeId('record', await uuidOf('deals')),
    globex: encodeId('company', await uuidOf('companies')),
  };
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const ask = (query: string, variables: Record<string, unknown> = {}, as = key): Promise<Answer> =>
  postGraphql(server.url, { query, variables }, { key: as });

const lookUp = (field: 'record' | 'contact' | 'company', by: unknown, as = key) =>
  ask(`query ($by: RecordBy!) { ${field}(by: $by) { __typename id object name } }`, { by }, as);

const timeline = (record: unknown, as = key) =>
  ask('query ($record: RecordBy!) { timeline(record: $record) { totalCount } }', { record }, as);

describe('record, contact and company', () => {
  it('find a record by its id and as its source names it', async () => {
    const bob = { __typename: 'Contact', id: ids.bob, object: 'contacts', name: 'Bob Dupont' };
    const deal = { __typename: 'TableRecord', id: ids.deal, object: 'deals', name: 'Bridge deal' };
    const globex = { __typename: 'Company', id: ids.globex, object: 'companies', name: 'Globex' };
    expect((await lookUp('record', { id: ids.bob })).data).toEqual({ record: bob });
    expect((await lookUp('record', { external: BOB })).data).toEqual({ record: bob });
    expect((await lookUp('record', { id: ids.deal })).data).toEqual({ record: deal });
    expect((await lookUp('record', { external: DEAL })).data).toEqual({ record: deal });
    expect((await lookUp('contact', { id: ids.bob })).data).toEqual({ contact: bob });
    expect((await lookUp('contact', { external: BOB })).data).toEqual({ contact: bob });
    expect((await lookUp('company', { id: ids.globex })).data).toEqual({ company: globex });
    expect((await lookUp('company', { external: GLOBEX })).data).toEqual({ company: globex });
  });

  it('are null for a record of another type', async () => {
    const cases = [
      ['contact', { id: ids.globex }],
      ['contact', { external: GLOBEX }],
      ['contact', { id: ids.deal }],
      ['company', { id: ids.bob }],
      ['company', { external: BOB }],
      ['company', { external: DEAL }],
    ] as const;
    for (const [field, by] of cases) {
      const { data, errors } = await lookUp(field, by);
      expect({ data, errors }).toEqual({ data: { [field]: null }, errors: undefined });
    }
  });

  it('are null for a record that is absent, malformed, or of another organization', async () => {
    const nowhere = [
      { id: encodeId('contact', ABSENT) },
      { id: ids.bob.replace('contact_', 'company_') },
      { id: ids.bob.replace('contact_', 'record_') },
      { id: ids.bob.replace('contact_', 'user_') },
      { id: ids.bob.slice(0, -1) },
      { id: '' },
      { id: 'bob' },
      { external: { ...BOB, id: 'nobody' } },
      { external: { ...BOB, id: 'BOB' } },
      { external: { ...BOB, id: '' } },
      { external: { ...BOB, id: 'b\u0000b' } },
      { external: { ...BOB, id: 'b'.repeat(100_000) } },
      { external: { ...BOB, object: 'companies' } },
      { external: { ...BOB, object: 'no_such_table' } },
      { external: { ...BOB, object: '' } },
      { external: { ...BOB, source: 'clarky' } },
      { external: { ...BOB, source: 'no_such_source' } },
    ];
    for (const by of nowhere) {
      for (const field of ['record', 'contact', 'company'] as const) {
        const { data, errors } = await lookUp(field, by);
        expect({ data, errors }, JSON.stringify(by).slice(0, 200)).toEqual({
          data: { [field]: null },
          errors: undefined,
        });
      }
    }
    for (const by of [{ id: ids.bob }, { external: BOB }]) {
      const { data, errors } = await lookUp('record', by, foreignKey);
      expect({ data, errors }).toEqual({ data: { record: null }, errors: undefined });
    }
  });

  it('are null outside the objects of the key', async () => {
    const limited = await server.keyOf(acme, { objects: ['companies'] });
    for (const by of [{ id: ids.bob }, { external: BOB }, { id: ids.deal }, { external: DEAL }]) {
      const { data, errors } = await lookUp('record', by, limited);
      expect({ data, errors }).toEqual({ data: { record: null }, errors: undefined });
    }
    const own = await lookUp('record', { external: GLOBEX }, limited);
    expect(own.data).toMatchObject({ record: { id: ids.globex } });
  });
});

describe('the fields of a record', () => {
  it('tell its links, its company and its table', async () => {
    const { prisma } = database;
    const [contact, company] = await Promise.all(
      ['contacts', 'companies'].map((object) =>
        prisma.crmRecord.findFirstOrThrow({ where: { object } }),
      ),
    );
    await prisma.crmRecord.update({
      where: { id: contact!.id },
      data: { companyId: company!.id },
    });
    const { data, errors } = await ask(
      `query ($bob: ID!, $deal: ID!) {
        contact(by: { id: $bob }) {
          createdAt
          updatedAt
          company { id name }
          links { object externalId source { slug } coverage { state source { slug } } }
          timeline { totalCount }
        }
        record(by: { id: $deal }) { ... on TableRecord { table timeline { nodes { kind } } } }
      }`,
      { bob: ids.bob, deal: ids.deal },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      contact: {
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        company: { id: ids.globex, name: 'Globex' },
        links: [
          {
            object: 'contacts',
            externalId: 'bob',
            source: { slug: 'invent' },
            coverage: { state: 'FRESH', source: { slug: 'invent' } },
          },
        ],
        timeline: { totalCount: 1 },
      },
      record: { table: 'deals', timeline: { nodes: [{ kind: 'COMMENT' }] } },
    });
  });
});

describe('RecordBy', () => {
  const external = '{ source: "invent", object: "contacts", id: "bob" }';

  it.each(['record(by:', 'contact(by:', 'company(by:', 'timeline(record:'])(
    'wants exactly one member in a literal: %s …)',
    async (field) => {
      const literals = [
        '{}',
        `{ id: "contact_x", external: ${external} }`,
        '{ id: null }',
        '{ external: null }',
        `{ id: null, external: ${external} }`,
        '{ id: "contact_x", external: null }',
        '{ name: "Bob" }',
      ];
      for (const literal of literals) {
        const { data, errors } = await ask(`{ ${field} ${literal}) { __typename } }`);
        expect(data, literal).toBeUndefined();
        expect(errors?.[0]?.extensions.code, literal).toBe('BAD_USER_INPUT');
      }
    },
  );

  it.each(['record(by:', 'contact(by:', 'company(by:', 'timeline(record:'])(
    'wants exactly one member in a variable: %s …)',
    async (field) => {
      const values = [
        {},
        { id: ids.bob, external: BOB },
        { id: null },
        { external: null },
        { id: null, external: BOB },
        { id: ids.bob, external: null },
        { name: 'Bob' },
      ];
      for (const value of values) {
        const query = `query ($by: RecordBy!) { ${field} $by) { __typename } }`;
        const { data, errors } = await ask(query, { by: value });
        const shown = JSON.stringify(value);
        expect(Object.values(data ?? {}), shown).not.toContainEqual(expect.anything());
        const codes = errors?.map(({ extensions }) => extensions.code);
        expect(new Set(codes), shown).toEqual(new Set(['BAD_USER_INPUT']));
      }
    },
  );

  it('wants a value in a variable of one member', async () => {
    const nullable = 'query ($id: ID) { record(by: { id: $id }) { id } }';
    for (const variables of [{}, { id: null }]) {
      const { data, errors } = await ask(nullable, variables);
      expect(data?.record ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    const sure = 'query ($id: ID!) { record(by: { id: $id }) { id } }';
    expect((await ask(sure, { id: ids.bob })).data).toEqual({ record: { id: ids.bob } });
  });
});

describe('a record argument', () => {
  it('finds its record by id and as its source names it', async () => {
    for (const record of [{ id: ids.bob }, { external: BOB }]) {
      expect((await timeline(record)).data).toEqual({ timeline: { totalCount: 1 } });
    }
  });

  it('is RECORD_NOT_FOUND where there is none in the organization', async () => {
    const nowhere = [
      { id: encodeId('contact', ABSENT) },
      { id: ids.bob.replace('contact_', 'company_') },
      { id: 'nothing' },
      { id: '' },
      { external: { ...BOB, id: 'nobody' } },
      { external: { ...BOB, id: 'b\u0000b' } },
      { external: { ...BOB, object: 'companies' } },
    ];
    for (const record of nowhere) await expectError(record, 'RECORD_NOT_FOUND');
    await expectError({ id: ids.bob }, 'RECORD_NOT_FOUND', foreignKey);
  });

  it('names itself and echoes the value', async () => {
    const { errors } = await timeline({ id: 'nothing' });
    expect(errors?.[0]?.message).toBe('record: there is no record "nothing".');
  });

  it('is INVALID_OBJECT where the object does not exist', async () => {
    for (const object of ['no_such_table', 'Contacts', '']) {
      const message = await expectError({ external: { ...BOB, object } }, 'INVALID_OBJECT');
      expect(message).toContain('record.external.object');
      expect(message).toContain(JSON.stringify(object));
    }
  });

  it('is BAD_USER_INPUT where the source does not exist', async () => {
    const external = { ...BOB, source: 'kasarr' };
    const message = await expectError({ external }, 'BAD_USER_INPUT');
    expect(message).toContain('record.external.source');
    expect(message).toContain('"kasarr"');
  });

  it('is PERMISSION_DENIED outside the objects of the key, whether it exists or not', async () => {
    const limited = await server.keyOf(acme, { objects: ['companies'] });
    const outside = [
      { id: ids.bob },
      { id: encodeId('contact', ABSENT) },
      { external: BOB },
      { external: { ...BOB, id: 'nobody' } },
      { external: DEAL },
      { external: { ...DEAL, object: 'no_such_table' } },
    ];
    for (const record of outside) await expectError(record, 'PERMISSION_DENIED', limited);
    await expectError({ id: ids.deal }, 'RECORD_NOT_FOUND', limited);
  });

  async function expectError(record: object, code: string, as = key): Promise<string> {
    const { data, errors } = await timeline(record, as);
    const shown = JSON.stringify(record);
    expect(data, shown).toEqual({ timeline: null });
    expect(errors, shown).toMatchObject([{ path: ['timeline'], extensions: { code } }]);
    return errors?.[0]?.message ?? '';
  }
});
