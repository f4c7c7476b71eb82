import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  retry,
  wrap,
} from 'cockatiel';
import { Agent, type Dispatcher, errors } from 'undici';
import { readRetryAfter } from './retry-after.js';
import { type SourceErrorCode, SourceFailure } from './source-failure.js';

/** Whom to ask, and with what. */
export interface Connection {
  sourceId: string;
  /** What people call the system, for messages. */
  label: string;
  /** The base URL, without a slash at its end. */
  url: string;
  token: string;
}

export interface UpstreamLimits {
  /** The longest that one request may take, in milliseconds. */
  timeout: number;
  /** The most that an answer may hold, in bytes. */
  maxBytes: number;
  /** Failures in a row after which a source is left alone for a while. */
  failures: number;
  /** How long it is left alone, in milliseconds. */
  rest: number;
}

export const UPSTREAM_LIMITS: UpstreamLimits = {
  timeout: 10_000,
  maxBytes: 16 * 1024 * 1024,
  failures: 5,
  rest: 10_000,
};

/** Requests to one source at the same time. */
const CONCURRENCY = 64;
const MAX_WAITING = 10_000;

/** How often a request that failed in passing is repeated at once. */
const REPEATS = 2;

const MAX_REDIRECTS = 3;

/** What is known of one source: whether it is to be left alone. */
interface Gate {
  policy: IPolicy;
  /** Whether one request is trying whether it works again. */
  isTrying(): boolean;
  /** When the breaker lets the next request through, in milliseconds since 1970. */
  opensAt: number;
  /** It said when it wants to be asked again. */
  held: SourceFailure | null;
}

/**
 * Asks upstream systems. Around every source alike: a time-out, a limit of an answer's size, a few
 * repetitions of what fails in passing, Retry-After, a circuit breaker that leaves a dead source alone.
 * The token goes to the source's own host and nowhere else.
 */
export class UpstreamClient {
  private readonly agent: Agent;
  private readonly gates = new Map<string, Gate>();
  /** What is being asked. */
  private readonly asked = new Set<AbortController>();

  constructor(private readonly limits: UpstreamLimits = UPSTREAM_LIMITS) {
    const { timeout, maxBytes } = limits;
    this.agent = new Agent({
      // Sooner than a request's own end: what was never connected was not sent.
      connect: { timeout: timeout / 2 },
      headersTimeout: timeout,
      bodyTimeout: timeout,
      maxResponseSize: maxBytes,
      connections: CONCURRENCY,
    });
  }

  /**
   * GETs JSON.
   * @param path path and query below the source's URL.
   * @throws {SourceFailure}
   */
  get(connection: Connection, path: string): Promise<unknown> {
    const gate = this.gateOf(connection);
    return this.pass(gate, () => this.request(connection, 'GET', path));
  }

  /**
   * POSTs JSON, once: whoever repeats it must know what became of it.
   * @returns the JSON of the answer.
   * @throws {SourceFailure} see {@link mayHaveArrived}.
   */
  async post(connection: Connection, path: string, body: unknown): Promise<unknown> {
    const gate = this.gateOf(connection);
    const held = heldBy(gate);
    if (held) {
      const { code, message, retryAt } = held;
      throw new SourceFailure(code, message, retryAt, { cause: NOT_SENT });
    }
    return askOnce(gate, () => this.request(connection, 'POST', path, JSON.stringify(body)));
  }

  /** Breaks off what is being asked. */
  async close(): Promise<void> {
    for (const request of this.asked) request.abort();
    await this.agent.destroy();
  }

  private async pass<T>(gate: Gate, ask: () => Promise<T>): Promise<T> {
    refuseHeld(gate);
    // The breaker would let it wait for the one that tries.
    if (gate.isTrying()) throw leftAlone(gate);
    try {
      // Asked again when it is its turn: others may have been told to wait while it stood in line.
      // A signal of its own: without one, all calls listen to the same.
      const { signal } = new AbortController();
      return await gate.policy.execute(() => askOnce(gate, ask), signal);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? leftAlone(gate) : error;
    }
  }

  private gateOf({ sourceId, url }: Connection): Gate {
    const key = `${sourceId} ${url}`;
    let gate = this.gates.get(key);
    if (!gate) {
      const { failures, rest, timeout } = this.limits;
      const repeats = retry(handleWhen(isPassing), {
        maxAttempts: REPEATS,
        backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }),
      });
      const breaker = circuitBreaker(handleWhen(isDown), {
        halfOpenAfter: rest,
        breaker: new ConsecutiveBreaker(failures),
      });
      const made: Gate = {
        policy: wrap(bulkhead(CONCURRENCY, MAX_WAITING), breaker, repeats),
        isTrying: () => breaker.state === CircuitState.HalfOpen,
        opensAt: 0,
        held: null,
      };
      breaker.onBreak(() => {
        made.opensAt = Date.now() + rest;
      });
      breaker.onHalfOpen(() => {
        made.opensAt = Date.now() + timeout;
      });
      gate = made;
      this.gates.set(key, gate);
    }
    return gate;
  }

  private async request(
    { label, url, token }: Connection,
    method: 'GET' | 'POST',
    path: string,
    body?: string,
  ): Promise<unknown> {
    const { timeout } = this.limits;
    if (/\/\.{1,2}(?=\/|\?|$)/.test(path)) {
      // On the way it would be taken for a step up, to something else.
      throw new SourceFailure('NOT_FOUND', `${label} cannot be asked for what is called . or ..`);
    }
    const request = new AbortController();
    let isTimeUp = false;
    const timer = setTimeout(() => {
      isTimeUp = true;
      request.abort();
    }, timeout);
    this.asked.add(request);
    let target = splitUrl(`${url}${path}`);
    try {
      for (let redirects = 0; ; redirects++) {
        const answer = await this.agent.request({
          ...target,
          method,
          body: body ?? null,
          signal: request.signal,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'user-agent': 'activity-gateway',
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
        });
        const isRedirect = answer.statusCode >= 300 && answer.statusCode < 400;
        if (!isRedirect) return await readAnswer(label, answer);
        await answer.body.dump();
        if (redirects === MAX_REDIRECTS || method !== 'GET') {
          throw new SourceFailure('BAD_RESPONSE', `${label} redirects, and on and on.`, null, {
            status: answer.statusCode,
          });
        }
        target = followRedirect(label, target, answer);
      }
    } catch (error) {
      throw error instanceof SourceFailure ? error : toFailure(label, error, isTimeUp);
    } finally {
      clearTimeout(timer);
      this.asked.delete(request);
    }
  }
}

/** A source is left alone as long as it says, whoever was told. */
async function askOnce<T>(gate: Gate, ask: () => Promise<T>): Promise<T> {
  refuseHeld(gate);
  try {
    return await ask();
  } catch (error) {
    const until = error instanceof SourceFailure ? (error.retryAt ?? 0) : 0;
    if (until > (gate.held?.retryAt ?? 0)) gate.held = error as SourceFailure;
    throw error;
  }
}

function refuseHeld(gate: Gate): void {
  const held = heldBy(gate);
  if (held) throw held;
}

/** What says that a source is not to be asked yet; null: nothing. */
function heldBy({ held }: Gate): SourceFailure | null {
  return held && (held.retryAt ?? 0) > Date.now() ? held : null;
}

function leftAlone({ opensAt }: Gate): SourceFailure {
  const message = 'It failed several times in a row and is left alone for a while.';
  return new SourceFailure('CIRCUIT_OPEN', message, opensAt);
}

interface Target {
  /** Scheme, host and port. */
  origin: string;
  path: string;
}

/** The path goes out as it is written. */
function splitUrl(url: string): Target {
  const { origin } = new URL(url);
  return { origin, path: url.slice(url.indexOf('/', url.indexOf('//') + 2)) };
}

/** @throws {SourceFailure} where it leads to another host: the token does not go there. */
function followRedirect(
  label: string,
  from: Target,
  { statusCode, headers: { location } }: Dispatcher.ResponseData,
): Target {
  const base = new URL(`${from.origin}${from.path}`); // A path of two slashes is no other host.
  const isUrl = typeof location === 'string' && URL.canParse(location, base);
  const target = isUrl ? new URL(location, base) : null;
  const isUpgrade = base.protocol === 'http:' && target?.origin === `https://${base.hostname}`; // At its usual port.
  if (target && (target.origin === from.origin || isUpgrade)) {
    return { origin: target.origin, path: `${target.pathname}${target.search}` };
  }
  throw new SourceFailure(
    'BAD_RESPONSE',
    `${label} redirects to ${target ? 'another host' : 'nowhere'}; the token is not sent there.`,
    null,
    { status: statusCode },
  );
}

async function readAnswer(label: string, answer: Dispatcher.ResponseData): Promise<unknown> {
  const { statusCode, headers, body } = answer;
  if (statusCode < 200 || statusCode >= 300) {
    await body.dump({ limit: 64 * 1024 });
    throw refused(label, statusCode, headers['retry-after'], isJson(headers['content-type']));
  }
  if (!isJson(headers['content-type']) || isCompressed(headers['content-encoding'])) {
    await body.dump({ limit: 64 * 1024 });
    const message = `${label} answered with something other than JSON.`;
    throw new SourceFailure('BAD_RESPONSE', message, null, { status: statusCode });
  }
  const text = await body.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `${label} answered with JSON that cannot be read.`;
    throw new SourceFailure('BAD_RESPONSE', message, null, { cause, status: statusCode });
  }
}

function isJson(type: string | string[] | undefined): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/.test(String(type ?? '').toLowerCase());
}

function isCompressed(encoding: string | string[] | undefined): boolean {
  return encoding !== undefined && String(encoding).toLowerCase() !== 'identity';
}

/** Whether what was posted may have arrived all the same: not where it was refused, or never left. */
export function mayHaveArrived({ status, cause }: SourceFailure): boolean {
  // A system that breaks may do so after it has stored it, and who answers for one that does not (a proxy,
  // a CDN) cannot know what became of it.
  if (status !== null) return status < 300 || status === 408 || (status >= 500 && status !== 503);
  const code = String((cause as { code?: unknown } | undefined)?.code);
  return !NOT_CONNECTED.includes(code) && !/^(ERR_TLS|CERT_|UNABLE_TO|SELF_SIGN|DEPTH_)/.test(code);
}

/** It was left alone, since it said when it wants to be asked again. */
const NOT_SENT = { code: 'NOT_SENT' };

const NOT_CONNECTED = [
  NOT_SENT.code,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Whether it was said not to be known by what may be no API at all: not in JSON. */
export function isDoubtful({ code, cause }: SourceFailure): boolean {
  return code === 'NOT_FOUND' && cause === NOT_JSON;
}

const NOT_JSON = { code: 'NOT_JSON' };

function refused(
  label: string,
  status: number,
  retryAfter: unknown,
  inJson: boolean,
): SourceFailure {
  const retryAt = readRetryAfter(retryAfter, Date.now());
  const cause = inJson ? undefined : NOT_JSON;
  const fail = (code: SourceErrorCode, reason: string, at: number | null = null) =>
    new SourceFailure(code, `${label} answered ${status}${reason}`, at, { status, cause });
  switch (status) {
    case 401:
      return fail('UNAUTHORIZED', ': it does not take the token.');
    case 403:
      return fail('FORBIDDEN', ': the token may not do this.');
    case 400:
    case 404:
    case 410:
      return fail(
        'NOT_FOUND',
        inJson ? ': it does not know this record.' : ', and not in JSON: is this its address?',
      );
    case 429:
      return fail(
        'RATE_LIMITED',
        ': it wants fewer requests.',
        retryAt ?? Date.now() + DEFAULT_RETRY_AFTER,
      );
    default:
      return status >= 500
        ? fail('UNREACHABLE', ': it is out of order.', retryAt)
        : fail('BAD_RESPONSE', ', which is not documented.');
  }
}

/** How long a source is left alone that wants fewer requests and does not say when, in milliseconds. */
const DEFAULT_RETRY_AFTER = 5_000;

const TIMEOUTS = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'];

function toFailure(label: string, error: unknown, isTimeUp: boolean): SourceFailure {
  const code = String((error as { code?: unknown }).code ?? (error as Error).name);
  const fail = (kind: 'TIMEOUT' | 'BAD_RESPONSE' | 'UNREACHABLE', message: string) =>
    new SourceFailure(kind, message, null, { cause: error });
  if (isTimeUp || TIMEOUTS.includes(code)) {
    return fail('TIMEOUT', `${label} did not answer in time.`);
  }
  if ((error as Error).name === 'AbortError') {
    return fail('TIMEOUT', `${label} was not waited for: this process stops.`);
  }
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return fail('BAD_RESPONSE', `${label} answered with more than can be taken.`);
  }
  if (error instanceof errors.HTTPParserError || code.startsWith('HPE_')) {
    return fail('BAD_RESPONSE', `${label} answered with something other than HTTP.`);
  }
  return fail('UNREACHABLE', `${label} cannot be reached (${code}).`);
}

/** Worth repeating at once: it may work the next time, and it did not say when to come again. */
function isPassing(error: Error): boolean {
  return error instanceof SourceFailure && error.code === 'UNREACHABLE' && error.retryAt === null;
}

/** What says that a source as a whole does not work, and not that it refuses one request. */
function isDown(error: Error): boolean {
  if (!(error instanceof SourceFailure)) return false;
  const { code, status } = error;
  if (code === 'BAD_RESPONSE') return status === null || status < 400;
  return code === 'UNREACHABLE' || code === 'TIMEOUT';
}
