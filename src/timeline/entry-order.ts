import { kindsOf } from '../activity/registry.js';
import type { EntryColumn } from './filters/one-of.js';

/** How a timeline is ordered. DUE_FIRST: of tasks only, by due instant, then as OLDEST_FIRST. */
export type TimelineOrder = 'NEWEST_FIRST' | 'OLDEST_FIRST' | 'DUE_FIRST';

/** A position in a total order of a timeline. */
export interface Position {
  /** ISO 8601 in UTC with milliseconds. */
  occurredAt: string;
  /** UUID */
  activityId: string;
  /** In DUE_FIRST: when the task is due, ISO 8601; null: it has no due date. */
  due?: string | null;
}

/** When the task of an entry `e` is due; without a due date, after every instant. SQL, as in its indexes. */
export const DUE = `coalesce(e.due_at, 'infinity')`;

/** The condition that an entry `e` is one of a task, as in the index timeline_entry_due. */
export const IS_TASK = `e.kind in (${kindsOf('TASK')
  .map((kind) => `'${kind}'`)
  .join(', ')})`;

/** A column of a sort key: its name in subqueries, its SQL, its type, and its value at a position. */
interface KeyColumn {
  name: string;
  /** Of an entry `e`. */
  ofEntry: string;
  /** The same of an activity `a`. */
  ofActivity: string;
  type: string;
  at(position: Position): string;
}

/** A total order of entries. */
interface EntryOrder {
  key: readonly KeyColumn[];
  isDescending: boolean;
  /** A condition that every entry of this order satisfies. */
  condition?: string;
  /** The columns that have an index in this order for each of their values; absent: all. */
  indexed?: readonly EntryColumn[];
}

const OCCURRED_AT_KEY: readonly KeyColumn[] = [
  {
    name: 'occurred_at',
    ofEntry: 'e.occurred_at',
    ofActivity: 'a.occurred_at',
    type: 'timestamptz',
    at: ({ occurredAt }) => occurredAt,
  },
  {
    name: 'activity_id',
    ofEntry: 'e.activity_id',
    ofActivity: 'a.id',
    type: 'uuid',
    at: ({ activityId }) => activityId,
  },
];

const DUE_KEY: readonly KeyColumn[] = [
  {
    name: 'due',
    ofEntry: DUE,
    // dueInstant in SQL: entries have it in a column of their own.
    ofActivity: `coalesce(a.due_at, a.due_date::timestamp at time zone 'UTC', 'infinity')`,
    type: 'timestamptz',
    at: ({ due }) => due ?? 'infinity',
  },
  ...OCCURRED_AT_KEY,
];

export const ENTRY_ORDERS: Readonly<Record<TimelineOrder, EntryOrder>> = {
  NEWEST_FIRST: { key: OCCURRED_AT_KEY, isDescending: true },
  OLDEST_FIRST: { key: OCCURRED_AT_KEY, isDescending: false },
  DUE_FIRST: {
    key: DUE_KEY,
    isDescending: false,
    condition: IS_TASK,
    indexed: ['task_status'],
  },
};
