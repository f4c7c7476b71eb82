import { searchTerms } from '../../activity/search-terms.js';
import { badInput } from '../../errors.js';
import type { Position } from '../cursor.js';
import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FilterableVersion } from './condition.js';
import type { FilterDefinition } from './filter-definition.js';

const MAX_TERMS = 100;

/** The text of the activity contains every search term. */
export class Search implements Condition {
  constructor(
    readonly terms: readonly string[],
    /** The positions of all matches of the organization, where they are few enough to be looked up. */
    readonly positions: readonly Position[] | null = null,
  ) {}

  sql(parameters: SqlParameters): string {
    if (this.positions) {
      const times = this.positions.map(({ occurredAt }) => occurredAt);
      const ids = this.positions.map(({ activityId }) => activityId);
      return `(e.occurred_at, e.activity_id) in (select * from unnest(
        ${parameters.add(times, 'timestamptz[]')}, ${parameters.add(ids, 'uuid[]')}))`;
    }
    const query = this.terms.map((term) => `'${term}'`).join(' & ');
    return `exists (select from activity s
      where s.id = e.activity_id and s.search @@ ${parameters.add(query, 'tsquery')})`;
  }

  matches({ searchTerms }: FilterableVersion): boolean {
    return this.terms.every((term) => searchTerms.has(term));
  }

  /** The terms determine the positions: requests with the same terms are read together. */
  toJSON(): unknown {
    return { terms: this.terms };
  }
}

/** Defines a filter of a text whose words must all be found. */
export function search(description: string): FilterDefinition<'String'> {
  return {
    description,
    type: 'String',
    parse(text) {
      const terms = searchTerms(text);
      if (terms.length === 0) throw badInput('filter.search', text, 'must hold a word');
      if (terms.length > MAX_TERMS) {
        throw badInput('filter.search', terms.length, `takes at most ${MAX_TERMS} words`);
      }
      return new Search(terms);
    },
  };
}
