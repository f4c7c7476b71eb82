import type pg from 'pg';
import { NIL } from 'uuid';
import { CLOCK_TOLERANCE, isAhead } from '../db/clock.js';
import type { Database } from '../db/database.js';
import { CONFIRMATIONS } from '../ingest/vanish-activities.js';
import { hasList } from '../sources/registry.js';
import { ASYNC_COMMIT, LEASED_LINK, type LeasedLink, updateLeased } from './lease.js';
import type { Goal } from './read-list.js';

// The queue of scheduled readings is record_link itself: next_at is when a link is due, and the lease
// marks its reader. A table of jobs besides (pg-boss, as it was) would be a second queue to keep in step
// with this one, and could not replace it: the lease with its heartbeat is what detects a dead worker
// within seconds and keeps live reads and workers off the same list, and next_at carries the intervals
// and the backoff. So workers claim due links directly, with `for update skip locked`.

/** The most links that one organization gets in a turn. */
const TURN_SIZE = 4;

/** Expired leases that are released in one statement. */
const RELEASE_SIZE = 200;

/** Postponed links that are made due in one statement. */
const RECALL_SIZE = 1_000;

/** The interval of full syncs, in seconds. */
const FULL_SYNC_INTERVAL = 86_400;

/** After how many seconds a link without a list is checked again: a new version may support its list. */
const NO_LIST_INTERVAL = 86_400;

/**
 * Whether a claimed link needs a full sync: it never had one, or the last is a day ago; soon again where
 * that sync found something missing, so that a second one confirms it.
 */
const NEEDS_FULL_SYNC = `l.verified_at is null or l.reading is null or ${isAhead('l.verified_at')}
  or l.verified_at < clock_timestamp() - interval '1 second' * case
       -- An activity that is missing permanently is in another list of the record.
       when jsonb_path_exists(l.reading, '$.missing.* ? (@ < ${CONFIRMATIONS})') then s.every_seconds / 2
       -- Spread over half a day, so that lists that were first read together drift apart.
       else ${FULL_SYNC_INTERVAL} * (0.75 + 0.5 * (abs(hashtext(l.external_id)) % 1000) / 1000) end`;

/**
 * Claims up to $2 due links for $3 seconds, of the organizations after $1 in the order of their ids, and
 * not of the sources $4. The partial index record_link_due has exactly the due links of each source in
 * order, so what is read is bounded by the number of organizations and sources that are passed, never by
 * the number of links that are due. Within an organization, sources come in random order: each gets an
 * equal share of its turns.
 */
const CLAIM = `
  with due as (
    select turn.source_id, turn.object, turn.external_id
      from (select id from organization where id > $1 order by id) o
      cross join lateral (
        select link.*
          from (
            select id from source
             where organization_id = o.id and url is not null and enabled and id <> all($4::uuid[])
             order by random()
          ) s
          cross join lateral (
            select source_id, object, external_id from record_link
             -- now() is stable, so an index can find it; clock_timestamp() is not.
             where source_id = s.id and lease_id is null and next_at <= now()
             order by next_at limit ${TURN_SIZE} for update skip locked
          ) link
         limit ${TURN_SIZE}
      ) turn
     limit $2
  )
  update record_link l
     set lease_id = gen_random_uuid(), lease_until = clock_timestamp() + $3 * interval '1 second'
    from due, source s, ${ASYNC_COMMIT}
   where l.source_id = due.source_id and l.object = due.object and l.external_id = due.external_id
     and s.id = l.source_id
  returning ${LEASED_LINK}, ${NEEDS_FULL_SYNC} as full`;

/** A claimed link, and how far it is to be read. */
export interface ScheduledReading {
  link: LeasedLink;
  goal: Goal;
}

/**
 * Claims the links that are due, in fair turns between organizations and their sources. Every process
 * has a schedule of its own; the rows' locks and leases keep them apart.
 */
export class Schedule {
  /** The organization that had the last turn. */
  private last: string = NIL;

  /** @param leaseSeconds how long a claimed link is leased; its reader must extend the lease. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly leaseSeconds: number,
  ) {}

  /**
   * Leases due links, each with its goal: the newest items and those not read yet, or a full sync.
   * @param count the most links to claim.
   * @param others sources that get a turn only where nothing else is due.
   * @returns fewer than `count` also where more are due: nothing is due where it is empty.
   */
  async claim(count: number, others: readonly string[] = []): Promise<ScheduledReading[]> {
    for (;;) {
      let claimed = await this.claimRound(count, others);
      if (claimed.length === 0 && others.length > 0) claimed = await this.claimRound(count, []);
      const listed = claimed.filter(({ system, object }) => hasList(system, object));
      const unlisted = claimed.filter((link) => !listed.includes(link));
      await Promise.all(unlisted.map((link) => this.postpone(link)));
      if (listed.length > 0 || claimed.length === 0) {
        return listed.map(({ full, ...link }) => ({
          link,
          goal: full ? { newestPage: true, full } : { newestPage: true, downTo: null },
        }));
      }
    }
  }

  /**
   * Makes the links due whose reader died: their lease has expired.
   * @returns whether there may be more of them.
   */
  async releaseExpired(): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `with expired as (
         select source_id, object, external_id from record_link
          where lease_id is not null and (lease_until < now() or ${isAhead('lease_until')})
          order by lease_until limit ${RELEASE_SIZE} for update skip locked
       )
       update record_link l
          set lease_id = null, lease_until = null, next_at = least(l.next_at, now())
         from expired e
        where l.source_id = e.source_id and l.object = e.object and l.external_id = e.external_id`,
    );
    return rowCount === RELEASE_SIZE;
  }

  /** Claims links of the organizations after the last turn, then of those before. */
  private async claimRound(count: number, excluded: readonly string[]): Promise<ClaimedLink[]> {
    const claimed = await this.claimAfter(this.last, count, excluded);
    if (claimed.length < count && this.last !== NIL) {
      claimed.push(...(await this.claimAfter(NIL, count - claimed.length, excluded)));
    }
    return claimed;
  }

  private async claimAfter(
    organizationId: string,
    count: number,
    excluded: readonly string[],
  ): Promise<ClaimedLink[]> {
    // Not prepared: a generic plan does not know that few rows are claimed.
    const { rows } = await this.pool.query<ClaimedLink>(CLAIM, [
      organizationId,
      count,
      this.leaseSeconds,
      excluded,
    ]);
    const ids = rows.map((link) => link.organizationId).sort();
    this.last = ids.at(-1) ?? this.last;
    return rows;
  }

  /** Records without a list of their own are not read. */
  private postpone(link: LeasedLink): Promise<void> {
    const nextAt = NO_LIST_INTERVAL;
    return updateLeased(this.pool, link, { leaseId: null, leaseUntil: null, nextAt });
  }
}

type ClaimedLink = LeasedLink & { full: boolean };

/**
 * Makes the links due that are postponed beyond any interval: the clock was ahead when they were read last. Requests
 * may retry them, too.
 * @param signal stops it after the current portion.
 */
export async function recallPostponed({ pool }: Database, signal?: AbortSignal): Promise<void> {
  for (let count = RECALL_SIZE; count === RECALL_SIZE && !signal?.aborted; ) {
    const { rowCount } = await pool.query(
      `with postponed as (
         select link.* from source s cross join lateral (
           select source_id, object, external_id from record_link
            where source_id = s.id and lease_id is null
              -- More than any interval with its jitter, any wait and the tolerance of the clock together.
              and next_at > now() + s.every_seconds * interval '1.1 seconds'
                + interval '${NO_LIST_INTERVAL + CLOCK_TOLERANCE} seconds'
            limit ${RECALL_SIZE} for update skip locked
         ) link limit ${RECALL_SIZE}
       )
       update record_link l set next_at = now(), retry_at = null
         from postponed p
        where l.source_id = p.source_id and l.object = p.object and l.external_id = p.external_id`,
    );
    count = rowCount ?? 0;
  }
}
