import { isUtf8 } from 'node:buffer';

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

/**
 * Whether a text that is declared to be in an encoding of one byte for each character is UTF-8 all the same: it has
 * characters of several bytes, and all are valid, as text in another encoding practically never is.
 * @param declared the encoding that it is declared in.
 */
export function isUtf8Instead(bytes: Uint8Array, declared: string): boolean {
  const { encoding } = new TextDecoder(declared);
  const hasByteCharacters = /^(?:windows-|iso-8859-|koi8-|ibm866|macintosh|x-mac-)/.test(encoding);
  return hasByteCharacters && bytes.some((byte) => byte > 0x7f) && isUtf8(bytes);
}

/**
 * Converts a text to UTF-8, chunk by chunk, without its byte order mark. Text in UTF-8 passes as it is, valid
 * or not, so that whoever parses it can say where it is not.
 * @param declared its encoding, unless its first bytes mark another; null: UTF-8.
 * @throws {TypeError} where the text is not in the declared encoding, or not in the marked UTF-16.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Uint8Array>,
  declared: string | null,
): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null | undefined;
  let start: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (decoder !== undefined) {
      yield decode(decoder, chunk);
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < 3) continue;
    const encoding = detectEncoding(start) ?? declared ?? 'utf-8';
    const isUtf8 = new TextDecoder(encoding).encoding === 'utf-8';
    decoder = isUtf8 ? null : new TextDecoder(encoding, { fatal: true });
    yield isUtf8 && detectEncoding(start) ? start.subarray(3) : decode(decoder, start);
  }
  if (decoder === undefined) yield start;
  else if (decoder) yield Buffer.from(decoder.decode());
}

function decode(decoder: TextDecoder | null, chunk: Uint8Array): Uint8Array {
  return decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
}
