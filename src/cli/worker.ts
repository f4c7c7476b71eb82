import { once } from 'node:events';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { openStore } from '../db/open-store.js';
import { createLog } from '../http/log.js';
import { startMaintenance } from '../http/start-maintenance.js';
import { openSync, renewTokens } from '../sync/open-sync.js';
import { startWorker } from '../sync/start-worker.js';
import { print, stopOnSignal } from './command.js';

export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .description('reads live sources on schedule, without serving requests')
    .action(async () => {
      const config = readConfig(process.env);
      const log = createLog(config.logLevel);
      const stopping = stopOnSignal();
      const store = await openStore(config, 'shared', true, print);
      const { database } = store;
      try {
        const sync = openSync({ ...store, log }, { leaseSeconds: config.leaseSeconds });
        await renewTokens(database, sync, log);
        const worker = startWorker({ database, sync, log });
        const { changesKeepDays } = config;
        const maintenance = startMaintenance({ database, changesKeepDays, log });
        print('Reading sources on schedule.');
        if (!stopping.aborted) await once(stopping, 'abort');
        print('Stopping: reads in progress are stored first.');
        await Promise.all([worker.stop(), maintenance.stop()]);
        await sync.close();
        await worker.close();
      } finally {
        await store.close();
      }
    });
}
