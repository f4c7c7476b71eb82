import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { CHANNELS } from './channels.js';
import { Listener } from './listener.js';
import { PrismaClient } from './prisma/client.js';
import { createStatementNames } from './statement-names.js';

/** How long one statement of a request may run before it is cut off, in milliseconds. */
const STATEMENT_TIMEOUT = 10_000;

/** How long a request waits for a lock, in milliseconds: somebody merges or erases records. */
const LOCK_TIMEOUT = 3_000;

/**
 * PostgreSQL as the gateway uses it: one pool, which Prisma shares. The pool gives timestamps as
 * ISO 8601 in UTC with milliseconds, days as YYYY-MM-DD and int8 as numbers.
 */
export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Announcements of other processes; connected only where `listen` was asked for. */
  listener: Listener;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  connectionString: string;
  /** A session of its own, past any pooler; for the listener. */
  directConnectionString?: string;
  /** Whether to listen to announcements; a command that ends at once need not. */
  listen?: boolean;
  /** Most connections of the pool. */
  connections?: number;
  /** Milliseconds for one statement; 0: as long as it takes, locks too (commands). */
  statementTimeout?: number;
  /** Another client class for the pool: a test that counts statements. */
  Client?: typeof pg.Client;
}

/** Connects to a migrated database. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: options.statementTimeout ?? STATEMENT_TIMEOUT,
    lock_timeout: options.statementTimeout === 0 ? 0 : LOCK_TIMEOUT,
    types: { getTypeParser } as pg.CustomTypesConfig,
    ...(options.Client ? { Client: options.Client as never } : {}),
  });
  pool.on('error', () => {}); // A lost idle connection is replaced at the next query.
  const nameStatement = createStatementNames('prisma', 500);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, {
      statementNameGenerator: ({ sql }) => nameStatement(sql) as string,
    }),
    // A secret, and what may be long: who needs them asks for them.
    omit: { source: { token: true }, recordLink: { reading: true } },
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

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;

/** The parsers of pg, but for the types that it would make a local Date or a text of. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === TIMESTAMPTZ) return parseTimestamp;
  if (oid === DATE) return (value) => value;
  if (oid === INT8) return Number;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

/** 2026-04-29 15:30:00.12+00 → 2026-04-29T15:30:00.120Z */
function parseTimestamp(value: string): string {
  if (!value.endsWith('+00') || value.charCodeAt(4) !== 45) return new Date(value).toISOString();
  const fraction = value.slice(20, -3).padEnd(3, '0');
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`;
}
