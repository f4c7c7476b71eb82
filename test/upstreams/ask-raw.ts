import { Socket } from 'node:net';
import type { Upstream } from './upstream.js';

/** What came over the wire, as text, and how it ended. */
export interface RawAnswer {
  text: string;
  /** `open` where nothing more came for as long as was waited. */
  end: 'closed' | 'reset' | 'open';
}

/** Asks over a bare socket, which sees what a client library hides. */
export function askRaw(
  upstream: Upstream,
  path: string,
  { waitMs = 200, method = 'GET', body = '' } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(upstream.url);
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: ${hostname}`,
    `authorization: Bearer ${upstream.token}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return new Promise((resolve) => {
    const socket = new Socket();
    let text = '';
    const finish = (end: RawAnswer['end']) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, end });
    };
    const timer = setTimeout(() => finish('open'), waitMs);
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => finish('closed'));
    socket.on('error', () => finish('reset'));
    socket.connect(Number(port), hostname, () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    });
  });
}

/** The body of a raw answer. */
export function bodyOf({ text }: RawAnswer): string {
  return text.slice(text.indexOf('\r\n\r\n') + 4);
}
