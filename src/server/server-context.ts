import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from './log.js';

/** What a request brings along besides its GraphQL parameters. */
export interface ServerContext {
  req: IncomingMessage;
  res: ServerResponse;
  requestId: string;
  log: Logger;
}
