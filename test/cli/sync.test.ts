import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { TokenVault } from '../../src/sources/client/token-vault.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { addSource } from '../../src/sync/add-source.js';
import { useCliGateway } from '../support/cli-gateway.js';
import { ITEM_NAME } from '../support/item-name.js';
import type { CliOptions } from '../support/run-cli.js';
import { createTestOrganization } from '../support/test-database.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { kasarTask } from '../upstreams/kasar-items.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

const gateway = useCliGateway();
let upstreams: Upstreams;
beforeAll(async () => {
  upstreams = await startUpstreams();
});
afterAll(async () => {
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});

const SOURCES = ['clarky', 'invent', 'kasar'] as const;
const NOTHING = {
  records: 0,
  pages: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  invalid: 0,
  warnings: 0,
  error: null,
};

let org: string;
let organizationId: string;
let names: Record<(typeof SOURCES)[number], string>;
let sourceIds: Record<string, string>;
let count = 0;
beforeEach(async () => {
  for (const upstream of Object.values(upstreams)) {
    upstream.clearFaults();
    upstream.latencyMs = 0;
  }
  org = `synced-${++count}`;
  organizationId = await createTestOrganization(gateway.database, org);
  names = { kasar: crypto.randomUUID(), invent: `inv_${org}`, clarky: `c_${org}` };
  for (const slug of SOURCES) {
    const { url, token } = upstreams[slug];
    await addSource(gateway.database, new TokenVault(gateway.env.SECRET_KEY!), organizationId, {
      slug,
      definition: findSourceDefinition(slug)!,
      name: slug,
      url,
      token,
      config: slug === 'invent' ? { org: upstreams.invent.org } : {},
      maxAgeSeconds: 300,
      everySeconds: 1,
      writeBack: false,
    });
    upstreams[slug].record('contacts', names[slug]);
  }
  const sources = await gateway.database.prisma.source.findMany({ where: { organizationId } });
  sourceIds = Object.fromEntries(sources.map(({ slug, id }) => [slug, id]));
});

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();

/** The contact as all sources know it, with so many items in each. */
async function fill(items: number, ...slugs: string[]): Promise<void> {
  for (let hour = 0; hour < items; hour++) {
    const created_at = at(hour);
    upstreams.kasar.record('contacts', names.kasar).add(kasarTask({ id: `t${hour}`, created_at }));
    upstreams.invent
      .record('contacts', names.invent)
      .add(inventContactActivity({ id: `s${hour}`, created_at }));
    const contact_id = names.clarky;
    upstreams.clarky
      .record('contacts', contact_id)
      .add(clarkyActivity({ id: `c${hour}`, contact_id, created_at }));
  }
  const external = SOURCES.filter((slug) => slugs.length === 0 || slugs.includes(slug)).map(
    (slug) => ({
      sourceId: sourceIds[slug]!,
      object: 'contacts',
      externalId: names[slug],
    }),
  );
  await stateRecord(gateway.database, organizationId, { object: 'contacts', external });
}

async function sync(args: string[] = [], options?: CliOptions) {
  const result = await gateway.run(['sync', '--org', org, ...args], options);
  const lines = result.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  for (const { token } of Object.values(upstreams)) {
    expect(result.stdout + result.stderr).not.toContain(token);
  }
  return { ...result, lines, of: Object.fromEntries(lines.map((line) => [line.source, line])) };
}

/** What is stored and shown, as SOURCE:EXTERNAL_ID. */
async function stored(): Promise<string[]> {
  const { rows } = await gateway.database.pool.query<{ name: string }>(
    `select ${ITEM_NAME} as name from activity a join source s on s.id = a.source_id
      where a.organization_id = $1 and a.deleted_at is null`,
    [organizationId],
  );
  return rows.map(({ name }) => name).sort();
}

function everything(items: number): string[] {
  const hours = Array.from({ length: items }, (_, hour) => hour);
  return hours.flatMap((hour) => [`clarky:c${hour}`, `invent:s${hour}`, `kasar:t${hour}`]).sort();
}

describe('sync', () => {
  test('prints a line for each source and says what it did', async () => {
    await fill(120);
    const first = await sync();
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.lines.map(({ source }) => source)).toEqual(SOURCES);
    for (const line of first.lines) {
      expect(line).toEqual({
        ...NOTHING,
        source: line.source,
        records: 1,
        pages: expect.any(Number),
        added: 120,
        unchanged: expect.any(Number),
      });
      expect(line.pages).toBeGreaterThan(1);
    }
    expect(await stored()).toEqual(everything(120));

    const list = upstreams.clarky.record('contacts', names.clarky);
    list.replace('c3', { title: 'edited' });
    list.remove('c5');
    list.add(clarkyActivity({ id: 'c120', contact_id: names.clarky, created_at: at(120) }));
    const head = await sync();
    expect(head.of.clarky).toMatchObject({ added: 1, updated: 0, deleted: 0 });
    expect(head.of.kasar).toMatchObject({ added: 0, updated: 0, deleted: 0 });
    const full = await sync(['--full']);
    expect(full.of.clarky).toMatchObject({ added: 0, updated: 1 });
    const again = await sync(['--full']);
    expect(full.of.clarky.deleted + again.of.clarky.deleted).toBe(1);
    expect(again.of.clarky.pages).toBeGreaterThan(head.of.clarky.pages);
    expect(await stored()).not.toContain('clarky:c5');
    expect((await sync(['--full'])).of.clarky).toMatchObject({ added: 0, updated: 0, deleted: 0 });
  });

  test('counts what it could not understand, and names it', async () => {
    await fill(2);
    upstreams.clarky
      .record('contacts', names.clarky)
      .add(clarkyActivity({ id: 'c_bad', contact_id: names.clarky, activity_type: '' }));
    const { exitCode, of, stderr } = await sync();
    expect(exitCode).toBe(0);
    expect(of.clarky).toMatchObject({ added: 2, invalid: 1, error: null });
    expect(stderr).toMatch(/c_bad.*activity_type/);
  });

  test('counts what it has read also where a page further down fails', async () => {
    await fill(120, 'clarky');
    upstreams.clarky.record('contacts', names.clarky).add(
      clarkyActivity({
        id: 'c_bad',
        contact_id: names.clarky,
        activity_type: '',
        created_at: at(500),
      }),
    );
    upstreams.clarky.addFault({ name: 'status', status: 403 }, { page: 2 });
    const { of } = await sync();
    expect(of.clarky).toMatchObject({
      pages: 1,
      added: 99,
      invalid: 1,
      error: expect.stringMatching(/^FORBIDDEN/),
    });
  });

  test('exits 1 where a source failed, and has read the others', async () => {
    await fill(3);
    upstreams.invent.fault = { name: 'status', status: 403 };
    const { exitCode, of, stderr } = await sync();
    expect(exitCode).toBe(1);
    expect(of.invent).toMatchObject({ added: 0, error: expect.stringMatching(/^FORBIDDEN: /) });
    expect(of.clarky).toMatchObject({ added: 3, error: null });
    expect(of.kasar).toMatchObject({ added: 3, error: null });
    expect(stderr).toContain(`invent:contacts:${names.invent}: FORBIDDEN`);
    upstreams.invent.clearFaults();
    expect(await sync()).toMatchObject({ exitCode: 0, of: { invent: { added: 3, error: null } } });
  });

  test('--source reads only that', async () => {
    await fill(1);
    const { lines } = await sync(['--source', 'kasar']);
    expect(lines).toMatchObject([{ source: 'kasar', added: 1 }]);
    expect(await stored()).toEqual(['kasar:t0']);
  });

  test('--record makes a record that is new, where its source knows it', async () => {
    await fill(2, 'clarky');
    const { exitCode, of } = await sync(['--record', `kasar:contacts:${names.kasar}`]);
    expect(exitCode).toBe(0);
    expect(of).toMatchObject({ kasar: { records: 1, added: 2 }, clarky: NOTHING });
    expect(await stored()).toEqual(['kasar:t0', 'kasar:t1']);
    // Known by now: with the same name, and no other.
    expect((await sync(['--record', `kasar:contacts:${names.kasar}`])).of.kasar).toMatchObject({
      records: 1,
      added: 0,
    });

    const rows = () => gateway.database.prisma.crmRecord.count({ where: { organizationId } });
    const before = await rows();
    for (const [ref, reason] of [
      [`kasar:contacts:${crypto.randomUUID()}`, /--record: .*404/],
      ['clarky:contacts:nobody', /--record: .*404/],
      ['clarky:companies:co_1', /--record: .*companies/],
      ['hubspot:contacts:1', /--record: .*"hubspot"/],
      ['native:contacts:1', /--record: .*native/],
    ] as const) {
      const refused = await sync(['--record', ref]);
      expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
      expect(refused.stderr).toMatch(reason);
    }
    expect(await sync(['--record', 'kasar:1'])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/--record: "kasar:1"/),
    });
    expect(await rows()).toBe(before);
  });

  test('of what is not there exits 1 and names it', async () => {
    expect(await sync(['--source', 'hubspot'])).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/--source: .*"hubspot"/),
    });
    await gateway.database.prisma.source.updateMany({
      where: { organizationId },
      data: { url: null },
    });
    expect(await sync()).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/--org: .*no live source/),
    });
    const nobody = await gateway.run(['sync', '--org', 'nobody']);
    expect(nobody).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/--org: .*"nobody"/),
    });
  });

  test('of a record whose source is disabled says that there is nothing to read', async () => {
    await fill(1, 'kasar');
    await gateway.run(['source', 'disable', 'kasar', '--org', org]);
    expect(await sync(['--record', `kasar:contacts:${names.kasar}`])).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/--record: .*clarky, invent/),
    });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly at %s, and the next one goes on',
    async (signal) => {
      await fill(500);
      for (const upstream of Object.values(upstreams)) upstream.latencyMs = 400;
      const before = upstreams.clarky.calls.length;
      const child = gateway.spawn(['sync', '--org', org]);
      const output = Promise.all([text(child.stdout!), text(child.stderr!)]);
      const ended = once(child, 'close');
      await expect
        .poll(() => upstreams.clarky.calls.length, { timeout: 20_000 })
        .toBeGreaterThan(before + 1);
      child.kill(signal);
      expect(await ended).toEqual([130, null]);
      const [stdout, stderr] = await output;
      expect(stderr).toBe('');
      for (const line of stdout.split('\n').filter(Boolean)) JSON.parse(line);
      const { rows } = await gateway.database.pool.query(
        'select from record_link where organization_id = $1 and lease_id is not null',
        [organizationId],
      );
      expect(rows).toHaveLength(0);
      expect((await stored()).length).toBeLessThan(1_500);
      for (const upstream of Object.values(upstreams)) upstream.latencyMs = 0;
      expect(await sync()).toMatchObject({ exitCode: 0 });
      expect(await stored()).toEqual(everything(500));
    },
  );
});

describe('worker', () => {
  test('reads on schedule beside a server that does not, and stops at SIGTERM', async () => {
    await fill(3);
    const calls = () =>
      upstreams.kasar.calls.filter(({ path }) => path.includes(names.kasar)).length;
    const env = { PORT: '0', WORKER: 'off', LOG_LEVEL: 'info' };
    const serve = gateway.spawn(['serve'], { env });
    const served = Promise.all([once(serve, 'close'), text(serve.stdout!), text(serve.stderr!)]);
    // It serves, and what is due stays due.
    await once(serve.stderr!, 'data');
    const due = `select count(*)::int as due from record_link
      where next_at <= now() and lease_id is null and external_id = $1`;
    const { rows } = await gateway.database.pool.query(due, [names.kasar]);
    expect(rows).toEqual([{ due: 1 }]);
    expect(calls()).toBe(0);
    const worker = gateway.spawn(['worker']);
    const worked = Promise.all([once(worker, 'close'), text(worker.stdout!), text(worker.stderr!)]);
    await expect.poll(stored, { timeout: 30_000 }).toEqual(everything(3));
    const contact_id = names.clarky;
    upstreams.clarky
      .record('contacts', contact_id)
      .add(clarkyActivity({ id: 'c_new', contact_id, created_at: at(9) }));
    await expect.poll(stored, { timeout: 30_000 }).toContain('clarky:c_new');
    await expect.poll(calls, { timeout: 30_000 }).toBeGreaterThan(1);
    worker.kill('SIGTERM');
    const [ended, ...said] = await worked;
    expect(ended).toEqual([0, null]);
    expect(said[1]).toMatch(/^Reading sources on schedule\.\nStopping: .*\n$/);
    const last = calls();
    // The next reading is due, and nobody does it.
    await expect
      .poll(async () => (await gateway.database.pool.query(due, [names.kasar])).rows, {
        timeout: 30_000,
      })
      .toEqual([{ due: 1 }]);
    expect(calls()).toBe(last);
    serve.kill('SIGTERM');
    const [over, ...outputs] = await served;
    expect(over).toEqual([0, null]);
    for (const { token } of Object.values(upstreams))
      expect([...said, ...outputs].join()).not.toContain(token);
  });
});
