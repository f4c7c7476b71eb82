import type { GraphQLResolveInfo } from 'graphql';
import { GatewayError } from '../errors.js';
import { type RecordBy, recordFromId, requireRecord } from '../record/find-record.js';
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
        const read = (owner: TimelineOwner, open: typeof readConnection) =>
          open(owner, args as TimelineArguments, options, context, info);
        const known = recordFromId(record as RecordBy, context.viewer);
        const page = known && (await read(known, tryReadConnection));
        if (page) return page;
        const { id, pendingMergeIds } = await requireRecord(record as RecordBy, 'record', context);
        return read({ id, pendingMergeIds, isLookedUp: true }, readConnection);
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
const EMPTY_PAGE: TimelinePage = {
  activities: [],
  hasNextPage: false,
  hasPreviousPage: false,
  snapshot: null,
  links: [],
  pendingMergeIds: [],
};

/**
 * Reads the page with what is selected of its activities. Where only counts or sources are selected, a
 * record's timeline reads its links alone, and any other nothing.
 * @param options null: no source is read first.
 * @returns null where the record does not exist; also where it has not been looked up, and only counts
 *   are selected.
 */
async function readConnection(
  record: TimelineOwner | null,
  args: TimelineArguments,
  options: FreshnessOptions | null,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Promise<ActivityPage | null> {
  const hasPage = isSelected(info, ...PAGE_FIELDS);
  if (!hasPage && record?.isLookedUp === false) return null;
  const timeline = new Timeline(context, record, args, new Freshness(context, options));
  const withCoverage = isSelected(info, 'sources');
  const restsOnLinks = record !== null && (options !== null || withCoverage);
  if (!hasPage && !restsOnLinks) return new ActivityPage(timeline, EMPTY_PAGE);
  const page = await timeline.readPage({
    selection: selectActivities(info, 'nodes', 'edges.node'),
    withBeyond: isSelected(info, args.after ? 'pageInfo.hasPreviousPage' : 'pageInfo.hasNextPage'),
    withSnapshot: isSelected(info, 'changesCursor'),
    withCoverage,
    linksOnly: !hasPage,
  });
  return page && new ActivityPage(timeline, page);
}

/**
 * readConnection for a record that has not been looked up. Returns null for BAD_CURSOR too: the cursor
 * may belong to the record that this one was merged into.
 */
async function tryReadConnection(
  ...args: Parameters<typeof readConnection>
): Promise<ActivityPage | null> {
  try {
    return await readConnection(...args);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'BAD_CURSOR') return null;
    throw error;
  }
}
