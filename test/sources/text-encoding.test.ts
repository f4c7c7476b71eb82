import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toUtf8 } from '../../src/sources/text-encoding.js';

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

async function read(bytes: Buffer, size: number, declared: string | null) {
  const said: string[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of toUtf8(cut(bytes, size), declared, (reason) => said.push(reason))) {
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString(), said };
}

const sizes = fc.integer({ min: 1, max: 9 });
const fromLatin = fc.string({ unit: fc.constantFrom('a', ' ', 'é', 'ß', 'ÿ'), maxLength: 12 });

describe('a text that is declared as an encoding of one byte for each character', () => {
  test('is read in it, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fromLatin, sizes, async (text, size) => {
        // Ends with a character that would be cut off in UTF-8, and has one that is none there.
        const sent = `${text}éa${text}é`;
        const found = await read(Buffer.from(sent, 'latin1'), size, 'iso-8859-1');
        expect(found).toEqual({ text: sent, said: [] });
      }),
    );
  });

  test('is UTF-8 with a warning where it is UTF-8, wherever it is cut', async () => {
    const anything = fc.string({ unit: fc.constantFrom('a', 'é', 'ß', '見', '𝄞'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anything, sizes, async (text, size) => {
        const { text: found, said } = await read(Buffer.from(`[${text}é]`), size, 'us-ascii');
        expect(found).toBe(`[${text}é]`);
        expect(said).toEqual([expect.stringMatching(/declared as .*: it is read as UTF-8/)]);
      }),
    );
  });

  test.each(['', 'a', 'abc', 'é', 'aé'])('%j is read although it is short', async (text) => {
    const { text: found } = await read(Buffer.from(text, 'latin1'), 1, 'latin1');
    expect(found).toBe(text);
  });
});

test.each([
  ['compressed with gzip', [0x1f, 0x8b, 8, 0]],
  ['compressed with zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a ZIP archive', [0x50, 0x4b, 3, 4]],
  ['in UTF-32', [0xff, 0xfe, 0, 0, 0x5b, 0, 0, 0]],
  ['in UTF-32', [0, 0, 0xfe, 0xff]],
  ['in UTF-32', [0x5b, 0, 0, 0]],
  ['in UTF-32', [0, 0, 0, 0x5b]],
])('what is %s is refused by name: %j', async (what, bytes) => {
  for (const declared of [null, 'latin1', 'utf-16le']) {
    await expect(read(Buffer.from(bytes), 3, declared)).rejects.toThrow(`it is ${what}`);
  }
});

test.each([1, 3, 9])('UTF-16 is read by its first bytes, in pieces of %i', async (size) => {
  const bytes = Buffer.from('\ufeff[é見]', 'utf16le');
  expect((await read(bytes, size, null)).text).toBe('[é見]');
  expect((await read(bytes.subarray(2), size, null)).text).toBe('[é見]');
});
