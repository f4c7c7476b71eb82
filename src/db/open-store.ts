import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.js';
import { CommandError } from '../errors.js';
import { type Database, LOCK_TIMEOUT, openDatabase, STATEMENT_TIMEOUT } from './database.js';
import { detectTransactionPooler } from './detect-transaction-pooler.js';
import { openEmbeddedPostgres } from './embedded-postgres.js';
import { migrate, pendingMigrations } from './migrations.js';

/** The database of a process, and the secret that signs its cursors and encrypts its tokens. */
export interface Store {
  database: Database;
  secretKey: string;
  /** The secret before it was changed: what was made with it stays valid. */
  previousSecretKey: string | undefined;
  /** Whether it is the embedded PostgreSQL: only then is there a demo organization. */
  isEmbedded: boolean;
  /** Names of the migrations that were applied at this start. */
  migrated: string[];
  /** Closes the connections, and stops the embedded PostgreSQL unless other processes use it. */
  close(): Promise<void>;
}

/**
 * Connects to the configured PostgreSQL, or starts the embedded one, and migrates it.
 * @param use exclusive: the server, one for a data folder. shared: a command or a worker beside it.
 * @param isServer whether it runs until it is stopped: then statements have time limits, and it may
 *   connect through a transaction pooler. A command connects past the pooler, without limits.
 * @throws {CommandError} where the database cannot be reached; where MIGRATE is off and migrations are
 *   missing; where a transaction pooler is used without what it needs.
 */
export async function openStore(
  config: Config,
  use: 'exclusive' | 'shared',
  isServer = use === 'exclusive',
): Promise<Store> {
  if (config.databaseUrl) return openConfigured(config, config.databaseUrl, { use, isServer });
  const embedded = await openEmbeddedPostgres({ dataDir: config.dataDir, use });
  const { connectionString } = embedded;
  try {
    const migrated = await bringUpToDate(config, connectionString);
    const database = await openDatabase({
      connectionString,
      listen: use === 'exclusive',
      ...(isServer ? {} : COMMAND),
    });
    const close = async () => {
      await database.close();
      await embedded.stop();
    };
    return { database, ...readSecrets(config), isEmbedded: true, migrated, close };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** A command runs a few statements, each as long as it takes. */
const COMMAND = { statementTimeout: 0, connections: 3 };

async function openConfigured(
  config: Config,
  databaseUrl: string,
  { use, isServer }: { use: 'exclusive' | 'shared'; isServer: boolean },
): Promise<Store> {
  const directUrl = config.directDatabaseUrl ?? databaseUrl;
  const migrated = await reach(
    directUrl === databaseUrl ? DATABASE : DIRECT,
    directUrl,
    async () => {
      await requireSessions(directUrl, databaseUrl);
      return bringUpToDate(config, directUrl);
    },
  );
  const database = await reach(DATABASE, databaseUrl, () =>
    isServer
      ? openServing(databaseUrl, directUrl, use === 'exclusive')
      : openDatabase({ connectionString: directUrl, ...COMMAND }),
  );
  const close = () => database.close();
  return { database, ...readSecrets(config), isEmbedded: false, migrated, close };
}

async function openServing(
  databaseUrl: string,
  directUrl: string,
  listen: boolean,
): Promise<Database> {
  const database = await openDatabase({
    connectionString: databaseUrl,
    directConnectionString: directUrl,
    isPooled: databaseUrl !== directUrl && (await detectTransactionPooler(databaseUrl)),
    listen,
  });
  try {
    await requireTimeLimits(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const DATABASE = 'DATABASE_URL';
const DIRECT = 'DIRECT_DATABASE_URL';

/** @throws {CommandError} where migrations, notifications and commands would have no session of their own. */
async function requireSessions(directUrl: string, databaseUrl: string): Promise<void> {
  if (!(await detectTransactionPooler(directUrl))) return;
  throw new CommandError(
    directUrl === databaseUrl
      ? `${DATABASE} leads through a transaction pooler. Set ${DIRECT} to a connection to ` +
          'PostgreSQL itself: migrations, notifications and commands need a session of their own.'
      : `${DIRECT} leads through a transaction pooler: it must lead to PostgreSQL itself.`,
  );
}

/** @throws {CommandError} where a pooler has dropped the time limits, or the role lacks them. */
async function requireTimeLimits({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ role: string; statement: string; lock: string }>(
    `select quote_ident(current_user) as role, current_setting('statement_timeout') as statement,
            current_setting('lock_timeout') as lock`,
  );
  const { role, statement, lock } = rows[0]!;
  if (statement !== '0' && lock !== '0') return;
  throw new CommandError(
    `${DATABASE} leads through a pooler, which cannot carry the gateway's time limits. Set them for ` +
      `its role and reconnect the pooler:\n` +
      `  ALTER ROLE ${role} SET statement_timeout = ${STATEMENT_TIMEOUT};\n` +
      `  ALTER ROLE ${role} SET lock_timeout = ${LOCK_TIMEOUT};`,
  );
}

function readSecrets(config: Config): Pick<Store, 'secretKey' | 'previousSecretKey'> {
  return {
    secretKey: config.secretKey ?? keepSecret(config.dataDir, 'secret-key'),
    previousSecretKey: config.previousSecretKey,
  };
}

/** Creates a secret of 64 hexadecimal digits once, in a file that only its owner may read. */
function keepSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function bringUpToDate(config: Config, connectionString: string): Promise<string[]> {
  if (config.migrate) return migrate(connectionString);
  const pending = await pendingMigrations(connectionString);
  if (pending.length > 0) {
    throw new CommandError(
      `MIGRATE is off and the database lacks ${pending.join(', ')}: run activity-gateway migrate.`,
    );
  }
  return [];
}

/** Uses the database of a variable; an error names the variable and the address, never the password. */
async function reach<T>(variable: string, url: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { host, pathname } = new URL(url);
    const { message, code } = error as { message?: string; code?: string };
    throw new CommandError(
      `The database of ${variable} (${host}${pathname}) cannot be used: ${message || code}`,
      1,
      { cause: error },
    );
  }
}
