import { isBlankSearch, parseSearchQuery, type SearchQuery } from '../../activity/search-query.js';
import { badInput } from '../../errors.js';
import type { Position } from '../entry-order.js';
import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FilterableVersion } from './condition.js';
import type { FilterDefinition } from './filter-definition.js';

const MAX_TERMS = 100;

/** The longest text of a search, in characters: MAX_TERMS of the longest indexed words, with their spaces. */
const MAX_LENGTH = 25_600;

/** The texts of the activity contain what is searched for. */
export class Search implements Condition {
  constructor(
    readonly query: SearchQuery,
    /** The positions of all matches of the organization, where they are few enough to be looked up. */
    readonly positions: readonly Position[] | null = null,
  ) {}

  /** A text without a letter, a digit or an emoji. */
  get matchesNothing(): boolean {
    return this.query.isEmpty;
  }

  sql(parameters: SqlParameters): string {
    if (this.matchesNothing) return 'false';
    if (this.positions) {
      const times = this.positions.map(({ occurredAt }) => occurredAt);
      const ids = this.positions.map(({ activityId }) => activityId);
      return `(e.occurred_at, e.activity_id) in (select * from unnest(
        ${parameters.add(times, 'timestamptz[]')}, ${parameters.add(ids, 'uuid[]')}))`;
    }
    return `exists (select from activity s
      where s.id = e.activity_id and s.search @@ ${parameters.add(String(this.query), 'tsquery')})`;
  }

  matches({ search }: FilterableVersion): boolean {
    return this.query.matches(search);
  }

  /** The query determines the positions: requests with the same one are read together. */
  toJSON(): unknown {
    return { query: String(this.query) };
  }
}

/** Defines a filter of a text whose words must all be found; blank text filters nothing. */
export function search(description: string): FilterDefinition<'String'> {
  return {
    description,
    type: 'String',
    parse(text, { viewer }, argument) {
      const query = parseSearch(text, argument, viewer.organizationId);
      return query && new Search(query);
    },
  };
}

/**
 * Parses the text of a search; null where it is blank, which is no search.
 * @param argument the name of the argument, for the error.
 * @param prefixes which words may be the beginning of one; see parseSearchQuery.
 * @throws {GatewayError} BAD_USER_INPUT where it is too long.
 */
export function parseSearch(
  text: string,
  argument: string,
  organizationId: string,
  prefixes?: 'last' | 'every',
): SearchQuery | null {
  if (isBlankSearch(text)) return null;
  if (text.length > MAX_LENGTH) {
    throw badInput(argument, text.length, `takes at most ${MAX_LENGTH} characters`);
  }
  const query = parseSearchQuery(text, organizationId, prefixes);
  if (query.size > MAX_TERMS) {
    throw badInput(
      argument,
      query.size,
      `takes at most ${MAX_TERMS} words, or characters of scripts without spaces`,
    );
  }
  return query;
}
