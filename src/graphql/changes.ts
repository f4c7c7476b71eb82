import { encodeId } from '../activity/type-id.js';
import type { CHANGE_TYPES } from '../feed/match.js';
import { type FeedQuery, type MatchedChange, resolveFeedQuery } from '../feed/query.js';
import { type ChangePage, readChangePage } from '../feed/read-change-page.js';
import type { SubscriptionEnd } from '../feed/subscriber.js';
import { type RecordBy, requireRecord } from '../record/find-record.js';
import type { FilterInput } from '../timeline/filters/registry.js';
import { parsePageArguments } from '../timeline/page-arguments.js';
import type { TimelineScope } from '../timeline/timeline-scope.js';
import { ActivityFilter } from './activity-filter.js';
import { builder } from './builder.js';
import type { GraphqlContext } from './context.js';
import { PAGE_ITEMS, pageCost } from './cost.js';
import { RecordByInput } from './record-by.js';
import { requireRecordForScope, scopeArgument } from './scope-argument.js';

const ChangeType = builder.enumType('ChangeType', {
  description:
    'The type of a change, relative to the given record and filter and to what the key may read.',
  values: {
    ADDED: {
      description: 'The activity matches now and did not before: it is new or was changed.',
    },
    UPDATED: { description: 'The activity was changed; it matches as before.' },
    DELETED: { description: 'The activity matches no longer: it was deleted or changed.' },
  } satisfies Record<(typeof CHANGE_TYPES)[number], { description: string }>,
});

const ActivityChange = builder.objectRef<MatchedChange>('ActivityChange').implement({
  description:
    'An activity that began to match record, filter and key, was changed, or no longer matches; in the order ' +
    'of the change feed.',
  fields: (t) => ({
    type: t.expose('type', {
      type: ChangeType,
      nullable: false,
      description: 'Whether the activity matches since this change, still does, or no longer.',
    }),
    cursor: t.string({
      nullable: false,
      description: 'Opaque; pass it as after to continue after this change.',
      resolve: ({ query, position }) => query.codec.encode(position),
    }),
    activityId: t.id({
      nullable: false,
      description:
        'The id of the activity. DELETED may name an id that was not sent before, if the activity was ' +
        'erased.',
      resolve: ({ activityId }) => encodeId('activity', activityId),
    }),
    activity: t.field({
      type: 'Activity',
      description:
        'The current state of the activity; null where the type is DELETED, even if the activity still ' +
        'exists but no longer matches, and where it has been deleted since.',
      resolve: ({ type, activityId, loaders }) =>
        type === 'DELETED' ? null : loaders.activity.load(activityId),
    }),
  }),
});

const ActivityChangePage = builder
  .objectRef<ChangePage & { query: FeedQuery }>('ActivityChangePage')
  .implement({
    description: 'A page of the change feed.',
    fields: (t) => ({
      changes: t.field({
        type: [ActivityChange],
        nullable: false,
        complexity: PAGE_ITEMS,
        description:
          'The changes, oldest first. A page may have few or none although hasNextPage is true.',
        resolve: ({ changes }) => changes,
      }),
      endCursor: t.string({
        nullable: false,
        description: 'The position after this page: pass it as after to continue, now or later.',
        resolve: ({ end, query }) => query.codec.encode(end),
      }),
      hasNextPage: t.boolean({
        nullable: false,
        description: 'Whether more changes are available now.',
        resolve: ({ hasNextPage }) => hasNextPage,
      }),
    }),
  });

const followArguments = builder.args((t) => ({
  record: t.field({
    type: RecordByInput,
    description: 'Only changes on the timeline of this record.',
  }),
  ...scopeArgument,
  filter: t.field({
    type: ActivityFilter,
    description: 'Which activities to follow; by default all of them.',
  }),
  after: t.string({
    description:
      'Only changes after this cursor: the cursor of a change, the endCursor of a page, or the ' +
      'changesCursor of a connection, with the same record, scope and filter. CURSOR_EXPIRED if the feed ' +
      'does not reach back to it.',
  }),
}));

interface FollowArguments {
  record?: unknown;
  scope: TimelineScope;
  filter?: unknown;
  after?: string | null;
}

async function openQuery(
  { record, scope, filter, after }: FollowArguments,
  context: GraphqlContext,
) {
  requireRecordForScope(record, scope);
  const found = record ? await requireRecord(record as RecordBy, 'record', context) : null;
  const query = await resolveFeedQuery(
    context,
    found,
    filter as FilterInput | null | undefined,
    scope,
  );
  return { query, after: after == null ? null : query.codec.decode(after, 'after') };
}

builder.queryField('activityChanges', (t) =>
  t.field({
    type: ActivityChangePage,
    complexity: pageCost,
    description:
      'The change feed for polling, oldest first. Without after, it starts with the oldest change ' +
      'that is kept.',
    args: {
      ...followArguments,
      first: t.arg.int({
        description:
          'The maximum number of changes, 0 to 100 (default 20). With 0, hasNextPage tells whether there ' +
          'are any.',
      }),
    },
    resolve: async (_root, { first, ...args }, context) => {
      const { size } = parsePageArguments({ first });
      const { query, after } = await openQuery(args, context);
      return { ...(await readChangePage(context, query, { after, first: size })), query };
    },
  }),
);

builder.subscriptionField('activityChanges', (t) =>
  t.field({
    type: ActivityChange,
    nullable: false,
    description:
      'Additions, changes and deletions as they occur. With after, it resumes after that cursor ' +
      'without gaps; without after, it starts now. It ends with an error: the client ' +
      'resubscribes with its last cursor on UNAVAILABLE (it reads too slowly, or the server stops), and loads ' +
      'again on CURSOR_EXPIRED and BAD_CURSOR (the record was merged into another); RECORD_NOT_FOUND (it was ' +
      'erased) is final.',
    args: followArguments,
    subscribe: async (_root, args, context) => {
      const { query, after } = await openQuery(args, context);
      const { feedHub, viewer, checkKey } = context;
      return feedHub.subscribe({ query, viewer, after, checkKey });
    },
    resolve: (notified, _args, context) => {
      const change = notified as MatchedChange | SubscriptionEnd;
      if ('error' in change) throw change.error;
      // The loaders of an earlier change have cached outdated rows.
      context.loaders = change.loaders;
      return change;
    },
  }),
);
