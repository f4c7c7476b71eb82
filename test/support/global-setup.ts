import { rmSync } from 'node:fs';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { migrate } from '../../src/db/migrations.js';
import { startPgBouncer } from './pgbouncer.js';
import { createTempDataDir } from './temp-data-dir.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server's own database; every test file copies the migrated template from it. */
    postgresUrl: string;
    /** With PGBOUNCER=on: the same through PgBouncer in transaction mode; otherwise empty. */
    pgbouncerUrl: string;
  }
}

/** The migrated database that tests copy. */
export const TEMPLATE = 'activity_gateway_template';

/** Has the password verified with one iteration of its hash: tests connect thousands of times. */
async function cheapenPassword(client: pg.Client, { username, password }: URL): Promise<void> {
  const secret = pg.escapeLiteral(decodeURIComponent(password));
  await client.query('set scram_iterations = 1');
  await client.query(`alter role ${pg.escapeIdentifier(username)} password ${secret}`);
}

/** One real PostgreSQL for the whole run, thrown away afterwards; durability is not what is tested. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = createTempDataDir();
  const postgres = await openEmbeddedPostgres({
    dataDir,
    use: 'exclusive',
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  });
  const client = new pg.Client({ connectionString: postgres.connectionString });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await cheapenPassword(client, new URL(postgres.connectionString));
  await client.end();
  const template = new URL(postgres.connectionString);
  template.pathname = TEMPLATE;
  await migrate(template.href);
  project.provide('postgresUrl', postgres.connectionString);
  const pgbouncer =
    process.env.PGBOUNCER === 'on' ? await startPgBouncer(postgres.connectionString) : null;
  project.provide('pgbouncerUrl', pgbouncer?.through(postgres.connectionString) ?? '');
  return async () => {
    await pgbouncer?.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
