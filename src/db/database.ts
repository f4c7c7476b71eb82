import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { CHANNELS } from './channels.js';
import { toIsoTimestamp } from './iso-timestamp.js';
import { parseJson } from './json.js';
import { Listener } from './listener.js';
import { ANSWER_MARGIN, KEEP_ALIVE } from './lost-connection.js';
import { PrismaClient } from './prisma/client.js';
import { createStatementNames } from './statement-names.js';
import { UnnamedClient } from './unnamed-client.js';

/** How long one statement of a request may run, in milliseconds. */
export const STATEMENT_TIMEOUT = 10_000;

/** How long a statement of a request waits for a lock, in milliseconds: merging and erasing take longer. */
export const LOCK_TIMEOUT = 3_000;

/**
 * The connections to PostgreSQL: one pool, which Prisma shares. The pool returns timestamps as ISO 8601 in
 * UTC with milliseconds, dates as YYYY-MM-DD, int8 as numbers, and JSON with all digits of its
 * numbers.
 */
export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Notifications from all processes, this one among them; connected only with the option `listen`. */
  listener: Listener;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  connectionString: string;
  /** For the listener, which needs a session of its own; default: `connectionString`. */
  directConnectionString?: string;
  /** Whether `connectionString` goes through a transaction pooler; see `detectTransactionPooler`. */
  isPooled?: boolean;
  /** Whether to receive notifications; a command that ends soon need not. */
  listen?: boolean;
  /** Maximum size of the pool; default: 10. */
  connections?: number;
  /** Milliseconds for one statement; 0: no limit, for locks neither (commands). Not with `isPooled`. */
  statementTimeout?: number;
  /** Another client class for the pool: a test that counts statements. */
  Client?: typeof pg.Client;
}

/** Connects to a migrated database. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const Client = options.Client ?? (options.isPooled ? UnnamedClient : pg.Client);
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5_000,
    ...KEEP_ALIVE,
    ...createTimeLimits(options),
    types: { getTypeParser } as pg.CustomTypesConfig,
    Client: Client as never,
  });
  pool.on('error', () => {}); // A lost idle connection is replaced at the next query.
  const nameStatement = createStatementNames('prisma', 500);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, {
      statementNameGenerator: ({ sql }) => nameStatement(sql) as string,
    }),
    // A secret and a large value: read only where selected.
    omit: { source: { token: true }, recordLink: { listState: true } },
  }) as unknown as PrismaClient;
  const listener = new Listener(
    options.directConnectionString ?? options.connectionString,
    Object.values(CHANNELS),
  );
  if (options.listen) await listener.open();
  return {
    pool,
    prisma,
    listener,
    async close() {
      await listener.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** The pool's time limits for statements and locks, and for the answers to statements. */
function createTimeLimits({ isPooled, statementTimeout }: DatabaseOptions): pg.PoolConfig {
  const statement_timeout = statementTimeout ?? STATEMENT_TIMEOUT;
  const query_timeout = statement_timeout + ANSWER_MARGIN;
  // A transaction pooler refuses the others in the connection handshake: the role has them.
  if (isPooled) return { query_timeout };
  if (statementTimeout === 0) return { onConnect: liftTimeLimits };
  return { statement_timeout, lock_timeout: LOCK_TIMEOUT, query_timeout };
}

/** Lifts the time limits that a role may have; pg leaves a limit of 0 out of the handshake. */
export async function liftTimeLimits(client: pg.ClientBase): Promise<void> {
  await client.query('set statement_timeout = 0; set lock_timeout = 0');
}

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;
const JSON_TYPES = [114, 3802];

/**
 * The parsers of pg, except for timestamps, dates, int8 and JSON: pg makes local Dates and strings of the first
 * three, and rounds the numbers of the last.
 */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === TIMESTAMPTZ) return toIsoTimestamp;
  if (oid === DATE) return (value) => value;
  if (oid === INT8) return Number;
  if (JSON_TYPES.includes(oid)) return (text) => parseJson(text);
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
