import { foldText } from './search-terms.js';
import { SEARCH_VERSION, searchVector } from './search-vector.js';

/** What is stored of a name to list by it: columns of crm_record, actor and segment. */
export interface ListedName {
  /**
   * The position of the name: 0 and the name as search compares it, in the order of code points; 1 without
   * a name, which so comes last.
   */
  name_key: string;
  /** The text of a tsvector: its words. */
  name_search: string | null;
  /** The version of the rules by which these were derived. */
  search_version: number;
}

/** Longer names are in the order of their first characters: an index takes no value of any length. */
const MAX_KEY_LENGTH = 64;

/**
 * Derives the columns that lists are ordered and searched by.
 * @param more what is searched for besides the name, such as an e-mail address.
 */
export function listedName(
  organizationId: string,
  name: string | null,
  ...more: (string | null)[]
): ListedName {
  return {
    name_key: nameKey(name),
    name_search: searchVector(
      [name, ...more].flatMap((text) => text ?? []),
      organizationId,
    ),
    search_version: SEARCH_VERSION,
  };
}

function nameKey(name: string | null): string {
  const folded = foldText((name ?? '').slice(0, 8 * MAX_KEY_LENGTH)).trim();
  return folded === '' ? '1' : `0${[...folded].slice(0, MAX_KEY_LENGTH).join('')}`;
}
