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
