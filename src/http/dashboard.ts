import { readdirSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isLoopback } from './loopback.js';
import { isUnchanged, StaticFile } from './static-file.js';

/** What `npm run build` makes of dashboard/; resolved from package.json as the migrations are. */
const BUILT = path.join(
  path.dirname(createRequire(import.meta.url).resolve('#package.json')),
  'dist/dashboard/',
);

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page runs its own files only, talks to this gateway only, and cannot be framed. */
const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** For files whose names contain hashes of their contents. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

export interface DashboardOptions {
  /** The key to offer to browsers on this machine; null: none. */
  demoKey: string | null;
  /** Whether the gateway runs persisted operations only, so that the page sends the hashes of its own. */
  hashesOnly: boolean;
}

/** Answers a request for a file of the dashboard. @returns false, and does nothing, for any other path. */
export type ServeDashboard = (req: IncomingMessage, res: ServerResponse, url: URL) => boolean;

/**
 * Creates the handler of the dashboard: its page at / and the built files that it consists of. They are
 * read once and looked up by their whole path, so that no path leads outside of them.
 *
 * The page contains the demo's key under the same condition as GraphiQL: only where both the client's
 * address and the requested host name are loopback ones, so that pages of other hosts cannot read it. It
 * stands in a meta element, which the policy against inline scripts does not concern.
 */
export function createDashboard({ demoKey, hashesOnly }: DashboardOptions): ServeDashboard {
  const files = readBuiltFiles();
  const page = files.get('/index.html');
  files.delete('/index.html');
  return (req, res, { pathname, hostname }) => {
    const file = pathname === '/' ? page : files.get(pathname);
    if (!file) return false;
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    if (file === page) {
      const isLocal = isLoopback(hostname) && isLoopback(req.socket.remoteAddress ?? '');
      const { body } = page.identity;
      const sent = withSettings(body, { hashesOnly, demoKey: isLocal ? demoKey : null });
      // Its name, unlike those of the other files, contains no hash of its content.
      sendFile(res, '.html', sent, { 'cache-control': 'no-store' });
      return true;
    }
    const representation = file.negotiate(req.headers['accept-encoding']);
    const { body, coding } = representation;
    const headers = { ...representation.headers, 'cache-control': IMMUTABLE };
    if (isUnchanged(req.headers['if-none-match'], representation)) {
      res.writeHead(304, headers).end();
    } else {
      const encoding = coding === 'identity' ? {} : { 'content-encoding': coding };
      sendFile(res, path.extname(pathname), body, { ...headers, ...encoding });
    }
    return true;
  };
}

function sendFile(
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

/** The built files by their URL path; none where the dashboard is not built. */
function readBuiltFiles(): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of listBuiltFiles()) {
    if (!entry.isFile() || !(path.extname(entry.name) in CONTENT_TYPES)) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(BUILT, file).split(path.sep).join('/')}`, new StaticFile(file));
  }
  return files;
}

function listBuiltFiles() {
  try {
    return readdirSync(BUILT, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Adds what the page cannot know to its head, in meta elements. */
function withSettings(page: Buffer, { demoKey, hashesOnly }: DashboardOptions): Buffer {
  const key = demoKey === null ? '' : `<meta name="demo-key" content="${demoKey}" />`;
  const hashes = hashesOnly ? '<meta name="persisted-operations" content="only" />' : '';
  if (key === '' && hashes === '') return page;
  return Buffer.from(page.toString().replace('</head>', () => `${key}${hashes}</head>`));
}
