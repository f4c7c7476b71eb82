import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../errors.js';
import { openSync, renewTokens } from '../sync/open-sync.js';
import { startWorker } from '../sync/start-worker.js';
import type { SyncOptions } from '../sync/sync.js';
import { type AppOptions, createApp } from './create-app.js';
import { startMaintenance } from './start-maintenance.js';

export interface ServerOptions extends Omit<AppOptions, 'sync'> {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Days that the change feed is kept; 30 if it is not given. */
  changesKeepDays?: number;
  /** How sources are read; a test's patience is shorter. */
  sync?: Pick<SyncOptions, 'leaseSeconds' | 'limits' | 'slots'>;
  /** Whether it also reads sources on schedule; it does not if that is not given. */
  works?: boolean;
  /** Whether it keeps the tables small beside; it does if it is not given. */
  maintains?: boolean;
}

export interface Server {
  /** The address of GraphQL and GraphiQL. */
  url: string;
  /** Takes no more requests, answers those in flight (for at most 10 s), and ends. */
  stop(): Promise<void>;
}

const DRAIN = 10_000;

/** Serves GraphQL over HTTP. @throws {CommandError} where the address is taken or not allowed. */
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
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
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
      await app.hangUp();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN);
      await closed;
      clearTimeout(timer);
      await sync.close();
      await worker?.close();
      await app.dispose();
    },
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  const reason = {
    EADDRINUSE: 'it is in use: is another gateway running? Choose another PORT',
    EACCES: 'this user may not use it',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no such host',
  }[error.code ?? ''];
  return reason ? new CommandError(`HOST ${host}, PORT ${port}: ${reason}.`, 1) : error;
}
