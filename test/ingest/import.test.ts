import { describe, expect, test } from 'vitest';
import { decodeId } from '../../src/activity/type-id.js';
import { inTransaction } from '../../src/db/transaction.js';
import { deleteActivities } from '../../src/ingest/delete-activities.js';
import { Importer, type LocatedProblem } from '../../src/ingest/importer.js';
import { clarky } from '../../src/sources/clarky/clarky.js';
import { readParsedBody } from '../../src/sources/read-body.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { coverageOf, readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useTestGateway();

const ALICE = { object: 'contacts', record: 'alice' };
const BOB = { object: 'contacts', record: 'bob' };

function emails(...items: object[]) {
  const data = items.map((item) => ({
    channel: 'email',
    created_at: '2026-01-01T10:00:00Z',
    ...item,
  }));
  return { interactions: { data } };
}

function call(fields: object = {}) {
  return {
    id: 'a-1',
    contact_id: 'alice',
    activity_type: 'call',
    created_at: '2026-01-01T10:00:00Z',
    ...fields,
  };
}

function timelineOf(tenant: Tenant, source: string, id = 'alice') {
  return readWholeTimeline(tenant.client, { source, object: 'contacts', id });
}

describe('the same input twice', () => {
  test('adds nothing', async () => {
    const tenant = await gateway.createTenant();
    const items = Array.from({ length: 1_203 }, (_, index) => ({ id: `i-${index}` }));
    const envelope = { ...ALICE, system: 'kasar', response: emails(...items) };
    expect(await tenant.import(envelope)).toEqual({
      read: 1_203,
      added: 1_203,
      updated: 0,
      unchanged: 0,
      erased: 0,
      invalid: 0,
      warnings: 0,
      problems: [],
      warned: [],
    });
    const before = await timelineOf(tenant, 'kasar');
    expect(await tenant.import(envelope)).toMatchObject({
      read: 1_203,
      added: 0,
      unchanged: 1_203,
    });
    const after = await timelineOf(tenant, 'kasar');
    expect(after.nodes).toEqual(before.nodes);
    expect(after.totalCount).toBe(1_203);
    expect(after.counts).toEqual(before.counts);
  });

  test('of a body that has an item twice, the last counts, once', async () => {
    const tenant = await gateway.createTenant();
    const versions = ['one', 'two'].map((subject) => ({ id: 'i', subject }));
    const response = emails(versions[0]!, { id: 'j' }, versions[1]!);
    const body = { ...ALICE, system: 'kasar', response };
    expect(await tenant.import(body)).toMatchObject({ read: 3, added: 2, unchanged: 1 });
    const before = await timelineOf(tenant, 'kasar');
    expect(before.nodes.map(({ origin, title }) => [origin.externalId, title])).toEqual([
      ['i', 'two'],
      ['j', null],
    ]);
    expect(await tenant.import(body)).toMatchObject({ read: 3, updated: 0, unchanged: 3 });
    expect((await timelineOf(tenant, 'kasar')).nodes).toEqual(before.nodes);
  });

  test('in one go, the second is unchanged, and a second that differs wins', async () => {
    const tenant = await gateway.createTenant();
    const [a, b] = ['one', 'two'].map((subject) => emails({ id: 'i', subject }));
    const kasar = { ...ALICE, system: 'kasar' };
    const counts = await tenant.import(
      { ...kasar, response: a },
      { ...kasar, response: a },
      { ...kasar, response: b },
    );
    expect(counts).toMatchObject({ read: 3, added: 1, unchanged: 1, updated: 1 });
    expect(await timelineOf(tenant, 'kasar')).toMatchObject({
      nodes: [{ subject: 'two' }],
      totalCount: 1,
    });
  });

  test('by two at once, each item is added once', async () => {
    const tenant = await gateway.createTenant();
    const items = Array.from({ length: 800 }, (_, index) => ({ id: `i-${index}` }));
    const envelope = { ...ALICE, system: 'kasar', response: emails(...items) };
    const [one, two] = await Promise.all([tenant.import(envelope), tenant.import(envelope)]);
    expect(one.added + two.added).toBe(800);
    expect(one.unchanged + two.unchanged).toBe(800);
    expect((await timelineOf(tenant, 'kasar')).totalCount).toBe(800);
  });

  test('of two organizations, and of two sources of one system, is two', async () => {
    const [one, other] = [await gateway.createTenant(), await gateway.createTenant()];
    const envelope = { ...ALICE, system: 'kasar', response: emails({ id: 'i' }) };
    for (const tenant of [one, other]) {
      expect(await tenant.import(envelope)).toMatchObject({ added: 1 });
      const second = { ...envelope, source: 'kasar-emea' };
      expect(await tenant.import(second)).toMatchObject({ added: 1 });
      const { nodes } = await timelineOf(tenant, 'kasar-emea');
      expect(nodes).toMatchObject([
        { origin: { source: { slug: 'kasar-emea', system: 'KASAR' } } },
      ]);
    }
  });
});

describe('a changed item', () => {
  test('is updated in place, and the counts follow', async () => {
    const tenant = await gateway.createTenant();
    const clarky = { ...ALICE, system: 'clarky' };
    const other = call({ id: 'a-2', activity_type: 'note' });
    await tenant.import({ ...clarky, response: { data: [call(), other] } });
    const [before] = (await timelineOf(tenant, 'clarky')).nodes.filter(
      ({ kind }) => kind === 'CALL',
    );

    const changed = call({
      activity_type: 'meeting',
      title: 'Rescheduled',
      created_at: '2026-02-01T10:00:00Z',
    });
    const counts = await tenant.import({ ...clarky, response: { data: [changed, other] } });
    expect(counts).toMatchObject({ updated: 1, unchanged: 1, added: 0 });
    expect(await timelineOf(tenant, 'clarky')).toMatchObject({
      nodes: [
        {
          id: before?.id,
          kind: 'MEETING',
          title: 'Rescheduled',
          occurredAt: '2026-02-01T10:00:00.000Z',
        },
        { kind: 'NOTE' },
      ],
      totalCount: 2,
      counts: {
        byKind: expect.arrayContaining([
          { kind: 'MEETING', count: 1 },
          { kind: 'NOTE', count: 1 },
        ]),
      },
    });
    const { counts: byKind } = await timelineOf(tenant, 'clarky');
    expect(byKind.byKind).toHaveLength(2);
  });

  test('counts stay right through many changes', async () => {
    const tenant = await gateway.createTenant();
    const types = ['note', 'call', 'meeting', 'task', 'todo'];
    for (let round = 0; round < 12; round++) {
      const data = Array.from({ length: 20 }, (_, index) =>
        call({ id: `a-${index}`, activity_type: types[(index * round) % types.length] }),
      );
      await tenant.import({ ...ALICE, system: 'clarky', response: { data } });
    }
    const { nodes, totalCount, counts } = await timelineOf(tenant, 'clarky');
    const real = new Map<string, number>();
    for (const { kind } of nodes) real.set(kind, (real.get(kind) ?? 0) + 1);
    expect(totalCount).toBe(20);
    expect(new Map(counts.byKind.map(({ kind, count }) => [kind, count]))).toEqual(real);
  });

  test('takes its attachments along, and those that were there keep their ids', async () => {
    const tenant = await gateway.createTenant();
    const file = (id: string | undefined, file_filename: string) => ({ id, file_filename });
    const comment = (...attachments: object[]) => ({
      ...ALICE,
      system: 'invent',
      response: [
        {
          id: 'e',
          type: 'comment',
          created_at: '2026-01-01T10:00:00Z',
          comment: 'Hi',
          attachments,
        },
      ],
    });
    const attachments = async () =>
      (await timelineOf(tenant, 'invent')).nodes[0]?.attachments ?? [];
    await tenant.import(comment(file('f1', 'a.pdf'), file('f2', 'b.pdf'), file('f3', 'c.pdf')));
    const [a, b, c] = await attachments();
    expect([a?.filename, b?.filename, c?.filename]).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);

    const counts = await tenant.import(
      comment(file('f3', 'c.pdf'), file('f4', 'd.pdf'), file('f1', 'a2.pdf')),
    );
    expect(counts).toMatchObject({ updated: 1 });
    const [first, second, third, ...more] = await attachments();
    expect(first).toEqual(c);
    expect(second).toMatchObject({ filename: 'd.pdf' });
    expect([a?.id, b?.id, c?.id]).not.toContain(second?.id);
    expect(third).toEqual({ ...a, filename: 'a2.pdf' });
    expect(more).toEqual([]);

    await tenant.import(comment());
    expect(await attachments()).toEqual([]);
  });

  test('that was deleted here stays away', async () => {
    const tenant = await gateway.createTenant();
    const response = (subject: string) => emails({ id: 'i', subject }, { id: 'j' });
    await tenant.import({ ...ALICE, system: 'kasar', response: response('one') });
    const { nodes } = await timelineOf(tenant, 'kasar');
    const gone = nodes.find(({ origin }) => origin.externalId === 'i');
    const { uuid } = decodeId(gone?.id ?? '') ?? { uuid: '' };
    await inTransaction(gateway.database.pool, (client) =>
      deleteActivities(client, tenant.organizationId, [uuid]),
    );
    const again = { ...ALICE, system: 'kasar', response: response('two') };
    expect(await tenant.import(again)).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
    expect(await timelineOf(tenant, 'kasar')).toMatchObject({
      nodes: [{ origin: { externalId: 'j' } }],
      totalCount: 1,
    });
  });
});

test("an actor's changed name shows, and what is not said of them is kept", async () => {
  const tenant = await gateway.createTenant();
  const blocked = (id: string, actor: object) => ({
    ...ALICE,
    system: 'invent',
    response: [{ id, type: 'contact_blocked', created_at: '2026-01-01T10:00:00Z', actor }],
  });
  await tenant.import(blocked('e-1', { id: 'u', name: 'Ann', email: 'ann@example.com' }));
  const [before] = (await timelineOf(tenant, 'invent')).nodes;
  const counts = await tenant.import(blocked('e-1', { id: 'u', name: 'Ann Marie' }));
  expect(counts).toMatchObject({ unchanged: 1 });
  const [after] = (await timelineOf(tenant, 'invent')).nodes;
  expect(after?.actor).toEqual({ ...before?.actor, name: 'Ann Marie' });
});

test('a record takes the name that it is given, once', async () => {
  const tenant = await gateway.createTenant();
  const kasar = { ...ALICE, system: 'kasar', response: emails({ id: 'i' }) };
  const name = async () => (await timelineOf(tenant, 'kasar')).nodes[0]?.records[0]?.name;
  await tenant.import(kasar);
  expect(await name()).toBeNull();
  await tenant.import({ ...kasar, name: 'Alice' });
  expect(await name()).toBe('Alice');
  await tenant.import({ ...kasar, name: 'Somebody else' });
  expect(await name()).toBe('Alice');
});

test("an item that is read from a second record's feed stands on both", async () => {
  const tenant = await gateway.createTenant();
  const response = emails({ id: 'i', subject: 'To both' });
  await tenant.import({ ...ALICE, system: 'kasar', response });
  expect(await tenant.import({ ...BOB, system: 'kasar', response })).toMatchObject({
    added: 0,
    updated: 1,
  });
  const [onAlice, onBob] = [
    await timelineOf(tenant, 'kasar'),
    await timelineOf(tenant, 'kasar', 'bob'),
  ];
  expect(onAlice.nodes).toEqual(onBob.nodes);
  expect(onAlice.nodes[0]?.records).toHaveLength(2);
  expect([onAlice.totalCount, onBob.totalCount]).toEqual([1, 1]);

  // From the first one's feed again: it stays on both.
  expect(await tenant.import({ ...ALICE, system: 'kasar', response })).toMatchObject({
    unchanged: 1,
  });
  expect((await timelineOf(tenant, 'kasar', 'bob')).totalCount).toBe(1);
});

test('both records in one import are both its records', async () => {
  const tenant = await gateway.createTenant();
  const response = emails({ id: 'i' });
  const kasar = { system: 'kasar', response };
  await tenant.import({ ...ALICE, ...kasar }, { ...BOB, ...kasar });
  expect((await timelineOf(tenant, 'kasar')).nodes[0]?.records).toHaveLength(2);
});

describe('coverage', () => {
  const page = (count: number, start: number, nextCursor: string | null, total = 5) => ({
    ...ALICE,
    system: 'kasar',
    response: {
      interactions: {
        data: Array.from({ length: count }, (_, index) => ({
          id: `i-${start + index}`,
          created_at: '2026-01-01T10:00:00Z',
        })),
        total,
      },
      tasks: { data: [], total: 0 },
      notes: { data: [], total: 0 },
      nextCursor,
    },
  });

  test('is as of the import, and complete only from the first page to the last', async () => {
    const tenant = await gateway.createTenant();
    const before = new Date().toISOString();
    await tenant.import(page(3, 0, 'next'));
    const partial = coverageOf(await timelineOf(tenant, 'kasar'), 'kasar');
    expect(partial).toMatchObject({
      state: 'FRESH',
      complete: false,
      completeDownTo: null,
      verifiedAt: null,
      rejectedItems: 0,
      error: null,
    });
    expect((partial?.asOf ?? '') >= before).toBe(true);

    await tenant.import(page(3, 0, 'next'), page(2, 3, null));
    const whole = coverageOf(await timelineOf(tenant, 'kasar'), 'kasar');
    expect(whole).toMatchObject({ complete: true, verifiedAt: whole?.asOf });
    expect((whole?.asOf ?? '') > (partial?.asOf ?? '')).toBe(true);
  });

  test.each([
    ['the last page alone', [page(2, 3, null)]],
    ['without the page in the middle', [page(2, 0, 'a'), page(1, 4, null)]],
    ['without an end', [page(2, 0, 'a'), page(2, 2, 'b')]],
    [
      'with a section left out',
      [
        {
          ...ALICE,
          system: 'kasar',
          response: { interactions: { data: [], total: 0 }, nextCursor: null },
        },
      ],
    ],
  ])('of Kasar is not complete: %s', async (_case, pages) => {
    const tenant = await gateway.createTenant();
    await tenant.import(...pages);
    const coverage = coverageOf(await timelineOf(tenant, 'kasar'), 'kasar');
    expect(coverage).toMatchObject({ complete: false, verifiedAt: null });
  });

  const clarkyPage = (page: number, ids: string[], total = 3) => ({
    ...ALICE,
    system: 'clarky',
    response: {
      data: ids.map((id) => call({ id })),
      pagination: { page, page_size: 2, total, total_pages: 2 },
    },
  });
  test.each([
    ['pages 1 and 2', [clarkyPage(1, ['a', 'b']), clarkyPage(2, ['c'])], true],
    ['page 1 alone', [clarkyPage(1, ['a', 'b'])], false],
    ['page 2 alone', [clarkyPage(2, ['c'])], false],
    ['one fewer than the total', [clarkyPage(1, ['a', 'b'], 4), clarkyPage(2, ['c'], 4)], false],
    ['a total that grew meanwhile', [clarkyPage(1, ['a', 'b']), clarkyPage(2, ['b'], 4)], false],
  ])('of Clarky with %s', async (_case, pages, complete) => {
    const tenant = await gateway.createTenant();
    await tenant.import(...pages);
    expect(coverageOf(await timelineOf(tenant, 'clarky'), 'clarky')).toMatchObject({ complete });
  });

  const inventPage = (...ids: string[]) => ({
    ...ALICE,
    system: 'invent',
    response: ids.map((id) => ({
      id,
      type: 'contact_blocked',
      created_at: '2026-01-01T10:00:00Z',
    })),
  });
  test.each([
    ['pages and then an empty one', [inventPage('a', 'b'), inventPage('c'), inventPage()], true],
    ['no empty page at the end', [inventPage('a', 'b'), inventPage('c')], false],
    ['nothing at all', [inventPage()], true],
  ])('of Invent with %s', async (_case, pages, complete) => {
    const tenant = await gateway.createTenant();
    await tenant.import(...pages);
    expect(coverageOf(await timelineOf(tenant, 'invent'), 'invent')).toMatchObject({ complete });
  });

  test('counts the items that were not understood, anew in each import', async () => {
    const tenant = await gateway.createTenant();
    const bad = {
      ...ALICE,
      system: 'kasar',
      response: emails({ id: 'i' }, { id: '' }, { id: null }),
    };
    await tenant.import(bad);
    const rejected = async () =>
      coverageOf(await timelineOf(tenant, 'kasar'), 'kasar')?.rejectedItems;
    expect(await rejected()).toBe(2);
    await tenant.import(bad);
    expect(await rejected()).toBe(2);
    await tenant.import({ ...bad, response: emails({ id: 'i' }) });
    expect(await rejected()).toBe(0);
  });
});

describe('one item that cannot be stored', () => {
  test('is named, and the others are kept', async () => {
    const tenant = await gateway.createTenant();
    const { pool } = gateway.database;
    const items = [{ id: 'i-1' }, { id: 'i-2', subject: 'refused' }, { id: 'i-3' }];
    const none = { data: [], total: 0 };
    const { interactions } = emails(...items);
    const response = { interactions: { ...interactions, total: 3 }, tasks: none, notes: none };
    await pool.query(`alter table activity add constraint refused check (subject <> 'refused')`);
    const counts = await tenant.import({ ...ALICE, system: 'kasar', response });
    await pool.query('alter table activity drop constraint refused');
    expect(counts).toMatchObject({ read: 3, added: 2, invalid: 1 });
    expect(counts.problems).toEqual([
      {
        location: 'envelope 1: $.interactions.data[1]',
        field: '',
        reason: expect.stringMatching(/^cannot be stored: /),
      },
    ]);
    const timeline = await timelineOf(tenant, 'kasar');
    expect(timeline.totalCount).toBe(2);
    expect(coverageOf(timeline, 'kasar')).toMatchObject({ complete: false, rejectedItems: 1 });
    await tenant.import({ ...ALICE, system: 'kasar', response });
    const again = coverageOf(await timelineOf(tenant, 'kasar'), 'kasar');
    expect(again).toMatchObject({ complete: true, rejectedItems: 0 });
  });

  test('whose channel is too long is kept as a message, with a warning', async () => {
    const tenant = await gateway.createTenant();
    const response = emails({ id: 'i-1', channel: randomText(20_000) });
    const counts = await tenant.import({ ...ALICE, system: 'kasar', response });
    expect(counts).toMatchObject({ read: 1, added: 1, invalid: 0, warnings: 1 });
    expect((await timelineOf(tenant, 'kasar')).nodes).toMatchObject([{ kind: 'MESSAGE' }]);
  });

  test('however large, is no trouble', async () => {
    const tenant = await gateway.createTenant();
    const description = 'word '.repeat(600_000);
    const title = randomText(2_000_000);
    const data = [call({ id: 'a' }), call({ id: 'b', title, description }), call({ id: 'c' })];
    const counts = await tenant.import({ ...ALICE, system: 'clarky', response: { data } });
    expect(counts).toMatchObject({ added: 3, invalid: 0 });
    const { nodes } = await timelineOf(tenant, 'clarky');
    const large = nodes.find(({ origin }) => origin.externalId === 'b');
    expect(large).toMatchObject({ title, description });
  });
});

test('a source keeps its system', async () => {
  const tenant = await gateway.createTenant();
  const kasar = { ...ALICE, system: 'kasar', source: 'crm', response: emails({ id: 'i' }) };
  await tenant.import(kasar);
  await expect(tenant.import({ ...kasar, system: 'invent', response: [] })).rejects.toThrow(
    /crm belongs to KASAR, not to INVENT/,
  );
  await expect(tenant.import({ ...kasar, source: 'No slug' })).rejects.toThrow(/not a slug/);
});

test('without a record, an item that names none is invalid', async () => {
  const tenant = await gateway.createTenant();
  const problems: LocatedProblem[] = [];
  const importer = new Importer({
    database: gateway.database,
    organizationId: tenant.organizationId,
    onInvalid: (problem) => problems.push(problem),
    onWarning: (problem) => problems.push(problem),
  });
  const body = { data: [call(), call({ id: 'a-2', contact_id: null })] };
  await importer.addBody(readParsedBody(body, clarky), {
    location: 'file.json',
    definition: clarky,
    source: 'clarky',
    record: null,
  });
  expect(await importer.finish()).toMatchObject({ read: 2, added: 1, invalid: 1 });
  expect(problems).toEqual([
    { location: 'file.json: $.data[1]', field: '', reason: expect.stringMatching(/--object/) },
  ]);
});

/** Text that does not compress. */
function randomText(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCodePoint(0x4e00 + (state % 20_000));
  }).join('');
}
