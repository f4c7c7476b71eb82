/**
 * npm run bench: how the gateway compares with a server written by hand for one page, in one run on
 * one machine. Absolute figures say more about the machine; the ratios are what counts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import autocannon from 'autocannon';
import { issueKey } from '../src/access/manage-keys.js';
import { openDatabase } from '../src/store/database.js';
import { openEmbeddedPostgres } from '../src/store/embedded-postgres.js';
import { migrate } from '../src/store/migrations.js';
import { encodeId } from '../src/type-id.js';
import { createOrganization } from '../src/write/create-organization.js';
import { randomId } from '../src/write/write-records.js';
import { createTempDataDir } from '../test/support/temp-data-dir.js';
import { ACTIVITIES, loadBenchmark, RECORDS } from './load.js';

const PAIRS = Number(process.env.BENCH_PAIRS ?? 7);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const CONNECTIONS = 16;
const DEPTH = 20_000;
const SECRET_KEY = 'the secret key of the benchmark, forty chars';

const PAGE = `
  query Page($record: ID!, $first: Int!, $after: String) {
    timeline(record: { id: $record }, first: $first, after: $after) {
      nodes {
        id kind occurredAt title
        actor { id name }
        attachments { id filename url size }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

interface Server {
  url: string;
  process: ChildProcess;
}

interface Load {
  url: string;
  headers: Record<string, string>;
  bodies: string[];
}

async function main(): Promise<void> {
  const dataDir = createTempDataDir();
  const postgres = await openEmbeddedPostgres({ dataDir, use: 'exclusive' });
  const servers: Server[] = [];
  try {
    await migrate(postgres.connectionString);
    const database = await openDatabase({
      connectionString: postgres.connectionString,
      statementTimeout: 0,
    });
    const organization = { id: randomId(), slug: 'bench', name: 'Bench' };
    await createOrganization(database, organization);
    console.log(`Loading ${ACTIVITIES} activities on ${RECORDS} records …`);
    const { rate, recordIds } = await loadBenchmark(database, organization.id);
    const key = await issueKey(database, {
      organizationId: organization.id,
      name: 'bench',
      scopes: ['read'],
    });
    await database.close();

    const environment = { DATABASE_URL: postgres.connectionString, SECRET_KEY, LOG_LEVEL: 'warn' };
    const gateway = await startServer(['dist/main.js', 'serve'], environment, '/graphql');
    const baseline = await startServer(
      ['--import', 'tsx', 'bench/baseline-server.ts'],
      environment,
      '/',
    );
    servers.push(gateway, baseline);

    const headers = { 'content-type': 'application/json' };
    const gatewayLoad = (variables: object[]): Load => ({
      url: gateway.url,
      headers: { ...headers, authorization: `Bearer ${key}` },
      bodies: variables.map((v) => JSON.stringify({ query: PAGE, variables: v })),
    });
    const pick = recordIds.filter((_, index) => index % 10 === 1);
    const pages = gatewayLoad(pick.map((id) => ({ record: encodeId('contact', id), first: 20 })));
    const byHand: Load = {
      url: baseline.url,
      headers,
      bodies: pick.map((uuid) => JSON.stringify({ uuid })),
    };
    await compareAnswers(pages, byHand);

    const busy = encodeId('contact', recordIds[0]!);
    const deep = await cursorAt(gatewayLoad, busy);
    const firstPage = gatewayLoad([{ record: busy, first: 20 }]);
    const deepPage = gatewayLoad([{ record: busy, first: 20, after: deep }]);

    const rows = [
      await comparePairs('page of 20, gateway / by hand', pages, byHand, (a, b) => a / b),
      await comparePairs(
        'time of a page 20,000 deep / the first',
        deepPage,
        firstPage,
        (a, b) => b / a,
      ),
    ];
    console.table(
      Object.fromEntries(
        rows.map(({ name, ratio, a, b, target }) => [
          name,
          {
            median: ratio.median.toFixed(3),
            min: ratio.min.toFixed(3),
            max: ratio.max.toFixed(3),
            target,
            'requests/s': `${a.median.toFixed(0)} : ${b.median.toFixed(0)}`,
          },
        ]),
      ),
    );
    console.log(`Import: ${rate.toFixed(0)} activities/s`);
    const { node } = process.versions;
    const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model, node };
    writeFileSync(
      'bench/results.json',
      `${JSON.stringify({ machine, pairs: PAIRS, seconds: SECONDS, connections: CONNECTIONS, importPerSecond: Math.round(rate), rows }, null, 2)}\n`,
    );
  } finally {
    for (const server of servers) server.process.kill();
    await Promise.all(servers.map((server) => once(server.process, 'exit').catch(() => {})));
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Spread {
  median: number;
  min: number;
  max: number;
}

/** Measures two loads in turn, A B A B …, after a warm-up of each. */
async function comparePairs(
  name: string,
  a: Load,
  b: Load,
  ratioOf: (a: number, b: number) => number,
): Promise<{ name: string; target: string; ratio: Spread; a: Spread; b: Spread }> {
  await measure(a, 2);
  await measure(b, 2);
  const results: [number, number][] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const one = await measure(a, SECONDS);
    results.push([one, await measure(b, SECONDS)]);
    console.log(`${name}: pair ${pair + 1} of ${PAIRS}: ${ratioOf(...results.at(-1)!).toFixed(3)}`);
  }
  return {
    name,
    target: name.startsWith('time') ? '<= 1.2' : '>= 0.45',
    ratio: spread(results.map(([x, y]) => ratioOf(x, y))),
    a: spread(results.map(([x]) => x)),
    b: spread(results.map(([, y]) => y)),
  };
}

/** Requests a second over 16 connections. */
async function measure({ url, headers, bodies }: Load, seconds: number): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers,
    requests: bodies.map((body) => ({ body })),
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused`);
  return result.requests.total / result.duration;
}

function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, min: sorted[0]!, max: sorted.at(-1)! };
}

async function ask({ url, headers, bodies }: Load, index: number) {
  const response = await fetch(url, { method: 'POST', headers, body: bodies[index]! });
  return (await response.json()) as { data: { timeline: Timeline } };
}

interface Timeline {
  nodes: unknown[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** Both servers must say the same, or the comparison means nothing. */
async function compareAnswers(a: Load, b: Load): Promise<void> {
  for (let index = 0; index < 20; index++) {
    const one = await ask(a, index);
    delete one.data.timeline.pageInfo.endCursor;
    const other = await ask(b, index);
    if (one.data.timeline.nodes.length === 0 || !isDeepStrictEqual(one, other)) {
      throw new Error(`different answers:\n${JSON.stringify(one)}\n${JSON.stringify(other)}`);
    }
  }
}

/** The cursor of the 20,000th activity of a record. */
async function cursorAt(load: (variables: object[]) => Load, record: string): Promise<string> {
  let after: string | null | undefined = null;
  for (let read = 0; read < DEPTH; read += 100) {
    const { data } = await ask(load([{ record, first: 100, after }]), 0);
    after = data.timeline.pageInfo.endCursor;
  }
  return after as string;
}

async function startServer(
  args: string[],
  environment: Record<string, string>,
  route: string,
): Promise<Server> {
  const port = await freePort();
  const env = { ...process.env, ...environment, PORT: String(port) };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  for (let tries = 0; ; tries++) {
    const answers = await fetch(`http://127.0.0.1:${port}/healthz`, { method: 'POST', body: '{}' })
      .then(() => true)
      .catch(() => false);
    if (answers) break;
    if (tries > 100) throw new Error(`${args.join(' ')} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url: `http://127.0.0.1:${port}${route}`, process: child };
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return port;
}

await main();
