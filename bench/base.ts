import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench.js';
import { comparePairs, type Row, startServer } from './measure.js';
import { compareAnswers, pageLoads } from './pages.js';

/** Where the program lies in a built checkout, newest layout first. */
const PROGRAMS = ['dist/program/main.js', 'dist/src/main.js', 'dist/main.js'];

/**
 * Compares this build with the built checkout in BENCH_BASE, in turn, on the same database: requests a
 * second for a first page, a page 20,000 deep, and a page with totals and coverage. Without BENCH_BASE
 * nothing is measured.
 */
export async function compareWithBase(bench: Bench): Promise<Row[]> {
  const directory = process.env.BENCH_BASE;
  if (!directory) return [];
  const program = PROGRAMS.map((file) => path.resolve(directory, file)).find(existsSync);
  if (!program) throw new Error(`BENCH_BASE=${directory}: not built, ${PROGRAMS[0]} is missing`);
  const loads = await pageLoads(bench);
  // Both are started anew: a server that has served other loads has other cached plans.
  const start = (file: string) =>
    startServer([file, 'serve'], { ...bench.environment, MIGRATE: 'off' }, '/graphql');
  const gateway = await start('dist/program/main.js');
  const base = await start(program);
  try {
    const rows: Row[] = [];
    for (const [name, bodies] of Object.entries(loads)) {
      const load = { ...bodies, url: gateway.url };
      await compareAnswers(load, { ...bodies, url: base.url });
      const title = `${name}, this build / base`;
      const other = { ...load, url: base.url };
      rows.push(await comparePairs(title, '>= 0.97', load, other, (a, b) => a / b));
    }
    return rows;
  } finally {
    for (const server of [gateway, base]) server.process.kill();
  }
}
