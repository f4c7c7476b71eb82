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
  takeLease,
  updateLeased,
} from './lease.js';
import {
  type LinkReader,
  NO_COUNTS,
  progressColumns,
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

/** After a failure: the first wait and the longest, in seconds. */
const BACKOFF = { first: 5, longest: 900 };

/** A source that may be asked again at once is left alone for so long: no reader asks in a circle. Seconds. */
const SHORTEST_WAIT = 0.2;

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
      most: new Map(),
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
      await this.end(link, log, SUCCEEDED);
      return { counts, failure: null, wasRead: true, isComplete: complete };
    } catch (error) {
      // Then somebody else has it.
      const wasRead = !(error instanceof LeaseLost);
      return { counts, failure: await this.fail(link, log, error), wasRead, isComplete: false };
    } finally {
      letGo();
    }
  }

  /** Writes down how a reading ended, with how far it had come, and lets go of the link. */
  private async end(
    link: LeasedLink,
    { unsaved }: ReadLog,
    how: (first: number, complete: string) => string,
    values: unknown[] = [],
  ): Promise<void> {
    const progress = unsaved ? progressColumns(unsaved) : { set: '', values: [] };
    // In an update, l.complete is what it was before.
    const complete = unsaved ? String(unsaved.complete) : 'l.complete';
    const own = how(FIRST_PARAMETER + progress.values.length, complete);
    const set = [progress.set, own].filter(Boolean);
    await updateLeased(this.options.database.pool, link, set.join(', '), [
      ...progress.values,
      ...values,
    ]);
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
        const { code, message, retryAt } = error;
        onFailure?.(link, error);
        await this.end(link, log, FAILED, [code, message, ...countFailure(link, retryAt)]);
        return error;
      }
      if (!isStopping) onProblem?.('a source could not be read', error);
      await this.end(link, log, isStopping ? RELEASED : PUT_OFF);
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

/** The number of the first parameter that updateLeased takes. */
const FIRST_PARAMETER = 5;

const RELEASED = () => 'lease_id = null, lease_until = null, next_at = clock_timestamp()';

/** It is no failure of the source: it is tried again soon, not again and again. */
const PUT_OFF = () =>
  "lease_id = null, lease_until = null, next_at = clock_timestamp() + interval '1 minute'";

/** What was not read to its end is due again at once; else after the source's interval, give or take. */
const SUCCEEDED = (
  _first: number,
  complete: string,
) => `lease_id = null, lease_until = null, failures = 0, retry_at = null,
  error_code = null, error_message = null, error_at = null,
  next_at = case when not ${complete} then clock_timestamp() else clock_timestamp()
    + (select s.every_seconds from source s where s.id = l.source_id)
      * (0.9 + 0.2 * random()) * interval '1 second' end`;

const FAILED = (first: number) => `lease_id = null, lease_until = null,
  error_code = $${first}::text, error_message = $${first + 1}::text, error_at = clock_timestamp(),
  failures = $${first + 2}::int,
  retry_at = clock_timestamp() + $${first + 3}::float8 * interval '1 second',
  next_at = clock_timestamp() + $${first + 4}::float8 * interval '1 second'`;

/**
 * How often a link has failed by now, and how long to wait, in seconds: until a reader may ask again, which
 * is as long as the source says; and until it is read on schedule, which is longer each time, so that many
 * lists of a dead source are not tried again and again. Readers who insist do not make it longer.
 */
function countFailure(
  { failures, isEarly }: LeasedLink,
  retryAt: number | null,
): [failures: number, retry: number, next: number] {
  const count = isEarly ? failures : failures + 1;
  const longer = Math.min(BACKOFF.first * 2 ** Math.min(count - 1, 20), BACKOFF.longest);
  const own = longer * (0.8 + 0.4 * Math.random());
  const said = retryAt === null ? own : Math.max(SHORTEST_WAIT, (retryAt - Date.now()) / 1_000);
  return [count, said, Math.max(said, own)];
}
