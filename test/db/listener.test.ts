import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Listener } from '../../src/db/listener.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const RETRY_MS = 5;

/** The messages AuthenticationOk and ReadyForQuery (idle) of PostgreSQL's protocol. */
const SESSION_STARTED = Buffer.from('520000000800000000' + '5a0000000549', 'hex');

let database: TestDatabase;
let proxy: DatabaseProxy;
beforeAll(async () => {
  database = await createTestDatabase({ listen: false });
  proxy = await startDatabaseProxy(database.url);
});
afterAll(async () => {
  await proxy.close();
  await database.drop();
});

/** Backends whose latest statement is LISTEN. */
async function countSessions(): Promise<number> {
  const { rows } = await database.pool.query(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and query like 'listen %'`,
  );
  return rows[0].count;
}

const expectSessions = (count: number) =>
  expect.poll(countSessions, { timeout: 10_000, interval: 10 }).toBe(count);

/** Takes the database away until so many attempts to connect have failed. */
async function interrupt(failedAttempts: number): Promise<void> {
  await proxy.cut();
  let refused = 0;
  await new Promise<void>((resolve) => {
    const refusing = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.destroy();
      refused++;
      if (refused === failedAttempts) refusing.close(() => resolve());
    });
    refusing.listen(Number(new URL(proxy.url).port), '127.0.0.1');
  });
  await proxy.mend();
}

/** A notification that is sent after this call arrives. */
async function hear(listener: Listener): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    listener.on('test', (payload) => payload === 'hello' && resolve());
  });
  await database.pool.query("select pg_notify('test', 'hello')");
  await heard;
}

// At one attempt a second, which is what a gateway makes: outages of 1, 12 and 60 seconds.
describe.each([1, 12, 60])('after an outage of %i failed attempts', (attempts) => {
  test('there is one session, which hears, and none after close()', async () => {
    const listener = new Listener(proxy.url, ['test'], RETRY_MS);
    await listener.open();
    await expectSessions(1);
    await interrupt(attempts);
    await expect.poll(() => listener.connected, { timeout: 10_000 }).toBe(true);
    await interrupt(1);
    await expect.poll(() => listener.connected, { timeout: 10_000 }).toBe(true);
    await hear(listener);
    await expectSessions(1);
    await listener.close();
    expect(listener.connected).toBe(false);
    await expectSessions(0);
  });
});

test('a session that the server refuses to let listen is closed', async () => {
  const listener = new Listener(proxy.url, ['test', 'a bad name'], RETRY_MS);
  await expect(listener.open()).rejects.toThrow(/syntax/);
  await expectSessions(0);
  await listener.close();
});

test('a session that does not answer to LISTEN is given up after 5 seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const silent = net.createServer();
  onTestFinished(() => void silent.close());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const listener = new Listener(`postgresql://gateway@127.0.0.1:${port}/gateway`, ['test']);
  const opening = expect(listener.open()).rejects.toThrow('Query read timeout');
  const [session] = (await once(silent, 'connection')) as [net.Socket];
  await once(session, 'data');
  session.write(SESSION_STARTED);
  await once(session, 'data');
  const closed = once(session, 'close');
  vi.advanceTimersByTime(5_000);
  await opening;
  await closed;
});

describe('a process that closes its listener', () => {
  async function start(): Promise<{ child: ChildProcess; said(): Promise<string> }> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/run-listener.ts'], {
      env: { ...process.env, DATABASE_URL: proxy.url },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines = createInterface(child.stdout!)[Symbol.asyncIterator]();
    const said = async () => (await lines.next()).value as string;
    expect(await said()).toBe('listening');
    return { child, said };
  }

  test.each([
    ['during an outage', false],
    ['after an outage', true],
  ])('%s ends', async (_when, isBack) => {
    const { child, said } = await start();
    const exited = once(child, 'exit');
    await interrupt(12);
    if (isBack) await expectSessions(1);
    else await proxy.cut();
    child.stdin!.write('close\n');
    expect(await said()).toBe('closed');
    expect(await exited).toEqual([0, null]);
    if (!isBack) await proxy.mend();
    await expectSessions(0);
  });

  test('while it waits for an answer to its attempt to connect, ends', async () => {
    const { child, said } = await start();
    const exited = once(child, 'exit');
    await proxy.cut();
    const sockets: net.Socket[] = [];
    const silent = net.createServer((socket) => sockets.push(socket));
    const attempt = once(silent, 'connection');
    silent.listen(Number(new URL(proxy.url).port), '127.0.0.1');
    await attempt;
    child.stdin!.write('close\n');
    expect(await said()).toBe('closed');
    expect(await exited).toEqual([0, null]);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
    await proxy.mend();
  });
});
