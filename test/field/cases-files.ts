import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { FieldCase } from './field-case.js';
import { inventComment } from './upstream-bodies.js';

/** `record import` of a CSV file: the counts and what was said. */
function csv(
  name: string,
  content: Buffer | string,
  counts: object,
  said: unknown[] = [],
  options: string[] = [],
): FieldCase {
  return {
    input: `13. CSV: ${name}`,
    expected: { ...counts, said, error: null },
    async got(field) {
      const organization = await field.createOrganization();
      await organization.importFile('kasar', '{"notes":{"data":[],"total":0}}');
      const file = organization.write('records.csv', content);
      const { stdout, stderr } = await organization.cli(['record', 'import', file, ...options]);
      const { added, invalid } = JSON.parse(stdout || '{}');
      const found = await organization.names();
      const lines = stderr
        .split('\n')
        .filter(Boolean)
        .map((line) => line.replace(/^\S+?:(?=\d+: )/, ''));
      return { added, invalid, names: found, said: lines, error: null };
    },
  };
}

const HEADER = 'object,name,kasar\n';

export const FILE_CASES: FieldCase[] = [
  csv(
    'an unquoted comma',
    `${HEADER}contacts,Smith, Jane,k-1\ncontacts,Ann,k-2\n`,
    { added: 1, invalid: 1, names: ['Ann'] },
    [expect.stringMatching(/^2: has 4 values for 3 columns/)],
  ),
  csv('a row that is too short', `${HEADER}contacts,Ann\n`, { added: 0, invalid: 1, names: [] }, [
    expect.stringMatching(/^2: has 2 values/),
  ]),
  csv(
    'a bad quote',
    `${HEADER}contacts,"Bob,k-1\ncontacts,Ann,k-2\n`,
    { added: 1, invalid: 1, names: ['Ann'] },
    [expect.stringMatching(/^2: has a quote/)],
  ),
  csv(
    'two bad quotes',
    `${HEADER}contacts,"Jane,k-1\ncontacts,Bob",k-2\ncontacts,Ann,k-3\n`,
    { added: 1, invalid: 2, names: ['Ann'] },
    [expect.stringMatching(/^2: has a quote/), expect.stringMatching(/^3: has a quote/)],
  ),
  csv("Excel's line sep=;", 'sep=;\r\nobject;name;kasar\r\ncontacts;Ann;k-1\r\n', {
    added: 1,
    invalid: 0,
    names: ['Ann'],
  }),
  csv(
    'an empty column after the last',
    'object,name,kasar,\ncontacts,Ann,k-1,\ncontacts,Bob,k-2,x\n',
    { added: 1, invalid: 1, names: ['Ann'] },
    ['3: has a value in a column without a name'],
  ),
  csv('no object', `${HEADER},Ann,k-1\n`, { added: 0, invalid: 1, names: [] }, [
    '2: object is empty',
  ]),
  csv(
    'an id that a spreadsheet has shortened',
    `${HEADER}contacts,Ann,1.23457E+18\n`,
    { added: 0, invalid: 1, names: [] },
    [expect.stringMatching(/^2: kasar is a number without its last digits.*"1.23457E\+18"/)],
  ),
  csv('semicolons', 'object;name;kasar\ncontacts;Ann;k-1\n', {
    added: 1,
    invalid: 0,
    names: ['Ann'],
  }),
  csv('tabs', 'object\tname\tkasar\ncontacts\tAnn\tk-1\n', {
    added: 1,
    invalid: 0,
    names: ['Ann'],
  }),
  csv('a byte order mark', `\ufeff${HEADER}contacts,Ann,k-1\n`, {
    added: 1,
    invalid: 0,
    names: ['Ann'],
  }),
  csv('UTF-16', Buffer.from(`\ufeff${HEADER}contacts,Zoë,k-1\n`, 'utf16le'), {
    added: 1,
    invalid: 0,
    names: ['Zoë'],
  }),
  csv(
    'Windows-1252 that is not named',
    Buffer.from(`${HEADER}contacts,Zoë,k-1\n`, 'latin1'),
    { added: 0, invalid: 1, names: [] },
    [expect.stringMatching(/^2: is not UTF-8/)],
  ),
  csv(
    'Windows-1252',
    Buffer.from(`${HEADER}contacts,Zoë,k-1\n`, 'latin1'),
    { added: 1, invalid: 0, names: ['Zoë'] },
    [],
    ['--encoding', 'windows-1252'],
  ),
  csv(
    'UTF-8 that is named Windows-1252',
    `${HEADER}contacts,Zoë,k-1\n`,
    { added: 1, invalid: 0, names: ['Zoë'] },
    [expect.stringMatching(/^warning: .*declared as windows-1252.*UTF-8/)],
    ['--encoding', 'windows-1252'],
  ),
  {
    input: '13. a workbook, gzip and UTF-32 instead of CSV and JSON',
    expected: {
      csv: [expect.stringMatching(/ZIP.*Excel/), expect.stringMatching(/UTF-32/)],
      json: [expect.stringMatching(/compressed with gzip/), expect.stringMatching(/UTF-32/)],
    },
    async got(field) {
      const organization = await field.createOrganization();
      const utf32 = Buffer.from([...'[]'].flatMap((char) => [char.charCodeAt(0), 0, 0, 0]));
      const records = async (content: Buffer) => {
        const file = organization.write('records.csv', content);
        return (await organization.cli(['record', 'import', file])).stderr.trim();
      };
      const bodies = async (content: Buffer) =>
        (await organization.importFile('invent', content)).said.join();
      return {
        csv: [await records(Buffer.from('PK\x03\x04workbook')), await records(utf32)],
        json: [await bodies(gzipSync('[]')), await bodies(utf32)],
      };
    },
  },
  {
    input: '13. UTF-8 that is named latin1, as JSON',
    expected: { shown: ['Zoë'], warnings: 1, said: [expect.stringMatching(/read as UTF-8/)] },
    async got(field) {
      const organization = await field.createOrganization();
      const file = organization.write(
        'body.json',
        JSON.stringify([inventComment({ comment: 'Zoë' })]),
      );
      const source = ['--system', 'invent', '--source', 'invent'];
      const record = ['--object', 'contacts', '--record', 'c-1', '--encoding', 'latin1'];
      const { stdout, stderr } = await organization.cli(['import', ...source, ...record, file]);
      const { nodes } = await organization.importLine('invent', '[]');
      return {
        shown: nodes.map((node) => ('content' in node ? node.content : null)),
        warnings: JSON.parse(stdout).warnings,
        said: stderr.split('\n').filter(Boolean),
      };
    },
  },
  ...[
    [
      'UTF-16',
      Buffer.from(`\ufeff${JSON.stringify([inventComment({ comment: 'Zoë' })])}`, 'utf16le'),
      ['Zoë'],
    ],
    [
      'Windows-1252',
      Buffer.from(JSON.stringify([inventComment({ comment: 'Zoë' })]), 'latin1'),
      [],
    ],
  ].map(
    ([name, content, shown]): FieldCase => ({
      input: `13. JSON in ${name}`,
      expected: { shown, said: shown!.length > 0 ? [] : [expect.stringMatching(/UTF-8/i)] },
      async got(field) {
        const organization = await field.createOrganization();
        const { nodes, said } = await organization.importFile('invent', content as Buffer);
        return { shown: nodes.map((node) => ('content' in node ? node.content : null)), said };
      },
    }),
  ),
];
