import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createYoga } from 'graphql-yoga';
import { createAuthenticate } from '../access/authenticate.js';
import { CursorSealer } from '../access/cursor-seal.js';
import type { Database } from '../db/database.js';
import { FeedHub } from '../feed/hub.js';
import { schema } from '../graphql/schema.js';
import type { Sync } from '../sync/sync.js';
import { DocumentCache } from './document-cache.js';
import { createGraphiqlOptions } from './graphiql.js';
import { createWebSockets } from './graphql-ws.js';
import { isCompilable } from './is-compilable.js';
import { limitBody } from './limit-body.js';
import type { Logger } from './log.js';
import { readRequestId } from './request-id.js';
import type { ServerContext } from './server-context.js';
import { toPublicError } from './to-public-error.js';
import { tooLarge } from './too-large.js';
import { useAccess } from './use-access.js';
import { useBadInput } from './use-bad-input.js';
import { useErrorCodes } from './use-error-codes.js';
import { useEventStream } from './use-event-stream.js';
import { useOperationSize } from './use-operation-size.js';
import { useTurns } from './use-turns.js';

export interface AppOptions {
  database: Database;
  /** Signs cursors. */
  secretKey: string;
  /** The key before the last change: cursors signed with it stay valid. */
  previousSecretKey?: string;
  /** Reads upstream systems. */
  sync: Sync;
  /** The demo's key, where GraphiQL may offer it: the demo is here and only this machine can ask. */
  demoKey: string | null;
  log: Logger;
}

const MAX_DEPTH = 16;
const MAX_TOKENS = 4_000;
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** How long subscriptions have to deliver their last event when the server stops, in milliseconds. */
const SUBSCRIPTION_DRAIN_MS = 2_000;

/** How long the last events have to reach the sockets, in milliseconds. */
const FLUSH_MS = 50;

/** Requests that take longer than this are logged as info, in milliseconds. */
const SLOW_MS = 1_000;

/**
 * The HTTP application: GraphQL (also over WebSocket) and GraphiQL at /graphql, /healthz and /readyz for
 * operation.
 */
export function createApp({
  database,
  secretKey,
  previousSecretKey,
  sync,
  demoKey,
  log,
}: AppOptions) {
  const authenticate = createAuthenticate(database);
  const cursors = new CursorSealer(secretKey, previousSecretKey);
  const changes = new FeedHub({
    database,
    warn: (details, message) => log.warn(details, message),
  });
  const yoga = createYoga<ServerContext>({
    schema,
    graphiql: createGraphiqlOptions(demoKey),
    renderGraphiQL,
    landingPage: false,
    batching: false,
    multipart: false,
    // limitBody has done it: Yoga's own limit costs a stream and a second Request each time.
    maxRequestBodySize: false,
    logging: false,
    cors: false,
    maskedErrors: { maskError: toPublicError },
    parserAndValidationCache: {
      documentCache: new DocumentCache(),
      errorCache: new DocumentCache(),
    },
    plugins: [
      // The life of a request. Parse: limits that the parser enforces.
      maxTokensPlugin({ n: MAX_TOKENS, onReject: [tooLarge] }),
      maxDepthPlugin({ n: MAX_DEPTH, flattenFragments: true, onReject: [tooLarge] }),
      // Validate: variables, error codes and statuses, the size of the operation.
      useBadInput(),
      useErrorCodes(),
      useOperationSize(),
      useEventStream(),
      // Authenticate, and create the context of the resolvers.
      useAccess({ authenticate, database, cursors, changes, sync }),
      // Execute: compiled once for each document; large operations take turns.
      useGraphQlJit({}, { enableIf: ({ document, schema }) => isCompilable(document, schema) }),
      useTurns(),
    ],
  });

  const webSockets = createWebSockets({ yoga, authenticate, maxMessage: MAX_BODY_BYTES, log });

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const requestId = readRequestId(req);
    res.setHeader('X-Request-Id', requestId);
    const started = performance.now();
    res.once('finish', () => {
      const ms = Math.round(performance.now() - started);
      const isStream = String(res.getHeader('content-type')).startsWith('text/event-stream');
      const level = (ms >= SLOW_MS && !isStream) || res.statusCode >= 500 ? 'info' : 'debug';
      log[level]({ requestId, method: req.method, status: res.statusCode, ms }, 'request');
    });
    const url = parseUrl(req);
    if (!url) return sendText(res, 400, 'The address or the Host header cannot be read.');
    switch (url.pathname) {
      case '/graphql':
        if (await limitBody(req, res, MAX_BODY_BYTES)) {
          const authorization = req.headers.authorization ?? null;
          const gone = new AbortController();
          res.once('close', () => gone.abort());
          await yoga(req, res, { req, authorization, gone: gone.signal, requestId, log });
        }
        return;
      case '/':
        res.writeHead(302, { location: '/graphql' }).end();
        return;
      case '/healthz':
        return sendText(res, 200, 'ok');
      case '/readyz':
        return database.pool.query('select 1').then(
          () => sendText(res, 200, 'ok'),
          () => sendText(res, 503, 'the database cannot be reached'),
        );
      default:
        return sendText(res, 404, 'There is nothing here; GraphQL is at /graphql.');
    }
  }

  return {
    handle: (req: IncomingMessage, res: ServerResponse) => {
      handle(req, res).catch((error: unknown) => {
        const requestId = res.getHeader('X-Request-Id');
        log.error({ requestId, err: error }, 'a request failed outside of GraphQL');
        if (!res.headersSent) res.writeHead(500);
        res.end();
      });
    },
    handleUpgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      if (parseUrl(req)?.pathname === '/graphql') webSockets.handleUpgrade(req, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    },
    /** Ends subscriptions, with a last event, and closes the WebSockets. */
    async hangUp(): Promise<void> {
      await Promise.race([
        changes.close(),
        sleep(SUBSCRIPTION_DRAIN_MS, undefined, { ref: false }),
      ]);
      await sleep(FLUSH_MS);
      await webSockets.close();
    },
    dispose: () => yoga.dispose(),
  };
}

/** Parses the URL; null where that fails: Yoga would answer with a stack trace. */
function parseUrl({ url, headers }: IncomingMessage): URL | null {
  try {
    return new URL(url ?? '/', `http://${headers.host || 'localhost'}`);
  } catch {
    return null;
  }
}

function sendText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
