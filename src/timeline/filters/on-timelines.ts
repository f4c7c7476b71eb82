import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FeedActivity } from './condition.js';
import type { FilterContext, FilterDefinition } from './filter-definition.js';

/** The condition that at least one of some timelines contains the activity. */
export class OnTimelines implements Condition {
  constructor(
    readonly scopes: readonly string[],
    /** Whether these are the timelines of records, and scopes their UUIDs. */
    readonly ofRecords: boolean,
  ) {}

  sql(parameters: SqlParameters): string {
    return `exists (select from timeline_entry m
      where m.scope_id = any(${parameters.add(this.scopes, 'uuid[]')})
        and m.occurred_at = e.occurred_at and m.activity_id = e.activity_id)`;
  }

  matches({ scopes }: Pick<FeedActivity, 'scopes'>): boolean {
    return this.scopes.some((scope) => scopes.includes(scope));
  }
}

type ListType = ['ID'] | ['String'];

interface OnTimelinesDefinition {
  description: string;
  type: ListType;
  ofRecords: boolean;
  /** The timelines that ids or names lead to; unknown ids are left out. */
  find(given: readonly string[], context: FilterContext): Promise<string[]>;
}

/** Defines a filter of a list of timelines. */
export function onTimelines({
  description,
  type,
  ofRecords,
  find,
}: OnTimelinesDefinition): FilterDefinition<ListType> {
  return {
    description,
    type,
    parse: async (given, context) => new OnTimelines(await find(given, context), ofRecords),
  };
}
