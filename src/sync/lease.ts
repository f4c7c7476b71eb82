import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import { isAhead } from '../db/clock.js';
import { preparedQuery } from '../db/statement-names.js';
import type { SourceErrorCode } from '../sources/client/source-failure.js';
import type { SourceConfig } from '../sources/source-definition.js';
import type { SyncedRange } from './synced-range.js';

/** What is known of a list between two readings; JSON, stored in the column record_link.reading. */
export type ListState = SyncedRange & {
  /** The number of consecutive full syncs in which an activity was missing, by external id. */
  missing: Record<string, number>;
  /** Since when most stored items are missing from full syncs, ISO 8601; absent: they are not. */
  lostSince?: string | undefined;
};

/** A link on which this process holds the lease, with everything that reading it needs. */
export interface LeasedLink extends RecordReference {
  leaseId: string;
  organizationId: string;
  recordId: string;
  /** Null: the list was never read. */
  listState: ListState | null;
  /** Failed attempts in a row. */
  failures: number;
  /** Whether it was taken before `retry_at`, which the last attempt set as it failed. */
  isBeforeRetry: boolean;
  /** The slug of its source. */
  slug: string;
  system: string;
  url: string;
  config: SourceConfig;
  /** Encrypted. */
  token: Buffer | null;
  /** The interval at which the source's links are read on schedule. */
  everySeconds: number;
  /** When the lease began, ISO 8601, by PostgreSQL's clock. */
  since: string;
}

/** The lease expired and was taken over, or the link is gone. */
export class LeaseLost extends Error {}

/**
 * Joined to a statement that is a transaction of its own, turns on asynchronous commit: losing a lease or
 * a reading's progress in a crash of PostgreSQL only causes a re-read.
 */
export const ASYNC_COMMIT = "(select set_config('synchronous_commit', 'off', true)) async_commit";

/** The columns of a {@link LeasedLink}, of `record_link l` and its `source s`. */
export const LEASED_LINK = `l.source_id as "sourceId", l.object, l.external_id as "externalId",
  l.lease_id as "leaseId", l.organization_id as "organizationId", l.record_id as "recordId",
  l.reading as "listState", l.failures, coalesce(l.retry_at > clock_timestamp(), false) as "isBeforeRetry",
  s.slug, s.system, s.url, s.config, s.token, s.every_seconds as "everySeconds",
  clock_timestamp() as since`;

/** SQL: whether the lease of a link has expired, or was taken while the clock was ahead. */
const LEASE_EXPIRED = `(lease_until < clock_timestamp() or ${isAhead('lease_until')})`;

/**
 * Takes the lease on a link, unless another reader holds it or its source is not read live.
 * @param seconds how long the lease lasts unless it is extended.
 * @param unlessReadSince do not take it where the newest page was requested at this timestamp or later, in
 *   milliseconds since 1970; null: take it in any case.
 */
export async function takeLease(
  pool: pg.Pool,
  { sourceId, object, externalId }: RecordReference,
  seconds: number,
  unlessReadSince: number | null = null,
): Promise<LeasedLink | null> {
  const { rows } = await pool.query<LeasedLink>(
    preparedQuery(
      `update record_link l
        set lease_id = $4, lease_until = clock_timestamp() + $5 * interval '1 second'
       from source s, ${ASYNC_COMMIT}
      where l.source_id = $1 and l.object = $2 and l.external_id = $3
        and s.id = l.source_id and s.url is not null and s.enabled
        and (l.lease_id is null or ${LEASE_EXPIRED})
        and ($6::timestamptz is null or l.as_of is null or l.as_of < $6 or ${isAhead('l.as_of')})
      returning ${LEASED_LINK}`,
      [
        sourceId,
        object,
        externalId,
        randomUUID(),
        seconds,
        unlessReadSince === null ? null : new Date(unlessReadSince).toISOString(),
      ],
    ),
  );
  return rows[0] ?? null;
}

/** Whether a reader of any process holds the lease on a link. */
export async function isLeased(
  pool: pg.Pool,
  { sourceId, object, externalId }: RecordReference,
): Promise<boolean> {
  const { rows } = await pool.query<{ taken: boolean }>(
    `select lease_id is not null and not ${LEASE_EXPIRED} as taken from record_link
      where source_id = $1 and object = $2 and external_id = $3`,
    [sourceId, object, externalId],
  );
  return rows[0]?.taken ?? false;
}

/**
 * Extends a lease at an interval, until the returned function is called.
 * @param seconds how long the lease lasts after each extension.
 */
export function keepLease(pool: pg.Pool, link: LeasedLink, seconds: number): () => void {
  const timer = setInterval(
    () => {
      pool
        .query(
          `update record_link set lease_until = clock_timestamp() + $2 * interval '1 second'
             from ${ASYNC_COMMIT}
            where lease_id = $1 and source_id = $3 and object = $4 and external_id = $5`,
          [link.leaseId, seconds, link.sourceId, link.object, link.externalId],
        )
        .catch(() => {}); // The next extension follows soon, and every write checks the lease.
    },
    (seconds * 1_000) / 3,
  );
  timer.unref();
  return () => clearInterval(timer);
}

/** A timestamp as its distance from now by PostgreSQL's clock, in seconds; negative: in the past. */
type SecondsFromNow = number;

export const NOW: SecondsFromNow = 0;

/** The columns of a link that its reader sets. An absent one stays as it is. */
export interface LinkChanges {
  listState?: ListState;
  /** ISO 8601. */
  completeDownTo?: string | null;
  complete?: boolean;
  rejectedItems?: number;
  warnings?: number;
  /** Raises warnings to this number where it is lower. */
  minWarnings?: number;
  /** Raises rejected_items to this number where it is lower. */
  minRejectedItems?: number;
  /** When the newest page was requested; ignored where a later request is stored. */
  asOf?: SecondsFromNow;
  verifiedAt?: SecondsFromNow;
  failures?: number;
  errorCode?: SourceErrorCode | null;
  errorMessage?: string | null;
  errorAt?: SecondsFromNow | null;
  retryAt?: SecondsFromNow | null;
  nextAt?: SecondsFromNow;
  leaseId?: null;
  leaseUntil?: null;
}

const fromNow = (parameter: string) =>
  `clock_timestamp() + ${parameter}::float8 * interval '1 second'`;

/** How each of {@link LinkChanges} is set, given the name of its parameter. */
const SETTERS: Record<keyof LinkChanges, (parameter: string) => string> = {
  listState: (it) => `reading = ${it}::jsonb`,
  completeDownTo: (it) => `complete_down_to = ${it}::timestamptz`,
  complete: (it) => `complete = ${it}::bool`,
  warnings: (it) => `warnings = ${it}::int`,
  minWarnings: (it) => `warnings = greatest(warnings, ${it}::int)`,
  rejectedItems: (it) => `rejected_items = ${it}::int`,
  minRejectedItems: (it) => `rejected_items = greatest(rejected_items, ${it}::int)`,
  asOf: (it) =>
    `as_of = case when as_of <= clock_timestamp() then greatest(as_of, ${fromNow(it)}) else ${fromNow(it)} end`,
  verifiedAt: (it) => `verified_at = ${fromNow(it)}`,
  failures: (it) => `failures = ${it}::int`,
  errorCode: (it) => `error_code = ${it}::text`,
  errorMessage: (it) => `error_message = ${it}::text`,
  errorAt: (it) => `error_at = ${fromNow(it)}`,
  retryAt: (it) => `retry_at = ${fromNow(it)}`,
  nextAt: (it) => `next_at = ${fromNow(it)}`,
  leaseId: (it) => `lease_id = ${it}::uuid`,
  leaseUntil: (it) => `lease_until = ${it}::timestamptz`,
};

/**
 * Changes a leased link; without changes, only checks the lease and locks the row until the transaction
 * ends. In a transaction the change is as durable as the rest of it.
 * @throws {LeaseLost} where the lease was taken over, or the link is gone.
 */
export async function updateLeased(
  client: pg.Pool | pg.PoolClient,
  { sourceId, object, externalId, leaseId }: LeasedLink,
  changes: LinkChanges,
): Promise<void> {
  const values: unknown[] = [sourceId, object, externalId, leaseId];
  const set: string[] = [];
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    values.push(value);
    set.push(SETTERS[name as keyof LinkChanges](`$${values.length}`));
  }
  if (set.length === 0) set.push('lease_id = l.lease_id');
  const { rowCount } = await client.query(
    preparedQuery(
      `update record_link l set ${set.join(', ')}
         ${client instanceof pg.Pool ? `from ${ASYNC_COMMIT}` : ''}
        where l.source_id = $1 and l.object = $2 and l.external_id = $3 and l.lease_id = $4`,
      values,
    ),
  );
  if (rowCount !== 1) throw new LeaseLost(`the lease of ${externalId} is lost`);
}
