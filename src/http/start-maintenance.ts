import type { Database } from '../db/database.js';
import { pruneChanges } from '../feed/prune.js';
import { foldTimelineCounts, lastTimelineCount } from '../ingest/fold-timeline-counts.js';
import { deleteExpiredIdempotencyKeys } from '../ingest/idempotency.js';
import { cleanUpDeliveries } from '../outbox/deliveries.js';
import type { Logger } from './log.js';

/** When something is done first, and how long after it was done it is done again: milliseconds. */
interface Rhythm {
  first: number;
  every: number;
}

const FOLDING: Rhythm = { first: 0, every: 5_000 };
const FORGETTING: Rhythm = { first: 60_000, every: 600_000 };

export interface MaintenanceOptions {
  database: Database;
  /** Days that the change feed is kept. */
  changesKeepDays: number;
  /** Warned of what failed; it is tried again next time. */
  log: Logger;
  /** A test's patience is shorter. */
  rhythms?: { folding: Rhythm; forgetting: Rhythm };
}

export interface Maintenance {
  /** Begins nothing more, and waits for what is being done. */
  stop(): Promise<void>;
}

/**
 * Keeps the tables small while a server runs: sums up the counts of timelines that grew, deletes the
 * changes that are too old to be followed and the idempotency keys that nobody repeats any more, and shows
 * what was sent to a source by a process that died. Every process of a gateway may do so.
 */
export function startMaintenance({
  database,
  changesKeepDays,
  log,
  rhythms = { folding: FOLDING, forgetting: FORGETTING },
}: MaintenanceOptions): Maintenance {
  const stopping = new AbortController();
  const { signal } = stopping;
  /** What stood there before is folded by who wrote it. */
  let foldedTo: number | null = null;

  async function fold(): Promise<void> {
    const last = await lastTimelineCount(database);
    foldedTo ??= last;
    if (last <= foldedTo) return;
    if (await foldTimelineCounts(database, foldedTo, 'leave')) foldedTo = last;
  }

  const jobs = [
    repeat(rhythms.folding, fold, 'counts of timelines cannot be folded'),
    repeat(
      rhythms.forgetting,
      () => pruneChanges(database, changesKeepDays, new Date(), signal),
      'old changes cannot be deleted',
    ),
    repeat(
      rhythms.forgetting,
      () => deleteExpiredIdempotencyKeys(database, new Date(), signal),
      'old idempotency keys cannot be deleted',
    ),
    repeat(
      rhythms.forgetting,
      () => cleanUpDeliveries(database),
      'deliveries without an answer cannot be looked after',
    ),
  ];

  function repeat({ first, every }: Rhythm, job: () => Promise<unknown>, problem: string) {
    let running: Promise<unknown> = Promise.resolve();
    let timer: NodeJS.Timeout;
    const schedule = (wait: number) => {
      if (signal.aborted) return;
      timer = setTimeout(() => {
        running = job()
          .catch((err: unknown) => log.warn({ err }, `${problem}; tried again`))
          .then(() => schedule(every));
      }, wait);
      timer.unref();
    };
    schedule(first);
    return async () => {
      clearTimeout(timer);
      await running;
    };
  }

  return {
    async stop() {
      stopping.abort();
      await Promise.all(jobs.map((end) => end()));
    },
  };
}
