import { setTimeout as sleep } from 'node:timers/promises';
import type { Viewer } from '../access/viewer.js';
import { CHANNELS } from '../db/channels.js';
import type { Database } from '../db/database.js';
import { GatewayError } from '../errors.js';
import { type ChangePosition, changesSince } from '../timeline/cursor.js';
import { TimelineLoaders } from '../timeline/timeline-loaders.js';
import { Follower, type FollowRequest, RESUME } from './follower.js';
import { refuseExpired } from './read-change-page.js';
import { type Change, type ChangesRead, comparePositions, readChanges } from './read-changes.js';

/** Rows that one read of the feed takes; more are read at once afterwards. */
const WINDOW = 500;

/** How long to wait, in milliseconds, … */
const WAIT = {
  /** before changes that wait for an older transaction are looked for again; at first, */
  heldBack: 15,
  /** before a read that failed is tried again, and between reads that nothing has announced, */
  away: 1_000,
  /** between looks at whether keys are still good, and followers still there. */
  look: 5_000,
};

/** Followers that one process takes. */
const MAX_FOLLOWERS = 10_000;

interface FeedOptions {
  database: Database;
  /** Told of what goes wrong and is tried again. */
  onProblem(problem: string, error: unknown): void;
}

/**
 * The change feed as it happens, once for a process: an announcement wakes it, it reads what is new in
 * one statement, and hands it to everyone who follows. Who is behind (resumes, or fell behind before it
 * got here) reads for itself up to where the feed is, and joins it there.
 */
export class ChangeFeed {
  /** Who is up to date with `position`. */
  private readonly live = new Set<Follower>();
  private readonly all = new Set<Follower>();
  /** Everything up to here was handed out; null while nobody follows. */
  private position: ChangePosition | null = null;
  private isReading = false;
  private isWoken = false;
  private heldBackWait = WAIT.heldBack;
  private timers: NodeJS.Timeout[] = [];
  private closed = false;

  constructor(private readonly options: FeedOptions) {
    const { listener } = options.database;
    listener.on(CHANNELS.changes, this.wake);
    listener.on(CHANNELS.keys, this.checkKeys);
  }

  /**
   * Begins to follow: everything that is committed after this has returned is told.
   * @throws {GatewayError} CURSOR_EXPIRED; UNAVAILABLE where there are too many followers.
   */
  async follow(request: FollowRequest): Promise<Follower> {
    if (this.closed || this.all.size >= MAX_FOLLOWERS) {
      throw new GatewayError('UNAVAILABLE', 'No more subscriptions are taken here now; try again.');
    }
    const { after } = request;
    if (after !== null) await this.readFor(request, after, 1);
    const follower = new Follower(request, {
      position: after ?? (await this.readNow()),
      catchUp: (one) => this.catchUp(one),
      leave: (one) => this.leave(one),
    });
    if (this.all.size === 0) this.start();
    this.all.add(follower);
    this.tryJoin(follower);
    return follower;
  }

  /**
   * Ends every subscription: the process stops. Followers are told to come again.
   * @returns when all of them know.
   */
  async close(): Promise<void> {
    this.closed = true;
    const { listener } = this.options.database;
    listener.off(CHANNELS.changes, this.wake);
    listener.off(CHANNELS.keys, this.checkKeys);
    const followers = [...this.all];
    for (const follower of followers) {
      follower.end(new GatewayError('UNAVAILABLE', `This server stops. ${RESUME}`));
    }
    await Promise.all(followers.map((follower) => follower.done));
  }

  private start(): void {
    this.timers = [
      // An announcement may be lost, with who made it or with the connection that hears it.
      setInterval(this.wake, WAIT.away),
      setInterval(this.checkKeys, WAIT.look),
      setInterval(() => this.checkStalled(), WAIT.look),
    ];
    for (const timer of this.timers) timer.unref();
  }

  private leave(follower: Follower): void {
    this.live.delete(follower);
    this.all.delete(follower);
    if (this.live.size === 0) this.position = null;
    if (this.all.size > 0) return;
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Nothing is awaited in here: what a follower has seen and where the feed is are compared at once. */
  private tryJoin(follower: Follower): void {
    const isBehind =
      this.position !== null && comparePositions(follower.position, this.position) < 0;
    if (isBehind || !this.all.has(follower)) return;
    this.position ??= follower.position;
    this.live.add(follower);
    follower.isLive = true;
    this.wake();
  }

  /** Reads on for one follower who is behind, until there is something to tell or it has joined. */
  private async catchUp(follower: Follower): Promise<void> {
    try {
      const read = await this.readFor(follower.request, follower.position, WINDOW);
      this.hand(read.changes, [follower]);
      follower.advance(read.end);
      if (!read.hasMore) this.tryJoin(follower);
    } catch (error) {
      if (error instanceof GatewayError) return follower.end(error);
      this.options.onProblem('the change feed cannot be read', error);
      await sleep(WAIT.away, undefined, { ref: false });
    }
  }

  private async readNow(): Promise<ChangePosition> {
    const { pool } = this.options.database;
    const { rows } = await pool.query('select pg_current_snapshot()::text as now');
    return changesSince(rows[0].now);
  }

  /** @throws {GatewayError} CURSOR_EXPIRED. */
  private async readFor(
    { viewer, followed }: FollowRequest,
    after: ChangePosition,
    limit: number,
  ): Promise<ChangesRead> {
    const { scopes, records } = followed;
    const organizationIds = [viewer.organizationId];
    const request = { organizationIds, after, scopes, records, limit };
    const read = await readChanges(this.options.database.pool, request);
    refuseExpired(after, read, 'after');
    return read;
  }

  private readonly wake = (): void => {
    this.isWoken = true;
    if (!this.isReading) this.readAll();
  };

  private async readAll(): Promise<void> {
    this.isReading = true;
    try {
      while (this.isWoken && this.position !== null) {
        this.isWoken = false;
        const { hasMore, isHeldBack } = await this.readOnce(this.position);
        if (hasMore) this.isWoken = true;
        else if (isHeldBack) this.wakeIn(this.heldBackWait);
        this.heldBackWait = isHeldBack ? Math.min(this.heldBackWait * 1.5, 250) : WAIT.heldBack;
      }
    } catch (error) {
      this.options.onProblem('the change feed cannot be read', error);
      this.wakeIn(WAIT.away);
    } finally {
      this.isReading = false;
    }
  }

  private async readOnce(after: ChangePosition): Promise<ChangesRead> {
    const organizations = new Set([...this.live].map((it) => it.request.viewer.organizationId));
    const read = await readChanges(this.options.database.pool, {
      organizationIds: [...organizations],
      after,
      scopes: null,
      limit: WINDOW,
    });
    if (this.position !== after) return read; // All left while this was read, and others came.
    // Who joined while this was read, for an organization that was not asked for, reads for itself.
    for (const follower of [...this.live]) {
      if (!organizations.has(follower.request.viewer.organizationId)) this.dropBehind(follower);
    }
    this.hand(read.changes, [...this.live]);
    for (const follower of this.live) follower.advance(read.end);
    if (this.position === after) this.position = read.end;
    return read;
  }

  /** Tells followers of changes. Those with equal rights share what they look up. */
  private hand(changes: Change[], followers: Follower[]): void {
    const shared = new Map<string, TimelineLoaders>();
    const loadersOf = (viewer: Viewer): TimelineLoaders => {
      const { organizationId, objects } = viewer;
      const rights = JSON.stringify([organizationId, objects]);
      const loaders = shared.get(rights) ?? new TimelineLoaders(this.options.database, viewer);
      shared.set(rights, loaders);
      return loaders;
    };
    for (const follower of followers) {
      const isFull = changes.some((change) => !follower.offer(change, loadersOf));
      if (isFull) this.dropBehind(follower);
    }
  }

  /** It goes on by reading for itself. */
  private dropBehind(follower: Follower): void {
    this.live.delete(follower);
    follower.fallBehind();
    if (this.live.size === 0) this.position = null;
  }

  private checkStalled(): void {
    for (const follower of [...this.all]) follower.checkStalled();
  }

  private wakeIn(milliseconds: number): void {
    setTimeout(this.wake, milliseconds).unref();
  }

  /** Ends the subscriptions of keys that are not good any more; each key is looked up once. */
  private readonly checkKeys = async (): Promise<void> => {
    const byKey = new Map<string, Follower[]>();
    for (const follower of this.all) {
      const { keyId } = follower.request.viewer;
      byKey.set(keyId, [...(byKey.get(keyId) ?? []), follower]);
    }
    for (const followers of byKey.values()) {
      await followers[0]!.request.checkKey().catch((error: unknown) => {
        if (!(error instanceof GatewayError) || error.code !== 'UNAUTHENTICATED') return;
        for (const follower of followers) follower.end(error);
      });
    }
  };
}
