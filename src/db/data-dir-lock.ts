import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../errors.js';

export interface DataDirLock {
  release(): void;
}

/**
 * Takes the lock of a data folder, or returns null while another process holds it. The lock is a
 * listening local socket: the operating system closes it when its process ends, even by kill -9, so no
 * process id has to be checked.
 */
export async function tryLockDataDir(dataDir: string): Promise<DataDirLock | null> {
  makeFolder(dataDir);
  const socketPath = lockPath(dataDir);
  const turn = await takeTurn(dataDir).catch(() => null);
  try {
    for (;;) {
      const server = await listen(socketPath);
      if (server) return { release: () => server.close() };
      if (await isHeld(socketPath)) return null;
      // A process that was killed has left the socket file.
      rmSync(socketPath, { force: true });
    }
  } finally {
    turn?.close();
  }
}

/**
 * Waits until no other process looks at the lock: of two that find the socket of a killed one, the second
 * would remove the socket that the first has made in its place. The turn is an abstract socket, which
 * leaves no file.
 * @returns null where there are no abstract sockets (only Linux has them), and where another process keeps
 *   the turn for 2 seconds: it is suspended.
 */
async function takeTurn(dataDir: string): Promise<net.Server | null> {
  if (process.platform !== 'linux') return null;
  for (let attempt = 0; attempt < 100; attempt++) {
    const turn = await listen(`\0activity-gateway-${hash(dataDir)}`);
    if (turn) return turn;
    await sleep(20);
  }
  return null;
}

/** Creates a folder level by level: mkdirSync's `recursive` never returns below /proc. */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let level = folder; !existsSync(level); level = path.dirname(level)) missing.unshift(level);
  try {
    for (const level of missing) {
      // Another process may have created it.
      if (!existsSync(level)) mkdirSync(level);
    }
    accessSync(`${folder}/.`, constants.W_OK);
  } catch (error) {
    const { message } = error as Error;
    throw new CommandError(`DATA_DIR ${folder} cannot be used: ${message}`, 1, { cause: error });
  }
}

function lockPath(dataDir: string): string {
  const id = hash(dataDir);
  if (process.platform === 'win32') return `\\\\?\\pipe\\activity-gateway-${id}`;
  const inside = path.join(dataDir, 'lock');
  // A socket's path may have about 100 characters.
  return inside.length < 100 ? inside : path.join(os.tmpdir(), `activity-gateway-${id}.lock`);
}

function hash(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}

function listen(socketPath: string): Promise<net.Server | null> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(socketPath, () => resolve(server));
  });
}

/** Whether a process listens on the socket; only a refusal proves that none does. */
function isHeld(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    );
  });
}
