import { expect, test } from 'vitest';
import { hashTexts } from '../../src/activity/text-hash.js';

const hashOf = (text: string) => hashTexts([text]);

test('case, accents and white space make no difference', () => {
  for (const same of ['CAFÉ  au lait', ' cafe\u0301 au\nlait\t', 'cafe au\u00a0lait']) {
    expect(hashOf(same)).toEqual(hashOf('Café au lait'));
  }
  expect(hashOf('Café au laits')).not.toEqual(hashOf('Café au lait'));
});

test('blank texts have no hash, the same text has one', () => {
  expect(hashTexts(['', ' \n', '\u00a0'])).toEqual([]);
  expect(hashTexts(['Call', 'Order', 'call'])).toEqual([...hashOf('call'), ...hashOf('order')]);
});

test('a hash is a 64-bit integer', () => {
  for (let n = 0; n < 50; n++) {
    const [hash] = hashOf(`text ${n}`);
    expect(BigInt.asIntN(64, BigInt(hash!))).toBe(BigInt(hash!));
  }
});

test('long texts are compared by their first 1,000 characters', () => {
  const long = 'é'.repeat(999);
  expect(hashOf(`${long}1 and more`)).toEqual(hashOf(`${long.normalize('NFD')}1 and another end`));
  expect(hashOf(`${long}1`)).not.toEqual(hashOf(`${long}2`));
});
