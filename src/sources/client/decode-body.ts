import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Decompress } from 'fzstd';

type Chunks = AsyncIterable<Uint8Array>;

/** Decoders of Content-Encoding (RFC 9110, RFC 8878), which servers use although no request accepts one. */
const DECODERS = new Map<string, (chunks: Chunks, maxBytes: number) => Chunks>([
  ['gzip', (chunks) => pipeline(chunks, createGunzip(), ignoreEnd)],
  ['x-gzip', (chunks) => pipeline(chunks, createGunzip(), ignoreEnd)],
  ['deflate', inflate],
  ['br', (chunks) => pipeline(chunks, createBrotliDecompress(), ignoreEnd)],
  ['zstd', decompressZstd],
]);

/** What servers send as Content-Encoding of a body that has none. */
const NO_ENCODING = ['', 'identity', 'none', 'utf-8', 'utf8'];

/** An error ends the iteration of the last stream, too. */
function ignoreEnd(): void {}

/** Thrown where a decoded body exceeds its limit. */
export class BodyTooLargeError extends Error {}

/** The encodings of a Content-Encoding header, in the order in which they are to be decoded. */
export function parseContentEncoding(header: string | string[] | undefined): string[] {
  const names = String(header ?? '').split(',');
  return names
    .map((name) => name.trim().toLowerCase())
    .filter((name) => !NO_ENCODING.includes(name))
    .reverse();
}

/** Whether every one of these encodings can be decoded. */
export function canDecode(encodings: string[]): boolean {
  return encodings.every((name) => DECODERS.has(name));
}

/** Whether an error says that a body is not in its encoding: one of zlib, or of fzstd, whose codes are numbers. */
export function isDecodingError(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: string };
  if (name === 'AbortError') return false;
  return typeof code === 'number' || /^(?:Z_|ERR_)/.test(String(code));
}

/**
 * Reads a body and decodes its content encodings.
 * @param maxBytes the limit, also of what each encoding expands to.
 * @throws {BodyTooLargeError} {Error} of the decoder where the body is not in that encoding.
 */
export async function decodeBody(
  body: Chunks,
  encodings: string[],
  maxBytes: number,
): Promise<Buffer> {
  const decoded = encodings.reduce(
    (chunks, name) => limit(DECODERS.get(name)!(chunks, maxBytes), maxBytes),
    body,
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of decoded) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* limit(chunks: Chunks, maxBytes: number): Chunks {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new BodyTooLargeError();
    yield chunk;
  }
}

/** Decodes deflate; many servers leave out the header of zlib that RFC 9110 demands. */
async function* inflate(chunks: Chunks): Chunks {
  const rest = chunks[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  while (start.length < 2) {
    const { value, done } = await rest.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  const [first = 0, second = 0] = start;
  // RFC 1950: the method is 8, and the two bytes are a multiple of 31.
  const hasHeader = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  const body = withStart(start, rest);
  yield* pipeline(body, hasHeader ? createInflate() : createInflateRaw(), ignoreEnd);
}

async function* withStart(start: Uint8Array, rest: AsyncIterator<Uint8Array>): Chunks {
  yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** Node 20 has no zstd. */
async function* decompressZstd(chunks: Chunks, maxBytes: number): Chunks {
  const output: Uint8Array[] = [];
  let bytes = 0;
  const stream = new Decompress((chunk) => {
    bytes += chunk.length;
    // One chunk of input may expand to gigabytes before it is done.
    if (bytes > maxBytes) throw new BodyTooLargeError();
    output.push(chunk);
  });
  for await (const chunk of chunks) {
    stream.push(chunk);
    yield* output.splice(0);
  }
  stream.push(new Uint8Array(), true);
  yield* output.splice(0);
}
