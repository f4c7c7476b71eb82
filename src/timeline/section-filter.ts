import type { FilterName } from './filters/registry.js';
import type { TimelineArguments } from './timeline.js';

/** What narrows a section further: a filter that only activities of its category satisfy. */
export interface Narrowing {
  filter: FilterName;
  values: unknown;
  /** What the values were given as, for errors. */
  argument: string;
}

/**
 * The filter of a record's timeline that makes a section of one category. Where it is narrowed, the category follows
 * from the other filter: without a condition of its own, each value is one index range.
 */
export function sectionFilter(
  category: string,
  narrowing: Narrowing | null,
): Pick<TimelineArguments, 'filter' | 'filterArguments'> {
  if (!narrowing) return { filter: { categories: [category] } };
  const { filter, values, argument } = narrowing;
  return { filter: { [filter]: values }, filterArguments: { [filter]: argument } };
}
