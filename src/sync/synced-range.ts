import { isDeepStrictEqual } from 'node:util';
import {
  exceedsTotal,
  haveSameTotals,
  isWholeList,
  type Mismatch,
  nextAfter,
} from '../sources/list-end.js';
import type { PagePosition } from '../sources/source-definition.js';
import type { ListedItem, ListPage } from './read-page.js';

// What is known of a list, which is read from its newest item downwards: ranges without gaps, and how to
// continue below them. All functions are pure, and all data is JSON: it is stored with the link between
// two readings, and comes back with its keys in another order.

/** One section of a list, as far as a pagination has read it. */
interface SectionState {
  /** The number of items read. */
  read: number;
  /** The earliest timestamp so far, ISO 8601; null: no item has one. */
  last: string | null;
  /** Whether the section has no more items. */
  ended: boolean;
  /** Whether an anchor of the range below was read, so that nothing of the section lies between. */
  metAnchor: boolean;
}

/** A pagination through a list from its first page, as far as it has come. */
export interface PaginationState {
  /** The last page read, and the ids on it: it must be unchanged after the next page was read. */
  position: PagePosition | null;
  ids: Record<string, (string | null)[]>;
  /** The position of the next page; null: that was the last page. */
  next: PagePosition | null;
  /** Whether the last page read does not say if another follows. */
  isEndUnstated?: boolean | undefined;
  /** The paths of the lists on its pages that could not be read. */
  unread?: string[] | undefined;
  /** The totals that the list states on any page, by section. */
  totals: Record<string, number>;
  sections: Record<string, SectionState>;
  /** Whether items came newest first so far; if not, only the end of the list proves completeness. */
  ordered: boolean;
}

/** A part of a list without gaps, from the newest known item down to some timestamp. */
export interface SyncedRange {
  /**
   * Its newest items by section, each as its timestamp and id: a pagination from the top that meets one has
   * reached the range, since newer items come before it. Items without a timestamp or of the future are left
   * out, since they stay on top; one whose timestamp was changed may be anywhere.
   */
  anchors: Record<string, string[]>;
  /** All items at or after this timestamp are stored; null: unknown or, with `complete`, all are. */
  downTo: string | null;
  complete: boolean;
  /** How to continue below it; null: from the first page. */
  pagination: PaginationState | null;
  /** The range below the gap, from an earlier reading; null: nothing below is known. */
  below: SyncedRange | null;
  /** Of the list as a whole: what its totals were off by when its end was last read; null: they matched. */
  mismatch?: TotalMismatch | null;
}

/** A list that ended with other numbers of items than its totals, or whose end nothing states. */
export interface TotalMismatch {
  sections: Mismatch;
  /**
   * Whether the end before this one was the same, or nothing states one: the totals count what is never shown, or
   * leave out what is, so that nothing proves the list to be whole. All of it that is shown is stored; what is known is not
   * extended, but read anew once the newest page changes.
   */
  isConfirmed: boolean;
}

/** Nothing is known but that there is a list. */
export const UNKNOWN_RANGE: SyncedRange = {
  anchors: {},
  downTo: null,
  complete: false,
  pagination: null,
  below: null,
};

/** The most ranges that are kept apart; what was known below them is read again. */
const MAX_RANGES = 4;

/**
 * The range after the first page of the list was read again.
 * @param known what was known before.
 * @param now when the page was requested, ISO 8601.
 */
export function afterFirstPage(
  known: SyncedRange | null,
  page: ListPage,
  now: string,
): SyncedRange {
  const pagination = startPagination(page, known);
  const anchors = anchorsOf(page, now);
  if (isWholeList(pagination)) return completeRange(anchors);
  if (known && hasReached(pagination, known)) return extendUpwards(known, pagination, anchors);
  return {
    anchors,
    downTo: reachOf(pagination),
    complete: false,
    pagination,
    below: newestRanges(known, MAX_RANGES - 1),
  };
}

/** The range after the pagination through it has read one more page. */
export function afterPage(range: SyncedRange, pagination: PaginationState): SyncedRange {
  const { anchors, below } = range;
  if (isWholeList(pagination)) return completeRange(anchors);
  if (below && hasReached(pagination, below)) return extendUpwards(below, pagination, anchors);
  if (range.complete) return range;
  const reach = reachOf(pagination);
  const isDeeper = reach !== null && (range.downTo === null || reach < range.downTo);
  const downTo = isDeeper ? reach : range.downTo;
  return { ...range, downTo: pagination.ordered ? downTo : null, pagination };
}

/** The anchors that a first page gives. @param now when it was requested, ISO 8601. */
export function anchorsOf({ sections }: ListPage, now: string): SyncedRange['anchors'] {
  return Object.fromEntries(
    Object.entries(sections).map(([path, items]) => [
      path,
      items.flatMap((item) => (item.at !== null && item.at <= now ? (anchorOf(item) ?? []) : [])),
    ]),
  );
}

/**
 * Whether everything that the list shows is stored: there is nothing more to read but what is new. In SQL:
 * `isReadToEnd` in timeline/page-sql.ts.
 */
export function isReadToEnd({ complete, mismatch }: SyncedRange): boolean {
  return complete || (mismatch?.isConfirmed ?? false);
}

/**
 * Whether all items at or after a timestamp are stored.
 * @param to null: the end of the list. A range's own `downTo` of null is the opposite: nothing is known of how
 *   far it reaches, unless it is complete.
 */
export function isReached({ complete, downTo }: SyncedRange, to: string | null): boolean {
  return complete || (to !== null && downTo !== null && downTo <= to);
}

/** A pagination that has read the first page. @param below the range that it may reach. */
export function startPagination(page: ListPage, below: SyncedRange | null): PaginationState {
  const none = { read: 0, last: null, ended: false, metAnchor: false };
  return extendPagination(
    {
      ids: {},
      totals: page.totals,
      ordered: true,
      sections: Object.fromEntries(Object.keys(page.sections).map((path) => [path, none])),
    },
    page,
    below,
  );
}

/** The pagination after the next page. @param below the range that it may reach. */
export function extendPagination(
  pagination: Pick<PaginationState, 'ids' | 'totals' | 'sections' | 'ordered' | 'unread'>,
  page: ListPage,
  below: SyncedRange | null,
): PaginationState {
  let { ordered } = pagination;
  const totals = { ...pagination.totals, ...page.totals };
  const sections: Record<string, SectionState> = {};
  for (const [path, items] of Object.entries(page.sections)) {
    const section = pagination.sections[path]!;
    // Some systems repeat the last item of a page on the next one: it counts once.
    const before = new Set([...(pagination.ids[path] ?? [])].filter((id) => id !== null));
    let { read, last, metAnchor } = section;
    const anchors = below?.anchors[path];
    for (const item of items) {
      const { id, at, isDay } = item;
      if (id === null || !before.has(id)) read++;
      if (id !== null) before.add(id);
      const anchor = anchorOf(item);
      metAnchor ||= anchor !== null && (anchors?.includes(anchor) ?? false);
      if (at === null) continue;
      if (!isDay && last !== null && at > last) ordered = false;
      if (last === null || at < last) last = at;
    }
    const total = totals[path];
    const hasTotal = total !== undefined && read <= total;
    const ended = hasTotal ? read === total : items.length === 0;
    sections[path] = { read, last, ended, metAnchor };
  }
  const { position, isEndUnstated } = page;
  const isEnd = isEmptyPage(page) || isRepeated(pagination, page);
  const next = isEnd ? null : nextAfter({ sections, totals, next: page.next });
  const unread = [...new Set([...(pagination.unread ?? []), ...(page.unread ?? [])])];
  return { position, ids: idsOf(page), next, isEndUnstated, unread, totals, sections, ordered };
}

/** The pagination with `metAnchor` reset in all sections: the next range below has other anchors. */
export function resetMetAnchors(pagination: PaginationState): PaginationState {
  const sections = Object.entries(pagination.sections).map(([path, state]) => [
    path,
    { ...state, metAnchor: false },
  ]);
  return { ...pagination, sections: Object.fromEntries(sections) };
}

/** Whether the last page read still holds the same items, with the same totals, when it is read again. */
export function isUnchanged({ ids, totals }: PaginationState, again: ListPage): boolean {
  return isDeepStrictEqual(ids, idsOf(again)) && haveSameTotals(totals, again.totals);
}

/** Whether the next page holds exactly the items of the last one. */
export function isRepeated({ ids }: Pick<PaginationState, 'ids'>, page: ListPage): boolean {
  return !isEmptyPage(page) && isDeepStrictEqual(ids, idsOf(page));
}

export function isEmptyPage({ sections }: ListPage): boolean {
  return Object.values(sections).every((items) => items.length === 0);
}

/**
 * The timestamp at or after which a pagination has read everything; null: unknown. It is a millisecond
 * above the last item, since others of its millisecond may be on the next page.
 */
function reachOf({ sections, totals, ordered }: PaginationState): string | null {
  const open = Object.values(sections).filter(({ ended }) => !ended);
  if (exceedsTotal({ sections, totals })) return null;
  if (!ordered || open.length === 0 || open.some(({ last }) => last === null)) return null;
  const latest = Math.max(...open.map(({ last }) => Date.parse(last!)));
  return latest < LAST_TIMESTAMP ? new Date(latest + 1).toISOString() : null;
}

/** Later ones have another format. */
const LAST_TIMESTAMP = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether a pagination has reached a range: in no section can an item lie between them. */
function hasReached({ sections, ordered }: PaginationState, { downTo }: SyncedRange): boolean {
  // Strictly: items of one timestamp may stand on both sides of the end of a page.
  const isBelow = ({ last }: SectionState) => downTo !== null && last !== null && last < downTo;
  return (
    ordered &&
    Object.values(sections).every(
      (section) => section.ended || section.metAnchor || isBelow(section),
    )
  );
}

/**
 * A range that a pagination from the top has reached.
 * @param anchors the newest items now; a section without any keeps its earlier ones.
 */
function extendUpwards(
  range: SyncedRange,
  pagination: PaginationState,
  anchors: SyncedRange['anchors'],
): SyncedRange {
  const own = Object.entries(anchors).filter(([, items]) => items.length > 0);
  return {
    ...range,
    anchors: { ...range.anchors, ...Object.fromEntries(own) },
    pagination: continueBelow(pagination, range),
  };
}

/**
 * How to continue below a range that a pagination has reached: with the range's own pagination, where
 * the other one has met its anchors. Otherwise that one has only passed the range's `downTo`, which may have
 * been in the future when the range was read (the end of a day): items that were added since may be below
 * it, and the range's own pagination would skip them.
 */
function continueBelow(
  pagination: PaginationState,
  { pagination: own, complete }: SyncedRange,
): PaginationState | null {
  if (complete) return null;
  const hasMet = Object.values(pagination.sections).every(
    ({ ended, metAnchor }) => ended || metAnchor,
  );
  return hasMet && own ? own : resetMetAnchors(pagination);
}

function completeRange(anchors: SyncedRange['anchors']): SyncedRange {
  return { anchors, downTo: null, complete: true, pagination: null, below: null };
}

function anchorOf({ id, at }: ListedItem): string | null {
  return id === null || at === null ? null : `${at} ${id}`;
}

function idsOf({ sections }: ListPage): PaginationState['ids'] {
  return Object.fromEntries(
    Object.entries(sections).map(([path, items]) => [path, items.map(({ id }) => id)]),
  );
}

/** The newest ranges of what is known, at most `count`. */
function newestRanges(known: SyncedRange | null, count: number): SyncedRange | null {
  if (!known || count === 0) return null;
  return { ...known, below: newestRanges(known.below, count - 1) };
}
