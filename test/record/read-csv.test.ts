import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvRow, readCsv } from '../../src/record/read-csv.js';
import { toUtf8 } from '../../src/sources/text-encoding.js';

async function rowsOf(bytes: Buffer | string, encoding: string | null = null): Promise<CsvRow[]> {
  async function* chunks() {
    const all = Buffer.from(bytes as string);
    for (let at = 0; at < all.length; at += 7) yield all.subarray(at, at + 7);
  }
  const rows: CsvRow[] = [];
  for await (const row of readCsv(toUtf8(chunks(), encoding))) rows.push(row);
  return rows;
}

const values = (rows: CsvRow[]) => rows.map((row) => ('values' in row ? row.values : row.problem));

describe('a CSV file', () => {
  test.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\n1\t2'],
    ['vertical bars', 'a|b\n1|2'],
    ['carriage returns', 'a,b\r1,2\r'],
    ['a byte order mark', '\ufeffa,b\n1,2'],
    ['empty lines', '\na,b\n\n  \n1,2\n\n'],
    ['spaces around values', ' a , b \n 1 , 2 '],
    ["Excel's line with its delimiter", 'sep=;\r\na;b\r\n1;2'],
    ["Excel's line with a delimiter that the header has not most of", '"sep=\t"\r\na\tb\r\n1\t2'],
  ])('with %s', async (_name, csv) => {
    expect(values(await rowsOf(csv))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test.each([
    ['UTF-16', Buffer.from('\ufeffa,b\nZoë,2', 'utf16le'), null],
    ['UTF-16 without a mark', Buffer.from('a,b\nZoë,2', 'utf16le'), null],
    ['big-endian UTF-16', Buffer.from('\ufeffa,b\nZoë,2', 'utf16le').swap16(), null],
    ['a named encoding', Buffer.from('a,b\nZoë,2', 'latin1'), 'windows-1252'],
    ['UTF-8 that is marked, whatever is named', Buffer.from('\ufeffa,b\nZoë,2'), 'windows-1252'],
  ])('in %s', async (_name, bytes, encoding) => {
    expect(values(await rowsOf(bytes, encoding))).toEqual([
      ['a', 'b'],
      ['Zoë', '2'],
    ]);
  });

  test('a bad row is a problem of its own', async () => {
    const lines = [
      'a,b',
      '1,"never closed',
      '2,Smith, Jane',
      '3',
      '4,"Ann"a',
      '5,An"n',
      '6,"two\nlines, and a ""quote"""',
      '7,x',
    ];
    const csv = Buffer.concat([
      Buffer.from(`${lines.join('\n')}\n`),
      Buffer.from('8,Zoë\n', 'latin1'),
      Buffer.from('9,"y'),
    ]);
    expect(await rowsOf(csv)).toEqual([
      { line: 1, values: ['a', 'b'] },
      { line: 2, problem: expect.stringMatching(/^has a quote that is not closed.*never closed/) },
      { line: 3, problem: 'has 3 values for 2 columns: "2,Smith, Jane"' },
      { line: 4, problem: 'has 1 values for 2 columns: "3"' },
      { line: 5, problem: expect.stringMatching(/^has a quote/) },
      { line: 6, problem: expect.stringMatching(/^has a quote/) },
      { line: 7, values: ['6', 'two\nlines, and a "quote"'] },
      { line: 9, values: ['7', 'x'] },
      { line: 10, problem: expect.stringMatching(/^is not UTF-8/) },
      { line: 11, problem: expect.stringMatching(/^has a quote/) },
    ]);
  });

  test('lines that are one row, or two with a bad quote each, are neither', async () => {
    const lines = [
      'object,name,company,c04',
      'contacts,"Jane,Acme,j1',
      'contacts,Bob",Bcorp,j2',
      'contacts,Ann,Acme,j3',
      '"contacts,Zoë,"Acme, Inc",j4',
      'contacts,Kim,Acme,j5',
      'contacts",Lee,Acme,j6',
      'contacts,"Acme\nParis, France",,j7',
      'contacts,"Acme, Inc.\nthe ""best"", of, all",,j8',
    ];
    expect(await rowsOf(lines.join('\n'))).toEqual([
      { line: 1, values: ['object', 'name', 'company', 'c04'] },
      { line: 2, problem: expect.stringMatching(/^has a quote that is not closed/) },
      { line: 3, problem: expect.stringMatching(/^has a quote/) },
      { line: 4, values: ['contacts', 'Ann', 'Acme', 'j3'] },
      { line: 5, problem: expect.stringMatching(/^has a quote/) },
      { line: 6, values: ['contacts', 'Kim', 'Acme', 'j5'] },
      { line: 7, problem: expect.stringMatching(/^has a quote/) },
      { line: 8, values: ['contacts', 'Acme\nParis, France', '', 'j7'] },
      { line: 10, values: ['contacts', 'Acme, Inc.\nthe "best", of, all', '', 'j8'] },
    ]);
  });

  test('whatever is written by the rules is read', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', 'é', ' ') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const csv = rows.map((row) => row.map(quote).join(',')).join('\r\n');
          expect(values(await rowsOf(`"a","b"\r\n${csv}`)).slice(1)).toEqual(rows);
        },
      ),
    );
  });
});
