import { setTimeout as sleep } from 'node:timers/promises';
import { type RecordReference, referenceKey } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { UPSTREAM_LIMITS, type UpstreamLimits } from '../sources/client/request-policy.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import { UpstreamClient } from '../sources/client/upstream-client.js';
import {
  isLeased,
  keepLease,
  type LeasedLink,
  LeaseLost,
  type LinkChanges,
  takeLease,
  updateLeased,
} from './lease.js';
import { AFTER_INTERNAL_ERROR, AFTER_STOP, afterFailure, afterSuccess } from './next-attempt.js';
import {
  NO_READ_COUNTS,
  progressChanges,
  type ReadContext,
  type ReadCounts,
  type ReadLog,
  readLink,
} from './read-link.js';
import type { Goal } from './read-list.js';
import type { ItemProblem } from './read-page.js';
import { type Caller, ReadingSlots, type Release, type SlotLimits } from './reading-slots.js';
import { isReadToEnd } from './synced-range.js';

export interface SyncOptions {
  database: Database;
  vault: TokenVault;
  /** After how long a lease that is not renewed expires, in seconds. */
  leaseSeconds?: number;
  limits?: Partial<UpstreamLimits>;
  /** Limits of concurrent readings for requests; SLOT_LIMITS by default. */
  slots?: SlotLimits;
  /** Called with the problems of the items of a page that are rejected, at least one of each. */
  onRejected?(link: LeasedLink, problems: ItemProblem[]): void;
  /**
   * Called with what could not be read, or not as it came: fields of items and, with `id` null, what a page says
   * of its list, or a list that does not match its totals.
   */
  onWarnings?(link: LeasedLink, fields: ItemProblem[]): void;
  /** Called with the failure of a source. */
  onFailure?(link: LeasedLink, failure: SourceFailure): void;
  /** Called with an error of the gateway or its database: no failure of a source. @param what what failed. */
  onInternalError?(what: string, error: unknown): void;
}

export const LEASE_SECONDS = 30;

/** How a reading of one link ended: at its goal, or before, where the source or the gateway failed or nobody waited. */
export interface ReadOutcome {
  counts: ReadCounts;
  /**
   * The failure of the source; null: none, also where the reading ended early because the process stops or
   * because of an error of the gateway, which only `onInternalError` receives.
   */
  failure: SourceFailure | null;
  /**
   * read: this call held the link's lease until the reading ended; joined: it waited for a reading of this
   * process that did; notRead: another process holds the lease, or nobody reads the link.
   */
  how: 'read' | 'joined' | 'notRead';
  /** Whether this call left nothing of the list to be read: see isReadToEnd. */
  isReadToEnd: boolean;
}

/** A reading that a request waits for, and until when. */
export interface LiveRead {
  caller: Caller;
  /** Aborted when the request stops waiting. */
  signal: AbortSignal;
  /** Whether a reading that has begun continues to its goal after the request stops waiting. */
  runsToGoal: boolean;
  /** Called when the reading begins, or an ongoing one is joined. */
  onBegin(): void;
}

/** What to do while another reader reads the link. */
export type WhenBusy =
  /** Wait for it; its result is sufficient. */
  | 'useResult'
  /** Wait for it, then read, unless it began after this request and reaches as far. */
  | 'readAfter';

/**
 * The first and the longest interval of polling for the lease of another process, in milliseconds. The
 * interval grows, so that many waiting requests do not slow the reading down.
 */
const POLL = { first: 25, longest: 250 };

/**
 * Reads lists of records at upstream systems, each by one reader at a time across all processes, and stores
 * the outcome. A request for a list that this process is already reading joins that reading.
 */
export class Sync {
  readonly client: UpstreamClient;
  readonly vault: TokenVault;
  readonly leaseSeconds: number;
  private readonly readContext: ReadContext;
  private readonly stopping = new AbortController();
  private readonly slots: ReadingSlots;
  private readonly running = new Map<string, ReadJob>();

  constructor(private readonly options: SyncOptions) {
    const {
      database,
      vault,
      limits,
      onRejected,
      onWarnings,
      leaseSeconds = LEASE_SECONDS,
    } = options;
    this.vault = vault;
    this.client = new UpstreamClient({ ...UPSTREAM_LIMITS, ...limits });
    this.leaseSeconds = leaseSeconds;
    this.slots = new ReadingSlots(options.slots);
    this.readContext = {
      database,
      vault,
      client: this.client,
      onRejected: (link, problems) => onRejected?.(link, problems),
      onWarnings: (link, fields) => onWarnings?.(link, fields),
    };
  }

  /**
   * Reads a link. A reading continues as long as a request waits for it, or one wants it to run to its goal;
   * otherwise it stops at the next page boundary, with its progress saved. A reading for a live request begins at
   * once where a slot is free: of a request that does not wait, it reads one page. Where none is free, the request
   * waits for one, and nothing is read if it stops waiting before.
   * @param live the request that waits for it; null: a worker or a command, which limits itself.
   */
  async read(
    link: RecordReference,
    goal: Goal,
    whenBusy: WhenBusy = 'useResult',
    live: LiveRead | null = null,
  ): Promise<ReadOutcome> {
    const signal = live?.signal ?? this.stopping.signal;
    const requestedAt = performance.now();
    for (let isFirst = true; ; isFirst = false) {
      const opened = await this.joinOrBegin(link, goal, live);
      if (!opened) return NOT_READ;
      const { job, isJoined } = opened;
      const outcome = await job.wait(isJoined ? goal : null, live);
      // Joined a reading that has ended, well or not, or has read the newest page where this request wants no
      // more. One that did not get the lease waits for the other process below.
      if (isJoined && outcome.how === 'read') {
        const isSufficient = job.startedAt >= requestedAt && goesAsFar(job.goal, goal);
        if (whenBusy === 'useResult' || isSufficient) return { ...outcome, how: 'joined' };
        continue;
      }
      if (outcome.how === 'read' || this.stopping.signal.aborted) return outcome;
      const waited = await this.waitForLease(link, signal);
      // Where nobody held the lease, either the source is not live, or the lease was released just after this
      // process failed to take it: one more attempt tells.
      if (whenBusy === 'useResult' || signal.aborted || (!waited && !isFirst)) return outcome;
    }
  }

  /**
   * Reads a link whose lease this process already holds, to completion, and releases it. Requests of this
   * process for the link join the reading.
   */
  readLeased(link: LeasedLink, goal: Goal): Promise<ReadOutcome> {
    const job = this.begin(referenceKey(link), goal, null, async () => link);
    return job.wait(null, null);
  }

  /** Aborts the readings in progress, and waits until their leases are released. */
  async close(): Promise<void> {
    this.stopping.abort();
    const all = [...this.running.values()].map(({ done }) => done);
    await Promise.all([this.client.close(), Promise.allSettled(all)]);
  }

  /**
   * Joins the reading of a link in this process, or begins one. Calls `live.onBegin` synchronously where a
   * slot is free.
   * @returns null where the request stops waiting before a slot is free.
   */
  private async joinOrBegin(
    link: RecordReference,
    goal: Goal,
    live: LiveRead | null,
  ): Promise<{ job: ReadJob; isJoined: boolean } | null> {
    const name = referenceKey(link);
    for (;;) {
      const running = this.running.get(name);
      if (running) {
        live?.onBegin();
        return { job: running, isJoined: true };
      }
      let release: Release | null = null;
      if (live) {
        const request = { name, sourceId: link.sourceId, caller: live.caller };
        release =
          this.slots.tryAcquire(request) ?? (await this.slots.acquire(request, live.signal));
        if (!release && live.signal.aborted) return null;
        if (!release || this.running.has(name)) {
          release?.();
          continue;
        }
        live.onBegin();
      }
      const lease = () => this.takeLease(link, goal);
      return { job: this.begin(name, goal, release, lease), isJoined: false };
    }
  }

  private begin(
    name: string,
    goal: Goal,
    release: Release | null,
    lease: () => Promise<LeasedLink | null>,
  ): ReadJob {
    const job = new ReadJob(goal);
    // A job with the lease replaces one that is failing to take it.
    this.running.set(name, job);
    job.start(async () => {
      try {
        return await this.readOnce(lease, job);
      } finally {
        if (this.running.get(name) === job) this.running.delete(name);
        release?.();
      }
    });
    this.slots.withdraw(name);
    return job;
  }

  /** Waits until no process holds the lease. @returns whether one did. */
  private async waitForLease(link: RecordReference, signal: AbortSignal): Promise<boolean> {
    const { pool } = this.options.database;
    let waited = false;
    let poll = POLL.first;
    while (!signal.aborted && (await isLeased(pool, link))) {
      waited = true;
      await sleep(poll);
      poll = Math.min(poll * 1.5, POLL.longest);
    }
    return waited;
  }

  private async takeLease(link: RecordReference, goal: Goal): Promise<LeasedLink | null> {
    if (this.stopping.signal.aborted) return null;
    return takeLease(this.options.database.pool, link, this.leaseSeconds, goal.unlessReadSince);
  }

  private async readOnce(
    lease: () => Promise<LeasedLink | null>,
    job: ReadJob,
  ): Promise<ReadOutcome> {
    const { pool } = this.options.database;
    const { goal } = job;
    const log: ReadLog = {
      counts: { ...NO_READ_COUNTS },
      unsaved: null,
      onNewestPage: () => job.resolveNewestPage(),
      shouldContinue: () => job.shouldContinue,
    };
    const { counts } = log;
    const link = await lease();
    if (!link) return NOT_READ;
    const stopRenewing = keepLease(pool, link, this.leaseSeconds);
    try {
      const range = await readLink(this.readContext, link, goal, log, this.stopping.signal);
      const isAtEnd = isReadToEnd(range);
      await this.end(link, log, afterSuccess(link, isAtEnd));
      return { counts, failure: null, how: 'read', isReadToEnd: isAtEnd };
    } catch (error) {
      // If the lease was lost, another reader has it.
      const how = error instanceof LeaseLost ? 'notRead' : 'read';
      return { counts, failure: await this.fail(link, log, error), how, isReadToEnd: false };
    } finally {
      stopRenewing();
    }
  }

  /** Stores the outcome of a reading with its unsaved progress, and releases the lease. */
  private async end(link: LeasedLink, { unsaved }: ReadLog, outcome: LinkChanges): Promise<void> {
    const progress = unsaved ? progressChanges(unsaved) : {};
    await updateLeased(this.options.database.pool, link, { ...progress, ...outcome });
  }

  /** Stores why a reading failed. @returns the failure, if it is one of the source. */
  private async fail(
    link: LeasedLink,
    log: ReadLog,
    error: unknown,
  ): Promise<SourceFailure | null> {
    const { onFailure, onInternalError } = this.options;
    if (error instanceof LeaseLost) return null;
    const isStopping = this.stopping.signal.aborted;
    try {
      if (error instanceof SourceFailure && !isStopping) {
        onFailure?.(link, error);
        await this.end(link, log, afterFailure(link, error));
        return error;
      }
      if (!isStopping) onInternalError?.('reading a source failed', error);
      await this.end(link, log, isStopping ? AFTER_STOP : AFTER_INTERNAL_ERROR);
    } catch (storeError) {
      // The lease expires by itself.
      if (!(storeError instanceof LeaseLost))
        onInternalError?.('the outcome of a reading could not be stored', storeError);
    }
    return null;
  }
}

/** A read of one link in progress in this process, with the requests that wait for it. */
class ReadJob {
  /** Resolves to its outcome; set by start. */
  done!: Promise<ReadOutcome>;
  /** By performance.now(). */
  readonly startedAt = performance.now();
  resolveNewestPage = () => {};
  /** Resolves when the newest page is stored. */
  private readonly newestPageStored: Promise<void>;
  private waiting = 0;
  private runsToGoal = false;

  constructor(readonly goal: Goal) {
    this.newestPageStored = new Promise((resolve) => {
      this.resolveNewestPage = resolve;
    });
  }

  start(read: () => Promise<ReadOutcome>): void {
    this.done = read();
  }

  /** Whether to continue after the current page. */
  get shouldContinue(): boolean {
    return this.runsToGoal || this.waiting > 0;
  }

  /**
   * Waits for it, counted as waiting until the request stops waiting.
   * @param joined the goal of a request that joined it: where that is the newest page alone, the wait ends
   *   with that page; null: the request that began it, which waits for the outcome.
   */
  async wait(joined: Goal | null, live: LiveRead | null): Promise<ReadOutcome> {
    const isNewestPageOnly = joined && !joined.full && joined.downTo === undefined;
    const outcome = isNewestPageOnly
      ? Promise.race([this.done, this.newestPageStored.then(() => NEWEST_PAGE_READ)])
      : this.done;
    if (!live || live.runsToGoal) this.runsToGoal = true;
    if (!live || live.runsToGoal || live.signal.aborted) return outcome;
    const leave = () => this.waiting--;
    this.waiting++;
    live.signal.addEventListener('abort', leave, { once: true });
    try {
      return await outcome;
    } finally {
      live.signal.removeEventListener('abort', leave);
      if (!live.signal.aborted) leave();
    }
  }
}

/** Whether a reading reaches at least as far down as a goal, by `full` and `downTo` alone. */
function goesAsFar(ongoing: Goal, { full, downTo }: Goal): boolean {
  if (full || ongoing.full) return ongoing.full === true;
  return downTo === undefined || ongoing.downTo === null;
}

/** For a request that joined a reading for the newest page alone: that reading goes on, and counts for itself. */
const NEWEST_PAGE_READ: ReadOutcome = {
  counts: NO_READ_COUNTS,
  failure: null,
  how: 'read',
  isReadToEnd: false,
};

const NOT_READ: ReadOutcome = {
  counts: NO_READ_COUNTS,
  failure: null,
  how: 'notRead',
  isReadToEnd: false,
};
