import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { JobQueue, type ReadJob } from '../db/job-queue.js';
import { planReadings, scheduleDue } from './schedule.js';
import type { Sync } from './sync.js';

export interface WorkerOptions {
  database: Database;
  sync: Sync;
  /** Told of what went wrong; it is tried again. */
  onProblem(problem: string, error: unknown): void;
  /** How often it is looked for what is due, and for jobs, in milliseconds; a test's is shorter. */
  rhythm?: number;
}

/** Lists that one worker reads at the same time. */
const CONCURRENCY = 16;

const RHYTHM = 1_000;

/** For how many leases a job has the links that it was made of to itself. */
const CLAIM_LEASES = 2;

/**
 * Reads sources on schedule. Workers share the jobs: each is done by one of them. What a worker was
 * reading that died is due again as soon as its lease has ended.
 */
export class Worker {
  private readonly queue: JobQueue;
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private loops: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WorkerOptions) {
    this.queue = new JobQueue(options.database.pool, options.onProblem);
  }

  async start(): Promise<void> {
    await this.queue.open();
    const { database, sync } = this.options;
    this.loops = Promise.all([
      this.repeat('what is due cannot be found', () =>
        scheduleDue(database.pool, this.queue, CLAIM_LEASES * sync.leaseSeconds),
      ),
      this.repeat('jobs cannot be taken', () => this.takeJobs()),
    ]);
  }

  /** Takes no more jobs; what is being read is ended by closing Sync. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loops;
  }

  /** Waits for what is being read, after Sync was closed. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.allSettled(this.running);
    await this.queue.close();
  }

  /** Does something again and again: at once where there may be more of it, else after a while. */
  private async repeat(problem: string, work: () => Promise<boolean>): Promise<void> {
    const { signal } = this.stopping;
    const { rhythm = RHYTHM, onProblem } = this.options;
    while (!signal.aborted) {
      const hasMore = await work().catch((error: unknown) => {
        onProblem(problem, error);
        return false;
      });
      if (!hasMore) await sleep(rhythm, undefined, { signal }).catch(() => {});
    }
  }

  private async takeJobs(): Promise<boolean> {
    const free = CONCURRENCY - this.running.size;
    if (free === 0) {
      await Promise.race([...this.running, sleep(RHYTHM)]);
      return true;
    }
    const jobs = await this.queue.take(free);
    for (const { id, data } of jobs) {
      const job = this.work(id, data).finally(() => this.running.delete(job));
      this.running.add(job);
    }
    return jobs.length > 0;
  }

  private async work(id: string, { sourceId, recordId }: ReadJob): Promise<void> {
    const { database, sync, onProblem } = this.options;
    try {
      for (const { link, goal } of await planReadings(database.pool, sourceId, recordId)) {
        await sync.read(link, goal, 'leave');
      }
      await this.queue.finish(id);
    } catch (error) {
      onProblem('a job could not be done', error);
    }
  }
}
