import { isDeepStrictEqual } from 'node:util';
import { SourceFailure } from '../sources/client/source-failure.js';
import { findMiscount, isWholeList } from '../sources/list-end.js';
import type { PagePosition } from '../sources/source-definition.js';
import type { ListPage } from './read-page.js';
import {
  afterFirstPage,
  afterPage,
  extendWalk,
  forgetMet,
  isEmpty,
  isReached,
  isRepeated,
  isUnchanged,
  type Region,
  startWalk,
  UNKNOWN_REGION,
  type Walk,
} from './region.js';

/** How far a list is to be read. */
export interface Goal {
  /** Whether its newest page is read again, whatever is known. */
  head: boolean;
  /**
   * It need not be read where somebody has read it since, that is where its newest page was asked for at
   * this instant or later, in milliseconds since 1970.
   */
  unlessSince?: number;
  /** Then down to this instant, ISO 8601, or, null, to its end; absent: no further. */
  downTo?: string | null;
  /** At most so many pages further down. */
  pages?: number;
  /** From the first page to the last, whatever is known: what has changed and what is gone is found. */
  full?: boolean;
}

/** What a list is read with. */
export interface ListAccess {
  /** What people call the system, for messages. */
  label: string;
  /** @throws {SourceFailure} */
  fetchPage(position: PagePosition | null): Promise<ListPage>;
  /**
   * Stores the items of a page, and how far the reading has come with it.
   * @param isFirst whether it is the list's newest page, and nothing is wrong with it.
   */
  store(page: ListPage, region: Region, isFirst: boolean): Promise<void>;
  /** Whether to go on after a page that is stored; absent: always. */
  isWanted?(): boolean;
}

/** A reading from the first page to the last with nothing moving meanwhile. */
export interface FullPass {
  /** The ids of all that the list holds. */
  ids: Set<string>;
  /** Whether something in it had no id: then nobody knows what is missing. */
  hasNameless: boolean;
}

/** How often a list that moves while it is read is begun anew. */
const MAX_ATTEMPTS = 5;

/** No list is longer, in pages. */
const MAX_PAGES = 10_000;

/**
 * Reads a list as far as is wanted. The first page is one answer, so nothing is missing in it; of two
 * pages one after the other nothing is missing between them where the first, asked for again after the
 * second, is as it was: what is logged or deleted meanwhile moves items from page to page, or past them.
 * Where it is not, the list is begun anew.
 * @param known what earlier readings know; null: nothing.
 * @returns the pass, where all of it was read.
 * @throws {SourceFailure}
 */
export async function readList(
  access: ListAccess,
  known: Region | null,
  goal: Goal,
): Promise<{ region: Region; pass: FullPass | null }> {
  const { label } = access;
  let region = known;
  let walk: Walk | null = null;
  let pass: FullPass | null = null;

  /** Reads the first page. @returns why it must be read again; null: it went well. */
  async function begin(): Promise<string | null> {
    steps++;
    const now = new Date().toISOString();
    const page = await access.fetchPage(null);
    const wrong = findMiscount(startWalk(page, null));
    if (wrong) {
      // It may lack what is new: it does not count as the newest page.
      await access.store(page, region ?? UNKNOWN_REGION, false);
      return wrongTotal(wrong);
    }
    region = afterFirstPage(region, page, now);
    walk = startWalk(page, region.below);
    pass = addTo({ ids: new Set(), hasNameless: false }, page);
    await access.store(page, region, true);
    return null;
  }

  let steps = 0;
  let reason = goal.head || goal.full || !region ? await begin() : null;
  // Without a full pass, a walk that was begun earlier is gone on with.
  if (!goal.full && region) walk = region.walk;

  let attempts = 1;
  let pages = 0;
  const isDone = () => {
    if (goal.full) return walk !== null && isWholeList(walk);
    return goal.downTo === undefined || isReached(region!, goal.downTo);
  };
  // Each reading gets at least one page further, so that readers who wait briefly reach the end, too.
  const goesOn = () => steps === 0 || (access.isWanted?.() ?? true);
  while (reason !== null || (!isDone() && pages < (goal.pages ?? MAX_PAGES) && goesOn())) {
    if (reason !== null && ++attempts > MAX_ATTEMPTS) {
      throw new SourceFailure('BAD_RESPONSE', reason);
    }
    if (reason === null && walk) {
      pages++;
      reason = await goOn(walk);
    } else {
      walk = null;
      region = region && { ...region, walk: null };
      reason = await begin();
    }
  }
  if (!isDone() && pages >= MAX_PAGES) {
    throw new SourceFailure('BAD_RESPONSE', `${label} has a list without an end.`);
  }
  return { region: region!, pass: goal.full && isDone() ? pass : null };

  /** Reads the page that follows. @returns why the list must be begun anew; null: it went well. */
  async function goOn(current: Walk): Promise<string | null> {
    steps++;
    const next = await fetchFurther(current.next);
    const again = next && (await fetchFurther(current.position));
    if (!next || !again) return `${label} does not go on with its list.`;
    if (!isUnchanged(current, again) || hasOtherTotals(current, next)) {
      await access.store(next, { ...region!, walk: null }, false);
      return `${label} has a list that changed each time that it was read.`;
    }
    if (isRepeated(current, next) || (isEmpty(next) && next.next !== null)) {
      throw new SourceFailure('BAD_RESPONSE', `${label} gives the same page again and again.`);
    }
    const further = extendWalk(current, next, region!.below);
    const wrong = findMiscount(further);
    if (wrong) {
      await access.store(next, { ...region!, walk: null }, false);
      return wrongTotal(wrong);
    }
    const { below } = region!;
    region = afterPage(region!, further);
    pass = pass && addTo(pass, next);
    await access.store(next, region, false);
    if (!goal.full) walk = region.walk;
    else walk = region.below === below ? further : forgetMet(further);
    return null;
  }

  function wrongTotal({ total, read }: { total: number; read: number }): string {
    return `${label} says that there are ${total} items, and gives ${read}.`;
  }

  /** A place in a list may be forgotten, a cursor expire: null, and the list is to be begun anew. */
  async function fetchFurther(position: PagePosition | null): Promise<ListPage | null> {
    try {
      return await access.fetchPage(position);
    } catch (error) {
      if (position && error instanceof SourceFailure && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }
}

function hasOtherTotals(walk: Walk, page: ListPage): boolean {
  return !isDeepStrictEqual(walk.totals, page.totals);
}

function addTo({ ids, hasNameless }: FullPass, page: ListPage): FullPass {
  const items = Object.values(page.sections).flat();
  for (const { id } of items) if (id !== null) ids.add(id);
  return { ids, hasNameless: hasNameless || items.some(({ id }) => id === null) };
}
