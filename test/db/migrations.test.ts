import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, pendingMigrations, readMigrations } from '../../src/db/migrations.js';
import { diffSchema } from '../support/diff-schema.js';
import { createEmptyDatabase, type EmptyDatabase } from '../support/empty-database.js';
import { runCli } from '../support/run-cli.js';

const NAMES = readMigrations().map(({ name }) => name);
const SECRET_KEY = 'a secret of more than thirty-two characters';

let database: EmptyDatabase;
beforeEach(async () => {
  database = await createEmptyDatabase();
});
afterEach(async () => {
  await database.drop();
});

async function query(sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

describe('a migrated database', () => {
  test('has the tables of schema.prisma, no more and no fewer', async () => {
    await migrate(database.url);
    expect(await diffSchema(database.url)).toBe('');
  });

  test.each([
    ['a column too few', 'alter table activity drop column snippet', /ADD COLUMN +"snippet"/],
    ['a column too many', 'alter table actor add column age int', /DROP COLUMN "age"/],
    ['another type', 'alter table actor alter column name type varchar(9)', /"name"/],
    ['an index too few', 'drop index attachment_activity_id_position_idx', /CREATE INDEX/],
    ['a table too many', 'create table extra (id int primary key)', /DROP TABLE "extra"/],
  ])('with %s is told apart', async (_case, change, difference) => {
    await migrate(database.url);
    await query(change);
    expect(await diffSchema(database.url)).toMatch(difference);
  });

  test('has what schema.prisma cannot say', async () => {
    await migrate(database.url);
    const triggers = await query('select tgname from pg_trigger where not tgisinternal');
    expect(triggers.map(({ tgname }) => tgname)).toEqual(
      expect.arrayContaining(['timeline_entry_added', 'timeline_entry_removed']),
    );
    const partial = await query(
      `select indexname from pg_indexes where schemaname = 'public' and indexdef like '% WHERE %'`,
    );
    expect(partial.map(({ indexname }) => indexname)).toEqual(
      expect.arrayContaining(['timeline_entry_channel', 'crm_record_company']),
    );
  });

  test('keeps its books as Prisma does', async () => {
    await migrate(database.url);
    const rows = await query('select * from _prisma_migrations order by migration_name');
    expect(rows).toEqual(
      NAMES.map((name) => {
        const sql = readFileSync(`prisma/migrations/${name}/migration.sql`);
        return {
          id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          checksum: createHash('sha256').update(sql).digest('hex'),
          finished_at: expect.any(Date),
          migration_name: name,
          logs: null,
          rolled_back_at: null,
          started_at: expect.any(Date),
          applied_steps_count: 1,
        };
      }),
    );
    for (const { started_at, finished_at } of rows) {
      expect(finished_at.getTime()).toBeGreaterThanOrEqual(started_at.getTime());
    }
    const columns = await query(
      `select column_name, data_type, character_maximum_length as length, is_nullable
         from information_schema.columns where table_name = '_prisma_migrations'
        order by ordinal_position`,
    );
    const time = { data_type: 'timestamp with time zone', length: null };
    const text = (length: number) => ({ data_type: 'character varying', length });
    expect(columns).toEqual([
      { column_name: 'id', ...text(36), is_nullable: 'NO' },
      { column_name: 'checksum', ...text(64), is_nullable: 'NO' },
      { column_name: 'finished_at', ...time, is_nullable: 'YES' },
      { column_name: 'migration_name', ...text(255), is_nullable: 'NO' },
      { column_name: 'logs', data_type: 'text', length: null, is_nullable: 'YES' },
      { column_name: 'rolled_back_at', ...time, is_nullable: 'YES' },
      { column_name: 'started_at', ...time, is_nullable: 'NO' },
      { column_name: 'applied_steps_count', data_type: 'integer', length: null, is_nullable: 'NO' },
    ]);
  });
});

test('every folder of prisma/migrations is one, in order', () => {
  const folders = readdirSync('prisma/migrations').filter((name) => !name.includes('.'));
  expect(NAMES).toEqual(folders.sort());
});

test('migrating twice applies nothing', async () => {
  expect(await pendingMigrations(database.url)).toEqual(NAMES);
  expect(await migrate(database.url)).toEqual(NAMES);
  expect(await pendingMigrations(database.url)).toEqual([]);
  expect(await migrate(database.url)).toEqual([]);
});

test('of several at once, each migration is applied by one', async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url)));
  expect(applied.flat()).toEqual(NAMES);
  const [{ count }] = await query('select count(*)::int as count from _prisma_migrations');
  expect(count).toBe(NAMES.length);
});

test('a migration that was changed after it was applied is refused', async () => {
  await migrate(database.url);
  await query('update _prisma_migrations set checksum = $1', ['0'.repeat(64)]);
  const refused = {
    name: 'CommandError',
    message: expect.stringMatching(new RegExp(`${NAMES[0]} was changed after`)),
  };
  await expect(migrate(database.url)).rejects.toMatchObject(refused);
  await expect(pendingMigrations(database.url)).rejects.toMatchObject(refused);
});

test('a migration that fails leaves nothing, and says which it was', async () => {
  await query('create table organization (id int)');
  await expect(migrate(database.url)).rejects.toThrow(
    new RegExp(`${NAMES[0]} failed: .*organization`),
  );
  const tables = await query(
    `select table_name from information_schema.tables where table_schema = 'public'`,
  );
  expect(tables.map(({ table_name }) => table_name).sort()).toEqual([
    '_prisma_migrations',
    'organization',
  ]);
  expect(await query('select from _prisma_migrations')).toEqual([]);
});

describe('the command line', () => {
  test('migrate says what it applied; MIGRATE=off asks for it', async () => {
    const env = { DATABASE_URL: database.url, SECRET_KEY };
    const early = await runCli(['org', 'create', 'acme'], { env: { ...env, MIGRATE: 'off' } });
    expect(early).toMatchObject({ exitCode: 1, stdout: '' });
    expect(early.stderr).toMatch(new RegExp(`lacks ${NAMES[0]}.*activity-gateway migrate`));

    // Asked for by name it migrates, whatever MIGRATE says.
    const first = await runCli(['migrate'], { env: { ...env, MIGRATE: 'off' } });
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toEqual({ applied: NAMES });
    const second = await runCli(['migrate'], { env });
    expect(JSON.parse(second.stdout)).toEqual({ applied: [] });

    const now = await runCli(['org', 'create', 'acme'], { env: { ...env, MIGRATE: 'off' } });
    expect(now).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
