import { expect, test } from 'vitest';
import { JsonNumber } from '../../src/db/json.js';
import { clarky } from '../../src/sources/clarky/clarky.js';
import { SourceFailure } from '../../src/sources/client/source-failure.js';
import { invent } from '../../src/sources/invent/invent.js';
import { kasar } from '../../src/sources/kasar/kasar.js';
import type { PagePosition, SourceDefinition } from '../../src/sources/source-definition.js';
import { readPage } from '../../src/sync/read-page.js';
import clarkyList from '../sources/fixtures/clarky-list.json' with { type: 'json' };
import inventContact from '../sources/fixtures/invent-contact-activities.json' with {
  type: 'json',
};
import inventRecord from '../sources/fixtures/invent-record-activities.json' with { type: 'json' };
import kasarActivity from '../sources/fixtures/kasar-activity.json' with { type: 'json' };
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';

const read = (
  definition: SourceDefinition,
  body: unknown,
  { id = 'c_1', position = null }: { id?: string; position?: PagePosition | null } = {},
) => {
  const list = { object: 'contacts', externalId: id, config: { org: 'org_1' } };
  return readPage(definition, list, position, body);
};

const ids = (definition: SourceDefinition, body: unknown) =>
  Object.values(read(definition, body).sections).map((items) => items.map(({ id }) => id));

/** The message that a body is refused with. */
function refusal(definition: SourceDefinition, body: unknown): string {
  try {
    read(definition, body);
  } catch (error) {
    expect(error).toBeInstanceOf(SourceFailure);
    expect(error).toMatchObject({ code: 'BAD_RESPONSE' });
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

const interaction = (id: unknown, created_at: unknown = '2025-03-10T14:22:00Z') => ({
  id,
  channel: 'email',
  created_at,
});
const kasarBody = (data: unknown[], total: unknown = data.length, nextCursor: unknown = null) => ({
  interactions: { data, total },
  tasks: { data: [], total: 0 },
  notes: { data: [], total: 0 },
  nextCursor,
});
const clarkyBody = (data: unknown[], pagination: object = {}) => ({
  data,
  pagination: { page: 1, page_size: 100, total: data.length, total_pages: 1, ...pagination },
});

test("the documents' examples are understood", () => {
  const ofKasar = read(kasar, kasarActivity);
  expect(ofKasar).toMatchObject({ length: 2, rejectedItems: 0, rejectionProblems: [] });
  expect(Object.values(ofKasar.totals)).toEqual([
    kasarActivity.interactions.total,
    kasarActivity.tasks.total,
    ...('notes' in kasarActivity ? [expect.any(Number)] : []),
  ]);
  expect(ofKasar.next).toEqual(
    kasarActivity.nextCursor ? { cursor: kasarActivity.nextCursor } : null,
  );
  const { contact_id } = clarkyList.data[0]!;
  const ofClarky = read(clarky, clarkyList, { id: contact_id ?? '' });
  expect(ofClarky).toMatchObject({ length: clarkyList.data.length, rejectionProblems: [] });
  expect(ofClarky.totals).toEqual({ '$.data.*': clarkyList.pagination.total });
  for (const body of [inventContact, inventRecord]) {
    const page = read(invent, body);
    expect(page).toMatchObject({ length: body.length, totals: {}, rejectionProblems: [] });
    expect(page.inputs).toHaveLength(new Set(body.map(({ id }) => id)).size);
  }
});

test('an item that is not understood is left out, said, and not missing', () => {
  const page = read(kasar, kasarBody([interaction('i1'), interaction('i2', 'yesterday'), 7, null]));
  expect(page.inputs.map(({ externalId }) => externalId)).toEqual(['interactions/i1']);
  expect(page.sections['$.interactions.data.*']).toEqual([
    { id: 'interactions/i1', at: '2025-03-10T14:22:00.000Z', isDay: false },
    { id: 'interactions/i2', at: null, isDay: false },
    { id: null, at: null, isDay: false },
    { id: null, at: null, isDay: false },
  ]);
  expect(page).toMatchObject({ length: 4, rejectedItems: 3 });
  expect(page.rejectionProblems[0]).toMatchObject({
    id: 'interactions/i2',
    path: '$.interactions.data[1]',
    field: 'created_at',
  });
});

test('times are the latest that an item may be of', () => {
  const times = ['2025-03-10', '2025-03-10T14:22:00.123456+02:00', null].map((at, n) =>
    interaction(`i${n}`, at),
  );
  expect(read(kasar, kasarBody(times)).sections['$.interactions.data.*']).toEqual([
    { id: 'interactions/i0', at: '2025-03-10T23:59:59.999Z', isDay: true },
    { id: 'interactions/i1', at: '2025-03-10T12:22:00.123Z', isDay: false },
    { id: 'interactions/i2', at: null, isDay: false },
  ]);
});

test('an id twice is one input, and stands there twice', () => {
  const body = clarkyBody([1, 2].map(() => clarkyActivity({ id: 'a1', contact_id: 'c_1' })));
  const page = read(clarky, body);
  expect(page.inputs).toHaveLength(1);
  expect(page.sections['$.data.*']).toHaveLength(2);
});

test.each([
  ['the later version, listed last', ['2026-05-07T00:00:00Z', '2026-05-08T00:00:00Z'], 'two'],
  ['the later version, listed first', ['2026-05-08T00:00:00Z', '2026-05-07T00:00:00Z'], 'one'],
  ['of equal versions the last', ['2026-05-07T00:00:00Z', '2026-05-07T00:00:00Z'], 'two'],
  ['of two without a version the last', [undefined, undefined], 'two'],
])('of an id twice %s counts, as in an import', (_name, versions, title) => {
  const items = versions.map((updated_at, index) => ({
    ...clarkyActivity({ id: 'a1', contact_id: 'c_1', title: ['one', 'two'][index] }),
    updated_at,
  }));
  expect(read(clarky, clarkyBody(items)).inputs).toMatchObject([{ title }]);
});

test('ids that cannot be stored are kept as text that can', () => {
  const broken = ['a\0b', 'half \ud83d', 'x'.repeat(600), 12.5, ''];
  const [listed] = ids(
    clarky,
    clarkyBody(broken.map((id) => ({ ...clarkyActivity({ contact_id: 'c_1' }), id }))),
  );
  expect(listed).toEqual(['a\ufffdb', 'half \ufffd', 'x'.repeat(512), '12.5', null]);
});

test.each([
  [kasar, 'a text'],
  [kasar, null],
  [kasar, []],
  [kasar, { error: 'none' }],
  [kasar, kasarBody([], 'many')],
  [kasar, kasarBody([], 0, true)],
  [kasar, kasarBody([], 0, 'a\0b')],
  [clarky, {}],
  [clarky, { data: [] }],
  [clarky, { data: [], pagination: {} }],
  [clarky, clarkyBody([], { total: 'seven' })],
  [clarky, []],
  [invent, {}],
  [invent, null],
  [invent, 'text'],
])('%# an answer that is not what is documented is refused as a whole', (definition, body) => {
  expect(refusal(definition, body)).toMatch(new RegExp(`^${definition.label} answered`));
});

test('what follows a page', () => {
  expect(read(kasar, kasarBody([], 0, 'abc')).next).toEqual({ cursor: 'abc' });
  expect(read(clarky, clarkyBody([], { total_pages: 0 })).next).toBeNull();
  expect(read(clarky, clarkyBody([], { total_pages: 3 })).next).toEqual({ page: 2 });
  expect(read(clarky, clarkyBody([], { page: 3, total_pages: 3 })).next).toBeNull();
  const few = [inventContactActivity(), inventContactActivity()];
  expect(read(invent, few).next).toEqual({ page: 2 });
  expect(read(invent, few, { position: { page: 4 } }).next).toEqual({ page: 5 });
  expect(read(invent, []).next).toBeNull();
});

test('a page of nothing but another record is refused, one with some of it is not', () => {
  const own = clarkyActivity({ contact_id: 'c_1' });
  const foreign = clarkyActivity({ contact_id: 'c_2' });
  expect(refusal(clarky, clarkyBody([foreign, foreign]))).toContain('another record');
  expect(read(clarky, clarkyBody([own, foreign])).length).toBe(2);
  expect(read(clarky, clarkyBody([])).length).toBe(0);
});

test('what does not say how much there is in all is no list of Kasar', () => {
  for (const body of [{ interactions: { data: [] } }, { notes: { data: [] }, nextCursor: null }]) {
    expect(refusal(kasar, body)).toContain('total');
  }
});

test('a number that cannot be one is named with what is wrong with it', () => {
  const attachments = [{ id: 'f', file_size: new JsonNumber('9007199254740993') }];
  const event = { id: 'i-1', type: 'comment', created_at: '2025-03-10T14:22:00Z', attachments };
  const [tooLong] = read(invent, [event]).warnings;
  expect(tooLong).toMatchObject({
    field: 'attachments.0.file_size',
    reason: expect.stringMatching(/^must be at most 9007199254740991/),
  });
  const [negative] = read(
    clarky,
    clarkyBody([clarkyActivity({ contact_id: 'c_1' })], { total: -1 }),
  ).warnings;
  expect(negative).toMatchObject({
    field: 'pagination.total',
    reason: 'must be at least 0, got -1',
  });
});
