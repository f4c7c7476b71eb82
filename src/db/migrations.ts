import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { CommandError } from '../errors.js';
import { liftTimeLimits } from './database.js';

/** Resolved from package.json: the sources and the build are at different depths below it. */
const MIGRATIONS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('#package.json')),
  'prisma/migrations/',
);

/** The key of the advisory lock: an arbitrary number that no other program on this database uses. */
const LOCK = 4_112_026;

/** Prisma's table of applied migrations, so that `prisma migrate deploy` and the gateway agree. */
const MIGRATION_TABLE = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

export interface Migration {
  name: string;
  sql: string;
  /** Hexadecimal SHA-256 of the file, as Prisma records it. */
  checksum: string;
}

/** Reads the migrations of prisma/migrations, oldest first. */
export function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(`${MIGRATIONS}${name}/migration.sql`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies pending migrations, each in one transaction, under an advisory lock: of processes that start
 * together, one migrates and the others wait.
 * @param connectionString must not go through a transaction pooler.
 * @param check called with the session before anything else is done with it.
 * @returns the names of the migrations that were applied.
 * @throws {CommandError} on PostgreSQL older than 15; where the file of an applied migration has changed;
 *   where a migration fails.
 */
export function migrate(connectionString: string, check?: SessionCheck): Promise<string[]> {
  return withSession(connectionString, check, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const applied: string[] = [];
    for (const migration of await findPending(client)) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  });
}

/** Lists the names of pending migrations. @throws {CommandError} as `migrate`. */
export function pendingMigrations(
  connectionString: string,
  check?: SessionCheck,
): Promise<string[]> {
  return withSession(connectionString, check, async (client) =>
    (await findPending(client)).map((migration) => migration.name),
  );
}

/** Throws where a session cannot be used for migrations. */
export type SessionCheck = (client: pg.Client) => Promise<void>;

async function withSession<T>(
  connectionString: string,
  check: SessionCheck | undefined,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    await check?.(client);
    const { rows } = await client.query('show server_version_num');
    if (Number(rows[0].server_version_num) < 150_000) {
      throw new CommandError('PostgreSQL 15 or newer is required; this one is older.');
    }
    await liftTimeLimits(client);
    return await use(client);
  } finally {
    await client.end();
  }
}

async function findPending(client: pg.Client): Promise<Migration[]> {
  await client.query(MIGRATION_TABLE);
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `select migration_name, checksum from _prisma_migrations
      where finished_at is not null and rolled_back_at is null`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const all = readMigrations();
  for (const { name, checksum } of all) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new CommandError(
        `The migration ${name} was changed after it was applied to this database. ` +
          'Restore the file; change the tables in a new migration.',
      );
    }
  }
  return all.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations
         (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new CommandError(`The migration ${name} failed: ${(error as Error).message}`, 1, {
      cause: error,
    });
  }
}
