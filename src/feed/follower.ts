import type { Viewer } from '../access/viewer.js';
import { GatewayError } from '../errors.js';
import { type ChangePosition, isKnown, withKnown } from '../timeline/cursor.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';
import { type Followed, type FollowedChange, findLoss } from './follow.js';
import { typeOfChange } from './match-change.js';
import { type Change, comparePositions } from './read-changes.js';

/** Changes that wait for one follower to take them; with more, it reads for itself what follows. */
const MAX_WAITING = 1_000;

/** Who takes nothing for so long while that many wait, or anything at all, is gone; milliseconds. */
const STALLED = { full: 5_000, any: 15_000 };

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
 * what was not taken waits here, up to a bound; while it is behind, it reads when it is asked. One that
 * has stopped taking is told to come again: what waits for it is dropped.
 */
export class Follower implements AsyncIterableIterator<FollowedChange | Ending> {
  position: ChangePosition;
  isLive = false;
  /** When it has ended and its consumer knows. */
  readonly done: Promise<void>;
  private waiting: FollowedChange[] = [];
  private ending: Ending | 'told' | null = null;
  private takenAt = Date.now();
  private notify: () => void = () => {};
  private finish: () => void = () => {};

  constructor(
    readonly request: FollowRequest,
    private readonly options: FollowerOptions,
  ) {
    this.position = options.position;
    this.done = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  /**
   * Takes a change in where it is new and concerns it.
   * @returns false where as many wait as may: this one and all that follow it reads later.
   */
  offer(change: Change, loadersOf: (viewer: Viewer) => TimelineLoaders): boolean {
    const { position, activityId } = change;
    if (this.ending || comparePositions(position, this.position) <= 0) return true;
    const { followed, viewer } = this.request;
    const isOwn = viewer.organizationId === change.organizationId;
    const loss = isOwn ? findLoss(change, followed) : null;
    const type = isOwn ? typeOfChange(change, followed) : null;
    if (type !== null && this.waiting.length >= MAX_WAITING) {
      if (this.hasStalled(STALLED.full)) this.end(tooSlow());
      return false;
    }
    const { known } = this.options.position;
    this.position = withKnown(position, known);
    if (isKnown(position.xact, known)) return true;
    if (loss) this.end(loss);
    else if (type !== null && activityId !== null) {
      const loaders = loadersOf(viewer);
      if (this.waiting.length === 0) this.takenAt = Date.now();
      this.waiting.push({ type, position: this.position, activityId, loaders, followed });
      this.notify();
    }
    return true;
  }

  /** It is behind from now on, and reads for itself. */
  fallBehind(): void {
    this.isLive = false;
    this.notify();
  }

  /** Ends it where it has stopped taking what it is told. */
  checkStalled(): void {
    if (this.hasStalled(STALLED.any)) this.end(tooSlow());
  }

  /** Nothing more is to come up to this position. */
  advance(position: ChangePosition): void {
    if (comparePositions(position, this.position) > 0) this.position = position;
  }

  /** Ends it with an error, after what is waiting; where it has stopped taking, at once. */
  end(error: GatewayError): void {
    if (this.ending) return;
    if (this.hasStalled(STALLED.full)) this.waiting = [];
    this.ending = { error };
    this.options.leave(this);
    this.notify();
  }

  async next(): Promise<IteratorResult<FollowedChange | Ending>> {
    for (;;) {
      const change = this.waiting.shift();
      if (change) {
        this.takenAt = Date.now();
        return { done: false, value: change };
      }
      if (this.ending === 'told') {
        this.finish();
        return { done: true, value: undefined };
      }
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
  return new GatewayError('UNAVAILABLE', `You take changes too slowly. ${RESUME}`);
}
