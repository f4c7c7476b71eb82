import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createOpenapi } from '../rest/openapi.js';
import { CONTENT_SECURITY_POLICY, refuseOtherMethods, sendStaticFile } from './send-file.js';
import { StaticFile } from './static-file.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Activity Gateway: REST endpoints</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

/** Without a validator: by default the page sends the document's address to one on the Internet. */
const START = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
`;

const HEADERS = {
  'cache-control': 'no-cache',
  // The icons of the page are in its style sheet.
  'content-security-policy': `${CONTENT_SECURITY_POLICY}; img-src 'self' data:`,
};

/** What is served, by its path; each is created at its first request. */
const FILES: Record<string, { extension: string; create(): string | Buffer }> = {
  '/openapi.json': { extension: '.json', create: () => JSON.stringify(createOpenapi()) },
  '/docs': { extension: '.html', create: () => PAGE },
  '/docs/start.js': { extension: '.js', create: () => START },
  '/docs/swagger-ui.css': { extension: '.css', create: () => readBundled('swagger-ui.css') },
  '/docs/swagger-ui-bundle.js': {
    extension: '.js',
    create: () => readBundled('swagger-ui-bundle.js'),
  },
};

/** Answers a request for the description of the REST endpoints. @returns false for any other path. */
export type ServeDocs = (req: IncomingMessage, res: ServerResponse, url: URL) => boolean;

/**
 * Creates the handler of /openapi.json, which describes the endpoints of the upstream systems, and of /docs, which
 * shows it with the files of swagger-ui-dist. Neither needs a key: what they describe is public.
 */
export function createDocs(): ServeDocs {
  const created = new Map<string, StaticFile>();
  return (req, res, { pathname }) => {
    const served = Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
    if (!served) return false;
    if (refuseOtherMethods(req, res)) return true;
    let file = created.get(pathname);
    if (!file) {
      file = StaticFile.compress(served.create());
      created.set(pathname, file);
    }
    sendStaticFile(req, res, file, served.extension, HEADERS);
    return true;
  };
}

function readBundled(name: string): Buffer {
  const installed = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json');
  return readFileSync(path.join(path.dirname(installed), name));
}
