import type { GraphQLResolveInfo } from 'graphql';
import type { CrmRecord } from '../db/prisma/client.js';
import { GatewayError } from '../errors.js';
import { type RecordBy, requireRecord, toUncheckedRecord } from '../record/find-record.js';
import { type TimelineArguments, type TimelineOwner, timelineOf } from '../timeline/timeline.js';
import type { TimelineScope } from '../timeline/timeline-scope.js';
import { ActivityConnection } from './activity-connection.js';
import { ActivityFilter } from './activity-filter.js';
import { builder } from './builder.js';
import type { GraphqlContext } from './context.js';
import { pageCost } from './cost.js';
import { TimelineOrderEnum } from './enums.js';
import { freshnessArgument, freshnessOptions, type GivenFreshness } from './freshness-input.js';
import { readConnection } from './read-connection.js';
import { RecordByInput } from './record-by.js';
import { nullableScopeArgument, scopeArgument } from './scope-argument.js';

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
        'The timeline of one record. Sources whose data is older than freshness allows are read first; with ' +
        'WITH_CONTACTS, as for Company.timeline.',
      args: {
        record: t.arg({
          type: RecordByInput,
          required: true,
          description: 'Whose timeline it is; RECORD_NOT_FOUND if there is none.',
        }),
        ...scopeArgument,
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
        // Looked up: an external id, a limited key, a selection without a page, and an id that the statement did
        // not find. That of a merged record leads to the survivor, an unknown one is RECORD_NOT_FOUND.
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
      resolve: (record, args, context, info) => readTimeline(record, args, context, info),
    },
    ActivityConnection,
  ),
);

builder.objectField('Company', 'timeline', (t) =>
  t.connection(
    {
      type: 'Activity',
      complexity: pageCost,
      description:
        'The activities of this company, or of the company and its contacts. Only the lists of the company ' +
        'itself are read first; those of its contacts are read on schedule, and sources tells how fresh they ' +
        'are.',
      args: { ...nullableScopeArgument, ...timelineArguments, ...freshnessArgument },
      resolve: (company, { scope, ...args }, context, info) =>
        readTimeline(company, { ...args, scope: scope ?? 'SELF' }, context, info),
    },
    ActivityConnection,
  ),
);

function readTimeline(
  record: CrmRecord,
  { freshness, ...args }: { freshness?: GivenFreshness; scope?: TimelineScope },
  context: GraphqlContext,
  info: GraphQLResolveInfo,
) {
  const options = freshnessOptions(freshness, info);
  return readConnection(timelineOf(record), args as TimelineArguments, options, context, info);
}

/** A cursor that an unchecked record refuses may belong to the record that it was merged into. */
function nullIfBadCursor(error: unknown): null {
  if (error instanceof GatewayError && error.code === 'BAD_CURSOR') return null;
  throw error;
}
