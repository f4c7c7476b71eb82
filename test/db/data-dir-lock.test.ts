import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { tryLockDataDir } from '../../src/db/data-dir-lock.js';

const FOLDERS = 30;
const THREADS = 2;

/** Locks one folder after the other, each at the same time as the other thread, which then tries it, too. */
const LOCK_ALL = `
  const { parentPort, workerData: { module, folders, threads, arrived } } = require('node:worker_threads');
  let expected = 0;
  const meet = () => {
    expected += threads;
    Atomics.add(arrived, 0, 1);
    while (Atomics.load(arrived, 0) < expected);
  };
  (async () => {
    const { tryLockDataDir } = await import(module);
    const owned = [];
    for (const folder of folders) {
      meet();
      const lock = await tryLockDataDir(folder);
      owned.push(lock !== null);
      meet();
      lock?.release();
    }
    parentPort.postMessage(owned);
  })();
`;

const home = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-lock-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a folder is locked once, and again after its release', async () => {
  const dataDir = path.join(home, 'once');
  const lock = await tryLockDataDir(dataDir);
  expect(lock).not.toBeNull();
  expect(await tryLockDataDir(dataDir)).toBeNull();
  lock!.release();
  const next = await tryLockDataDir(dataDir);
  expect(next).not.toBeNull();
  next!.release();
});

const isLinux = process.platform === 'linux';
test.runIf(isLinux)(
  'of two processes that start together after a kill, one locks the folder',
  async () => {
    const folders: string[] = [];
    for (let index = 0; index < FOLDERS; index++) folders.push(await createKilled(String(index)));
    const workerData = {
      module: pathToFileURL('dist/src/db/data-dir-lock.js').href,
      folders,
      threads: THREADS,
      arrived: new Int32Array(new SharedArrayBuffer(4)),
    };
    const owned = await Promise.all(
      Array.from({ length: THREADS }, async () => {
        const worker = new Worker(LOCK_ALL, { eval: true, workerData });
        return new Promise<boolean[]>((resolve, reject) =>
          worker.once('message', resolve).once('error', reject),
        );
      }),
    );
    const owners = folders.map((_, index) => owned.filter((locks) => locks[index]).length);
    expect(owners).toEqual(folders.map(() => 1));
  },
);

/** Creates a folder with the socket of a process that was killed. */
async function createKilled(name: string): Promise<string> {
  const folder = path.join(home, name);
  mkdirSync(folder);
  const [socket, kept] = [path.join(folder, 'lock'), path.join(folder, 'kept')];
  const server = net.createServer().listen(socket);
  await once(server, 'listening');
  renameSync(socket, kept); // close() removes it.
  server.close();
  await once(server, 'close');
  renameSync(kept, socket);
  return folder;
}
