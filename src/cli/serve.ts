import { once } from 'node:events';
import type { Command } from 'commander';
import { loadDemo, readDemoKey } from '../../demo/load-demo.js';
import { type Config, readConfig } from '../config.js';
import { openStore, type Store } from '../db/open-store.js';
import { createLog } from '../http/log.js';
import { isLoopback } from '../http/loopback.js';
import { readPersistedOperations } from '../http/read-persisted-operations.js';
import { print, stopOnSignal } from './command.js';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serves GraphQL; without DATABASE_URL, on an embedded PostgreSQL')
    .action(serve);
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const persistedOperations =
    config.persistedOperations &&
    readPersistedOperations({
      ...config.persistedOperations,
      introspection: config.introspection,
    });
  const stopping = stopOnSignal();
  if (!config.databaseUrl) print(`Starting PostgreSQL in ${config.dataDir} …`);
  const store = await openStore(config, 'exclusive', true, print);
  try {
    if (store.migrated.length > 0) print(`Applied migrations: ${store.migrated.join(', ')}`);
    const demoKey = store.isEmbedded ? await prepareDemo(store, config, stopping) : null;
    if (stopping.aborted) return;
    // Loaded here: help lists all commands, and the server is most of what they load.
    const { startServer } = await import('../http/start-server.js');
    const server = await startServer({
      database: store.database,
      secretKey: store.secretKey,
      previousSecretKey: store.previousSecretKey,
      sync: { leaseSeconds: config.leaseSeconds },
      works: config.worker,
      host: config.host,
      port: config.port,
      changesKeepDays: config.changesKeepDays,
      demoKey: isLoopback(config.host) ? demoKey : null,
      dashboard: config.dashboard,
      graphiql: config.graphiql,
      introspection: config.introspection,
      persistedOperations,
      log,
    });
    print('');
    if (config.dashboard) print(`Dashboard: ${new URL('/', server.url)}`);
    print(`${config.graphiql ? 'GraphiQL:' : 'GraphQL: '}  ${server.url}`);
    if (demoKey) print(`Demo key:  ${demoKey}\n`);
    if (!stopping.aborted) await once(stopping, 'abort');
    print('Stopping: requests in flight are answered first.');
    await server.stop();
  } finally {
    await store.close();
  }
}

/** Loads the demo organization on the first start. @returns its key; null where loading was interrupted. */
async function prepareDemo(
  { database }: Store,
  { dataDir }: Config,
  stopping: AbortSignal,
): Promise<string | null> {
  const existing = readDemoKey(dataDir);
  if (existing) return existing;
  print('Loading the demo organization (only on the first start) …');
  let shown = 0;
  try {
    const key = await loadDemo(database, dataDir, (read) => {
      stopping.throwIfAborted();
      if (read - shown < 2_500) return;
      shown = read;
      print(`  ${read} activities`);
    });
    print('  done');
    return key;
  } catch (error) {
    if (stopping.aborted) return null;
    throw error;
  }
}
