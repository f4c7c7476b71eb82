import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import type { YogaServerInstance } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import type { Authenticate } from '../access/authenticate.js';
import { GatewayError } from '../errors.js';
import type { Logger } from './log.js';
import type { ServerContext } from './server-context.js';
import { toPublicError } from './to-public-error.js';
import { logErrors } from './use-error-codes.js';

/** Operations that one connection may have at once. */
const MAX_OPERATIONS = 100;

/** How long connections have to take leave, in milliseconds. */
const FAREWELL = 1_000;

interface WebSocketOptions {
  yoga: YogaServerInstance<ServerContext, object>;
  authenticate: Authenticate;
  /** Bytes of one message. */
  maxMessage: number;
  log: Logger;
}

/** What is kept of a connection from its first message on. */
type ConnectionFacts = {
  authorization?: string | null;
  /** Aborted when it is closed. */
  gone?: AbortSignal;
};

type Enveloped = Pick<
  ReturnType<WebSocketOptions['yoga']['getEnveloped']>,
  'execute' | 'subscribe'
>;
type Args = ExecutionArgs & { rootValue: Enveloped; contextValue: ServerContext };

/**
 * GraphQL over WebSocket (the protocol graphql-transport-ws): all operations, through the same plugins
 * as over HTTP. The first message carries the key: `{ "Authorization": "Bearer agw_…" }`.
 */
export function createWebSockets({ yoga, authenticate, maxMessage, log }: WebSocketOptions) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessage });
  const server = useServer<Record<string, unknown>, ConnectionFacts>(
    {
      async onConnect({ connectionParams, extra }) {
        extra.authorization = readAuthorization(connectionParams);
        const gone = new AbortController();
        extra.socket.once('close', () => gone.abort());
        extra.gone = gone.signal;
        try {
          await authenticate(extra.authorization);
        } catch (error) {
          const { message } = toPublicError(error);
          const isAway = (error as GatewayError).code !== 'UNAUTHENTICATED';
          extra.socket.close(isAway ? 1013 : CloseCode.Forbidden, message);
        }
      },
      async onSubscribe({ extra, subscriptions }, _id, params) {
        const context = createContext(extra, log);
        try {
          if (Object.keys(subscriptions).length > MAX_OPERATIONS) throw tooMany();
          const enveloped = yoga.getEnveloped({ ...context, params, request: undefined as never });
          const document = enveloped.parse(params.query);
          const errors = enveloped.validate(enveloped.schema, document);
          if (errors.length > 0) return errors.map(toMessage);
          const args: Args = {
            schema: enveloped.schema,
            document,
            operationName: params.operationName,
            variableValues: params.variables,
            contextValue: (await enveloped.contextFactory()) as ServerContext,
            rootValue: enveloped,
          };
          return args;
        } catch (error) {
          return [toMessage(error)];
        }
      },
      execute: (args) => runOperation('execute', args as Args),
      subscribe: (args) => runOperation('subscribe', args as Args),
      onNext: (_context, _id, _params, { contextValue }, { errors }) => {
        if (errors) logErrors(errors, contextValue as ServerContext);
      },
    },
    sockets,
  );

  return {
    /** Takes a connection over from the HTTP server. */
    handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
      sockets.handleUpgrade(req, socket, head, (opened) => sockets.emit('connection', opened, req));
    },
    /** Says goodbye to every connection, and ends those that do not answer. */
    async close(): Promise<void> {
      const closed = server.dispose();
      const silent = sleep(FAREWELL, undefined, { ref: false }).then(() => {
        for (const socket of sockets.clients) socket.terminate();
      });
      await Promise.race([closed, silent]);
    },
  };
}

/** What is thrown before there is an answer is an answer too; otherwise the connection would end. */
async function runOperation(how: 'execute' | 'subscribe', args: Args) {
  try {
    // The root value is only where these functions are kept.
    return await args.rootValue[how]({ ...args, rootValue: undefined });
  } catch (error) {
    return { errors: [toMessage(error)] };
  }
}

/** An error as a message says it: there is no HTTP status to it. */
function toMessage(error: unknown): GraphQLError {
  const { message, nodes, source, positions, path, extensions } = toPublicError(
    error,
  ) as GraphQLError;
  const { http: _, ...said } = extensions;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: said });
}

function createContext(
  { request, authorization = null, gone = AbortSignal.abort() }: Extra & ConnectionFacts,
  log: Logger,
): ServerContext {
  return { req: request, authorization, gone, requestId: randomUUID(), log };
}

/** A whole Authorization header, or the key alone. */
function readAuthorization(params: Record<string, unknown> | undefined): string | null {
  const given = params?.Authorization ?? params?.authorization;
  if (typeof given !== 'string') return null;
  return given.startsWith('agw_') ? `Bearer ${given}` : given;
}

function tooMany(): GatewayError {
  return new GatewayError(
    'OPERATION_TOO_LARGE',
    `A connection may have ${MAX_OPERATIONS} operations at once: open another one.`,
  );
}
