import type { IncomingMessage } from 'node:http';
import type { Logger } from './log.js';

/** What a request, or an operation on a WebSocket, brings along besides its GraphQL parameters. */
export interface ServerContext {
  req: IncomingMessage;
  /** An Authorization header, or what stands for it in the first message of a WebSocket. */
  authorization: string | null;
  /** Aborted when the request is answered or its connection is closed. */
  gone: AbortSignal;
  requestId: string;
  log: Logger;
  /** How many items the operation may return: set by useOperationSize. */
  cost?: number;
}
