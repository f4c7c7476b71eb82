import type { Dispatcher } from 'undici';
import { failureOfStatus } from './request-failure.js';
import { SourceFailure } from './source-failure.js';

/** How much of an unused body is read to keep its connection reusable, in bytes. */
const DUMP_LIMIT = 64 * 1024;

/** Reads a JSON response. @throws {SourceFailure} for every other status, type or content. */
export async function readResponse(
  label: string,
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
): Promise<unknown> {
  const isJson = isJsonType(headers['content-type']);
  if (status < 200 || status >= 300) {
    await body.dump({ limit: DUMP_LIMIT });
    throw failureOfStatus(label, status, headers['retry-after'], isJson);
  }
  if (!isJson || isCompressed(headers['content-encoding'])) {
    await body.dump({ limit: DUMP_LIMIT });
    const message = `${label} sent a response that is not plain JSON.`;
    throw new SourceFailure('BAD_RESPONSE', message, null, { status });
  }
  const text = await body.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `${label} sent JSON that cannot be parsed.`;
    throw new SourceFailure('BAD_RESPONSE', message, null, { cause, status });
  }
}

function isJsonType(type: string | string[] | undefined): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/.test(String(type ?? '').toLowerCase());
}

function isCompressed(encoding: string | string[] | undefined): boolean {
  return encoding !== undefined && String(encoding).toLowerCase() !== 'identity';
}
