import path from 'node:path';
import { z } from 'zod';
import { CommandError, echo } from './errors.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const KEEP_DAYS = 'must be a whole number of days from 1 to 3650';

const databaseUrl = z
  .string()
  .refine(isPostgresUrl, 'must be a URL like postgresql://user:password@host:5432/database');

const secretKey = z.string().min(32, 'must have at least 32 characters');

const onOrOff = z
  .enum(['on', 'off'], 'must be on or off')
  .default('on')
  .transform((value) => value === 'on');

const LEASE = 'must be a whole number of seconds from 1 to 60';

const environmentSchema = z
  .object({
    DATABASE_URL: databaseUrl.optional(),
    DIRECT_DATABASE_URL: databaseUrl.optional(),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
      .default('127.0.0.1'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
      .default(4000),
    SECRET_KEY: secretKey.optional(),
    SECRET_KEY_PREVIOUS: secretKey.optional(),
    MIGRATE: onOrOff,
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    DATA_DIR: z.string().default('.data'),
    WORKER: onOrOff,
    DASHBOARD: onOrOff,
    GRAPHIQL: onOrOff,
    INTROSPECTION: onOrOff,
    PERSISTED_OPERATIONS: z
      .enum(['off', 'allow', 'only'], 'must be off, allow or only')
      .default('off'),
    PERSISTED_OPERATIONS_FILE: z.string().optional(),
    ALLOW_INSECURE_SOURCES: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
    LEASE_SECONDS: z
      .string()
      .regex(/^\d{1,2}$/, LEASE)
      .transform(Number)
      .refine((seconds) => seconds >= 1 && seconds <= 60, LEASE)
      .default(30),
    CHANGES_KEEP_DAYS: z
      .string()
      .regex(/^\d{1,4}$/, KEEP_DAYS)
      .transform(Number)
      .refine((days) => days >= 1 && days <= 3650, KEEP_DAYS)
      .default(30),
  })
  .refine((env) => env.DATABASE_URL === undefined || env.SECRET_KEY !== undefined, {
    path: ['SECRET_KEY'],
    message: 'is required with DATABASE_URL (at least 32 characters): cursors are signed with it',
  })
  .refine((env) => env.DIRECT_DATABASE_URL === undefined || env.DATABASE_URL !== undefined, {
    path: ['DIRECT_DATABASE_URL'],
    message: 'requires DATABASE_URL',
  })
  .refine((env) => env.PERSISTED_OPERATIONS === 'off' || env.PERSISTED_OPERATIONS_FILE, {
    path: ['PERSISTED_OPERATIONS_FILE'],
    message: 'is required with PERSISTED_OPERATIONS: a JSON file of hashes to documents',
  });

export interface Config {
  /** Absent: the embedded PostgreSQL below `dataDir` is used. */
  databaseUrl?: string;
  /** A direct connection, not through a transaction pooler; default: `databaseUrl`. */
  directDatabaseUrl?: string;
  host: string;
  /** 0: the operating system chooses a free port. */
  port: number;
  /** Absent only without `databaseUrl`: then one is generated and stored below `dataDir`. */
  secretKey?: string;
  /** The previous secret, during a rotation: its tokens and cursors stay valid. */
  previousSecretKey?: string;
  migrate: boolean;
  /** Whether `serve` also reads sources on schedule. */
  worker: boolean;
  /** Whether / shows the dashboard. */
  dashboard: boolean;
  /** Whether /graphql shows GraphiQL to browsers. */
  graphiql: boolean;
  /** Whether clients may read the schema. */
  introspection: boolean;
  /** Which operations clients may send by their hash, and whether they may send others; absent: none. */
  persistedOperations?: { mode: 'allow' | 'only'; file: string };
  /** Whether sources on other hosts may use http:. */
  allowInsecureSources: boolean;
  /** Seconds that a lease on a source's list lasts without a heartbeat. */
  leaseSeconds: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Absolute path of the folder for the embedded PostgreSQL and the generated secrets. */
  dataDir: string;
  /** Retention of the change feed, in days. */
  changesKeepDays: number;
}

/** Variables whose values never appear in an error. */
const SECRET_NAMES = new Set([
  'SECRET_KEY',
  'SECRET_KEY_PREVIOUS',
  'DATABASE_URL',
  'DIRECT_DATABASE_URL',
]);

/**
 * Reads the configuration from environment variables; an empty variable counts as absent. Nothing else
 * reads the environment, except --token-env.
 * @throws {CommandError} that names each invalid variable, its value (unless secret) and the reason.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  );
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const value = present[name];
      const shown = value === undefined || SECRET_NAMES.has(name) ? '' : `, got ${echo(value)}`;
      return `${name} ${issue.message}${shown}`;
    });
    throw new CommandError(`Invalid configuration:\n  ${lines.join('\n  ')}`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    directDatabaseUrl: env.DIRECT_DATABASE_URL ?? env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    secretKey: env.SECRET_KEY,
    previousSecretKey: env.SECRET_KEY_PREVIOUS,
    migrate: env.MIGRATE,
    worker: env.WORKER,
    dashboard: env.DASHBOARD,
    graphiql: env.GRAPHIQL,
    introspection: env.INTROSPECTION,
    persistedOperations:
      env.PERSISTED_OPERATIONS === 'off'
        ? undefined
        : {
            mode: env.PERSISTED_OPERATIONS,
            file: path.resolve(env.PERSISTED_OPERATIONS_FILE ?? ''),
          },
    allowInsecureSources: env.ALLOW_INSECURE_SOURCES === '1',
    leaseSeconds: env.LEASE_SECONDS,
    logLevel: env.LOG_LEVEL,
    dataDir: path.resolve(env.DATA_DIR),
    changesKeepDays: env.CHANGES_KEEP_DAYS,
  };
}

function isPostgresUrl(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return (protocol === 'postgresql:' || protocol === 'postgres:') && hostname !== '';
  } catch {
    return false;
  }
}
