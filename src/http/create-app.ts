import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { createAuthenticate } from '../access/authenticate.js';
import { CursorSealer } from '../access/cursor-seal.js';
import type { Database } from '../db/database.js';
import { FeedHub } from '../feed/hub.js';
import { schema } from '../graphql/schema.js';
import { findRoute } from '../rest/router.js';
import type { Sync } from '../sync/sync.js';
import { createClosedSignal } from './closed-signal.js';
import { createWebSockets } from './create-web-sockets.js';
import { createDashboard, type ServeDashboard } from './dashboard.js';
import { createDocs, type ServeDocs } from './docs.js';
import { DocumentCache } from './document-cache.js';
import { DEPTH_LIMIT, TOKEN_LIMIT } from './document-limits.js';
import { createGraphiqlOptions } from './graphiql.js';
import { limitBody } from './limit-body.js';
import type { Logger } from './log.js';
import type { PersistedOperations } from './read-persisted-operations.js';
import { readRequestId } from './request-id.js';
import { serveRest } from './serve-rest.js';
import type { ServerContext } from './server-context.js';
import { toPublicError } from './to-public-error.js';
import { type AccessOptions, useAccess } from './use-access.js';
import { useBadInput } from './use-bad-input.js';
import { useCompiler } from './use-compiler.js';
import { useConditionalGet } from './use-conditional-get.js';
import { useErrorCodes } from './use-error-codes.js';
import { useEventStream } from './use-event-stream.js';
import { useJsonNumbers } from './use-json-numbers.js';
import { useOperationSize } from './use-operation-size.js';
import { usePersistedOperations } from './use-persisted-operations.js';
import { useTurns } from './use-turns.js';

export interface AppOptions {
  database: Database;
  /** Signs cursors. */
  secretKey: string;
  /** The previous key after a rotation: cursors signed with it stay valid. */
  previousSecretKey?: string;
  /** Reads upstream systems. */
  sync: Sync;
  /** The API key of the demo, offered to browsers on this machine; null without a demo. */
  demoKey: string | null;
  /** Whether / shows the dashboard; true by default. */
  dashboard?: boolean;
  /** Whether /graphql shows GraphiQL to browsers; true by default. */
  graphiql?: boolean;
  /** Whether clients may read the schema; true by default. */
  introspection?: boolean;
  /** Operations that clients may send by their hash; none by default. */
  persistedOperations?: PersistedOperations;
  log: Logger;
}

export interface App {
  /** Answers an HTTP request; never throws. */
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Accepts or refuses a WebSocket handshake. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends subscriptions with their last event and closes the WebSockets. */
  closeConnections(): Promise<void>;
  dispose(): void | PromiseLike<void>;
}

const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** How long subscriptions have to deliver their last event when the server stops, in milliseconds. */
const SUBSCRIPTION_DRAIN_MS = 2_000;

/** How long the last events have to reach the sockets, in milliseconds. */
const FLUSH_MS = 50;

/** Requests that take longer are logged as info, in milliseconds. */
const SLOW_MS = 1_000;

/**
 * Creates the HTTP application: the dashboard at /, GraphQL (also over WebSocket) and GraphiQL at
 * /graphql, the endpoints of upstream systems, /openapi.json and /docs, and the health checks /healthz and
 * /readyz. The functions below follow a request from the socket to the resolvers.
 */
export function createApp(options: AppOptions): App {
  const { database, secretKey, previousSecretKey, sync, log } = options;
  const { dashboard = true, graphiql = true, introspection = true } = options;
  const authenticate = createAuthenticate(database);
  const cursorSealer = new CursorSealer(secretKey, previousSecretKey);
  const feedHub = new FeedHub({
    database,
    warn: (details, message) => log.warn(details, message),
  });
  const persisted =
    options.persistedOperations && usePersistedOperations(options.persistedOperations);
  const yoga = createGraphqlServer({
    access: { authenticate, database, cursorSealer, feedHub, sync },
    graphiql: graphiql && createGraphiqlOptions(options.demoKey),
    introspection,
    persisted,
  });
  const serveDashboard = dashboard
    ? createDashboard({
        demoKey: options.demoKey,
        hashesOnly: options.persistedOperations?.mode === 'only',
      })
    : () => false;
  const webSockets = createWebSockets({
    yoga,
    persisted,
    authenticate,
    maxMessage: MAX_BODY_BYTES,
    log,
  });
  const serveDocs = introspection ? createDocs() : () => false;
  const services = { authenticate, database, cursorSealer, sync };
  return {
    handle(req, res) {
      const requestId = readRequestId(req);
      res.setHeader('X-Request-Id', requestId);
      logWhenFinished(req, res, requestId, log);
      const rest = { services, maxBody: MAX_BODY_BYTES, requestId, log };
      route(req, res, { yoga, serveDashboard, serveDocs, database, rest, requestId, log }).catch(
        (error: unknown) => {
          log.error({ requestId, err: error }, 'request failed outside of GraphQL');
          if (!res.headersSent) res.writeHead(500);
          res.end();
        },
      );
    },
    handleUpgrade(req, socket, head) {
      socket.on('error', () => socket.destroy());
      if (parseUrl(req)?.pathname === '/graphql')
        return webSockets.handleUpgrade(req, socket, head);
      // Ended alone, it stays open until its client ends it, too.
      socket.once('finish', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    },
    async closeConnections() {
      const drain = sleep(SUBSCRIPTION_DRAIN_MS, undefined, { ref: false });
      await Promise.race([feedHub.close(), drain]);
      await sleep(FLUSH_MS);
      await webSockets.close();
    },
    dispose: () => yoga.dispose(),
  };
}

const NOT_FOUND = 'Not found. The GraphQL endpoint is /graphql.';

/** Logs a request with its status and duration once it is answered. */
function logWhenFinished(
  req: IncomingMessage,
  res: ServerResponse,
  requestId: string,
  log: Logger,
): void {
  const started = performance.now();
  res.once('finish', () => {
    const ms = Math.round(performance.now() - started);
    const isStream = String(res.getHeader('content-type')).startsWith('text/event-stream');
    const level = (ms >= SLOW_MS && !isStream) || res.statusCode >= 500 ? 'info' : 'debug';
    log[level]({ requestId, method: req.method, status: res.statusCode, ms }, 'request');
  });
}

interface RouteOptions {
  rest: Parameters<typeof serveRest>[4];
  serveDashboard: ServeDashboard;
  serveDocs: ServeDocs;
  yoga: YogaServerInstance<ServerContext, object>;
  database: Database;
  requestId: string;
  log: Logger;
}

async function route(
  req: IncomingMessage,
  res: ServerResponse,
  { yoga, serveDashboard, serveDocs, database, rest, requestId, log }: RouteOptions,
): Promise<void> {
  const url = parseUrl(req);
  if (!url) return sendText(res, 400, 'The URL or the Host header is invalid.');
  switch (url.pathname) {
    case '/graphql': {
      if (!(await limitBody(req, res, MAX_BODY_BYTES))) return;
      const authorization = req.headers.authorization ?? null;
      const closedSignal = createClosedSignal(res, () => res.closed);
      return yoga(req, res, { req, authorization, closedSignal, requestId, log });
    }
    case '/healthz':
      return sendText(res, 200, 'ok');
    case '/readyz':
      return database.pool.query('select 1').then(
        () => sendText(res, 200, 'ok'),
        () => sendText(res, 503, 'The database cannot be reached.'),
      );
    default: {
      const found = findRoute(url.pathname);
      if (found) return serveRest(req, res, found, url.searchParams, rest);
      if (serveDocs(req, res, url) || serveDashboard(req, res, url)) return;
      return sendText(res, 404, NOT_FOUND);
    }
  }
}

interface GraphqlServerOptions {
  access: AccessOptions;
  /** False: none. */
  graphiql: false | ReturnType<typeof createGraphiqlOptions>;
  introspection: boolean;
  /** Absent: all operations are sent as text. */
  persisted?: Plugin;
}

/** Creates the GraphQL server; its plugins are in the order in which an operation passes them. */
function createGraphqlServer({
  access,
  graphiql,
  introspection,
  persisted,
}: GraphqlServerOptions): YogaServerInstance<ServerContext, object> {
  return createYoga<ServerContext>({
    schema,
    graphiql,
    // Loaded when it is first asked for: the page is megabytes of script.
    renderGraphiQL: async (page) =>
      (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(page),
    landingPage: false,
    batching: false,
    multipart: false,
    // limitBody limits it: Yoga's own limit costs a stream and a second Request for each request.
    maxRequestBodySize: false,
    logging: false,
    cors: false,
    maskedErrors: { maskError: toPublicError },
    parserAndValidationCache: {
      documentCache: new DocumentCache(),
      errorCache: new DocumentCache(),
    },
    plugins: [
      // Read the request and write the response: numbers with all their digits.
      useJsonNumbers(),
      // Answer a GET: its tag, or 304.
      useConditionalGet(),
      ...(persisted ? [persisted] : []),
      // Parse and validate: limits of tokens and of depth.
      maxTokensPlugin(TOKEN_LIMIT),
      maxDepthPlugin(DEPTH_LIMIT),
      // Validate: variables, error codes and statuses, the size of the operation.
      useBadInput({ hideSuggestions: !introspection }),
      useErrorCodes({ introspection }),
      useOperationSize(),
      useEventStream(),
      // Authenticate, and create the context of the resolvers.
      useAccess(access),
      // Execute: compiled when a document comes a second time; large operations take turns.
      useCompiler(),
      useTurns(),
    ],
  });
}

/**
 * Parses the URL of a request; null where it is invalid, for which Yoga answers with a stack trace. A path
 * that begins with // names no host: the host is that of the Host header.
 */
function parseUrl({ url = '/', headers }: IncomingMessage): URL | null {
  const origin = `http://${headers.host || 'localhost'}`;
  try {
    const reference = new URL(url, origin); // Invalid where // is followed by no valid host.
    return url.startsWith('/') ? new URL(origin + url) : reference;
  } catch {
    return null;
  }
}

function sendText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
