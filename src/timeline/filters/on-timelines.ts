import type { SqlParameters } from '../sql-parameters.js';
import type { Condition, FilterableVersion } from './condition.js';
import type { FilterContext, FilterDefinition } from './filter-definition.js';

/** The condition that at least one of some timelines contains the activity. */
export class OnTimelines implements Condition {
  constructor(
    readonly timelineIds: readonly string[],
    /** Whether these are timelines of records: their ids are those of the records. */
    readonly ofRecords: boolean,
  ) {}

  get matchesNothing(): boolean {
    return this.timelineIds.length === 0;
  }

  sql(parameters: SqlParameters): string {
    return `exists (select from timeline_entry m
      where m.scope_id = any(${parameters.add(this.timelineIds, 'uuid[]')})
        and m.occurred_at = e.occurred_at and m.activity_id = e.activity_id)`;
  }

  matches({ timelineIds }: Pick<FilterableVersion, 'timelineIds'>): boolean {
    return this.timelineIds.some((id) => timelineIds.includes(id));
  }
}

type ListType = ['ID'] | ['String'];

interface OnTimelinesDefinition {
  description: string;
  type: ListType;
  ofRecords: boolean;
  /** The timelines that ids or names lead to; unknown ids are left out. */
  find(given: readonly string[], context: FilterContext, argument: string): Promise<string[]>;
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
    parse: async (given, context, argument) =>
      new OnTimelines(await find(given, context, argument), ofRecords),
  };
}
