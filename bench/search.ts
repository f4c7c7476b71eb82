import type { Bench } from './bench.js';
import { comparePairs, type Row } from './measure.js';

const SEARCHES: Record<string, (n: number) => string> = {
  'a rare word': (n) => `offer ${1_000 + n * 97}`,
  'a common word': () => 'agreed',
  'the beginning of a rare word': (n) => `${10_000 + n * 7}`.slice(0, 4),
  'a phrase': (n) => `"offer ${1_000 + n * 97} again"`,
  'a file name': (n) => `offer-${1_000 + n * 97}-0.pdf`,
  nothing: (n) => `見積書${n}`,
};

const REQUESTS = 200;

/**
 * Measures full-text search: how long each kind of search takes, one request at a time, and how large the index
 * is; and compares searching for a rare word with a page that is not searched.
 */
export async function measureSearch(bench: Bench): Promise<Row[]> {
  const latencies: Record<string, object> = {};
  for (const [name, searchOf] of Object.entries(SEARCHES)) {
    latencies[name] = await measureLatency(bench, searchOf);
  }
  console.table(latencies);
  const { rows } = await bench.database.pool.query<{ index: string; table: string }>(
    `select pg_size_pretty(pg_relation_size('activity_search_idx')) as index,
            pg_size_pretty(pg_table_size('activity')) as table`,
  );
  console.log(`Index of search: ${rows[0]!.index}; table: ${rows[0]!.table}`);
  const { url } = bench.gateway;
  const { headers } = bench;
  const numbers = Array.from({ length: 100 }, (_, n) => n);
  const rare = numbers.map((n) => requestOf(SEARCHES['a rare word']!(n)));
  const load = (bodies: string[]) => ({ url, headers, bodies });
  return [
    await comparePairs(
      'requests/s, search for a rare word / page without a search',
      '',
      load(rare),
      load([requestOf(null)]),
      (a, b) => a / b,
    ),
  ];
}

function requestOf(search: string | null): string {
  return JSON.stringify({
    query: `query ($filter: ActivityFilter) {
      activities(first: 20, filter: $filter) { nodes { id summary } } }`,
    variables: { filter: search === null ? null : { search } },
  });
}

/** Milliseconds of half of the requests, and of 95 of 100. */
async function measureLatency({ gateway, headers }: Bench, searchOf: (n: number) => string) {
  const times: number[] = [];
  for (let n = -20; n < REQUESTS; n++) {
    const started = performance.now();
    const body = requestOf(searchOf(Math.abs(n)));
    const answer = await fetch(gateway.url, { method: 'POST', headers, body });
    const text = await answer.text();
    if (text.includes('"errors"')) throw new Error(text);
    if (n >= 0) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Number(times[Math.floor(share * REQUESTS)]!.toFixed(1));
  return { p50: at(0.5), p95: at(0.95) };
}
