import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isLoopback } from './loopback.js';

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
export function createDashboard(demoKey: string | null): ServeDashboard {
  const files = readBuiltFiles();
  return (req, res, { pathname, hostname }) => {
    const body = files.get(pathname === '/' ? '/index.html' : pathname);
    if (!body || pathname === '/index.html') return false;
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    const isPage = pathname === '/';
    const isLocal = isLoopback(hostname) && isLoopback(req.socket.remoteAddress ?? '');
    const sent = isPage && isLocal && demoKey !== null ? withDemoKey(body, demoKey) : body;
    res.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': CONTENT_TYPES[isPage ? '.html' : path.extname(pathname)],
      'content-length': sent.length,
      // The names of the files contain hashes of their contents; the page's does not.
      'cache-control': isPage ? 'no-store' : 'public, max-age=31536000, immutable',
    });
    res.end(sent);
    return true;
  };
}

/** The built files by their URL path; none where the dashboard is not built. */
function readBuiltFiles(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of listBuiltFiles()) {
    if (!entry.isFile() || !(path.extname(entry.name) in CONTENT_TYPES)) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(BUILT, file).split(path.sep).join('/')}`, readFileSync(file));
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

function withDemoKey(page: Buffer, key: string): Buffer {
  const meta = `<meta name="demo-key" content="${key}" />`;
  return Buffer.from(page.toString().replace('</head>', () => `${meta}</head>`));
}
