import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.js';
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
