import { afterAll } from 'vitest';
import type { ServerOptions } from '../../src/http/start-server.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { startTestServer, type TestServer } from './test-server.js';

/** A gateway with a database and three upstream systems of its own, until the tests of the file are done. */
export async function startLiveTest(
  options: Partial<ServerOptions> = {},
  databaseOptions: Parameters<typeof createTestDatabase>[0] = {},
): Promise<{ database: TestDatabase; server: TestServer; upstreams: Upstreams }> {
  const database = await createTestDatabase(databaseOptions);
  const server = await startTestServer(database, options);
  const upstreams = await startUpstreams();
  afterAll(async () => {
    await server.stop();
    await database.drop();
    await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
  });
  return { database, server, upstreams };
}
