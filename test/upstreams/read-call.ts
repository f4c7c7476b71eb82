import type { IncomingMessage } from 'node:http';
import type { Call } from './upstream.js';

/** Reads a request to its end. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const at = Date.now();
  const url = new URL(request.url ?? '/', 'http://upstream');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    authorization: request.headers.authorization ?? null,
    body: parseBody(Buffer.concat(chunks).toString()),
    at,
  };
}

function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
