import { ACTIVITY_CATEGORIES, kindsOf } from '../activity/registry.js';
import type { ActivityCategory } from '../activity/vocabulary.js';

/** A count of timeline_hour. */
export interface HourColumn {
  category: ActivityCategory;
  /** Its name in timeline_hour. */
  column: string;
  /** SQL: whether the column `kind` of a row is of the category. */
  isOfKind: string;
}

/** The counts of timeline_hour: one for each category. */
export const HOUR_COLUMNS: readonly HourColumn[] = ACTIVITY_CATEGORIES.map((category) => ({
  category,
  column: category.toLowerCase(),
  isOfKind: `kind in (${kindsOf(category)
    .map((kind) => `'${kind}'`)
    .join(', ')})`,
}));

/** SQL of the hour (of UTC) that contains a timestamp. */
export function hourOf(timestamp: string): string {
  return `date_bin('1 hour', ${timestamp}, timestamptz '0001-01-01 00:00:00+00')`;
}

/** SQL of the list of all columns, each put through `map`. */
export function eachHourColumn(map: (column: HourColumn) => string): string {
  return HOUR_COLUMNS.map(map).join(', ');
}
