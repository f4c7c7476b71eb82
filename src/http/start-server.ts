import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../errors.js';
import { openSync, renewTokens } from '../sync/open-sync.js';
import { startWorker } from '../sync/start-worker.js';
import type { SyncOptions } from '../sync/sync.js';
import { type AppOptions, createApp } from './create-app.js';
import { startMaintenance } from './start-maintenance.js';

export interface ServerOptions extends Omit<AppOptions, 'sync'> {
  host: string;
  /** 0 for a free port. */
  port: number;
  /** How long changes of the feed are kept, in days; 30 by default. */
  changesKeepDays?: number;
  /** How sources are read; shorter and smaller in tests. */
  sync?: Pick<SyncOptions, 'leaseSeconds' | 'limits' | 'slots'>;
  /** Whether the server also reads sources on schedule; false by default. */
  works?: boolean;
  /** Whether the server also runs maintenance; true by default. */
  maintains?: boolean;
}

export interface Server {
  /** The URL of GraphQL and GraphiQL. */
  url: string;
  /** Accepts no more requests, completes those in flight for at most 10 seconds, and stops. */
  stop(): Promise<void>;
}

/** How long requests in flight may take when the server stops, in milliseconds. */
const DRAIN_MS = 10_000;

/**
 * Starts the HTTP server, and with it the worker and maintenance where they are enabled.
 * @throws {CommandError} where the address is in use or not permitted.
 */
export async function startServer({
  host,
  port,
  changesKeepDays = 30,
  maintains = true,
  works = false,
  sync: reading,
  ...options
}: ServerOptions): Promise<Server> {
  const sync = openSync(options, reading);
  const app = createApp({ ...options, sync });
  const server = createServer(app.handle);
  server.on('upgrade', app.handleUpgrade);
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  await listen(server, host, port);
  // Of a connection that cannot be accepted, where files are too many; the next one may be.
  server.on('error', (error) => options.log.error({ err: error }, 'connection not accepted'));
  await renewTokens(options.database, sync, options.log);
  const worker = works ? startWorker({ ...options, sync }) : null;
  const maintenance = maintains ? startMaintenance({ changesKeepDays, ...options }) : null;
  const { port: chosen } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${chosen}/graphql`,
    async stop() {
      await Promise.all([maintenance?.stop(), worker?.stop()]);
      const closed = new Promise((resolve) => server.close(resolve));
      await app.closeConnections();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(timer);
      await sync.close();
      await worker?.close();
      await app.dispose();
    },
  };
}

function listen(server: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

/** Turns an error of listen() into one that names the setting and the reason. */
function explain(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  const reason = {
    EADDRINUSE: 'the address is in use. Stop the other process or choose another PORT',
    EACCES: 'this user may not listen on it',
    EADDRNOTAVAIL: 'this machine does not have the address',
    ENOTFOUND: 'the host is unknown',
  }[error.code ?? ''];
  return reason ? new CommandError(`HOST ${host}, PORT ${port}: ${reason}.`, 1) : error;
}
