import { isDeepStrictEqual } from 'node:util';
import { SourceFailure } from '../sources/client/source-failure.js';
import { findMismatch, haveSameTotals, type Mismatch } from '../sources/list-end.js';
import type { PagePosition } from '../sources/source-definition.js';
import type { ListPage } from './read-page.js';
import {
  afterFirstPage,
  afterPage,
  anchorsOf,
  extendPagination,
  isReached,
  isReadToEnd,
  isRepeated,
  isUnchanged,
  type PaginationState,
  resetMetAnchors,
  type SyncedRange,
  startPagination,
  type TotalMismatch,
  UNKNOWN_RANGE,
} from './synced-range.js';

/** How far a list is to be read: the activities of one record, as its source pages through them. */
export interface Goal {
  /** Whether to read the newest page again, whatever is known. */
  newestPage: boolean;
  /**
   * Skips the read if any reader has requested the newest page at or after this time, in milliseconds
   * since 1970.
   */
  unlessReadSince?: number;
  /**
   * How far to read below the newest page: an ISO 8601 timestamp, or null for the end of the list. Absent:
   * the newest page only.
   */
  downTo?: string | null;
  /** The maximum number of pages after the first. */
  maxPages?: number;
  /** From the first page to the last, whatever is known: finds changed and deleted items. */
  full?: boolean;
}

/** How a list is accessed. */
export interface ListAccess {
  /** The name of the system, for messages. */
  label: string;
  /** @throws {SourceFailure} */
  fetchPage(position: PagePosition | null): Promise<ListPage>;
  /**
   * Stores the items of a page with the progress that it makes.
   * @param isNewestPage whether it is the first page, unless it ends the list with totals that do not match for
   *   the first time: then it is read again. A gap to what is known does not matter.
   * @param previousIds the ids on the page before it, by section; empty where it is the first.
   */
  storePage(
    page: ListPage,
    range: SyncedRange,
    isNewestPage: boolean,
    previousIds: PaginationState['ids'],
  ): Promise<void>;
  /** Whether to go on after a stored page; absent: always. */
  shouldContinue?(): boolean;
}

/** A full sync: from the first page to the last, while no page boundary moved. */
export interface FullSync {
  /** The ids of all items of the list. */
  ids: Set<string>;
  /** Whether what is not among them is missing: every item had an id, and the list matched its totals. */
  isConclusive: boolean;
}

/** How often a list that changes while it is read is read from the start. */
const MAX_ATTEMPTS = 5;

/** The most pages that one reading requests after the first, restarts included. */
const MAX_PAGES = 10_000;

/**
 * Reads a list as far as its goal says. The first page is one answer, so nothing is missing in it. Between
 * two consecutive pages nothing is missing where the first is unchanged when it is requested again after
 * the second: items that are logged or deleted meanwhile shift others from page to page, or past them.
 * Where it has changed, the list is read from the start. An empty page is the end of a list, and so is one
 * that repeats in a list without totals. An end that does not match the totals is read twice; where both agree,
 * the list is taken as it is shown, and not for whole.
 * @param known what earlier readings know; null: nothing.
 * @returns the full sync, where the goal is one (`full`) and the end of the list was reached; otherwise null.
 * @throws {SourceFailure}
 */
export function readList(
  access: ListAccess,
  known: SyncedRange | null,
  goal: Goal,
): Promise<{ range: SyncedRange; fullSync: FullSync | null }> {
  return new ListPager(access, known, goal).run();
}

/** How a step of a reading ended. */
type Step =
  /** What was read continues what is known, and is stored. */
  | { outcome: 'continued' }
  /** What was read does not fit together: the list is to be read from the start. */
  | { outcome: 'inconsistent'; reason: string };

const CONTINUED: Step = { outcome: 'continued' };
const CHANGED: Step = {
  outcome: 'inconsistent',
  reason: 'the list changed between two requests',
};

/** Pages through a list once. */
class ListPager {
  /** The pagination that the reading continues; null: it starts at the first page. */
  private pagination: PaginationState | null = null;
  /** The ids on the page before the one that is read, by section. */
  private previousIds: PaginationState['ids'] = {};
  /** What was read since the reading last started at the first page. */
  private fullSync: FullSync | null = null;
  private range: SyncedRange | null = null;
  private mismatch: TotalMismatch | null = null;
  /** The steps of this reading, failed ones too. */
  private steps = 0;

  constructor(
    private readonly access: ListAccess,
    known: SyncedRange | null,
    private readonly goal: Goal,
  ) {
    if (!known) return;
    const { mismatch = null, ...range } = known;
    this.range = range;
    this.mismatch = mismatch;
  }

  async run(): Promise<{ range: SyncedRange; fullSync: FullSync | null }> {
    const { goal } = this;
    let step = await this.start();
    let attempts = 1;
    let pages = 0;
    const maxPages = goal.maxPages ?? MAX_PAGES;
    for (;;) {
      if (step.outcome === 'inconsistent') {
        if (++attempts > MAX_ATTEMPTS) throw this.inconsistent(step.reason);
        step = await this.restart();
      } else if (this.hasReachedGoal() || pages >= maxPages || !this.mayContinue()) {
        break;
      } else if (this.pagination) {
        pages++;
        step = await this.readNextPage(this.pagination);
      } else {
        step = await this.restart();
      }
    }
    if (!this.hasReachedGoal() && pages >= MAX_PAGES) {
      throw this.badResponse(
        `has a list of which ${MAX_PAGES} pages were read without reaching its end`,
      );
    }
    const { fullSync, mismatch } = this;
    const range = { ...this.range!, mismatch };
    if (!goal.full || !fullSync || !this.hasReachedGoal()) return { range, fullSync: null };
    return {
      range,
      fullSync: { ...fullSync, isConclusive: fullSync.isConclusive && mismatch === null },
    };
  }

  private hasReachedGoal(): boolean {
    const { full, downTo } = this.goal;
    if (full) return this.pagination !== null && this.pagination.next === null;
    if (downTo === undefined || isReadToEnd({ ...this.range!, mismatch: this.mismatch }))
      return true;
    return isReached(this.range!, downTo);
  }

  /** Each reading makes at least one step, so that readers who wait briefly reach the end, too. */
  private mayContinue(): boolean {
    return this.steps === 0 || (this.access.shouldContinue?.() ?? true);
  }

  /** Reads the newest page, where the goal needs it; otherwise continues the stored pagination. */
  private async start(): Promise<Step> {
    const { newestPage, full } = this.goal;
    if (newestPage || full || !this.range) return this.readFirstPage();
    this.pagination = this.range.pagination;
    return CONTINUED;
  }

  /** Reads the list from its first page again, without the pagination so far. */
  private restart(): Promise<Step> {
    this.pagination = null;
    this.range &&= { ...this.range, pagination: null };
    return this.readFirstPage();
  }

  private async readFirstPage(): Promise<Step> {
    this.steps++;
    this.previousIds = {};
    const now = new Date().toISOString();
    const page = await this.access.fetchPage(null);
    const anchors = anchorsOf(page, now);
    if (this.mismatch?.isConfirmed) {
      if (!this.goal.full && this.isAsBefore(page, anchors)) {
        await this.store(page, this.range!, true);
        return CONTINUED;
      }
      this.mismatch = { ...this.mismatch, isConfirmed: false };
      this.range = null;
    }
    this.fullSync = addToFullSync({ ids: new Set(), isConclusive: true }, page);
    this.pagination = startPagination(page, null);
    const mismatch = findMismatch(this.pagination);
    if (mismatch) return this.endUnmatched(page, mismatch, anchors, true);
    if (this.pagination.next === null) this.mismatch = null;
    // Of a list that is not read whole, nothing is known to be complete.
    if (page.unread?.length) this.range = null;
    const range = afterFirstPage(this.range, page, now);
    this.range = range;
    // A full sync reads all pages; others continue where what is known ends.
    this.pagination = this.goal.full ? startPagination(page, range.below) : range.pagination;
    await this.store(page, range, true);
    return CONTINUED;
  }

  private async readNextPage(current: PaginationState): Promise<Step> {
    this.steps++;
    this.previousIds = current.ids;
    const range = this.range!;
    const page = await this.fetchIfKnown(current.next);
    const again = page && (await this.fetchIfKnown(current.position));
    if (!page || !again) {
      return { outcome: 'inconsistent', reason: 'the position of a page was no longer known' };
    }
    if (!isUnchanged(current, again) || !haveSameTotals(current.totals, page.totals)) {
      await this.store(page, { ...range, pagination: null }, false);
      return CHANGED;
    }
    if (isRepeated(current, page)) {
      this.refuseRepeated(page);
      // Its items may have been shifted onto it by others that were gone again before the last request.
      const still = await this.fetchIfKnown(current.next);
      if (!still || !isRepeated(current, still)) return CHANGED;
    }
    const extended = extendPagination(current, page, range.below);
    this.fullSync &&= addToFullSync(this.fullSync, page);
    const mismatch = findMismatch(extended);
    if (mismatch) {
      this.pagination = extended;
      return this.endUnmatched(page, mismatch, range.anchors, false);
    }
    if (extended.next === null) this.mismatch = null;
    const further = afterPage(range, extended);
    this.range = further;
    await this.store(page, further, false);
    // A full sync goes on to the end, through the ranges that it reaches.
    if (!this.goal.full) this.pagination = further.pagination;
    else this.pagination = further.below === range.below ? extended : resetMetAnchors(extended);
    return CONTINUED;
  }

  /**
   * Stores the last page of a list whose items do not match its totals. What is missing may be new, so the
   * list is read once more; where it then ends in the same way, that is how it is shown. A list whose end nothing
   * states cannot say more.
   */
  private async endUnmatched(
    page: ListPage,
    sections: Mismatch,
    anchors: SyncedRange['anchors'],
    isNewestPage: boolean,
  ): Promise<Step> {
    const isConfirmed =
      isDeepStrictEqual(this.mismatch?.sections, sections) ||
      Object.values(sections).every(({ total }) => total === null);
    this.mismatch = { sections, isConfirmed };
    if (!isConfirmed) {
      await this.store(page, { ...(this.range ?? UNKNOWN_RANGE), pagination: null }, false);
      return { outcome: 'inconsistent', reason: describeMismatch(sections) };
    }
    this.range = { ...UNKNOWN_RANGE, anchors };
    await this.store(page, this.range, isNewestPage);
    return CONTINUED;
  }

  /** Whether the newest page is as it was when the list did not match its totals. */
  private isAsBefore({ totals }: ListPage, anchors: SyncedRange['anchors']): boolean {
    const { sections } = this.mismatch!;
    return (
      isDeepStrictEqual(this.range?.anchors, anchors) &&
      Object.entries(sections).every(([path, { total }]) => (totals[path] ?? null) === total)
    );
  }

  /** @throws {SourceFailure} where a page that repeats is not the end of the list. */
  private refuseRepeated({ totals, sections, isEndUnstated }: ListPage): void {
    if (Object.keys(totals).length > 0 && !isEndUnstated) {
      throw this.badResponse('gave the same page twice before the end that its total states');
    }
    const items = Object.values(sections).flat();
    if (items.every(({ id }) => id === null)) {
      throw this.badResponse('gave two pages of items without ids, which may be the same');
    }
  }

  private store(page: ListPage, range: SyncedRange, isNewestPage: boolean): Promise<void> {
    return this.access.storePage(
      page,
      { ...range, mismatch: this.mismatch },
      isNewestPage,
      this.previousIds,
    );
  }

  /** Fetches a page; null where its position is no longer known, as when a cursor has expired. */
  private async fetchIfKnown(position: PagePosition | null): Promise<ListPage | null> {
    try {
      return await this.access.fetchPage(position);
    } catch (error) {
      if (position && error instanceof SourceFailure && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  private inconsistent(reason: string): SourceFailure {
    return this.badResponse(
      `gave no consistent list in ${MAX_ATTEMPTS} attempts; the last: ${reason}`,
    );
  }

  private badResponse(problem: string): SourceFailure {
    return new SourceFailure('BAD_RESPONSE', `${this.access.label} ${problem}.`);
  }
}

/** Says of the first section by what the list does not match its total, or that nothing states its end. */
export function describeMismatch(sections: Mismatch): string {
  const [{ total, read, isUnread }] = Object.values(sections) as [Mismatch[string]];
  if (isUnread) return 'a part of it is not read';
  if (total === null) return `nothing states that it ends after ${read} items`;
  return `its total is ${total} items, and it ends after ${read}`;
}

function addToFullSync({ ids, isConclusive }: FullSync, page: ListPage): FullSync {
  const items = Object.values(page.sections).flat();
  for (const { id } of items) if (id !== null) ids.add(id);
  return { ids, isConclusive: isConclusive && items.every(({ id }) => id !== null) };
}
