import type pg from 'pg';

/**
 * Runs one transaction on a connection of its own. What `work` throws rolls it back.
 * @returns what `work` returns, once it is committed.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Takes advisory locks until the transaction ends. Writers of one source wait for each other, so that
 * an item is never stored twice; writers of one organization go on side by side, but not while two of
 * its records are merged.
 */
export async function lockForWriting(
  client: pg.PoolClient,
  organizationId: string,
  sourceId: string,
): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock_shared(hashtextextended($1, 0)),
            pg_advisory_xact_lock(hashtextextended($2, 1))`,
    [organizationId, sourceId],
  );
}

/** Takes the lock that all writers of an organization wait for. */
export async function lockForMerging(client: pg.PoolClient, organizationId: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [organizationId]);
}
