import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { tryLockDataDir } from '../../src/db/data-dir-lock.js';
import { openEmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { findPostgresUser } from '../../src/db/postgres-binaries.js';
import { createTempDataDir } from '../support/temp-data-dir.js';

const settings = ['fsync=off', 'shared_buffers=8MB'];

/** One PostgreSQL, which each test stops. */
const dataDir = createTempDataDir();
const postmasterFile = path.join(dataDir, 'postgres', 'data', 'postmaster.pid');
afterAll(() => {
  // A test that failed has left it running.
  if (existsSync(postmasterFile)) process.kill(postmasterPid(), 'SIGQUIT');
  rmSync(dataDir, { recursive: true, force: true });
});

test('a command waits for the server of the process that holds the folder, and not for ever', async () => {
  const lock = await tryLockDataDir(dataDir);
  onTestFinished(() => lock!.release());
  await expect(openEmbeddedPostgres({ dataDir, use: 'shared', patienceMs: 100 })).rejects.toThrow(
    `PostgreSQL of DATA_DIR ${dataDir} does not run although another process holds it`,
  );
});

test('a server that is starting is waited for; one whose process id is another program’s now is started again', async () => {
  const stopped = await openEmbeddedPostgres({ dataDir, use: 'exclusive', settings });
  const left = readFileSync(postmasterFile, 'utf8').split('\n');
  await stopped.stop();

  const other = spawn('sleep', ['60'], { ...findPostgresUser(), stdio: 'ignore' });
  onTestFinished(() => void other.kill());
  const starting = await listenOnce(
    Buffer.from('E\0\0\0\x1dSFATAL\0C57P03\0Mstarting\0\0', 'latin1'),
  );
  left[0] = String(other.pid);
  left[3] = String(starting.port);
  left[7] = 'starting';
  writeFileSync(postmasterFile, left.join('\n'));

  const started = await openEmbeddedPostgres({ dataDir, use: 'exclusive', settings });
  onTestFinished(() => started.stop());
  expect(starting.isAsked()).toBe(true);
  expect(await ask(started.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a process whose session was ended by PostgreSQL goes on keeping the owner from stopping it', async () => {
  const owner = await openEmbeddedPostgres({ dataDir, use: 'exclusive', settings });
  const user = await openEmbeddedPostgres({ dataDir, use: 'shared' });
  const url = user.connectionString;
  const holders = "select pid from pg_locks where locktype = 'advisory'";
  const [first] = await ask(url, holders);
  await ask(url, 'select pg_terminate_backend($1)', [first.pid]);
  await expect
    .poll(() => ask(url, holders), { timeout: 20_000 })
    .toEqual([{ pid: expect.not.toBeOneOf([first.pid]) }]);

  await owner.stop();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await user.stop();
  expect(existsSync(postmasterFile)).toBe(false);
});

test('the owner starts a server that was killed again, on its port, with its data', async () => {
  const printed: string[] = [];
  const owner = await openEmbeddedPostgres({
    dataDir,
    use: 'exclusive',
    settings,
    print: (line) => printed.push(line),
  });
  const pool = new pg.Pool({ connectionString: owner.connectionString });
  pool.on('error', () => {});
  await pool.query('create table kept as select 1 as one');
  const killed = postmasterPid();
  process.kill(killed, 'SIGKILL');
  await expect
    .poll(() => printed, { timeout: 20_000 })
    .toEqual(['PostgreSQL had stopped. It was started again.']);
  expect(postmasterPid()).not.toBe(killed);
  expect((await pool.query('select one from kept')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await owner.stop();
  expect(existsSync(postmasterFile)).toBe(false);
});

function postmasterPid(): number {
  return Number(readFileSync(postmasterFile, 'utf8').split('\n')[0]);
}

/** Answers the first connection, and listens no longer. */
async function listenOnce(answer: Buffer) {
  let isAsked = false;
  const server = net.createServer((socket) => {
    isAsked = true;
    server.close();
    socket.once('data', () => socket.end(answer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, isAsked: () => isAsked };
}

async function ask(connectionString: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
