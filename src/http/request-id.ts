import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Reads the client's X-Request-Id header; generates an id where it is missing or malformed. */
export function readRequestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
}
