import { createJsonParser, type JsonParser, parseJson } from '../db/json.js';
import { echo } from '../errors.js';
import type { RawPaging, SourceDefinition } from './source-definition.js';

/** A part of a response body, in the order of the body. */
export type BodyPart =
  /** @property path the item's path in the body: $.tasks.data[3] */
  | { type: 'item'; item: unknown; itemPath: string; path: string }
  /** A documented list that cannot be read; the rest of the body can. */
  | { type: 'unread'; path: string; reason: string }
  /** What is not documented and shows that not all items are read: a list under another name, an error. */
  | { type: 'unknown'; path: string; reason: string }
  /** The body was complete. */
  | { type: 'end'; paging: RawPaging }
  /** The rest of the body cannot be read. */
  | { type: 'broken'; path: string; reason: string };

/**
 * Reads a response body as a stream, item by item: memory holds one item, not the body.
 * @param chunks the body's UTF-8 bytes, without a byte order mark.
 */
export async function* readBody(
  chunks: AsyncIterable<Uint8Array>,
  source: SourceDefinition,
): AsyncGenerator<BodyPart> {
  let reader: BodyReader | undefined;
  let start: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of chunks) {
      if (reader) {
        yield* reader.write(chunk);
        continue;
      }
      start = Buffer.concat([start, chunk]);
      const form = START.exec(Buffer.from(start).toString('latin1'))?.groups;
      if (!form) continue;
      reader = new BodyReader(source, form.array ? 'array' : form.numbered ? 'numbered' : 'object');
      yield* reader.write(start);
    }
    if (!reader) {
      if (isBlank(start)) throw new SyntaxError('it is empty');
      reader = new BodyReader(source, 'object');
      yield* reader.write(start);
    }
    yield* reader.end();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield { type: 'broken', path: '$', reason: `the body cannot be read: ${reason}` };
  }
}

/** Reads a parsed response body, as {@link readBody} does a stream. */
export function* readParsedBody(body: unknown, source: SourceDefinition): Generator<BodyPart> {
  const shape = shapeProblem(source, formOf(body));
  if (shape) {
    yield { type: 'broken', path: '$', reason: `${shape}: ${echo(body)}` };
    return;
  }
  const paging: RawPaging = { items: {}, values: {} };
  let hasList = false;
  for (const itemPath of source.itemPaths) {
    const listPath = itemPath.slice(0, -2);
    const found = valueAt(body, listPath);
    const items = itemsOf(found, listPath);
    hasList ||= Array.isArray(found) || found === body;
    if (items.length > 0) paging.items[itemPath] = items.length;
    for (const { item, path } of items) yield { type: 'item', item, itemPath, path };
  }
  for (const path of source.pagePaths) {
    const value = valueAt(body, path);
    if (value !== undefined) paging.values[path] = value;
  }
  const errors = errorPaths(source).flatMap((path) =>
    describeError(path, valueAt(body, path), paging),
  );
  if (errors[0]?.type === 'broken') {
    yield errors[0];
    return;
  }
  const problems = source.itemPaths.flatMap((path) => findListProblem(body, path, source) ?? []);
  const isListRead = hasList || Object.keys(paging.items).length > 0;
  for (const { path, reason } of problems) {
    yield { type: isListRead ? 'unread' : 'broken', path, reason };
  }
  if (problems.length > 0 && !isListRead) return;
  if (isListRead || hasPaging(paging)) {
    for (const path of findUnknownLists(body, source, paging)) {
      yield unknownList(path);
    }
    yield* errors;
    yield { type: 'end', paging };
  } else {
    // A body without any of the documented members is not a page of the source, but an error, for example.
    const members = source.itemPaths.map((path) => path.slice(0, -2)).join(', ');
    yield { type: 'broken', path: '$', reason: `it contains none of ${members}: ${echo(body)}` };
  }
}

/** The form of a body; numbered: an object with only numbers as names, which PHP writes for a list with gaps. */
type Form = 'array' | 'numbered' | 'object' | 'scalar';

function formOf(body: unknown): Form {
  if (Array.isArray(body)) return 'array';
  if (isNumbered(body)) return 'numbered';
  return typeof body === 'object' && body !== null ? 'object' : 'scalar';
}

/** The start of a body, once it shows its form. */
const START = /^\s*(?:(?<array>\[)|(?<numbered>\{\s*(?:\}|"\d))|\{\s*(?:[^}\s"]|"\D)|[^[{\s])/;

/** The longest body that is checked as a whole where a list has no items, in bytes. */
const MAX_CHECKED_BYTES = 1024 * 1024;

/** Parses one body, chunk by chunk. */
class BodyReader {
  private readonly parser: JsonParser;
  private readonly paging: RawPaging = { items: {}, values: {} };
  /** Objects where a list would be, by list path: their members are parsed one by one. */
  private readonly single = new Map<string, Record<string, unknown>>();
  private parts: BodyPart[] = [];
  /** The errors that the body reports, by path. */
  private readonly errors = new Map<string, unknown>();
  /** The paths of the lists of objects with ids so far. */
  private readonly itemLists = new Set<string>();
  /** The body so far; empty once it exceeds MAX_CHECKED_BYTES. */
  private buffered: Uint8Array[] = [];
  private bytes = 0;

  constructor(
    private readonly source: SourceDefinition,
    form: Form,
  ) {
    const problem = shapeProblem(source, form);
    if (problem) throw new SyntaxError(problem);
    const lists = source.itemPaths.map((path) => path.slice(0, -2));
    const errors = errorPaths(source);
    const paths = [...source.itemPaths, ...source.pagePaths, ...errors, ...idPaths(lists)];
    this.parser = createJsonParser(paths, (element) => {
      const { value, key, stack } = element;
      const keys = [...stack.slice(1).map((level) => level.key), key];
      const parent = ['$', ...keys.slice(0, -1)].join('.');
      const path = `${parent}.${key}`;
      if (ID_NAMES.includes(String(key)) && /\.\d+$/.test(parent)) {
        this.itemLists.add(parentOf(parent));
      }
      if (errors.includes(path)) this.errors.set(path, value);
      if (source.pagePaths.includes(path)) this.paging.values[path] = value;
      else if (typeof key === 'number') this.addItem(value, parent, `${parent}[${key}]`);
      else if (lists.includes(parent)) {
        const item = this.single.get(parent) ?? {};
        Object.defineProperty(item, String(key), { value, enumerable: true, configurable: true });
        this.single.set(parent, item);
      }
    });
  }

  /** Yields the items completed by a chunk. @throws the parser's error, after the items before it. */
  *write(chunk: Uint8Array): Generator<BodyPart> {
    this.bytes += chunk.length;
    if (this.bytes <= MAX_CHECKED_BYTES) this.buffered.push(chunk);
    else this.buffered = [];
    try {
      this.parser.write(chunk);
    } finally {
      const parts = this.parts;
      this.parts = [];
      yield* parts;
    }
  }

  *end(): Generator<BodyPart> {
    if (!this.parser.isEnded) throw new SyntaxError('it is incomplete');
    for (const [listPath, found] of this.single) {
      if (listPath === '$' && !isNumbered(found)) {
        throw new SyntaxError(shapeProblem(this.source, 'object') ?? '');
      }
      for (const { item, path } of itemsOf(found, listPath)) this.addItem(item, listPath, path);
    }
    yield* this.parts;
    // The parser reports neither an empty list nor what stands in place of one: the buffered body shows it.
    const { itemPaths } = this.source;
    const isWhole = itemPaths.length === 1 && this.paging.items[itemPaths[0]!];
    if (this.buffered.length === 0) yield* this.describeUnknownLists();
    if (isWhole || (this.buffered.length === 0 && hasPaging(this.paging))) {
      const errors = [...this.errors].flatMap(([path, value]) =>
        describeError(path, value, this.paging),
      );
      yield* errors;
      if (errors[0]?.type !== 'broken') yield { type: 'end', paging: this.paging };
    } else {
      const parts = readParsedBody(parseBuffered(this.buffered), this.source);
      for (const part of parts) if (part.type !== 'item') yield part;
    }
  }

  /** What readParsedBody finds with findUnknownLists. */
  private *describeUnknownLists(): Generator<BodyPart> {
    const documented = [...this.source.itemPaths, ...this.source.pagePaths];
    const paths = [...this.itemLists]
      .filter((path) => !this.source.itemPaths.includes(`${path}.*`))
      .map((path) => {
        const section = parentOf(path);
        return section === '$' || documented.some((it) => startsWith(it, section)) ? path : section;
      });
    for (const path of new Set(paths)) {
      if (!isFull(parentOf(path), this.source, this.paging)) yield unknownList(path);
    }
  }

  private addItem(item: unknown, listPath: string, path: string): void {
    const itemPath = `${listPath}.*`;
    this.paging.items[itemPath] = (this.paging.items[itemPath] ?? 0) + 1;
    this.parts.push({ type: 'item', item, itemPath, path });
  }
}

/**
 * The items of what is found where a list would be: an array, PHP's object with numbers as names for a list with
 * gaps, or a single item.
 */
function itemsOf(found: unknown, listPath: string): { item: unknown; path: string }[] {
  if (Array.isArray(found) || isNumbered(found)) {
    return Object.entries(found).map(([name, item]) => ({ item, path: `${listPath}[${name}]` }));
  }
  return isItem(found) ? [{ item: found, path: listPath }] : [];
}

/** Whether a value is an object with only numbers as names, also one without members. */
function isNumbered(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((name) => /^\d+$/.test(name))
  );
}

/** Why a body of this shape cannot be from a source; null where it can. */
function shapeProblem(source: SourceDefinition, form: Form): string | null {
  const wantsArray = source.itemPaths.includes('$.*');
  if (form === 'numbered' || form === (wantsArray ? 'array' : 'object')) return null;
  return `${source.label} responds with ${wantsArray ? 'an array' : 'an object'}, and this is not one`;
}

/**
 * Finds what stands where a list of a body, or an object on the way to it, would be. Absent members are none,
 * and neither are the values that stand for absent ones: null, empty text, PHP's [].
 */
function findListProblem(
  body: unknown,
  itemPath: string,
  source: SourceDefinition,
): ListProblem | null {
  const keys = itemPath.split('.').slice(1, -1);
  const documented = [...source.itemPaths, ...source.pagePaths];
  let value = body;
  let path = '$';
  for (const key of keys) {
    const members = value as Record<string, unknown>;
    const isUnknown =
      path !== '$' &&
      !Object.keys(members).some((name) =>
        documented.some((it) => startsWith(it, `${path}.${name}`)),
      );
    if (isUnknown) return problemAt(path, `contains no ${key}`, value);
    value = members[key];
    path += `.${key}`;
    if (value === undefined || value === null || value === '' || value === false) return null;
    if (typeof value !== 'object') return problemAt(path, 'must be a list', value);
    if (Object.keys(value).length === 0) return null;
    if (path !== itemPath.slice(0, -2) && Array.isArray(value)) {
      return problemAt(path, 'must be an object', value);
    }
  }
  return null;
}

interface ListProblem {
  /** Its path in the body. */
  path: string;
  reason: string;
}

function startsWith(path: string, start: string): boolean {
  return path === start || path.startsWith(`${start}.`);
}

function problemAt(path: string, problem: string, value: unknown): ListProblem {
  return { path, reason: `${problem}, got ${echo(value)}` };
}

/**
 * Finds lists of items under names that are not documented: beside the sections of a body, and in place of a list
 * without items.
 * @returns their paths.
 */
function findUnknownLists(body: unknown, source: SourceDefinition, paging: RawPaging): string[] {
  const lists = source.itemPaths.map((path) => path.slice(0, -2));
  const documented = [...lists, ...source.pagePaths];
  const parents = lists.filter((path) => path !== '$').map(parentOf);
  const grandparents = parents.filter((path) => path !== '$').map(parentOf);
  return [...new Set([...grandparents, ...parents])].flatMap((path) => {
    const members = valueAt(body, path);
    if (formOf(members) !== 'object' || isFull(path, source, paging)) return [];
    return Object.entries(members as Record<string, unknown>)
      .filter(([name]) => !documented.some((it) => startsWith(it, `${path}.${name}`)))
      .filter(([, value]) => isItemList(value) || (grandparents.includes(path) && isSection(value)))
      .map(([name]) => `${path}.${name}`);
  });
}

/** Whether an object of a body has a documented list with items: others beside it are not looked for. */
function isFull(path: string, { itemPaths }: SourceDefinition, { items }: RawPaging): boolean {
  return itemPaths.some((it) => parentOf(parentOf(it)) === path && items[it]);
}

function unknownList(path: string): BodyPart {
  const reason = 'is not documented: the items of this list are not read';
  return { type: 'unknown', path, reason };
}

const ID_NAMES = ['id', 'Id', 'ID'];

/** The paths of the ids in all lists that are no deeper in a body than these. */
function idPaths(lists: string[]): string[] {
  const depth = Math.max(...lists.map((path) => path.split('.').length - 1));
  return Array.from({ length: depth }, (_, index) => `$${'.*'.repeat(index + 2)}`).flatMap(
    (itemPath) => ID_NAMES.map((name) => `${itemPath}.${name}`),
  );
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

/** Whether a value is an object that contains a list of items. */
function isSection(value: unknown): boolean {
  return formOf(value) === 'object' && Object.values(value as object).some(isItemList);
}

/** Whether a value is a list of objects with ids. */
function isItemList(value: unknown): boolean {
  const isList = ['array', 'numbered'].includes(formOf(value));
  return isList && Object.values(value as object).some(hasId);
}

function hasId(value: unknown): boolean {
  return (
    formOf(value) === 'object' &&
    Object.keys(value as object).some((name) => name.toLowerCase() === 'id')
  );
}

/** Where a body may report an error: at its top, or beside a list. */
function errorPaths({ itemPaths }: SourceDefinition): string[] {
  const parents = itemPaths.map((path) => parentOf(parentOf(path))).filter((path) => path !== '');
  return [...new Set(['$', ...parents])].flatMap((path) => [`${path}.error`, `${path}.errors`]);
}

/** An error that a body reports, if it is one: without any items, the body is nothing but the error. */
function describeError(path: string, error: unknown, { items }: RawPaging): BodyPart[] {
  const isBlank = typeof error === 'object' ? !isItem(error) : !error;
  if (isBlank) return [];
  const reason = `the system reports an error: ${echo(error)}`;
  if (Object.keys(items).length === 0) return [{ type: 'broken', path, reason }];
  return [{ type: 'unknown', path, reason }];
}

/** Whether any documented member of a page was found. */
function hasPaging({ items, values }: RawPaging): boolean {
  return Object.keys(items).length + Object.keys(values).length > 0;
}

/** Whether a value is a single item where a list would be. */
function isItem(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Parses the buffered body; an empty object where it was too long to be buffered. */
function parseBuffered(chunks: Uint8Array[]): unknown {
  return chunks.length > 0 ? parseJson(Buffer.concat(chunks).toString()) : {};
}

function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], body);
}

function isBlank(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).toString('latin1').trim() === '';
}
