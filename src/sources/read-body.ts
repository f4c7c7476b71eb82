import { JSONParser } from '@streamparser/json';
import type { PageFacts, SourceDefinition } from './source-definition.js';

/** What reading a response body gives, in the order in which it stands there. */
export type BodyPart =
  /** @property path where in the body: $.tasks.data[3] */
  | { type: 'item'; item: unknown; itemPath: string; path: string }
  /** The body was whole: what it says of the list that it is a page of. */
  | { type: 'end'; facts: PageFacts }
  /** The rest of the body cannot be read. */
  | { type: 'broken'; path: string; reason: string };

/**
 * Reads a response body as it arrives, item by item: memory holds one item, not the body.
 * @param chunks the body's UTF-8 bytes.
 */
export async function* readBody(
  chunks: AsyncIterable<Uint8Array>,
  source: SourceDefinition,
): AsyncGenerator<BodyPart> {
  let reader: BodyReader | undefined;
  try {
    for await (const chunk of chunks) {
      const start = reader ? 0 : chunk.findIndex((byte) => !isBeforeBody(byte));
      if (start < 0) continue;
      reader ??= new BodyReader(source, chunk[start] === ARRAY_START);
      yield* reader.write(chunk.subarray(start));
    }
    if (!reader) throw new SyntaxError('it is empty');
    yield* reader.end();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield { type: 'broken', path: '$', reason: `the body is not readable: ${reason}` };
  }
}

/** Reads a response body that is parsed already, as {@link readBody} does. */
export function* readParsedBody(body: unknown, source: SourceDefinition): Generator<BodyPart> {
  const shape = shapeProblem(
    source,
    Array.isArray(body),
    typeof body === 'object' && body !== null,
  );
  if (shape) {
    yield { type: 'broken', path: '$', reason: shape };
    return;
  }
  const facts: PageFacts = { items: {}, values: {} };
  let hasList = false;
  for (const itemPath of source.itemPaths) {
    const place = itemPath.slice(0, -2);
    const found = valueAt(body, place);
    const items = Array.isArray(found) ? found : isItem(found) ? [found] : [];
    hasList ||= Array.isArray(found);
    if (items.length > 0) facts.items[itemPath] = items.length;
    for (const [index, item] of items.entries()) {
      const path = Array.isArray(found) ? `${place}[${index}]` : place;
      yield { type: 'item', item, itemPath, path };
    }
  }
  for (const path of source.pagePaths) {
    const value = valueAt(body, path);
    if (value !== undefined) facts.values[path] = value;
  }
  if (hasList || isTelling(facts)) yield { type: 'end', facts };
  else {
    // A body that holds none of the documented members is none of the source's: an error, say.
    const members = source.itemPaths.map((path) => path.slice(0, -2)).join(', ');
    yield { type: 'broken', path: '$', reason: `it holds none of ${members}` };
  }
}

const ARRAY_START = '['.charCodeAt(0);

/** An answer without items is no longer than this. */
const MAX_EMPTY_BYTES = 64 * 1024;

/** One body on its way in. */
class BodyReader {
  private readonly parser: JSONParser;
  private readonly facts: PageFacts = { items: {}, values: {} };
  /** A single item where a list would be: its members arrive one by one. */
  private readonly single = new Map<string, Record<string, unknown>>();
  private parts: BodyPart[] = [];
  /** The body so far, as long as it is short. */
  private opening: Uint8Array[] = [];
  private bytes = 0;

  constructor(
    private readonly source: SourceDefinition,
    isArray: boolean,
  ) {
    const problem = shapeProblem(source, isArray, true);
    if (problem) throw new SyntaxError(problem);
    const lists = source.itemPaths.map((path) => path.slice(0, -2)).filter((path) => path !== '$');
    this.parser = new JSONParser({
      paths: [...source.itemPaths, ...source.pagePaths],
      keepStack: false,
    });
    this.parser.onValue = ({ value, key, stack }) => {
      const keys = [...stack.slice(1).map((level) => level.key), key];
      const place = ['$', ...keys.slice(0, -1)].join('.');
      const path = `${place}.${key}`;
      if (source.pagePaths.includes(path)) this.facts.values[path] = value;
      else if (typeof key === 'number') this.addItem(value, place, `${place}[${key}]`);
      else if (lists.includes(place)) {
        const item = this.single.get(place) ?? {};
        Object.defineProperty(item, String(key), { value, enumerable: true, configurable: true });
        this.single.set(place, item);
      }
    };
  }

  /** @throws what the parser does; the items that stand before it are given first. */
  *write(chunk: Uint8Array): Generator<BodyPart> {
    this.bytes += chunk.length;
    if (this.bytes <= MAX_EMPTY_BYTES) this.opening.push(chunk);
    else this.opening = [];
    try {
      this.parser.write(chunk);
    } finally {
      const parts = this.parts;
      this.parts = [];
      yield* parts;
    }
  }

  *end(): Generator<BodyPart> {
    if (!this.parser.isEnded) throw new SyntaxError('it ends in the middle');
    for (const [place, item] of this.single) this.addItem(item, place, place);
    yield* this.parts;
    // The parser does not tell of an empty list: whether there is one is looked up.
    if (isTelling(this.facts)) yield { type: 'end', facts: this.facts };
    else yield* readParsedBody(parseShort(this.opening), this.source);
  }

  private addItem(item: unknown, place: string, path: string): void {
    const itemPath = `${place}.*`;
    this.facts.items[itemPath] = (this.facts.items[itemPath] ?? 0) + 1;
    this.parts.push({ type: 'item', item, itemPath, path });
  }
}

/** Why a body of this shape is none of a source; null where it may be one. */
function shapeProblem(source: SourceDefinition, isArray: boolean, isJson: boolean): string | null {
  const wantsArray = source.itemPaths.includes('$.*');
  if (isJson && wantsArray === isArray) return null;
  return `${source.label} answers with ${wantsArray ? 'an array' : 'an object'}, this is none`;
}

/** Whether something was found of what a page is documented to hold. */
function isTelling({ items, values }: PageFacts): boolean {
  return Object.keys(items).length + Object.keys(values).length > 0;
}

/** A single item where a list would be. */
function isItem(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** The body of these chunks; an empty one where they were too long to be kept. */
function parseShort(chunks: Uint8Array[]): unknown {
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
}

function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], body);
}

/** White space, and the byte order mark that some programs begin a file with (EF BB BF). */
function isBeforeBody(byte: number): boolean {
  return [0x20, 0x0a, 0x0d, 0x09, 0xef, 0xbb, 0xbf].includes(byte);
}
