import type { PagePosition } from './source-definition.js';

/** What was read of a list so far, and what the list reports about itself. */
export interface ListTally {
  /** Items read, by item path. */
  sections: Record<string, { read: number }>;
  /** Total number of items by item path, where the list reports it. */
  totals: Record<string, number>;
  /** The page after the last one read; null: that was the last page. */
  next: PagePosition | null;
}

/** The sections that ended with another number of items than their total, by item path. */
export type Mismatch = Record<string, { read: number; total: number }>;

/** Compares the items of a list with its totals. @returns null: they match, or the list has not ended. */
export function findMismatch({ sections, totals, next }: ListTally): Mismatch | null {
  if (next !== null) return null;
  const mismatch: Mismatch = {};
  for (const [path, { read }] of Object.entries(sections)) {
    const total = totals[path];
    if (total !== undefined && read !== total) mismatch[path] = { read, total };
  }
  return Object.keys(mismatch).length > 0 ? mismatch : null;
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
