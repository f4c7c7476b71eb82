import type { PagePosition } from './source-definition.js';

/** What was read of a list so far, and what the list reports about itself. */
export interface ListTally {
  /** Items read, by item path. */
  sections: Record<string, { read: number }>;
  /** Total number of items by item path, where the list reports it. */
  totals: Record<string, number>;
  /** The page after the last one read; null: that was the last page. */
  next: PagePosition | null;
  /** Whether the last page read does not say if another follows. */
  isEndUnstated?: boolean | undefined;
  /** The paths of the lists on its pages that could not be read. */
  unread?: string[] | undefined;
}

/**
 * The sections that ended with another number of items than their total, or whose end nothing states, by item
 * path, and the lists that could not be read.
 * @property total null: it has none.
 */
export type Mismatch = Record<string, { read: number; total: number | null; isUnread?: true }>;

/**
 * Compares the items of a list with its totals.
 * @returns null: they match, or the list has not ended. Where no total proves an end, a page must state it.
 */
export function findMismatch({
  sections,
  totals,
  next,
  isEndUnstated = false,
  unread = [],
}: ListTally): Mismatch | null {
  if (next !== null) return null;
  const hasTotal = Object.keys(totals).length > 0;
  const mismatch: Mismatch = {};
  for (const [path, { read }] of Object.entries(sections)) {
    const total = totals[path] ?? null;
    const isUnproven = isEndUnstated && (read > 0 || !hasTotal);
    if (total === null ? isUnproven : read !== total) mismatch[path] = { read, total };
  }
  for (const path of unread) mismatch[path] ??= { read: 0, total: null, isUnread: true };
  return Object.keys(mismatch).length > 0 ? mismatch : null;
}

/** Whether two pages of a list state the same totals, as far as both state any. */
export function haveSameTotals(one: ListTally['totals'], other: ListTally['totals']): boolean {
  return Object.entries(one).every(([path, total]) => total === (other[path] ?? total));
}

/** Whether more items were read of a section than its total, which therefore says nothing of its end. */
export function exceedsTotal({ sections, totals }: Omit<ListTally, 'next'>): boolean {
  return Object.entries(sections).some(([path, { read }]) => read > (totals[path] ?? read));
}

/**
 * The page after the last one read. A list ends where every section has reached its total, too: some systems
 * give a cursor with their last page.
 */
export function nextAfter({ sections, totals, next }: ListTally): PagePosition | null {
  const isReached = Object.entries(sections).every(([path, { read }]) => read === totals[path]);
  return isReached ? null : next;
}

/**
 * Whether a list was read completely, given that reading started at its first page: its last page was read,
 * and every total is matched. Used by live reading and by imports.
 */
export function isWholeList(tally: ListTally): boolean {
  return tally.next === null && findMismatch(tally) === null;
}
