import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { loadDemo } from '../../demo/load-demo.js';
import { issueKey } from '../../src/access/manage-keys.js';
import { type DatabaseOptions, openDatabase } from '../../src/db/database.js';
import { TEMPLATE } from './global-setup.js';
import { copyDatabase, type TestDatabase } from './test-database.js';

/** A database of a test's own, with the demo organization. */
export interface DemoDatabase extends TestDatabase {
  organizationId: string;
  /** A key of the demo organization that may read and write. */
  key: string;
}

/** The database that tests with the demo copy: whichever asks first loads it. */
const DEMO_TEMPLATE = 'activity_gateway_demo';

/** Creates a database with the demo organization, which is loaded once for all test files. */
export async function createDemoDatabase(
  options: Partial<DatabaseOptions> = {},
): Promise<DemoDatabase> {
  await provideTemplate();
  const database = await copyDatabase(DEMO_TEMPLATE, options);
  const { id: organizationId } = await database.prisma.organization.findUniqueOrThrow({
    where: { slug: 'demo' },
  });
  const key = await issueKey(database, {
    organizationId,
    name: 'Demo',
    scopes: ['read', 'write'],
  });
  return { ...database, organizationId, key };
}

/** Loads the demo where no other file has; a file that comes meanwhile waits for it. */
async function provideTemplate(): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await admin.query('select pg_advisory_lock(2)');
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [
    DEMO_TEMPLATE,
  ]);
  if (rowCount === 0) await loadTemplate(admin);
  await admin.end();
}

/** A load that fails leaves no database of the template's name. */
async function loadTemplate(admin: pg.Client): Promise<void> {
  const loading = `${DEMO_TEMPLATE}_loading`;
  await admin.query(`drop database if exists ${loading}`);
  await admin.query('select pg_advisory_lock(1)');
  await admin.query(`create database ${loading} template ${TEMPLATE}`);
  await admin.query('select pg_advisory_unlock(1)');
  const url = new URL(inject('postgresUrl'));
  url.pathname = loading;
  const database = await openDatabase({ connectionString: url.href, statementTimeout: 0 });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-demo-'));
  try {
    await loadDemo(database, dataDir);
    // What a running gateway has after a minute; copies would each do it again.
    await database.pool.query('analyze');
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true });
  }
  await admin.query(`alter database ${loading} rename to ${DEMO_TEMPLATE}`);
}
