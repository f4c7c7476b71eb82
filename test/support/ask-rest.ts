import { parseJson } from '../../src/db/json.js';
import type { TestServer } from './test-server.js';

/** An answer of an endpoint of an upstream system. */
export interface RestAnswer {
  status: number;
  headers: Headers;
  /** The body as it came. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: it is what a test says it is.
  body: any;
}

/** Sends requests with a key. */
export interface RestClient {
  get(path: string, query?: Record<string, string | number>): Promise<RestAnswer>;
  send(path: string, init: RequestInit): Promise<RestAnswer>;
}

export function createRestClient({ url }: Pick<TestServer, 'url'>, key: string | null): RestClient {
  const send: RestClient['send'] = async (path, { headers, ...init }) => {
    const authorization: Record<string, string> =
      key === null ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(new URL(path, url), {
      ...init,
      headers: { ...authorization, ...(headers as Record<string, string>) },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? null : parseJson(text),
    };
  };
  return {
    send,
    get: (path, query = {}) => {
      const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]));
      return send(`${path}${search.size > 0 ? `?${search}` : ''}`, {});
    },
  };
}

/** The status, code and message of an answer that is an error. */
export function restError({ status, body }: RestAnswer): string {
  return `${status} ${body.error.code} ${body.error.message}`;
}
