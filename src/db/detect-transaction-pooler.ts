import pg from 'pg';
import { isAnswerMissing } from './lost-connection.js';

/** How often two sessions compare their server processes: a transaction pooler may separate them by chance. */
const COMPARISONS = 10;

/** Milliseconds that a query may take, including the wait for a server connection. */
const QUERY_TIMEOUT = 5_000;

/**
 * Returns whether a connection string goes through a pooler that may run each transaction on another server
 * session (PgBouncer's pool_mode transaction or statement).
 *
 * A pooler invents the process id in the connection handshake; without a pooler it is the id of the server
 * process. Behind a pooler two sessions compare their server processes: a session pooler never changes nor
 * shares them.
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
    // The first session holds the pooler's only server connection: a session pooler.
    if (isAnswerMissing(error)) return false;
    throw error;
  } finally {
    await Promise.all(sessions.map((session) => session.end().catch(() => {})));
  }
}

async function readServerPid(session: pg.Client): Promise<number> {
  const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]!.pid;
}
