import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { pruneChanges } from '../feed/prune.js';
import { backfillTimelinePeriods } from '../ingest/backfill-timeline-periods.js';
import { foldTimelineCounts, lastTimelineCount } from '../ingest/fold-timeline-counts.js';
import { deleteExpiredIdempotencyKeys } from '../ingest/idempotency.js';
import { reindexActivities } from '../ingest/reindex-activities.js';
import { reindexNames } from '../ingest/reindex-names.js';
import { cleanUpDeliveries } from '../outbox/deliveries.js';
import { completeMerges } from '../record/merge-records.js';
import { completeAllRollups } from '../record/refresh-rollups.js';
import { completeSeparations } from '../record/unlink-record.js';
import { recallPostponed } from '../sync/schedule.js';
import type { Logger } from './log.js';

/** The delay before the first run of a job and between the end of a run and the next, in milliseconds. */
interface Interval {
  first: number;
  every: number;
}

/** The intervals of folding timeline counts and indexing anew, and of deleting expired rows. */
interface Intervals {
  fold: Interval;
  cleanUp: Interval;
}

const INTERVALS: Intervals = {
  fold: { first: 0, every: 5_000 },
  cleanUp: { first: 60_000, every: 600_000 },
};

export interface MaintenanceOptions {
  database: Database;
  /** How long changes of the feed are kept, in days. */
  changesKeepDays: number;
  /** Receives a warning for every failed run. */
  log: Logger;
  /** Shorter in tests. */
  intervals?: Intervals;
}

export interface Maintenance {
  /** Starts no more runs and waits for those in progress. */
  stop(): Promise<void>;
}

/** Work that is repeated at an interval; a failed run is retried at the next one. */
interface Job {
  interval: Interval;
  run(): Promise<unknown>;
  /** Logged when a run fails. */
  failure: string;
}

/**
 * Indexes anew, counts by period and puts on rollups what an earlier version stored, and keeps the tables small:
 * folds the counts of timelines that grew, deletes expired changes and idempotency keys, completes interrupted
 * merges, separations and moves between companies, shows deliveries whose process died, and makes lists due that a
 * wrong clock postponed. Every process of a gateway may run it.
 */
export function startMaintenance({
  database,
  changesKeepDays,
  log,
  intervals: { fold, cleanUp } = INTERVALS,
}: MaintenanceOptions): Maintenance {
  const stopping = new AbortController();
  const { signal } = stopping;
  const jobs: Job[] = [
    {
      interval: fold,
      run: createFolding(database),
      failure: 'folding timeline counts failed; will retry',
    },
    {
      interval: fold,
      run: () => reindexActivities(database, signal),
      failure: 'indexing activities anew failed; will retry',
    },
    {
      interval: fold,
      run: () => reindexNames(database, signal),
      failure: 'indexing names anew failed; will retry',
    },
    {
      interval: fold,
      run: () => backfillTimelinePeriods(database, signal),
      failure: 'counting activities by period failed; will retry',
    },
    {
      interval: fold,
      run: () => completeAllRollups(database, signal),
      failure: 'moving activities between rollups of companies failed; will retry',
    },
    {
      interval: cleanUp,
      run: () => completeMerges(database, signal),
      failure: 'completing interrupted merges failed; will retry',
    },
    {
      interval: cleanUp,
      run: () => completeSeparations(database, null, signal),
      failure: 'completing interrupted separations failed; will retry',
    },
    {
      interval: cleanUp,
      run: () => pruneChanges(database, changesKeepDays, new Date(), signal),
      failure: 'deleting expired changes failed; will retry',
    },
    {
      interval: cleanUp,
      run: () => deleteExpiredIdempotencyKeys(database, new Date(), signal),
      failure: 'deleting expired idempotency keys failed; will retry',
    },
    {
      interval: cleanUp,
      run: () => recallPostponed(database, signal),
      failure: 'making postponed lists due failed; will retry',
    },
    {
      interval: cleanUp,
      run: () => cleanUpDeliveries(database),
      failure: 'cleaning up deliveries failed; will retry',
    },
  ];
  setMaxListeners(jobs.length, signal); // Each waits for its next run.
  const running = jobs.map((job) => repeat(job, signal, log));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Runs a job at its interval until the signal is aborted. */
async function repeat({ interval, run, failure }: Job, signal: AbortSignal, log: Logger) {
  const elapses = (milliseconds: number) =>
    sleep(milliseconds, true, { ref: false, signal }).catch(() => false);
  for (let delay = interval.first; await elapses(delay); delay = interval.every) {
    await run().catch((err: unknown) => log.warn({ err }, failure));
  }
}

/**
 * Creates the job that folds counts written since its first run: earlier ones are left to the process
 * that wrote them or, where that has ended, to the next change of their timeline.
 */
function createFolding(database: Database): () => Promise<void> {
  let foldedTo: number | null = null;
  return async () => {
    const last = await lastTimelineCount(database);
    foldedTo ??= last;
    if (last <= foldedTo) return;
    if (await foldTimelineCounts(database, foldedTo, 'leave')) foldedTo = last;
  };
}
