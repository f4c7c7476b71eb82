import type { CrmRecord } from '../db/prisma/client.js';
import type { ActivitySelection } from '../timeline/activity-sql.js';
import type { SourceCoverage } from '../timeline/coverage.js';
import { DEFAULT_FRESHNESS, Freshness } from '../timeline/freshness.js';
import type { TimelinePage } from '../timeline/read-pages.js';
import { Timeline, type TimelineArguments, timelineOf } from '../timeline/timeline.js';
import type { RestContext } from './endpoint.js';

/** Creates the timeline of a record whose sources are read first where they are stale. */
export function createFreshTimeline(
  record: CrmRecord,
  args: TimelineArguments,
  context: RestContext,
): Timeline {
  const freshness = new Freshness(context, DEFAULT_FRESHNESS);
  return new Timeline(context, timelineOf(record), args, freshness);
}

/** Reads a page, and how fresh and complete its sources are. */
export async function readCoveredPage(
  timeline: Timeline,
  selection: ActivitySelection,
): Promise<
  Pick<TimelinePage, 'activities' | 'hasNextPage'> & { coverage: readonly SourceCoverage[] }
> {
  const page = await timeline.readPage({
    selection,
    withBeyond: false,
    withSnapshot: false,
    withCoverage: true,
  });
  if (!page) return { activities: [], hasNextPage: false, coverage: [] };
  const { activities, hasNextPage } = page;
  return { activities, hasNextPage, coverage: await timeline.readCoverage(page) };
}
