import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoEnvelopes } from '../../demo/demo-organization.js';
import { EXAMPLE_OPERATIONS } from '../../src/http/example-operations.js';
import { findChromium } from '../support/find-chromium.js';
import { importBodies } from '../support/import-bodies.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { createWriteClient, type WriteClient } from '../support/write-client.js';

/** The contact of the example queries, as Kasar knows them. */
const CONTACT = 'ec43b697-e628-4300-bd10-960717ff6267';

const executablePath = findChromium();
if (!executablePath) {
  process.stderr.write('GraphiQL is not tested in a browser: there is none (see CHROMIUM_PATH).\n');
}

let database: TestDatabase;
let server: TestServer;
let demoKey: string;
let writer: WriteClient;
beforeAll(async () => {
  database = await createTestDatabase();
  const demo = await createTestOrganization(database, 'demo');
  const ofContact = [...demoEnvelopes()].filter(({ record }) => record === CONTACT);
  await importBodies(database, demo, ofContact);
  const keys = await startTestServer(database);
  demoKey = await keys.keyOf(demo);
  await keys.stop();
  server = await startTestServer(database, { demoKey });
  writer = createWriteClient(await server.clientOf(demo, { scopes: ['read', 'write'] }));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

describe('the page', () => {
  it('holds the key for a browser on this machine', async () => {
    const page = await fetchPage('127.0.0.1');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Activity Gateway');
    expect(page.text).toContain(demoKey);
    for (const name of ['localhost', 'localhost:4000', '[::1]:4000', '127.0.0.2']) {
      expect((await fetchPage(name)).text, name).toContain(demoKey);
    }
  });

  it('holds no key for any other name that leads to this machine', async () => {
    const names = ['gateway.example', 'localhost.example', '127.0.0.1.example', '192.168.0.7:4000'];
    for (const name of names) {
      const page = await fetchPage(name);
      expect(page.status).toBe(200);
      expect(page.text, name).not.toContain(demoKey);
      expect(page.text).toContain('Bearer agw_…');
    }
  });

  it('holds no key where there is no demo', async () => {
    const other = await startTestServer(database);
    const { text } = await fetchPage('127.0.0.1', other.url);
    expect(text).toContain('Bearer agw_…');
    expect(text).not.toContain(demoKey);
    await other.stop();
  });

  /** The page as a browser is given it that reached the server by some name. */
  function fetchPage(host: string, url = server.url): Promise<{ status?: number; text: string }> {
    return new Promise((resolve, reject) => {
      httpRequest(url, { headers: { host, accept: 'text/html' } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() }),
        );
      })
        .on('error', reject)
        .end();
    });
  }
});

describe.skipIf(!executablePath)('GraphiQL in a browser', () => {
  let profile: string;
  let context: BrowserContext;
  let page: Page;
  /** What was asked of anybody but the server. */
  const elsewhere: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    profile = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-browser-'));
    context = await chromium.launchPersistentContext(profile, {
      executablePath: executablePath ?? '',
      viewport: { width: 1400, height: 900 },
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    const { origin } = new URL(server.url);
    await context.route(
      (url) => url.origin !== origin,
      (route) => {
        const url = route.request().url();
        if (/^(blob|data):/.test(url)) return route.continue();
        elsewhere.push(url);
        return route.abort();
      },
    );
    page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await open();
  });
  afterAll(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function open(): Promise<void> {
    await page.goto(server.url);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  }

  const HEADERS = '[aria-label="Headers"] .graphiql-editor:not(.hidden)';
  const tabs = () => page.locator('.graphiql-tab').allInnerTexts();
  const textOf = async (part: string) =>
    (await page.locator(`${part} .view-lines`).innerText()).replace(/\s+/g, ' ');

  async function waitForText(part: string, text: string): Promise<void> {
    await expect.poll(() => textOf(part), { timeout: 15_000 }).toContain(text);
  }

  it('arrives with the key of the demo and a tab for each example', async () => {
    expect(await page.title()).toBe('Activity Gateway');
    const names = EXAMPLE_OPERATIONS.map(
      (query) => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1],
    );
    expect(await tabs()).toEqual(names);
    expect(await textOf(HEADERS)).toContain(`"Authorization": "Bearer ${demoKey}"`);
    expect(await textOf('.graphiql-query-editor')).toContain("# A contact's timeline");
  });

  it('shows the timeline when the first tab is run', async () => {
    await page.locator('.graphiql-execute-button').click();
    await waitForText('.result-window', 'occurredAt');
    const result = await textOf('.result-window');
    expect(result).toContain('"data"');
    expect(result).toContain('"summary"');
    expect(result).not.toContain('"errors"');
  });

  async function chooseTab(name: string): Promise<void> {
    // Tabs can be dragged, and take a click in a busy moment for the beginning of that.
    await expect
      .poll(
        async () => {
          await page.locator('.graphiql-tab-button', { hasText: name }).click();
          return page.locator('.graphiql-tab-active').innerText();
        },
        { timeout: 15_000 },
      )
      .toBe(name);
  }

  it('shows changes as they happen in the tab of the subscription', async () => {
    await chooseTab('FollowChanges');
    await waitForText('.graphiql-query-editor', 'subscription FollowChanges');
    await page.locator('.graphiql-execute-button').click();
    let count = 0;
    await expect
      .poll(
        async () => {
          // Until one is logged after the subscription has begun.
          await writer.log({
            kind: 'NOTE',
            records: [{ external: { source: 'kasar', object: 'contacts', id: CONTACT } }],
            description: `note ${++count}`,
          });
          return textOf('.result-window');
        },
        { timeout: 20_000 },
      )
      .toContain('"type": "ADDED"');
    await page.locator('.graphiql-execute-button').click();
  });

  it('runs the other tabs too', async () => {
    await chooseTab('Counts');
    await waitForText('.graphiql-query-editor', 'Totals and counts');
    await expect
      .poll(
        async () => {
          const answered = page.waitForResponse((it) => it.request().method() === 'POST');
          await page.locator('.graphiql-execute-button').click();
          await answered;
          await waitForText('.result-window', '"data"');
          return textOf('.result-window');
        },
        { timeout: 20_000 },
      )
      .toContain('"totalCount"');
  });

  it('keeps its tabs when it is loaded again, and keeps no key', async () => {
    const before = await tabs();
    // They are stored some time after the last change: here, that the second one was chosen.
    const active = await page
      .locator('.graphiql-tab')
      .evaluateAll((all) => all.findIndex((it) => it.classList.contains('graphiql-tab-active')));
    const storedTab = () =>
      page.evaluate(() => {
        const state = Object.values(localStorage).find((it) => it.includes('"activeTabIndex"'));
        return JSON.parse(state ?? '{}').activeTabIndex;
      });
    await expect.poll(storedTab, { timeout: 15_000 }).toBe(active);
    await open();
    expect(await tabs()).toEqual(before);
    const stored = await page.evaluate(() => JSON.stringify(localStorage));
    expect(stored).toContain('Timeline');
    expect(stored).not.toContain('agw_');
    expect(await textOf(HEADERS)).toContain(demoKey);
  });

  it('needed nobody but the server, and nothing went wrong', () => {
    expect(elsewhere).toEqual([]);
    expect(problems).toEqual([]);
  });
});
