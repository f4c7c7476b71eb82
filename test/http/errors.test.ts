import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectLog } from '../support/collect-log.js';
import { importBodies } from '../support/import-bodies.js';
import { oneOfEach } from '../support/one-of-each.js';
import { fetchAnswer, postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';

const { log, lines, text: logText } = collectLog();
let database: TestDatabase;
let server: TestServer;
let acme: string;
let key: string;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database, { log });
  acme = await createTestOrganization(database);
  await importBodies(database, acme, oneOfEach);
  key = await server.keyOf(acme);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

interface Refusal {
  code: string;
  /** HTTP statuses for clients of application/json and of application/graphql-response+json. */
  status: [json: number, response: number];
  /** What the first message must say, in whole or in parts. */
  says: string | string[];
}

/** Sends it under both media types and expects the same body, without data, of each. */
async function expectRefusal(
  params: { query: string; variables?: Record<string, unknown>; operationName?: string },
  { code, status, says }: Refusal,
): Promise<void> {
  const shown = JSON.stringify(params).slice(0, 200);
  for (const [index, accept] of [JSON_TYPE, RESPONSE_TYPE].entries()) {
    const answer = await postGraphql(server.url, params, { key, headers: { accept } });
    expect(answer.status, shown).toBe(status[index]);
    expect(answer.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
    expect(answer.data, shown).toBeUndefined();
    expect(Object.keys(JSON.parse(answer.text))).toEqual(['errors']);
    const [error] = answer.errors ?? [];
    expect(error?.extensions, shown).toEqual({ code });
    if (typeof says === 'string') expect(error?.message).toBe(says);
    else for (const part of says) expect(error?.message, shown).toContain(part);
  }
}

describe('what GraphQL refuses', () => {
  it('is GRAPHQL_PARSE_FAILED where it is not GraphQL', async () => {
    const refusal: Refusal = {
      code: 'GRAPHQL_PARSE_FAILED',
      status: [200, 400],
      says: ['Syntax Error'],
    };
    for (const query of ['{', 'viewer }', '{ viewer { "a" } }', '', '#', '\u0000', 'SELECT 1;']) {
      await expectRefusal({ query }, refusal);
    }
  });

  it('is GRAPHQL_VALIDATION_FAILED where the schema knows no such thing', async () => {
    const cases: [query: string, says: string[]][] = [
      ['{ nope }', ['"nope"', '"Query"']],
      ['{ viewer }', ['"viewer"', 'selection of subfields']],
      ['{ node(ident: "a") { id } }', ['"ident"', '"Query.node"']],
      ['{ node { id } }', ['"id"', 'required']],
      ['{ ...nowhere }', ['"nowhere"']],
      ['query ($a: Nope) { __typename }', ['"Nope"']],
      ['mutation { anything }', ['"anything"', '"Mutation"']],
      ['subscription { anything }', ['"anything"', '"Subscription"']],
    ];
    for (const [query, says] of cases) {
      await expectRefusal(
        { query },
        { code: 'GRAPHQL_VALIDATION_FAILED', status: [200, 400], says },
      );
    }
  });

  it('is BAD_USER_INPUT where no operation can be chosen', async () => {
    const query = 'query A { viewer { keyName } } query B { sources { slug } }';
    const refusal: Refusal = { code: 'BAD_USER_INPUT', status: [400, 400], says: ['operation'] };
    await expectRefusal({ query }, refusal);
    await expectRefusal({ query, operationName: 'C' }, refusal);
  });
});

describe('a value that cannot be coerced', () => {
  const activities = `query (
    $filter: ActivityFilter, $order: TimelineOrder! = NEWEST_FIRST, $first: Int
  ) {
    activities(filter: $filter, order: $order, first: $first) { totalCount }
  }`;

  it('is BAD_USER_INPUT in a variable, which is named, and echoed', async () => {
    const cases: [variables: Record<string, unknown>, says: string[]][] = [
      [{ first: 1.5 }, ['"$first"', '1.5']],
      [{ first: '20' }, ['"$first"', '"20"']],
      [{ first: 2 ** 31 }, ['"$first"', '2147483648']],
      [{ order: 'SIDEWAYS' }, ['"$order"', '"SIDEWAYS"']],
      [{ order: null }, ['"$order"', 'null']],
      [{ order: 5 }, ['"$order"', '5']],
      [{ filter: { kinds: ['EMAIL', 'FAX'] } }, ['"$filter"', 'filter.kinds[1]', '"FAX"']],
      [{ filter: { kinds: [null] } }, ['"$filter"', 'filter.kinds[0]', 'null']],
      [{ filter: { nope: 1 } }, ['"$filter"', '"nope"']],
      [{ filter: 'all' }, ['"$filter"', '"all"']],
      [{ filter: { channels: [5] } }, ['"$filter"', 'filter.channels[0]', '5']],
      [{ filter: { search: {} } }, ['"$filter"', 'filter.search', '{}']],
    ];
    for (const [variables, says] of cases) {
      await expectRefusal(
        { query: activities, variables },
        { code: 'BAD_USER_INPUT', status: [200, 400], says },
      );
    }
  });

  it('is BAD_USER_INPUT where a variable is missing', async () => {
    await expectRefusal(
      { query: 'query ($id: ID!) { node(id: $id) { id } }' },
      {
        code: 'BAD_USER_INPUT',
        status: [200, 400],
        says: 'Variable "$id" of required type "ID!" was not provided.',
      },
    );
  });

  it('is BAD_USER_INPUT in the document, with the argument named and the value echoed', async () => {
    const cases: [literal: string, says: string[]][] = [
      ['order: SIDEWAYS', ['order', '"SIDEWAYS"']],
      ['order: null', ['order', 'null']],
      ['first: 1.5', ['first', '1.5']],
      ['first: "20"', ['first', '"20"']],
      ['first: 99999999999', ['first', '99999999999']],
      ['filter: { kinds: [FAX] }', ['filter', '"FAX"']],
      ['filter: { nope: 1 }', ['filter', '"nope"']],
      ['filter: { occurredFrom: 5 }', ['filter', '5']],
    ];
    for (const [literal, says] of cases) {
      await expectRefusal(
        { query: `{ activities(${literal}) { totalCount } }` },
        { code: 'BAD_USER_INPUT', status: [200, 400], says },
      );
    }
  });

  it('is refused where a nullable variable leaves an argument null', async () => {
    const query =
      'query ($order: TimelineOrder = null) { activities(order: $order) { totalCount } }';
    const { errors } = await postGraphql(server.url, { query }, { key });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('order');
  });

  const NO_INSTANTS = [
    '2026-04-29T15:30:00.Z',
    '2026-04-29T15:30:00.1234567890Z',
    '2026-04-29T15:30:00,123456Z',
    '2026-04-29T15:30:00',
    '2026-04-29T15:30:00.000',
    '2026-04-29 15:30:00Z',
    '2026-04-29T15:30Z',
    '2026-04-29T24:00:00Z',
    '2026-04-29T15:30:61Z',
    '2026-04-29T15:30:00+25:00',
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-04-29',
    '20260429T153000Z',
    '+002026-04-29T15:30:00Z',
    'yesterday',
    '',
  ];

  it.each(NO_INSTANTS)('is no DateTime: %s', async (instant) => {
    const echoed = JSON.stringify(instant);
    const refusal = { code: 'BAD_USER_INPUT', status: [200, 400] } satisfies Partial<Refusal>;
    await expectRefusal(
      { query: activities, variables: { filter: { occurredFrom: instant } } },
      { ...refusal, says: ['"$filter"', 'filter.occurredFrom', 'RFC 3339', echoed] },
    );
    await expectRefusal(
      { query: `{ activities(filter: { dueBefore: ${echoed} }) { totalCount } }` },
      { ...refusal, says: ['filter', 'RFC 3339', echoed] },
    );
  });

  it('is a DateTime with any offset and up to nine digits', async () => {
    const counts = async (occurredFrom: string) => {
      const variables = { filter: { occurredFrom } };
      const answer = await postGraphql(server.url, { query: activities, variables }, { key });
      expect(answer.errors, occurredFrom).toBeUndefined();
      return answer.data;
    };
    // Two of the activities are at or after 2026-04-28T12:00:00Z.
    for (const instant of [
      '2026-04-28T12:00:00Z',
      '2026-04-28t12:00:00z',
      '2026-04-28T12:00:00.0Z',
      '2026-04-28T12:00:00.000+00:00',
      '2026-04-28T12:00:00.000999+00:00',
      '2026-04-28T12:00:00.000000000Z',
      '2026-04-28T14:00:00.00+02:00',
      '2026-04-28T04:30:00-07:30',
    ]) {
      expect(await counts(instant), instant).toEqual({ activities: { totalCount: 2 } });
    }
    for (const later of ['2026-04-28T12:00:00.001Z', '2026-04-28T12:00:00.001000+00:00']) {
      expect(await counts(later), later).toEqual({ activities: { totalCount: 1 } });
    }
  });
});

describe('an argument that a resolver refuses', () => {
  it('leaves its field null beside other answers, and tells the path', async () => {
    const query = `{
      viewer { keyName }
      none: activities(first: -1) { totalCount }
      some: activities { totalCount }
    }`;
    for (const accept of [JSON_TYPE, RESPONSE_TYPE]) {
      const answer = await postGraphql(server.url, { query }, { key, headers: { accept } });
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({
        viewer: { keyName: 'test' },
        none: null,
        some: { totalCount: 3 },
      });
      expect(answer.errors).toMatchObject([
        {
          message: 'first: must be from 0 to 100, got -1.',
          path: ['none'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
  });
});

describe('a NUL character', () => {
  it('is refused before PostgreSQL refuses it', async () => {
    const query = 'query ($c: [String!]) { activities(filter: { channels: $c }) { totalCount } }';
    const variables = { c: ['email', 'em\u0000ail'] };
    const { data, errors } = await postGraphql(server.url, { query, variables }, { key });
    expect(data).toEqual({ activities: null });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('filter.channels');
  });
});

describe('a key without the scope', () => {
  it('is PERMISSION_DENIED', async () => {
    const writer = await server.keyOf(acme, { name: 'Writer', scopes: ['write'] });
    for (const accept of [JSON_TYPE, RESPONSE_TYPE]) {
      const answer = await postGraphql(
        server.url,
        { query: '{ sources { slug } }' },
        { key: writer, headers: { accept } },
      );
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toEqual({
        errors: [
          {
            message: 'The key "Writer" has the scope write; this needs read.',
            extensions: { code: 'PERMISSION_DENIED' },
          },
        ],
      });
    }
  });
});

describe('a defect', () => {
  it('says nothing to the client, and everything to the log under the id', async () => {
    const broken = await createTestDatabase();
    const ownLog = collectLog();
    const own = await startTestServer(broken, { log: ownLog.log });
    const organization = await createTestOrganization(broken);
    const bearer = await own.keyOf(organization);
    await broken.pool.query('alter table activity rename to activity_elsewhere');
    const query = `{
      viewer { keyName }
      activity(id: "activity_01h455vb4pex5vsknk084sn02q") { id }
    }`;
    const answer = await postGraphql(
      own.url,
      { query },
      { key: bearer, headers: { 'x-request-id': 'defect-1' } },
    );
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ viewer: { keyName: 'test' }, activity: null });
    expect(answer.errors).toEqual([
      {
        message: 'Internal server error.',
        locations: [{ line: 3, column: 7 }],
        path: ['activity'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    const [line] = ownLog.lines.filter(({ level }) => level >= 50);
    expect(line).toMatchObject({ requestId: 'defect-1', code: 'INTERNAL_SERVER_ERROR' });
    expect(line?.err?.message).toContain('relation "activity" does not exist');
    expect(line?.err?.stack).toContain('readActivities');

    await broken.pool.query('alter table api_key rename to api_key_elsewhere');
    const other = await postGraphql(
      own.url,
      { query: '{ viewer { keyName } }' },
      { key: await keyWithoutTable(), headers: { 'x-request-id': 'defect-2' } },
    );
    expect(other.status).toBe(500);
    expect(JSON.parse(other.text)).toEqual({
      errors: [
        {
          message: 'Internal server error.',
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(ownLog.lines.some(({ requestId, err }) => requestId === 'defect-2' && err)).toBe(true);
    expect(ownLog.text()).not.toContain(bearer);
    await own.stop();
    await broken.drop();
  });

  /** A key that is well formed and that no cache has seen. */
  async function keyWithoutTable(): Promise<string> {
    const { createApiKey } = await import('../../src/access/api-key.js');
    return createApiKey();
  }
});

describe('the log', () => {
  it('holds what was refused, at debug level, and never a key', async () => {
    await fetchAnswer(server.url, {
      method: 'POST',
      headers: {
        'content-type': JSON_TYPE,
        authorization: `Bearer ${key}`,
        'x-request-id': 'refused-1',
      },
      body: JSON.stringify({ query: '{ nope }' }),
    });
    const own = lines.filter(({ requestId }) => requestId === 'refused-1');
    expect(own.map(({ level, code }) => ({ level, code }))).toContainEqual({
      level: 20,
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
    expect(logText()).not.toContain(key);
  });
});
