import type { Dispatcher } from 'undici';
import { parseJson } from '../../db/json.js';
import type { Warn } from '../read-wire.js';
import { decodeText, findNoText, isUtf8Instead } from '../text-encoding.js';
import {
  BodyTooLargeError,
  canDecode,
  decodeBody,
  isDecodingError,
  parseContentEncoding,
} from './decode-body.js';
import { failureOfStatus, TOO_LARGE } from './request-failure.js';
import { SourceFailure } from './source-failure.js';

/** How much of an unused body is read to keep its connection reusable, in bytes. */
const DUMP_LIMIT = 64 * 1024;

/**
 * Reads a JSON response. Its Content-Type does not matter, since some servers call JSON text/plain; its
 * charset and Content-Encoding do.
 * @param maxBytes the limit of the decoded body.
 * @param warn is called where the body can be read in more than one way.
 * @throws {SourceFailure} for every other status or content; {Error} of the HTTP client.
 */
export async function readResponse(
  label: string,
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
  warn: Warn,
): Promise<unknown> {
  const type = String(headers['content-type'] ?? '').toLowerCase();
  if (status < 200 || status >= 300) {
    await body.dump({ limit: DUMP_LIMIT });
    throw failureOfStatus(label, status, headers['retry-after'], isJsonType(type));
  }
  const fail = (what: string, cause?: unknown) =>
    new SourceFailure('BAD_RESPONSE', `${label} sent ${what}.`, null, { cause, status });
  const encodings = parseContentEncoding(headers['content-encoding']);
  if (!canDecode(encodings)) {
    await body.dump({ limit: DUMP_LIMIT });
    throw fail(`a body in an unknown encoding: ${encodings.join(', ')}`);
  }
  if (Number(headers['content-length']) > maxBytes) {
    await body.dump({ limit: DUMP_LIMIT });
    throw fail(TOO_LARGE);
  }
  const bytes = await decodeBody(body, encodings, maxBytes).catch((error: unknown) => {
    if (error instanceof BodyTooLargeError) throw fail(TOO_LARGE, error);
    if (!isDecodingError(error)) throw error;
    throw fail(`a body that is not valid ${encodings.join(', ')}`, error);
  });
  if (bytes.length === 0) throw fail(`no content (status ${status})`);
  const noText = findNoText(bytes);
  if (noText) throw fail(`a body that is ${noText}, and is not declared to be`);
  const charset = charsetOf(type);
  let text: string;
  try {
    const isMislabelled = charset !== null && isUtf8Instead(bytes, charset);
    if (isMislabelled) {
      // JSON is UTF-8 (RFC 8259), whatever its Content-Type says.
      warn({ field: 'charset', reason: `is declared as ${charset}: it is read as UTF-8` });
    }
    text = decodeText(bytes, isMislabelled ? null : charset);
  } catch (error) {
    const problem = error instanceof RangeError ? 'of an unknown charset' : 'that is not valid';
    throw fail(`text ${problem} (${charset ?? 'UTF-8'})`, error);
  }
  const mediaType = /^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0].slice(0, 100);
  try {
    return parseJson(text);
  } catch (error) {
    throw fail(
      isJsonType(type) || !mediaType ? 'JSON that cannot be parsed' : `${mediaType}, not JSON`,
      error,
    );
  }
}

/** The charset of a media type in lower case; null: none. */
function charsetOf(type: string): string | null {
  const name = /;\s*charset\s*=\s*["']?([^\s"';,]+)/.exec(type)?.[1];
  return name?.replace(/^latin-(\d+)$/, 'latin$1') ?? null;
}

function isJsonType(type: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/.test(type);
}
