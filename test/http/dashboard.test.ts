import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const DEMO_KEY = 'agw_0123456789abcdefghijklmnopqrstuvwxyz';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database, { demoKey: DEMO_KEY });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

interface Answer {
  status?: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: Buffer;
}

/** Sends a request with its path as it is: fetch would resolve dots. */
function ask(
  path: string,
  { host = '127.0.0.1', method = 'GET', url = server.url, headers = {} } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    httpRequest({ hostname, port, path, method, headers: { host, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const { statusCode: status, headers } = response;
        const body = Buffer.concat(parts);
        resolve({ status, headers, text: body.toString(), body });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** The paths of the files that the page consists of. */
function filesOf(page: string): string[] {
  return [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
}

describe('the page', () => {
  it('is at /, and is not kept', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(page.text).toContain('<title>Activity Gateway</title>');
    expect((await ask('/?record=01234567')).text).toBe(page.text);
  });

  it('consists of files with hashes in their names, which are kept', async () => {
    const files = filesOf((await ask('/')).text);
    const types: Record<string, string> = {
      js: 'text/javascript; charset=utf-8',
      css: 'text/css; charset=utf-8',
      svg: 'image/svg+xml',
    };
    expect(files.map((file) => file.split('.').at(-1)).sort()).toEqual(['css', 'js', 'svg']);
    for (const file of files) {
      expect(file).toMatch(/^\/assets\/\w+-[\w-]{8,}\.\w+$/);
      const { status, headers, text } = await ask(file);
      expect(status, file).toBe(200);
      expect(headers).toMatchObject({
        'content-type': types[file.split('.').at(-1) ?? ''],
        'content-length': String(Buffer.byteLength(text)),
        'cache-control': 'public, max-age=31536000, immutable',
      });
    }
  });

  it('may run and load its own files only, and cannot be framed', async () => {
    const page = await ask('/');
    for (const path of ['/', ...filesOf(page.text)]) {
      const { headers } = await ask(path);
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "connect-src 'self'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy.join()).not.toContain('unsafe');
    }
    for (const [, attributes = ''] of page.text.matchAll(/<script([^>]*)>/g)) {
      expect(attributes).toContain('src="/assets/');
    }
  });

  it('answers HEAD as GET without a body, and no other method', async () => {
    const get = await ask('/');
    const head = await ask('/', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    const post = await ask('/', { method: 'POST' });
    expect(post.status).toBe(405);
    expect(post.headers.allow).toBe('GET, HEAD');
  });

  test.each([
    '/index.html',
    '/assets',
    '/assets/',
    '/assets/../../package.json',
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5c..%5cpackage.json',
    '//etc/passwd',
    '/assets/%00',
    '/__proto__',
  ])('%s is not found', async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(404);
    expect(text).toBe('Not found. The GraphQL endpoint is /graphql.\n');
  });
});

describe('a script or style sheet', () => {
  const fileOf = async (extension: string) =>
    filesOf((await ask('/')).text).find((file) => file.endsWith(extension)) ?? '';
  const askFor = (file: string, acceptEncoding: string, headers = {}) =>
    ask(file, { headers: { 'accept-encoding': acceptEncoding, ...headers } });

  it.each(['.js', '.css'])('is sent compressed: %s', async (extension) => {
    const file = await fileOf(extension);
    const plain = await ask(file);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const sizes = [plain.body.length];
    const tags = [plain.headers.etag];
    for (const [coding, decompress] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const { headers, body } = await askFor(file, coding);
      expect(headers).toMatchObject({
        'content-encoding': coding,
        'content-length': String(body.length),
        'content-type': plain.headers['content-type'],
        'cache-control': plain.headers['cache-control'],
        vary: 'Accept-Encoding',
      });
      expect(decompress(body).equals(plain.body)).toBe(true);
      sizes.push(body.length);
      tags.push(headers.etag);
    }
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[1]! * 2).toBeLessThan(sizes[0]!);
    expect(new Set(tags).size).toBe(3);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *;q=0.5', 'gzip'],
    ['gzip;q=0.5, identity;q=1', undefined],
    ['identity, gzip;q=0', undefined],
    ['*;q=0', undefined],
    ['deflate', undefined],
    ['', undefined],
  ])('to Accept-Encoding: %s as %s', async (acceptEncoding, coding) => {
    const { status, headers } = await askFor(await fileOf('.js'), acceptEncoding);
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe(coding);
  });

  it('is not sent again to a client that has it', async () => {
    const file = await fileOf('.js');
    const { etag } = (await askFor(file, 'br')).headers;
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await askFor(file, 'br', { 'if-none-match': tag });
      expect(answer).toMatchObject({ status: 304, text: '', headers: { etag } });
      expect(answer.headers.vary).toBe('Accept-Encoding');
    }
    expect((await askFor(file, 'br', { 'if-none-match': '"other"' })).status).toBe(200);
    // The bytes of another coding are others.
    expect((await askFor(file, 'gzip', { 'if-none-match': etag })).status).toBe(200);
  });

  it('is not compressed under a name of its own', async () => {
    expect((await ask(`${await fileOf('.js')}.br`)).status).toBe(404);
  });
});

describe('the key of the demo', () => {
  it('is in the page for a browser on this machine', async () => {
    for (const host of ['127.0.0.1', 'localhost', 'localhost:4000', '[::1]:4000', '127.0.0.2']) {
      expect((await ask('/', { host })).text, host).toContain(DEMO_KEY);
    }
  });

  it('is not in the page for any other name that leads to this machine', async () => {
    const hosts = ['gateway.example', 'localhost.example', '127.0.0.1.example', '192.168.0.7:4000'];
    for (const host of hosts) {
      const page = await ask('/', { host });
      expect(page.status).toBe(200);
      expect(page.text, host).not.toContain('agw_');
    }
  });

  it('is not in the page where only the path looks like the name of this machine', async () => {
    for (const path of ['//localhost/', '//127.0.0.1/', '/\\localhost/', '///localhost/']) {
      expect((await ask(path, { host: 'gateway.example:4000' })).text, path).not.toContain('agw_');
    }
  });

  it('is in no file', async () => {
    for (const file of filesOf((await ask('/')).text)) {
      expect((await ask(file)).text).not.toContain(DEMO_KEY);
    }
  });

  it('is not in the page where there is no demo', async () => {
    const other = await startTestServer(database);
    expect((await ask('/', { url: other.url })).text).not.toContain('demo-key');
    await other.stop();
  });
});

it('is not there when it is switched off, and GraphiQL still is', async () => {
  const files = filesOf((await ask('/')).text);
  const off = await startTestServer(database, { dashboard: false, demoKey: DEMO_KEY });
  for (const path of ['/', ...files]) {
    const { status, text } = await ask(path, { url: off.url });
    expect(status).toBe(404);
    expect(text).toBe('Not found. The GraphQL endpoint is /graphql.\n');
  }
  const graphiql = await fetch(off.url, { headers: { accept: 'text/html' } });
  expect(graphiql.status).toBe(200);
  await graphiql.body?.cancel();
  await off.stop();
});
