import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.js';
import { allowLongStatements, inTransaction } from '../../src/db/transaction.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

// What nobody listens for would end the process: the test run fails of it.
describe('a connection that is lost in a transaction', () => {
  test('fails the statement that it is at', async () => {
    const lost = inTransaction(database.pool, (client) =>
      client.query('select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)'),
    );
    await expect(lost).rejects.toThrow(/terminat/);
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('fails the next one, where it is at none', async () => {
    const lost = inTransaction(database.pool, async (client) => {
      const { rows } = await client.query('select pg_backend_pid() as pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      await database.pool.query('select pg_terminate_backend($1, 5000)', [rows[0].pid]);
      await ended;
      await client.query('select 1');
    });
    await expect(lost).rejects.toThrow(/connection|terminat/i);
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

test('a transaction ends that waits a minute for its next statement', async () => {
  const limit = 'show idle_in_transaction_session_timeout';
  const { rows } = await inTransaction(database.pool, (client) => client.query(limit));
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
  // Of the transaction alone: through a pooler, another client is next on its connection.
  const { rows: after } = await database.pool.query(limit);
  expect(after).toEqual([{ idle_in_transaction_session_timeout: '0' }]);
});

describe('a connection that falls silent in a transaction', () => {
  let proxy: DatabaseProxy;
  let silent: Database;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    proxy = await startDatabaseProxy(database.url);
    silent = await openDatabase({ connectionString: proxy.url, connections: 1 });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await silent.close();
    await proxy.close();
  });

  /** Runs a statement whose answer is held back, for so many milliseconds. */
  async function wait(client: pg.PoolClient, milliseconds: number) {
    const isHeld = proxy.hold();
    const answer = client.query('select 1 as one');
    await isHeld;
    vi.advanceTimersByTime(milliseconds);
    return { answer };
  }

  test('fails its statement after 30 seconds, and is replaced', async () => {
    const lost = inTransaction(silent.pool, async (client) => {
      const { answer } = await wait(client, 30_000);
      await answer;
    });
    await expect(lost).rejects.toThrow('Query read timeout');
    proxy.release();
    expect(silent.pool.totalCount).toBe(0);
    expect((await silent.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('is awaited for longer where statements may take 5 minutes, in this transaction only', async () => {
    await inTransaction(silent.pool, async (client) => {
      await allowLongStatements(client);
      const { answer } = await wait(client, 300_000);
      proxy.release();
      expect((await answer).rows).toEqual([{ one: 1 }]);
    });
    expect(silent.pool.totalCount).toBe(1);
    const lost = inTransaction(silent.pool, async (client) => {
      const { answer } = await wait(client, 30_000);
      await answer;
    });
    await expect(lost).rejects.toThrow('Query read timeout');
  });
});
