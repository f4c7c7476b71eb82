import pg from 'pg';
import { isAnswerMissing } from './lost-connection.js';

/** How often two sessions compare their server processes: a transaction pooler may separate them by chance. */
const COMPARISONS = 10;

/** Milliseconds that a query may take, including the wait for a server connection. */
const QUERY_TIMEOUT = 5_000;

/**
 * Returns whether a connection string goes through a pooler that may run each transaction on another server
 * session (PgBouncer's pool_mode transaction or statement).
 * @throws what pg throws where the database cannot be reached.
 */
export async function detectTransactionPooler(connectionString: string): Promise<boolean> {
  return withSession(connectionString, (session) => isTransactionPooled(session, connectionString));
}

/**
 * Returns the same of a connected session.
 *
 * A pooler invents the process id in the connection handshake; without a pooler it is the id of the server
 * process. Behind a pooler two sessions compare their server processes: a session pooler never changes nor
 * shares them.
 */
export async function isTransactionPooled(
  session: pg.Client,
  connectionString: string,
): Promise<boolean> {
  const ownPid = await readServerPid(session);
  if (ownPid === (session as unknown as { processID: number }).processID) return false;
  try {
    return await withSession(connectionString, async (other) => {
      for (let comparison = 0; comparison < COMPARISONS; comparison++) {
        if ((await readServerPid(other)) === ownPid) return true;
        if ((await readServerPid(session)) !== ownPid) return true;
      }
      return false;
    });
  } catch (error) {
    // The given session holds the pooler's only server connection: a session pooler.
    if (isAnswerMissing(error)) return false;
    throw error;
  }
}

async function withSession<T>(
  connectionString: string,
  use: (session: pg.Client) => Promise<T>,
): Promise<T> {
  const session = new pg.Client({ connectionString, query_timeout: QUERY_TIMEOUT });
  session.on('error', () => {});
  try {
    await session.connect();
    return await use(session);
  } finally {
    await session.end().catch(() => {});
  }
}

async function readServerPid(session: pg.Client): Promise<number> {
  const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]!.pid;
}
