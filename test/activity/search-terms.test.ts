import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearchQuery } from '../../src/activity/search-query.js';
import { foldText, tokenize } from '../../src/activity/search-terms.js';
import { SearchVector, searchVector } from '../../src/activity/search-vector.js';

const ORGANIZATION = '019ab3c4-0000-7000-8000-0000000abcde';

function tokensOf(text: string): string[] {
  return tokenize(foldText(text)).map((token) => token.text);
}

function isFound(search: string, ...texts: string[]): boolean {
  const vector = searchVector(texts, ORGANIZATION);
  const query = parseSearchQuery(search, ORGANIZATION);
  return query.matches(new SearchVector(vector));
}

describe('tokenize', () => {
  test.each([
    ['Follow-up on the PROPOSAL', ['follow', 'up', 'on', 'the', 'proposal']],
    ['Inês Müller-Straße', ['ines', 'muller', 'strasse']],
    ['Ærøskøbing Łódź', ['aeroskobing', 'lodz']],
    ['ﬁle ①②', ['file', '12']],
    ['jane.doe@example.com', ['jane', 'doe', 'example', 'com']],
    ['価格 цена τιμή', ['価格', 'цена', 'τιμη']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['iPhone15見積', ['iphone15', '見積']],
    ['한국어 ﾃﾞｰﾀ', ['한국어', 'データ']],
    ['バリ ﾊﾟﾘ は\u3099', ['バリ', 'パリ', 'ば']],
    ['दिन दान নতুন', ['दिन', 'दान', 'নতুন']],
    ['мой мои ёлка за́мок Україна ќе', ['мой', 'мои', 'елка', 'замок', 'україна', 'ќе']],
    ['Ελλάδα Việt Nam שָׁלוֹם مُحَمَّد', ['ελλαδα', 'viet', 'nam', 'שלום', 'محمد']],
    ['كتـــاب ١٢٣ ۴۵۶ ৭৮ ๑๒', ['كتاب', '123', '456', '78', '12']],
    ["1,234,567.89 12'500 ١٬٢٣٤٫٥", ['1234567', '89', '12500', '1234', '5']],
    ['1,2345 12,34 a1,234 1.2,345', ['1', '2345', '12', '34', 'a1', '234', '1', '2', '345']],
    ['in\u00advoice in\u200bvoice ｉｎｖｏｉｃｅ', ['invoice', 'invoice', 'invoice']],
    ['done 🎉 🇫🇷', ['done', '🎉', '🇫🇷']],
    ['… — !', []],
    ['', []],
  ])('%j is %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  test('splitting its own tokens gives them again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const tokens = tokensOf(text);
        expect(tokensOf(tokens.join(' '))).toEqual(tokens);
      }),
      { numRuns: 5_000 },
    );
  });

  test('a very long word is cut, and found by the same word', () => {
    const [word, ...others] = tokensOf('é'.repeat(100_000));
    expect(others).toEqual([]);
    expect(Buffer.byteLength(word ?? '')).toBeLessThanOrEqual(2_046);
    expect(isFound('é'.repeat(100_000), 'é'.repeat(100_000))).toBe(true);
  });
});

describe('searchVector', () => {
  test('a very long text is covered as far as 256 KB of it', () => {
    const text = Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(' ');
    expect(isFound('word0 word1 word2', text)).toBe(true);
    expect(isFound('word199999', text)).toBe(false);
    const lexemes = searchVector([text], ORGANIZATION)!.match(/'[^']*'/g)!;
    expect(lexemes.join('').length - 2 * lexemes.length).toBeLessThanOrEqual(256 * 1024);
  });

  test('no phrase reaches from one text into the next', () => {
    expect(isFound('"signed contract"', 'signed contract')).toBe(true);
    expect(isFound('"signed contract"', 'signed', 'contract')).toBe(false);
    expect(isFound('signed contract', 'signed', 'contract')).toBe(true);
    expect(isFound('見積書', '見積', '書')).toBe(false);
  });

  test.each([
    ['more words than have positions', '見積書 '.repeat(20_000)],
    ['a word more often than it has positions', 'the '.repeat(300)],
  ])('in a text with %s a phrase is found where its words are', (_name, filler) => {
    const text = `${filler} signed the last contract`;
    expect(isFound('"last contract"', text)).toBe(true);
    expect(isFound('"contract signed"', text)).toBe(true);
    expect(isFound('"contract cancelled"', text)).toBe(false);
    expect(isFound('見積書', text)).toBe(text.includes('見積書'));
  });
});

describe('a search', () => {
  test('finds every part of a text without spaces', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'見積書を送りました本日価格ราคาสินค้า견적서'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (generated, a, b) => {
        const given = `書${generated}`;
        const folded = foldText(given);
        const start = a % folded.length;
        const part = folded.slice(start, start + 1 + (b % (folded.length - start)));
        expect(isFound(part, `on ${given}.`)).toBe(true);
        expect(isFound(`"${part}"`, given)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('finds a text by the whole of it, and by any part of it between spaces', () => {
    const word = fc.oneof(
      fc.constantFrom("o'brien", 'e-mail', 'v1.2', 'zk@example.com', '06', '12', '🎉', '+33'),
      fc.constantFrom('iPhone15見積', '見積書', 'in\u200bvoice', 'ｆｕｌｌ', 'Straße', '"'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), (words, at) => {
        const text = words.join(' ');
        for (const search of [text, words.slice(at % words.length).join(' ')]) {
          const { isEmpty } = parseSearchQuery(search, ORGANIZATION);
          expect(isFound(search, text), search).toBe(!isEmpty);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['0612345678', 'Tel. 06 12 34 56 78'],
    ['+33612345678', 'Tel. +33 6 12-34.56 78'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['(555) 123-4567', '5551234567'],
    ['0612345678', '06 12 34 56 78 06 98 76 54 32'],
    ['0698765432', '06 12 34 56 78 06 98 76 54 32'],
    ['2026 06 15', 'on 15/06/2026'],
    ['+33612345678', 'Tel. +33 (0)6 12 34 56 78'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0612345678', '+33 (0)6 12 34 56 78'],
    ['+336 98 76 54 32', 'Tel. 0033 6 98 76 54 32'],
    ['+33698765432', '0033698765432'],
    ['00 33 6 98 76 54 32', '+33698765432'],
    ['0033698765432', '+33 6 98 76 54 32'],
    ['0033698765432', '0033 6 98 76 54 32'],
    ['1234.56', 'costs 1,234.56 EUR'],
    ['1,234.56', 'costs 1234.56 EUR'],
    ['234', 'pages 1,234'],
    ['123', 'order ١٢٣'],
  ])('for the number %s finds %s', (search, text) => {
    expect(isFound(search, text)).toBe(true);
  });

  test.each([
    ['パリ', 'バリ'],
    ['ハリ', 'バリ'],
    ['दान', 'दिन'],
    ['мои', 'мой'],
    ['ดาว', 'ดีว'],
  ])('for %s does not find %s', (search, text) => {
    expect(isFound(search, text)).toBe(false);
    expect(isFound(search, `${text} ${search}`)).toBe(true);
  });
});
