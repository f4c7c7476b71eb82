import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/activity/plain-text.js';

describe('HTML', () => {
  test.each([
    [
      '<div><p>Hello&nbsp;<b>im</b>portant caf&eacute; &amp; co</p></div>',
      'Hello important café & co',
    ],
    ['<p>One</p>\n<p>Two<br>three<BR/>four</p>', 'One\n\nTwo\nthree\nfour'],
    ['<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
    ['<div>a<br></div><div>b</div>', 'a\nb'],
    ['a<br><br><br><br>b<hr>c', 'a\n\nb\nc'],
    ['Hi <b>Bob</b>,<br>\n  see   you', 'Hi Bob,\nsee you'],
    ['Buy:<ul><li>milk</li><li><p>eggs</p></li></ul>now', 'Buy:\n• milk\n• eggs\n\nnow'],
    ['<ol><li>one<li>two<ul><li>x</ul><li>three</ol>', '1. one\n2. two\n• x\n3. three'],
    ['<table><tr><td>Total</td><td>5.00</td></tr><tr><td>VAT<td>1</table>', 'Total 5.00\nVAT 1'],
    [
      '<head><title>T</title><style>p { a }</style></head><script>if (a<b) {}</script><p>x<!-- c -->y',
      'xy',
    ],
    [
      '<a href="https://x.com">our offer</a> <img alt="A &amp; B" src=a.png><img alt="">',
      'our offer A & B',
    ],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['<p>a &lt;b&gt; 1 < 2 &#128075; &#x1F44B;</p>', 'a <b> 1 < 2 👋 👋'],
    ['<p>im&shy;portant&#8203;</p>', 'important'],
    [
      '<p>Jane <jane@x.com> wrote: see <https://x.com/a?b=1></p>',
      'Jane <jane@x.com> wrote: see <https://x.com/a?b=1>',
    ],
    ['<!DOCTYPE html><html><body><o:p></o:p>Text<![if !mso]>!<![endif]></body></html>', 'Text!'],
    ['Hello</p></div> you', 'Hello\n\nyou'],
    ['<p>cut o<b', 'cut o'],
    ['<p class="a">x</p><div style="colo', 'x'],
    ['<span style=color:red>red</span>', 'red'],
    ['<i>Hello</i>', 'Hello'],
    ['<script>alert(1)</script>', ''],
    ['call <tel:0612345678><br>or <mailto:ann>', 'call <tel:0612345678>\nor <mailto:ann>'],
    ['<p>Hi</p><iframe src="x"><p>rest</p>', 'Hi\n\nrest'],
    ['Hi <iframe src="x"/>rest <iframe src="y">no</iframe>', 'Hi rest'],
    ['<p>Hi</p><title>rest <b>x</b>', 'Hi\n\nrest x'],
    [
      '<ol start="5"><li>a<li value=9>b<li>c</ol><ol start="x"><li>d</ol>',
      '5. a\n9. b\n10. c\n1. d',
    ],
    ['<![CDATA[<b>x</b>]]>', 'x'],
    ['<p>a</p><![CDATA[<p>b &amp; c</p>]]>', 'a\n\nb & c'],
    ['<![CDATA[a < b]]>', 'a < b'],
    ['<p></p>', ''],
  ])('%s', (html, text) => {
    expect(toPlainText(html)).toBe(text);
  });
});

describe('text that is no HTML', () => {
  test.each([
    '',
    'Plain text\n\n  with   spaces ',
    'a < b and c > d',
    'a<b and c>d',
    'a<b>c',
    '<3 you',
    'x<y>z',
    'Jane <jane@x.com>',
    'see <https://x.com/a?b=1&c=2>',
    'Dear <name>, your <title> at <address> on <time>',
    'List<String> and Map<K, V>',
    '<config><name>x</name></config>',
    '<<<>>> </> <!> <?',
    'begins with <![CDATA[ in XML',
    'call <tel:0612345678>',
    'AT&T, R&D, ?a=1&copy=2 & more; 100 &percnt',
  ])('stays as it is: %s', (text) => {
    expect(toPlainText(text)).toBe(text);
  });

  test('has its character references replaced, and keeps its lines', () => {
    expect(toPlainText('caf&eacute;&nbsp;&amp; co\n  &#8364; 5 &lt;b&gt; &amp;amp; &nope;')).toBe(
      'café & co\n  € 5 <b> &amp; &nope;',
    );
  });
});

const pieces = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<ul>',
    '<li>',
    '</ul>',
    '<ol>',
    '<script>',
    '</script>',
    '<!--',
  ],
  ...[
    '-->',
    '<a href="',
    '">',
    '<',
    '>',
    '&',
    '&amp;',
    '&#0;',
    '&#xD800;',
    '"',
    ' ',
    '\n',
    'é',
    'word',
  ],
  ...['<pre>', '</pre>', '<![CDATA[', ']]>', '<img alt=x>', '<br>', '<!', '<?', '/', '\u00a0'],
);

test('any text is read: without tags of HTML, blank ends or broken Unicode', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const html = `<div>${parts.join('')}`;
      const text = toPlainText(html);
      expect(text).toBe(text.trim());
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toMatch(/\0|\u00a0/);
      const [start] = toPlainText(html, 5).split('…');
      expect(text.startsWith(start!)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('text of escaped characters is given back', () => {
  const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (words) => {
      const lines = words.map((it) => it.replace(/\s+/g, ' ').trim()).filter(Boolean);
      const html = lines.map((it) => `<div>${escapeHtml(it)}</div>`).join('');
      expect(toPlainText(html)).toBe(lines.join('\n'));
    }),
  );
});

test('the first 1,000,000 characters of HTML are read, and all of other text', () => {
  const long = `${'word '.repeat(250_000)}end`;
  expect(toPlainText(long)).toBe(long);
  expect(toPlainText(`a < b ${long}`)).toBe(`a < b ${long}`);
  const { length } = toPlainText(`<p>${long}</p>`);
  expect(length).toBeGreaterThan(999_900);
  expect(length).toBeLessThanOrEqual(1_000_000);
});

// Each is read in a fraction of a second; what takes quadratic time would take minutes.
test.each([
  ['<div>', ''],
  ['<b>', '</i>'],
  ['<ol><li>x', '</ul>'],
  ['<a "', "<a '"],
  ['<title>', '</script>'],
  ['<p a=b ', ''],
  ['<!--', '<![CDATA['],
  ['<p>&am', '&'],
  ['<iframe ', '<iframe/>'],
  ['<![CDATA[', ']]>'],
])('60,000 of %s and of %s are read', (opening, closing) => {
  const html = `<p>Hello</p>${opening.repeat(60_000)}${closing.repeat(60_000)}`;
  expect(toPlainText(html)).toMatch(/^Hello/);
});
