import { setTimeout as sleep } from 'node:timers/promises';
import type { Viewer } from '../access/viewer.js';
import { CHANNELS } from '../db/channels.js';
import type { Database } from '../db/database.js';
import { GatewayError } from '../errors.js';
import { FEED_SNAPSHOT } from '../ingest/append-changes.js';
import { TimelineLoaders } from '../timeline/timeline-loaders.js';
import { findHoldingTransaction } from './holding-transaction.js';
import { PacedTask } from './paced-task.js';
import { comparePositions, type FeedPosition, positionOfSnapshot } from './position.js';
import { cursorExpired, refuseExpired } from './read-change-page.js';
import { type FeedRead, readFeed } from './read-feed.js';
import { RESUME, type SubscribeRequest, Subscriber } from './subscriber.js';

/** Rows that one read of the feed takes; with more, the next read follows. */
const WINDOW = 500;

/** Milliseconds between the starts of two shared reads: at most 40 a second. */
const READ_INTERVAL_MS = 25;

/**
 * Milliseconds between the starts of two reads of subscribers that catch up, after the first one of each: at
 * most 200 a second.
 */
const CATCH_UP_INTERVAL_MS = 5;

/**
 * Milliseconds until the next read while changes wait for an older transaction: from `first`, growing
 * to `max`. No notification may come when that transaction ends.
 */
const HELD_BACK_WAIT = { first: 25, factor: 1.5, max: 250 };

/** Milliseconds for which one transaction may hold the feed back before it is logged. */
const HELD_BACK_REPORT_MS = 30_000;

/** Milliseconds before a failed read is repeated, and between reads without a notification. */
const POLL_MS = 1_000;

/** Milliseconds between two checks of keys and of subscribers that take nothing. */
const CHECK_MS = 5_000;

/**
 * Keys that are checked concurrently: with the most subscriptions, each with a key of its own, a pass
 * takes a fraction of CHECK_MS, and requests keep connections of the pool.
 */
const KEY_CHECKS = 5;

/** Subscriptions that one process accepts. */
const MAX_SUBSCRIBERS = 10_000;

interface FeedHubOptions {
  database: Database;
  /** Logs a warning. */
  warn(details: object, message: string): void;
  /** Overrides HELD_BACK_REPORT_MS. */
  heldBackReportMs?: number;
}

/** A stretch of time in which one transaction holds the feed back. */
interface HeldBack {
  /** Number of that transaction. */
  xact: number;
  since: number;
  waitMs: number;
  isReported: boolean;
}

/**
 * Delivers the change feed to all subscriptions of a process. One shared read, started by notifications,
 * serves every subscriber that is up to date ("live"). A subscriber that is behind, because it resumes or
 * takes changes too slowly, reads for itself until it has reached the end of the feed.
 */
export class FeedHub {
  private readonly subscribers = new Set<Subscriber>();
  private readonly live = new Set<Subscriber>();
  private readonly sharedRead = new PacedTask(() => this.readForLive(), READ_INTERVAL_MS);
  private readonly keyCheck = new PacedTask(() => this.endUnauthenticated(), 0);
  private heldBack: HeldBack | null = null;
  private nextCatchUpAt = 0;
  private timers: NodeJS.Timeout[] = [];
  private isClosed = false;

  constructor(private readonly options: FeedHubOptions) {
    const { listener } = options.database;
    listener.on(CHANNELS.changes, this.wake);
    listener.on(CHANNELS.keys, this.checkKeys);
  }

  /**
   * Opens a subscription: it receives everything that is committed after this has returned, and with
   * `after` everything after that position.
   * @throws {GatewayError} CURSOR_EXPIRED; UNAVAILABLE with too many subscriptions, or when closed.
   */
  async subscribe(request: SubscribeRequest): Promise<Subscriber> {
    this.refuseWhereFull();
    const position = request.after ?? (await this.readEnd());
    // Others may have subscribed meanwhile, and the server may have stopped.
    this.refuseWhereFull();
    const subscriber = new Subscriber(request, {
      position,
      catchUp: (one) => this.catchUp(one),
      leave: (one) => this.leave(one),
    });
    if (this.subscribers.size === 0) this.startTimers();
    this.subscribers.add(subscriber);
    try {
      if (request.after === null) this.join(subscriber);
      else await this.readFor(subscriber);
    } catch (error) {
      await subscriber.return();
      throw error;
    }
    return subscriber;
  }

  private refuseWhereFull(): void {
    if (!this.isClosed && this.subscribers.size < MAX_SUBSCRIBERS) return;
    throw new GatewayError(
      'UNAVAILABLE',
      'This server accepts no more subscriptions at the moment. Try again later.',
    );
  }

  /**
   * Ends every subscription with UNAVAILABLE: the process stops.
   * @returns when each consumer has received that.
   */
  async close(): Promise<void> {
    this.isClosed = true;
    const { listener } = this.options.database;
    listener.off(CHANNELS.changes, this.wake);
    listener.off(CHANNELS.keys, this.checkKeys);
    const subscribers = [...this.subscribers];
    for (const subscriber of subscribers) {
      subscriber.end(new GatewayError('UNAVAILABLE', `The server is shutting down. ${RESUME}`));
    }
    await Promise.all(subscribers.map((subscriber) => subscriber.done));
  }

  private readonly wake = (): void => {
    if (this.live.size > 0) this.sharedRead.request();
  };

  private readonly checkKeys = (): void => this.keyCheck.request();

  private startTimers(): void {
    this.timers = [
      // A notification may be lost, with its sender or with the connection of the listener.
      setInterval(this.wake, POLL_MS),
      setInterval(this.checkKeys, CHECK_MS),
      setInterval(() => this.checkStalled(), CHECK_MS),
    ];
    for (const timer of this.timers) timer.unref();
  }

  private leave(subscriber: Subscriber): void {
    this.live.delete(subscriber);
    this.subscribers.delete(subscriber);
    if (this.subscribers.size > 0) return;
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Makes a subscriber live: the shared read serves it from now on. */
  private join(subscriber: Subscriber): void {
    if (!this.subscribers.has(subscriber)) return;
    this.live.add(subscriber);
    subscriber.isLive = true;
    this.wake();
  }

  /** Takes a subscriber off the shared read: it missed changes, and catches up with reads of its own. */
  private dropBehind(subscriber: Subscriber): void {
    this.live.delete(subscriber);
    subscriber.fallBehind();
  }

  /**
   * The shared read: reads the feed from the earliest position of all live subscribers, and delivers it
   * to them.
   */
  private async readForLive(): Promise<void> {
    const readers = [...this.live];
    const [first, ...others] = readers.map(({ position }) => position);
    if (!first) return;
    const after = others.reduce((a, b) => (comparePositions(a, b) <= 0 ? a : b), first);
    const ids = new Set(readers.map(({ request }) => request.viewer.organizationId));
    try {
      const read = await readFeed(this.options.database.pool, {
        organizationIds: [...ids],
        after,
        timelineIds: null,
        limit: WINDOW,
      });
      const present = readers.filter((reader) => this.live.has(reader));
      const foreign = present.filter(({ position }) => position.epoch !== read.end.epoch);
      for (const reader of foreign) reader.end(cursorExpired('after'));
      // Positions of two databases have no order, so `after` may be wrong: read again without these.
      if (foreign.length === 0) this.deliver(read, present);
      if (read.hasMore || foreign.length > 0) this.sharedRead.request();
      this.noteHeldBack(read);
    } catch (error) {
      this.options.warn({ err: error }, 'the change feed cannot be read');
      this.sharedRead.request(POLL_MS);
    }
  }

  /**
   * Requests the next read where an older transaction holds changes back, after a growing wait; logs a
   * transaction that does so for long.
   */
  private noteHeldBack({ isHeldBack, watermark }: FeedRead): void {
    if (!isHeldBack) {
      this.heldBack = null;
      return;
    }
    if (this.heldBack?.xact !== watermark) {
      const waitMs = HELD_BACK_WAIT.first;
      this.heldBack = { xact: watermark, since: performance.now(), waitMs, isReported: false };
    }
    const { heldBack } = this;
    this.sharedRead.request(heldBack.waitMs);
    heldBack.waitMs = Math.min(heldBack.waitMs * HELD_BACK_WAIT.factor, HELD_BACK_WAIT.max);
    const { heldBackReportMs = HELD_BACK_REPORT_MS } = this.options;
    if (heldBack.isReported || performance.now() - heldBack.since < heldBackReportMs) return;
    heldBack.isReported = true;
    void this.reportHolder(watermark);
  }

  private async reportHolder(xact: number): Promise<void> {
    const { database, warn } = this.options;
    const holder = await findHoldingTransaction(database.pool, xact).catch(() => null);
    warn({ xact, ...holder }, 'an older transaction holds the change feed back');
  }

  /** Reads once for a subscriber that is behind; after a failure of the database it may try again. */
  private async catchUp(subscriber: Subscriber): Promise<void> {
    try {
      await this.waitForCatchUp();
      await this.readFor(subscriber);
    } catch (error) {
      if (error instanceof GatewayError) return subscriber.end(error);
      this.options.warn({ err: error }, 'the change feed cannot be read');
      await sleep(POLL_MS, undefined, { ref: false });
    }
  }

  private async waitForCatchUp(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.nextCatchUpAt);
    this.nextCatchUpAt = at + CATCH_UP_INTERVAL_MS;
    if (at > now) await sleep(at - now, undefined, { ref: false });
  }

  /**
   * Reads once for one subscriber, and makes it live where it has reached the end of the feed.
   * @throws {GatewayError} CURSOR_EXPIRED.
   */
  private async readFor(subscriber: Subscriber): Promise<void> {
    const { request, position: after } = subscriber;
    const { timelineIds, watchedRecordIds } = request.query;
    const organizationIds = [request.viewer.organizationId];
    const wanted = { organizationIds, after, timelineIds, watchedRecordIds, limit: WINDOW };
    const read = await readFeed(this.options.database.pool, wanted);
    refuseExpired(after, read, 'after');
    const isComplete = this.deliver(read, [subscriber]);
    if (isComplete && !read.hasMore) this.join(subscriber);
  }

  /**
   * Offers what was read to subscribers; those with equal rights share the loaders.
   * @returns whether all of them had room for all of it.
   */
  private deliver({ changes, end }: FeedRead, subscribers: Subscriber[]): boolean {
    const loadersOf = this.createLoaders();
    let isComplete = true;
    for (const subscriber of subscribers) {
      if (changes.every((change) => subscriber.offer(change, loadersOf))) subscriber.advance(end);
      else {
        isComplete = false;
        this.dropBehind(subscriber);
      }
    }
    return isComplete;
  }

  private createLoaders(): (viewer: Viewer) => TimelineLoaders {
    const shared = new Map<string, TimelineLoaders>();
    return (viewer) => {
      const rights = JSON.stringify([viewer.organizationId, viewer.objects]);
      const loaders = shared.get(rights) ?? new TimelineLoaders(this.options.database, viewer);
      shared.set(rights, loaders);
      return loaders;
    };
  }

  private async readEnd(): Promise<FeedPosition> {
    const { pool } = this.options.database;
    const { rows } = await pool.query(`select ${FEED_SNAPSHOT} as now`);
    return positionOfSnapshot(rows[0].now);
  }

  private checkStalled(): void {
    for (const subscriber of [...this.subscribers]) subscriber.checkStalled();
  }

  /** Checks the key of every subscription, each key once, and ends those whose key is no longer valid. */
  private async endUnauthenticated(): Promise<void> {
    const byKey = new Map<string, Subscriber[]>();
    for (const subscriber of this.subscribers) {
      const { keyId } = subscriber.request.viewer;
      const subscribers = byKey.get(keyId);
      if (subscribers) subscribers.push(subscriber);
      else byKey.set(keyId, [subscriber]);
    }
    const unchecked = byKey.values();
    const work = async () => {
      // The workers share the iterator: each key is checked once.
      for (const subscribers of unchecked) await endIfUnauthenticated(subscribers);
    };
    await Promise.all(Array.from({ length: KEY_CHECKS }, work));
  }
}

/** Ends the subscriptions of one key where it is no longer valid; other errors leave them open. */
async function endIfUnauthenticated(subscribers: readonly Subscriber[]): Promise<void> {
  try {
    await subscribers[0]!.request.checkKey();
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'UNAUTHENTICATED') return;
    for (const subscriber of subscribers) subscriber.end(error);
  }
}
