import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  type PageArguments,
} from '../timeline/page-arguments.js';

/**
 * The cost of an operation is the number of items that it may return: a list costs its longest length,
 * and multiplies what is selected of its items; any other field costs nothing of its own. Each list
 * field declares its cost as `complexity`; src/http/use-operation-size.ts adds it up and limits it.
 */
interface ListCost {
  /** Items that the field itself returns. */
  field: number;
  /** How often the selection below it is resolved. */
  multiplier: number;
}

/** The cost of a list with at most this many items. */
export function listCost(items: number): ListCost {
  return { field: items, multiplier: items };
}

/**
 * The cost of short lists without a limit of their own: attachments and changes of an
 * activity, links of a record, boards of a segment, sources of an organization. Nothing that is paged
 * lies below their items.
 */
export const SHORT_LIST = listCost(20);

/**
 * The cost of a page: its size, and one for a page without items, which may count. A size that the resolver rejects as BAD_USER_INPUT costs nothing.
 * `edges` and `nodes` inside the page are not counted again: see PAGE_ITEMS.
 */
export function pageCost({ first, last }: PageArguments): ListCost {
  const size = first ?? last ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE) return listCost(0);
  return { field: Math.max(1, size), multiplier: size };
}

/** The cost of a page's list of items: nothing, because pageCost has counted them. */
export const PAGE_ITEMS: ListCost = { field: 0, multiplier: 1 };

/**
 * The cost of what a page has once, such as its counts and sources: nothing, because the page multiplies
 * its whole selection. These lists are short (kinds, sources) and have no pages below.
 */
export const ONCE_PER_PAGE: ListCost = { field: 0, multiplier: 0 };
