import { referenceKey } from '../activity/record-reference.js';
import type { Source } from '../db/prisma/client.js';
import { hasList } from '../sources/registry.js';
import type { Goal } from '../sync/read-list.js';
import type { Caller } from '../sync/reading-slots.js';
import type { LiveRead, Sync, WhenBusy } from '../sync/sync.js';
import {
  isReadSince,
  linkCoverage,
  type SourceCoverage,
  type SourceError,
  toMilliseconds,
} from './coverage.js';
import type { PageLink, StoredLink } from './read-pages.js';

/** The requested freshness of an answer, and the time to reach it. */
export interface FreshnessOptions {
  /** In seconds; null: each source's own setting. 0 always reads. */
  maxAgeSeconds: number | null;
  /** For all upstream systems together, in milliseconds. */
  waitForMs: number;
}

/** Reads sources for a request. */
export interface LiveReader {
  sync: Sync;
  caller: Caller;
}

/** The default and the longest wait, in milliseconds. */
export const DEFAULT_WAIT = 800;
export const MAX_WAIT = 10_000;

/** The freshness of a timeline unless another one is asked for. */
export const DEFAULT_FRESHNESS: FreshnessOptions = {
  maxAgeSeconds: null,
  waitForMs: DEFAULT_WAIT,
};

/** The depth of a page: a timestamp, or the end of the timeline. */
export interface Depth {
  /** ISO 8601; null: the end. */
  downTo: string | null;
  /** Whether to read one page of a source at a time, since the timeline's page may fill up before the end. */
  stepwise: boolean;
}

/** Readings without progress after which a link is not read again for this answer. */
const MAX_IDLE = 2;

/** The state of one link's refresh, for one answer. */
interface Refresh {
  /** The link's asOf when its newest page was requested; null: not requested. */
  newestPageRequest: { asOf: StoredLink['asOf'] } | null;
  /** The link's reach before the last reading; null: that reading was evaluated. */
  reachBefore: string | null;
  /** Consecutive readings without progress. */
  idle: number;
  /** Whether a reading is requested and not finished. */
  isPending: boolean;
  /** Whether that reading has begun, rather than waiting for a slot. */
  hasBegun: boolean;
}

/**
 * Refreshes the links of the timeline that is read: reads stale sources, and those that do not reach deep
 * enough, concurrently and until the deadline. The coverage names what was still being read then, or was not read.
 */
export class Freshness {
  /** By performance.now(): only the deadline is by the clock of this process. */
  private readonly startedAt = performance.now();
  /** readAt of the first and the latest page; null: none was read. What is stale is stale as of the first. */
  private firstReadAt: number | null = null;
  private lastReadAt: number | null = null;
  private readonly refreshes = new Map<string, Refresh>();
  /** Readings in progress; each resolves to whether more of the list can be read. */
  private readonly pending = new Set<Promise<boolean>>();
  /** Whether a reading may have changed the timeline since takeChange. */
  private mayHaveChanged = false;
  /** Whether a reading has settled since the links were loaded, so that they are out of date. */
  private hasSettled = false;
  private deadlineOnce: { signal: AbortSignal; reached: Promise<void> } | undefined;

  /** @param reader null, or options null: no source is read. */
  constructor(
    private readonly reader: LiveReader | null = null,
    private readonly options: FreshnessOptions | null = null,
  ) {}

  get maxAgeSeconds(): number | null {
    return this.options?.maxAgeSeconds ?? null;
  }

  /**
   * Refreshes stale or shallow links until one progresses, all are done or the deadline passes.
   * @param readAt of the page that the links were read with.
   * @param depth how far down they must reach; null: their depth does not matter.
   * @returns whether to load the page again and then call this again.
   */
  async refresh(
    readAt: number | null,
    links: readonly PageLink[],
    sources: readonly Source[],
    depth: Depth | null,
  ): Promise<boolean> {
    this.firstReadAt ??= readAt;
    this.lastReadAt = readAt;
    const { reader, options } = this;
    if (!reader || !options) return false;
    if (!this.hasSettled) {
      // Before the deadline is checked: with waitForMs 0, and where a link is still stale or too shallow at the
      // deadline, a reading begins all the same. It reads a page in the background, for the next request.
      for (const link of links) {
        const source = liveSourceOf(link, sources);
        const goal = source && this.nextGoal(link, source, depth);
        if (goal) this.startReading(reader, link, goal, 'useResult');
      }
      if (this.pending.size === 0 || this.deadline().signal.aborted) return false;
      const readings = [...this.pending];
      // A reading after which nothing more can be read does not end the wait for the others: its part of the
      // race stays open.
      const progress = readings.map(async (reading) => (await reading) || new Promise(() => {}));
      await Promise.race([Promise.all(readings), ...progress, this.deadline().reached]);
    }
    this.hasSettled = false;
    return true;
  }

  /** Whether a reading may have changed the timeline since this was asked last. */
  takeChange(): boolean {
    const { mayHaveChanged } = this;
    this.mayHaveChanged = false;
    return mayHaveChanged;
  }

  /** Reads these links from the newest item to the oldest, whatever is stored of them. */
  async readAll(links: readonly StoredLink[], sources: readonly Source[]): Promise<void> {
    const { reader } = this;
    if (!reader) return;
    const goal = { newestPage: true, full: true };
    for (const link of links.filter((it) => liveSourceOf(it, sources))) {
      this.startReading(reader, link, goal, 'readAfter');
    }
    await Promise.race([Promise.all(this.pending), this.deadline().reached]);
  }

  /** Whether a source may hold more of a list than is stored, and can be read further now. */
  hasMore(links: readonly PageLink[], sources: readonly Source[], from?: string): boolean {
    return links.some((link) => {
      const { isReadToEnd, completeDownTo } = link;
      if (isReadToEnd || this.isBackingOff(link) || !liveSourceOf(link, sources)) return false;
      if ((this.refreshes.get(referenceKey(link))?.idle ?? 0) >= MAX_IDLE) return false;
      return !from || !completeDownTo || toMilliseconds(completeDownTo) > toMilliseconds(from);
    });
  }

  /** The coverage of a link at the end of this answer. */
  coverageOf(link: StoredLink, source: Source): SourceCoverage {
    const refresh = this.refreshes.get(referenceKey(link));
    const coverage = linkCoverage(
      link,
      source,
      this.now(),
      hasReadNewestPage(link, refresh) ? 0 : this.freshSince(source),
    );
    if (!refresh?.isPending || !this.options || coverage.state === 'FAILED') return coverage;
    const { waitForMs } = this.options;
    const timeout = (message: string): SourceError => ({
      code: 'TIMEOUT',
      message,
      at: new Date(),
      retryAt: null,
    });
    if (!refresh.hasBegun) {
      const error = timeout(
        `Not read within ${waitForMs} ms: the limit of concurrent readings was reached.`,
      );
      return { ...coverage, error };
    }
    const error = timeout(`Still being read: not finished within ${waitForMs} ms.`);
    return { ...coverage, state: 'SYNCING', error: waitForMs > 0 ? error : null };
  }

  /** The deadline. Created with the first reading: most answers read no source. */
  private deadline(): { signal: AbortSignal; reached: Promise<void> } {
    if (!this.deadlineOnce) {
      const left = this.startedAt + (this.options?.waitForMs ?? 0) - performance.now();
      const timeout = left > 0 ? AbortSignal.timeout(Math.ceil(left)) : AbortSignal.abort();
      const signal = this.reader
        ? AbortSignal.any([timeout, this.reader.caller.closedSignal()])
        : timeout;
      this.deadlineOnce = { signal, reached: untilAborted(signal) };
    }
    return this.deadlineOnce;
  }

  /** Evaluates the last reading of a link and decides what to read next; null: nothing. */
  private nextGoal(link: PageLink, source: Source, depth: Depth | null): Goal | null {
    const refresh = this.refreshes.get(referenceKey(link));
    if (refresh?.isPending) return null;
    if (refresh?.reachBefore) {
      // Another reader may have read it: what counts is how far it reaches now.
      refresh.idle = refresh.reachBefore === reachKey(link) ? refresh.idle + 1 : 0;
      refresh.reachBefore = null;
    }
    if (refresh && refresh.idle >= MAX_IDLE) return null;
    const freshSince = this.freshSince(source);
    if (!isReadSince(link.asOf, freshSince, this.now()) && !hasReadNewestPage(link, refresh)) {
      const hasFailed = refresh?.newestPageRequest && link.errorCode !== null;
      if (hasFailed || (this.isBackingOff(link) && this.maxAgeSeconds !== 0)) return null;
      return { newestPage: true, unlessReadSince: freshSince };
    }
    if (!depth || link.isReadToEnd || this.isBackingOff(link) || link.asOf === null) return null;
    const { downTo, stepwise } = depth;
    const { completeDownTo } = link;
    if (downTo && completeDownTo && toMilliseconds(completeDownTo) <= toMilliseconds(downTo))
      return null;
    return { newestPage: false, downTo, ...(stepwise ? { maxPages: 1 } : {}) };
  }

  /** When the links were read, in milliseconds since 1970; without a page, by the clock of this process. */
  private now(): number {
    return this.lastReadAt ?? Date.now();
  }

  /** Links with an earlier asOf are stale; milliseconds since 1970. */
  private freshSince({ maxAgeSeconds }: Source): number {
    return (this.firstReadAt ?? Date.now()) - (this.maxAgeSeconds ?? maxAgeSeconds) * 1_000;
  }

  /** Whether the retryAt of a failed link has not passed; only maxAgeSeconds 0 reads it earlier. */
  private isBackingOff({ retryAt }: StoredLink): boolean {
    return retryAt !== null && toMilliseconds(retryAt) > this.now();
  }

  private startReading(
    { sync, caller }: LiveReader,
    link: StoredLink,
    goal: Goal,
    whenBusy: WhenBusy,
  ): void {
    const { signal } = this.deadline();
    const name = referenceKey(link);
    const refresh = this.refreshes.get(name) ?? {
      newestPageRequest: null,
      reachBefore: null,
      idle: 0,
      isPending: true,
      hasBegun: false,
    };
    this.refreshes.set(name, refresh);
    if (goal.newestPage) refresh.newestPageRequest ??= { asOf: link.asOf };
    refresh.reachBefore = reachKey(link);
    refresh.isPending = true;
    refresh.hasBegun = false;
    const live: LiveRead = {
      caller,
      signal,
      // A full sync runs to its end, also after the answer.
      runsToGoal: goal.full ?? false,
      onBegin() {
        refresh.hasBegun = true;
      },
    };
    const reading = sync.read(link, goal, whenBusy, live).then(
      ({ failure, how, isReadToEnd, counts: { added, updated, deleted } }) => {
        // What another process has read is not known.
        this.mayHaveChanged ||= how === 'notRead' || added + updated + deleted > 0;
        // Not read before the deadline: it was dropped, or another process is still reading it. A reading of
        // this process that was joined has read it.
        refresh.isPending = how === 'notRead' && signal.aborted;
        return !failure && !isReadToEnd;
      },
      () => {
        refresh.idle = MAX_IDLE; // The database is unreachable: loading the page reports it.
        refresh.isPending = false;
        return false;
      },
    );
    this.pending.add(reading);
    reading.finally(() => {
      this.pending.delete(reading);
      this.hasSettled = true;
    });
  }
}

/** Whether the newest page was read since this answer requested it, by any process. */
function hasReadNewestPage({ asOf }: StoredLink, refresh: Refresh | undefined): boolean {
  const requested = refresh?.newestPageRequest;
  if (!requested || asOf === null) return false;
  return requested.asOf === null || toMilliseconds(asOf) !== toMilliseconds(requested.asOf);
}

/** How far a link reaches, for comparison. */
function reachKey({ asOf, completeDownTo, complete }: StoredLink): string {
  return JSON.stringify([asOf, completeDownTo, complete]);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}

/** The source of a link, if the link's list can be read live. */
function liveSourceOf({ sourceId, object }: StoredLink, sources: readonly Source[]): Source | null {
  const source = sources.find(({ id }) => id === sourceId);
  if (!source?.enabled || source.url === null) return null;
  return hasList(source.system, object) ? source : null;
}
