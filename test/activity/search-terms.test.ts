import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchTerms } from '../../src/activity/search-terms.js';

describe('searchTerms', () => {
  test.each([
    ['Follow-up on the PROPOSAL', ['follow', 'up', 'on', 'the', 'proposal']],
    ['Inês Müller-Straße', ['ines', 'muller', 'strasse']],
    ['Ærøskøbing Łódź', ['aeroskobing', 'lodz']],
    ['ﬁle ①②', ['file', '12']],
    ['jane.doe@example.com', ['jane', 'doe', 'example', 'com']],
    ['価格 цена τιμή', ['価格', 'цена', 'τιμη']],
    ["l'été, l'ÉTÉ", ['l', 'ete']],
    ['… — !', []],
    ['', []],
  ])('%j is %j', (text, words) => {
    expect(searchTerms(text)).toEqual(words);
  });

  test('splitting its own words gives them again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const words = searchTerms(text);
        expect(searchTerms(words.join(' '))).toEqual(words);
      }),
      { numRuns: 5_000 },
    );
  });

  test('a very long word is cut, and found by the same word', () => {
    const [word, ...others] = searchTerms('é'.repeat(100_000));
    expect(others).toEqual([]);
    expect(Buffer.byteLength(word ?? '')).toBeLessThanOrEqual(2_046);
  });

  test('a very long text is covered as far as 256 KB of it', () => {
    const text = Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(' ');
    const words = searchTerms(text);
    expect(words.slice(0, 3)).toEqual(['word0', 'word1', 'word2']);
    expect(Buffer.byteLength(words.join(''))).toBeLessThanOrEqual(256 * 1024);
  });
});
