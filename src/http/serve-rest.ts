import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { GraphQLError } from 'graphql';
import { stringifyJson } from '../db/json.js';
import { ERROR_STATUS, type ErrorCode } from '../errors.js';
import { answerCall, type RestServices, type Route } from '../rest/router.js';
import { createClosedSignal } from './closed-signal.js';
import { limitBody } from './limit-body.js';
import type { ServerContext } from './server-context.js';
import { toPublicError } from './to-public-error.js';
import { ERROR_HEADERS, logErrors } from './use-error-codes.js';

interface ServeOptions extends Pick<ServerContext, 'log' | 'requestId'> {
  services: RestServices;
  /** Of the body, in bytes. */
  maxBody: number;
}

/** Answers a request for an endpoint of an upstream system. An error is `{ error: { code, message } }`. */
export async function serveRest(
  req: IncomingMessage & { body?: unknown },
  res: ServerResponse,
  { endpoints, path }: Route,
  query: URLSearchParams,
  { services, maxBody, ...logging }: ServeOptions,
): Promise<void> {
  const method = req.method === 'HEAD' ? 'GET' : req.method;
  const endpoint = endpoints.find((it) => it.method === method);
  if (!endpoint) {
    const allowed = endpoints.map((it) => it.method);
    const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', ');
    const message = `${req.method} is not possible here, only ${allow}.`;
    return send(res, 405, errorBody('METHOD_NOT_ALLOWED', message), { allow });
  }
  if (!(await limitBody(req, res, maxBody, errorBody))) return;
  try {
    const call = {
      authorization: req.headers.authorization ?? null,
      query,
      headers: req.headers,
      readBody: async () => (req.body as string | undefined) ?? text(req),
      closedSignal: createClosedSignal(res, () => res.closed),
    };
    const { body, headers } = await answerCall(endpoint, path, call, services);
    send(res, endpoint.status, body, headers);
  } catch (thrown) {
    const error = toPublicError(thrown);
    if (!(error instanceof GraphQLError)) throw error;
    logErrors([error], logging);
    const code = error.extensions.code as ErrorCode;
    send(res, ERROR_STATUS[code], errorBody(code, error.message), ERROR_HEADERS[code]);
  }
}

function errorBody(code: string, message: string) {
  return { error: { code, message } };
}

function send(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  // Depends on the key, and changes without the client's doing.
  const fixed = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  res.writeHead(status, { ...fixed, ...headers }).end(stringifyJson(body));
}
