import { ACTIVITY_CATEGORIES, kindsOf } from '../activity/registry.js';
import type { ActivityCategory } from '../activity/vocabulary.js';

/**
 * The lengths of the periods by which activities are counted, in minutes: with quarters of an hour the days of any
 * time zone are sums, with days a year is few rows. Each length is a multiple of the one before it.
 */
export const PERIOD_MINUTES = [15, 60, 360, 1440] as const;

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

/** SQL of the start of the quarter of an hour that contains a timestamp, as the trigger on entries has it. */
export function quarterStart(timestamp: string): string {
  return `date_bin('15 minutes', ${timestamp}, '0001-01-01 00:00:00+00')`;
}

/**
 * SQL that adds deltas to the periods of all lengths. The caller holds lockTimelineCounts.
 * @param deltas a table or subquery with the columns scope_id, quarter, kind and delta.
 */
export function addToPeriods(deltas: string): string {
  return `
    insert into timeline_period as p (scope_id, minutes, minute, day, ${eachColumn(({ column }) => column)})
    select scope_id, minutes, ${MINUTE_OF_DAY} / minutes * minutes, (quarter at time zone 'UTC')::date,
           ${eachColumn(({ isOfKind }) => `coalesce(sum(delta) filter (where ${isOfKind}), 0)`)}
      from ${deltas} d cross join unnest(array[${PERIOD_MINUTES}]) length(minutes) group by 1, 2, 3, 4
    on conflict (scope_id, minutes, minute, day) do update
       set ${eachColumn(({ column }) => `${column} = p.${column} + excluded.${column}`)}`;
}

const MINUTE_OF_DAY = `(extract(epoch from (quarter at time zone 'UTC')::time)::int / 60)`;

function eachColumn(map: (column: PeriodColumn) => string): string {
  return PERIOD_COLUMNS.map(map).join(', ');
}
