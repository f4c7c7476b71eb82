import type pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import type { JobQueue } from '../db/job-queue.js';
import { inTransaction } from '../db/transaction.js';
import { BELIEVED } from '../ingest/vanish-activities.js';
import { hasList } from '../sources/registry.js';
import type { Goal } from './read-list.js';

/** How many links are made into jobs at once. */
const PORTION = 200;

/** Jobs that may wait: what is due beyond them stays so, and is not made into jobs that grow old. */
const MOST_WAITING = 1_000;

/** How often a list is read from its first page to its last, whatever is known of it, in seconds. */
const FULL_EVERY = 86_400;

/**
 * Makes jobs of the links that are due, or whose reader has died. Every process may do so.
 * @param claimSeconds a link is due again after this, unless it is being read or was read: its job may
 *   have been taken by a worker that died before it began. A job that still waits is not added again.
 * @returns whether there may be more.
 */
export async function scheduleDue(
  pool: pg.Pool,
  queue: JobQueue,
  claimSeconds: number,
): Promise<boolean> {
  if ((await queue.countWaiting()) >= MOST_WAITING) return false;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<RecordReference & { recordId: string; system: string }>(
      `with due as (
         select l.source_id, l.object, l.external_id, s.system
           from source s join record_link l on l.source_id = s.id
          where s.url is not null and s.enabled
            -- now() is one instant, which an index can find; clock_timestamp() is not.
            and (l.next_at <= now() and l.lease_id is null
              or l.lease_id is not null and l.lease_until < now())
          order by l.next_at limit ${PORTION} for update of l skip locked
       )
       update record_link l set next_at = now() + $1 * interval '1 second',
          lease_id = null, lease_until = null
         from due
        where l.source_id = due.source_id and l.object = due.object
          and l.external_id = due.external_id
       returning l.source_id as "sourceId", l.object, l.external_id as "externalId",
          l.record_id as "recordId", due.system`,
      [claimSeconds],
    );
    const listed = rows.filter(({ system, object }) => hasList(system, object));
    await queue.add(
      client,
      listed.map(({ sourceId, recordId }) => ({ sourceId, recordId })),
    );
    const others = rows.filter((row) => !listed.includes(row));
    if (others.length > 0) await putOff(client, others);
    return rows.length === PORTION;
  });
}

/** Links of records that have no list of their own are not looked at again for a day. */
async function putOff(client: pg.PoolClient, links: RecordReference[]): Promise<void> {
  await client.query(
    `update record_link l set next_at = clock_timestamp() + interval '1 day'
       from unnest($1::uuid[], $2::text[], $3::text[]) n (source_id, object, external_id)
      where l.source_id = n.source_id and l.object = n.object and l.external_id = n.external_id`,
    [
      links.map(({ sourceId }) => sourceId),
      links.map(({ object }) => object),
      links.map(({ externalId }) => externalId),
    ],
  );
}

/** A link, and how far it is to be read on schedule. */
export interface PlannedReading {
  link: RecordReference;
  goal: Goal;
}

/**
 * How the links of a record at one source are to be read: what is new, and what was not read yet; all of
 * it once a day, and again soon where something was missing in the last such reading. One that failed is
 * left alone until it is to be tried again.
 */
export async function planReadings(
  pool: pg.Pool,
  sourceId: string,
  recordId: string,
): Promise<PlannedReading[]> {
  const { rows } = await pool.query<RecordReference & { system: string; full: boolean }>(
    `select l.source_id as "sourceId", l.object, l.external_id as "externalId", s.system,
        l.verified_at is null or l.reading is null
          or l.verified_at < clock_timestamp() - interval '1 second' * case
               -- What is missing for good stands in another list of the record.
               when jsonb_path_exists(l.reading, '$.missing.* ? (@ < ${BELIEVED})')
                 then s.every_seconds / 2
               -- Lists that were first read together are not all read again together.
               else ${FULL_EVERY} * (0.75 + 0.5 * (abs(hashtext(l.external_id)) % 1000) / 1000) end
          as full
       from record_link l join source s on s.id = l.source_id
      where l.source_id = $1 and l.record_id = $2
        and (l.retry_at is null or l.retry_at <= clock_timestamp())`,
    [sourceId, recordId],
  );
  return rows
    .filter(({ system, object }) => hasList(system, object))
    .map(({ sourceId, object, externalId, full }) => ({
      link: { sourceId, object, externalId },
      goal: full ? { head: true, full } : { head: true, downTo: null },
    }));
}
