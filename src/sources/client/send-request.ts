import type { Agent, Dispatcher } from 'undici';
import type { Warn } from '../read-wire.js';
import { readResponse } from './read-response.js';
import { SourceFailure } from './source-failure.js';

/** The source that a request goes to, and its token. */
export interface Connection {
  sourceId: string;
  /** The name of the system, for messages. */
  label: string;
  /** The base URL, without a trailing slash. */
  url: string;
  token: string;
}

export interface UpstreamRequest {
  method: 'GET' | 'POST';
  /** Path and query below the source's URL. */
  path: string;
  /** JSON; absent: none. */
  body?: string;
}

interface Target {
  /** Scheme, host and port. */
  origin: string;
  path: string;
}

const MAX_REDIRECTS = 3;

/**
 * Sends a request and reads its JSON response; follows redirects of a GET within the same host.
 * @param maxBytes the limit of a response, also when it is decompressed.
 * @param warn is called where the response can be read in more than one way.
 * @throws {SourceFailure} {Error} of the HTTP client where there is no response.
 */
export async function sendRequest(
  agent: Agent,
  { label, url, token }: Connection,
  { method, path, body }: UpstreamRequest,
  signal: AbortSignal,
  maxBytes: number,
  warn: Warn,
): Promise<unknown> {
  if (/\/\.{1,2}(?=\/|\?|$)/.test(path)) {
    // A normalized path would address another resource.
    throw new SourceFailure('NOT_FOUND', `${label} cannot be requested with the id . or ..`);
  }
  let target = splitUrl(`${url}${path}`);
  for (let redirects = 0; ; redirects++) {
    const response = await agent.request({
      ...target,
      method,
      body: body ?? null,
      signal,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'user-agent': 'activity-gateway',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    const { statusCode: status } = response;
    if (status < 300 || status >= 400) return readResponse(label, response, maxBytes, warn);
    await response.body.dump();
    if (redirects === MAX_REDIRECTS || method !== 'GET') {
      const reason = method === 'GET' ? 'too many times' : `a ${method}`;
      throw new SourceFailure('BAD_RESPONSE', `${label} redirects ${reason}.`, null, { status });
    }
    target = followRedirect(label, target, response);
  }
}

/** Splits a URL without normalizing its path. */
function splitUrl(url: string): Target {
  const { origin } = new URL(url);
  return { origin, path: url.slice(url.indexOf('/', url.indexOf('//') + 2)) };
}

/** @throws {SourceFailure} where it leads to another host: the token is not sent there. */
function followRedirect(
  label: string,
  from: Target,
  { statusCode: status, headers: { location } }: Dispatcher.ResponseData,
): Target {
  const base = new URL(`${from.origin}${from.path}`); // A path that begins with // is not a host.
  const isUrl = typeof location === 'string' && URL.canParse(location, base);
  const target = isUrl ? new URL(location, base) : null;
  const isUpgrade = base.protocol === 'http:' && target?.origin === `https://${base.hostname}`; // Default port.
  if (target && (target.origin === from.origin || isUpgrade)) {
    return { origin: target.origin, path: `${target.pathname}${target.search}` };
  }
  const where = target ? 'another host' : 'an invalid address';
  const message = `${label} redirects to ${where}; the token is not sent there.`;
  throw new SourceFailure('BAD_RESPONSE', message, null, { status });
}
