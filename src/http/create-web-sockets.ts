import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { CloseCode, type SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import type { Plugin, YogaServerInstance } from 'graphql-yoga';
import { WebSocket, WebSocketServer } from 'ws';
import type { Authenticate } from '../access/authenticate.js';
import { markNumbers, restoreNumbers } from '../db/json.js';
import { GatewayError } from '../errors.js';
import { createClosedSignal } from './closed-signal.js';
import type { Logger } from './log.js';
import type { ServerContext } from './server-context.js';
import { toPublicError } from './to-public-error.js';
import { logErrors } from './use-error-codes.js';
import { resolveQuery } from './use-persisted-operations.js';

/** How many operations one connection may run at once. */
const MAX_OPERATIONS = 100;

/**
 * The interval of pings, in milliseconds; a connection is terminated where a ping is not answered for as long.
 * Proxies cut connections that are idle for a minute or less.
 */
const PING_INTERVAL_MS = 12_000;

/** How long clients have to answer the close frame when the server stops, in milliseconds. */
const CLOSE_TIMEOUT_MS = 1_000;

type GraphqlServer = YogaServerInstance<ServerContext, object>;

interface WebSocketOptions {
  yoga: GraphqlServer;
  /** Resolves operations that are sent by their hash. */
  persisted?: Plugin;
  authenticate: Authenticate;
  /** The maximum size of one message, in bytes. */
  maxMessage: number;
  log: Logger;
}

/** The state of a connection, set by its first message. */
type ConnectionState = {
  authorization?: string | null;
  /** Returns the signal that aborts when the connection is closed. */
  closedSignal?: () => AbortSignal;
};

type Connection = Extra & ConnectionState;

type Enveloped = Pick<ReturnType<GraphqlServer['getEnveloped']>, 'execute' | 'subscribe'>;

/** An operation; its root value carries Yoga's functions to `execute` and `subscribe`. */
type Operation = ExecutionArgs & { rootValue: Enveloped; contextValue: ServerContext };

/**
 * Serves GraphQL over WebSocket (the protocol graphql-transport-ws): all operations, through the same
 * plugins as over HTTP. The connection_init message carries the key: `{ "Authorization": "Bearer agw_…" }`,
 * also within `headers`; or the upgrade request has the header. An empty one counts as none.
 */
export function createWebSockets({
  yoga,
  persisted,
  authenticate,
  maxMessage,
  log,
}: WebSocketOptions) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessage,
    WebSocket: JsonNumberSocket,
  });
  const server = useServer<Record<string, unknown>, ConnectionState>(
    {
      onConnect: ({ connectionParams, extra }) => connect(extra, connectionParams, authenticate),
      async onSubscribe({ extra, subscriptions }, _id, params) {
        try {
          if (Object.keys(subscriptions).length > MAX_OPERATIONS) throw tooManyOperations();
          const context = createContext(extra, log);
          const query = persisted ? await resolveQuery(persisted, params) : params.query;
          return await prepareOperation(yoga, { ...params, query }, context);
        } catch (error) {
          return [toMessage(error)];
        }
      },
      execute: (args) => runOperation('execute', args as Operation),
      subscribe: (args) => runOperation('subscribe', args as Operation),
      jsonMessageReplacer: markNumbers,
      onNext: (_context, _id, _params, { contextValue }, { errors }) => {
        if (errors) logErrors(errors, contextValue as ServerContext);
      },
    },
    sockets,
    PING_INTERVAL_MS,
  );

  return {
    /** Takes over a connection from the HTTP server. */
    handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
      sockets.handleUpgrade(req, socket, head, (opened) => sockets.emit('connection', opened, req));
    },
    /** Closes every connection, and terminates those whose client does not answer. */
    async close(): Promise<void> {
      const closed = server.dispose();
      const terminated = sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false }).then(() => {
        for (const socket of sockets.clients) socket.terminate();
      });
      await Promise.race([closed, terminated]);
    },
  };
}

/** Sends numbers in JSON fields with all their digits, see markNumbers. */
class JsonNumberSocket extends WebSocket {
  override send(data: unknown, ...rest: unknown[]): void {
    const sent = typeof data === 'string' ? restoreNumbers(data) : data;
    super.send(sent as string, ...(rest as [() => void]));
  }
}

/** Authenticates a new connection by its first message, and closes it where that fails. */
async function connect(
  connection: Connection,
  params: Record<string, unknown> | undefined,
  authenticate: Authenticate,
): Promise<void> {
  const { socket } = connection;
  connection.closedSignal = createClosedSignal(socket, () => socket.readyState === socket.CLOSED);
  connection.authorization =
    readAuthorization(params) ?? connection.request.headers.authorization ?? null;
  try {
    await authenticate(connection.authorization);
  } catch (error) {
    const { message } = toPublicError(error);
    const isRefused = (error as GatewayError).code === 'UNAUTHENTICATED';
    socket.close(isRefused ? CloseCode.Forbidden : TRY_AGAIN_LATER, message);
  }
}

/** WebSocket close code (IANA registry): the client may connect again later. */
const TRY_AGAIN_LATER = 1013;

/**
 * Parses and validates an operation and creates its context.
 * @returns the operation, or the errors of its validation.
 */
async function prepareOperation(
  yoga: GraphqlServer,
  params: SubscribePayload,
  context: ServerContext,
): Promise<Operation | GraphQLError[]> {
  const enveloped = yoga.getEnveloped({ ...context, params, request: undefined as never });
  const document = enveloped.parse(params.query);
  const errors = enveloped.validate(enveloped.schema, document);
  if (errors.length > 0) return errors.map(toMessage);
  return {
    schema: enveloped.schema,
    document,
    operationName: params.operationName,
    variableValues: params.variables,
    contextValue: (await enveloped.contextFactory()) as ServerContext,
    rootValue: enveloped,
  };
}

/** Executes an operation. An error thrown by a plugin is its result: thrown on, it would close the connection. */
async function runOperation(how: 'execute' | 'subscribe', args: Operation) {
  try {
    return await args.rootValue[how]({ ...args, rootValue: undefined });
  } catch (error) {
    return { errors: [toMessage(error)] };
  }
}

/** Converts an error for a message, which has no HTTP status. */
function toMessage(error: unknown): GraphQLError {
  const { message, nodes, source, positions, path, extensions } = toPublicError(
    error,
  ) as GraphQLError;
  const { http: _, ...rest } = extensions;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: rest });
}

function createContext(
  { request, authorization = null, closedSignal = AbortSignal.abort }: Connection,
  log: Logger,
): ServerContext {
  return { req: request, authorization, closedSignal, requestId: randomUUID(), log };
}

/** Reads the key that connection_init carries, in itself or in its headers; names are of any case. Null: none. */
function readAuthorization(params: Record<string, unknown> | undefined): string | null {
  const given = [params, ...membersNamed(params, 'headers')]
    .flatMap((members) => membersNamed(members, 'authorization'))
    .filter((value) => typeof value === 'string')
    .find((value) => !/^(?:Bearer)?\s*$/i.test(value));
  if (given === undefined) return null;
  return given.startsWith('agw_') ? `Bearer ${given}` : given;
}

function membersNamed(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key.toLowerCase() === name ? [member] : [],
  );
}

function tooManyOperations(): GatewayError {
  return new GatewayError(
    'OPERATION_TOO_LARGE',
    `A connection may run ${MAX_OPERATIONS} operations at once. Open another connection.`,
  );
}
