import { Agent } from 'undici';
import { stringifyJson } from '../../db/json.js';
import type { Warn } from '../read-wire.js';
import { failureOfError } from './request-failure.js';
import {
  CONCURRENCY,
  RequestPolicy,
  UPSTREAM_LIMITS,
  type UpstreamLimits,
} from './request-policy.js';
import { type Connection, sendRequest, type UpstreamRequest } from './send-request.js';
import { SourceFailure } from './source-failure.js';

/**
 * Sends requests to upstream systems, each source under its own policy (see RequestPolicy), with a time and
 * a size limit. The token is sent to the source's own host only.
 */
export class UpstreamClient {
  private readonly agent: Agent;
  /** By source and URL: a changed URL starts with a new policy. */
  private readonly policies = new Map<string, RequestPolicy>();
  private readonly inFlight = new Set<AbortController>();

  constructor(private readonly limits: UpstreamLimits = UPSTREAM_LIMITS) {
    const { timeout, maxBytes } = limits;
    this.agent = new Agent({
      // Shorter than the whole request: a request that found no connection was certainly not sent.
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
   * @param warn is called where the response can be read in more than one way.
   * @throws {SourceFailure}
   */
  get(connection: Connection, path: string, warn: Warn = () => {}): Promise<unknown> {
    const policy = this.policyOf(connection);
    return policy.execute(() => this.send(connection, { method: 'GET', path }, warn));
  }

  /**
   * POSTs JSON, without retries: the caller must find out first whether it took effect.
   * @returns the JSON of the response.
   * @throws {SourceFailure} see mayHaveArrived.
   */
  async post(connection: Connection, path: string, body: unknown): Promise<unknown> {
    const request: UpstreamRequest = { method: 'POST', path, body: stringifyJson(body) };
    return this.policyOf(connection).executeOnce(() => this.send(connection, request));
  }

  /** Aborts the requests in flight. */
  async close(): Promise<void> {
    for (const request of this.inFlight) request.abort();
    await this.agent.destroy();
  }

  private policyOf({ sourceId, url }: Connection): RequestPolicy {
    const key = `${sourceId} ${url}`;
    let policy = this.policies.get(key);
    if (!policy) {
      policy = new RequestPolicy(this.limits);
      this.policies.set(key, policy);
    }
    return policy;
  }

  private async send(
    connection: Connection,
    request: UpstreamRequest,
    warn: Warn = () => {},
  ): Promise<unknown> {
    const aborter = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      aborter.abort();
    }, this.limits.timeout);
    this.inFlight.add(aborter);
    try {
      return await sendRequest(
        this.agent,
        connection,
        request,
        aborter.signal,
        this.limits.maxBytes,
        warn,
      );
    } catch (error) {
      if (error instanceof SourceFailure) throw error;
      throw failureOfError(connection.label, error, timedOut);
    } finally {
      clearTimeout(timer);
      this.inFlight.delete(aborter);
    }
  }
}
