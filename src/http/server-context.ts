import type { IncomingMessage } from 'node:http';
import type { Logger } from './log.js';

/** The context of a request, or of an operation on a WebSocket, besides its GraphQL parameters. */
export interface ServerContext {
  req: IncomingMessage;
  /** The Authorization header, or its equivalent in a WebSocket's connection_init message. */
  authorization: string | null;
  /**
   * Returns the signal that aborts when an HTTP request is answered or its connection is closed; for an
   * operation on a WebSocket, when the connection is closed.
   */
  closedSignal(): AbortSignal;
  requestId: string;
  log: Logger;
  /** The maximum number of items that the operation may return; set by useOperationSize. */
  cost?: number;
}
