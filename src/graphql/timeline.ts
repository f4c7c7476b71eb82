import type { GraphQLResolveInfo } from 'graphql';
import { GatewayError } from '../errors.js';
import { type RecordBy, requireRecord, toUncheckedRecord } from '../record/find-record.js';
import { Freshness, type FreshnessOptions } from '../timeline/freshness.js';
import type { TimelinePage } from '../timeline/read-pages.js';
import { Timeline, type TimelineArguments, type TimelineOwner } from '../timeline/timeline.js';
import { ActivityConnection, ActivityPage } from './activity-connection.js';
import { ActivityFilter } from './activity-filter.js';
import { builder } from './builder.js';
import type { GraphqlContext } from './context.js';
import { pageCost } from './cost.js';
import { TimelineOrderEnum } from './enums.js';
import { freshnessArgument, freshnessOptions } from './freshness-input.js';
import { RecordByInput } from './record-by.js';
import { isSelected, selectActivities } from './selection.js';

/** The arguments of every connection of activities besides those of pagination. */
const timelineArguments = builder.args((t) => ({
  filter: t.field({
    type: ActivityFilter,
    description: 'Which activities to return; by default all of them.',
  }),
  order: t.field({
    type: TimelineOrderEnum,
    required: true,
    defaultValue: 'NEWEST_FIRST',
    description: 'Whether the newest or the oldest activity comes first.',
  }),
}));

builder.queryField('timeline', (t) =>
  t.connection(
    {
      type: 'Activity',
      complexity: pageCost,
      description:
        'The timeline of one record. Sources whose data is older than freshness allows are read first.',
      args: {
        record: t.arg({ type: RecordByInput, required: true, description: 'The record.' }),
        ...timelineArguments,
        ...freshnessArgument,
      },
      resolve: async (_root, { record, freshness, ...args }, context, info) => {
        const options = freshnessOptions(freshness, info);
        const by = record as RecordBy;
        const read = (owner: TimelineOwner) =>
          readConnection(owner, args as TimelineArguments, options, context, info);
        // Most records exist under their id: the statement of the page checks that, which saves a lookup.
        const unchecked = toUncheckedRecord(by, context.viewer);
        const page = unchecked && (await read(unchecked).catch(nullIfBadCursor));
        if (page) return page;
        // The id of a merged record leads to the survivor; any other is reported as not found.
        const { id, pendingMergeIds } = await requireRecord(by, 'record', context);
        return read({ id, pendingMergeIds, isLookedUp: true });
      },
    },
    ActivityConnection,
  ),
);

builder.queryField('activities', (t) =>
  t.connection(
    {
      type: 'Activity',
      complexity: pageCost,
      description: 'The activities of the whole organization. Sources are never read first.',
      args: timelineArguments,
      resolve: (_root, args, context, info) =>
        readConnection(null, args as TimelineArguments, null, context, info),
    },
    ActivityConnection,
  ),
);

builder.interfaceField('CrmRecord', 'timeline', (t) =>
  t.connection(
    {
      type: 'Activity',
      complexity: pageCost,
      description: 'The activities of this record.',
      args: { ...timelineArguments, ...freshnessArgument },
      resolve: (record, { freshness, ...args }, context, info) => {
        const owner = {
          id: record.id,
          pendingMergeIds: record.pendingMergeIds,
          isLookedUp: true,
        } as const;
        const options = freshnessOptions(freshness, info);
        return readConnection(owner, args as TimelineArguments, options, context, info);
      },
    },
    ActivityConnection,
  ),
);

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
 * record's timeline reads its links alone, and any other nothing.
 * @param options null: no source is read first.
 * @returns null where an unchecked record does not exist, or no page is selected to check it with.
 */
async function readConnection(
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

/** A cursor that an unchecked record refuses may belong to the record that it was merged into. */
function nullIfBadCursor(error: unknown): null {
  if (error instanceof GatewayError && error.code === 'BAD_CURSOR') return null;
  throw error;
}
