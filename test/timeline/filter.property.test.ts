import fc from 'fast-check';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { answerOf } from '../support/answer-of.js';
import { instant } from '../support/arbitrary-activity.js';
import {
  arbitraryFilter,
  arbitraryFilterValues,
  RECORDS as COMMON_RECORDS,
  sampleEntries,
} from '../support/arbitrary-filter.js';
import { expectedCounts, expectedList, type KnownActivity } from '../support/known-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { repeat } from '../support/thorough.js';

const RECORDS = [
  ...COMMON_RECORDS,
  { object: 'contacts', externalId: 'c3' },
  { object: 'companies', externalId: 'k2' },
];
const SOURCES = ['kasar', 'invent', 'clarky'];
const LAST_HOUR = 12;

let database: TestDatabase;
let server: TestServer;
let client: GraphQLClient;
let journal: ActivityJournal;
/** The timeline that `timeline` is asked for: a contact of the first source. */
let contact: string;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  const acme = await createTestOrganization(database);
  client = await server.clientOf(acme);
  journal = new ActivityJournal(database, acme);
  for (const [index, source] of SOURCES.entries()) {
    const drafts = sampleEntries({
      count: 240,
      seed: index + 1,
      lastHour: LAST_HOUR,
      records: RECORDS,
    });
    // The first contact has a long timeline of its own.
    const entries = drafts.map((entry, n) =>
      n % 2 === 0 ? { ...entry, records: [...new Set([RECORDS[0]!, ...entry.records])] } : entry,
    );
    const written = await journal.write(source, entries);
    // What is gone is found by no filter and counted nowhere.
    await journal.delete(written.slice(0, 20).map(({ id }) => id));
  }
  contact = journal.record('kasar', RECORDS[0]!).id;
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const CONNECTION = `{
  nodes { id }
  pageInfo { hasNextPage hasPreviousPage }
  totalCount totalCountExact
  counts {
    byKind { kind count } byCategory { category count }
    bySource { source { slug } count } byChannel { channel count }
  }
}`;
const ARGUMENTS = 'filter: $filter, order: $order, first: 100';
const BOTH = `query ($record: RecordBy!, $filter: ActivityFilter, $order: TimelineOrder!) {
  timeline(record: $record, ${ARGUMENTS}) ${CONNECTION}
  activities(${ARGUMENTS}) ${CONNECTION}
}`;

interface Connection {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
  totalCount: number;
  totalCountExact: boolean;
  counts: {
    byKind: { kind: string; count: number }[];
    byCategory: { category: string; count: number }[];
    bySource: { source: { slug: string }; count: number }[];
    byChannel: { channel: string; count: number }[];
  };
}
type Both = Record<'timeline' | 'activities', Connection>;
type Order = 'NEWEST_FIRST' | 'OLDEST_FIRST';

const FIELDS = arbitraryFilterValues({
  written: () => journal.known.values(),
  sources: SOURCES,
  lastHour: LAST_HOUR,
});

async function check(filter: Record<string, unknown> | null, order: Order): Promise<void> {
  const answer = await client.request<Both>(BOTH, { record: { id: contact }, filter, order });
  const onContact = [...journal.known.values()].filter(({ records }) =>
    records.some(({ id }) => id === contact),
  );
  const said = JSON.stringify(filter);
  checkConnection(answer.timeline, expectedList(onContact, filter, order), `timeline ${said}`);
  const everything = expectedList(journal.known.values(), filter, order);
  checkConnection(answer.activities, everything, `activities ${said}`);
}

function checkConnection(connection: Connection, expected: KnownActivity[], said = ''): void {
  expect(
    connection.nodes.map(({ id }) => id),
    said,
  ).toEqual(expected.slice(0, 100).map(({ id }) => encodeId('activity', id)));
  expect(connection.pageInfo).toEqual({
    hasNextPage: expected.length > 100,
    hasPreviousPage: false,
  });
  expect(connection.totalCount, said).toBe(expected.length);
  expect(connection.totalCountExact).toBe(true);
  const { byKind, byCategory, bySource, byChannel } = connection.counts;
  for (const counts of [byKind, byCategory, bySource, byChannel]) {
    const numbers = counts.map(({ count }) => count);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  }
  expect(
    {
      byKind: Object.fromEntries(byKind.map(({ kind, count }) => [kind, count])),
      byCategory: Object.fromEntries(byCategory.map(({ category, count }) => [category, count])),
      bySource: Object.fromEntries(bySource.map(({ source, count }) => [source.slug, count])),
      byChannel: Object.fromEntries(byChannel.map(({ channel, count }) => [channel, count])),
    },
    said,
  ).toEqual(expectedCounts(expected));
}

const arbitraryOrder = fc.constantFrom<Order>('NEWEST_FIRST', 'OLDEST_FIRST');

describe('a filter lets through what the contract says, in pages, totals and counts', () => {
  test('without one, everything', async () => {
    await check(null, 'NEWEST_FIRST');
    await check({}, 'OLDEST_FIRST');
  });

  test.each(Object.entries(FIELDS))('%s alone', async (name, value) => {
    const filter = (value as fc.Arbitrary<() => unknown>).map((it) => () => ({ [name]: it() }));
    await fc.assert(
      fc.asyncProperty(filter, arbitraryOrder, (it, order) => check(it(), order)),
      { numRuns: repeat(25) },
    );
  });

  test('any fields together', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFilter(FIELDS, 4), arbitraryOrder, (it, order) =>
        check(it(), order),
      ),
      { numRuns: repeat(300) },
    );
  });

  test('null is not given', async () => {
    const filter = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, null]));
    await check(filter, 'NEWEST_FIRST');
  });

  test('the same filter asked for twice in one request is answered twice', async () => {
    const filter = { objects: ['contacts', 'companies'], kinds: ['EMAIL', 'TASK', 'NOTE'] };
    const query = `query ($filter: ActivityFilter) {
      one: activities(filter: $filter, first: 100) ${CONNECTION}
      other: activities(filter: $filter, first: 100) ${CONNECTION}
    }`;
    const answer = await client.request<Record<'one' | 'other', Connection>>(query, { filter });
    const expected = expectedList(journal.known.values(), filter, 'NEWEST_FIRST');
    checkConnection(answer.one, expected);
    checkConnection(answer.other, expected);
  });
});

describe('a search finds every word', () => {
  test.each([
    ['without case', 'INVOICE', 'invoice', true],
    ['without accents, given or not', 'cafe', 'Café', true],
    ['with accents written in two characters', 'cafe\u0301', 'café', true],
    ['of the last word, the beginning', 'invoice orde', 'order invoice', true],
    ['but not the beginning of another word', 'orde invoice', 'order invoice', false],
    ['but not the beginning of a word in quotation marks', '"order"', 'orders', false],
    ['but not another form of a word', 'orders', 'order', false],
  ])('%s', async (_name, search, written, found) => {
    const externalId = `search ${search} ${written}`;
    const records = [{ object: 'contacts', externalId }];
    const content = { kind: 'NOTE', description: written, occurredAt: instant(0) };
    const other = new ActivityJournal(
      database,
      await createTestOrganization(database, `search-${serial++}`),
    );
    await other.write('kasar', [{ ...content, externalId, records }]);
    const searcher = await server.clientOf(other.organizationId);
    const { activities } = await searcher.request<Both>(
      'query ($filter: ActivityFilter) { activities(filter: $filter) { nodes { id } } }',
      { filter: { search } },
    );
    expect(activities.nodes).toHaveLength(found ? 1 : 0);
  });

  let serial = 0;
});

const listNames = Object.keys(FIELDS).filter(
  (name) => !/^(occurred|due)|^search$/.test(name),
) as (keyof typeof FIELDS)[];

test.each(listNames)('an empty list of %s matches nothing', async (name) => {
  for (const order of ['NEWEST_FIRST', 'OLDEST_FIRST'] as const) {
    await check({ [name]: [] }, order);
    await check({ [name]: [], kinds: ['EMAIL', 'NOTE'], search: 'order' }, order);
  }
  expect(expectedList(journal.known.values(), { [name]: [] }, 'NEWEST_FIRST')).toEqual([]);
});

describe('what is refused', () => {
  const valuesOf: Partial<Record<string, string>> = {
    kinds: 'EMAIL',
    categories: 'TASK',
    directions: 'INBOUND',
    sources: 'kasar',
    actorTypes: 'USER',
    objects: 'contacts',
    taskStatuses: 'PENDING',
  };
  const errorsOf = async (filter: Record<string, unknown>) => {
    const { data, errors } = await answerOf(client, BOTH, {
      record: { id: contact },
      filter,
      order: 'NEWEST_FIRST',
    });
    expect(data).toEqual({ timeline: null, activities: null });
    return errors!.map(({ message, path, extensions }) => ({
      message,
      path: String(path),
      code: extensions.code,
    }));
  };
  const refused = (code: string, message: RegExp) =>
    ['activities', 'timeline'].map((path) => ({
      code,
      path,
      message: expect.stringMatching(message),
    }));

  test.each(listNames)('more than 100 of %s', async (name) => {
    const values = Array.from({ length: 101 }, () => valuesOf[name] ?? 'x');
    expect(await errorsOf({ [name]: values })).toEqual(
      refused('BAD_USER_INPUT', new RegExp(`filter\\.${name}.*100`)),
    );
    const answer = await answerOf(client, BOTH, {
      record: { id: contact },
      filter: { [name]: values.slice(1) },
      order: 'NEWEST_FIRST',
    });
    expect(answer.errors).toBeUndefined();
  });

  test('an unknown source', async () => {
    expect(await errorsOf({ sources: ['kasar', 'nowhere'] })).toEqual(
      refused('BAD_USER_INPUT', /filter\.sources.*nowhere/),
    );
  });

  test('an unknown object', async () => {
    expect(await errorsOf({ objects: ['contacts', 'nothings'] })).toEqual(
      refused('INVALID_OBJECT', /filter\.objects.*nothings/),
    );
  });

  test('a search for more than 100 words', async () => {
    const words = Array.from({ length: 101 }, (_, n) => `word${n}`);
    expect(await errorsOf({ search: words.join(' ') })).toEqual(
      refused('BAD_USER_INPUT', /filter\.search.*100 words/),
    );
    expect(await errorsOf({ search: 'a '.repeat(500_000) })).toEqual(
      refused('BAD_USER_INPUT', /filter\.search.*characters/),
    );
  });

  test('an instant that is none', async () => {
    const { errors } = await answerOf(client, BOTH, {
      record: { id: contact },
      filter: { occurredFrom: 'yesterday' },
      order: 'NEWEST_FIRST',
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});
