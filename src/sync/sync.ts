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
import { AFTER_PROBLEM, AFTER_STOP, afterFailure, afterSuccess } from './next-attempt.js';
import {
  type LinkReader,
  NO_COUNTS,
  progressChanges,
  type ReadCounts,
  type ReadLog,
  readLink,
} from './read-link.js';
import type { Goal } from './read-list.js';
import type { RejectedItem } from './read-page.js';
import { type Caller, ReadingSlots, type Release, type SlotLimits } from './reading-slots.js';

export interface SyncOptions {
  database: Database;
  vault: TokenVault;
  /** For how long a reader is believed to live that has not said so again, in seconds. */
  leaseSeconds?: number;
  limits?: Partial<UpstreamLimits>;
  /** How many lists are read at the same time for requests that wait for them. */
  slots?: SlotLimits;
  /** Told of items that are left out. */
  onRejected?(link: LeasedLink, items: RejectedItem[]): void;
  /** Told of why a source could not be read. */
  onFailure?(link: LeasedLink, failure: SourceFailure): void;
  /** Told of what is no failure of a source. */
  onProblem?(problem: string, error: unknown): void;
}

export const LEASE_SECONDS = 30;

/** How a reading of one link ended. */
export interface ReadOutcome {
  counts: ReadCounts;
  /** Why it failed; null: it did not. */
  failure: SourceFailure | null;
  /** Whether it was read here; if not, somebody else did, or it cannot be read. */
  wasRead: boolean;
  /** Whether all of the list is known to be here; not where it was not read here. */
  isComplete: boolean;
}

/** A request that waits for a reading. */
export interface LiveRead {
  caller: Caller;
  /** Aborted when the request stops waiting. */
  signal: AbortSignal;
  /** Whether a reading that has begun goes on to the end of its goal when the request stops waiting. */
  keep: boolean;
  /** Called when the list begins to be read, or is found to be. */
  onBegin(): void;
}

/** What to do where somebody else is reading the link. */
export type WhenTaken =
  /** Wait for them: what they read is good enough. */
  | 'wait'
  /** Wait for them, and then read it, unless they began later and go as far. */
  | 'again'
  /** Nothing. */
  | 'leave';

/**
 * When it is asked whether somebody else is done, in milliseconds: first, and at the longest after it was
 * asked before. The longer a reading takes, the rarer, so that many who wait do not slow it down.
 */
const POLL = { first: 25, longest: 250 };

/**
 * Reads lists of records at upstream systems, each by one reader at a time in all processes, and writes
 * down how that went. Whoever asks for a list that is being read here waits for that reading.
 */
export class Sync {
  readonly client: UpstreamClient;
  readonly vault: TokenVault;
  readonly leaseSeconds: number;
  private readonly reader: LinkReader;
  private readonly stopping = new AbortController();
  private readonly slots: ReadingSlots;
  private readonly running = new Map<string, Reading>();

  constructor(private readonly options: SyncOptions) {
    const { database, vault, limits, onRejected, leaseSeconds = LEASE_SECONDS } = options;
    this.vault = vault;
    this.client = new UpstreamClient({ ...UPSTREAM_LIMITS, ...limits });
    this.leaseSeconds = leaseSeconds;
    this.slots = new ReadingSlots(options.slots);
    this.reader = {
      database,
      vault,
      client: this.client,
      largestPages: new Map(),
      onRejected: (link, items) => onRejected?.(link, items),
    };
  }

  /**
   * Reads a link. A reading that has begun runs to the end of its goal as long as somebody waits for it or
   * has asked for it to be kept; otherwise it stops at the next page boundary, with its progress saved. A
   * reading for a live request begins only when a slot is free, and not at all where the request has
   * stopped waiting by then.
   * @param live the request that waits for it; null: a worker or a command, which limits itself.
   */
  async read(
    link: RecordReference,
    goal: Goal,
    whenTaken: WhenTaken = 'wait',
    live: LiveRead | null = null,
  ): Promise<ReadOutcome> {
    const signal = live?.signal ?? this.stopping.signal;
    const requestedAt = performance.now();
    for (let isFirst = true; ; isFirst = false) {
      if (whenTaken === 'leave' && this.running.has(referenceKey(link))) return NOT_READ;
      const opened = await this.joinOrBegin(link, goal, live);
      if (!opened) return NOT_READ;
      const { reading, isJoined } = opened;
      const outcome = await reading.wait(isJoined ? goal : null, live);
      // Where a joined reading did not get the lease, another process has it: all here wait for that one.
      if (isJoined && outcome.wasRead) {
        const isAsGood = reading.since >= requestedAt && goesAsFar(reading.goal, goal);
        if (whenTaken === 'wait' || isAsGood) return { ...outcome, wasRead: false };
        continue;
      }
      if (outcome.wasRead || whenTaken === 'leave' || this.stopping.signal.aborted) return outcome;
      const waited = await this.waitForLease(link, signal);
      // Nobody holds the lease and it cannot be taken: its source is not live, unless it was just released.
      if (whenTaken === 'wait' || signal.aborted || (!waited && !isFirst)) return outcome;
    }
  }

  /**
   * Reads a link on which this process holds the lease already; runs to completion and releases it. A
   * reader of this process that asks for the link meanwhile joins the reading.
   */
  readLeased(link: LeasedLink, goal: Goal): Promise<ReadOutcome> {
    const reading = this.begin(referenceKey(link), goal, null, async () => link);
    return reading.wait(null, null);
  }

  /** Aborts what is being read, and waits until the leases are released. */
  async close(): Promise<void> {
    this.stopping.abort();
    const all = [...this.running.values()].map(({ done }) => done);
    await Promise.all([this.client.close(), Promise.allSettled(all)]);
  }

  /**
   * Joins the reading of a link in this process, or begins one. Calls `live.onBegin` before it returns to
   * the event loop where no slot needs to be waited for.
   * @returns null where the request stops waiting before a slot is free.
   */
  private async joinOrBegin(
    link: RecordReference,
    goal: Goal,
    live: LiveRead | null,
  ): Promise<{ reading: Reading; isJoined: boolean } | null> {
    const name = referenceKey(link);
    for (;;) {
      const running = this.running.get(name);
      if (running) {
        live?.onBegin();
        return { reading: running, isJoined: true };
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
      return { reading: this.begin(name, goal, release, lease), isJoined: false };
    }
  }

  private begin(
    name: string,
    goal: Goal,
    release: Release | null,
    lease: () => Promise<LeasedLink | null>,
  ): Reading {
    const reading: Reading = new Reading(goal, (self) =>
      this.readOnce(lease, self).finally(() => {
        if (this.running.get(name) === reading) this.running.delete(name);
        release?.();
      }),
    );
    // A leased link replaces a reading that did not get the lease and ends without one.
    this.running.set(name, reading);
    this.slots.withdraw(name);
    return reading;
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
    return takeLease(this.options.database.pool, link, this.leaseSeconds, goal.unlessSince);
  }

  private async readOnce(
    lease: () => Promise<LeasedLink | null>,
    reading: Reading,
  ): Promise<ReadOutcome> {
    const { pool } = this.options.database;
    const { goal } = reading;
    const log: ReadLog = {
      counts: { ...NO_COUNTS },
      unsaved: null,
      onHead: () => reading.resolveHead(),
      isWanted: () => reading.isWanted,
    };
    const { counts } = log;
    const link = await lease();
    if (!link) return NOT_READ;
    const letGo = keepLease(pool, link, this.leaseSeconds);
    try {
      const { complete } = await readLink(this.reader, link, goal, log, this.stopping.signal);
      await this.end(link, log, afterSuccess(link, complete));
      return { counts, failure: null, wasRead: true, isComplete: complete };
    } catch (error) {
      // Then somebody else has it.
      const wasRead = !(error instanceof LeaseLost);
      return { counts, failure: await this.fail(link, log, error), wasRead, isComplete: false };
    } finally {
      letGo();
    }
  }

  /** Stores the outcome of a reading with its unsaved progress, and releases the lease. */
  private async end(link: LeasedLink, { unsaved }: ReadLog, outcome: LinkChanges): Promise<void> {
    const progress = unsaved ? progressChanges(unsaved) : {};
    await updateLeased(this.options.database.pool, link, { ...progress, ...outcome });
  }

  /** Writes down why a reading failed. @returns it, where the source is to blame. */
  private async fail(
    link: LeasedLink,
    log: ReadLog,
    error: unknown,
  ): Promise<SourceFailure | null> {
    const { onFailure, onProblem } = this.options;
    if (error instanceof LeaseLost) return null;
    const isStopping = this.stopping.signal.aborted;
    try {
      if (error instanceof SourceFailure && !isStopping) {
        onFailure?.(link, error);
        await this.end(link, log, afterFailure(link, error));
        return error;
      }
      if (!isStopping) onProblem?.('a source could not be read', error);
      await this.end(link, log, isStopping ? AFTER_STOP : AFTER_PROBLEM);
    } catch (problem) {
      // The lease ends by itself.
      if (!(problem instanceof LeaseLost)) onProblem?.('a reading could not be ended', problem);
    }
    return null;
  }
}

/** A reading of this process, and who waits for it. */
class Reading {
  /** Its outcome. */
  readonly done: Promise<ReadOutcome>;
  /** When it began, by performance.now(). */
  readonly since = performance.now();
  resolveHead = () => {};
  /** Resolved when the newest page is read and stored. */
  private readonly head: Promise<void>;
  private waiting = 0;
  private isKept = false;

  constructor(
    readonly goal: Goal,
    read: (self: Reading) => Promise<ReadOutcome>,
  ) {
    this.head = new Promise((resolve) => {
      this.resolveHead = resolve;
    });
    this.done = read(this);
  }

  /** Whether it is to go on after the page that it is reading. */
  get isWanted(): boolean {
    return this.isKept || this.waiting > 0;
  }

  /**
   * Waits for it, and counts as waiting until then or until the request stops waiting.
   * @param joined the goal of a reader that has joined it: for the newest page alone it waits no longer
   *   than that takes; null: its own reader, which waits for the outcome.
   */
  async wait(joined: Goal | null, live: LiveRead | null): Promise<ReadOutcome> {
    const isHeadOnly = joined && !joined.full && joined.downTo === undefined;
    const outcome = isHeadOnly
      ? Promise.race([this.done, this.head.then(() => ({ ...NOT_READ, wasRead: true }))])
      : this.done;
    if (!live || live.keep) this.isKept = true;
    if (!live || live.keep || live.signal.aborted) return outcome;
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

/** Whether a reading goes at least as far as is wanted. */
function goesAsFar(reading: Goal, { full, downTo }: Goal): boolean {
  if (full || reading.full) return reading.full === true;
  return downTo === undefined || reading.downTo === null;
}

const NOT_READ: ReadOutcome = {
  counts: NO_COUNTS,
  failure: null,
  wasRead: false,
  isComplete: false,
};
