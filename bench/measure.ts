import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import autocannon from 'autocannon';

export const PAIRS = Number(process.env.BENCH_PAIRS ?? 7);
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
export const CONNECTIONS = 16;

export interface Server {
  url: string;
  process: ChildProcess;
}

/** Requests that are sent again and again, in turn. */
export interface Load {
  url: string;
  headers: Record<string, string>;
  bodies: string[];
}

/** One line of the result: two loads, measured in turn. */
export interface Row {
  name: string;
  target: string;
  ratio: Spread;
  a: Spread;
  b: Spread;
}

export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** Measures two loads in turn, A B B A A B …, after a warm-up of each: neither is always the first. */
export async function comparePairs(
  name: string,
  target: string,
  a: Load,
  b: Load,
  ratioOf: (a: number, b: number) => number,
): Promise<Row> {
  await measure(a, 2);
  await measure(b, 2);
  const results: [number, number][] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const swapped = pair % 2 === 1;
    const first = await measure(swapped ? b : a, SECONDS);
    const second = await measure(swapped ? a : b, SECONDS);
    results.push(swapped ? [second, first] : [first, second]);
    console.log(`${name}: pair ${pair + 1} of ${PAIRS}: ${ratioOf(...results.at(-1)!).toFixed(3)}`);
  }
  return {
    name,
    target,
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

export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, min: sorted[0]!, max: sorted.at(-1)! };
}

/** Starts a server of its own process and waits until it answers. */
export async function startServer(
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
