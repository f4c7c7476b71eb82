import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { Schedule, type ScheduledReading } from './schedule.js';
import type { Sync } from './sync.js';

export interface WorkerOptions {
  database: Database;
  sync: Sync;
  /** Called with what went wrong; the worker tries again. */
  onProblem(problem: string, error: unknown): void;
  /** How often the worker looks for due links and expired leases, in milliseconds. */
  interval?: number;
}

/** Lists that one worker reads at the same time. */
const CONCURRENCY = 16;

const INTERVAL = 1_000;

/**
 * Reads sources on schedule. Any number of workers share the due links: each link is read by one of them
 * at a time, and what a dead worker was reading is due again as soon as its lease has expired.
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
      this.repeat('expired leases cannot be released', () => this.schedule.releaseExpired()),
      this.repeat('due links cannot be claimed', () => this.claim()),
    ]);
  }

  /** Stops claiming links; closing Sync ends the readings in progress. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.onSlotFree();
    await this.loops;
  }

  /** Waits for the readings in progress, after Sync was closed. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.allSettled(this.running.keys());
  }

  /** Repeats work until the worker stops: at once where there may be more of it, else at the interval. */
  private async repeat(problem: string, work: () => Promise<boolean>): Promise<void> {
    const { signal } = this.stopping;
    const { interval = INTERVAL, onProblem } = this.options;
    while (!signal.aborted) {
      const hasMore = await work().catch((error: unknown) => {
        onProblem(problem, error);
        return false;
      });
      if (!hasMore) await sleep(interval, undefined, { signal }).catch(() => {});
    }
  }

  /** Starts a reading for each free slot, as far as links are due. @returns whether more may be due. */
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
   * The sources that hold their share of the slots or more: a free slot goes to another source where one
   * is due, so that slow sources do not take all slots.
   */
  private findBusySources(): string[] {
    const counts = new Map<string, number>();
    for (const id of this.running.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    const share = CONCURRENCY / (counts.size + 1);
    return [...counts].filter(([, count]) => count >= share).map(([id]) => id);
  }

  private async read({ link, goal }: ScheduledReading): Promise<void> {
    const { sync, onProblem } = this.options;
    try {
      await sync.readLeased(link, goal);
    } catch (error) {
      onProblem('a due link cannot be read', error);
    }
  }
}
