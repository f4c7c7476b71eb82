import { Validator } from '@seriousme/openapi-schema-validator';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../src/rest/endpoints.js';
import { findChromium } from '../support/find-chromium.js';
import { useTestGateway } from '../support/test-gateway.js';
import { startTestServer } from '../support/test-server.js';

const gateway = useTestGateway(undefined, { maintains: false });

const get = (path: string, init?: RequestInit) => fetch(new URL(path, gateway.server.url), init);

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: { 'application/json': { schema: { required: string[] } } } };
  responses: Record<string, unknown>;
}

describe('/openapi.json', () => {
  let document: { openapi: string; paths: Record<string, Record<string, Operation>> };
  beforeAll(async () => {
    const response = await get('/openapi.json');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    document = await response.json();
  });

  it('is a valid OpenAPI 3.1 document', async () => {
    expect(document.openapi).toBe('3.1.0');
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(valid, JSON.stringify(errors, null, 1)).toBe(true);
  });

  it('names every endpoint with all of its parameters', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation.parameters.map(({ name }) => name),
      ]),
    );
    expect(Object.fromEntries(described)).toEqual({
      'GET /api/v1/activity/{object}/{id}': [
        ...['object', 'id', 'include', 'channel', 'cursor', 'limit', 'source'],
      ],
      'GET /orgs/{org_id}/contacts/{contact_id}/activities': [
        ...['org_id', 'contact_id', 'type', 'page', 'take', 'next', 'source'],
      ],
      'GET /orgs/{org_id}/records/{record_id}/activities': [
        ...['org_id', 'record_id', 'type', 'contact_id', 'table_id', 'record_id', 'actor_id'],
        ...['assistant_id', 'segment_id', 'page', 'take', 'next', 'source'],
      ],
      'GET /api/v1/contacts/{contact_id}/activities': [
        ...['contact_id', 'activity_type', 'page', 'page_size', 'source'],
      ],
      'POST /api/v1/activities': ['source', 'Idempotency-Key'],
    });
    expect(described).toHaveLength(ENDPOINTS.length);
  });

  it('describes what requests are parsed with', () => {
    const feed = document.paths['/api/v1/activity/{object}/{id}']!.get!;
    expect(feed.parameters.find(({ name }) => name === 'limit')).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    });
    expect(Object.keys(feed.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409']),
    );
    const log = document.paths['/api/v1/activities']!.post!;
    const { schema } = log.requestBody!.content['application/json'];
    expect(schema).toMatchObject({
      required: ['activity_type'],
      properties: { activity_type: { enum: expect.arrayContaining(['video_call']) } },
    });
    expect(Object.keys(log.responses)).toEqual(expect.arrayContaining(['201', '413']));
  });

  it('has every documented member of an item, its documented types, and what the sources lack', () => {
    const list = document.paths['/orgs/{org_id}/records/{record_id}/activities']!.get!;
    const { content, headers } = list.responses['200'] as {
      content: {
        'application/json': { schema: { items: { properties: Record<string, object> } } };
      };
      headers: object;
    };
    const { properties } = content['application/json'].schema.items;
    const segment = ['color', 'contacts_count', 'boards', 'created_at', 'updated_at'];
    expect(JSON.stringify(properties.type)).toContain('"contact_resubscribed"');
    expect(JSON.stringify(properties.metadata)).toContain('"old_value"');
    for (const member of segment)
      expect(JSON.stringify(properties.segment)).toContain(`"${member}"`);
    expect(Object.keys(headers)).toEqual(['Source-Coverage']);
  });

  it('needs no key, and is read only', async () => {
    expect((await get('/openapi.json', { method: 'HEAD' })).status).toBe(200);
    expect((await get('/docs', { method: 'POST' })).status).toBe(405);
    expect((await get('/docs/../package.json')).status).toBe(404);
  });

  it('is not served without introspection, nor is /docs', async () => {
    const hidden = await startTestServer(gateway.database, {
      introspection: false,
      maintains: false,
    });
    for (const path of ['/openapi.json', '/docs']) {
      expect((await fetch(new URL(path, hidden.url))).status).toBe(404);
    }
    await hidden.stop();
  });
});

describe('/docs', () => {
  it('consists of files of this gateway', async () => {
    const page = await get('/docs');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/https?:|\/\//);
    const files = [...html.matchAll(/(?:src|href)="(docs[^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(3);
    for (const file of files) expect((await get(`/${file}`)).status).toBe(200);
    expect(await (await get('/docs/start.js')).text()).not.toMatch(/https?:/);
  });

  it('is sent compressed, and again only where it has changed', async () => {
    for (const path of ['/openapi.json', '/docs', '/docs/swagger-ui-bundle.js']) {
      const { headers, body } = await get(path);
      await body?.cancel();
      expect(headers.get('content-encoding'), path).toBe('gzip');
      expect(headers.get('vary')).toBe('Accept-Encoding');
      expect(headers.get('cache-control')).toBe('no-cache');
      const known = await get(path, { headers: { 'if-none-match': headers.get('etag')! } });
      expect([known.status, await known.text()]).toEqual([304, '']);
    }
  });

  const executablePath = findChromium();
  describe.runIf(executablePath)('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    });
    afterAll(() => browser.close());

    it('shows the endpoints, and asks no other host', async () => {
      const page = await browser.newPage();
      const requested: string[] = [];
      const problems: string[] = [];
      page.on('request', (request) => requested.push(request.url()));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(String(error)));
      const url = new URL('/docs', gateway.server.url);
      await page.goto(url.href);
      await page.getByText('Log an activity').first().click({ timeout: 30_000 });
      await page.getByText('Idempotency-Key').first().waitFor({ timeout: 30_000 });
      for (const { summary } of ENDPOINTS) {
        expect(await page.getByText(summary).count()).toBeGreaterThan(0);
      }
      const hosts = requested.filter((it) => !it.startsWith('data:')).map((it) => new URL(it).host);
      expect(new Set(hosts)).toEqual(new Set([url.host]));
      expect(problems).toEqual([]);
    });
  });
});
