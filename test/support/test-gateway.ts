import { randomBytes } from 'node:crypto';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll } from 'vitest';
import type { ServerOptions } from '../../src/http/start-server.js';
import { importBodies, type TestEnvelope } from './import-bodies.js';
import { createTestDatabase, createTestOrganization, type TestDatabase } from './test-database.js';
import { startTestServer, type TestServer } from './test-server.js';

/** An organization that nothing else touches, with a client that may read all of it. */
export interface Tenant {
  organizationId: string;
  client: GraphQLClient;
  import(...envelopes: TestEnvelope[]): ReturnType<typeof importBodies>;
}

export interface TestGateway {
  readonly database: TestDatabase;
  readonly server: TestServer;
  createTenant(): Promise<Tenant>;
}

/**
 * A gateway for the tests of one file: a database and a server, from the first test to the last.
 * @param createDatabase where the test needs another database than an empty one.
 */
export function useTestGateway(
  createDatabase: () => Promise<TestDatabase> = createTestDatabase,
  options: Partial<ServerOptions> = {},
): TestGateway {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await createDatabase();
    server = await startTestServer(database, options);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });
  return {
    get database() {
      return database;
    },
    get server() {
      return server;
    },
    async createTenant() {
      const slug = `tenant-${randomBytes(4).toString('hex')}`;
      const organizationId = await createTestOrganization(database, slug);
      return {
        organizationId,
        client: await server.clientOf(organizationId),
        import: (...envelopes) => importBodies(database, organizationId, envelopes),
      };
    },
  };
}
