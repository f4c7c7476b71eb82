import type { Viewer } from '../access/viewer.js';
import { GatewayError } from '../errors.js';
import type { Loaders } from '../loaders/loaders.js';
import type { ChangePosition } from '../timeline/cursor.js';
import { type Followed, type FollowedChange, findMerge } from './follow.js';
import { typeOfChange } from './match-change.js';
import { type Change, comparePositions } from './read-changes.js';

/** Changes that wait for one follower to take them; with more, it is too slow. */
const MAX_WAITING = 1_000;

/** What a follower is told who has to come again. */
export const RESUME =
  'Subscribe again with `after`, the last cursor that you saw: nothing is lost.';

export interface FollowRequest {
  followed: Followed;
  viewer: Viewer;
  /** Null: from now. */
  after: ChangePosition | null;
  /** Whether the key is still good. @throws {GatewayError} UNAUTHENTICATED. */
  checkKey(): Promise<void>;
}

interface FollowerOptions {
  /** Everything up to here it knows. */
  position: ChangePosition;
  /** Whether it knows the changes of a transaction above that too. */
  hasSeen(xact: number): boolean;
  /** Reads on for it while it is not live. */
  catchUp(follower: Follower): Promise<void>;
  leave(follower: Follower): void;
}

/** The last thing that a follower is told where a subscription does not end by the client's wish. */
export interface Ending {
  error: GatewayError;
}

/**
 * One who follows the change feed: an iterator of what is told. While it is live, the feed pushes and
 * what was not taken waits here, up to a bound; while it is behind, it reads when it is asked.
 */
export class Follower implements AsyncIterableIterator<FollowedChange | Ending> {
  position: ChangePosition;
  isLive = false;
  private waiting: FollowedChange[] = [];
  private ending: Ending | 'told' | null = null;
  private notify: () => void = () => {};

  constructor(
    readonly request: FollowRequest,
    private readonly options: FollowerOptions,
  ) {
    this.position = options.position;
  }

  /** Takes a change in where it is new and concerns it. */
  offer(change: Change, loadersOf: (viewer: Viewer) => Loaders): void {
    const { position, activityId } = change;
    if (this.ending || comparePositions(position, this.position) <= 0) return;
    this.position = position;
    if (this.options.hasSeen(position.xact)) return;
    const { followed, viewer } = this.request;
    if (viewer.organizationId !== change.organizationId) return;
    const type = typeOfChange(change, followed);
    const isTooSlow = this.isLive && this.waiting.length >= MAX_WAITING;
    const merge = findMerge(change, followed);
    if (merge) this.end(merge);
    else if (type === null || activityId === null) return;
    else if (isTooSlow) this.end(tooSlow());
    else {
      this.waiting.push({ type, position, activityId, loaders: loadersOf(viewer), followed });
      this.notify();
    }
  }

  /** It is behind from now on, and reads for itself. */
  fallBehind(): void {
    this.isLive = false;
    this.notify();
  }

  /** Nothing more is to come up to this position. */
  advance(position: ChangePosition): void {
    if (comparePositions(position, this.position) > 0) this.position = position;
  }

  /** Ends it with an error, after what is waiting. */
  end(error: GatewayError): void {
    if (this.ending) return;
    this.ending = { error };
    this.options.leave(this);
    this.notify();
  }

  async next(): Promise<IteratorResult<FollowedChange | Ending>> {
    for (;;) {
      const change = this.waiting.shift();
      if (change) return { done: false, value: change };
      if (this.ending === 'told') return { done: true, value: undefined };
      if (this.ending) {
        const value = this.ending;
        this.ending = 'told';
        return { done: false, value };
      }
      if (this.isLive) await new Promise<void>((resolve) => (this.notify = resolve));
      else await this.options.catchUp(this);
    }
  }

  async return(): Promise<IteratorResult<FollowedChange | Ending>> {
    this.waiting = [];
    this.ending = 'told';
    this.options.leave(this);
    this.notify();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function tooSlow(): GatewayError {
  return new GatewayError('UNAVAILABLE', `Changes come faster than you take them. ${RESUME}`);
}
