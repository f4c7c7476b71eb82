import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { KEEP_ALIVE } from './lost-connection.js';

/** Milliseconds between two attempts to connect while the database is unreachable. */
const RETRY_MS = 1_000;

/** Milliseconds after which an attempt to connect, or to listen on a channel, is given up. */
const CONNECT_TIMEOUT_MS = 5_000;

/** A session that listens; `ended` resolves when its connection is closed, for whatever reason. */
interface Session {
  ended: Promise<void>;
}

/**
 * Receives notifications on a session of its own and emits each channel's name with the payload. When
 * the session is lost, `connected` turns false and one loop reconnects until it succeeds or the listener
 * is closed; until then its users have to query the database instead.
 */
export class Listener extends EventEmitter {
  connected = false;
  private readonly closing = new AbortController();
  private socket: Socket | undefined;
  private running: Promise<void> | undefined;

  /** @param retryMs milliseconds between two attempts to connect. */
  constructor(
    private readonly connectionString: string,
    private readonly channels: readonly string[],
    private readonly retryMs = RETRY_MS,
  ) {
    super();
  }

  /** Connects, and stays connected until close(). @throws where the first attempt fails. */
  async open(): Promise<void> {
    this.running = this.stayConnected(await this.connect());
  }

  /** Ends the session or the attempt to connect. */
  async close(): Promise<void> {
    this.closing.abort();
    this.socket?.destroy();
    await this.running;
  }

  /** The only caller of connect() after open(): there is never more than one session. */
  private async stayConnected(first: Session): Promise<void> {
    const { signal } = this.closing;
    for (let session: Session | null = first; !signal.aborted; ) {
      await session?.ended;
      this.connected = false;
      await sleep(this.retryMs, undefined, { ref: false, signal }).catch(() => {});
      if (!signal.aborted) session = await this.connect().catch(() => null);
    }
  }

  private async connect(): Promise<Session> {
    // close() destroys it, whether it is connected yet or not.
    const socket = new Socket();
    this.socket = socket;
    const client = new pg.Client({
      connectionString: this.connectionString,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: CONNECT_TIMEOUT_MS,
      ...KEEP_ALIVE,
      stream: () => socket,
    });
    client.on('error', () => {}); // Followed by 'end'.
    client.on('notification', ({ channel, payload }) => this.emit(channel, payload));
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`listen ${channel}`);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    // Notifications may have been missed: every listener is called once, without a payload.
    for (const channel of this.channels) this.emit(channel);
    this.connected = true;
    return { ended };
  }
}
