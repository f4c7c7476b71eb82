import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { migrate } from '../../src/db/migrations.js';
import { startPgBouncer } from './pgbouncer.js';
import { createTempDataDir } from './temp-data-dir.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server's own database, by its Unix socket; every test file copies the migrated template. */
    postgresUrl: string;
    /** With PGBOUNCER=on: the same through PgBouncer in transaction mode; otherwise empty. */
    pgbouncerUrl: string;
  }
}

/** The migrated database that tests copy. */
export const TEMPLATE = 'activity_gateway_template';

/** Has PostgreSQL trust its Unix socket: tests connect thousands of times, and a password costs two round trips. */
async function trustSocket(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ file: string }>(
    `select current_setting('hba_file') as file`,
  );
  const { file } = rows[0]!;
  writeFileSync(file, `local all all trust\n${readFileSync(file, 'utf8')}`);
  await client.query('select pg_reload_conf()');
}

/** One real PostgreSQL for the whole run, thrown away afterwards; durability is not what is tested. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = createTempDataDir();
  const postgres = await openEmbeddedPostgres({
    dataDir,
    use: 'exclusive',
    settings: [
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
      `unix_socket_directories=${os.tmpdir()}`,
    ],
  });
  // Tests ask short questions by the hundred thousand: a Unix socket answers them in two thirds of the time of TCP.
  const url = new URL(postgres.connectionString);
  url.hostname = encodeURIComponent(os.tmpdir());
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await trustSocket(client);
  await client.end();
  const template = new URL(url);
  template.pathname = TEMPLATE;
  await migrate(template.href);
  project.provide('postgresUrl', url.href);
  const pgbouncer = process.env.PGBOUNCER === 'on' ? await startPgBouncer(url.href) : null;
  project.provide('pgbouncerUrl', pgbouncer?.through(url.href) ?? '');
  return async () => {
    await pgbouncer?.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
