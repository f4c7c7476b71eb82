import type { ActivityKey } from '../activity/fields.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { badInput, GatewayError } from '../errors.js';
import type { ActivitySelection } from '../timeline/activity-sql.js';
import type { SourceCoverage } from '../timeline/coverage.js';
import type { Condition } from '../timeline/filters/condition.js';
import type { FilterInput } from '../timeline/filters/registry.js';
import type { Timeline } from '../timeline/timeline.js';
import type { RestContext } from './endpoint.js';
import { wholeNumber } from './parameters.js';
import { createFreshTimeline, readCoveredPage } from './read-page.js';

/** The most items that may precede a page: each of them costs time. */
const MAX_OFFSET = 100_000;

/** The parameter of a page's number. How far it can go depends on the size: reading says so. */
export const pageParameter = wholeNumber({ byDefault: 1 }).describe(
  `The number of the page; at most ${MAX_OFFSET} items may precede it.`,
);

/** A page of a timeline by its number. */
export interface NumberedPage {
  /** From 1. */
  page: number;
  size: number;
  /** What the number and the size were given as, for errors. */
  names: { page: string; size: string };
  filter: FilterInput;
  conditions?: readonly Condition[];
  selection: ActivitySelection;
}

/** A page that was read by its number. */
interface NumberedActivities {
  timeline: Timeline;
  activities: readonly ActivityKey[];
  /** Whether more may follow: then the page is full. */
  hasNextPage: boolean;
  coverage: readonly SourceCoverage[];
}

/**
 * Reads a page by its number, newest first. Its cost grows with the number of items before it. Sources that are
 * stale, or do not reach as deep as the page, are read first, until the deadline.
 * @throws {GatewayError} BAD_USER_INPUT where too many items precede it; UNAVAILABLE where its sources are still
 *   being read and what is stored does not fill it: a client would take it for the end, or skip what follows.
 */
export async function readNumberedPage(
  record: CrmRecord,
  { page, size, names, filter, conditions = [], selection }: NumberedPage,
  context: RestContext,
): Promise<NumberedActivities> {
  const offset = (page - 1) * size;
  if (offset > MAX_OFFSET) {
    const last = Math.floor(MAX_OFFSET / size) + 1;
    throw badInput(
      names.page,
      page,
      `must be at most ${last} with ${names.size} ${size}, since at most ${MAX_OFFSET} items may precede a page`,
    );
  }
  const args = { first: size, order: 'NEWEST_FIRST' as const, filter, conditions, offset };
  const timeline = createFreshTimeline(record, args, context);
  const { activities, hasNextPage, coverage } = await readCoveredPage(timeline, selection);
  if (hasNextPage && activities.length < size) {
    throw new GatewayError(
      'UNAVAILABLE',
      `${names.page}: the sources are still being read, and not yet as far as page ${page} with ${names.size} ${size}. Try again.`,
    );
  }
  return { timeline, activities, hasNextPage, coverage };
}
