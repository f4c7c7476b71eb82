import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CommandError } from '../errors.js';
import { type DataDirLock, tryLockDataDir } from './data-dir-lock.js';
import {
  findPostgresBinaries,
  findPostgresMajor,
  findPostgresUser,
  isReachable,
  type PostgresBinaries,
  type PostgresUser,
  SHARED_HOME,
} from './postgres-binaries.js';

const DATABASE = 'activity_gateway';

/** The advisory lock, in the database `postgres`, that processes share while they use the server. */
const IN_USE = 4_112_027;

/** Milliseconds after which an attempt to connect is given up: another program may have the port. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Error codes of a server that is starting or stopping, or has stopped. */
const STOPPING = ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03'];

/** How long to wait for a server that is starting or stopping, in milliseconds: after a crash it replays its log. */
const PATIENCE_MS = 90_000;

/** Milliseconds before the first attempt to open a session that the server has ended; each failure doubles them. */
const RETRY_MS = 1_000;
const MAX_RETRY_MS = 5_000;

/** Settings of the embedded server, which listens on loopback only. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'timezone=UTC',
  'log_timezone=UTC',
  // Compiling a plan takes longer than executing any statement of the gateway.
  'jit=off',
];

export interface EmbeddedPostgres {
  connectionString: string;
  /** Stops the server unless other processes use it; the last one stops it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The folder for the server's files and the lock; created if missing. */
  dataDir: string;
  /**
   * exclusive: own the folder or fail (`serve`). shared: join the server of the owner, or own the folder
   * where nothing else does (commands).
   */
  use: 'exclusive' | 'shared';
  /** Additional server settings, `name=value`. */
  settings?: string[];
  /** How long to wait for the owner's server, in milliseconds; default: 90 s. */
  patienceMs?: number;
  /** Receives a line for the operator when the server has stopped, and the owner starts it again. */
  print?: (line: string) => void;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or joins it where another process runs it. A server that
 * a killed process left running is taken over. The owner starts a server that stops by itself again, on the
 * same port.
 * @throws {CommandError} where another process owns the folder and `use` is exclusive, or its server does
 *   not run; where PostgreSQL cannot be started.
 */
export async function openEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { dataDir, use } = options;
  const deadline = Date.now() + (options.patienceMs ?? PATIENCE_MS);
  let cluster: Cluster | undefined;
  for (;;) {
    const lock = await tryLockDataDir(dataDir);
    if (lock) return own(lock, options);
    if (use === 'exclusive') {
      throw new CommandError(
        `Another activity-gateway is using ${dataDir}. Stop it first, or set DATA_DIR to a folder ` +
          'of its own for this one (and PORT, where both are to serve).',
      );
    }
    cluster ??= await Cluster.open(dataDir);
    const joined = await join(cluster, dataDir);
    if (joined) return joined;
    if (Date.now() >= deadline) {
      throw new CommandError(
        `PostgreSQL of DATA_DIR ${dataDir} does not run although another process holds it. ` +
          `Stop that activity-gateway and try again; the log of PostgreSQL is ${cluster.log}.`,
      );
    }
    await sleep(100); // The owner is starting or stopping it.
  }
}

/** Starts the server as the owner of the folder, and again whenever it has stopped. */
async function own(
  lock: DataDirLock,
  { dataDir, settings = [], print = () => {} }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  try {
    const cluster = await Cluster.open(dataDir);
    await cluster.initialize();
    await cluster.start(settings);
    const connectionString = await cluster.createDatabase();
    const session = new LastingSession(
      await cluster.connect(),
      createRestart(cluster, settings, print),
    );
    return {
      connectionString,
      async stop() {
        await session.close();
        await leave(dataDir, cluster, lock);
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Returns what opens a session, and starts the server before where it has stopped. */
function createRestart(
  cluster: Cluster,
  settings: string[],
  print: (line: string) => void,
): () => Promise<Session> {
  let isFailing = false;
  return async () => {
    try {
      const isStarted = await cluster.start(settings);
      const session = await cluster.connect();
      if (isStarted || isFailing) print('PostgreSQL had stopped. It was started again.');
      isFailing = false;
      return session;
    } catch (error) {
      const { message } = error as Error;
      if (!isFailing) print(`Lost the connection to PostgreSQL; trying again. ${message}`);
      isFailing = true;
      throw error;
    }
  };
}

/** Joins the server that another process owns. @returns null where it is starting or stopping. */
async function join(cluster: Cluster, dataDir: string): Promise<EmbeddedPostgres | null> {
  const joined = await cluster.join();
  if (!joined) return null;
  const session = new LastingSession(joined, () => cluster.join());
  const connectionString = await cluster.createDatabase().catch(async (error) => {
    await session.close();
    throw error;
  });
  return {
    connectionString,
    async stop() {
      await session.close();
      // The owner may have exited before.
      await leave(dataDir, cluster, await tryLockDataDir(dataDir));
    },
  };
}

/**
 * Stops the server unless another process uses it.
 * @param owned the lock of the data folder; null: another process holds it and stops the server.
 */
async function leave(dataDir: string, cluster: Cluster, owned: DataDirLock | null): Promise<void> {
  for (let lock = owned; lock; lock = await tryLockDataDir(dataDir)) {
    const session = await cluster.claim();
    if (session) await cluster.stop();
    lock.release();
    if (session) return;
    // A user that exited before the lock was released could not stop the server: claim it once more.
    const unused = await cluster.claim();
    if (!unused) return;
    await unused.client.end();
  }
}

/** A session of the server; `ended` resolves when its connection is closed, for whatever reason. */
interface Session {
  client: pg.Client;
  ended: Promise<void>;
}

/** A session that is opened again whenever the server ends it, until close(). */
class LastingSession {
  private readonly closing = new AbortController();
  private readonly running: Promise<void>;

  /** @param reopen returns null, or throws, while the server does not accept sessions. */
  constructor(
    private current: Session,
    private readonly reopen: () => Promise<Session | null>,
  ) {
    this.running = this.stayOpen();
  }

  /** Ends the session, or the attempt to open it again. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.current.client.end();
    await this.running;
  }

  private async stayOpen(): Promise<void> {
    const { signal } = this.closing;
    let delay = RETRY_MS;
    for (let session: Session | null = this.current; !signal.aborted; ) {
      await session?.ended;
      // The processes of a server that was killed take a moment to exit, and prevent its start until then.
      await sleep(delay, undefined, { signal }).catch(() => {});
      if (!signal.aborted) session = await this.reopen().catch(() => null);
      if (session) this.current = session;
      delay = session ? RETRY_MS : Math.min(2 * delay, MAX_RETRY_MS);
    }
    await this.current.client.end();
  }
}

/** The files and the server process of one data folder. */
class Cluster {
  /** The port that connections lead to, from the first one on. */
  private port: number | undefined;

  private constructor(
    /** Folder that the postgres user owns: data/, password, log. */
    private readonly home: string,
    private readonly user: PostgresUser,
    private readonly binaries: PostgresBinaries,
  ) {}

  static async open(dataDir: string): Promise<Cluster> {
    const user = findPostgresUser();
    const home = prepareHome(dataDir, user);
    return new Cluster(home, user, await findPostgresBinaries(user));
  }

  get log(): string {
    return path.join(this.home, 'log');
  }

  private get data(): string {
    return path.join(this.home, 'data');
  }

  /** Starts the server unless it still runs. @returns whether it did not run. */
  async start(settings: string[]): Promise<boolean> {
    if (await this.awaitRunning()) return false;
    await this.requireReadable();
    const flags = [
      `-p ${this.port ?? (await freePort())}`,
      ...[...SETTINGS, ...settings].map((setting) => `-c ${setting}`),
    ].join(' ');
    const start = ['start', '-w', '-t', '60', '-D', this.data, '-l', this.log, '-o', flags];
    await this.run('pg_ctl', start);
    return true;
  }

  /** @throws {CommandError} where the files are of another major version of PostgreSQL, which cannot read them. */
  private async requireReadable(): Promise<void> {
    const written = readFileSync(path.join(this.data, 'PG_VERSION'), 'utf8').trim();
    const installed = await findPostgresMajor();
    if (written === installed) return;
    throw new CommandError(
      `The data in ${this.data} are of PostgreSQL ${written}, and this version of activity-gateway comes with ` +
        `PostgreSQL ${installed}, which cannot read them. Nothing was changed. Install the version that wrote ` +
        'them again and run "export --org SLUG FILE" for each organization; then run this version with an empty ' +
        'DATA_DIR, "org create SLUG" and "import --org SLUG --ndjson FILE". README, "Upgrading", says more.',
    );
  }

  async stop(): Promise<void> {
    await this.run('pg_ctl', ['stop', '-w', '-t', '60', '-m', 'fast', '-D', this.data]);
  }

  /**
   * Waits for a server that is starting or stopping. What a killed server left in postmaster.pid proves
   * nothing: its process id may be another program's by now.
   * @returns whether the server runs.
   */
  private async awaitRunning(): Promise<boolean> {
    for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(500)) {
      const state = this.readPostmaster();
      if (!state) return false;
      try {
        const { client } = await this.connect();
        await client.end();
        return true;
      } catch (error) {
        if (!isAlive(state.pid)) return false;
        if (isRefused(error) && state.status) {
          // PostgreSQL would take the other program for its server and refuse to start.
          rmSync(this.postmasterFile, { force: true });
          return false;
        }
        if (!isStopping(error)) throw error;
        if (Date.now() < deadline) continue;
        throw this.failure('postgres', `It is still starting or stopping (process ${state.pid}).`);
      }
    }
  }

  /** Creates the gateway's database if missing. @returns its connection string. */
  async createDatabase(): Promise<string> {
    const { client } = await this.connect();
    try {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [
        DATABASE,
      ]);
      if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    } catch (error) {
      // 42P04, 23505: another process created it concurrently.
      if (!['42P04', '23505'].includes(String((error as { code?: unknown }).code))) throw error;
    } finally {
      await client.end();
    }
    return this.connectionString(DATABASE);
  }

  /**
   * Joins the server that another process owns.
   * @returns a session that prevents its owner from stopping it while it is open; null where it is
   *   starting or stopping.
   */
  join(): Promise<Session | null> {
    return this.holdInUse('pg_try_advisory_lock_shared');
  }

  /**
   * Claims the server for stopping.
   * @returns a session that prevents others from joining while it is open; null where another process has
   *   joined or the server does not run.
   */
  claim(): Promise<Session | null> {
    return this.holdInUse('pg_try_advisory_lock');
  }

  private async holdInUse(
    lock: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
  ): Promise<Session | null> {
    if (this.readPostmaster()?.status !== 'ready') return null;
    try {
      const session = await this.connect();
      const { rows } = await session.client.query(`select ${lock}($1) as held`, [IN_USE]);
      if (rows[0].held) return session;
      await session.client.end();
      return null;
    } catch (error) {
      if (isStopping(error)) return null;
      throw error;
    }
  }

  async connect(): Promise<Session> {
    const client = new pg.Client({
      connectionString: this.connectionString('postgres'),
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('error', () => {}); // Followed by 'end'.
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await client.connect();
    this.port = client.port;
    return { client, ended };
  }

  private connectionString(database: string): string {
    const password = readFileSync(path.join(this.home, 'password'), 'utf8').trim();
    const port = this.readPostmaster()?.port;
    return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  }

  /**
   * Creates the server's files the first time. initdb writes a temporary folder, which is renamed: a first
   * start that is killed leaves no partial data.
   */
  async initialize(): Promise<void> {
    if (existsSync(this.data)) return;
    const fresh = `${this.data}.new`;
    rmSync(fresh, { recursive: true, force: true });
    const passwordFile = path.join(this.home, 'password');
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (this.user.uid !== undefined) chownSync(passwordFile, this.user.uid, this.user.gid ?? 0);
    await this.run('initdb', [
      `--pgdata=${fresh}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ]);
    renameSync(fresh, this.data);
  }

  private get postmasterFile(): string {
    return path.join(this.data, 'postmaster.pid');
  }

  /**
   * postmaster.pid: line 1 is the pid, line 4 the port, line 8 the status, written once the port is open.
   * @returns null where there is none, or it is not written yet.
   */
  private readPostmaster(): { pid: number; port: number; status: string } | null {
    try {
      const lines = readFileSync(this.postmasterFile, 'utf8').split('\n');
      const [pid, port] = [Number(lines[0]), Number(lines[3])];
      return pid && port ? { pid, port, status: lines[7]?.trim() ?? '' } : null;
    } catch {
      return null;
    }
  }

  private run(program: keyof PostgresBinaries, args: string[]): Promise<void> {
    const output = path.join(this.home, `${program}.log`);
    // A file, not a pipe: the server inherits it, and a pipe would never be closed.
    const sink = openSync(output, 'w');
    return new Promise<void>((resolve, reject) => {
      const child = spawn(this.binaries[program], args, {
        ...this.user,
        cwd: this.home,
        env: { ...process.env, LC_ALL: 'C' },
        stdio: ['ignore', sink, sink],
      });
      child.once('error', (error) => reject(this.failure(program, error.message, error)));
      child.once('exit', (code) => {
        if (code === 0) resolve();
        else reject(this.failure(program, readFileSync(output, 'utf8').trim()));
      });
    }).finally(() => closeSync(sink));
  }

  private failure(program: string, reason: string, cause?: unknown): CommandError {
    const tail = existsSync(this.log)
      ? readFileSync(this.log, 'utf8').trim().split('\n').slice(-5)
      : [];
    return new CommandError(
      [`PostgreSQL did not start (${program} in ${this.home}):`, reason, ...tail].join('\n  '),
      1,
      { cause },
    );
  }
}

/**
 * Returns the folder for the server's files, and creates it. It is below the data folder, unless this
 * process is root and the postgres user cannot reach that: then it is below SHARED_HOME, and a file in the
 * data folder holds its path.
 */
function prepareHome(dataDir: string, user: PostgresUser): string {
  let home = path.join(dataDir, 'postgres');
  if (user.uid !== undefined && !isReachable(home, user.uid)) {
    const pointer = path.join(dataDir, 'postgres-home');
    if (!existsSync(pointer)) {
      writeFileSync(pointer, path.join(SHARED_HOME, randomBytes(8).toString('hex')));
    }
    home = readFileSync(pointer, 'utf8').trim();
  }
  mkdirSync(home, { recursive: true });
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid ?? 0);
  return home;
}

/** Whether a process of this user, or of any where this process is root, has the id. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isRefused(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ECONNREFUSED';
}

function isStopping(error: unknown): boolean {
  return STOPPING.includes(String((error as { code?: unknown }).code));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
