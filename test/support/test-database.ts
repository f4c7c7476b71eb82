import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/db/database.js';
import { createOrganization } from '../../src/ingest/create-organization.js';
import { randomId } from '../../src/ingest/write-records.js';
import { TEMPLATE } from './global-setup.js';

/** A database of a test's own, with the tables of all migrations and nothing in them. */
export interface TestDatabase extends Database {
  url: string;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

export async function createTestDatabase(
  options: Partial<DatabaseOptions> = {},
): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.connect();
  // Files start at the same time: only one may copy a template at once.
  await admin.query('select pg_advisory_lock(1)');
  await admin.query(`create database ${name} template ${TEMPLATE}`);
  await admin.end();
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  const database = await openDatabase({ connectionString: url.href, listen: true, ...options });
  return {
    ...database,
    url: url.href,
    async drop() {
      await database.close();
      const client = new pg.Client({ connectionString: inject('postgresUrl') });
      await client.connect();
      await client.query(`drop database ${name} with (force)`);
      await client.end();
    },
  };
}

/** A new organization; its id. */
export async function createTestOrganization(database: Database, slug = 'acme'): Promise<string> {
  const id = randomId();
  await createOrganization(database, { id, slug, name: slug });
  return id;
}
