import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real PgBouncer in front of one PostgreSQL server, for all of its databases. */
export interface PgBouncer {
  /** The connection string of a database through it. */
  through(databaseUrl: string): string;
  stop(): Promise<void>;
}

/** The version of the installed PgBouncer; null where there is none. */
export const PGBOUNCER_VERSION = findVersion();

/**
 * Starts PgBouncer with few server connections, each transaction on another one than the transaction
 * before: what relies on session state fails at once.
 * @param poolMode transaction: a server connection for a transaction; session: for the client's stay.
 */
export async function startPgBouncer(
  serverUrl: string,
  poolMode: 'transaction' | 'session' = 'transaction',
): Promise<PgBouncer> {
  const server = new URL(serverUrl);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-pgbouncer-'));
  const port = await findFreePort();
  const settings = path.join(folder, 'pgbouncer.ini');
  writeFileSync(
    settings,
    `[databases]
* = host=127.0.0.1 port=${server.port} user=${server.username} password=${server.password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${poolMode}
default_pool_size = 4
max_client_conn = 1000
server_round_robin = 1
logfile = ${folder}/log
`,
  );
  chmodSync(folder, 0o777);
  // PgBouncer refuses to run as root.
  const user = process.getuid?.() === 0 ? ['--user=postgres'] : [];
  const child = spawn('pgbouncer', [...user, settings], { stdio: 'ignore' });
  await untilListening(child, port);
  return {
    through(databaseUrl) {
      const url = new URL(databaseUrl);
      url.hostname = '127.0.0.1';
      url.port = String(port);
      return url.href;
    },
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findVersion(): string | null {
  try {
    return execFileSync('pgbouncer', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? null;
  } catch {
    return null;
  }
}

async function findFreePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PgBouncer exited with ${child.exitCode}`);
    const socket = net.connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(20);
    } finally {
      socket.destroy();
    }
  }
}
