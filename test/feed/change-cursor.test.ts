import { beforeAll, describe, expect, test } from 'vitest';
import {
  ann,
  bob,
  call,
  external,
  FollowedOrganization,
} from '../support/followed-organization.js';
import {
  drainChanges,
  type PolledChange,
  readChangePage,
  settleFeed,
  type Wanted,
} from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode, errorOf } from '../support/test-server.js';

const gateway = useTestGateway();
const onAnn = { record: external(ann) };

let it: FollowedOrganization;
/** Everything, as one page gives it. */
let all: PolledChange[];
let end: string;

beforeAll(async () => {
  it = await FollowedOrganization.create(gateway);
  // Many changes of one transaction, and many transactions.
  await it.importCalls(
    ...Array.from({ length: 40 }, (_, n) => call(`c${n}`, { contact: n % 3 ? 'ann' : 'bob' })),
  );
  for (let n = 0; n < 12; n++) await it.log({ title: `Note ${n}` }, [n % 2 ? ann : bob]);
  for (let n = 0; n < 8; n++) await it.delete(await it.find(`Note ${n}`));
  await settleFeed(gateway.database);
  const page = await readChangePage(it.client, {}, { first: 100 });
  expect(page.hasNextPage).toBe(false);
  all = page.changes;
  end = page.endCursor;
});

const cursors = (changes: PolledChange[]) => changes.map(({ cursor }) => cursor);

describe('a page of the change feed', () => {
  test('of any size is a part of one and the same list', { timeout: 240_000 }, async () => {
    expect(all).toHaveLength(3 + 40 + 12 + 8);
    expect(new Set(cursors(all)).size).toBe(all.length);
    for (let first = 1; first <= 100; first += first < 25 ? 1 : 7) {
      const { changes } = await drainChanges(it.client, {}, null, first);
      expect(changes).toEqual(all);
    }
  });

  test('is full wherever there is more, and says exactly whether there is', async () => {
    for (const first of [1, all.length - 1, all.length, all.length + 1]) {
      const page = await readChangePage(it.client, {}, { first });
      expect(cursors(page.changes)).toEqual(cursors(all.slice(0, first)));
      expect(page.hasNextPage).toBe(first < all.length);
    }
  });

  test('begins behind the cursor of any change', async () => {
    for (const [index, { cursor }] of all.entries()) {
      const { changes } = await readChangePage(it.client, {}, { after: cursor, first: 100 });
      expect(cursors(changes)).toEqual(cursors(all.slice(index + 1)));
    }
  });

  test('holds 20 unless said otherwise', async () => {
    expect((await readChangePage(it.client, {})).changes).toHaveLength(20);
  });

  test('of a record or a filter gives their part, in the same order', async () => {
    const titles = { filter: { search: 'note' } };
    const found = await drainChanges(it.client, titles, null, 3);
    expect(found.changes).toHaveLength(20);
    const ids = found.changes.map(({ type, activityId }) => `${type} ${activityId}`);
    const expected = all.map(({ type, activityId }) => `${type} ${activityId}`);
    expect(ids).toEqual(expected.filter((one) => ids.includes(one)));
  });

  test('that is the last goes on exactly where it ended', async () => {
    const other = await FollowedOrganization.create(gateway);
    let cursor = await other.now(onAnn);
    const told: string[] = [];
    for (let n = 0; n < 10; n++) {
      const id = await other.log({ title: `Step ${n}` }, [n % 2 ? ann : bob]);
      await settleFeed(gateway.database);
      const page = await readChangePage(other.client, onAnn, { after: cursor, first: 1 });
      expect(page.hasNextPage).toBe(false);
      told.push(...page.changes.map(({ activityId }) => activityId));
      expect(told.at(-1) === id).toBe(n % 2 === 1);
      cursor = page.endCursor;
    }
    expect(new Set(told).size).toBe(5);
  });

  test.each([-1, 101])('cannot have %i changes', async (first) => {
    const error = await errorOf(readChangePage(it.client, {}, { first }));
    expect(error).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/first/),
    });
  });
});

describe('a cursor of the change feed', () => {
  const codeOf = (wanted: Wanted, after: string, client = it.client) =>
    errorCode(readChangePage(client, wanted, { after }));

  test('belongs to its record, filter and organization', async () => {
    const { client } = await FollowedOrganization.create(gateway);
    const filter = { kinds: ['NOTE', 'CALL'] };
    expect(await codeOf(onAnn, end)).toBe('BAD_CURSOR');
    expect(await codeOf({ filter }, end)).toBe('BAD_CURSOR');
    expect(await codeOf({}, end, client)).toBe('BAD_CURSOR');
    const ofAnn = (await drainChanges(it.client, { ...onAnn, filter })).endCursor;
    expect(await codeOf({ record: external(bob), filter }, ofAnn)).toBe('BAD_CURSOR');
    expect(await codeOf({ filter }, ofAnn)).toBe('BAD_CURSOR');
    expect(await codeOf({ ...onAnn, filter: { kinds: ['NOTE'] } }, ofAnn)).toBe('BAD_CURSOR');
  });

  test('does not ask how its record is named, nor in what order the lists stand', async () => {
    const filter = { kinds: ['NOTE', 'CALL'], contacts: [await it.idOf(ann), await it.idOf(bob)] };
    const { endCursor } = await drainChanges(it.client, { ...onAnn, filter });
    const same = {
      record: { id: await it.idOf(ann) },
      filter: {
        contacts: [...filter.contacts].reverse(),
        kinds: ['CALL', 'NOTE', 'CALL'],
        search: null,
      },
    };
    const page = await readChangePage(it.client, same, { after: endCursor });
    expect(page).toMatchObject({ changes: [], hasNextPage: false });
  });

  test('is good with another key too', async () => {
    const client = await it.clientOf({ objects: ['companies'] });
    const { changes } = await readChangePage(client, {}, { after: all[0]!.cursor, first: 100 });
    expect(changes).toEqual([]);
  });

  test('is none of a timeline, nor the reverse', async () => {
    const { pageInfo, changesCursor } = await it.load({});
    expect(await codeOf({}, pageInfo.endCursor!)).toBe('BAD_CURSOR');
    const query = 'query ($after: String) { activities(after: $after) { nodes { id } } }';
    for (const after of [changesCursor, end]) {
      expect(await errorCode(it.client.request(query, { after }))).toBe('BAD_CURSOR');
    }
    const page = await readChangePage(it.client, {}, { after: changesCursor });
    expect(page.changes).toEqual([]);
  });

  test('that was tampered with is bad, whichever character it was', async () => {
    for (let at = 0; at < end.length; at++) {
      const other = end[at] === 'A' ? 'B' : 'A';
      const forged = end.slice(0, at) + other + end.slice(at + 1);
      expect(await codeOf({}, forged)).toBe('BAD_CURSOR');
    }
    for (const forged of ['', 'x', `${end}A`, end.slice(0, -1), `${end} `]) {
      expect(await codeOf({}, forged)).toBe('BAD_CURSOR');
    }
  });
});

describe('what is refused', () => {
  test.each([
    ['an unknown source', { sources: ['nowhere'] }, 'BAD_USER_INPUT', /nowhere/],
    ['an unknown object', { objects: ['nothings'] }, 'INVALID_OBJECT', /nothings/],
    ['a search for too much', { search: 'a'.repeat(25_601) }, 'BAD_USER_INPUT', /filter\.search/],
    ['more than 100 values', { contacts: Array(101).fill('x') }, 'BAD_USER_INPUT', /100/],
  ])('%s in a filter', async (_name, filter, code, message) => {
    for (const wanted of [{ filter }, { ...onAnn, filter }]) {
      const error = await errorOf(readChangePage(it.client, wanted));
      expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    }
  });

  test('a record that there is not', async () => {
    const nobody = { record: external({ object: 'contacts', record: 'nobody' }) };
    expect(await errorCode(readChangePage(it.client, nobody))).toBe('RECORD_NOT_FOUND');
    const unknown = { record: { id: 'contact_01h455vb4pex5vsknk084sn02q' } };
    expect(await errorCode(readChangePage(it.client, unknown))).toBe('RECORD_NOT_FOUND');
  });
});
