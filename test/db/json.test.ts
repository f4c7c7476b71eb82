import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonNumber, parseJson, stringifyJson } from '../../src/db/json.js';

describe('JSON with all digits of its numbers', () => {
  test.each([
    '1.10',
    '[12345678901234567890,-9007199254740993]',
    '{"a":{"b":[1.0,0.12345678901234567890,1E5,1e400]}}',
    '{"a":1,"b":[2.5,-0.1,1e-7],"c":"1.10 12345678901234567890"}',
    '[ 1.10 ]'.replaceAll(' ', ''),
    '{"rate":0.0000001}',
    '[-0,-0.00000012,0.000001]',
    '{"__proto__":1.10}',
    '["\\ud83d",1.10]',
    '["\\u0000",1.10]',
  ])('%s is the same afterwards', (json) => {
    expect(stringifyJson(parseJson(json))).toBe(json);
  });

  test('numbers that a JavaScript number holds are JavaScript numbers', () => {
    expect(parseJson('[1,-2.5,0,1e-7,9007199254740991]')).toEqual([
      1, -2.5, 0, 1e-7, 9007199254740991,
    ]);
    expect(parseJson('[1,1.10]')).toEqual([1, new JsonNumber('1.10')]);
  });

  test('every number is the same afterwards', () => {
    const number = fc.stringMatching(
      /^-?(0|[1-9]\d{0,20})(\.\d{1,20}|\.0{1,8}\d{1,3})?([eE][+-]?\d{1,3})?$/,
    );
    fc.assert(
      fc.property(number, (digits) => {
        for (const json of [digits, `{"a":[1,${digits}]}`]) {
          expect(stringifyJson(parseJson(json))).toBe(json);
          expect(stringifyJson(parseJson(json.replaceAll(/([:,[])/g, '$1 \n')))).toBe(json);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  test('U+FEFF is part of a text', () => {
    expect(parseJson('["\ufeffa",1.10,"\ufeff"]')).toEqual([
      '\ufeffa',
      new JsonNumber('1.10'),
      '\ufeff',
    ]);
  });

  test.each(['', '[1.10', '{"a":1.10,}', '[1.10] x', '01.10', '1.', '"\u0000 1.10"'])(
    '%j is a SyntaxError',
    (json) => {
      expect(() => parseJson(json)).toThrow(SyntaxError);
    },
  );

  test('every value that JSON.stringify writes is parsed as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(10), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const parsed = parseJson(json);
        expect(stringifyJson(parsed)).toBe(stringifyJson(parseJson(JSON.stringify(value))));
        expect(JSON.parse(JSON.stringify(parsed))).toEqual(JSON.parse(json));
      }),
    );
  });

  test('outside of stringifyJson it is the nearest number', () => {
    expect(JSON.stringify({ a: new JsonNumber('1.10') })).toBe('{"a":1.1}');
    expect(`${new JsonNumber('1.10')}`).toBe('1.10');
  });
});
