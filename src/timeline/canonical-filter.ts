import { isBlankSearch } from '../activity/search-query.js';
import type { FilterInput } from './filters/registry.js';

/** The same text for the same filter, whatever the order of its fields and lists: cursors are bound to it. */
export function canonicalFilter(input: FilterInput | null | undefined): string {
  const given = Object.entries(input ?? {}).filter(
    ([name, value]) =>
      value != null && value !== false && !(name === 'search' && isBlankSearch(String(value))),
  );
  return JSON.stringify(
    given
      .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].sort() : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}
