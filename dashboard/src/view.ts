import { useEffect, useState } from 'preact/hooks';
import { isCategory } from './categories.js';
import type { ActivityCategory, ActivityFilter, TimelineScope } from './gql/graphql.js';

/** What the page shows; its address contains it, so that reloading and going back work. */
export interface View {
  /** The id of a record; null for all activities of the organization. */
  record: string | null;
  categories: ActivityCategory[];
  channels: string[];
  sources: string[];
  search: string;
  /** A time range: inclusive start and exclusive end, as ISO timestamps. */
  range: { from: string; before: string } | null;
  /** Whether activities that several sources have are shown once. */
  mergeDuplicates: boolean;
  /** Whether the timeline of a company includes those of its contacts. */
  withContacts: boolean;
}

export type ChangeView = (change: Partial<View>, how?: 'push' | 'replace') => void;

/** The view of the page's address, and a function that changes both. */
export function useView(): [View, ChangeView] {
  const [view, setView] = useState(() => parseView(location.search));
  useEffect(() => {
    const follow = () => setView(parseView(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change: ChangeView = (change, how = 'push') => {
    const changed = { ...parseView(location.search), ...change };
    const address = `${location.pathname}${formatView(changed)}`;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    setView(changed);
  };
  return [view, change];
}

/** Reads a view from the query of an address; what it does not understand is left out. */
export function parseView(query: string): View {
  const parameters = new URLSearchParams(query);
  const from = parameters.get('from');
  const before = parameters.get('before');
  return {
    record: parameters.get('record') || null,
    categories: parameters.getAll('category').filter(isCategory),
    channels: parameters.getAll('channel'),
    sources: parameters.getAll('source'),
    search: parameters.get('search') ?? '',
    range: isTimestamp(from) && isTimestamp(before) ? { from, before } : null,
    mergeDuplicates: parameters.get('duplicates') === 'merged',
    withContacts: parameters.get('contacts') === 'included',
  };
}

export function formatView(view: View): string {
  const { record, categories, channels, sources, search, range } = view;
  const parameters = new URLSearchParams([
    ...(record ? [['record', record]] : []),
    ...categories.map((it) => ['category', it]),
    ...channels.map((it) => ['channel', it]),
    ...sources.map((it) => ['source', it]),
    ...(search ? [['search', search]] : []),
    ...(range
      ? [
          ['from', range.from],
          ['before', range.before],
        ]
      : []),
    ...(view.mergeDuplicates ? [['duplicates', 'merged']] : []),
    ...(view.withContacts ? [['contacts', 'included']] : []),
  ]);
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** The filter of the activities that a view shows. */
export function filterOf(view: View): ActivityFilter {
  return { ...changesFilterOf(view), ...mergeFilterOf(view) };
}

/** The filter of what changes on the timeline: the change feed reports each activity for itself. */
export function changesFilterOf(view: View): ActivityFilter {
  return { ...rangeFilterOf(view), ...chosenFilterOf(view), ...searchFilterOf(view) };
}

/** The filter of the counts on the chips: a chip's count is what choosing it alone would show. */
export function facetFilterOf(view: View): ActivityFilter {
  return { ...sourceFacetFilterOf(view), ...mergeFilterOf(view) };
}

/** The same for the chips of sources: within one source there are no duplicates. */
export function sourceFacetFilterOf(view: View): ActivityFilter {
  return { ...rangeFilterOf(view), ...searchFilterOf(view) };
}

/** The filter of the histogram, which shows the time outside of the chosen range, too. */
export function histogramFilterOf(view: View): ActivityFilter {
  return { ...chosenFilterOf(view), ...searchFilterOf(view), ...mergeFilterOf(view) };
}

export function scopeOf({ record, withContacts }: View): TimelineScope {
  return record !== null && withContacts ? 'WITH_CONTACTS' : 'SELF';
}

export function isFiltered({ categories, channels, sources, search, range }: View): boolean {
  return categories.length + channels.length + sources.length > 0 || search !== '' || !!range;
}

export const UNFILTERED = {
  categories: [],
  channels: [],
  sources: [],
  search: '',
  range: null,
} satisfies Partial<View>;

function rangeFilterOf({ range }: View): ActivityFilter {
  return range ? { occurredFrom: range.from, occurredBefore: range.before } : {};
}

function chosenFilterOf({ categories, channels, sources }: View): ActivityFilter {
  return {
    ...(categories.length > 0 && { categories }),
    ...(channels.length > 0 && { channels }),
    ...(sources.length > 0 && { sources }),
  };
}

function mergeFilterOf({ mergeDuplicates }: View): ActivityFilter {
  return mergeDuplicates ? { mergeDuplicates } : {};
}

function searchFilterOf({ search }: View): ActivityFilter {
  return search.trim() ? { search } : {};
}

function isTimestamp(value: string | null): value is string {
  return value !== null && !Number.isNaN(Date.parse(value));
}
