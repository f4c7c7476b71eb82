import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GraphQLClient } from 'graphql-request';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoEnvelopes } from '../../demo/demo-organization.js';
import { readPersistedOperations } from '../../src/http/read-persisted-operations.js';
import { graphql } from '../gql/index.js';
import { findChromium } from '../support/find-chromium.js';
import { importBodies, type TestEnvelope } from '../support/import-bodies.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** A contact of the demo, as Kasar knows them. */
const CONTACT = '63d44a00-574c-40da-a1ed-b5fd6ed1e6dd';

const NAME = 'Rosalind Harrowgate';

/** What would run where a text became part of the page. */
const HOSTILE = '<img src=x onerror="document.title=\'hacked\';window.hacked=1">';

/** A contact in whose every text something would run. */
const mallory: TestEnvelope = {
  system: 'invent',
  object: 'contacts',
  record: 'mallory',
  name: `Mallory ${HOSTILE}`,
  response: [
    {
      id: 'act_1',
      type: 'segment_added',
      created_at: '2026-04-29T12:00:00Z',
      actor: { id: 'usr_1', name: `Actor ${HOSTILE}` },
      segment: { id: 'seg_1', name: `Segment ${HOSTILE}`, color: `red;${HOSTILE}` },
    },
    {
      id: 'act_2',
      type: 'comment',
      created_at: '2026-04-28T12:00:00Z',
      comment: `Comment &lt;script&gt;window.hacked=1&lt;/script&gt; ${HOSTILE}`,
      attachments: [
        { id: 'fil_1', file_filename: `File ${HOSTILE}`, file_url: 'javascript:window.hacked=1' },
        { id: 'fil_2', file_filename: 'plan.pdf', file_url: 'https://files.example.com/plan.pdf' },
      ],
    },
    {
      id: 'act_3',
      type: 'contact_updated',
      created_at: '2026-04-27T12:00:00Z',
      metadata: {
        changes: [{ key: `Key ${HOSTILE}`, old_value: HOSTILE, new_value: `New ${HOSTILE}` }],
      },
    },
  ],
};

/** A company and its contact, in Clarky. */
const larkspur: TestEnvelope[] = [
  { object: 'companies', record: 'larkspur', name: 'Larkspur Dental', title: 'Ten chairs' },
  { object: 'contacts', record: 'dana', name: 'Dana Quill', title: 'Renewal' },
].map(({ title, ...record }) => ({
  ...record,
  system: 'clarky',
  response: {
    data: [{ id: record.record, activity_type: 'call', title, created_at: '2026-05-04T10:00:00Z' }],
  },
}));

/** Waits for a condition, however busy the machine is. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });

const executablePath = findChromium();
if (!executablePath) {
  process.stderr.write(
    'The dashboard is not tested in a browser: there is none (see CHROMIUM_PATH).\n',
  );
}

describe.skipIf(!executablePath)('the dashboard in a browser', () => {
  let database: TestDatabase;
  let server: TestServer;
  let client: GraphQLClient;
  let demoKey: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** The names of the operations that the page sent. */
  let operations: string[] = [];
  /** From where the page followed the timeline, in each attempt. */
  const positions: string[] = [];
  /** The gateways. */
  const origins = new Set<string>();
  /** What the page asked of anybody but the gateways. */
  const elsewhere: string[] = [];
  /** What the browser reported. */
  let problems: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const demo = await createTestOrganization(database, 'demo');
    await importBodies(database, demo, [
      ...[...demoEnvelopes()].filter(({ record }) => record === CONTACT),
      mallory,
      ...larkspur,
    ]);
    const keys = await startTestServer(database);
    demoKey = await keys.keyOf(demo, { scopes: ['read', 'write'] });
    await keys.stop();
    server = await startTestServer(database, { demoKey });
    origins.add(new URL(server.url).origin);
    client = await server.clientOf(demo, { scopes: ['read', 'write'] });
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
    ({ context, page } = await openContext());
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await database.drop();
  });
  beforeEach(() => {
    operations = [];
  });

  /** A browser of its own, which reaches the gateway only. */
  async function openContext(
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Lisbon',
      ...options,
    });
    await context.route(
      (url) => !origins.has(url.origin),
      (route) => {
        elsewhere.push(route.request().url());
        return route.abort();
      },
    );
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const { operationName, variables } = JSON.parse(request.postData() ?? '{}');
      operations.push(operationName);
      if (operationName === 'TimelineChanges') positions.push(variables.after);
    });
    return { context, page };
  }

  const open = (query = '', on = page) => on.goto(`${new URL('/', server.url)}${query}`);
  const heading = (on = page) => on.getByRole('heading', { level: 1 });
  const status = (on = page) => on.locator('#timeline > [role=status]').first();
  const chooser = () => page.getByRole('combobox');
  const chip = (name: string) =>
    page.getByRole('button', { name: new RegExp(`^${name} [\\d,]+$`) });
  /** The parameters of the page's address, as the page has it: page.url() follows later. */
  const parameters = async () =>
    Object.fromEntries(new URLSearchParams(await page.evaluate(() => location.search)));
  const sentences = async () =>
    (await page.locator('.sentence').allTextContents()).map((it) => it.trim());

  /** Waits for a text of the form "30 of 134 shown", and takes its numbers. */
  async function shown(on = page): Promise<[number, number]> {
    await on.locator('#timeline[aria-busy=false]').waitFor();
    const [, count, total] =
      /^([\d,]+) of ([\d,]+) shown$/.exec(await status(on).innerText()) ?? [];
    return [Number(count?.replace(',', '')), Number(total?.replace(',', ''))];
  }

  /** The contact's whole timeline, as the gateway gives it. */
  async function readTimeline(filter = {}) {
    const { timeline } = await client.request(
      graphql(`
        query DashboardTimeline($id: String!, $filter: ActivityFilter) {
          timeline(
            record: { external: { source: "kasar", object: "contacts", id: $id } }
            filter: $filter
            first: 100
          ) {
            totalCount
            nodes { summary occurredAt }
            counts { byCategory { category count } byChannel { channel count } }
          }
          contact(by: { external: { source: "kasar", object: "contacts", id: $id } }) { id }
        }
      `),
      { id: CONTACT, filter },
    );
    return timeline!;
  }

  async function chooseContact(): Promise<void> {
    await chooser().click();
    await page.keyboard.type('harrow ros');
    await eventually(() => page.getByRole('option').allInnerTexts()).toEqual([
      expect.stringContaining(NAME),
    ]);
    await page.keyboard.press('Enter');
    await eventually(() => heading().innerText()).toBe(NAME);
  }

  it('arrives with the key of the demo and the timeline of everything', async () => {
    await open();
    await page.locator('.activity').first().waitFor();
    expect(await heading().innerText()).toBe('Everything');
    const { activities } = await client.request(
      graphql(`
        query DashboardEverything {
          activities(first: 30) { totalCount nodes { summary } }
        }
      `),
    );
    expect(await shown()).toEqual([30, activities!.totalCount]);
    expect(await sentences()).toEqual(activities!.nodes.map(({ summary }) => summary.trim()));
    await eventually(() => [...operations].sort()).toEqual([
      'ActivityHistogram',
      'OrganizationOverview',
      'TimelineChanges',
    ]);
    expect(page.url()).not.toContain(demoKey);
  });

  it('finds a record by the beginnings of its names, by keyboard', async () => {
    await chooser().focus();
    await page.keyboard.press('ArrowDown');
    await eventually(() => page.getByRole('option').count()).toBeGreaterThan(2);
    expect(await page.getByRole('option').first().innerText()).toContain('Everything');
    expect(await chooser().getAttribute('aria-activedescendant')).toBe('record-choice-0');
    await page.keyboard.press('Escape');
    expect(await chooser().getAttribute('aria-expanded')).toBe('false');
    expect(await chooser().inputValue()).toBe('Everything');

    operations = [];
    await chooseContact();
    await page.locator('.activity').first().waitFor();
    const sent = () => operations.filter((it) => it !== 'RecordChoices').sort();
    await eventually(sent).toEqual(['ActivityHistogram', 'RecordOverview', 'TimelineChanges']);
    expect(await chooser().inputValue()).toBe(NAME);
    await eventually(() => page.title()).toBe(`${NAME} · Activity Gateway`);
  });

  it('shows every activity once, in order, as one scrolls', async () => {
    const { totalCount, nodes } = await readTimeline();
    expect(totalCount).toBeGreaterThan(90);
    expect(totalCount).toBeLessThan(200);
    await eventually(async () => {
      await page.locator('.end').scrollIntoViewIfNeeded();
      return (await shown())[0];
    }).toBe(totalCount);
    const all = await sentences();
    expect(all).toHaveLength(totalCount);
    expect(all.slice(0, nodes.length)).toEqual(nodes.map(({ summary }) => summary.trim()));
    expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
    const times = await page
      .locator('time')
      .evaluateAll((all) => all.map((it) => it.getAttribute('datetime') ?? ''));
    expect(times).toEqual([...times].sort().reverse());
  });

  it('filters by chips with counts; the address holds the filters', async () => {
    const { counts } = await readTimeline();
    const notes = counts.byCategory.find(({ category }) => category === 'NOTE')!.count;
    const emails = counts.byChannel.find(({ channel }) => channel === 'email')!.count;
    expect(await chip('Notes').innerText()).toMatch(new RegExp(`\\b${notes}$`));
    await chip('Notes').click();
    await eventually(async () => (await shown())[1]).toBe(notes);
    expect(await chip('Notes').getAttribute('aria-pressed')).toBe('true');
    expect(await chip('email').innerText()).toMatch(new RegExp(`\\b${emails}$`));
    expect(await parameters()).toMatchObject({ category: 'NOTE' });

    await page.reload();
    await eventually(async () => (await shown())[1]).toBe(notes);
    expect(await heading().innerText()).toBe(NAME);

    await chip('Notes').click();
    await chip('email').click();
    await eventually(async () => (await shown())[1]).toBe(emails);
    await page.goBack();
    await page.goBack();
    await eventually(async () => (await shown())[1]).toBe(notes);
    await page.goForward();
    await page.getByRole('button', { name: 'Load more' }).waitFor({ state: 'attached' });
    expect(Object.keys(await parameters())).toEqual(['record']);
  });

  it('searches', async () => {
    const { totalCount } = await readTimeline({ search: 'invoice' });
    expect(totalCount).toBeGreaterThan(0);
    await page.getByRole('searchbox').fill('invoice');
    await eventually(async () => (await parameters()).search).toBe('invoice');
    await eventually(async () => (await shown())[1]).toBe(totalCount);
    await page.getByRole('searchbox').fill('nothing is called like this');
    await page.getByText('No activity matches these filters.').waitFor();
    await page.locator('.empty').getByRole('button', { name: 'Clear all filters' }).click();
    await page.locator('.activity').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('limits the timeline to the time of a bar', async () => {
    const bars = page.locator('canvas');
    await bars.scrollIntoViewIfNeeded();
    const box = (await bars.boundingBox())!;
    for (let x = 60; x < box.width && !(await parameters()).from; x += 20) {
      await page.mouse.click(box.x + x, box.y + box.height / 2);
    }
    const { from, before } = await parameters();
    const expected = await readTimeline({ occurredFrom: from, occurredBefore: before });
    expect(expected.totalCount).toBeGreaterThan(0);
    await eventually(async () => (await shown())[1]).toBe(expected.totalCount);
    expect(await sentences()).toEqual(expected.nodes.map(({ summary }) => summary.trim()));

    await page.getByRole('button', { name: 'show all times again' }).click();
    await eventually(async () => (await parameters()).from).toBeUndefined();
  });

  it('does so from the table, by keyboard', async () => {
    await page.getByText('Show as a table').focus();
    await page.keyboard.press('Enter');
    const row = page.getByRole('row').nth(1);
    const count = Number(await row.getByRole('cell').first().innerText());
    await row.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await eventually(async () => (await shown())[1]).toBe(count);
    expect(await row.getByRole('button').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Enter');
    await eventually(async () => (await parameters()).from).toBeUndefined();
  });

  it('says how fresh and how complete each source is', async () => {
    const badges = await page.getByRole('list', { name: 'Sources' }).innerText();
    expect(badges.replaceAll('\n', ' ')).toMatch(/Kasar\s+Fresh/);
  });

  /** Makes the page believe that it is in front or behind: without a window it is always in front. */
  async function setVisibility(state: 'visible' | 'hidden'): Promise<void> {
    await page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  }

  it('offers what is added, and shows what is changed at once', async () => {
    const { contact } = await client.request(
      graphql(`
        query DashboardContact($id: String!) {
          contact(by: { external: { source: "kasar", object: "contacts", id: $id } }) { id }
        }
      `),
      { id: CONTACT },
    );
    const [, before] = await shown();
    // What is added while the page is in a tab behind is offered, too.
    await setVisibility('hidden');
    const { logActivity } = await client.request(
      graphql(`
        mutation DashboardLog($record: ID!) {
          logActivity(input: { kind: NOTE, records: [{ id: $record }], title: "Called while one reads" }) {
            activity { id }
          }
        }
      `),
      { record: contact!.id },
    );
    expect(await page.getByRole('button', { name: 'new activity' }).count()).toBe(0);
    await setVisibility('visible');
    await page.getByRole('button', { name: 'Show 1 new activity' }).click();
    await eventually(async () => (await sentences())[0]).toContain('Called while one reads');
    expect((await shown())[1]).toBe(before + 1);
    await client.request(
      graphql(`
        mutation DashboardUpdate($id: ID!) {
          updateActivity(input: { id: $id, title: "Changed while one reads" }) { activity { id } }
        }
      `),
      { id: logActivity!.activity.id },
    );
    await eventually(async () => (await sentences())[0]).toContain('Changed while one reads');
  });

  it('continues where it was when the gateway returns', async () => {
    const { record = '' } = await parameters();
    const opened = positions.at(-1);
    const log = async () => {
      const { logActivity } = await client.request(
        graphql(`
          mutation DashboardLogMany($record: ID!) {
            logActivity(input: { kind: CALL, records: [{ id: $record }] }) { activity { id } }
          }
        `),
        { record },
      );
      return logActivity!.activity.id;
    };
    await log();
    const offer = page.getByRole('button', { name: 'Show 1 new activity' });
    await offer.waitFor();
    const port = Number(new URL(server.url).port);
    await server.stop();
    const offline = page.getByText('Offline: the gateway cannot be reached.');
    await offline.waitFor();
    expect(await offer.isVisible()).toBe(true);
    server = await startTestServer(database, { demoKey, port });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await offline.waitFor({ state: 'detached' });
    const id = await log();
    await page.getByRole('button', { name: 'Show 2 new activities' }).waitFor();
    expect(positions.at(-1)).not.toBe(opened);
    problems = problems.filter((it) => !it.startsWith('Failed to load resource'));

    // What is deleted meanwhile is not offered any more.
    await client.request(
      graphql(`
        mutation DashboardDelete($id: ID!) {
          deleteActivity(id: $id) { deletedActivityId }
        }
      `),
      { id },
    );
    await offer.waitFor();
    // Where duplicates are merged, a change does not tell whether it will be shown.
    await page.getByRole('switch', { name: 'Merge duplicates' }).click();
    await offer.waitFor({ state: 'detached' });
    await log();
    await page.getByRole('button', { name: 'Show new activities' }).waitFor();
  });

  it('is offline where each connection is closed at once', async () => {
    // What a proxy does whose gateway is gone: at the third attempt it keeps the page waiting.
    const attempts = positions.length;
    await page.route(server.url, (route) => {
      if (!route.request().postData()?.includes('TimelineChanges')) return route.fallback();
      const attempt = positions.length - attempts;
      if (attempt > 3) return route.fallback();
      if (attempt === 3) return;
      return route.fulfill({
        contentType: 'text/event-stream',
        body: attempt === 1 ? '' : ':\n\n',
      });
    });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    const offline = page.getByText('Offline: the gateway cannot be reached.');
    await offline.waitFor();
    await eventually(() => positions.length - attempts).toBe(3);
    await page.getByRole('button', { name: 'Try now' }).click();
    await offline.waitFor({ state: 'detached' });
    expect(positions.length - attempts).toBe(4);
    await page.unroute(server.url);
  });

  it('shows once what several sources have, and a company with its contacts', async () => {
    const { updateRecord } = await client.request(
      graphql(`
        mutation DashboardCompany($company: RecordBy!, $contact: RecordBy!) {
          updateRecord(input: { record: $contact, company: $company }) {
            record { ... on Contact { company { id } } }
          }
          logActivity(
            input: {
              kind: CALL
              records: [$contact]
              title: "RENEWAL"
              occurredAt: "2026-05-04T10:02:00Z"
            }
          ) {
            activity { id }
          }
        }
      `),
      {
        company: { external: { source: 'clarky', object: 'companies', id: 'larkspur' } },
        contact: { external: { source: 'clarky', object: 'contacts', id: 'dana' } },
      },
    );
    const { record } = updateRecord as { record: { company: { id: string } } };
    await open(`?record=${record.company.id}`);
    await eventually(async () => (await shown())[1]).toBe(1);
    const isOn = (name: string) =>
      page.getByRole('switch', { name, exact: true }).getAttribute('aria-checked');

    await page.getByRole('switch', { name: 'With contacts' }).focus();
    await page.keyboard.press('Space');
    await eventually(async () => (await shown())[1]).toBe(3);
    await page.getByRole('switch', { name: 'Merge duplicates' }).click();
    await eventually(async () => (await shown())[1]).toBe(2);
    expect([await isOn('With contacts'), await isOn('Merge duplicates')]).toEqual(['true', 'true']);
    expect(await parameters()).toMatchObject({ contacts: 'included', duplicates: 'merged' });
    // What choosing each would show: within one source nothing is a duplicate.
    for (const [name, count] of [
      ['Interactions', 2],
      ['Clarky', 2],
      ['Activity Gateway', 1],
    ] as const) {
      expect(await chip(name).innerText()).toMatch(new RegExp(`\\b${count}$`));
    }
    await page.getByRole('button', { name: /^\+1 in / }).click();
    const others = page.getByRole('region', { name: 'Also in other sources' });
    await eventually(() => others.getByRole('listitem').count()).toBe(1);

    await page.goBack();
    await eventually(async () => (await shown())[1]).toBe(3);
    expect(await isOn('Merge duplicates')).toBe('false');
    await page.goBack();
    await eventually(async () => (await shown())[1]).toBe(1);
  });

  it('follows a record that was merged into another', async () => {
    const { createRecord, linkRecord } = await client.request(
      graphql(`
        mutation DashboardMerge($company: RecordBy!, $other: ExternalRecordInput!) {
          createRecord(input: { object: "companies", external: [$other] }) { record { id } }
          linkRecord(record: $company, to: $other) { record { id } }
        }
      `),
      {
        company: { external: { source: 'clarky', object: 'companies', id: 'larkspur' } },
        other: { source: 'kasar', object: 'companies', id: 'larkspur-2' },
      },
    );
    await open(`?record=${createRecord!.record.id}&contacts=included`);
    await eventually(() => heading().innerText()).toBe('Larkspur Dental');
    expect(await parameters()).toEqual({ record: linkRecord!.record.id, contacts: 'included' });
    expect((await shown())[1]).toBe(3);
    expect(await page.locator('.subtitle').innerText()).toBe('Company with its contacts');
  });

  it('offers no contacts to a key that may not read them', async () => {
    const { id } = await database.prisma.organization.findFirstOrThrow({ where: { slug: 'demo' } });
    await useKey(await server.keyOf(id, { objects: ['companies'] }));
    await eventually(async () => (await shown())[1]).toBe(1);
    expect(await page.getByRole('switch').allInnerTexts()).toEqual([
      expect.stringContaining('Merge duplicates'),
    ]);
    expect(await page.locator('.subtitle').innerText()).toBe('Company');
    await useKey(demoKey);
  });

  /** Reloads the page with a key that was entered in its tab. */
  async function useKey(key: string): Promise<void> {
    await page.evaluate((key) => sessionStorage.setItem('activity-gateway-key', key), key);
    await page.reload();
  }

  it('says why a source could not be read', async () => {
    const errorMessage = 'The source answered with status 503: a server error.';
    await database.prisma.recordLink.updateMany({
      where: { externalId: 'larkspur' },
      data: { errorCode: 'UNREACHABLE', errorMessage, errorAt: new Date() },
    });
    await page.reload();
    const badges = page.getByRole('list', { name: 'Sources' }).getByRole('listitem');
    const clarky = badges.filter({ hasText: 'Clarky' });
    await clarky.getByText(errorMessage).waitFor({ state: 'visible' });
    expect(await clarky.innerText()).toMatch(/Clarky\s+Failed/);
  });

  it('shows every text as text', async () => {
    await open();
    await chooser().click();
    await page.keyboard.type('mallory');
    await page.getByRole('option', { name: 'Mallory' }).click();
    await eventually(() => heading().innerText()).toBe(mallory.name);
    const details = page.getByRole('button', { name: /^Details: / });
    expect(await details.count()).toBe(3);
    for (const it of await details.all()) await it.click();
    await eventually(() => page.locator('.details dl').count()).toBe(3);
    const text = await page.locator('#timeline').innerText();
    for (const shown of ['Segment', 'Actor', 'File', 'Key', 'New']) {
      expect(text).toContain(`${shown} ${HOSTILE}`);
    }
    expect(await page.locator('img, script:not([src])').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.title()).not.toBe('hacked');
    const links = await page
      .locator('#timeline a')
      .evaluateAll((all) => all.map((it) => [it.getAttribute('href'), it.getAttribute('rel')]));
    expect(links).toEqual([['https://files.example.com/plan.pdf', 'noopener noreferrer']]);
  });

  it('says what goes wrong, and tries again', async () => {
    expect(problems).toEqual([]);
    const { pathname } = new URL(server.url);
    await page.route(`**${pathname}`, (route) => route.abort());
    await open();
    await page.getByText('The gateway cannot be reached.').waitFor();
    await page.unroute(`**${pathname}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.activity').first().waitFor();

    await open('?record=contact_01m8h6bk6demxakgm3y3gwmhtk');
    await page.getByText('There is no such record, or this key may not read it.').waitFor();
    problems = problems.filter((it) => !it.startsWith('Failed to load resource'));
  });

  it('asks for a key where there is none, and keeps it in the tab only', async () => {
    await page.getByRole('button', { name: 'Change the key' }).click();
    await page.getByLabel('Key', { exact: true }).fill('agw_wrong');
    await page.getByRole('button', { name: 'Open the timeline' }).click();
    await page.getByText('The gateway does not accept this key').waitFor();
    const key = await server.keyOf(
      (await database.prisma.organization.findFirstOrThrow({ where: { slug: 'demo' } })).id,
      { name: 'typed' },
    );
    await page.getByLabel('Key', { exact: true }).fill(key);
    await page.keyboard.press('Enter');
    await page.getByText('There is no such record').waitFor();
    await open();
    await page.locator('.activity').first().waitFor();
    const stored = await page.evaluate(() => [
      JSON.stringify(sessionStorage),
      JSON.stringify(localStorage) + document.cookie + location.href,
    ]);
    expect(stored[0]).toContain(key);
    expect(stored[1]).not.toContain('agw_');
    problems = problems.filter((it) => !it.startsWith('Failed to load resource'));
  });

  /** A tab that has the theme of the system, for both. */
  let themed: Awaited<ReturnType<typeof openContext>> | undefined;

  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    it('has no violation of WCAG that axe finds, and fits a phone', async () => {
      themed ??= await openContext();
      const { page } = themed;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 740 });
      await open('', page);
      await page.locator('.activity').first().waitFor();
      const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
      expect(await theme()).toBe(colorScheme);
      expect(await violations(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(360);

      await page.setViewportSize({ width: 1280, height: 900 });
      await page
        .getByRole('button', { name: /^Details: / })
        .first()
        .click();
      await page.locator('.details dl').waitFor();
      await page.getByText('Show as a table').click();
      await page.getByRole('combobox').click();
      await page.getByRole('option').nth(1).waitFor();
      expect(await violations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Change the key' }).click();
      await page.getByLabel('Key', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it('changes the theme, and remembers it', async () => {
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await eventually(theme).toBe('light');
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await eventually(theme).toBe('dark');
    await page.reload();
    await page.getByRole('button', { name: 'Use the light theme' }).waitFor();
    expect(await theme()).toBe('dark');
  });

  it('works where only persisted operations are run', async () => {
    const locked = await startTestServer(database, {
      demoKey,
      persistedOperations: readPersistedOperations({
        mode: 'only',
        file: 'examples/persisted-operations.json',
      }),
    });
    const { origin } = new URL(locked.url);
    origins.add(origin);
    const { context, page } = await openContext();
    // Of this page only: another may still send what it has begun with.
    const bodies: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') bodies.push(request.postData() ?? '');
    });
    const sent = () => bodies.map((it) => JSON.parse(it).operationName).sort();
    await page.goto(origin);
    await page.locator('.activity').first().waitFor();
    await eventually(sent).toEqual([
      'ActivityHistogram',
      'OrganizationOverview',
      'TimelineChanges',
    ]);
    await page
      .getByRole('button', { name: /^Details: / })
      .first()
      .click();
    await page.locator('.details dl').waitFor();
    await page.getByRole('combobox').click();
    await page.getByRole('option').nth(1).click();
    await eventually(() => heading(page).innerText()).not.toBe('Everything');
    await page.locator('.activity').first().waitFor();
    expect(bodies.join()).toContain('sha256Hash');
    expect(bodies.join()).not.toContain('"query"');

    // After an upgrade, the gateway does not know what the open page sends.
    await page.route(locked.url, (route) =>
      route.continue({
        postData: route
          .request()
          .postData()!
          .replace(/"sha256Hash":"./, '"sha256Hash":"x'),
      }),
    );
    await page.getByRole('combobox').click();
    await page.getByRole('option').first().click();
    await page.getByText('The gateway does not know this version of the page.').waitFor();
    await page.unroute(locked.url);
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.locator('.activity').first().waitFor();
    expect(await heading(page).innerText()).toBe('Everything');
    problems = problems.filter((it) => !it.startsWith('Failed to load resource'));
    await context.close();
    await locked.stop();
  });

  it('needed nobody but the gateway, and nothing went wrong', async () => {
    await context.close();
    await themed?.context.close();
    expect(elsewhere).toEqual([]);
    expect(problems).toEqual([]);
  });
});

/** axe-core, which finds violations of WCAG; it is run in the page, past the page's policy. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html }) => `${impact} ${id}: ${html}`),
    );
  });
}
