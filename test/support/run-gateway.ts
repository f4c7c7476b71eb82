import { openDatabase } from '../../src/db/database.js';
import { createLog } from '../../src/http/log.js';
import { startServer } from '../../src/http/start-server.js';

// A gateway as a process of its own, on a port that it says.

const { DATABASE_URL = '', SECRET_KEY = '', SYNC = '{}' } = process.env;

const database = await openDatabase({ connectionString: DATABASE_URL });
const server = await startServer({
  database,
  secretKey: SECRET_KEY,
  host: '127.0.0.1',
  port: 0,
  demoKey: null,
  log: createLog('silent'),
  maintains: false,
  sync: JSON.parse(SYNC),
});
process.once('SIGTERM', async () => {
  await server.stop();
  await database.close();
  process.exit(0);
});
console.log(server.url);
