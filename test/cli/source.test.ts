import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateRecord } from '../../src/record/link-records.js';
import { useCliGateway } from '../support/cli-gateway.js';
import { findEverywhere } from '../support/find-everywhere.js';
import { IMPATIENT } from '../support/live-scene.js';
import { drainChanges, settleFeed } from '../support/read-changes.js';
import type { CliOptions } from '../support/run-cli.js';
import { runCommand } from '../support/run-command.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

const gateway = useCliGateway();
let upstreams: Upstreams;
/** It has the secret key of the command line, and reads sources. */
let server: TestServer;
beforeAll(async () => {
  upstreams = await startUpstreams();
  const secretKey = gateway.env.SECRET_KEY!;
  server = await startTestServer(gateway.database, { secretKey, sync: IMPATIENT });
});
afterAll(async () => {
  await server.stop();
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});

/** There is no such database: a wrong call must be found out before one is asked for. */
const NO_DATABASE = {
  DATABASE_URL: 'postgresql://user:opensesame@127.0.0.1:1/none',
  SECRET_KEY: 'a secret of more than thirty-two characters',
};
const TOKEN = 'tok_8c1fe00dd1ce';

describe('a wrong call exits 2 and names what is wrong:', () => {
  test.each<[string[], RegExp, CliOptions?]>([
    [['source', 'list'], /--org/],
    [adding('No Slug'), /--slug: "No Slug"/],
    [adding('k', { system: 'hubspot' }), /--system: "hubspot".*kasar, invent, clarky/],
    [adding('k', { url: 'http://kasar.app' }), /--url: "http:.*https:.*ALLOW_INSECURE_SOURCES=1/],
    [adding('k', { url: 'http://127.0.0.1.kasar.app' }), /--url: .*ALLOW_INSECURE_SOURCES=1/],
    [adding('k', { url: `https://me:${TOKEN}@kasar.app` }), /--url: .*password/],
    [adding('k', { url: `https://kasar.app/?key=${TOKEN}` }), /--url: .*query/],
    [[...adding('k'), '--max-age', '1.5'], /--max-age: "1.5"/],
    [[...adding('k'), '--every', '15'], /--every: "15"/],
    [[...adding('k'), '--write-back'], /--write-back: .*Kasar/],
    [[...adding('k', { system: 'invent' }), '--invent-org', '..'], /--invent-org .*".."/],
    [adding('k', { system: 'invent' }), /--invent-org is required: the org in .* API\.$/m],
    [[...adding('k', { system: 'invent' }), '--invent-org', ''], /--invent-org is empty, got ""/],
    [[...adding('k'), '--token-env', 'NAME'], /--token-stdin and --token-env/],
    [adding('k'), /--token-stdin: there is no token/, { input: ' \n' }],
    [adding('k'), /--token-stdin: .*no spaces/, { input: `${TOKEN}\nX-Evil: 1` }],
    [adding('k'), /--token-stdin: .*no spaces/, { input: `${TOKEN}\u0000` }],
    [[...adding('k').slice(0, -1), '--token-env', TOKEN], /--token-env: there is no token/],
    [
      [...adding('k').slice(0, -1), '--token-env', 'NAME'],
      /--token-env: .*no spaces/,
      { env: { NAME: `${TOKEN} ${TOKEN}` } },
    ],
    [['source', 'rotate', 'k', '--org', 'a'], /--token-stdin and --token-env/],
    [['sync'], /--org/],
    [['worker', '--every', '1s'], /--every/],
  ])('%j', async (args, reason, options = {}) => {
    const env = { ...NO_DATABASE, ...options.env };
    const { exitCode, stdout, stderr } = await runCommand(args, { ...options, env });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(reason),
    });
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stderr).not.toContain(TOKEN);
  });
});

describe('a source', () => {
  test('of each system is added, listed and checked, and its token stands nowhere', async () => {
    const organizationId = await gateway.createOrganization('live');
    const outputs: string[] = [];
    for (const [system, more] of [
      ['kasar', ['--max-age', '60', '--every', '2h']],
      ['invent', ['--invent-org', upstreams.invent.org]],
      ['clarky', ['--write-back']],
    ] as const) {
      const { url, token } = upstreams[system];
      const added = await gateway.run(
        [...adding(system, { org: 'live', system, url: `${url}/` }), ...more],
        {
          input: `${token}\r\n`,
        },
      );
      expect(added).toMatchObject({ exitCode: 0, stderr: '' });
      outputs.push(added.stdout);
    }
    expect(outputs.map((line) => JSON.parse(line))).toMatchObject([
      {
        slug: 'kasar',
        system: 'kasar',
        live: true,
        enabled: true,
        maxAge: 60,
        every: 7200,
        writeBack: false,
      },
      { slug: 'invent', org: upstreams.invent.org, maxAge: 300, every: 900, writeBack: false },
      { slug: 'clarky', url: upstreams.clarky.url, writeBack: true, records: 0, error: null },
    ]);
    const list = await gateway.run(['source', 'list', '--org', 'live']);
    outputs.push(list.stdout);
    expect(
      list.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).slug),
    ).toEqual(['clarky', 'invent', 'kasar']);

    // No record is known yet: a system that takes the token says so by not knowing nobody.
    for (const slug of ['kasar', 'invent', 'clarky'] as const) {
      const check = await gateway.run(['source', 'check', slug, '--org', 'live']);
      expect(check).toMatchObject({ exitCode: 0, stderr: '' });
      expect(JSON.parse(check.stdout)).toMatchObject({
        source: slug,
        ok: true,
        record: null,
        error: null,
        note: expect.stringContaining('linked'),
      });
      expect(upstreams[slug].calls.at(-1)?.authorization).toBe(`Bearer ${upstreams[slug].token}`);
      outputs.push(check.stdout);
    }
    await linkContact(organizationId, 'clarky', 'c_live');
    upstreams.clarky
      .record('contacts', 'c_live')
      .add(
        clarkyActivity({ contact_id: 'c_live' }),
        clarkyActivity({ contact_id: 'c_live', activity_type: '' }),
      );
    const check = await gateway.run(['source', 'check', 'clarky', '--org', 'live']);
    expect(JSON.parse(check.stdout)).toMatchObject({
      ok: true,
      record: { object: 'contacts', id: 'c_live' },
      items: 2,
      invalid: 1,
    });
    expect(await gateway.database.prisma.activity.count({ where: { organizationId } })).toBe(0);

    const tokens = Object.values(upstreams).map(({ token }) => token);
    for (const token of tokens) expect(outputs.join()).not.toContain(token);
    expect(await findEverywhere(gateway.database, tokens)).toEqual({});
  });

  test('is refused where it is live already, or of another system; nothing is changed', async () => {
    const before = await sourceRow('live', 'clarky');
    for (const [system, reason] of [
      ['clarky', /clarky exists already.*source rotate/],
      ['kasar', /clarky belongs to CLARKY, not to KASAR/],
    ] as const) {
      const again = await gateway.run(adding('clarky', { org: 'live', system }), { input: TOKEN });
      expect(again).toMatchObject({ exitCode: 1, stdout: '' });
      expect(again.stderr).toMatch(reason);
      expect(again.stderr).not.toContain(TOKEN);
    }
    const native = await gateway.run(adding('native', { org: 'live' }), { input: TOKEN });
    expect(native).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await sourceRow('live', 'clarky')).toEqual(before);
    const nobody = await gateway.run(['source', 'check', 'nobody', '--org', 'live']);
    expect(nobody).toMatchObject({ exitCode: 1, stdout: '' });
    expect(nobody.stderr).toMatch(/SLUG: .*"nobody"/);
  });

  test('that is not https is taken from another host only where that is allowed', async () => {
    const env = { ALLOW_INSECURE_SOURCES: '1', THE_TOKEN: TOKEN };
    const args = adding('plain', { org: 'live', url: 'http://kasar.example' }).slice(0, -1);
    const added = await gateway.run([...args, '--token-env', 'THE_TOKEN'], { env });
    expect(added).toMatchObject({ exitCode: 0, stderr: '' });
    expect(added.stdout).not.toContain(TOKEN);
    expect(await findEverywhere(gateway.database, [TOKEN])).toEqual({});
    await gateway.run(['source', 'remove', 'plain', '--org', 'live', '--purge']);
  });

  test('with a wrong token fails its check until it gets the right one', async () => {
    const rotate = (input: string) =>
      gateway.run(['source', 'rotate', 'clarky', '--org', 'live', '--token-stdin'], { input });
    const check = () => gateway.run(['source', 'check', 'clarky', '--org', 'live']);
    const wrong = await rotate(TOKEN);
    expect(wrong).toMatchObject({
      exitCode: 0,
      stdout: '{"source":"clarky","rotated":true}\n',
      stderr: '',
    });
    const failed = await check();
    expect(failed.exitCode).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ ok: false, error: { code: 'UNAUTHORIZED' } });
    const sync = await gateway.run(['sync', '--org', 'live', '--source', 'clarky']);
    expect(sync.exitCode).toBe(1);
    const listed = await gateway.run(['source', 'list', '--org', 'live']);
    expect(JSON.parse(listed.stdout.split('\n')[0]!)).toMatchObject({
      failing: 1,
      error: 'UNAUTHORIZED',
    });
    for (const { stdout, stderr } of [failed, sync, listed])
      expect(stdout + stderr).not.toContain(TOKEN);
    await rotate(upstreams.clarky.token);
    expect((await check()).exitCode).toBe(0);
    expect((await gateway.run(['sync', '--org', 'live', '--source', 'clarky'])).exitCode).toBe(0);
  });

  test('at an address where something else answers fails its check', async () => {
    const other = createServer((_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await gateway.run(adding('other', { org: 'live', url }), { input: TOKEN });
    const { exitCode, stdout } = await gateway.run(['source', 'check', 'other', '--org', 'live']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND', message: expect.stringContaining('address') },
    });
    await gateway.run(['source', 'remove', 'other', '--org', 'live', '--purge']);
    await new Promise((resolve) => other.close(resolve));
  });

  test('at a dead host fails its check', async () => {
    await gateway.run(adding('dead', { org: 'live', url: 'http://127.0.0.1:1' }), { input: TOKEN });
    const { exitCode, stdout } = await gateway.run(['source', 'check', 'dead', '--org', 'live']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'UNREACHABLE' } });
    await gateway.run(['source', 'remove', 'dead', '--org', 'live', '--purge']);
  });

  test('that is disabled is not read, and the timeline says so', async () => {
    const { id: organizationId } = await organization('live');
    const client = await server.clientOf(organizationId);
    const states = async () => {
      const { timeline } = await client.request<{
        timeline: { nodes: object[]; sources: { source: { slug: string }; state: string }[] };
      }>(
        `{ timeline(record: { external: { source: "clarky", object: "contacts", id: "c_live" } },
             freshness: { maxAgeSeconds: 0, waitForMs: 5000 }) {
             nodes { id } sources { source { slug } state } } }`,
      );
      expect(timeline.nodes).toHaveLength(1);
      return timeline.sources.find(({ source }) => source.slug === 'clarky')?.state;
    };
    const off = await gateway.run(['source', 'disable', 'clarky', '--org', 'live']);
    expect(off).toMatchObject({ exitCode: 0, stdout: '{"source":"clarky","enabled":false}\n' });
    const calls = upstreams.clarky.calls.length;
    expect(await states()).toBe('DISABLED');
    const sync = await gateway.run(['sync', '--org', 'live', '--source', 'clarky']);
    expect(sync).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/--source: .*disabled/),
    });
    expect(upstreams.clarky.calls).toHaveLength(calls);
    await gateway.run(['source', 'enable', 'clarky', '--org', 'live']);
    expect(await states()).toBe('FRESH');
    expect(upstreams.clarky.calls.length).toBeGreaterThan(calls);
  });
});

describe('a source that imports made', () => {
  test('becomes live, keeps its activities, and goes again with or without them', async () => {
    const organizationId = await gateway.createOrganization('moved');
    const list = upstreams.clarky.record('contacts', 'c_moved');
    for (let hour = 0; hour < 30; hour++) {
      const created_at = new Date(Date.UTC(2026, 1, 1, hour)).toISOString();
      list.add(clarkyActivity({ id: `a_moved_${hour}`, contact_id: 'c_moved', created_at }));
    }
    const file = path.join(gateway.folder, 'moved.json');
    const pagination = { page: 1, page_size: 100, total: 30, total_pages: 1 };
    writeFileSync(file, JSON.stringify({ data: list.items.slice(10), pagination }));
    const imported = await gateway.run([
      'import',
      '--org',
      'moved',
      '--system',
      'clarky',
      '--source',
      'crm',
      file,
    ]);
    expect(imported.exitCode).toBe(0);
    const before = await activityIds(organizationId);
    expect(before.size).toBe(20);
    for (const [verb, ...more] of [
      ['check'],
      ['disable'],
      ['enable'],
      ['rotate', '--token-stdin'],
    ]) {
      const refused = await gateway.run(['source', verb!, 'crm', '--org', 'moved', ...more], {
        input: TOKEN,
      });
      expect(refused).toMatchObject({
        exitCode: 1,
        stdout: '',
        stderr: expect.stringMatching(/imported/),
      });
    }

    const { url, token } = upstreams.clarky;
    const add = adding('crm', { org: 'moved', system: 'clarky', url, name: 'Our CRM' });
    const added = await gateway.run(add, { input: token });
    expect(JSON.parse(added.stdout)).toMatchObject({
      slug: 'crm',
      name: 'Our CRM',
      live: true,
      records: 1,
    });
    const sync = await gateway.run(['sync', '--org', 'moved']);
    expect(sync).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(sync.stdout)).toMatchObject({
      source: 'crm',
      added: 10,
      updated: 0,
      deleted: 0,
    });
    const after = await activityIds(organizationId);
    expect(after.size).toBe(30);
    for (const [externalId, id] of before) expect(after.get(externalId)).toBe(id);

    const removed = await gateway.run(['source', 'remove', 'crm', '--org', 'moved']);
    expect(removed).toMatchObject({
      exitCode: 0,
      stdout: '{"source":"crm","removed":true,"deleted":0}\n',
    });
    expect(await activityIds(organizationId)).toEqual(after);
    const row = await sourceRow('moved', 'crm');
    expect(row).toMatchObject({ url: null, writeBack: false });
    const sealed = 'select from source where id = $1 and token is not null';
    expect((await gateway.database.pool.query(sealed, [row.id])).rows).toEqual([]);

    await gateway.run(add, { input: token });
    const again = await gateway.run(['sync', '--org', 'moved', '--full']);
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, unchanged: 30 });

    const client = await server.clientOf(organizationId);
    const ask = '{ activities(first: 1) { totalCount counts { byKind { count } } } }';
    const counted = (totalCount: number) =>
      expect.objectContaining({ activities: expect.objectContaining({ totalCount }) });
    expect(await client.request(ask)).toEqual(counted(30));
    await settleFeed(gateway.database);
    const { endCursor } = await drainChanges(client, {});
    const purged = await gateway.run(['source', 'remove', 'crm', '--org', 'moved', '--purge']);
    expect(purged).toMatchObject({
      exitCode: 0,
      stdout: '{"source":"crm","removed":true,"deleted":30}\n',
      stderr: '',
    });
    expect(await client.request(ask)).toEqual({
      activities: { totalCount: 0, counts: { byKind: [] } },
    });
    expect((await activityIds(organizationId)).size).toBe(0);
    await settleFeed(gateway.database);
    const { changes } = await drainChanges(client, {}, endCursor);
    expect(changes.map(({ type }) => type)).toEqual(Array(30).fill('DELETED'));
    expect(new Set(changes.map(({ activityId }) => activityId)).size).toBe(30);
    expect(await gateway.database.prisma.crmRecord.count({ where: { organizationId } })).toBe(1);
    const listed = await gateway.run(['source', 'list', '--org', 'moved']);
    expect(listed).toMatchObject({ exitCode: 0, stdout: '' });
  });
});

// The last: it seals all tokens anew.
describe('another SECRET_KEY', () => {
  test('goes on with the tokens of the previous one, and seals them anew', async () => {
    const SECRET_KEY = 'quite another key that nobody knows yet';
    const SECRET_KEY_PREVIOUS = gateway.env.SECRET_KEY!;
    const check = (env: Record<string, string>) =>
      gateway.run(['source', 'check', 'clarky', '--org', 'live'], { env });
    expect((await check({ SECRET_KEY, SECRET_KEY_PREVIOUS })).exitCode).toBe(0);
    const alone = await check({ SECRET_KEY });
    expect(alone.exitCode).toBe(1);
    expect(JSON.parse(alone.stdout)).toMatchObject({
      ok: false,
      error: { code: 'UNAUTHORIZED', message: expect.stringMatching(/SECRET_KEY.*source rotate/) },
    });
    const sync = await gateway.run(['sync', '--org', 'live', '--source', 'clarky'], {
      env: { SECRET_KEY },
    });
    expect(sync.exitCode).toBe(1);
    expect(sync.stdout).toContain('SECRET_KEY');

    const worker = gateway.spawn(['worker'], { env: { SECRET_KEY, SECRET_KEY_PREVIOUS } });
    const started = once(worker.stderr!, 'data');
    const ended = new Promise((resolve) => worker.once('close', resolve));
    await expect
      .poll(async () => (await check({ SECRET_KEY })).exitCode, { timeout: 20_000 })
      .toBe(0);
    await started;
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);

    const { id } = await organization('live');
    const page = async (of: TestServer, after: string | null) => {
      const { activities } = await (await of.clientOf(id)).request<{
        activities: { pageInfo: { endCursor: string } };
      }>(
        'query ($after: String) { activities(first: 1, after: $after) { pageInfo { endCursor } } }',
        { after },
      );
      return activities.pageInfo.endCursor;
    };
    const cursor = await page(server, null);
    const next = await startTestServer(gateway.database, {
      secretKey: SECRET_KEY,
      previousSecretKey: SECRET_KEY_PREVIOUS,
    });
    expect(await page(next, cursor)).toBeTruthy();
    await next.stop();
  });
});

function adding(
  slug: string,
  { org = 'a', system = 'kasar', name = 'Kasar', url = 'https://kasar.app' } = {},
): string[] {
  return [
    'source',
    'add',
    '--org',
    org,
    '--slug',
    slug,
    '--system',
    system,
    '--name',
    name,
    '--url',
    url,
    '--token-stdin',
  ];
}

function organization(slug: string) {
  return gateway.database.prisma.organization.findUniqueOrThrow({ where: { slug } });
}

async function sourceRow(org: string, slug: string) {
  const { id } = await organization(org);
  const where = { organizationId_slug: { organizationId: id, slug } };
  return gateway.database.prisma.source.findUniqueOrThrow({ where });
}

async function linkContact(
  organizationId: string,
  slug: string,
  externalId: string,
): Promise<void> {
  const { id: sourceId } = await gateway.database.prisma.source.findUniqueOrThrow({
    where: { organizationId_slug: { organizationId, slug } },
  });
  const external = [{ sourceId, object: 'contacts', externalId }];
  await stateRecord(gateway.database, organizationId, { object: 'contacts', external });
}

/** The ids of an organization's activities, by what their source calls them. */
async function activityIds(organizationId: string): Promise<Map<string | null, string>> {
  const rows = await gateway.database.prisma.activity.findMany({ where: { organizationId } });
  return new Map(rows.map(({ externalId, id }) => [externalId, id]));
}
