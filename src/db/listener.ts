import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * Hears what other processes announce with NOTIFY, on a session of its own. While the connection is
 * lost, `connected` is false and it is tried again every second: who relies on announcements must then
 * ask the database itself.
 */
export class Listener extends EventEmitter {
  connected = false;
  private client: pg.Client | null = null;
  private closed = false;

  constructor(
    private readonly connectionString: string,
    private readonly channels: string[],
  ) {
    super();
  }

  /** Connects; emits a channel's name with the payload for every announcement from now on. */
  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString, keepAlive: true });
    client.on('error', () => {}); // 'end' follows.
    client.on('notification', ({ channel, payload }) => this.emit(channel, payload));
    client.once('end', () => this.reconnect());
    this.client = client;
    await client.connect();
    for (const channel of this.channels) await client.query(`listen ${channel}`);
    // What was announced while nobody listened is unknown: everyone starts afresh.
    for (const channel of this.channels) this.emit(channel);
    this.connected = true;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.connected = false;
    await this.client?.end().catch(() => {});
  }

  private async reconnect(): Promise<void> {
    this.connected = false;
    while (!this.closed) {
      await sleep(1_000, undefined, { ref: false });
      if (this.closed) return;
      try {
        this.client?.removeAllListeners('end');
        return await this.open();
      } catch {
        // Tried again.
      }
    }
  }
}
