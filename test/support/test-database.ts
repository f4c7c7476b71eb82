import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/db/database.js';
import { createOrganization } from '../../src/ingest/create-organization.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { TEMPLATE } from './global-setup.js';

/** A database of a test's own, with the tables of all migrations and nothing in them. */
export interface TestDatabase extends Database {
  url: string;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

export function createTestDatabase(options: Partial<DatabaseOptions> = {}): Promise<TestDatabase> {
  return copyDatabase(TEMPLATE, options);
}

/** A copy of a database that nothing is connected to. */
export async function copyDatabase(
  template: string,
  options: Partial<DatabaseOptions> = {},
): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.connect();
  // Files start at the same time: only one may copy a template at once.
  await admin.query('select pg_advisory_lock(1)');
  // By files: by WAL, the default, takes three times as long.
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  if (locate(name).isPooled) await setTimeLimits(admin, name);
  await admin.end();
  const database = await openDatabase({ ...locate(name), listen: true, ...options });
  return {
    ...database,
    url: locate(name).directConnectionString,
    async drop() {
      await database.close();
      const client = new pg.Client({ connectionString: inject('postgresUrl') });
      await client.connect();
      await client.query(`drop database ${name} with (force)`);
      await client.end();
    },
  };
}

/** Sets the time limits that a database behind a transaction pooler needs. */
export async function setTimeLimits(admin: pg.Client, database: string): Promise<void> {
  await admin.query(`alter database ${database} set statement_timeout = '10s'`);
  await admin.query(`alter database ${database} set lock_timeout = '3s'`);
}

/** How to connect to a database of the test server: with PGBOUNCER=on through PgBouncer. */
function locate(name: string) {
  const isPooled = inject('pgbouncerUrl') !== '';
  const direct = new URL(inject('postgresUrl'));
  const url = new URL(isPooled ? inject('pgbouncerUrl') : direct);
  direct.pathname = name;
  url.pathname = name;
  return { connectionString: url.href, directConnectionString: direct.href, isPooled };
}

/** A new organization; its id. */
export async function createTestOrganization(database: Database, slug = 'acme'): Promise<string> {
  const id = randomId();
  await createOrganization(database, { id, slug, name: slug });
  return id;
}
