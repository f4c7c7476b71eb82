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
import { NOT_SENT } from './request-failure.js';
import { SourceFailure } from './source-failure.js';

export interface UpstreamLimits {
  /** The longest that one request may take, in milliseconds. */
  timeout: number;
  /** The largest response body, in bytes. */
  maxBytes: number;
  /** Consecutive failures that open the circuit. */
  failures: number;
  /** How long the circuit stays open, in milliseconds. */
  rest: number;
}

export const UPSTREAM_LIMITS: UpstreamLimits = {
  timeout: 10_000,
  maxBytes: 16 * 1024 * 1024,
  failures: 5,
  rest: 10_000,
};

/** Concurrent requests to one source. */
export const CONCURRENCY = 64;
const MAX_QUEUED = 10_000;

/** Immediate retries of a transient failure. */
const RETRIES = 2;

/**
 * Decides whether a request to one source is sent, retried or refused: honors Retry-After and, of requests
 * that may be repeated, limits concurrency, retries transient failures, and opens a circuit after consecutive
 * failures.
 */
export class RequestPolicy {
  private readonly policy: IPolicy;
  /** Whether the circuit is half-open: one request tests the source. */
  private readonly isHalfOpen: () => boolean;
  /** When the circuit lets the next request through, in milliseconds since 1970. */
  private circuitOpenUntil = 0;
  /** The failure that carried the latest Retry-After. */
  private backoff: SourceFailure | null = null;

  constructor({ failures, rest, timeout }: UpstreamLimits) {
    const retries = retry(handleWhen(isTransient), {
      maxAttempts: RETRIES,
      backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }),
    });
    const breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: rest,
      breaker: new ConsecutiveBreaker(failures),
    });
    breaker.onBreak(() => {
      this.circuitOpenUntil = Date.now() + rest;
    });
    breaker.onHalfOpen(() => {
      this.circuitOpenUntil = Date.now() + timeout;
    });
    this.policy = wrap(bulkhead(CONCURRENCY, MAX_QUEUED), breaker, retries);
    this.isHalfOpen = () => breaker.state === CircuitState.HalfOpen;
  }

  /** Sends a request that may be repeated. @throws {SourceFailure} */
  async execute<T>(send: () => Promise<T>): Promise<T> {
    this.refuseWhileBackingOff();
    // The breaker would queue it behind the request that tests the source.
    if (this.isHalfOpen()) throw this.circuitOpen();
    try {
      // A signal of its own: without one, cockatiel adds a listener to a signal that all calls share.
      const { signal } = new AbortController();
      return await this.policy.execute(() => this.send(send), signal);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.circuitOpen() : error;
    }
  }

  /**
   * Sends a request that must not be repeated. Only a Retry-After holds it back: it passes an open circuit, is
   * not queued, and its failures do not count. @throws {SourceFailure}
   */
  async executeOnce<T>(send: () => Promise<T>): Promise<T> {
    const current = this.currentBackoff();
    if (current) {
      throw new SourceFailure(current.code, current.message, current.retryAt, { cause: NOT_SENT });
    }
    return this.send(send);
  }

  /** Sends a request unless a Retry-After has not passed, also one received while it was queued. */
  private async send<T>(send: () => Promise<T>): Promise<T> {
    this.refuseWhileBackingOff();
    try {
      return await send();
    } catch (error) {
      const until = error instanceof SourceFailure ? (error.retryAt ?? 0) : 0;
      if (until > (this.backoff?.retryAt ?? 0)) this.backoff = error as SourceFailure;
      throw error;
    }
  }

  private refuseWhileBackingOff(): void {
    const current = this.currentBackoff();
    if (current) throw current;
  }

  /** The failure whose Retry-After has not passed yet. */
  private currentBackoff(): SourceFailure | null {
    return this.backoff && (this.backoff.retryAt ?? 0) > Date.now() ? this.backoff : null;
  }

  private circuitOpen(): SourceFailure {
    const message =
      'Not requested: the source failed several times in a row, and its circuit is open.';
    return new SourceFailure('CIRCUIT_OPEN', message, this.circuitOpenUntil);
  }
}

/** Worth an immediate retry: unreachable, and no Retry-After. */
function isTransient(error: Error): boolean {
  return error instanceof SourceFailure && error.code === 'UNREACHABLE' && error.retryAt === null;
}

/** Whether a failure shows that the source as a whole does not work, rather than refusing one request. */
function isOutage(error: Error): boolean {
  if (!(error instanceof SourceFailure)) return false;
  const { code, status } = error;
  if (code === 'BAD_RESPONSE') return status === null || status < 400;
  return code === 'UNREACHABLE' || code === 'TIMEOUT';
}
