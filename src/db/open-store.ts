import path from 'node:path';
import type pg from 'pg';
import type { Config } from '../config.js';
import { CommandError } from '../errors.js';
import { type Database, LOCK_TIMEOUT, openDatabase, STATEMENT_TIMEOUT } from './database.js';
import { detectTransactionPooler, isTransactionPooled } from './detect-transaction-pooler.js';
import { openEmbeddedPostgres } from './embedded-postgres.js';
import { migrate, pendingMigrations, type SessionCheck } from './migrations.js';
import { readOrCreateSecret } from './read-or-create-secret.js';

/** The database of a process, and the secret that signs cursors and encrypts tokens. */
export interface Store {
  database: Database;
  secretKey: string;
  /** The previous secret, during a rotation: its tokens and cursors stay valid. */
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
 * @param use exclusive: `serve`, one per data folder. shared: a command or `worker`, beside it.
 * @param isServer whether statements have time limits and may go through a transaction pooler (`serve`,
 *   `worker`, `sync`); other commands connect directly, without limits.
 * @param print receives a line for the operator when the embedded PostgreSQL has stopped.
 * @throws {CommandError} where the database cannot be reached; where MIGRATE is off and migrations are
 *   missing; where a transaction pooler is configured incompletely.
 */
export async function openStore(
  config: Config,
  use: 'exclusive' | 'shared',
  isServer = use === 'exclusive',
  print?: (line: string) => void,
): Promise<Store> {
  if (config.databaseUrl) return openConfigured(config, config.databaseUrl, { use, isServer });
  const embedded = await openEmbeddedPostgres({ dataDir: config.dataDir, use, print });
  const { connectionString } = embedded;
  try {
    const secrets = readSecrets(config);
    const migrated = await migrateOrCheck(config, connectionString);
    const database = await openDatabase({
      connectionString,
      listen: use === 'exclusive',
      ...(isServer ? {} : COMMAND),
    });
    const close = async () => {
      await database.close();
      await embedded.stop();
    };
    return { database, ...secrets, isEmbedded: true, migrated, close };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** Options for a command: few connections, and no limit on how long a statement runs. */
const COMMAND = { statementTimeout: 0, connections: 3 };

async function openConfigured(
  config: Config,
  databaseUrl: string,
  { use, isServer }: { use: 'exclusive' | 'shared'; isServer: boolean },
): Promise<Store> {
  const directUrl = config.directDatabaseUrl ?? databaseUrl;
  const migrated = await withConnectionErrors(
    directUrl === databaseUrl ? DATABASE : DIRECT,
    directUrl,
    () =>
      migrateOrCheck(config, directUrl, (session) =>
        requireOwnSession(session, directUrl, databaseUrl),
      ),
  );
  const database = await withConnectionErrors(DATABASE, databaseUrl, () =>
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

/** Requires a session without a transaction pooler, for migrations, notifications and commands. */
async function requireOwnSession(
  session: pg.Client,
  directUrl: string,
  databaseUrl: string,
): Promise<void> {
  if (!(await isTransactionPooled(session, directUrl))) return;
  throw new CommandError(
    directUrl === databaseUrl
      ? `${DATABASE} leads through a transaction pooler. Set ${DIRECT} to a connection to ` +
          'PostgreSQL itself: migrations, notifications and commands need a session of their own.'
      : `${DIRECT} leads through a transaction pooler: it must lead to PostgreSQL itself.`,
  );
}

/** Requires time limits for statements and locks, which a pooler drops. @throws {CommandError} */
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
    secretKey: config.secretKey ?? readOrCreateSecret(path.join(config.dataDir, 'secret-key')),
    previousSecretKey: config.previousSecretKey,
  };
}

/** Applies pending migrations. @throws {CommandError} where MIGRATE is off and there are some. */
async function migrateOrCheck(
  config: Config,
  connectionString: string,
  check?: SessionCheck,
): Promise<string[]> {
  if (config.migrate) return migrate(connectionString, check);
  const pending = await pendingMigrations(connectionString, check);
  if (pending.length > 0) {
    throw new CommandError(
      `MIGRATE is off and the database lacks ${pending.join(', ')}: run activity-gateway migrate.`,
    );
  }
  return [];
}

/**
 * Runs `use`, which connects to the database of an environment variable.
 * @throws {CommandError} that names the variable and the address, never the password.
 */
async function withConnectionErrors<T>(
  variable: string,
  url: string,
  use: () => Promise<T>,
): Promise<T> {
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
