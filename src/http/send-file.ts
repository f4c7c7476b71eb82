import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { hasTag } from './entity-tag.js';
import type { StaticFile } from './static-file.js';

/** The types of files that are served, by extension. */
export const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A page runs its own files only, talks to this gateway only, and cannot be framed. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Refuses a request by another method than GET and HEAD. @returns whether it did. */
export function refuseOtherMethods(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return false;
  res.writeHead(405, { allow: 'GET, HEAD' }).end();
  return true;
}

/** Sends a file in the coding that the client prefers, or tells it that its copy is up to date. */
export function sendStaticFile(
  req: IncomingMessage,
  res: ServerResponse,
  file: StaticFile,
  extension: string,
  given: OutgoingHttpHeaders,
): void {
  const representation = file.negotiate(req.headers['accept-encoding']);
  const { body, coding } = representation;
  const headers = { ...representation.headers, ...given };
  if (hasTag(req.headers['if-none-match'], representation.headers.etag)) {
    res.writeHead(304, headers).end();
  } else {
    const encoding = coding === 'identity' ? {} : { 'content-encoding': coding };
    sendFile(res, extension, body, { ...headers, ...encoding });
  }
}

/** Sends a file, with the headers that every file has. */
export function sendFile(
  res: ServerResponse,
  extension: string,
  body: Buffer,
  headers: OutgoingHttpHeaders,
): void {
  res.writeHead(200, {
    ...SECURITY_HEADERS,
    ...headers,
    'content-type': CONTENT_TYPES[extension],
    'content-length': body.length,
  });
  res.end(body);
}
