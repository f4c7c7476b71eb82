import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeId, type IdPrefix } from '../../src/activity/type-id.js';
import { DIRECTIONS, TASK_STATUSES } from '../../src/activity/vocabulary.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { answerOf } from '../support/answer-of.js';
import {
  arbitraryContent,
  arbitraryText,
  CHANNELS,
  instant,
  KINDS,
} from '../support/arbitrary-activity.js';
import {
  expectedCounts,
  expectedList,
  KINDS_BY_CATEGORY,
  type KnownActivity,
} from '../support/known-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** Records as each source names them. */
const RECORDS = [
  { object: 'contacts', externalId: 'c1' },
  { object: 'contacts', externalId: 'c2' },
  { object: 'contacts', externalId: 'c3' },
  { object: 'companies', externalId: 'k1' },
  { object: 'companies', externalId: 'k2' },
  { object: 'deals', externalId: 'd1' },
];
const SOURCES = ['kasar', 'invent', 'clarky'];
const HOUR = 3_600_000;

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
  const arbitraryEntry = fc.record({
    content: arbitraryContent,
    // Few instants: ties, and items exactly at the bounds of filters.
    hour: fc.integer({ min: 0, max: 12 }),
    records: fc.subarray(RECORDS, { minLength: 1, maxLength: 3 }),
  });
  for (const [index, source] of SOURCES.entries()) {
    const drafts = fc.sample(arbitraryEntry, { numRuns: 240, seed: index + 1 });
    const entries = drafts.map(({ content, hour, records }, n) => ({
      ...content,
      externalId: `a${n}`,
      occurredAt: instant(hour * HOUR),
      // The first contact has a long timeline of its own.
      records: n % 2 === 0 ? [...new Set([RECORDS[0]!, ...records])] : records,
    }));
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

/** A filter with ids that are made only after the activities are written. */
type LazyFilter = () => Record<string, unknown>;

/** Values for a list: duplicates, several, and often one that leads nowhere. */
function list<T>(value: fc.Arbitrary<T>, { maxLength = 3 } = {}): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: 1, maxLength });
}

function unknownId(prefix: IdPrefix): string {
  return encodeId(prefix, randomUUID());
}

/** Ids of what stands on the activities that were written, and some that lead nowhere. */
function ids(prefix: IdPrefix, of: (activity: KnownActivity) => readonly (string | null)[]) {
  const choice = fc.oneof(
    { weight: 5, arbitrary: fc.nat(99) },
    { weight: 1, arbitrary: fc.constantFrom('unknown', 'malformed', 'another type') },
  );
  // More than twenty values are searched for in another way than a few.
  const choices = fc.oneof(list(choice), fc.array(choice, { minLength: 21, maxLength: 100 }));
  return choices.map((chosen) => () => {
    const there = [...new Set([...journal.known.values()].flatMap(of))]
      .filter((id) => id !== null)
      .sort();
    return chosen.map((it) => {
      if (it === 'unknown') return unknownId(prefix);
      if (it === 'malformed') return 'no id';
      if (it === 'another type') return unknownId('attachment');
      return there[Number(it) % there.length]!;
    });
  });
}

const now = <T>(value: fc.Arbitrary<T>) => value.map((it) => () => it);
const hours = (max: number) => fc.integer({ min: -1, max }).map((hour) => instant(hour * HOUR));

const FIELDS = {
  kinds: now(list(fc.constantFrom(...KINDS), { maxLength: 6 })),
  categories: now(list(fc.constantFrom(...Object.keys(KINDS_BY_CATEGORY)))),
  channels: now(list(fc.constantFrom(...CHANNELS, 'EMAIL', 'LinkedIn', 'pigeon'))),
  directions: now(list(fc.constantFrom(...DIRECTIONS))),
  sources: now(list(fc.constantFrom(...SOURCES))),
  actors: fc
    .tuple(
      ids('user', ({ user }) => [user]),
      ids('assistant', ({ assistant }) => [assistant]),
    )
    .map(
      ([users, assistants]) =>
        () =>
          [...users(), ...assistants()].slice(0, 100),
    ),
  actorTypes: now(list(fc.constantFrom('USER', 'ASSISTANT'))),
  assistants: ids('assistant', ({ assistant }) => [assistant]),
  assignees: ids('user', ({ assignee }) => [assignee]),
  segments: ids('segment', ({ segment }) => [segment]),
  records: ids('record', ({ records }) => records.map(({ id }) => id)),
  contacts: ids('contact', ({ records }) =>
    // Of a company too: it is no contact, so it matches nothing.
    records.filter(({ object }) => object !== 'deals').map(({ id }) => id),
  ),
  objects: now(list(fc.constantFrom('contacts', 'companies', 'deals'))),
  taskStatuses: now(list(fc.constantFrom(...TASK_STATUSES))),
  occurredFrom: now(hours(13)),
  occurredBefore: now(hours(13)),
  dueFrom: now(hours(80)),
  dueBefore: now(hours(80)),
  search: now(arbitraryText({ minLength: 1, maxLength: 2 })),
} satisfies Record<string, fc.Arbitrary<() => unknown>>;

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
      { numRuns: 25 },
    );
  });

  test('any fields together', async () => {
    const arbitraryFilter: fc.Arbitrary<LazyFilter> = fc
      .record(FIELDS, { requiredKeys: [] })
      // Two to four at a time: more of them let nothing through.
      .chain((fields) => fc.subarray(Object.entries(fields), { maxLength: 4 }))
      .map((fields) => () => Object.fromEntries(fields.map(([name, value]) => [name, value()])));
    await fc.assert(
      fc.asyncProperty(arbitraryFilter, arbitraryOrder, (it, order) => check(it(), order)),
      { numRuns: 300 },
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

describe('a search finds every word, whole', () => {
  test.each([
    ['without case', 'INVOICE', 'invoice', true],
    ['without accents, given or not', 'cafe', 'Café', true],
    ['with accents written in two characters', 'cafe\u0301', 'café', true],
    ['but not the beginning of a word', 'orde', 'order', false],
    ['but not another form of a word', 'order', 'orders', false],
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

describe('what is refused', () => {
  const listNames = Object.keys(FIELDS).filter(
    (name) => !/^(occurred|due)|^search$/.test(name),
  ) as (keyof typeof FIELDS)[];
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

  test.each(listNames)('an empty list of %s', async (name) => {
    expect(await errorsOf({ [name]: [] })).toEqual(
      refused('BAD_USER_INPUT', new RegExp(`filter\\.${name}.*empty.*\\[\\]`)),
    );
  });

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

  test.each(['', ' ', '!?'])('a search without a word: %j', async (search) => {
    expect(await errorsOf({ search })).toEqual(refused('BAD_USER_INPUT', /filter\.search.*word/));
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
