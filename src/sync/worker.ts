import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { Schedule, type ScheduledReading } from './schedule.js';
import type { Sync } from './sync.js';

export interface WorkerOptions {
  database: Database;
  sync: Sync;
  /** Called with an error of the gateway or its database; the worker retries. @param what what failed. */
  onInternalError(what: string, error: unknown): void;
  /** How often the worker looks for due links and expired leases, in milliseconds. */
  interval?: number;
}

/** Concurrent readings of one worker. */
const CONCURRENCY = 16;

/** In milliseconds. */
const DEFAULT_INTERVAL = 1_000;

/**
 * Reads sources on schedule. Any number of workers share the due links: each link is read by one worker at a
 * time, and the links of a dead worker are due again when their leases expire.
 */
export class Worker {
  private readonly schedule: Schedule;
  private readonly stopping = new AbortController();
  /** The readings in progress, with the source of each. */
  private readonly running = new Map<Promise<void>, string>();
  private loops: Promise<unknown> = Promise.resolve();
  /** Resumes the loop that waits for a free slot. */
  private onSlotFree = () => {};

  constructor(private readonly options: WorkerOptions) {
    const { database, sync } = options;
    this.schedule = new Schedule(database.pool, sync.leaseSeconds);
  }

  /** Starts to claim and read links, and returns at once. */
  start(): void {
    this.loops = Promise.all([
      this.repeat('releasing expired leases failed', () => this.schedule.releaseExpired()),
      this.repeat('claiming due links failed', () => this.claim()),
    ]);
  }

  /** Stops claiming links; closing Sync ends the readings in progress. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.onSlotFree();
    await this.loops;
  }

  /** Stops, and waits for the readings in progress; close Sync first. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.allSettled(this.running.keys());
  }

  /** Repeats work until the worker stops: immediately while it returns true, else at the interval. */
  private async repeat(what: string, work: () => Promise<boolean>): Promise<void> {
    const { signal } = this.stopping;
    const { interval = DEFAULT_INTERVAL, onInternalError } = this.options;
    while (!signal.aborted) {
      const hasMore = await work().catch((error: unknown) => {
        onInternalError(what, error);
        return false;
      });
      if (!hasMore) await sleep(interval, undefined, { signal }).catch(() => {});
    }
  }

  /** Starts readings of due links in the free slots. @returns whether more links may be due. */
  private async claim(): Promise<boolean> {
    const free = CONCURRENCY - this.running.size;
    if (free === 0) {
      await new Promise<void>((resolve) => {
        this.onSlotFree = resolve;
      });
      return true;
    }
    const readings = await this.schedule.claim(free, this.findBusySources());
    for (const reading of readings) {
      const done = this.read(reading).finally(() => {
        this.running.delete(done);
        this.onSlotFree();
      });
      this.running.set(done, reading.link.sourceId);
    }
    return readings.length > 0;
  }

  /**
   * Finds the sources with at least their share of the slots. Links of other sources are claimed first, so
   * that slow sources do not occupy all slots.
   */
  private findBusySources(): string[] {
    const counts = new Map<string, number>();
    for (const id of this.running.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    const share = CONCURRENCY / (counts.size + 1);
    return [...counts].filter(([, count]) => count >= share).map(([id]) => id);
  }

  private async read({ link, goal }: ScheduledReading): Promise<void> {
    const { sync, onInternalError } = this.options;
    try {
      await sync.readLeased(link, goal);
    } catch (error) {
      onInternalError('reading a due link failed', error);
    }
  }
}
