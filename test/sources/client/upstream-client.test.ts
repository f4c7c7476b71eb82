import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mayHaveArrived } from '../../../src/sources/client/request-failure.js';
import type { Connection } from '../../../src/sources/client/send-request.js';
import { SourceFailure } from '../../../src/sources/client/source-failure.js';
import { UpstreamClient } from '../../../src/sources/client/upstream-client.js';
import type { Problem } from '../../../src/sources/read-wire.js';
import { SELF_SIGNED } from '../../support/self-signed.js';
import { untilPast } from '../../support/waiting.js';

const LIMITS = { timeout: 1_000, maxBytes: 20_000, failures: 3, rest: 200 };

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server with scripted answers; it repeats the last one. */
interface Script {
  url: string;
  answers: Answer[];
  asked: { method: string; url: string; token: string; headers: IncomingMessage['headers'] }[];
  server: Server;
}

async function startScript(): Promise<Script> {
  const script = { url: '', answers: [] as Answer[], asked: [] as Script['asked'] };
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    script.asked.push({ method, url, token: String(headers.authorization), headers });
    const answer = script.answers.length > 1 ? script.answers.shift() : script.answers[0];
    (answer ?? ok())(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  script.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { ...script, server };
}

const ok =
  (body: unknown = { fine: true }, headers = {}): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
const status =
  (code: number, headers = {}): Answer =>
  (response) => {
    response.writeHead(code, headers);
    response.end('no');
  };
const to = (location: string) => status(302, { location });
const reset: Answer = (response) => response.socket?.destroy();
const hang: Answer = () => {};
const hangInBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"half":');
};
const text =
  (body: string, type = 'application/json'): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };

let script: Script;
let other: Script;
let client: UpstreamClient;
let source: Connection;
beforeEach(async () => {
  [script, other] = await Promise.all([startScript(), startScript()]);
  client = new UpstreamClient(LIMITS);
  source = { sourceId: 's1', label: 'Model', url: script.url, token: 'secret_1' };
});
afterEach(async () => {
  await client.close();
  for (const { server } of [script, other]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function failureOf(asking: Promise<unknown>): Promise<SourceFailure> {
  const error = await asking.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(SourceFailure);
  expect(error.message).not.toContain(source.token);
  return error;
}

const get = (path = '/list') => client.get(source, path);

describe('what is sent', () => {
  test('the token, and that JSON is wanted', async () => {
    expect(await get('/list?page=1')).toEqual({ fine: true });
    expect(script.asked).toMatchObject([
      { method: 'GET', url: '/list?page=1', token: 'Bearer secret_1' },
    ]);
    expect(script.asked[0]!.headers).toMatchObject({ accept: 'application/json' });
  });

  test.each(['..a', '.a', 'a/b', 'a b', 'ä☃🔑', '%2e%2e', 'a?b#c', '...'])(
    'the path as it is written: %s',
    async (id) => {
      const path = `/records/${encodeURIComponent(id)}/list?page=1`;
      await client.get({ ...source, url: `${script.url}/base` }, path);
      expect(script.asked.map(({ url }) => url)).toEqual([`/base${path}`]);
    },
  );
});

test.each(['..', '.'])('a record that is called %s is not asked for', async (id) => {
  for (const path of [`/records/${id}/list?page=1`, `/records/${id}`, `/records/${id}?page=1`]) {
    expect(await failureOf(client.get(source, path))).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(script.asked).toEqual([]);
});

describe('redirects', () => {
  test.each(['/there?page=2', 'there?page=2'])('%s on the same host is followed', async (place) => {
    script.answers.push(to(place), ok(['there']));
    expect(await get()).toEqual(['there']);
    expect(script.asked.map(({ url }) => url)).toEqual(['/list', '/there?page=2']);
  });

  test('to another host is not, nor anywhere else', async () => {
    const { port } = new URL(script.url);
    for (const place of [
      other.url,
      `//${new URL(other.url).host}/list`,
      `http://localhost:${port}/list`,
      'ftp://127.0.0.1/list',
      'https://example.invalid/list',
      'http://[',
    ]) {
      script.answers = Object.assign(script.answers, { 0: to(place), length: 1 });
      const failure = await failureOf(new UpstreamClient(LIMITS).get(source, '/list'));
      expect(failure).toMatchObject({ code: 'BAD_RESPONSE', status: 302 });
    }
    expect(other.asked).toEqual([]);
  });

  test('a path of two slashes does not make another host of the own one', async () => {
    script.answers.push(to(`${script.url}//localhost/a`), to('https://localhost/b'));
    expect((await failureOf(get())).message).toContain('another host');
    script.answers.splice(0, 2, to(`${script.url}//localhost/a`), to('next'), ok('there'));
    expect(await get()).toBe('there');
    expect(script.asked.at(-1)!.url).toBe('//localhost/next');
  });

  test('to https on the same host is an upgrade', async () => {
    script.answers.push(to('https://127.0.0.1/list'));
    // There is nobody there: what counts is that it was tried.
    expect((await failureOf(get())).code).toBe('UNREACHABLE');
    script.answers[0] = to(`https://127.0.0.1:${new URL(other.url).port}/list`);
    expect((await failureOf(get())).code).toBe('BAD_RESPONSE');
  });

  test('in a circle end', async () => {
    script.answers.push(to('/list'));
    expect(await failureOf(get())).toMatchObject({ code: 'BAD_RESPONSE' });
    expect(script.asked).toHaveLength(4);
  });
});

/** A frame of zstd (RFC 8878) of one raw block, or of blocks of one repeated byte each. */
function zstd(content: string | { blocks: number }): Buffer {
  const magic = [0x28, 0xb5, 0x2f, 0xfd];
  const blockOf = (isLast: boolean, type: number, size: number, bytes: Buffer) => {
    const header = Buffer.alloc(3);
    header.writeUIntLE((size << 3) | (type << 1) | Number(isLast), 0, 3);
    return Buffer.concat([header, bytes]);
  };
  if (typeof content === 'string') {
    const bytes = Buffer.from(content);
    const head = Buffer.from([...magic, 0x20, bytes.length]);
    return Buffer.concat([head, blockOf(true, 0, bytes.length, bytes)]);
  }
  const blocks = Array.from({ length: content.blocks }, (_, index) =>
    blockOf(index + 1 === content.blocks, 1, 100_000, Buffer.from(' ')),
  );
  return Buffer.concat([Buffer.from([...magic, 0x00, 0x38]), ...blocks]);
}

const bytes =
  (body: Buffer, headers = {}): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

describe('a body that is not plain JSON', () => {
  const json = '{"name":"Zoë"}';
  const latin1 = Buffer.from(json, 'latin1');
  test.each<[string, Answer]>([
    ['gzip', bytes(gzipSync(json), { 'content-encoding': 'gzip' })],
    ['GZIP', bytes(gzipSync(json), { 'content-encoding': ' GZIP ' })],
    ['deflate', bytes(deflateSync(json), { 'content-encoding': 'deflate' })],
    ['deflate without a header', bytes(deflateRawSync(json), { 'content-encoding': 'deflate' })],
    ['the encoding none', bytes(Buffer.from(json), { 'content-encoding': 'none' })],
    ['the encoding UTF-8', bytes(Buffer.from(json), { 'content-encoding': 'UTF-8' })],
    ["charset='utf-8'", text(json, "application/json; charset='utf-8'")],
    ['a doubled type', text(json, 'application/json; charset=utf-8,application/json')],
    ['latin-1', bytes(latin1, { 'content-type': 'application/json; charset=latin-1' })],
    ['br', bytes(brotliCompressSync(json), { 'content-encoding': 'br' })],
    ['zstd', bytes(zstd(json), { 'content-encoding': 'zstd' })],
    ['both', bytes(brotliCompressSync(gzipSync(json)), { 'content-encoding': 'gzip, br' })],
    ['identity', bytes(Buffer.from(json), { 'content-encoding': 'identity' })],
    ['text/plain', text(json, 'text/plain')],
    ['JSON:API', text(json, 'application/vnd.api+json')],
    ['no type', text(json, '')],
    ['a byte order mark', text(`\ufeff${json}`)],
    ['ISO 8859-1', bytes(latin1, { 'content-type': 'application/json; charset=ISO-8859-1' })],
    ['Windows-1252', bytes(latin1, { 'content-type': 'text/plain;charset="windows-1252"' })],
    ['UTF-16', bytes(Buffer.from(`\ufeff${json}`, 'utf16le'))],
    ['UTF-16 without a mark', bytes(Buffer.from(json, 'utf16le'))],
  ])('%s is read', async (_name, answer) => {
    script.answers.push(answer);
    expect(await get()).toEqual({ name: 'Zoë' });
  });

  test.each(['ISO-8859-1', 'us-ascii', 'windows-1252'])(
    'UTF-8 that is called %s is read as UTF-8, with a warning',
    async (charset) => {
      script.answers.push(text(json, `application/json; charset=${charset}`));
      const warnings: Problem[] = [];
      const body = await client.get(source, '/list', (it) => void warnings.push(it));
      expect(body).toEqual({ name: 'Zoë' });
      expect(warnings).toMatchObject([{ field: 'charset' }]);
    },
  );

  const spaces = ' '.repeat(LIMITS.maxBytes + 1);
  test.each<[string, Answer, string]>([
    ['a bomb of gzip', bytes(gzipSync(spaces), { 'content-encoding': 'gzip' }), 'larger than the'],
    [
      'a bomb of br',
      bytes(brotliCompressSync(spaces), { 'content-encoding': 'br' }),
      'larger than',
    ],
    [
      'a bomb of zstd',
      bytes(zstd({ blocks: 4_000 }), { 'content-encoding': 'zstd' }),
      'a response larger than the limit',
    ],
    [
      'a bomb in a bomb',
      bytes(gzipSync(gzipSync(spaces)), { 'content-encoding': 'gzip, gzip' }),
      'a response larger than the limit',
    ],
    ['half of gzip', bytes(gzipSync(json).subarray(0, 20), { 'content-encoding': 'gzip' }), 'gzip'],
    ['half of zstd', bytes(zstd(json).subarray(0, 12), { 'content-encoding': 'zstd' }), 'zstd'],
    ['no zstd', bytes(Buffer.from(json), { 'content-encoding': 'zstd' }), 'not valid zstd'],
    ['an unknown encoding', bytes(latin1, { 'content-encoding': 'lzma' }), 'encoding: lzma'],
    ['no UTF-8', bytes(latin1), 'text that is not valid (UTF-8)'],
    [
      'an unknown charset',
      bytes(latin1, { 'content-type': 'application/json; charset=klingon' }),
      'text of an unknown charset (klingon)',
    ],
    ['204', status(204), 'no content (status 204)'],
    ['nothing', text(''), 'no content (status 200)'],
    ['HTML', text('<html>', 'text/html; charset=utf-8'), 'text/html, not JSON'],
  ])('%s is named', async (_name, answer, message) => {
    script.answers.push(answer);
    const failure = await failureOf(get());
    expect(failure.code).toBe('BAD_RESPONSE');
    expect(failure.message).toContain(message);
    expect(script.asked).toHaveLength(1);
  });
});

describe('failures', () => {
  test.each([
    [400, 'NOT_FOUND', 1],
    [401, 'UNAUTHORIZED', 1],
    [403, 'FORBIDDEN', 1],
    [404, 'NOT_FOUND', 1],
    [410, 'NOT_FOUND', 1],
    [418, 'BAD_RESPONSE', 1],
    [429, 'RATE_LIMITED', 1],
    [500, 'UNREACHABLE', 3],
    [503, 'UNREACHABLE', 3],
  ])('%i is %s, asked %i times', async (code, expected, times) => {
    script.answers.push(status(code));
    expect(await failureOf(get())).toMatchObject({ code: expected, status: code });
    expect(script.asked).toHaveLength(times);
  });

  test.each<[string, Answer, string, number]>([
    ['a reset connection', reset, 'UNREACHABLE', 3],
    ['no headers', hang, 'TIMEOUT', 1],
    ['half a body', hangInBody, 'TIMEOUT', 1],
    ['no JSON', text('{"a":'), 'BAD_RESPONSE', 1],
    ['an empty body', text(''), 'BAD_RESPONSE', 1],
    ['HTML', text('<html>', 'text/html'), 'BAD_RESPONSE', 1],
    ['too much', text(`"${'x'.repeat(30_000)}"`), 'BAD_RESPONSE', 1],
    ['no gzip', ok({}, { 'content-encoding': 'gzip' }), 'BAD_RESPONSE', 1],
    ['no HTTP', (response) => response.socket?.end('nonsense\r\n\r\n'), 'BAD_RESPONSE', 1],
  ])('%s', async (_, answer, code, times) => {
    script.answers.push(answer);
    expect(await failureOf(get())).toMatchObject({ code });
    expect(script.asked).toHaveLength(times);
  });

  test.each(['application/json; charset=utf-8', 'application/problem+json', 'Application/JSON'])(
    '%s is JSON',
    async (type) => {
      script.answers.push(text('[1]', type));
      expect(await get()).toEqual([1]);
    },
  );

  test('what fails in passing is repeated', async () => {
    script.answers.push(status(500), reset, ok());
    expect(await get()).toEqual({ fine: true });
    expect(script.asked).toHaveLength(3);
  });

  test('a certificate that nobody vouches for: the token is not sent', async () => {
    let asked = 0;
    const server = createSecureServer(SELF_SIGNED, (request, response) => {
      asked++;
      ok()(response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const failure = await failureOf(client.get({ ...source, url }, '/list'));
    expect(failure).toMatchObject({
      code: 'UNREACHABLE',
      message: 'Model cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
    const posted = await failureOf(client.post({ ...source, url }, '/new', {}));
    expect(mayHaveArrived(posted)).toBe(false);
    expect(asked).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });

  test('nobody there', async () => {
    const failure = await failureOf(client.get({ ...source, url: 'http://127.0.0.1:1' }, '/list'));
    expect(failure.code).toBe('UNREACHABLE');
  });
});

describe('Retry-After', () => {
  test.each([429, 503])('%i keeps everyone from asking until then', async (code) => {
    script.answers.push(status(code, { 'retry-after': '1' }), ok());
    const started = Date.now();
    const failure = await failureOf(get());
    expect(failure.retryAt! - started).toBeGreaterThan(900);
    expect(await failureOf(get('/another'))).toBe(failure);
    const notSent = await failureOf(client.post(source, '/new', {}));
    expect(notSent).toMatchObject({ code: failure.code, retryAt: failure.retryAt });
    expect(mayHaveArrived(notSent)).toBe(false);
    expect(script.asked).toHaveLength(1);
    expect(await client.get({ ...source, sourceId: 's2' }, '/list')).toEqual({ fine: true });
    await untilPast(failure.retryAt!);
    expect(await get()).toEqual({ fine: true });
  });

  test('what stands in line does not ask either', async () => {
    script.answers.push((response) => {
      setTimeout(() => status(429, { 'retry-after': '5' })(response, response.req), 50);
    });
    const all = await Promise.all(Array.from({ length: 200 }, () => failureOf(get())));
    expect(new Set(all.map(({ code }) => code))).toEqual(new Set(['RATE_LIMITED']));
    expect(script.asked.length).toBeLessThanOrEqual(64);
  });

  test('a POST with Retry-After holds all others, too', async () => {
    script.answers.push(status(429, { 'retry-after': '5' }), ok());
    const failure = await failureOf(client.post(source, '/new', {}));
    expect(await failureOf(get())).toBe(failure);
    expect(script.asked).toHaveLength(1);
  });
});

test('a source that fails again and again is left alone for a while', async () => {
  script.answers.push(text('nonsense'));
  for (let n = 0; n < LIMITS.failures; n++) {
    expect((await failureOf(get())).code).toBe('BAD_RESPONSE');
  }
  const open = await failureOf(get());
  expect(open.code).toBe('CIRCUIT_OPEN');
  expect(open.retryAt! - Date.now()).toBeGreaterThan(0);
  expect(script.asked).toHaveLength(LIMITS.failures);
  expect(await client.get({ ...source, sourceId: 's2' }, '/x').catch(() => 'asked')).toBe('asked');
  expect(script.asked).toHaveLength(LIMITS.failures + 1);

  await untilPast(open.retryAt!);
  expect((await failureOf(get())).code).toBe('BAD_RESPONSE');
  const openAgain = await failureOf(get());
  expect(openAgain.code).toBe('CIRCUIT_OPEN');

  await untilPast(openAgain.retryAt!);
  script.answers[0] = ok();
  expect(await get()).toEqual({ fine: true });
  script.answers[0] = text('nonsense');
  expect((await failureOf(get())).code).toBe('BAD_RESPONSE');
  expect((await failureOf(get())).code).toBe('BAD_RESPONSE');
});

test('refusals do not open the breaker', async () => {
  script.answers.push(status(404));
  for (let n = 0; n < 10; n++) expect((await failureOf(get())).code).toBe('NOT_FOUND');
});

describe('POST', () => {
  const post = () => client.post(source, '/new', { title: 'Call' });

  test.each<[string, Answer, string, boolean]>([
    ['400', status(400), 'NOT_FOUND', false],
    ['401', status(401), 'UNAUTHORIZED', false],
    ['422', status(422), 'BAD_RESPONSE', false],
    ['429', status(429), 'RATE_LIMITED', false],
    ['500', status(500), 'UNREACHABLE', true],
    ['502', status(502), 'UNREACHABLE', true],
    ['503', status(503), 'UNREACHABLE', false],
    ['504', status(504), 'UNREACHABLE', true],
    ['a redirect', to('/there'), 'BAD_RESPONSE', false],
    ['no headers', hang, 'TIMEOUT', true],
    ['half a body', hangInBody, 'TIMEOUT', true],
    ['a reset connection', reset, 'UNREACHABLE', true],
    ['no JSON', text('{"a":'), 'BAD_RESPONSE', true],
    ['HTML', text('<html>', 'text/html'), 'BAD_RESPONSE', true],
    ['too much', text(`"${'x'.repeat(30_000)}"`), 'BAD_RESPONSE', true],
  ])('%s: asked once', async (_, answer, code, arrived) => {
    script.answers.push(answer);
    const failure = await failureOf(post());
    expect([failure.code, mayHaveArrived(failure)]).toEqual([code, arrived]);
    expect(script.asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /new']);
  });

  test('without a connection nothing has arrived', async () => {
    const failure = await failureOf(client.post({ ...source, url: 'http://127.0.0.1:1' }, '/', {}));
    expect(mayHaveArrived(failure)).toBe(false);
  });

  test('it is not held up by a breaker that is open', async () => {
    script.answers.push(text('nonsense'));
    for (let n = 0; n < LIMITS.failures; n++) await failureOf(get());
    script.answers[0] = ok(['stored']);
    expect(await post()).toEqual(['stored']);
  });
});
