import { isDeepStrictEqual } from 'node:util';
import { isWholeList } from '../sources/list-end.js';
import type { PagePosition } from '../sources/source-definition.js';
import type { ListedItem, ListPage } from './read-page.js';

// What is known of a list that is read from its newest item downwards. All of it is pure and JSON: it is
// kept with the link between two readings, and comes back with its keys in another order.

/** One section of a list, as far as a walk has read it. */
interface WalkedSection {
  /** Items read. */
  read: number;
  /** The time of the last one, ISO 8601; null: none has one. */
  last: string | null;
  /** Whether there are no more of it. */
  ended: boolean;
  /** Whether an item of the region below was reached. */
  met: boolean;
}

/** A reading of a list, page after page from its first, as far as it has come. */
export interface Walk {
  /** The last page that was read, and the ids on it: it must be the same once the next was read. */
  position: PagePosition | null;
  ids: Record<string, (string | null)[]>;
  /** Where it goes on; null: that was the last page. */
  next: PagePosition | null;
  totals: Record<string, number>;
  sections: Record<string, WalkedSection>;
  /** Whether the list was in the order of time so far; if not, only its end tells that all is here. */
  ordered: boolean;
}

/** A part of a list without gaps, from the newest item that it knows down to some instant. */
export interface Region {
  /**
   * Its newest items, by section, each by its time and id: who meets one of them has reached it, since
   * whatever is logged later stands above. Not those without a time or of the future, which stay at the
   * top; one that was given another time may stand anywhere.
   */
  anchors: Record<string, string[]>;
  /** All of the list at or after this instant is here; null: not known, or with `complete`: all is. */
  downTo: string | null;
  complete: boolean;
  /** How to go on reading below it; null: from the first page. */
  walk: Walk | null;
  /** The region that was read earlier, below the gap; null: nothing is known of what lies below. */
  below: Region | null;
}

/** More gaps are not kept apart: what lies below the last is read again. */
const MAX_REGIONS = 4;

/**
 * The region after the first page of the list was read again.
 * @param known what was known before.
 * @param now when it was asked for, ISO 8601.
 */
export function afterFirstPage(known: Region | null, page: ListPage, now: string): Region {
  const walk = startWalk(page, known);
  const anchors = Object.fromEntries(
    Object.entries(page.sections).map(([path, items]) => [
      path,
      items.flatMap((item) => (item.at !== null && item.at <= now ? (anchorOf(item) ?? []) : [])),
    ]),
  );
  if (isWholeList(walk)) return finished(anchors);
  if (known && hasJoined(walk, known)) return joined(known, walk, anchors);
  return {
    anchors,
    downTo: reachOf(walk),
    complete: false,
    walk,
    below: known && depthOf(known) >= MAX_REGIONS ? { ...known, below: null } : known,
  };
}

/** The region after a walk through it has read one more page. */
export function afterPage(region: Region, walk: Walk): Region {
  const { anchors, below } = region;
  if (isWholeList(walk)) return finished(anchors);
  if (below && hasJoined(walk, below)) return joined(below, walk, anchors);
  if (region.complete) return region;
  const reach = reachOf(walk);
  const isDeeper = reach !== null && (region.downTo === null || reach < region.downTo);
  return { ...region, downTo: walk.ordered ? (isDeeper ? reach : region.downTo) : null, walk };
}

/** Whether all at or after an instant is here; null: all of the list. */
export function isReached({ complete, downTo }: Region, to: string | null): boolean {
  return complete || (to !== null && downTo !== null && downTo <= to);
}

/** A walk that begins with the first page. @param below the region that it may come to. */
export function startWalk(page: ListPage, below: Region | null): Walk {
  const none = { read: 0, last: null, ended: false, met: false };
  return extendWalk(
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

/** The same walk, which is now to come to another region. */
export function forgetMet(walk: Walk): Walk {
  const sections = Object.entries(walk.sections).map(([path, it]) => [path, { ...it, met: false }]);
  return { ...walk, sections: Object.fromEntries(sections) };
}

/** Whether a page that a walk has read holds the same items still, as many of them in all. */
export function isUnchanged({ ids, totals }: Walk, again: ListPage): boolean {
  return isDeepStrictEqual(ids, idsOf(again)) && isDeepStrictEqual(totals, again.totals);
}

/** Whether the page that follows holds just what the one before it held. */
export function isRepeated({ ids }: Walk, page: ListPage): boolean {
  return !isEmpty(page) && isDeepStrictEqual(ids, idsOf(page));
}

export function isEmpty({ sections }: ListPage): boolean {
  return Object.values(sections).every((items) => items.length === 0);
}

/** A walk after the page that follows. @param below the region that it may come to. */
export function extendWalk(
  walk: Pick<Walk, 'ids' | 'totals' | 'sections' | 'ordered'>,
  page: ListPage,
  below: Region | null,
): Walk {
  let { ordered } = walk;
  const sections: Record<string, WalkedSection> = {};
  for (const [path, items] of Object.entries(page.sections)) {
    const section = walk.sections[path]!;
    // Twice in a row is once: some systems repeat the last item of a page on the next.
    const before = new Set([...(walk.ids[path] ?? [])].filter((id) => id !== null));
    let { read, last, met } = section;
    const anchors = below?.anchors[path];
    for (const item of items) {
      const { id, at, isDay } = item;
      if (id === null || !before.has(id)) read++;
      if (id !== null) before.add(id);
      const anchor = anchorOf(item);
      met ||= anchor !== null && (anchors?.includes(anchor) ?? false);
      if (at === null) continue;
      if (!isDay && last !== null && at > last) ordered = false;
      if (last === null || at < last) last = at;
    }
    const total = page.totals[path];
    const ended = total === undefined ? items.length === 0 : read >= total;
    sections[path] = { read, last, ended, met };
  }
  const { position, next } = page;
  return { position, ids: idsOf(page), next, totals: walk.totals, sections, ordered };
}

/**
 * The instant at or after which a walk has read everything; null: not known. Others of the last item's
 * millisecond may stand on the next page.
 */
function reachOf({ sections, ordered }: Walk): string | null {
  const open = Object.values(sections).filter(({ ended }) => !ended);
  if (!ordered || open.length === 0 || open.some(({ last }) => last === null)) return null;
  const latest = Math.max(...open.map(({ last }) => Date.parse(last!)));
  return latest < LAST_INSTANT ? new Date(latest + 1).toISOString() : null;
}

/** Later ones have another format. */
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether a walk has come to a region: in every section nothing can lie between. */
function hasJoined({ sections, ordered }: Walk, { downTo }: Region): boolean {
  const isAtOrBelow = ({ last }: WalkedSection) =>
    downTo !== null && last !== null && last < downTo;
  return (
    ordered &&
    Object.values(sections).every((section) => section.ended || section.met || isAtOrBelow(section))
  );
}

/**
 * How to read on below a region that a walk has come to. Where it has not met the region's own items, it
 * has come down to an instant that was of the future when they were read, the end of a day: what was
 * logged since may lie between, and the region's own walk would pass it.
 */
function goOnWith(walk: Walk, { walk: own, complete }: Region): Walk | null {
  if (complete) return null;
  const hasMet = Object.values(walk.sections).every(({ ended, met }) => ended || met);
  return hasMet && own ? own : forgetMet(walk);
}

/** Nothing is known but that there is a list. */
export const UNKNOWN_REGION: Region = {
  anchors: {},
  downTo: null,
  complete: false,
  walk: null,
  below: null,
};

function finished(anchors: Region['anchors']): Region {
  return { anchors, downTo: null, complete: true, walk: null, below: null };
}

function anchorOf({ id, at }: ListedItem): string | null {
  return id === null || at === null ? null : `${at} ${id}`;
}

/**
 * A region that a walk from the top has come to.
 * @param anchors the newest items now; of a section that shows none to be met, those of before stay.
 */
function joined(region: Region, walk: Walk, anchors: Region['anchors']): Region {
  const own = Object.entries(anchors).filter(([, items]) => items.length > 0);
  return {
    ...region,
    anchors: { ...region.anchors, ...Object.fromEntries(own) },
    walk: goOnWith(walk, region),
  };
}

function idsOf({ sections }: ListPage): Walk['ids'] {
  return Object.fromEntries(
    Object.entries(sections).map(([path, items]) => [path, items.map(({ id }) => id)]),
  );
}

function depthOf(region: Region): number {
  return region.below ? 1 + depthOf(region.below) : 1;
}
