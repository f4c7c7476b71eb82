import { badInput } from '../errors.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/**
 * Most items that one operation may return, pages within pages multiplied: 100 records with five
 * activities each, and with the records and attachments of these, are 60,600.
 */
export const MAX_ITEMS = 75_000;

/** The page arguments of a connection, as GraphQL gives them. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** Which end of the list a page is taken from, how many items, and the cursor that bounds it. */
export interface PageWindow {
  from: 'start' | 'end';
  /** 0 to 100. A page without items tells whether there are any, beside what is counted over all pages. */
  size: number;
  after: string | null;
  before: string | null;
}

/**
 * Checks the page arguments of a connection.
 * @throws {GatewayError} BAD_USER_INPUT for first or last outside 0 to 100, for both of them, and for
 *   after together with before.
 */
export function parsePageArguments(page: PageArguments): PageWindow {
  const { first = null, last = null, after = null, before = null } = page;
  if (first !== null && last !== null) {
    throw badInput('first and last', { first, last }, 'only one of them can be given');
  }
  if (after !== null && before !== null) {
    throw badInput('after and before', { after, before }, 'only one of them can be given');
  }
  const argument = last !== null ? 'last' : 'first';
  const size = last ?? first ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE) {
    throw badInput(argument, size, `must be from 0 to ${MAX_PAGE_SIZE}`);
  }
  return { from: last !== null ? 'end' : 'start', size, after, before };
}
