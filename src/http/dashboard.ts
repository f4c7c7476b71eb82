import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { mayHaveDemoKey } from './loopback.js';
import { CONTENT_TYPES, refuseOtherMethods, sendFile, sendStaticFile } from './send-file.js';
import { StaticFile } from './static-file.js';

/** What `npm run build` makes of dashboard/; resolved from package.json as the migrations are. */
const BUILT = path.join(
  path.dirname(createRequire(import.meta.url).resolve('#package.json')),
  'dist/dashboard/',
);

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
 * The page contains the demo's key for a browser that may have it, as GraphiQL does. It stands in a meta element,
 * which the policy against inline scripts does not concern.
 */
export function createDashboard({ demoKey, hashesOnly }: DashboardOptions): ServeDashboard {
  const files = readBuiltFiles();
  const page = files.get('/index.html');
  files.delete('/index.html');
  return (req, res, { pathname, hostname }) => {
    const file = pathname === '/' ? page : files.get(pathname);
    if (!file) return false;
    if (refuseOtherMethods(req, res)) return true;
    if (file === page) {
      const { body } = page.identity;
      const offeredKey = mayHaveDemoKey(hostname, req.socket) ? demoKey : null;
      const sent = withSettings(body, { hashesOnly, demoKey: offeredKey });
      // Its name, unlike those of the other files, contains no hash of its content.
      sendFile(res, '.html', sent, { 'cache-control': 'no-store' });
      return true;
    }
    sendStaticFile(req, res, file, path.extname(pathname), { 'cache-control': IMMUTABLE });
    return true;
  };
}

/** The built files by their URL path; none where the dashboard is not built. */
function readBuiltFiles(): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of listBuiltFiles()) {
    if (!entry.isFile() || !(path.extname(entry.name) in CONTENT_TYPES)) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(BUILT, file).split(path.sep).join('/')}`, StaticFile.read(file));
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
