import { isAscii, isUtf8 } from 'node:buffer';

/** The encodings that a text shows by its first bytes. */
type MarkedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Detects the encoding of a text by its byte order mark, or by the NUL bytes that UTF-16 has in JSON and CSV.
 * @param start its first bytes.
 * @returns null where nothing marks it: it is UTF-8, or its encoding is declared.
 */
export function detectEncoding(start: Uint8Array): MarkedEncoding | null {
  const [first, second, third] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second) return 'utf-16be';
  if (first && second === 0) return 'utf-16le';
  return null;
}

/** The first bytes of what is no text in an encoding that is known here. */
const NOT_TEXT: [start: number[], what: string][] = [
  [[0x1f, 0x8b], 'compressed with gzip'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed with zstd'],
  [[0xfd, 0x37, 0x7a, 0x58], 'compressed with xz'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive, as Excel workbooks are, too'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook'],
  [[0xff, 0xfe, 0x00, 0x00], 'in UTF-32'],
  [[0x00, 0x00, 0xfe, 0xff], 'in UTF-32'],
  [[0x00, 0x00, 0x00], 'in UTF-32'],
];

/** Finds out from the first bytes of a text that it is none; null: it may be one. */
export function findNoText(start: Uint8Array): string | null {
  const [first, ...next] = start.subarray(0, 4);
  if (first && next.length === 3 && next.every((byte) => byte === 0)) return 'in UTF-32';
  const found = NOT_TEXT.find(([bytes]) => bytes.every((byte, index) => start[index] === byte));
  return found?.[1] ?? null;
}

/** Whether an encoding is known by this name (WHATWG Encoding): utf-16le, windows-1252, iso-8859-1. */
export function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Decodes a text, without its byte order mark.
 * @param declared its encoding, unless its first bytes mark another; null: UTF-8.
 * @throws {TypeError} where it is not in that encoding. {RangeError} where the encoding is not known.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  const encoding = detectEncoding(bytes) ?? declared ?? 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Encodings of one byte for each character, in which ASCII is ASCII. */
const BYTE_ENCODINGS = /^(?:windows-|iso-8859-|koi8-|ibm866|macintosh|x-mac-)/;

/**
 * Whether a text that is declared to be in an encoding of one byte for each character is UTF-8 all the same: it has
 * characters of several bytes, and all are valid, as text in another encoding practically never is.
 * @param declared the encoding that it is declared in.
 */
export function isUtf8Instead(bytes: Uint8Array, declared: string): boolean {
  const { encoding } = new TextDecoder(declared);
  return BYTE_ENCODINGS.test(encoding) && !isAscii(bytes) && isUtf8(bytes);
}

/**
 * Converts a text to UTF-8, chunk by chunk, without its byte order mark. Text in UTF-8 passes as it is, valid
 * or not, so that whoever parses it can say where it is not.
 * @param declared its encoding, unless its first bytes mark another; null: UTF-8.
 * @param warn is called where it is UTF-8 although it is declared as something else: see isUtf8Instead.
 * @throws {TypeError} where the text is not in the declared encoding, or not in the marked UTF-16, or is no text.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Uint8Array>,
  declared: string | null,
  warn: (reason: string) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const rest = chunks[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  while (start.length < 4) {
    const { value, done } = await rest.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  const noText = findNoText(start);
  if (noText) {
    await rest.return?.();
    throw new TypeError(`it is ${noText}`);
  }
  const marked = detectEncoding(start);
  const { encoding } = new TextDecoder(marked ?? declared ?? 'utf-8');
  const bytes = withStart(marked === 'utf-8' ? start.subarray(3) : start, rest);
  if (encoding === 'utf-8') yield* bytes;
  else if (BYTE_ENCODINGS.test(encoding)) yield* decodeUnlessUtf8(bytes, encoding, warn);
  else yield* decode(bytes, encoding);
}

async function* withStart(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Decodes a text unless the first of its chunks that is not ASCII shows that it is UTF-8. */
async function* decodeUnlessUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
  warn: (reason: string) => void,
): AsyncGenerator<Uint8Array> {
  const rest = chunks[Symbol.asyncIterator]();
  let bytes: Uint8Array = new Uint8Array();
  for (;;) {
    const { value, done } = await rest.next();
    if (done) break;
    bytes = Buffer.concat([bytes, value]);
    const whole = bytes.subarray(0, bytes.length - cutLength(bytes));
    if (!isAscii(whole)) {
      const isMislabelled = isUtf8(whole);
      if (isMislabelled) warn(`is declared as ${encoding}: it is read as UTF-8`);
      const all = withStart(bytes, rest);
      return yield* isMislabelled ? all : decode(all, encoding);
    }
    yield whole;
    bytes = bytes.subarray(whole.length);
  }
  yield Buffer.from(new TextDecoder(encoding).decode(bytes));
}

/** The number of bytes at the end of a text that would be the start of a character in UTF-8. */
function cutLength(bytes: Uint8Array): number {
  const end = [...bytes.subarray(-3)].reverse();
  const index = end.findIndex((byte) => byte >= 0xc0);
  const lead = end[index] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return index >= 0 && index + 1 < length ? index + 1 : 0;
}
