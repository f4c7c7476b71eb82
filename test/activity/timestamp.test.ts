import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay, parseDateTime, parseTimestamp } from '../../src/activity/timestamp.js';

const instants = fc.date({
  min: new Date('0001-01-02T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('parseTimestamp', () => {
  test.each([
    ['2026-04-29T15:30:00Z', '2026-04-29T15:30:00.000Z'],
    ['2026-04-29t15:30:00z', '2026-04-29T15:30:00.000Z'],
    ['2026-04-29 15:30', '2026-04-29T15:30:00.000Z'],
    ['2026-04-29T15:30:00,5+0200', '2026-04-29T13:30:00.500Z'],
    ['2026-04-29T15:30:00+02', '2026-04-29T13:30:00.000Z'],
    ['2026-04-29T15:30:00.999999999Z', '2026-04-29T15:30:00.999Z'],
    ['2024-02-29T23:59:59.9999-12:00', '2024-03-01T11:59:59.999Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseTimestamp(text)).toEqual({ instant, dayOnly: false });
  });

  test('a day is its 00:00 UTC', () => {
    const instant = '2026-03-15T00:00:00.000Z';
    expect(parseTimestamp('2026-03-15')).toEqual({ instant, dayOnly: true });
  });

  test.each([
    '2026-02-30',
    '2026-02-29T00:00:00Z',
    '2026-13-01',
    '2026-00-10',
    '0000-01-01',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '2026-01-01T24:00:00Z',
    '2026-01-01T10:60:00Z',
    '2026-01-01T10:00:61Z',
    '2026-01-01T10:00:00+25:00',
    '2026-01-01T10:00:00+01:75',
    '2026-01-01T',
    '2026-1-1',
    '20260101',
    '1767225600',
    '+002026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    'yesterday',
    '',
  ])('%j is none', (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });

  test('never throws', () => {
    const digits = fc.stringMatching(
      /^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?([Zz]|[+-]\d\d(:?\d\d)?)?)?$/,
    );
    fc.assert(
      fc.property(fc.oneof(digits, fc.string({ unit: 'binary' })), (text) => {
        const timestamp = parseTimestamp(text);
        if (timestamp) expect(new Date(timestamp.instant).toISOString()).toBe(timestamp.instant);
      }),
      { numRuns: 5_000 },
    );
  });

  test('gives every instant back as it was written, in any offset', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
        const instant = date.toISOString();
        expect(parseTimestamp(instant)).toEqual({ instant, dayOnly: false });
        const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const minutes = Math.abs(offset);
        const zone = [Math.floor(minutes / 60), minutes % 60].map((it) =>
          String(it).padStart(2, '0'),
        );
        const written = `${local}${offset < 0 ? '-' : '+'}${zone.join(':')}`;
        expect(parseTimestamp(written)).toEqual({ instant, dayOnly: false });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('parseDateTime', () => {
  test.each([
    ['2026-04-29T15:30:00.000Z', '2026-04-29T15:30:00.000Z'],
    ['2026-04-29T15:30:00+02:00', '2026-04-29T13:30:00.000Z'],
    ['2026-04-29T15:30:00.1239Z', '2026-04-29T15:30:00.123Z'],
    ['2026-01-01T00:00:00.123456+00:00', '2026-01-01T00:00:00.123Z'],
    ['1969-12-31T23:59:59.999999999Z', '1969-12-31T23:59:59.999Z'],
    ['2026-04-29T15:30:00.1234567890Z', null],
    ['2026-04-29T15:30:00.Z', null],
    ['2026-04-29T15:30:00', null],
    ['2026-04-29', null],
  ])('%s is %s', (text, instant) => {
    expect(parseDateTime(text)).toBe(instant);
  });
});

test('isDay knows the days of the calendar', () => {
  fc.assert(
    fc.property(instants, (date) => {
      expect(isDay(date.toISOString().slice(0, 10))).toBe(true);
    }),
  );
  for (const none of ['2026-02-29', '2026-04-31', '2026-1-01', '0000-01-01', '2026-01-01T', '']) {
    expect(isDay(none), none).toBe(false);
  }
});
