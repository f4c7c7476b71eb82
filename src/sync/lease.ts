import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import { prepared } from '../db/statement-names.js';
import type { SourceConfig } from '../sources/source-definition.js';
import type { Region } from './region.js';

/** What is known of a list between two readings. */
export type Reading = Region & {
  /** In how many complete readings in a row activities were missing, by their external ids. */
  missing: Record<string, number>;
  /** Since when complete readings lack most of what was here, ISO 8601; absent: they do not. */
  lostSince?: string | undefined;
};

/** A link that this process alone reads, and all that it is read with. */
export interface LeasedLink extends RecordReference {
  leaseId: string;
  organizationId: string;
  recordId: string;
  /** Of its source. */
  slug: string;
  reading: Reading | null;
  failures: number;
  /** Whether it failed, and is read sooner than it was to be tried again: a reader insists. */
  isEarly: boolean;
  system: string;
  url: string;
  config: SourceConfig;
  token: Buffer | null;
  /** When the lease began, ISO 8601, by the clock of PostgreSQL. */
  since: string;
}

/** Somebody else reads the link now: this process was too slow to say that it still does. */
export class LeaseLost extends Error {}

/**
 * SQL that, joined to a statement that is a transaction of its own, lets its commit not wait for the disk:
 * what a crash of PostgreSQL takes away of a lease or of a reading's progress is read again.
 */
const UNHURRIED = "(select set_config('synchronous_commit', 'off', true)) unhurried";

/**
 * Takes a link, where nobody has it and its source is read live.
 * @param seconds for how long, unless it is extended.
 * @param unlessSince it is not taken where its newest page was asked for at this instant or later, in
 *   milliseconds since 1970; null: in any case.
 */
export async function takeLease(
  pool: pg.Pool,
  { sourceId, object, externalId }: RecordReference,
  seconds: number,
  unlessSince: number | null = null,
): Promise<LeasedLink | null> {
  const { rows } = await pool.query<LeasedLink>(
    prepared(
      `update record_link l
        set lease_id = $4, lease_until = clock_timestamp() + $5 * interval '1 second'
       from source s, ${UNHURRIED}
      where l.source_id = $1 and l.object = $2 and l.external_id = $3
        and s.id = l.source_id and s.url is not null and s.enabled
        and (l.lease_id is null or l.lease_until < clock_timestamp())
        and ($6::timestamptz is null or l.as_of is null or l.as_of < $6)
      returning l.source_id as "sourceId", l.object, l.external_id as "externalId",
        l.lease_id as "leaseId", l.organization_id as "organizationId",
        l.record_id as "recordId", l.reading, l.failures,
        coalesce(l.retry_at > clock_timestamp(), false) as "isEarly", s.slug, s.system, s.url, s.config, s.token,
        clock_timestamp() as since`,
      [
        sourceId,
        object,
        externalId,
        randomUUID(),
        seconds,
        unlessSince === null ? null : new Date(unlessSince).toISOString(),
      ],
    ),
  );
  return rows[0] ?? null;
}

/** Whether somebody has a link. */
export async function isLeased(
  pool: pg.Pool,
  { sourceId, object, externalId }: RecordReference,
): Promise<boolean> {
  const { rows } = await pool.query<{ taken: boolean }>(
    `select lease_id is not null and lease_until >= clock_timestamp() as taken from record_link
      where source_id = $1 and object = $2 and external_id = $3`,
    [sourceId, object, externalId],
  );
  return rows[0]?.taken ?? false;
}

/**
 * Says again and again that a lease is still held.
 * @returns ends it.
 */
export function keepLease(pool: pg.Pool, link: LeasedLink, seconds: number): () => void {
  const timer = setInterval(
    () => {
      pool
        .query(
          `update record_link set lease_until = clock_timestamp() + $2 * interval '1 second'
             from ${UNHURRIED}
            where lease_id = $1 and source_id = $3 and object = $4 and external_id = $5`,
          [link.leaseId, seconds, link.sourceId, link.object, link.externalId],
        )
        .catch(() => {}); // Said again soon; what is stored asks for the lease anyway.
    },
    (seconds * 1_000) / 3,
  );
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Changes a leased link.
 * @param set SQL after `set`, with parameters from $5 on.
 * @throws {LeaseLost} where somebody else has it by now, or it is gone.
 */
export async function updateLeased(
  client: pg.Pool | pg.PoolClient,
  { sourceId, object, externalId, leaseId }: LeasedLink,
  set: string,
  values: unknown[] = [],
): Promise<void> {
  // With the items of a page it is as lasting as they are.
  const isAlone = client instanceof pg.Pool;
  const { rowCount } = await client.query(
    prepared(
      `update record_link l set ${set} ${isAlone ? `from ${UNHURRIED}` : ''}
        where l.source_id = $1 and l.object = $2 and l.external_id = $3 and l.lease_id = $4`,
      [sourceId, object, externalId, leaseId, ...values],
    ),
  );
  if (rowCount !== 1) throw new LeaseLost(`the lease of ${externalId} is lost`);
}
