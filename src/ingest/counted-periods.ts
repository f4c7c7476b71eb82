import { ACTIVITY_CATEGORIES, kindsOf } from '../activity/registry.js';
import type { ActivityCategory } from '../activity/vocabulary.js';

/**
 * The lengths of the periods by which activities are counted, in minutes: with quarters of an hour the days of any
 * time zone are sums, with days a year is few rows. Each length is a multiple of the one before it.
 */
export const PERIOD_MINUTES = [15, 60, 1440] as const;

/** A count of timeline_period. */
export interface PeriodColumn {
  category: ActivityCategory;
  /** Its name in timeline_period. */
  column: string;
  /** SQL: whether the column `kind` of a row is of the category. */
  isOfKind: string;
}

/** The counts of timeline_period: one for each category. */
export const PERIOD_COLUMNS: readonly PeriodColumn[] = ACTIVITY_CATEGORIES.map((category) => ({
  category,
  column: category.toLowerCase(),
  isOfKind: `kind in (${kindsOf(category)
    .map((kind) => `'${kind}'`)
    .join(', ')})`,
}));

/** SQL of a table `length(minutes)` of the lengths of periods. */
export const PERIOD_LENGTHS = `unnest(array[${PERIOD_MINUTES}]) length(minutes)`;

/** SQL of the day (of UTC) that contains a timestamp. */
export function dayOf(timestamp: string): string {
  return `(${timestamp} at time zone 'UTC')::date`;
}

/** SQL of the minute of that day at which the period of `minutes` that contains a timestamp starts. */
export function minuteOf(timestamp: string): string {
  const part = (unit: string) => `extract(${unit} from ${timestamp} at time zone 'UTC')::int`;
  return `(${part('hour')} * 60 + ${part('minute')}) / minutes * minutes`;
}

/** SQL of the list of all columns, each put through `map`. */
export function eachPeriodColumn(map: (column: PeriodColumn) => string): string {
  return PERIOD_COLUMNS.map(map).join(', ');
}
