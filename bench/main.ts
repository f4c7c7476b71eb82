/**
 * npm run bench: compares the gateway with a server written by hand for one page, with itself under other
 * loads, and (BENCH_BASE=DIR) with another build of it, in one run on one machine. Absolute figures say
 * more about the machine; the ratios are what counts.
 */
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { issueKey } from '../src/access/manage-keys.js';
import { openDatabase } from '../src/db/database.js';
import { openEmbeddedPostgres } from '../src/db/embedded-postgres.js';
import { migrate } from '../src/db/migrations.js';
import { createOrganization } from '../src/ingest/create-organization.js';
import { randomId } from '../src/ingest/upsert-records.js';
import { createTempDataDir } from '../test/support/temp-data-dir.js';
import { compareWithBase } from './base.js';
import type { Bench } from './bench.js';
import { measureFollowers } from './followers.js';
import { measureHistogram } from './histogram.js';
import { measureLive } from './live.js';
import { ACTIVITIES, loadBenchmark, RECORDS } from './load.js';
import { CONNECTIONS, PAIRS, type Row, SECONDS, type Server, startServer } from './measure.js';
import { comparePages } from './pages.js';
import { measureRollup } from './rollup.js';
import { measureSearch } from './search.js';
import { compareWrites } from './writes.js';

const SECRET_KEY = 'the secret key of the benchmark, forty chars';

/** The parts, each run only where BENCH_ONLY is absent or names it. */
const PARTS: Record<string, (bench: Bench) => Promise<Row[]>> = {
  pages: comparePages,
  writes: compareWrites,
  followers: measureFollowers,
  live: measureLive,
  search: measureSearch,
  histogram: measureHistogram,
  base: compareWithBase,
  // Last: it gives all contacts a company.
  rollup: measureRollup,
};

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
      scopes: ['read', 'write'],
    });
    const environment = {
      DATABASE_URL: postgres.connectionString,
      SECRET_KEY,
      LOG_LEVEL: 'warn',
      WORKER: 'off',
    };
    const gateway = await startServer(['dist/program/main.js', 'serve'], environment, '/graphql');
    servers.push(gateway);
    const native = await database.prisma.source.findFirstOrThrow({ where: { system: 'NATIVE' } });
    const bench: Bench = {
      database,
      organizationId: organization.id,
      nativeSourceId: native.id,
      gateway,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      recordIds,
      environment,
      secretKey: SECRET_KEY,
    };
    const wanted = process.env.BENCH_ONLY?.split(',') ?? Object.keys(PARTS);
    const rows: Row[] = [];
    for (const part of wanted) rows.push(...(await PARTS[part]!(bench)));
    await database.close();
    printRows(rows);
    console.log(`Import: ${rate.toFixed(0)} activities/s`);
    if (!process.env.BENCH_ONLY) writeResults(rows, rate);
  } finally {
    for (const server of servers) server.process.kill();
    await Promise.all(servers.map((server) => once(server.process, 'exit').catch(() => {})));
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function printRows(rows: readonly Row[]): void {
  console.table(
    Object.fromEntries(
      rows.map(({ name, ratio, a, b, target }) => [
        name,
        {
          median: ratio.median.toFixed(3),
          min: ratio.min.toFixed(3),
          max: ratio.max.toFixed(3),
          target,
          'a : b': `${a.median.toFixed(0)} : ${b.median.toFixed(0)}`,
        },
      ]),
    ),
  );
}

/** Writes the figures with the machine that they were measured on. @param importRate activities a second. */
function writeResults(rows: readonly Row[], importRate: number): void {
  const { node } = process.versions;
  const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model, node };
  const settings = { pairs: PAIRS, seconds: SECONDS, connections: CONNECTIONS };
  const results = { machine, ...settings, importPerSecond: Math.round(importRate), rows };
  writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`);
}

await main();
