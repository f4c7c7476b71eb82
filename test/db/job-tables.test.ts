import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrations.js';
import { createEmptyDatabase, type EmptyDatabase } from '../support/empty-database.js';

let database: EmptyDatabase;
beforeEach(async () => {
  database = await createEmptyDatabase();
});
afterEach(() => database.drop());

/** Migrates a database in which pg-boss has these queues. @returns whether its schema is still there. */
async function migrateWithQueues(...names: string[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`create schema pgboss;
    create table pgboss.queue (name text primary key);
    create table pgboss.job (id uuid, name text references pgboss.queue)`);
  for (const name of names) await client.query('insert into pgboss.queue values ($1)', [name]);
  await migrate(database.url);
  const { rows } = await client.query(`select to_regclass('pgboss.job') is not null as exists`);
  await client.end();
  return rows[0].exists;
}

test('the job tables that earlier versions made are dropped', async () => {
  expect(await migrateWithQueues('read-source', '__pgboss__send-it')).toBe(false);
});

test.each([
  ['the queues of another program', ['read-source', 'mails']],
  ['nothing of the gateway', ['mails']],
  ['no queue', []],
])('job tables that hold %s are kept', async (_case, names) => {
  expect(await migrateWithQueues(...names)).toBe(true);
});
