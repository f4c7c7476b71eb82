import { setTimeout as sleep } from 'node:timers/promises';
import { type RecordReference, referenceKey } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import {
  UPSTREAM_LIMITS,
  UpstreamClient,
  type UpstreamLimits,
} from '../sources/client/upstream-client.js';
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

export interface SyncOptions {
  database: Database;
  vault: TokenVault;
  /** For how long a reader is believed to live that has not said so again, in seconds. */
  leaseSeconds?: number;
  limits?: Partial<UpstreamLimits>;
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
  private readonly running = new Map<string, Running>();

  constructor(private readonly options: SyncOptions) {
    const { database, vault, limits, onRejected, leaseSeconds = LEASE_SECONDS } = options;
    this.vault = vault;
    this.client = new UpstreamClient({ ...UPSTREAM_LIMITS, ...limits });
    this.leaseSeconds = leaseSeconds;
    this.reader = {
      database,
      vault,
      client: this.client,
      largestPages: new Map(),
      onRejected: (link, items) => onRejected?.(link, items),
    };
  }

  /**
   * Reads a link, in every case to its end: who does not want to wait so long need not.
   * @param signal ends waiting for another process.
   */
  async read(
    link: RecordReference,
    goal: Goal,
    whenTaken: WhenTaken = 'wait',
    signal: AbortSignal = this.stopping.signal,
  ): Promise<ReadOutcome> {
    const name = referenceKey(link);
    const asked = performance.now();
    for (let isFirst = true; ; isFirst = false) {
      const running = this.running.get(name);
      if (running && whenTaken === 'leave') return NOT_READ;
      const outcome = await (running ? join(running, goal) : this.start(name, link, goal).done);
      // If it was not read then, somebody in another process has it, for whom all here wait.
      if (running && outcome.wasRead) {
        const isAsGood = running.since >= asked && goesAsFar(running.goal, goal);
        if (whenTaken === 'wait' || isAsGood) return { ...outcome, wasRead: false };
        continue;
      }
      if (outcome.wasRead || whenTaken === 'leave' || this.stopping.signal.aborted) return outcome;
      const { pool } = this.options.database;
      let waited = false;
      let poll = POLL.first;
      while (!signal.aborted && (await isLeased(pool, link))) {
        waited = true;
        await sleep(poll);
        poll = Math.min(poll * 1.5, POLL.longest);
      }
      // Taken by nobody, and yet not to be had: its source is not live, unless they were just done.
      if (whenTaken === 'wait' || signal.aborted || (!waited && !isFirst)) return outcome;
    }
  }

  /** Breaks off what is being read, and waits until it has let go of its links. */
  async close(): Promise<void> {
    this.stopping.abort();
    const all = [...this.running.values()].map(({ done }) => done);
    await Promise.all([this.client.close(), Promise.allSettled(all)]);
  }

  private start(name: string, link: RecordReference, goal: Goal): Running {
    let onHead = () => {};
    const head = new Promise<void>((resolve) => {
      onHead = resolve;
    });
    const done = this.take(link, goal, onHead).finally(() => this.running.delete(name));
    const running = { done, head, goal, since: performance.now() };
    this.running.set(name, running);
    return running;
  }

  private async take(key: RecordReference, goal: Goal, onHead: () => void): Promise<ReadOutcome> {
    const { pool } = this.options.database;
    const log: ReadLog = { counts: { ...NO_COUNTS }, unsaved: null, onHead };
    const { counts } = log;
    if (this.stopping.signal.aborted) return NOT_READ;
    const link = await takeLease(pool, key, this.leaseSeconds, goal.unlessSince);
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

/** A reading of this process. */
interface Running {
  done: Promise<ReadOutcome>;
  /** Resolved when its newest page was read. */
  head: Promise<void>;
  goal: Goal;
  /** When it was begun, by performance.now(). */
  since: number;
}

/** Waits for a reading that somebody else here has begun; who wants the newest page only, no longer. */
function join({ done, head }: Running, { full, downTo }: Goal): Promise<ReadOutcome> {
  if (full || downTo !== undefined) return done;
  return Promise.race([done, head.then(() => ({ ...NOT_READ, wasRead: true }))]);
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
