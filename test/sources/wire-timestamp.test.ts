import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonNumber } from '../../src/db/json.js';
import { isNoDate, parseIsoText, toIsoText } from '../../src/sources/wire-timestamp.js';

function read(value: unknown) {
  const text = toIsoText(value);
  return text === null ? null : parseIsoText(text);
}

describe('a timestamp that can be read in one way', () => {
  test.each([
    ['Wed, 06 May 2026 17:00:00 GMT', '2026-05-06T17:00:00.000Z'],
    ['6 May 2026 17:00 +0200', '2026-05-06T15:00:00.000Z'],
    ['Wed, 06 May 2026 17:00:00 -0500 (EST)', '2026-05-06T22:00:00.000Z'],
    [
      'Wed May 06 2026 17:00:00 GMT+0200 (Central European Summer Time)',
      '2026-05-06T15:00:00.000Z',
    ],
    ['Wed May 06 17:00:00 +0000 2026', '2026-05-06T17:00:00.000Z'],
    ['2026-05-06 17:00:00 UTC', '2026-05-06T17:00:00.000Z'],
    ['2026-05-06 17:00:00.5 +0200 CEST', '2026-05-06T15:00:00.500Z'],
    ['2026-05-06T17:00:00Z[UTC]', '2026-05-06T17:00:00.000Z'],
    ['2026-05-06T17:00:00+02:00[Europe/Paris]', '2026-05-06T15:00:00.000Z'],
    ['2026-05-06T17:00:00\u221202:00', '2026-05-06T19:00:00.000Z'],
    ['2026/05/06 17:00:00Z', '2026-05-06T17:00:00.000Z'],
    ['May 6, 2026 at 5:00\u202fPM UTC', '2026-05-06T17:00:00.000Z'],
    ['2026-05-06 12:30 a.m. UTC', '2026-05-06T00:30:00.000Z'],
    ['20260506T170000Z', '2026-05-06T17:00:00.000Z'],
    ['20260506T1700+02', '2026-05-06T15:00:00.000Z'],
    ['２０２６-05-06T17:00:00Z', '2026-05-06T17:00:00.000Z'],
    ['2026-05-06T17:00:00.1234567890123Z', '2026-05-06T17:00:00.123Z'],
    ['2026-05-06T24:00:00Z', '2026-05-07T00:00:00.000Z'],
    ['2026-05-06T24:00+02:00', '2026-05-06T22:00:00.000Z'],
    ['2026-05-06T23:59:60Z', '2026-05-07T00:00:00.000Z'],
    ['2026-05-07T01:59:60.5+02:00', '2026-05-07T00:00:00.000Z'],
    ['/Date(1746525600000)/', '2025-05-06T10:00:00.000Z'],
    ['/Date(1746525600000+0200)/', '2025-05-06T10:00:00.000Z'],
    [946684800, '2000-01-01T00:00:00.000Z'],
    ['946684800', '2000-01-01T00:00:00.000Z'],
    [946684800123, '2000-01-01T00:00:00.123Z'],
    [1746525600, '2025-05-06T10:00:00.000Z'],
    [1746525600.5, '2025-05-06T10:00:00.500Z'],
    ['1746525600.5', '2025-05-06T10:00:00.500Z'],
    [new JsonNumber('1746525600.50'), '2025-05-06T10:00:00.500Z'],
    [new JsonNumber('1.7465256e9'), '2025-05-06T10:00:00.000Z'],
    [1746525600123456, '2025-05-06T10:00:00.123Z'],
    ['1746525600123456', '2025-05-06T10:00:00.123Z'],
    [new JsonNumber('1746525600123456789'), '2025-05-06T10:00:00.123Z'],
  ])('%j is %s', (value, instant) => {
    expect(read(value)).toMatchObject({ instant, dayOnly: false });
  });

  test.each([
    ['20260506', '2026-05-06'],
    ['2026/5/6', '2026-05-06'],
    ['6 May 2026', '2026-05-06'],
    ['6-Sept-2026', '2026-09-06'],
    ['Wednesday, May 6, 2026', '2026-05-06'],
  ])('%j is the day %s', (value, day) => {
    expect(read(value)).toMatchObject({ day, dayOnly: true });
  });

  test.each([
    ['2026-05-06T24:00:00Z', '2026-05-06'],
    ['/Date(1746568800000+0200)/', '2025-05-07'],
    ['Wed, 06 May 2026 23:00:00 -0500', '2026-05-06'],
  ])('%s has the day that is written: %s', (value, day) => {
    expect(read(value)).toMatchObject({ day });
  });

  test.each([
    [1746525600.1231, 100],
    [1746525600.1235, 500],
    ['1746525600.1239', 900],
    [1746525600123456, 456],
    [1746525600123.45, 450],
    ['2026-05-06 17:00:00.123456789 UTC', 456],
  ])('%j has its microseconds', (value, microseconds) => {
    expect(read(value)).toMatchObject({ microseconds });
  });

  test.each(['2026/05/06 17:00', '20260506170000', 'May 6, 2026 5:00 PM'])(
    '%s has no offset',
    (value) => {
      expect(toIsoText(value)).toBe('2026-05-06T17:00:00');
    },
  );
});

test.each([
  ...['05/06/2026', '13/05/2026', '06.05.2026', '6 May 26', '2026-05', '2026-05/06', 'May 2026'],
  ...[
    'Thu, 06 May 2026 17:00:00 GMT',
    '31 June 2026',
    '6 Maybe 2026',
    '20260532',
    '2026-05-06 CEST',
  ],
  ...['2026-05-06 17:00:00 CST', '2026-05-06 17:00:00 Europe/Paris', '2026-05-06 13:00 PM UTC'],
  ...[
    '2026-05-06T24:00:01Z',
    '2026-05-06T17:00:60Z',
    '2026-05-06T23:59:60+02:00',
    '2026-05-06T23:59:61Z',
  ],
  ...[
    '9999-12-31T24:00:00Z',
    '9999-12-31T23:59:60Z',
    '202605061700',
    0,
    '0',
    1,
    12345678901,
    -1746525600,
    true,
    null,
    {},
    [2026],
  ],
  ...['', 'soon', '/Date(x)/', '/Date(999999999999999)/', Number.NaN, Number.POSITIVE_INFINITY],
])('%j is none', (value) => {
  expect(read(value)).toBeNull();
});

test.each([
  ...['', ' ', '0000-00-00', '0000-00-00 00:00:00', '-0001-11-30T00:00:00+00:00', '0001-01-01'],
  ...['0001-01-01T00:00:00', '0001-01-01T00:00:00.0000000Z', '0001-01-01 00:00:00 +0000 UTC'],
  ...['Wed, 30 Nov -0001 00:00:00 +0000', '/Date(-62135596800000)/', -62135596800],
])('%j is no date', (value) => {
  expect(isNoDate(value)).toBe(true);
});

test('any text is read without an error, to a timestamp that exists', () => {
  const piece = fc.constantFrom(
    ...[
      '2026',
      '-',
      '05',
      '06',
      'T',
      ' ',
      '17',
      ':',
      '00',
      '60',
      '24',
      'Z',
      '+02:00',
      'GMT',
      'May',
    ],
    ...['Wed, ', '.', '123456789', 'pm', '/Date(', ')/', '９', '\u2212', '(', ']'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const timestamp = read(pieces.join(''));
      if (!timestamp) return;
      expect(new Date(timestamp.instant).toISOString()).toBe(timestamp.instant);
      expect(timestamp.instant).toHaveLength(24);
      expect(timestamp.day).toMatch(/^\d{4}-\d\d-\d\d$/);
    }),
    { numRuns: 5_000 },
  );
});
