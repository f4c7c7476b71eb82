import { GraphQLClient } from 'graphql-request';
import { issueKey, type NewKey } from '../../src/access/manage-keys.js';
import type { Database } from '../../src/db/database.js';
import { createLog } from '../../src/http/log.js';
import { type ServerOptions, startServer } from '../../src/http/start-server.js';

export const TEST_SECRET_KEY = 'a secret of the tests, forty characters!';

/** A gateway over real HTTP on a port of its own. */
export interface TestServer {
  url: string;
  /** A new key of an organization: read scope, every object, unless said otherwise. */
  keyOf(organizationId: string, key?: Partial<NewKey>): Promise<string>;
  /** A client with such a key. */
  clientOf(organizationId: string, key?: Partial<NewKey>): Promise<GraphQLClient>;
  stop(): Promise<void>;
}

export async function startTestServer(
  database: Database,
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const server = await startServer({
    database,
    secretKey: TEST_SECRET_KEY,
    host: '127.0.0.1',
    port: 0,
    demoKey: null,
    log: createLog('silent'),
    ...options,
  });
  const keyOf: TestServer['keyOf'] = (organizationId, key = {}) =>
    issueKey(database, { organizationId, name: 'test', scopes: ['read'], ...key });
  return {
    url: server.url,
    keyOf,
    async clientOf(organizationId, key) {
      const bearer = await keyOf(organizationId, key);
      return new GraphQLClient(server.url, { headers: { authorization: `Bearer ${bearer}` } });
    },
    stop: () => server.stop(),
  };
}

/** The code of the first error that a request was refused with. */
export async function errorCode(request: Promise<unknown>): Promise<string> {
  const error = await errorOf(request);
  return error.code;
}

/** Code, message and HTTP status of the first error that a request was refused with. */
export async function errorOf(
  request: Promise<unknown>,
): Promise<{ code: string; message: string; status: number }> {
  try {
    await request;
  } catch (error) {
    const { response } = error as {
      response: {
        status: number;
        errors?: { message: string; extensions: { code: string } }[];
      };
    };
    const first = response.errors?.[0];
    return {
      code: first?.extensions.code ?? '',
      message: first?.message ?? '',
      status: response.status,
    };
  }
  throw new Error('the request was not refused');
}
