import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../store/database.js';
import {
  isLeased,
  keepLease,
  type LeasedLink,
  LeaseLost,
  type LinkKey,
  linkName,
  takeLease,
  updateLeased,
} from './lease.js';
import { type LinkReader, NO_COUNTS, type ReadCounts, readLink } from './read-link.js';
import type { Goal } from './read-list.js';
import type { RejectedItem } from './read-page.js';
import { SourceFailure } from './source-failure.js';
import type { TokenVault } from './token-vault.js';
import { UPSTREAM_LIMITS, UpstreamClient, type UpstreamLimits } from './upstream-client.js';

export interface SyncOptions {
  database: Database;
  vault: TokenVault;
  /** For how long a reader is believed to live that has not said so again, in seconds. */
  leaseSeconds?: number;
  limits?: Partial<UpstreamLimits>;
  /** Told of items that are left out. */
  onRejected?(link: LinkKey, items: RejectedItem[]): void;
  /** Told of why a source could not be read. */
  onFailure?(link: LinkKey, failure: SourceFailure): void;
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
}

/** What to do where somebody else is reading the link. */
export type WhenTaken =
  /** Wait for them: what they read is good enough. */
  | 'wait'
  /** Wait for them, and then read it. */
  | 'again'
  /** Nothing. */
  | 'leave';

/**
 * When it is asked whether somebody else is done, in milliseconds: first, and at the longest after it was
 * asked before. The longer a reading takes, the rarer, so that many who wait do not slow it down.
 */
const POLL = { first: 25, longest: 250 };

/** After a failure: the first wait and the longest, in seconds. */
const BACKOFF = { first: 5, longest: 900 };

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
  private readonly running = new Map<string, Promise<ReadOutcome>>();

  constructor(private readonly options: SyncOptions) {
    const { database, vault, limits, onRejected, leaseSeconds = LEASE_SECONDS } = options;
    this.vault = vault;
    this.client = new UpstreamClient({ ...UPSTREAM_LIMITS, ...limits });
    this.leaseSeconds = leaseSeconds;
    this.reader = {
      database,
      vault,
      client: this.client,
      most: new Map(),
      onRejected: (link, items) => onRejected?.(link, items),
    };
  }

  /**
   * Reads a link, in every case to its end: who does not want to wait so long need not.
   * @param signal ends waiting for another process.
   */
  async read(
    link: LinkKey,
    goal: Goal,
    whenTaken: WhenTaken = 'wait',
    signal: AbortSignal = this.stopping.signal,
  ): Promise<ReadOutcome> {
    const name = linkName(link);
    for (let isFirst = true; ; isFirst = false) {
      const running = this.running.get(name);
      if (running && whenTaken === 'leave') return NOT_READ;
      const outcome = await (running ?? this.start(name, link, goal));
      // If it was not read then, somebody in another process has it, for whom all here wait.
      if (running && outcome.wasRead) {
        if (whenTaken === 'wait') return { ...outcome, wasRead: false };
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

  /** Ends what is being read after the request that it is at, and waits for that. */
  async close(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running.values());
    await this.client.close();
  }

  private start(name: string, link: LinkKey, goal: Goal): Promise<ReadOutcome> {
    const reading = this.take(link, goal).finally(() => this.running.delete(name));
    this.running.set(name, reading);
    return reading;
  }

  private async take(key: LinkKey, goal: Goal): Promise<ReadOutcome> {
    const { pool } = this.options.database;
    const counts = { ...NO_COUNTS };
    if (this.stopping.signal.aborted) return NOT_READ;
    const link = await takeLease(pool, key, this.leaseSeconds, goal.unlessSince);
    if (!link) return NOT_READ;
    const letGo = keepLease(pool, link, this.leaseSeconds);
    try {
      await readLink(this.reader, link, goal, counts, this.stopping.signal);
      await updateLeased(pool, link, SUCCEEDED);
      return { counts, failure: null, wasRead: true };
    } catch (error) {
      return { counts, failure: await this.fail(link, error), wasRead: true };
    } finally {
      letGo();
    }
  }

  /** Writes down why a reading failed. @returns it, where the source is to blame. */
  private async fail(link: LeasedLink, error: unknown): Promise<SourceFailure | null> {
    const { onFailure, onProblem, database } = this.options;
    if (error instanceof LeaseLost) return null;
    try {
      if (error instanceof SourceFailure) {
        const { code, message, retryAt } = error;
        onFailure?.(link, error);
        await updateLeased(database.pool, link, FAILED, [code, message, waitAfter(link, retryAt)]);
        return error;
      }
      if (!this.stopping.signal.aborted) onProblem?.('a source could not be read', error);
      await updateLeased(database.pool, link, RELEASED);
    } catch (problem) {
      // The lease ends by itself.
      if (!(problem instanceof LeaseLost)) onProblem?.('a reading could not be ended', problem);
    }
    return null;
  }
}

const NOT_READ: ReadOutcome = { counts: NO_COUNTS, failure: null, wasRead: false };

const RELEASED = 'lease_id = null, lease_until = null, next_at = clock_timestamp()';

/** What was not read to its end is due again at once; else after the source's interval, give or take. */
const SUCCEEDED = `lease_id = null, lease_until = null, failures = 0, retry_at = null,
  error_code = null, error_message = null, error_at = null,
  next_at = case when not l.complete then clock_timestamp() else clock_timestamp()
    + (select s.every_seconds from source s where s.id = l.source_id)
      * (0.9 + 0.2 * random()) * interval '1 second' end`;

const FAILED = `lease_id = null, lease_until = null, failures = failures + 1,
  error_code = $5, error_message = $6, error_at = clock_timestamp(),
  retry_at = clock_timestamp() + $7 * interval '1 second',
  next_at = clock_timestamp() + $7 * interval '1 second'`;

/** How long to wait after a failure, in seconds: as long as the source says, or longer each time. */
function waitAfter({ failures }: LeasedLink, retryAt: number | null): number {
  if (retryAt !== null) return Math.max(0, (retryAt - Date.now()) / 1_000);
  const wait = Math.min(BACKOFF.first * 2 ** Math.min(failures, 20), BACKOFF.longest);
  return wait * (0.8 + 0.4 * Math.random());
}
