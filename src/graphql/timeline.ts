import { GatewayError } from '../errors.js';
import { type RecordBy, requireRecord, toUncheckedRecord } from '../record/find-record.js';
import type { TimelineArguments, TimelineOwner } from '../timeline/timeline.js';
import { ActivityConnection } from './activity-connection.js';
import { ActivityFilter } from './activity-filter.js';
import { builder } from './builder.js';
import { pageCost } from './cost.js';
import { TimelineOrderEnum } from './enums.js';
import { freshnessArgument, freshnessOptions } from './freshness-input.js';
import { readConnection, timelineOf } from './read-connection.js';
import { RecordByInput } from './record-by.js';

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
        return read(timelineOf(await requireRecord(by, 'record', context)));
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
        const options = freshnessOptions(freshness, info);
        return readConnection(
          timelineOf(record),
          args as TimelineArguments,
          options,
          context,
          info,
        );
      },
    },
    ActivityConnection,
  ),
);

/** A cursor that an unchecked record refuses may belong to the record that it was merged into. */
function nullIfBadCursor(error: unknown): null {
  if (error instanceof GatewayError && error.code === 'BAD_CURSOR') return null;
  throw error;
}
