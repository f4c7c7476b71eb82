import { EventEmitter, once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** A connection to a database that can fail or stall, as a network can. */
export interface DatabaseProxy {
  /** The connection string that leads through it. */
  url: string;
  /** Breaks all connections and accepts no more. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /**
   * Keeps back everything that the database sends, until it is released.
   * @returns when the first answer has arrived that is kept back.
   */
  hold(): Promise<void>;
  release(): void;
  close(): Promise<void>;
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const answers = new EventEmitter();
  let heldBack: (() => void)[] | null = null;
  let server = net.createServer();
  let port = 0;

  function answer(client: Socket, data: Buffer): void {
    if (!heldBack) return void client.write(data);
    heldBack.push(() => client.write(data));
    answers.emit('held');
  }

  async function open(): Promise<void> {
    server = net.createServer((client) => {
      const upstream = net.connect(Number(target.port), '127.0.0.1');
      client.pipe(upstream);
      upstream.on('data', (data) => answer(client, data));
      upstream.once('end', () => client.end());
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(from);
        from.on('error', () => to.destroy());
        from.once('close', () => {
          sockets.delete(from);
          to.destroy();
        });
      }
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }

  async function cut(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await open();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut,
    mend: open,
    async hold() {
      heldBack = [];
      await once(answers, 'held');
    },
    release() {
      for (const send of heldBack ?? []) send();
      heldBack = null;
    },
    close: () => (server.listening ? cut() : Promise.resolve()),
  };
}
