import { expect, test } from 'vitest';
import { readRetryAfter } from '../../../src/sources/client/retry-after.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;

test.each([
  ['0', 0],
  ['30', 30_000],
  [' 30 ', 30_000],
  ['3600', HOUR],
  ['3601', HOUR],
  ['999999999', HOUR],
  ['Sun, 01 Mar 2026 12:00:20 GMT', 20_000],
  ['Sunday, 01-Mar-26 12:00:20 GMT', 20_000],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['Tue, 01 Mar 2050 12:00:00 GMT', HOUR],
  ['99999999999999999999', HOUR],
])('%s', (header, wait) => {
  expect(readRetryAfter(header, NOW)).toBe(NOW + wait);
});

test.each([undefined, null, '', '  ', 'soon', '-5', '1.5', '1e3', '12 apples', ['30'], 30])(
  '%j says nothing',
  (header) => {
    expect(readRetryAfter(header, NOW)).toBeNull();
  },
);
