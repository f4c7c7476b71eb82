import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clarky } from '../../src/sources/clarky/clarky.js';
import { invent } from '../../src/sources/invent/invent.js';
import { kasar } from '../../src/sources/kasar/kasar.js';
import { type BodyPart, readBody, readParsedBody } from '../../src/sources/read-body.js';
import type { SourceDefinition } from '../../src/sources/source-definition.js';
import { toUtf8 } from '../../src/sources/text-encoding.js';

/** Lists of anything, a single item where a list would be, and what is neither. */
const list = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.jsonValue(), { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const noKeys = { requiredKeys: [] };
const section = fc.record({ data: list, total: fc.jsonValue() }, noKeys);
const bodies: [SourceDefinition, fc.Arbitrary<unknown>][] = [
  [
    kasar,
    fc.record(
      {
        interactions: section,
        tasks: fc.oneof(section, fc.jsonValue()),
        notes: section,
        nextCursor: fc.jsonValue(),
        more: fc.jsonValue(),
      },
      noKeys,
    ),
  ],
  [invent, fc.array(fc.jsonValue(), { maxLength: 8 })],
  [clarky, fc.record({ data: list, pagination: fc.jsonValue(), more: fc.jsonValue() }, noKeys)],
];
const cases = fc.constantFrom(...bodies).chain(([source, documented]) =>
  fc.record({
    source: fc.constant(source),
    body: fc.oneof({ weight: 9, arbitrary: documented }, { weight: 1, arbitrary: fc.jsonValue() }),
    indent: fc.constantFrom(0, 2),
    cuts: fc.array(fc.nat(), { maxLength: 20 }),
  }),
);

/** More than readBody keeps of a body. */
const LONG = 'x'.repeat(1_100_000);
const LONG_LIST = [{ ID: 1, text: LONG }];

describe('a body that is read as it arrives', () => {
  test('gives what it gives when it is parsed whole, wherever it is cut', async () => {
    let items = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ source, body, indent, cuts }) => {
        const text = JSON.stringify(body, null, indent);
        const streamed = await collect(readBody(cut(Buffer.from(text), cuts), source));
        const parsed = [...readParsedBody(JSON.parse(text), source)];
        expect(inOneOrder(streamed)).toEqual(inOneOrder(parsed));
        items += streamed.filter(({ type }) => type === 'item').length;
      }),
      { numRuns: 1_000 },
    );
    expect(items).toBeGreaterThan(1_000);
  });

  test('gives what came before the place where it breaks off, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.nat(), async ({ source, body, indent, cuts }, end) => {
        const bytes = Buffer.from(JSON.stringify(body, null, indent));
        const whole = await collect(readBody(cut(bytes, cuts), source));
        const broken = await collect(
          readBody(cut(bytes.subarray(0, end % bytes.length), cuts), source),
        );
        expect(broken.at(-1)).toMatchObject({ type: 'broken' });
        const before = broken.slice(0, -1);
        expect(before).toEqual(whole.slice(0, before.length));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['[{"id":"a"},{"id":"b"', ['a']],
    ['[{"id":"a"},{"id":"b"}', ['a', 'b']],
    ['[{"id":"a"},]', ['a']],
    ['[{"id":"a"},{"id":NaN}]', ['a']],
    ['[{"id":"a"}] and more', ['a']],
    ['[{"id":"a"}][{"id":"b"}]', ['a']],
    ['[{"id":"a"},{"id":"\ufffe\x00"}]', ['a']],
    ["['a']", []],
    [' \n ', []],
    ['', []],
  ])('%j is broken after %j', async (text, ids) => {
    const parts = await collect(readBody(cut(Buffer.from(text), []), invent));
    const items = parts.flatMap((part) => (part.type === 'item' ? [part.item] : []));
    expect(items).toEqual(ids.map((id) => ({ id })));
    expect(parts.at(-1)).toMatchObject({
      type: 'broken',
      reason: expect.stringMatching(/^the body cannot be read: /),
    });
  });

  test('a member called __proto__ is a member like any other', async () => {
    const text = '{"data":{"__proto__":{"id":"b"},"id":"a"}}';
    const parts = await collect(readBody(cut(Buffer.from(text), [9]), clarky));
    const [part] = parts.flatMap((part) => (part.type === 'item' ? [part] : []));
    expect(JSON.stringify(part?.item)).toBe('{"__proto__":{"id":"b"},"id":"a"}');
  });

  test('a byte that is no UTF-8 breaks it', async () => {
    const parts = await collect(readBody(cut(Buffer.from('[{"id":"é"}]', 'latin1'), []), invent));
    expect(parts).toMatchObject([{ type: 'broken', reason: expect.stringMatching(/utf-8/i) }]);
  });

  test.each([[0], [1], [2], [3]])('a byte order mark of which %i bytes come first', async (at) => {
    const bytes = Buffer.from('\ufeff[{"id":"a"}]');
    const parts = await collect(readBody(toUtf8(cut(bytes, [at]), null), invent));
    expect(parts).toMatchObject([{ item: { id: 'a' } }, { type: 'end' }]);
  });

  test.each([1, 2, 3, 5])('U+FEFF within a text is kept, in pieces of %i bytes', async (size) => {
    const text = '[{"id":"\ufeffa\ufeff\ufeffé\ufeff"}]';
    const bytes = Buffer.from(text);
    const cuts = Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => (i + 1) * size);
    const parts = await collect(readBody(cut(bytes, cuts), invent));
    expect(parts).toMatchObject([{ item: { id: '\ufeffa\ufeff\ufeffé\ufeff' } }, { type: 'end' }]);
  });

  test.each([
    [kasar, { emails: { data: LONG_LIST, total: 1 }, nextCursor: null }, ['$.emails']],
    [kasar, { tasks: { data: [{ id: 'a' }], total: 1 }, Notes: LONG_LIST }, ['$.Notes']],
    [kasar, { tasks: { items: LONG_LIST, total: 1 } }, ['$.tasks.items']],
    [kasar, { tasks: { data: [{ id: 'a' }], more: LONG_LIST } }, []],
    [clarky, { activities: LONG_LIST, pagination: {} }, ['$.activities']],
    [clarky, { data: [{ id: 'a' }], users: LONG_LIST }, []],
    [clarky, { activities: { list: [1, { name: LONG }] }, pagination: {} }, []],
  ])('lists under other names are found however long: %o, #%#', async (source, body, paths) => {
    const bytes = Buffer.from(JSON.stringify(body));
    const streamed = await collect(readBody(cut(bytes, [1, 2_000]), source));
    const found = streamed.flatMap((part) => (part.type === 'unknown' ? part.path : []));
    expect(found).toEqual(paths);
    expect(streamed).toEqual([...readParsedBody(body, source)]);
  });

  test('a file that cannot be read is broken', async () => {
    async function* unreadable(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('[1,');
      throw new Error('EIO: the disk is gone');
    }
    expect(await collect(readBody(unreadable(), invent))).toMatchObject([
      { type: 'item', item: 1 },
      { type: 'broken', reason: expect.stringMatching(/EIO/) },
    ]);
  });
});

describe('what a body may be', () => {
  test.each([
    [kasar, []],
    [kasar, { error: { code: 'RECORD_NOT_FOUND' } }],
    [kasar, null],
    [clarky, [{ id: 'a' }]],
    [clarky, { data: null }],
    [clarky, { data: {} }],
    [clarky, 'text'],
    [invent, { data: [] }],
    [invent, 1],
  ])('%o does not answer with %j', async (source, body) => {
    expect([...readParsedBody(body, source)]).toMatchObject([{ type: 'broken' }]);
  });

  test.each([
    [kasar, { interactions: { data: [] } }],
    [kasar, { nextCursor: null }],
    [clarky, { data: [] }],
    [invent, []],
  ])('%o may answer with %j, which holds nothing', async (source, body) => {
    expect([...readParsedBody(body, source)]).toMatchObject([
      { type: 'end', paging: { items: {} } },
    ]);
  });

  test.each([
    [clarky, '{"data":{"0":{"id":"a"},"2":{"id":"b"}}}', '$.data'],
    [kasar, '{"tasks":{"data":{"1":{"id":"a"},"3":{"id":"b"}},"total":2}}', '$.tasks.data'],
    [invent, '{"0":{"id":"a"},"2":{"id":"b"}}', '$'],
  ])('numbers as names are a list with gaps: %o, %s', async (source, text, listPath) => {
    const parsed = [...readParsedBody(JSON.parse(text), source)];
    const streamed = await collect(readBody(cut(Buffer.from(text), [1, 2, 9]), source));
    expect(streamed).toEqual(parsed);
    expect(parsed).toMatchObject([
      { type: 'item', item: { id: 'a' }, itemPath: `${listPath}.*` },
      { type: 'item', item: { id: 'b' }, itemPath: `${listPath}.*` },
      { type: 'end', paging: { items: { [`${listPath}.*`]: 2 } } },
    ]);
  });

  test('a single item stands where the list would be', () => {
    expect([...readParsedBody({ data: { id: 'a' } }, clarky)]).toEqual([
      { type: 'item', item: { id: 'a' }, itemPath: '$.data.*', path: '$.data' },
      { type: 'end', paging: { items: { '$.data.*': 1 }, values: {} } },
    ]);
  });
});

async function collect(parts: AsyncIterable<BodyPart>): Promise<BodyPart[]> {
  const all: BodyPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

/** The bytes in chunks that end at these places, each taken modulo the length. */
async function* cut(bytes: Buffer, places: number[]): AsyncGenerator<Uint8Array> {
  const ends = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  let start = 0;
  for (const end of [...ends, bytes.length]) {
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** A body that arrives gives its sections in its own order; why one is broken is said otherwise. */
function inOneOrder(parts: BodyPart[]): unknown[] {
  const items = parts.filter((part) => part.type === 'item');
  const others = parts.flatMap((part) =>
    part.type === 'item' ? [] : [part.type === 'end' ? part : part.type],
  );
  return [...items.sort((a, b) => (a.path < b.path ? -1 : 1)), ...others];
}
