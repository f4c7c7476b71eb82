import pg from 'pg';

/** How often two sessions compare their server processes: a busy pooler may keep them apart by chance. */
const COMPARISONS = 10;

/** Milliseconds that a query waits for a server connection. */
const QUERY_TIMEOUT = 5_000;

/**
 * Whether a connection string leads through a pooler that gives each transaction another session of the
 * server (PgBouncer's pool_mode transaction or statement).
 *
 * A pooler makes up the process id of the connection handshake; without one it is the server process's
 * own, and the answer is no. Otherwise two sessions compare their server processes: a pooler that keeps
 * sessions apart never changes nor shares them.
 * @throws what pg throws where the database cannot be reached.
 */
export async function detectTransactionPooler(connectionString: string): Promise<boolean> {
  const sessions = [0, 1].map(
    () => new pg.Client({ connectionString, query_timeout: QUERY_TIMEOUT }),
  );
  const [first, second] = sessions as [pg.Client, pg.Client];
  for (const session of sessions) session.on('error', () => {});
  try {
    await first.connect();
    const ownPid = await readServerPid(first);
    if (ownPid === (first as unknown as { processID: number }).processID) return false;
    await second.connect();
    for (let comparison = 0; comparison < COMPARISONS; comparison++) {
      if ((await readServerPid(second)) === ownPid) return true;
      if ((await readServerPid(first)) !== ownPid) return true;
    }
    return false;
  } catch (error) {
    // A pooler whose only server connection belongs to the first session keeps sessions apart.
    if ((error as Error).message === 'Query read timeout') return false;
    throw error;
  } finally {
    await Promise.all(sessions.map((session) => session.end().catch(() => {})));
  }
}

async function readServerPid(session: pg.Client): Promise<number> {
  const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]!.pid;
}
