import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { findPostgresUser } from '../../src/db/postgres-binaries.js';

const DEBIAN_HOME = '/usr/lib/postgresql';
const TOOLS = ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'];

/** The folder of an installed PostgreSQL with server and client programs; null where there is none. */
export function findSystemPostgres(): string | null {
  const versions = existsSync(DEBIAN_HOME) ? readdirSync(DEBIAN_HOME) : [];
  const folders = versions
    .filter((version) => Number(version) >= 15)
    .map((version) => path.join(DEBIAN_HOME, version, 'bin'));
  return (
    folders.find((folder) => TOOLS.every((tool) => existsSync(path.join(folder, tool)))) ?? null
  );
}

export interface SystemPostgres {
  /** Of its database `postgres`. */
  url: string;
  stop(): void;
}

/** Starts a new cluster of an installed PostgreSQL. @param folder where the postgres user may go. */
export async function startSystemPostgres(bin: string, folder: string): Promise<SystemPostgres> {
  const user = findPostgresUser();
  const home = path.join(folder, 'cluster');
  mkdirSync(home);
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid!);
  const run = (tool: string, ...args: string[]) =>
    execFileSync(path.join(bin, tool), args, { ...user, cwd: home, stdio: 'ignore' });
  const data = path.join(home, 'data');
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const port = await findFreePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  run('pg_ctl', '-D', data, '-l', path.join(home, 'log'), '-w', '-o', settings, 'start');
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: () => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop'),
  };
}

/** Dumps a database in the custom format and restores it into an empty one. */
export function dumpAndRestore(bin: string, from: string, to: string, file: string): void {
  for (const [tool, ...args] of [
    ['pg_dump', '--format=custom', `--file=${file}`, from],
    ['pg_restore', '--exit-on-error', `--dbname=${to}`, file],
  ] as const) {
    const { status, stderr } = spawnSync(path.join(bin, tool), args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  }
}

async function findFreePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
