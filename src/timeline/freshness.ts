import { hasList } from '../sources/registry.js';
import type { Source } from '../store/prisma/client.js';
import { linkName } from '../sync/lease.js';
import type { Goal } from '../sync/read-list.js';
import type { Sync } from '../sync/sync.js';
import { linkCoverage, type SourceCoverage, timeOf } from './coverage.js';
import type { PageLink } from './read-pages.js';

/** How fresh an answer must be, and how long it may take to become so. */
export interface FreshnessWish {
  /** In seconds; null: as each source's own settings say. 0 always asks. */
  maxAgeSeconds: number | null;
  /** For all upstream systems together, in milliseconds. */
  waitForMs: number;
}

/** How long is waited where nothing is said, and the longest that can be. Milliseconds. */
export const DEFAULT_WAIT = 800;
export const MAX_WAIT = 10_000;

/** How far down a page reaches: an instant, or to the end of all. */
export interface Depth {
  /** ISO 8601; null: the end. */
  downTo: string | null;
  /** Whether one page of a source at a time may do, since the page may be full before the end. */
  stepwise: boolean;
}

/** Readings without progress after which a link is left alone. */
const MAX_IDLE = 2;

interface Asked {
  /** Whether its newest page was asked for, and given. */
  head: 'no' | 'asked' | 'read';
  idle: number;
  isPending: boolean;
}

/**
 * What one answer does to be fresh and deep enough: asks sources, side by side, until its time is up. A
 * source that is not done by then goes on being read; the answer says so.
 */
export class Freshness {
  private readonly started = Date.now();
  private readonly asked = new Map<string, Asked>();

  /** @param wish null: nobody is asked. */
  constructor(
    private readonly sync: Sync | null = null,
    private readonly wish: FreshnessWish | null = null,
  ) {}

  get maxAgeSeconds(): number | null {
    return this.wish?.maxAgeSeconds ?? null;
  }

  /**
   * Reads what is stale of these links, and, where all is fresh, what does not reach deep enough.
   * @param depth null: however deep it is.
   * @returns whether anything was read, so that the store must be asked again.
   */
  async improve(
    links: readonly PageLink[],
    sources: readonly Source[],
    depth: Depth | null,
  ): Promise<boolean> {
    const { sync, wish } = this;
    if (!sync || !wish || links.length === 0) return false;
    const wanted = links.flatMap((link) => {
      const source = liveSourceOf(link, sources);
      const goal = source && this.goalOf(link, source, depth);
      return goal ? [{ link, goal }] : [];
    });
    if (wanted.length === 0) return false;
    // Heads come first: a page may be full of what is new.
    const heads = wanted.filter(({ goal }) => goal.head);
    const now = heads.length > 0 ? heads : wanted;
    return this.wait((deadline) =>
      Promise.all(now.map(({ link, goal }) => this.read(sync, link, goal, deadline))),
    );
  }

  /** Reads all of these links from the newest item to the oldest, whatever is known of them. */
  async readAll(links: readonly PageLink[], sources: readonly Source[]): Promise<void> {
    const { sync } = this;
    if (!sync) return;
    const live = links.filter((link) => liveSourceOf(link, sources));
    const goal = { head: true, full: true };
    await this.wait((deadline) =>
      Promise.all(live.map((link) => this.read(sync, link, goal, deadline))),
    );
  }

  /** Begins something, and waits for it as long as there is time. @returns whether there was any. */
  private async wait(begin: (deadline: AbortSignal) => Promise<unknown>): Promise<boolean> {
    const left = this.started + (this.wish?.waitForMs ?? 0) - Date.now();
    const deadline = AbortSignal.timeout(Math.max(0, left));
    const work = begin(deadline);
    if (left <= 0) return false;
    await Promise.race([
      work,
      new Promise((resolve) => deadline.addEventListener('abort', resolve)),
    ]);
    return true;
  }

  /** Whether a source may hold more of a list than is here, and can still be asked for it. */
  hasMore(links: readonly PageLink[], sources: readonly Source[], from?: string): boolean {
    return links.some((link) => {
      const { complete, completeDownTo, errorCode } = link;
      if (complete || errorCode !== null || !liveSourceOf(link, sources)) return false;
      return !from || !completeDownTo || timeOf(completeDownTo) > timeOf(from);
    });
  }

  /** The coverage of a link, as this answer leaves it. */
  coverageOf(link: PageLink, source: Source): SourceCoverage {
    const asked = this.asked.get(linkName(link));
    const freshSince = asked?.head === 'read' ? 0 : this.freshSince(source);
    const coverage = linkCoverage(link, source, freshSince);
    if (!asked?.isPending || !this.wish || coverage.state === 'FAILED') return coverage;
    const { waitForMs } = this.wish;
    const message = `It did not answer within ${waitForMs} ms; it is still being read.`;
    const error = { code: 'TIMEOUT', message, at: new Date(), retryAt: null };
    return { ...coverage, state: 'SYNCING', error: waitForMs > 0 ? error : null };
  }

  private goalOf(link: PageLink, source: Source, depth: Depth | null): Goal | null {
    const asked = this.asked.get(linkName(link));
    if (asked && (asked.isPending || asked.idle >= MAX_IDLE)) return null;
    const freshSince = this.freshSince(source);
    const isStale = link.asOf === null || timeOf(link.asOf) < freshSince;
    if (isStale && (asked?.head ?? 'no') === 'no') {
      return isHeld(link) && this.maxAgeSeconds !== 0
        ? null
        : { head: true, unlessSince: freshSince };
    }
    if (!depth || link.complete || isHeld(link) || link.asOf === null) return null;
    const { downTo, stepwise } = depth;
    const { completeDownTo } = link;
    if (downTo && completeDownTo && timeOf(completeDownTo) <= timeOf(downTo)) return null;
    return { head: false, downTo, ...(stepwise ? { pages: 1 } : {}) };
  }

  /** What was read before is stale, in milliseconds since 1970. */
  private freshSince({ maxAgeSeconds }: Source): number {
    return this.started - (this.maxAgeSeconds ?? maxAgeSeconds) * 1_000;
  }

  private async read(sync: Sync, link: PageLink, goal: Goal, deadline: AbortSignal): Promise<void> {
    const name = linkName(link);
    const asked = this.asked.get(name) ?? { head: 'no', idle: 0, isPending: false };
    this.asked.set(name, asked);
    if (goal.head) asked.head = 'asked';
    asked.isPending = true;
    try {
      const { failure, counts, wasRead } = await sync.read(link, goal, 'wait', deadline);
      if (goal.head && !failure) asked.head = 'read';
      if (failure || !wasRead || counts.pages === 0) asked.idle++;
      // Time is up, and another process is still at it.
      asked.isPending = !wasRead && deadline.aborted;
    } catch {
      asked.idle = MAX_IDLE; // The store cannot be reached: reading the page will say so.
      asked.isPending = false;
    }
  }
}

/** When it failed it was said when it is tried again; only who insists comes before. */
function isHeld({ retryAt }: PageLink): boolean {
  return retryAt !== null && timeOf(retryAt) > Date.now();
}

/** The source of a link, where it can be asked for the link's list. */
function liveSourceOf({ sourceId, object }: PageLink, sources: readonly Source[]): Source | null {
  const source = sources.find(({ id }) => id === sourceId);
  if (!source?.enabled || source.url === null) return null;
  return hasList(source.system, object) ? source : null;
}
