import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { graphql } from '../gql/index.js';
import { runCli, spawnCli } from '../support/run-cli.js';
import { createTempDataDir } from '../support/temp-data-dir.js';

const DemoTotals = graphql(`
  query DemoTotals { viewer { organization keyName } activities(first: 1) { totalCount } }
`);

/** How long the demo may take to load on a slow machine, in milliseconds. */
const PATIENCE = 120_000;
vi.setConfig({ testTimeout: PATIENCE });

let dataDir: string;
let env: Record<string, string>;
let running: Gateway | undefined;
beforeAll(async () => {
  dataDir = createTempDataDir();
  env = { DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'warn' };
});
afterAll(async () => {
  running?.child.kill('SIGKILL');
  const pid = postgresPid();
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGQUIT');
  await waitUntil(() => pid === null || !isAlive(pid));
  rmSync(dataDir, { recursive: true, force: true });
});

/** A gateway that serves: what it said on its way up, and how to ask it. */
interface Gateway {
  child: ChildProcess;
  said: string;
  url: string;
  demoKey: string;
}

test('the first start loads the demo and prints the address and a key that works', async () => {
  running = await start();
  expect(running.said).toMatch(/Loading the demo organization/);
  expect(running.url).toBe(`http://127.0.0.1:${env.PORT}/graphql`);
  const { viewer, activities } = await ask(running);
  expect(viewer?.organization).toBe('demo');
  expect(activities?.totalCount).toBeGreaterThanOrEqual(20_000);
});

test('a second one says that there is one already, and stops', async () => {
  const second = await runCli(['serve'], { env: { ...env, PORT: String(await freePort()) } });
  expect(second.exitCode).toBe(1);
  expect(second.stderr).toMatch(/Another activity-gateway is using .*DATA_DIR/);
  expect(second.stderr).toContain(dataDir);
  await ask(running!);
});

test('a command works beside it, and leaves PostgreSQL to it', async () => {
  const pid = postgresPid();
  const made = await runCli(['org', 'create', 'beside'], { env });
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  const args = ['key', 'create', '--org', 'beside', '--name', 'k', '--scope', 'read'];
  const { stdout } = await runCli(args, { env });
  const { viewer } = await ask(running!, stdout.trim());
  expect(viewer?.organization).toBe('beside');
  expect(postgresPid()).toBe(pid);
});

test('after a kill -9 the next start takes PostgreSQL over, with its data', async () => {
  const before = running!;
  const pid = postgresPid();
  await end(before, 'SIGKILL');
  expect(isAlive(pid!)).toBe(true);

  running = await start();
  expect(postgresPid()).toBe(pid);
  expect(running.said).not.toMatch(/Loading/);
  expect(running.demoKey).toBe(before.demoKey);
  expect((await ask(running)).activities?.totalCount).toBeGreaterThanOrEqual(20_000);
});

test('Ctrl-C stops everything, PostgreSQL too', async () => {
  const pid = postgresPid();
  expect(await end(running!, 'SIGINT')).toBe(0);
  running = undefined;
  await waitUntil(() => !isAlive(pid!));
  expect(postgresPid()).toBeNull();
});

test('a command starts PostgreSQL where nothing serves, and stops it again', async () => {
  const made = await runCli(['org', 'create', 'alone'], { env });
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  expect(postgresPid()).toBeNull();
  const known = await runCli(['org', 'create', 'beside'], { env });
  expect(known.stderr).toMatch(/beside already/);
  expect(postgresPid()).toBeNull();
});

test('commands at once share one PostgreSQL', async () => {
  const slugs = ['one', 'two', 'three'];
  const made = await Promise.all(slugs.map((slug) => runCli(['org', 'create', slug], { env })));
  for (const { exitCode, stderr } of made) expect(exitCode, stderr).toBe(0);
  expect(postgresPid()).toBeNull();
});

test('a command that fails stops it too', async () => {
  const { exitCode, stderr } = await runCli(['key', 'list', '--org', 'nobody'], { env });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/alone.*beside|beside.*alone/);
  expect(postgresPid()).toBeNull();
});

test('the last of those who use it stops it, whoever started it', async () => {
  const [first, second] = [await startWorker(), await startWorker()];
  const pid = postgresPid()!;
  expect(await end(first, 'SIGTERM')).toBe(0);
  expect(isAlive(pid)).toBe(true);
  const made = await runCli(['org', 'create', 'meanwhile'], { env });
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  expect(isAlive(pid)).toBe(true);

  const gateway = await start();
  const third = await startWorker();
  expect(await end(second, 'SIGTERM')).toBe(0);
  expect(await end(gateway, 'SIGTERM')).toBe(0);
  expect(postgresPid()).toBe(pid);
  expect(await end(third, 'SIGTERM')).toBe(0);
  await waitUntil(() => !isAlive(pid));
  expect(postgresPid()).toBeNull();
});

/** A worker that has begun. */
async function startWorker(): Promise<{ child: ChildProcess }> {
  const child = spawnCli(['worker'], { env });
  let said = '';
  child.stderr!.on('data', (chunk) => {
    said += chunk;
  });
  child.stdout!.resume();
  await waitUntil(() => said.includes('Reading sources'), PATIENCE);
  return { child };
}

async function start(): Promise<Gateway> {
  const child = spawnCli(['serve'], { env });
  let said = '';
  child.stderr!.on('data', (chunk) => {
    said += chunk;
  });
  child.stdout!.resume();
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  await waitUntil(() => hasEnded || said.includes('Demo key:'), PATIENCE);
  const [, url] = /GraphiQL: +(\S+)/.exec(said) ?? [];
  const [, demoKey] = /Demo key: +(agw_\w+)/.exec(said) ?? [];
  if (!url || !demoKey) throw new Error(`it did not come up: ${said}`);
  return { child, said, url, demoKey };
}

function ask({ url, demoKey }: Gateway, key = demoKey) {
  const headers = { authorization: `Bearer ${key}` };
  return new GraphQLClient(url, { headers }).request(DemoTotals);
}

/** Sends a signal and waits for the end; the exit code. */
function end({ child }: { child: ChildProcess }, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });
}

/** The process of the data folder's PostgreSQL, by its own file; null where there is none. */
function postgresPid(): number | null {
  const pointer = path.join(dataDir, 'postgres-home');
  const home = existsSync(pointer)
    ? readFileSync(pointer, 'utf8').trim()
    : path.join(dataDir, 'postgres');
  const file = path.join(home, 'data', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function waitUntil(isSo: () => boolean, patience = 10_000): Promise<void> {
  const end = Date.now() + patience;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('it took too long');
    await sleep(50);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
