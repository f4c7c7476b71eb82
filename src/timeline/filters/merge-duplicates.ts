import { DUPLICATE, LOOKED_UP, mayBeDuplicate, readableRecords } from '../duplicate-sql.js';
import { entryConditions } from '../entry-sql.js';
import type { SqlParameters } from '../sql-parameters.js';
import type { Condition } from './condition.js';
import type { FilterDefinition } from './filter-definition.js';

/** The list of activities in which duplicates are merged. */
export interface MergedList {
  /** What else its activities satisfy. */
  conditions: readonly Condition[];
  /** The timelines of its one record, where several are read as a union; null: the one that is read. */
  timelineIds: readonly string[] | null;
  /** Set where it is a list of several records: those count that the key may read. */
  ofRecords: {
    /** The objects that the key is limited to; null: it is not. */
    objects: readonly string[] | null;
  } | null;
}

/**
 * No duplicate of the activity is in the list from a source that was added earlier. Whether an activity is shown
 * depends neither on the order of the list nor on the page: walks and totals are exact.
 */
export class MergeDuplicates implements Condition {
  /** @param list null: not known yet; see `within`. */
  constructor(private readonly list: MergedList | null = null) {}

  /** The same condition in a list. */
  within(list: MergedList): MergeDuplicates {
    return new MergeDuplicates(list);
  }

  sql(parameters: SqlParameters): string {
    if (!this.list) throw new Error('the list in which duplicates are merged is not known');
    const { ofRecords } = this.list;
    return `not exists (${
      ofRecords ? this.onSharedRecords(ofRecords.objects, parameters) : this.onRecord(parameters)
    } ${LOOKED_UP})`;
  }

  matches(): never {
    throw new Error('the change feed reports each activity for itself');
  }

  /** The duplicates on the timeline of one record: the activities are read only where there are candidates. */
  private onRecord(parameters: SqlParameters): string {
    const { timelineIds } = this.list!;
    const timeline = timelineIds ? `any(${parameters.add(timelineIds, 'uuid[]')})` : 'own.scope_id';
    return `
      select from (select e.scope_id, e.occurred_at, e.activity_id, e.kind, e.source_id) own
       cross join lateral ${this.candidates(timeline, 'own', parameters)}
       cross join lateral (select * from activity a where a.id = own.activity_id ${LOOKED_UP}) a
       cross join lateral ${DUPLICATE}`;
  }

  /** The duplicates on any of the activity's records that the key may read. */
  private onSharedRecords(objects: readonly string[] | null, parameters: SqlParameters): string {
    const readable = objects && parameters.add(objects, 'text[]');
    return `
      select from activity a cross join lateral ${readableRecords(readable)}
       cross join lateral ${this.candidates('r.id', 'a', parameters)}
       cross join lateral ${DUPLICATE}
       where a.id = e.activity_id`;
  }

  /** Entries as a table `d`; within it they are called `e`, as conditions call them. */
  private candidates(timeline: string, own: string, parameters: SqlParameters): string {
    return `(
      select e.activity_id from timeline_entry e
       where ${entryConditions(timeline, this.list!.conditions, parameters)}
         and ${mayBeDuplicate(own, '<')} ${LOOKED_UP}) d`;
  }
}

/** Defines the filter that shows duplicates once; false filters nothing. */
export function mergeDuplicates(
  description: string,
): FilterDefinition<'Boolean'> & { comparesActivities: true } {
  return {
    description,
    type: 'Boolean',
    comparesActivities: true,
    parse: (isGiven) => (isGiven ? new MergeDuplicates() : null),
  };
}
