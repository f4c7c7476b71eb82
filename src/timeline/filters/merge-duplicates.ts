import {
  DUPLICATE,
  DUPLICATE_KEYS,
  DUPLICATE_MINUTES,
  LOOKED_UP,
  mayBeDuplicate,
  readableRecords,
} from '../duplicate-sql.js';
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
    const { ofRecords } = this.knownList();
    return `not exists (${
      ofRecords ? this.onSharedRecords(ofRecords.objects, parameters) : this.onRecord(parameters)
    } ${LOOKED_UP})`;
  }

  /**
   * The same for a whole list, without comparing each entry with all others within minutes: SQL of `with`, whose
   * table `shown` has the rows of `listed` that have no duplicate among these from a source that was added earlier.
   * @param listed SQL of the list's other conditions: occurred_at, activity_id, kind, source_id and any more columns.
   */
  withShown(listed: string, parameters: SqlParameters): string {
    const { ofRecords } = this.knownList();
    const objects = ofRecords?.objects ?? null;
    const readable = objects && parameters.add(objects, 'text[]');
    const minutes = `interval '${DUPLICATE_MINUTES} minutes'`;
    // How many there are of each source within minutes is one sum: each has seven digits of it, the first source the
    // last ones. PostgreSQL adds what enters and subtracts what leaves, where it would look for a minimum anew.
    const weight = `('1e' || 7 * place)::numeric`;
    return `
      with listed as materialized (${listed}), keyed as (
        select l.activity_id, l.kind, l.occurred_at, dense_rank() over (order by l.source_id) - 1 as place, k.key
               ${ofRecords ? ', r.id as record_id' : ''}
          from listed l
          join activity a on a.id = l.activity_id and a.occurred_precision = 'INSTANT'
          left join actor u on u.id = coalesce(a.user_id, a.assistant_id)
         cross join lateral ${DUPLICATE_KEYS}
         ${ofRecords ? `cross join lateral ${readableRecords(readable)}` : ''}
      ), near as (
        select activity_id, place, sum(${weight}) over (
                 partition by kind, key ${ofRecords ? ', record_id' : ''} order by occurred_at
                 range between ${minutes} preceding and ${minutes} following) as sources
          from keyed
      ), shown as (
        select l.* from listed l where not exists (
          select from near n where n.activity_id = l.activity_id and mod(sources, ${weight}) > 0)
      )`;
  }

  private knownList(): MergedList {
    if (!this.list) throw new Error('the list in which duplicates are merged is not known');
    return this.list;
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
