import { errors } from 'undici';
import { readRetryAfter } from './retry-after.js';
import { type SourceErrorCode, SourceFailure } from './source-failure.js';

/** The cause of a failure of a request that was never sent: a Retry-After had not passed. */
export const NOT_SENT = { code: 'NOT_SENT' };

/** The cause of a refusal whose body was not JSON: it may come from something other than the API. */
const NOT_JSON = { code: 'NOT_JSON' };

/** What was sent, in the message of a failure. */
export const TOO_LARGE = 'a response larger than the limit';

/** The wait after a 429 without Retry-After, in milliseconds. */
const DEFAULT_RETRY_AFTER = 5_000;

const TIMEOUTS = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'];

const NOT_CONNECTED = [
  NOT_SENT.code,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Creates the failure for a status outside 200 to 299.
 * @param retryAfter the Retry-After header.
 */
export function failureOfStatus(
  label: string,
  status: number,
  retryAfter: unknown,
  isJson: boolean,
): SourceFailure {
  const retryAt = readRetryAfter(retryAfter, Date.now());
  const cause = isJson ? undefined : NOT_JSON;
  const fail = (code: SourceErrorCode, reason: string, at: number | null = null) =>
    new SourceFailure(code, `${label} answered ${status}${reason}`, at, { status, cause });
  switch (status) {
    case 401:
      return fail('UNAUTHORIZED', ': the token is not accepted.');
    case 403:
      return fail('FORBIDDEN', ': the token lacks the permission.');
    // Requests to a source differ only in the object, the id and the page: what a 400 cannot accept is one of
    // these, as Kasar's INVALID_OBJECT and INVALID_CURSOR; 410 is a record that was there.
    case 400:
    case 404:
    case 410:
      return fail(
        'NOT_FOUND',
        isJson ? ': the record is unknown.' : ' without JSON: is the address of the source right?',
      );
    case 429:
      return fail(
        'RATE_LIMITED',
        ': too many requests.',
        retryAt ?? Date.now() + DEFAULT_RETRY_AFTER,
      );
    default:
      return status >= 500
        ? fail('UNREACHABLE', ': a server error.', retryAt)
        : fail('BAD_RESPONSE', ', an undocumented status.');
  }
}

/** Creates the failure for an error of the HTTP client. @param timedOut whether the time limit passed. */
export function failureOfError(label: string, error: unknown, timedOut: boolean): SourceFailure {
  const code = String((error as { code?: unknown }).code ?? (error as Error).name);
  const fail = (kind: 'TIMEOUT' | 'BAD_RESPONSE' | 'UNREACHABLE', message: string) =>
    new SourceFailure(kind, message, null, { cause: error });
  if (timedOut || TIMEOUTS.includes(code)) {
    return fail('TIMEOUT', `${label} did not answer in time.`);
  }
  if ((error as Error).name === 'AbortError') {
    return fail('TIMEOUT', `The request to ${label} was aborted: the process is stopping.`);
  }
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return fail('BAD_RESPONSE', `${label} sent ${TOO_LARGE}.`);
  }
  if (error instanceof errors.HTTPParserError || code.startsWith('HPE_')) {
    return fail('BAD_RESPONSE', `${label} sent a response that is not valid HTTP.`);
  }
  return fail('UNREACHABLE', `${label} cannot be reached (${code}).`);
}

/** Whether a failed POST may have taken effect: false where it was refused or never sent. */
export function mayHaveArrived({ status, cause }: SourceFailure): boolean {
  // A server may fail after it has stored the item, and a proxy in front of it cannot know.
  if (status !== null) return status < 300 || status === 408 || (status >= 500 && status !== 503);
  const code = String((cause as { code?: unknown } | undefined)?.code);
  return !NOT_CONNECTED.includes(code) && !/^(ERR_TLS|CERT_|UNABLE_TO|SELF_SIGN|DEPTH_)/.test(code);
}

/** Whether a NOT_FOUND may come from something other than the API: its body was not JSON. */
export function isDoubtful({ code, cause }: SourceFailure): boolean {
  return code === 'NOT_FOUND' && cause === NOT_JSON;
}
