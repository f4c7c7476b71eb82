import { encodeId } from '../db/type-id.js';
import type { CHANGE_TYPES } from '../feed/match.js';
import { type ChangePage, readChangePage } from '../feed/page.js';
import { type FeedQuery, type MatchedChange, resolveFeedQuery } from '../feed/query.js';
import type { SubscriptionEnd } from '../feed/subscriber.js';
import { type RecordBy, requireRecord } from '../record/find-record.js';
import type { FilterInput } from '../timeline/filters/registry.js';
import { parsePageArguments } from '../timeline/page-arguments.js';
import { ActivityFilter } from './activity-filter.js';
import { builder, type GraphqlContext } from './builder.js';
import { PAGE_ITEMS, pageCost } from './cost.js';
import { RecordByInput } from './record-by.js';

const ChangeType = builder.enumType('ChangeType', {
  description: 'What a change is to who follows: relative to record, filter and key.',
  values: {
    ADDED: { description: 'It starts to match: it is new, or it was changed so.' },
    UPDATED: { description: 'It matched before and does now.' },
    DELETED: { description: 'It ceases to match: it is gone, or it was changed so.' },
  } satisfies Record<(typeof CHANGE_TYPES)[number], { description: string }>,
});

const ActivityChange = builder.objectRef<MatchedChange>('ActivityChange').implement({
  description: 'Something that happened to one activity.',
  fields: (t) => ({
    type: t.expose('type', { type: ChangeType, nullable: false, description: 'What it was.' }),
    cursor: t.string({
      nullable: false,
      description: 'Opaque; for after, to go on behind this change.',
      resolve: ({ query, position }) => query.codec.encode(position),
    }),
    activityId: t.id({
      nullable: false,
      description: 'The activity; of one that was erased it may be one that was never told of.',
      resolve: ({ activityId }) => encodeId('activity', activityId),
    }),
    activity: t.field({
      type: 'Activity',
      description: 'The activity as it is now. Null when deleted, since or by this change.',
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
        description: 'Oldest first. May be few or none with more to come, where little matches.',
        resolve: ({ changes }) => changes,
      }),
      endCursor: t.string({
        nullable: false,
        description: 'Where to go on, with after, now or later.',
        resolve: ({ end, query }) => query.codec.encode(end),
      }),
      hasNextPage: t.boolean({
        nullable: false,
        description: 'Whether to ask again at once.',
        resolve: ({ hasNextPage }) => hasNextPage,
      }),
    }),
  });

const followArguments = builder.args((t) => ({
  record: t.field({ type: RecordByInput, description: 'On the timeline of this record only.' }),
  filter: t.field({ type: ActivityFilter, description: 'Which activities; absent: all.' }),
  after: t.string({
    description:
      "Only what came after this cursor: of a change, of a page, or a connection's changesCursor, " +
      'with the same record and filter. CURSOR_EXPIRED where the feed does not reach back to it.',
  }),
}));

interface FollowArguments {
  record?: unknown;
  filter?: unknown;
  after?: string | null;
}

async function openQuery({ record, filter, after }: FollowArguments, context: GraphqlContext) {
  const found = record ? await requireRecord(record as RecordBy, 'record', context) : null;
  const query = await resolveFeedQuery(context, found, filter as FilterInput | null | undefined);
  return { query, after: after == null ? null : query.codec.decode(after, 'after') };
}

builder.queryField('activityChanges', (t) =>
  t.field({
    type: ActivityChangePage,
    complexity: pageCost,
    description:
      'The change feed, oldest first, for those who poll. Without after: from the oldest that is ' +
      'kept.',
    args: {
      ...followArguments,
      first: t.arg.int({ description: 'At most so many, 1 to 100; 20 if it is not given.' }),
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
      'What is added, changed or deleted, as it happens. after resumes from the last cursor seen: ' +
      'nothing is lost, nothing comes twice. Without it: from now. It ends with an error where one ' +
      'has to come again: changes are not taken fast enough, the key was revoked, a record became ' +
      'another, the server stops.',
    args: followArguments,
    subscribe: async (_root, args, context) => {
      const { query, after } = await openQuery(args, context);
      const { changes, viewer, checkKey } = context;
      return changes.subscribe({ query, viewer, after, checkKey });
    },
    resolve: (told, _args, context) => {
      const change = told as MatchedChange | SubscriptionEnd;
      if ('error' in change) throw change.error;
      // What an earlier change was looked up with is old by now.
      context.loaders = change.loaders;
      return change;
    },
  }),
);
