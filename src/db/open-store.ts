import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.js';
import { CommandError } from '../errors.js';
import { type Database, openDatabase } from './database.js';
import { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded-postgres.js';
import { migrate, pendingMigrations } from './migrations.js';

/** The database of a process, and the secret that it signs with. */
export interface Store {
  database: Database;
  secretKey: string;
  /** What that was before, while it changes. */
  previousSecretKey: string | undefined;
  /** Whether it is the embedded PostgreSQL: only then is there a demo organization. */
  isEmbedded: boolean;
  /** The migrations that were applied now. */
  migrated: string[];
  /** Closes the pool, and stops the embedded PostgreSQL where this process is its owner. */
  close(): Promise<void>;
}

/**
 * Connects to the configured PostgreSQL, or starts the embedded one, and brings its tables up to date.
 * @param use exclusive for the server, of which there is one for a data folder; shared for a command,
 *   which works beside it.
 * @param isServer whether it serves or works on and on: then statements are cut off, and a server listens to
 *   announcements.
 * @throws {CommandError} with MIGRATE=off and tables that are not up to date.
 */
export async function openStore(
  config: Config,
  use: 'exclusive' | 'shared',
  isServer = use === 'exclusive',
): Promise<Store> {
  const embedded = config.databaseUrl
    ? null
    : await openEmbeddedPostgres({ dataDir: config.dataDir, use });
  try {
    const connectionString = config.databaseUrl ?? embedded!.connectionString;
    const directConnectionString = config.directDatabaseUrl ?? connectionString;
    const migrated = await bringUpToDate(config, directConnectionString);
    const database = await openDatabase({
      connectionString,
      directConnectionString,
      listen: use === 'exclusive',
      ...(isServer ? {} : { statementTimeout: 0, connections: 3 }),
    });
    return {
      database,
      secretKey: config.secretKey ?? keepSecret(config.dataDir, 'secret-key'),
      previousSecretKey: config.previousSecretKey,
      isEmbedded: embedded !== null,
      migrated,
      async close() {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw explainConnection(error, config, embedded);
  }
}

/** A secret of 64 hexadecimal digits that is made once and kept in a file only its owner may read. */
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

/** Says which variable leads to a database that cannot be reached; never its password. */
function explainConnection(
  error: unknown,
  config: Config,
  embedded: EmbeddedPostgres | null,
): unknown {
  if (error instanceof CommandError || embedded || !config.databaseUrl) return error;
  const { host, pathname } = new URL(config.databaseUrl);
  const { message, code } = error as { message?: string; code?: string };
  return new CommandError(
    `The database of DATABASE_URL (${host}${pathname}) cannot be used: ${message || code}`,
    1,
    { cause: error },
  );
}
