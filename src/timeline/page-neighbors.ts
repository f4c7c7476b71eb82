/** Which page of a list was read, as far as its neighbors depend on it. */
interface PageSides {
  from: 'start' | 'end';
  after: object | null;
  before: object | null;
}

/**
 * Determines whether items follow a page and precede it.
 * @param hasMore whether more follows in the direction of the scan: from the end of the list where `from` is
 *   'end'.
 * @param beyond whether something is on the other side of the cursor.
 */
export function pageNeighbors(
  { from, after, before }: PageSides,
  hasMore: boolean,
  beyond: boolean,
): { hasNextPage: boolean; hasPreviousPage: boolean } {
  return {
    hasNextPage: (from === 'start' && hasMore) || (before !== null && beyond),
    hasPreviousPage: (from === 'end' && hasMore) || (after !== null && beyond),
  };
}
