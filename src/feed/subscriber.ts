import type { Viewer } from '../access/viewer.js';
import { GatewayError } from '../errors.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';
import { typeOfChange } from './match.js';
import { comparePositions, type FeedPosition, isSeen, withSeen } from './position.js';
import { type FeedQuery, findQueryEnd, type MatchedChange } from './query.js';
import type { Change } from './read-feed.js';

/** Changes that may wait for one consumer; with more, the subscriber falls behind. */
const MAX_WAITING = 1_000;

/**
 * Milliseconds after which a consumer that takes nothing is disconnected: while its queue is full, and
 * while anything waits.
 */
const STALLED_MS = { full: 5_000, any: 15_000 };

/** Ends the messages of errors after which a client should resume. */
export const RESUME =
  'Subscribe again with `after` set to the last cursor you received: no change is lost.';

export interface SubscribeRequest {
  query: FeedQuery;
  viewer: Viewer;
  /** Null: from now. */
  after: FeedPosition | null;
  /** Resolves while the key is valid. @throws {GatewayError} UNAUTHENTICATED. */
  checkKey(): Promise<void>;
}

interface SubscriberOptions {
  /** Where it begins: everything up to here is known to the client. */
  position: FeedPosition;
  /** Reads for a subscriber that is not live. */
  catchUp(subscriber: Subscriber): Promise<void>;
  leave(subscriber: Subscriber): void;
}

/** The last value of a subscription that the gateway ends. */
export interface SubscriptionEnd {
  error: GatewayError;
}

/**
 * One subscription to the change feed, as an iterator of the changes that match it. While it is live the
 * hub offers changes, which wait here up to a bound; while it is behind it reads when it is asked for the
 * next one. A consumer that has stopped taking is disconnected, and what waits for it is dropped.
 */
export class Subscriber implements AsyncIterableIterator<MatchedChange | SubscriptionEnd> {
  /** Everything up to here was offered. */
  position: FeedPosition;
  isLive = false;
  /** Resolves when it has ended and its consumer has received that. */
  readonly done: Promise<void>;
  private waiting: MatchedChange[] = [];
  private state: 'open' | SubscriptionEnd | 'ended' = 'open';
  private takenAt = Date.now();
  private notify: () => void = () => {};
  private finish: () => void = () => {};

  constructor(
    readonly request: SubscribeRequest,
    private readonly options: SubscriberOptions,
  ) {
    this.position = options.position;
    this.done = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  /**
   * Queues a change if it is new and matches.
   * @returns false where the queue is full: this change and all that follow have to be read later.
   */
  offer(change: Change, loadersOf: (viewer: Viewer) => TimelineLoaders): boolean {
    const { position, activityId } = change;
    if (this.state !== 'open' || comparePositions(position, this.position) <= 0) return true;
    const { query, viewer } = this.request;
    const isOwn = viewer.organizationId === change.organizationId;
    const queryEnd = isOwn ? findQueryEnd(change, query) : null;
    const type = isOwn ? typeOfChange(change, query) : null;
    if (type !== null && this.waiting.length >= MAX_WAITING) {
      if (this.hasStalled(STALLED_MS.full)) this.end(tooSlow());
      return false;
    }
    const { seen } = this.options.position;
    this.position = withSeen(position, seen);
    if (isSeen(position.xact, seen)) return true;
    if (queryEnd) this.end(queryEnd);
    else if (type !== null && activityId !== null) {
      const loaders = loadersOf(viewer);
      if (this.waiting.length === 0) this.takenAt = Date.now();
      this.waiting.push({ type, position: this.position, activityId, loaders, query });
      this.notify();
    }
    return true;
  }

  /** Ends its being live: it reads for itself until it has caught up. */
  fallBehind(): void {
    this.isLive = false;
    this.notify();
  }

  /** Ends it if its consumer has stopped taking. */
  checkStalled(): void {
    if (this.hasStalled(STALLED_MS.any)) this.end(tooSlow());
  }

  /** Notes that everything up to this position was offered. */
  advance(position: FeedPosition): void {
    if (comparePositions(position, this.position) > 0) this.position = position;
  }

  /** Ends it with an error after the changes that wait; for a stalled consumer these are dropped. */
  end(error: GatewayError): void {
    if (this.state !== 'open') return;
    if (this.hasStalled(STALLED_MS.full)) this.waiting = [];
    this.state = { error };
    this.options.leave(this);
    this.notify();
  }

  async next(): Promise<IteratorResult<MatchedChange | SubscriptionEnd>> {
    for (;;) {
      const change = this.waiting.shift();
      if (change) {
        this.takenAt = Date.now();
        return { done: false, value: change };
      }
      if (this.state === 'ended') {
        this.finish();
        return { done: true, value: undefined };
      }
      if (this.state !== 'open') {
        const value = this.state;
        this.state = 'ended';
        return { done: false, value };
      }
      if (this.isLive) await new Promise<void>((resolve) => (this.notify = resolve));
      else await this.options.catchUp(this);
    }
  }

  async return(): Promise<IteratorResult<MatchedChange | SubscriptionEnd>> {
    this.waiting = [];
    this.state = 'ended';
    this.options.leave(this);
    this.notify();
    this.finish();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private hasStalled(milliseconds: number): boolean {
    return this.waiting.length > 0 && Date.now() - this.takenAt > milliseconds;
  }
}

function tooSlow(): GatewayError {
  return new GatewayError('UNAVAILABLE', `The client reads changes too slowly. ${RESUME}`);
}
