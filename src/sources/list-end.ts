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

/** A section of which more items were read than its total, or fewer at the end of the list. */
export interface Miscount {
  read: number;
  total: number;
}

/** Finds the first section whose items do not match its total. */
export function findMiscount({ sections, totals, next }: ListTally): Miscount | null {
  for (const [path, { read }] of Object.entries(sections)) {
    const total = totals[path];
    if (total === undefined) continue;
    if (read > total || (next === null && read < total)) return { read, total };
  }
  return null;
}

/**
 * The page after the last one read. A list ends where every section has reached its total, too: some systems
 * give a cursor with their last page.
 */
export function nextAfter({ sections, totals, next }: ListTally): PagePosition | null {
  const isReached = Object.entries(sections).every(([path, { read }]) => {
    const total = totals[path];
    return total !== undefined && read >= total;
  });
  return isReached ? null : next;
}

/**
 * Whether a list was read completely, given that reading started at its first page: its last page was read,
 * and every total is matched. Used by live reading and by imports.
 */
export function isWholeList(tally: ListTally): boolean {
  return tally.next === null && findMiscount(tally) === null;
}
