import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import type { Sync } from './sync.js';
import { Worker } from './worker.js';

/** Starts reading sources on schedule in this process. */
export function startWorker({
  database,
  sync,
  log,
}: {
  database: Database;
  sync: Sync;
  log: Logger;
}): Worker {
  const worker = new Worker({
    database,
    sync,
    onInternalError: (what, err) => log.warn({ err }, what),
  });
  worker.start();
  return worker;
}
