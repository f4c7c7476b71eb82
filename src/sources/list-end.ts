import type { PagePosition } from './source-definition.js';

/** What was read of a list so far, and what the list says of itself. */
export interface ListTally {
  /** Items read, by the path that they stand at. */
  sections: Record<string, { read: number }>;
  /** Items that there are in all, by path, where the list says so. */
  totals: Record<string, number>;
  /** The page after the last one read; null: that was the last page. */
  next: PagePosition | null;
}

/** A section of which more was read than the list holds by its own account, or less at its end. */
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
 * Whether all of a list was read, given that reading began with its first page: its last page was read, and
 * every total is met. Live reading and imports both decide by this.
 */
export function isWholeList(tally: ListTally): boolean {
  return tally.next === null && findMiscount(tally) === null;
}
