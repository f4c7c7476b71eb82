import { once } from 'node:events';
import { openDatabase } from '../../src/db/database.js';
import { TokenVault } from '../../src/sources/client/token-vault.js';
import { Sync } from '../../src/sync/sync.js';
import { Worker } from '../../src/sync/worker.js';

// A worker as a process of its own. It gets ready, says so, and begins at the first byte on its input;
// SIGTERM stops it.

const { DATABASE_URL = '', SECRET_KEY = '', OPTIONS = '{}' } = process.env;
const { interval = 50, ...options } = JSON.parse(OPTIONS);

const database = await openDatabase({ connectionString: DATABASE_URL });
const sync = new Sync({
  database,
  vault: new TokenVault(SECRET_KEY),
  ...options,
  onInternalError: (problem, error) => console.error(problem, error),
});
const worker = new Worker({
  database,
  sync,
  interval,
  onInternalError: (problem, error) => console.error(problem, error),
});
const begun = once(process.stdin, 'data');
process.once('SIGTERM', async () => {
  await worker.stop();
  await sync.close();
  await worker.close();
  await database.close();
  process.exit(0);
});
console.log('ready');
await begun;
worker.start();
console.log('started');
