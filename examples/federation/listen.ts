import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server that answers GraphQL at its URL. */
export interface RunningServer {
  url: string;
  server: Server;
  stop(): Promise<void>;
}

/** Lets a server listen on this machine; port 0 is any free one. */
export async function listen(server: Server, port = 0): Promise<RunningServer> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}/graphql`,
    server,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
