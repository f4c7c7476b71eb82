import type { GraphQLResolveInfo } from 'graphql';
import { Freshness, type FreshnessOptions } from '../timeline/freshness.js';
import type { TimelinePage } from '../timeline/read-pages.js';
import { Timeline, type TimelineArguments, type TimelineOwner } from '../timeline/timeline.js';
import { ActivityPage } from './activity-connection.js';
import type { GraphqlContext } from './context.js';
import { isSelected, selectActivities } from './selection.js';

const PAGE_FIELDS = ['edges', 'nodes', 'pageInfo', 'changesCursor'];
/** The same of a page without items: its other fields are known without reading. */
const POSITION_FIELDS = ['pageInfo.hasNextPage', 'pageInfo.hasPreviousPage', 'changesCursor'];
const EMPTY_PAGE: TimelinePage = {
  activities: [],
  hasNextPage: false,
  hasPreviousPage: false,
  snapshot: null,
  links: [],
  readAt: null,
  pendingMergeIds: [],
};

/**
 * Reads the page with what is selected of its activities. Where only counts or sources are selected, a
 * record's timeline reads its links alone (below a list only for `sources` or with `freshness`), and any other
 * nothing.
 * @param options null: no source is read first.
 * @returns null where an unchecked record does not exist, or no page is selected to check it with.
 */
export async function readConnection(
  record: TimelineOwner | null,
  args: TimelineArguments,
  options: FreshnessOptions | null,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Promise<ActivityPage | null> {
  const isEmpty = args.first === 0 || args.last === 0;
  const hasPage = isSelected(info, ...(isEmpty ? POSITION_FIELDS : PAGE_FIELDS));
  if (!hasPage && record?.isLookedUp === false) return null;
  const timeline = new Timeline(context, record, args, new Freshness(context, options));
  const withCoverage = isSelected(info, 'sources');
  const needsLinks = record !== null && (options !== null || withCoverage);
  if (!hasPage && !needsLinks) {
    // Nodes or edges may be selected, which report a bad filter where they are read.
    if (isEmpty) await timeline.checkFilter();
    return new ActivityPage(timeline, EMPTY_PAGE);
  }
  const page = await timeline.readPage({
    selection: selectActivities(info, 'nodes', 'edges.node'),
    withBeyond: isSelected(info, args.after ? 'pageInfo.hasPreviousPage' : 'pageInfo.hasNextPage'),
    withSnapshot: isSelected(info, 'changesCursor'),
    withCoverage,
    linksOnly: !hasPage,
  });
  return page && new ActivityPage(timeline, page);
}
