import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { answerOf } from '../support/answer-of.js';
import { instant } from '../support/arbitrary-activity.js';
import { expectedList } from '../support/known-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, TEST_SECRET_KEY, type TestServer } from '../support/test-server.js';

let database: TestDatabase;
let server: TestServer;
let client: GraphQLClient;
let foreigner: GraphQLClient;
let journal: ActivityJournal;
let acme: string;

const ALICE = { object: 'contacts', externalId: 'alice' };
const BOB = { object: 'contacts', externalId: 'bob' };
const FILTER = { kinds: ['NOTE', 'TASK', 'EMAIL'], sources: ['kasar', 'clarky'] };

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  acme = await createTestOrganization(database, 'acme');
  const other = await createTestOrganization(database, 'other');
  client = await server.clientOf(acme);
  foreigner = await server.clientOf(other);
  journal = new ActivityJournal(database, acme);
  // The other organization has the very same, so that only the organization tells them apart.
  for (const each of [journal, new ActivityJournal(database, other)]) {
    await each.sourceId('clarky');
    await each.write(
      'kasar',
      Array.from({ length: 30 }, (_, n) => ({
        externalId: `a${n}`,
        kind: n % 2 === 0 ? 'NOTE' : 'TASK',
        occurredAt: instant(n % 7),
        records: [ALICE, BOB],
      })),
    );
  }
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const external = ({ object, externalId }: typeof ALICE) => ({
  external: { source: 'kasar', object, id: externalId },
});

const PAGE = `{
  edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`;
const PARAMETERS = `$filter: ActivityFilter, $order: TimelineOrder! = NEWEST_FIRST,
  $first: Int, $after: String, $last: Int, $before: String`;
const ARGUMENTS = `filter: $filter, order: $order,
  first: $first, after: $after, last: $last, before: $before`;
const TIMELINE = `query ($record: RecordBy!, ${PARAMETERS}) {
  page: timeline(record: $record, ${ARGUMENTS}) ${PAGE}
}`;
const ACTIVITIES = `query (${PARAMETERS}) { page: activities(${ARGUMENTS}) ${PAGE} }`;

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

async function read(
  variables: Record<string, unknown>,
  { query = TIMELINE, by = client } = {},
): Promise<Page> {
  const { page } = await by.request<{ page: Page }>(query, {
    record: external(ALICE),
    ...variables,
  });
  return page;
}

/** The code and message that a page was refused with; null where it was given. */
async function refusal(
  variables: Record<string, unknown>,
  { query = TIMELINE, by = client } = {},
): Promise<{ code: string; message: string } | null> {
  const { data, errors } = await answerOf(by, query, { record: external(ALICE), ...variables });
  if (!errors) return null;
  expect(data).toEqual({ page: null });
  expect(errors).toHaveLength(1);
  return { code: errors[0]!.extensions.code, message: errors[0]!.message };
}

const badCursor = { code: 'BAD_CURSOR', message: expect.stringContaining('cursor') };

/** A cursor in the middle of Alice's timeline, and what comes after it. */
async function middle(variables: Record<string, unknown> = {}, query = TIMELINE) {
  const { edges } = await read({ ...variables, first: 30 }, { query });
  return {
    cursor: edges[9]!.cursor,
    rest: edges.slice(10).map(({ node }) => node.id),
    edges,
  };
}

function nodeIds({ edges }: Page): string[] {
  return edges.map(({ node }) => node.id);
}

describe('a cursor that this list did not make is refused', () => {
  test.each(['after', 'before'])('%s: with any one of its bytes changed', async (argument) => {
    const { cursor } = await middle();
    const bytes = Buffer.from(cursor, 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const tampered = Buffer.from(bytes);
        tampered.writeUInt8(bytes[index]! ^ flip, index);
        const given = { [argument]: tampered.toString('base64url') };
        expect(await refusal(given), `byte ${index} ^ ${flip}`).toEqual({
          code: 'BAD_CURSOR',
          message: expect.stringMatching(new RegExp(`^${argument}:`)),
        });
      }
    }
  });

  test('cut off anywhere, down to nothing', async () => {
    const { cursor } = await middle();
    for (let length = 0; length < cursor.length; length++) {
      expect(await refusal({ after: cursor.slice(0, length) }), `${length}`).toEqual(badCursor);
    }
    expect(await refusal({ before: '' })).toEqual(badCursor);
  });

  test.each([
    ['a character more', (cursor: string) => `${cursor}A`],
    ['four characters more', (cursor: string) => `${cursor}AAAA`],
    ['padding', (cursor: string) => `${cursor}=`],
    ['a space before', (cursor: string) => ` ${cursor}`],
    ['a line break after', (cursor: string) => `${cursor}\n`],
    ['a zero byte after', (cursor: string) => `${cursor}\u0000`],
    ['itself again', (cursor: string) => cursor + cursor],
    // The same bytes, but not the same text: a cursor has one writing only.
    ['plain base64', (cursor: string) => Buffer.from(cursor, 'base64url').toString('base64')],
    ['an activity id', () => 'activity_01h455vb4pex5vsknk084sn02q'],
    ['a page number', () => '2'],
  ])('%s', async (_name, change) => {
    const { edges } = await middle();
    // Not every cursor has a character that the two alphabets write differently.
    const cursor = edges.map((edge) => edge.cursor).find((it) => /[-_]/.test(it));
    expect(cursor).toBeDefined();
    expect(await refusal({ after: change(cursor!) })).toEqual(badCursor);
  });

  test('of another record', async () => {
    const { cursor } = await middle();
    expect(await refusal({ record: external(BOB), after: cursor })).toEqual(badCursor);
  });

  test('of another order', async () => {
    const { cursor } = await middle();
    expect(await refusal({ order: 'OLDEST_FIRST', after: cursor })).toEqual(badCursor);
  });

  test.each([
    ['none', null],
    ['fewer values', { ...FILTER, kinds: ['NOTE', 'TASK'] }],
    ['one field less', { kinds: FILTER.kinds }],
    ['one field more', { ...FILTER, search: 'order' }],
    ['the values in another field', { channels: ['NOTE', 'TASK', 'EMAIL'] }],
    ['another bound', { ...FILTER, occurredFrom: instant(0) }],
  ])('of another filter: %s', async (_name, filter) => {
    const { cursor } = await middle({ filter: FILTER });
    expect(await refusal({ filter, after: cursor })).toEqual(badCursor);
  });

  test('of another organization', async () => {
    const { cursor } = await middle();
    expect(await refusal({ after: cursor }, { by: foreigner })).toEqual(badCursor);
    const { cursor: ofAll } = await middle({}, ACTIVITIES);
    const options = { query: ACTIVITIES, by: foreigner };
    expect(await refusal({ after: ofAll }, options)).toEqual(badCursor);
  });

  test('of activities for timeline, and the other way', async () => {
    const { cursor: ofRecord } = await middle();
    const { cursor: ofAll } = await middle({}, ACTIVITIES);
    expect(await refusal({ after: ofAll })).toEqual(badCursor);
    expect(await refusal({ after: ofRecord }, { query: ACTIVITIES })).toEqual(badCursor);
  });

  test('also where only counts are asked for', async () => {
    const query = 'query ($after: String) { page: activities(after: $after) { totalCount } }';
    expect(await refusal({ after: 'no cursor' }, { query })).toEqual(badCursor);
  });
});

describe('a cursor of this list is accepted', () => {
  test('with the same lists in another order, and values twice', async () => {
    const { cursor, rest } = await middle({ filter: FILTER });
    const filter = {
      sources: ['clarky', 'kasar', 'clarky'],
      kinds: ['EMAIL', 'NOTE', 'TASK', 'NOTE'],
      actors: null,
    };
    expect(nodeIds(await read({ filter, after: cursor }))).toEqual(rest);
  });

  test('with an empty filter instead of none', async () => {
    const { cursor, rest } = await middle();
    expect(nodeIds(await read({ filter: {}, after: cursor }))).toEqual(rest);
  });

  test('with the same instant of another offset', async () => {
    const { cursor, rest } = await middle({ filter: { occurredFrom: '2026-02-01T12:00:00Z' } });
    const filter = { occurredFrom: '2026-02-01T14:00:00.000+02:00' };
    expect(nodeIds(await read({ filter, after: cursor }))).toEqual(rest);
  });

  test('with another page size, from either end', async () => {
    const { cursor, rest, edges } = await middle();
    expect(nodeIds(await read({ first: 3, after: cursor }))).toEqual(rest.slice(0, 3));
    expect(nodeIds(await read({ last: 4, after: cursor }))).toEqual(rest.slice(-4));
    const before = edges.slice(0, 9).map(({ node }) => node.id);
    expect(nodeIds(await read({ last: 2, before: cursor }))).toEqual(before.slice(-2));
    expect(nodeIds(await read({ first: 2, before: cursor }))).toEqual(before.slice(0, 2));
  });

  test('with other fields', async () => {
    const { cursor, rest } = await middle();
    const query = `query ($record: RecordBy!, $after: String) {
      page: timeline(record: $record, after: $after) { edges { node { id } } totalCount }
    }`;
    expect(nodeIds(await read({ after: cursor }, { query }))).toEqual(rest);
  });

  test('with another key of the organization, limited or not', async () => {
    const { cursor, rest } = await middle();
    for (const key of [{}, { objects: ['contacts'] }]) {
      const by = await server.clientOf(acme, { name: 'another', ...key });
      expect(nodeIds(await read({ after: cursor }, { by }))).toEqual(rest);
    }
  });

  test('with the record named by id instead of externally, and below the record', async () => {
    const { cursor, rest } = await middle();
    const { id } = journal.record('kasar', ALICE);
    expect(nodeIds(await read({ record: { id }, after: cursor }))).toEqual(rest);
    const query = `query ($id: ID!, $after: String) {
      contact(by: { id: $id }) { page: timeline(after: $after) { edges { node { id } } } }
    }`;
    const variables = { id, after: cursor };
    const { contact } = await client.request<{ contact: { page: Page } }>(query, variables);
    expect(nodeIds(contact.page)).toEqual(rest);
  });

  test('with the id of a record that was merged into this one', async () => {
    const sourceId = await journal.sourceId('kasar');
    const merged = ['merged', 'survivor'].map((externalId) => ({ object: 'contacts', externalId }));
    await journal.write(
      'kasar',
      Array.from({ length: 12 }, (_, n) => ({
        externalId: `merged ${n}`,
        kind: 'CALL',
        channel: 'call',
        occurredAt: instant(n % 3),
        records: [merged[n % 2]!],
      })),
    );
    const [old, survivor] = merged.map((ref) => journal.record('kasar', ref).id);
    const before = await read({ record: { id: old }, first: 3 });
    await stateRecord(database, acme, {
      object: 'contacts',
      external: [merged[1]!, merged[0]!].map((ref) => ({ sourceId, ...ref })),
    });
    const whole = nodeIds(await read({ record: { id: survivor } }));
    expect(whole).toHaveLength(12);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await read({ record: { id: old }, first: 5, after });
      walked.push(...nodeIds(page));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(walked).toEqual(whole);
    // A walk of the record that is gone cannot be taken up: its list is another one now.
    const after = before.pageInfo.endCursor;
    for (const id of [old, survivor]) {
      expect(await refusal({ record: { id }, after })).toEqual(badCursor);
    }
  });

  test('when its row is gone', async () => {
    const [extra] = await journal.write('kasar', [
      { externalId: 'gone', kind: 'NOTE', occurredAt: instant(3), records: [ALICE] },
    ]);
    const list = expectedList(journal.known.values(), null, 'NEWEST_FIRST');
    const place = list.findIndex(({ id }) => id === extra!.id);
    const { edges } = await read({ first: 100 });
    const { cursor } = edges[place]!;
    await journal.delete([extra!.id]);
    const after = await read({ first: 100, after: cursor });
    expect(nodeIds(after)).toEqual(edges.slice(place + 1).map(({ node }) => node.id));
    expect(after.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await read({ last: 100, before: cursor });
    expect(nodeIds(before)).toEqual(edges.slice(0, place).map(({ node }) => node.id));
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });
});

describe('the cursors of a page', () => {
  test('are those of its first and last item', async () => {
    const { edges, pageInfo } = await read({ first: 5 });
    expect(pageInfo).toMatchObject({
      startCursor: edges[0]!.cursor,
      endCursor: edges[4]!.cursor,
    });
  });

  test('of an empty page are the one that was given', async () => {
    const { edges } = await read({ first: 100 });
    const first = edges[0]!.cursor;
    const last = edges.at(-1)!.cursor;
    for (const size of [{ first: 5 }, { last: 5 }]) {
      expect(await read({ ...size, after: last })).toEqual({
        edges: [],
        pageInfo: {
          hasNextPage: false,
          hasPreviousPage: true,
          startCursor: last,
          endCursor: last,
        },
      });
      expect(await read({ ...size, before: first })).toEqual({
        edges: [],
        pageInfo: {
          hasNextPage: true,
          hasPreviousPage: false,
          startCursor: first,
          endCursor: first,
        },
      });
    }
  });

  test('of an empty list are null', async () => {
    expect(await read({ filter: { search: 'nowhere' } })).toEqual({
      edges: [],
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: null,
      },
    });
  });
});

describe('a page without items', () => {
  const empty = (pageInfo: Partial<Page['pageInfo']>) => ({
    edges: [],
    pageInfo: {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
      ...pageInfo,
    },
  });

  test.each(['NEWEST_FIRST', 'OLDEST_FIRST'])('is at an end of the list: %s', async (order) => {
    for (const query of [TIMELINE, ACTIVITIES]) {
      const first = await read({ first: 0, order }, { query });
      expect(first).toEqual(empty({ hasNextPage: true }));
      const last = await read({ last: 0, order }, { query });
      expect(last).toEqual(empty({ hasPreviousPage: true }));
      const filter = { kinds: ['REMINDER'] };
      expect(await read({ first: 0, order, filter }, { query })).toEqual(empty({}));
      expect(await read({ last: 0, order, filter }, { query })).toEqual(empty({}));
    }
  });

  test('stays at the cursor that was given', async () => {
    const { edges } = await read({ first: 100 });
    for (const [index, { cursor }] of [edges[0]!, edges[9]!, edges.at(-1)!].entries()) {
      const cursors = { startCursor: cursor, endCursor: cursor };
      const after = { hasNextPage: index < 2, hasPreviousPage: true, ...cursors };
      expect(await read({ first: 0, after: cursor })).toEqual(empty(after));
      const before = { hasNextPage: true, hasPreviousPage: index > 0, ...cursors };
      expect(await read({ last: 0, before: cursor })).toEqual(empty(before));
    }
    expect(await refusal({ first: 0, after: 'x' })).toEqual(badCursor);
  });
});

describe('page arguments that are refused', () => {
  test.each([
    [{ first: 5, last: 5 }, /first and last/],
    [{ first: 0, last: 0 }, /first and last/],
    [{ first: 101 }, /^first:.*0 to 100.*101/],
    [{ first: 100_000 }, /^first:.*0 to 100.*100000/],
    [{ first: -1 }, /^first:.*0 to 100.*-1/],
    [{ last: 101 }, /^last:.*0 to 100.*101/],
    [{ last: -1 }, /^last:.*0 to 100.*-1/],
  ])('%j', async (given, message) => {
    const expected = { code: 'BAD_USER_INPUT', message: expect.stringMatching(message) };
    expect(await refusal(given)).toEqual(expected);
    expect(await refusal(given, { query: ACTIVITIES })).toEqual(expected);
  });

  test('after and before, also where both are good', async () => {
    const { cursor, edges } = await middle();
    expect(await refusal({ after: cursor, before: edges[20]!.cursor })).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/after and before/),
    });
  });

  test('but null is not given, and 20 is the size where none is', async () => {
    const none = { first: null, last: null, after: null, before: null };
    expect(nodeIds(await read(none))).toHaveLength(20);
    expect(nodeIds(await read({}))).toHaveLength(20);
    expect(nodeIds(await read({ first: 100 }))).toHaveLength(30);
  });
});

describe('after SECRET_KEY was changed', () => {
  const serve = async (key: string, previousSecretKey?: string) => {
    const changed = await startTestServer(database, { secretKey: key, previousSecretKey });
    const by = await changed.clientOf(acme);
    return { by, stop: () => changed.stop() };
  };
  const NEW_KEY = 'the next secret of the tests, 40 letters';

  test('cursors of before are good as long as the server is told the previous one', async () => {
    const { cursor, rest } = await middle();
    const next = await serve(NEW_KEY, TEST_SECRET_KEY);
    const page = await read({ after: cursor, first: 30 }, { by: next.by });
    expect(nodeIds(page)).toEqual(rest);
    // Its own are made with the new key.
    expect(await refusal({ after: page.pageInfo.endCursor, first: 3 })).toEqual(badCursor);
    await next.stop();

    const later = await serve(NEW_KEY);
    expect(await refusal({ after: cursor, first: 3 }, { by: later.by })).toEqual(badCursor);
    const own = await read({ after: page.edges[0]!.cursor, first: 30 }, { by: later.by });
    expect(nodeIds(own)).toEqual(rest.slice(1));
    await later.stop();
  });
});
