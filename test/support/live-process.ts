import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { SyncOptions } from '../../src/sync/sync.js';
import { IMPATIENT } from './live-scene.js';
import type { TestDatabase } from './test-database.js';
import { TEST_SECRET_KEY } from './test-server.js';

/** A gateway or a worker in a process of its own. */
export interface LiveProcess {
  child: ChildProcess;
  /** What it said when it was ready. */
  said: string;
  /** What it complained of. */
  readonly complaints: string;
  /** Ends it; resolves when it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** A worker that is ready, and begins with `begin`. */
export interface LiveWorker extends LiveProcess {
  begin(): void;
}

/**
 * Starts a gateway, which says its URL; no worker runs in it.
 * @param heapMegabytes the limit of its JavaScript heap; without one, Node's own.
 */
export function startGatewayProcess(
  database: TestDatabase,
  heapMegabytes?: number,
): Promise<LiveProcess> {
  return start('run-gateway.js', {
    DATABASE_URL: database.url,
    SYNC: JSON.stringify(IMPATIENT),
    ...(heapMegabytes ? { NODE_OPTIONS: `--max-old-space-size=${heapMegabytes}` } : {}),
  });
}

/** @param options as of Sync and Worker: a lease is what a worker that says nothing keeps. */
export async function startWorkerProcess(
  database: TestDatabase,
  options: Pick<SyncOptions, 'leaseSeconds' | 'limits'> & { interval?: number } = IMPATIENT,
): Promise<LiveWorker> {
  const process = await start('run-worker.js', {
    DATABASE_URL: database.url,
    OPTIONS: JSON.stringify(options),
  });
  return Object.assign(process, { begin: () => void process.child.stdin!.write('go\n') });
}

/** Starts a built file: compiling one anew takes as long as many a test. */
async function start(file: string, env: Record<string, string>): Promise<LiveProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [`dist/test/support/${file}`], {
    env: { PATH, HOME, SECRET_KEY: TEST_SECRET_KEY, ...env },
  });
  child.stdin.on('error', () => {}); // It may be gone.
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints += text;
  });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const said = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(() => {
      throw new Error(`${file} ended: ${complaints}`);
    }),
  ]);
  return {
    child,
    said,
    get complaints() {
      return complaints;
    },
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
