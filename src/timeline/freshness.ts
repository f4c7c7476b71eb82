import { referenceKey } from '../activity/record-reference.js';
import type { Source } from '../db/prisma/client.js';
import { hasList } from '../sources/registry.js';
import type { Goal } from '../sync/read-list.js';
import type { Caller } from '../sync/reading-slots.js';
import type { LiveRead, Sync, WhenTaken } from '../sync/sync.js';
import { linkCoverage, type SourceCoverage, timeOf } from './coverage.js';
import type { PageLink } from './read-pages.js';

/** How fresh an answer must be, and how long it may take to become so. */
export interface FreshnessOptions {
  /** In seconds; null: as each source's own settings say. 0 always asks. */
  maxAgeSeconds: number | null;
  /** For all upstream systems together, in milliseconds. */
  waitForMs: number;
}

/** What reads sources, and the request that it does so for. */
export interface LiveReader {
  sync: Sync;
  caller: Caller;
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

/** Readings that changed nothing after which a link is left alone. */
const MAX_IDLE = 2;

/** What one answer has had read of a link. */
interface Asked {
  /** Whether its newest page was asked for, and as of when the link was before. */
  head: { asOf: PageLink['asOf'] } | null;
  /** How far it was read when it was asked for last; null: that has been looked at. */
  before: string | null;
  idle: number;
  isPending: boolean;
  /** Whether the list has begun to be read since it was asked for last. */
  hasBegun: boolean;
}

/**
 * What one answer does to be fresh and deep enough: asks sources, side by side, until its time is up. A
 * source that is not done by then goes on being read; the answer says so.
 */
export class Freshness {
  private readonly started = Date.now();
  private readonly asked = new Map<string, Asked>();
  /** What is being read; each says whether there may be more to read of it then. */
  private readonly pending = new Set<Promise<boolean>>();
  /** Whether something was read since the store was asked: what it said of that is of before. */
  private hasSettled = false;
  private ending: { signal: AbortSignal; reached: Promise<void> } | undefined;

  /** @param reader reads the sources; with it or the options null, no source is asked. */
  constructor(
    private readonly reader: LiveReader | null = null,
    private readonly options: FreshnessOptions | null = null,
  ) {}

  get maxAgeSeconds(): number | null {
    return this.options?.maxAgeSeconds ?? null;
  }

  /**
   * Has read what is stale of these links, and what does not reach deep enough, until one of them may be
   * read further, or all are done.
   * @param depth null: however deep it is.
   * @returns whether the store must be asked again, and then this.
   */
  async improve(
    links: readonly PageLink[],
    sources: readonly Source[],
    depth: Depth | null,
  ): Promise<boolean> {
    const { reader, options } = this;
    if (!reader || !options) return false;
    if (!this.hasSettled) {
      for (const link of links) {
        const source = liveSourceOf(link, sources);
        const goal = source && this.goalOf(link, source, depth);
        if (goal) this.begin(reader, link, goal, 'wait');
      }
      if (this.pending.size === 0 || this.end().signal.aborted) return false;
      const works = [...this.pending];
      const goesOn = works.map(async (work) => (await work) || new Promise(() => {}));
      await Promise.race([Promise.all(works), ...goesOn, this.end().reached]);
    }
    this.hasSettled = false;
    return true;
  }

  /** Reads all of these links from the newest item to the oldest, whatever is known of them. */
  async readAll(links: readonly PageLink[], sources: readonly Source[]): Promise<void> {
    const { reader } = this;
    if (!reader) return;
    const goal = { head: true, full: true };
    for (const link of links.filter((it) => liveSourceOf(it, sources))) {
      this.begin(reader, link, goal, 'again');
    }
    await Promise.race([Promise.all(this.pending), this.end().reached]);
  }

  /** Whether a source may hold more of a list than is here, and can still be asked for it. */
  hasMore(links: readonly PageLink[], sources: readonly Source[], from?: string): boolean {
    return links.some((link) => {
      const { complete, completeDownTo } = link;
      if (complete || isHeld(link) || !liveSourceOf(link, sources)) return false;
      if ((this.asked.get(referenceKey(link))?.idle ?? 0) >= MAX_IDLE) return false;
      return !from || !completeDownTo || timeOf(completeDownTo) > timeOf(from);
    });
  }

  /** The coverage of a link, as this answer leaves it. */
  coverageOf(link: PageLink, source: Source): SourceCoverage {
    const asked = this.asked.get(referenceKey(link));
    const coverage = linkCoverage(
      link,
      source,
      hasNewHead(link, asked) ? 0 : this.freshSince(source),
    );
    if (!asked?.isPending || !this.options || coverage.state === 'FAILED') return coverage;
    const { waitForMs } = this.options;
    const timeout = (message: string) => ({
      code: 'TIMEOUT',
      message,
      at: new Date(),
      retryAt: null,
    });
    if (!asked.hasBegun) {
      const error = timeout(`Not read within ${waitForMs} ms: other lists were read first.`);
      return { ...coverage, error };
    }
    const error = timeout(`It did not answer within ${waitForMs} ms; it is still being read.`);
    return { ...coverage, state: 'SYNCING', error: waitForMs > 0 ? error : null };
  }

  /** When the answer's time is up. Most answers ask nobody: it is made for the first who is asked. */
  private end(): { signal: AbortSignal; reached: Promise<void> } {
    if (!this.ending) {
      const left = this.started + (this.options?.waitForMs ?? 0) - Date.now();
      const timeout = left > 0 ? AbortSignal.timeout(left) : AbortSignal.abort();
      const signal = this.reader ? AbortSignal.any([timeout, this.reader.caller.gone]) : timeout;
      this.ending = { signal, reached: untilAborted(signal) };
    }
    return this.ending;
  }

  private goalOf(link: PageLink, source: Source, depth: Depth | null): Goal | null {
    const asked = this.asked.get(referenceKey(link));
    if (asked?.isPending) return null;
    if (asked?.before) {
      // Whoever has read it: what counts is how far it is read now.
      asked.idle = asked.before === reachOf(link) ? asked.idle + 1 : 0;
      asked.before = null;
    }
    if (asked && asked.idle >= MAX_IDLE) return null;
    const freshSince = this.freshSince(source);
    const isStale = link.asOf === null || timeOf(link.asOf) < freshSince;
    if (isStale && !hasNewHead(link, asked)) {
      const hasFailed = asked?.head && link.errorCode !== null;
      if (hasFailed || (isHeld(link) && this.maxAgeSeconds !== 0)) return null;
      return { head: true, unlessSince: freshSince };
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

  private begin(
    { sync, caller }: LiveReader,
    link: PageLink,
    goal: Goal,
    whenTaken: WhenTaken,
  ): void {
    const { signal } = this.end();
    const name = referenceKey(link);
    const asked = this.asked.get(name) ?? {
      head: null,
      before: null,
      idle: 0,
      isPending: true,
      hasBegun: false,
    };
    this.asked.set(name, asked);
    if (goal.head) asked.head ??= { asOf: link.asOf };
    asked.before = reachOf(link);
    asked.isPending = true;
    asked.hasBegun = false;
    const live: LiveRead = {
      caller,
      signal,
      // Who asks for all of a list gets all of it, also later than the answer.
      keep: goal.full ?? false,
      onBegin() {
        asked.hasBegun = true;
      },
    };
    const work = sync.read(link, goal, whenTaken, live).then(
      ({ failure, wasRead, isComplete }) => {
        // Time is up, and another process is still at it.
        asked.isPending = !wasRead && signal.aborted;
        return !failure && !isComplete;
      },
      () => {
        asked.idle = MAX_IDLE; // The store cannot be reached: reading the page will say so.
        asked.isPending = false;
        return false;
      },
    );
    this.pending.add(work);
    work.finally(() => {
      this.pending.delete(work);
      this.hasSettled = true;
    });
  }
}

/** Whether the newest page was read since this answer asked for it, here or elsewhere. */
function hasNewHead({ asOf }: PageLink, asked: Asked | undefined): boolean {
  if (!asked?.head || asOf === null) return false;
  return asked.head.asOf === null || timeOf(asOf) > timeOf(asked.head.asOf);
}

/** How far a link is read, to be compared. */
function reachOf({ asOf, completeDownTo, complete }: PageLink): string {
  return JSON.stringify([asOf, completeDownTo, complete]);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
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
