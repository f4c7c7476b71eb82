import { decodeHTMLStrict } from 'entities';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** The part of HTML that is read, in characters. */
const MAX_HTML = 1_000_000;

/**
 * Converts a text that may be HTML, as notes, comments and emails of sources are, to plain text. Blocks and
 * `<br>` become line breaks, list items have a bullet or their number, links keep their text and images
 * their alt; scripts, styles and comments are left out. It takes time in proportion to the text, however
 * deep or broken its HTML is, and reads the first 1,000,000 characters of HTML.
 *
 * A text is HTML where it has a tag that nobody writes otherwise: one of layout (`<p>`, `<br>`), an HTML
 * element with an attribute, or with both its tags. Anything else stays as it is (`a < b`, `x<y>z`,
 * `Jane <jane@x.com>`), but for character references: `caf&eacute;`.
 * @param limit the text may end after so many characters.
 */
export function toPlainText(given: string, limit = Number.POSITIVE_INFINITY): string {
  const text = given.includes(CDATA) ? unwrapCdata(given) : given;
  const plain = text.includes('<') ? htmlToText(text, limit) : null;
  if (plain !== null) return plain;
  const decoded = REFERENCE.test(text) ? decodeHTMLStrict(text) : text;
  return decoded === text ? text : decoded.replaceAll('\u00a0', ' ');
}

/** Matches where a text may have a character reference. */
const REFERENCE = /&#?\w+;/;

const CDATA = '<![CDATA[';

/** Takes what is in CDATA sections out of them: feeds and XML exports wrap HTML so. */
function unwrapCdata(text: string): string {
  const [before, ...sections] = text.split(CDATA);
  const contents = sections.map((section) =>
    section.includes(']]>') ? section.replace(']]>', '') : CDATA + section,
  );
  return before + contents.join('');
}

/** Returns the text of HTML; null where a text is none. */
function htmlToText(html: string, limit: number): string | null {
  const reader = new HtmlReader(openUnclosed(html.slice(0, MAX_HTML)), limit);
  const tokenizer = new Tokenizer({}, reader);
  reader.onEnough = () => tokenizer.pause();
  tokenizer.write(reader.html);
  tokenizer.end();
  return reader.isHtml ? reader.text.end() : null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Elements with a blank line around them. */
const PARAGRAPHS = words('blockquote h1 h2 h3 h4 h5 h6 p pre');

/** Elements that begin and end a line. */
const BLOCKS = words(
  `address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form header hgroup hr html legend li main menu nav ol optgroup option search section summary table tbody
  tfoot thead tr ul`,
);

/** Elements whose tags alone show that a text is HTML: their names are no words. */
const LAYOUT = words(
  `blockquote br center div em font h1 h2 h3 h4 h5 h6 hr html img li ol p span strong table tbody td th thead
  tr ul wbr`,
);

const OTHERS = words(
  `a abbr acronym audio b base basefont bdi bdo big button canvas cite code col colgroup data datalist del dfn
  embed head i iframe input ins kbd label link map mark meta meter noscript object output picture pre
  progress q rp rt ruby s samp script select slot small source strike style sub sup svg template textarea
  time title track tt u var video`,
);

/** Elements whose content is no text to read; the tokenizer takes no tag within them for one. */
const LEFT_OUT = words('iframe noembed noframes script style title');

/** Those of them whose content is text or nothing where they are never closed: what follows is no part of them. */
const CLOSED = ['iframe', 'noembed', 'noframes', 'title'];

/** Renames elements that are never closed, or are closed in their own tag, so that they do not hide what follows. */
function openUnclosed(html: string): string {
  return CLOSED.reduce((text, tag) => {
    if (!new RegExp(`<${tag}`, 'i').test(text)) return text;
    const opened = text.replace(new RegExp(`<${tag}(?=\\s[^<>]*/>|/>)`, 'gi'), '<object');
    const end = opened.toLowerCase().lastIndexOf(`</${tag}`);
    const rest = opened.slice(Math.max(end, 0));
    return (
      opened.slice(0, Math.max(end, 0)) +
      rest.replace(new RegExp(`<${tag}(?=[\\s/>])`, 'gi'), '<object')
    );
  }, html);
}

/** The names that a tag can have; <jane@x.com>, <https://x.com> and <tel:0612345678> have none. */
const TAG_NAME = /^(?!(?:callto|mailto|sips?|skype|sms|tel|urn):)[a-z][\w.-]*(?::[a-z][\w.-]*)?$/;

/** The attribute of an element that is shown: text, or the number of a list or its item. */
const SHOWN: Record<string, string> = { img: 'alt', ol: 'start', li: 'value' };

/** Collects the text of HTML from its tokens, and finds out whether it is HTML. */
class HtmlReader implements TokenizerCallbacks {
  readonly text = new TextBuilder();
  isHtml = false;
  onEnough = () => {};
  /** The name of the tag that is read, in lower case, and where it begins. */
  private tag = '';
  private tagStart = 0;
  private attribute = '';
  private hasValue = false;
  /** The attributes of the tag that are shown. */
  private readonly shown = new Map<string, string>();
  /** The element that is left out, until it ends. */
  private leftOut: string | null = null;
  /** The elements that were opened. */
  private readonly opened = new Set<string>();
  /** The lists that are open, the innermost last: the number of the last item; null of a list without. */
  private readonly lists: (number | null)[] = [];

  constructor(
    readonly html: string,
    private readonly limit: number,
  ) {}

  ontext(start: number, end: number): void {
    if (this.leftOut === null) this.write(this.html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    if (this.leftOut === null) this.write(String.fromCodePoint(codePoint));
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    this.tagStart = start - 1;
    this.hasValue = false;
    this.shown.clear();
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
  }

  onattribdata(start: number, end: number): void {
    // Also of a tag that is cut off: what is in quotes is an attribute.
    const isQuoted = /["']/.test(this.html[start - 1] ?? '');
    if (isQuoted && isElement(this.tag)) this.isHtml = true;
    this.addShown(this.html.slice(start, end));
  }

  onattribentity(codePoint: number): void {
    this.addShown(String.fromCodePoint(codePoint));
  }

  onattribend(quote: number): void {
    this.hasValue ||= quote !== 0;
  }

  onopentagend(end: number): void {
    const { tag } = this;
    if (!TAG_NAME.test(tag)) {
      this.ontext(this.tagStart, end + 1);
      return;
    }
    if (LAYOUT.has(tag) || (this.hasValue && isElement(tag))) this.isHtml = true;
    this.opened.add(tag);
    if (LEFT_OUT.has(tag)) this.leftOut = tag;
    if (tag === 'img') this.write(this.shown.get('alt') ?? '');
    if (tag === 'br') this.text.break();
    if (tag === 'td' || tag === 'th') this.text.space();
    this.text.startBlock(linesAround(tag));
    if (tag === 'pre') this.text.isPreformatted = true;
    if (tag === 'ol') this.lists.push((this.shownNumber('start') ?? 1) - 1);
    if (tag === 'ul') this.lists.push(null);
    if (tag === 'li') this.text.mark(this.nextMarker());
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, end).toLowerCase();
    if (LAYOUT.has(tag) || (this.opened.has(tag) && isElement(tag))) this.isHtml = true;
    if (this.leftOut === tag) this.leftOut = null;
    if (tag === 'pre') this.text.isPreformatted = false;
    if (tag === 'ol' || tag === 'ul') this.lists.pop();
    if (tag === 'li') this.text.mark('');
    this.text.startBlock(linesAround(tag));
  }

  ondeclaration(): void {
    this.isHtml = true;
  }

  oncomment(): void {}
  oncdata(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private write(text: string): void {
    this.text.write(text);
    if (this.isHtml && this.text.length >= this.limit) this.onEnough();
  }

  private addShown(text: string): void {
    const { tag, attribute } = this;
    if (SHOWN[tag] !== attribute) return;
    this.shown.set(attribute, (this.shown.get(attribute) ?? '') + text);
  }

  private shownNumber(attribute: string): number | null {
    const text = this.shown.get(attribute)?.trim() ?? '';
    return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
  }

  private nextMarker(): string {
    const last = this.lists.at(-1) ?? null;
    if (last === null) return '• ';
    const number = this.shownNumber('value') ?? last + 1;
    this.lists[this.lists.length - 1] = number;
    return `${number}. `;
  }
}

function isElement(tag: string): boolean {
  return LAYOUT.has(tag) || BLOCKS.has(tag) || OTHERS.has(tag);
}

/** The line breaks before and after an element. */
function linesAround(tag: string): 0 | 1 | 2 {
  if (PARAGRAPHS.has(tag)) return 2;
  return BLOCKS.has(tag) ? 1 : 0;
}

/** Characters that are not visible: soft hyphens, and those that emails fill their previews with. */
const INVISIBLE = /\u00ad|\u034f|\u200b|\u2060|\ufeff/g;

/** Puts text together with at most one space or one blank line in a row, none at its ends. */
class TextBuilder {
  isPreformatted = false;
  private text = '';
  /** What precedes the next text. */
  private breaks = 0;
  private hasSpace = false;
  private marker = '';

  get length(): number {
    return this.text.length;
  }

  write(text: string): void {
    const visible = text.replace(INVISIBLE, '');
    if (this.isPreformatted) {
      this.append(visible.replaceAll('\u00a0', ' '));
      return;
    }
    const line = visible.replace(/\s+/g, ' ');
    if (line.startsWith(' ')) this.hasSpace = true;
    const trimmed = line.trim();
    if (!trimmed) return;
    this.append(trimmed);
    this.hasSpace = line.endsWith(' ');
  }

  space(): void {
    this.hasSpace = true;
  }

  break(): void {
    this.breaks++;
  }

  /** Begins a line, after so many line breaks; a paragraph stands beside the marker of its list item. */
  startBlock(lines: number): void {
    if (this.marker === '') this.breaks = Math.max(this.breaks, lines);
  }

  /** Sets what precedes the next text of a list item. */
  mark(marker: string): void {
    this.marker = marker;
  }

  end(): string {
    return this.text.trim();
  }

  private append(text: string): void {
    if (this.text !== '') {
      if (this.breaks > 0) this.text += '\n'.repeat(Math.min(2, this.breaks));
      else if (this.hasSpace) this.text += ' ';
    }
    this.text += this.marker + text;
    this.breaks = 0;
    this.hasSpace = false;
    this.marker = '';
  }
}
