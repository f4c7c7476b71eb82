import type pg from 'pg';

/**
 * Copies all rows and sequences of one migrated database into another, as restoring the data of a dump
 * does.
 */
export async function copyRows(from: pg.Pool, to: pg.Pool): Promise<void> {
  const { rows: tables } = await from.query<{ name: string }>(
    `select tablename as name from pg_tables
      where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  const client = await to.connect();
  try {
    await client.query('set session_replication_role = replica'); // No order of foreign keys.
    for (const { name } of tables) {
      const { rows } = await from.query(`select json_agg(t)::text as rows from "${name}" t`);
      await client.query(`delete from "${name}"`);
      await client.query(
        `insert into "${name}" select * from json_populate_recordset(null::"${name}", $1)`,
        [rows[0].rows ?? '[]'],
      );
    }
    await client.query('reset session_replication_role');
    const { rows: sequences } = await from.query<{ name: string; last: string }>(
      `select sequencename as name, last_value as last from pg_sequences
        where schemaname = 'public' and last_value is not null`,
    );
    for (const { name, last } of sequences) {
      await client.query('select setval($1::regclass, $2)', [name, last]);
    }
  } finally {
    client.release();
  }
}
