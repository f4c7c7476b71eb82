import type { FieldMap } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { ActivityKey } from '../activity/fields.js';
import { categoryOf } from '../activity/registry.js';
import type { ActivityCategory, ActivityKind } from '../activity/vocabulary.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { badInput, GatewayError } from '../errors.js';
import { guessRecord, type RecordBy, requireRecord } from '../record/find-record.js';
import { DEFAULT_WAIT, Freshness, type FreshnessOptions, MAX_WAIT } from '../timeline/freshness.js';
import type { CountRow, TimelineCounts } from '../timeline/read-counts.js';
import type { TimelinePage } from '../timeline/read-pages.js';
import { Timeline, type TimelineArguments, type TimelineOwner } from '../timeline/timeline.js';
import { ActivityFilter } from './activity-filter.js';
import { builder, type GraphqlContext, type Types } from './builder.js';
import { ONCE_PER_PAGE, PAGE_ITEMS, pageCost, SHORT_LIST } from './cost.js';
import { RecordByInput } from './record-by.js';
import { isSelected, selectActivities } from './selection.js';

const FreshnessInput = builder.inputType('FreshnessInput', {
  description: "How fresh the answer must be. Without it, each source's own settings hold.",
  fields: (t) => ({
    maxAgeSeconds: t.int({
      description: 'Ask an upstream system again where the last successful look is older.',
    }),
    waitForMs: t.int({
      description: 'How long to wait for upstream systems in all; then answer with what is there.',
    }),
  }),
});

/** One answer: the timeline, and the page of it where one was asked for. */
interface Connection {
  timeline: Timeline;
  page: TimelinePage;
  counts?: Promise<TimelineCounts>;
}

const PageInfo = builder.objectRef<Connection>('PageInfo').implement({
  description: 'Where a page stands in its list.',
  fields: (t) => ({
    hasNextPage: t.boolean({
      nullable: false,
      description: 'Whether anything comes after this page.',
      resolve: ({ page }) => page.hasNextPage,
    }),
    hasPreviousPage: t.boolean({
      nullable: false,
      description: 'Whether anything comes before this page.',
      resolve: ({ page }) => page.hasPreviousPage,
    }),
    startCursor: t.string({
      description: 'The cursor of the first item; of an empty page, the cursor that was given.',
      resolve: (connection) => edgeCursor(connection, 0),
    }),
    endCursor: t.string({
      description: 'The cursor of the last item; of an empty page, the cursor that was given.',
      resolve: (connection) => edgeCursor(connection, -1),
    }),
  }),
});

interface Edge {
  timeline: Timeline;
  node: ActivityKey;
}

const ActivityEdge = builder.objectRef<Edge>('ActivityEdge').implement({
  description: 'An activity and its place in the list.',
  fields: (t) => ({
    cursor: t.string({
      nullable: false,
      description: 'Opaque; for after and before.',
      resolve: ({ timeline, node }) => cursorOf(timeline, node),
    }),
    node: t.field({
      type: 'Activity',
      nullable: false,
      description: 'The activity.',
      resolve: ({ node }) => node,
    }),
  }),
});

const CategoryCount = countType<ActivityCategory>('CategoryCount', (t) => ({
  category: t.expose('value', {
    type: 'ActivityCategory',
    nullable: false,
    description: 'The category.',
  }),
}));

const KindCount = countType<ActivityKind>('KindCount', (t) => ({
  kind: t.expose('value', { type: 'ActivityKind', nullable: false, description: 'The kind.' }),
}));

const SourceCount = countType<string>('SourceCount', (t) => ({
  source: t.field({
    type: 'Source',
    nullable: false,
    description: 'The source.',
    resolve: async ({ value }, _args, { loaders }) => {
      const source = await loaders.source(value);
      if (!source) throw new Error(`count of a source that does not exist: ${value}`);
      return source;
    },
  }),
}));

const ChannelCount = countType<string>('ChannelCount', (t) => ({
  channel: t.exposeString('value', { nullable: false, description: 'The channel.' }),
}));

const ActivityCounts = builder.objectRef<CountRow[]>('ActivityCounts').implement({
  description: 'How many there are of what; zeros are left out, the highest comes first.',
  fields: (t) => ({
    byCategory: t.field({
      type: [CategoryCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'By category.',
      resolve: (rows) => tally(rows, ({ kind }) => categoryOf(kind)),
    }),
    byKind: t.field({
      type: [KindCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'By kind.',
      resolve: (rows) => tally(rows, ({ kind }) => kind),
    }),
    bySource: t.field({
      type: [SourceCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'By source.',
      resolve: (rows) => tally(rows, ({ sourceId }) => sourceId),
    }),
    byChannel: t.field({
      type: [ChannelCount],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'Interactions by channel: the 100 most frequent.',
      resolve: (rows) => tally(rows, ({ channel }) => channel).slice(0, 100),
    }),
  }),
});

const ActivityConnection = builder.objectRef<Connection>('ActivityConnection').implement({
  description: 'A page of a timeline, what it rests on, and what the whole timeline holds.',
  fields: (t) => ({
    edges: t.field({
      type: [ActivityEdge],
      nullable: false,
      complexity: PAGE_ITEMS,
      description: 'The activities of this page, each with its cursor.',
      resolve: ({ timeline, page }) => page.activities.map((node) => ({ timeline, node })),
    }),
    nodes: t.field({
      type: ['Activity'],
      nullable: false,
      complexity: PAGE_ITEMS,
      description: 'The activities of this page.',
      resolve: ({ page }) => page.activities,
    }),
    pageInfo: t.field({
      type: PageInfo,
      nullable: false,
      description: 'Where this page stands.',
      resolve: (connection) => connection,
    }),
    totalCount: t.int({
      nullable: false,
      description: 'How many there are in all, on all pages.',
      resolve: async (connection) => (await countsOf(connection)).total,
    }),
    totalCountExact: t.boolean({
      nullable: false,
      description: 'False where counting was cut short; speaks for totalCount and counts.',
      resolve: async (connection) => (await countsOf(connection)).isExact,
    }),
    counts: t.field({
      type: ActivityCounts,
      nullable: false,
      complexity: ONCE_PER_PAGE,
      description: 'How many there are of what, on all pages.',
      resolve: async (connection) => (await countsOf(connection)).rows,
    }),
    sources: t.field({
      type: ['SourceCoverage'],
      nullable: false,
      complexity: ONCE_PER_PAGE,
      description:
        'Which sources this answer rests on, how fresh each is and how far back it reaches.',
      resolve: ({ timeline, page }) => timeline.readCoverage(page),
    }),
    changesCursor: t.string({
      nullable: false,
      description:
        "The change feed's position before this page was read: follow it to miss nothing.",
      resolve: ({ timeline, page }) => timeline.changesCursor(page),
    }),
  }),
});

/** The arguments of every connection of activities. */
const timelineArguments = builder.args((t) => ({
  filter: t.field({ type: ActivityFilter, description: 'Which activities; absent: all.' }),
  order: t.field({
    type: 'TimelineOrder',
    required: true,
    defaultValue: 'NEWEST_FIRST',
    description: 'Which end comes first.',
  }),
  first: t.int({ description: 'The first so many, 1 to 100; 20 if neither is given.' }),
  after: t.string({ description: 'Only what comes after this cursor.' }),
  last: t.int({ description: 'The last so many, 1 to 100.' }),
  before: t.string({ description: 'Only what comes before this cursor.' }),
}));

const freshness = builder.args((t) => ({
  freshness: t.field({
    type: FreshnessInput,
    description:
      'How fresh it must be. Without it, sources are asked that are staler than their own settings ' +
      'allow; below a list (nodes, records of activities) none is.',
  }),
}));

builder.queryField('timeline', (t) =>
  t.field({
    type: ActivityConnection,
    complexity: pageCost,
    description:
      'The timeline of one record. Asks its sources first where they are staler than asked for.',
    args: {
      record: t.arg({ type: RecordByInput, required: true, description: 'The record.' }),
      ...timelineArguments,
      ...freshness,
    },
    resolve: async (_root, { record, freshness: wanted, ...args }, context, info) => {
      const wish = freshnessWish(wanted, info);
      const read = (owner: TimelineOwner, open: typeof openConnection) =>
        open(owner, args as TimelineArguments, wish, context, info);
      const known = guessRecord(record as RecordBy, context.viewer);
      const page = known && (await read(known, tryConnection));
      if (page) return page;
      const { id } = await requireRecord(record as RecordBy, 'record', context);
      return read({ id, isKnown: true }, openConnection);
    },
  }),
);

builder.queryField('activities', (t) =>
  t.field({
    type: ActivityConnection,
    complexity: pageCost,
    description: 'Everything in the organization, across records. Never calls an upstream system.',
    args: timelineArguments,
    resolve: (_root, args, context, info) =>
      openConnection(null, args as TimelineArguments, null, context, info),
  }),
);

/** CrmRecord.timeline, on the interface and on each of its types. */
export function timelineField(t: PothosSchemaTypes.ObjectFieldBuilder<Types, CrmRecord>) {
  return t.field({
    type: ActivityConnection,
    complexity: pageCost,
    description: 'What happened on this record.',
    args: { ...timelineArguments, ...freshness },
    resolve: (record, { freshness: wanted, ...args }, context, info) => {
      const wish = freshnessWish(wanted, info);
      const owner = { id: record.id, isKnown: true } as const;
      return openConnection(owner, args as TimelineArguments, wish, context, info);
    },
  });
}

const PAGE_FIELDS = ['edges', 'nodes', 'pageInfo', 'changesCursor'];
const EMPTY_PAGE: TimelinePage = {
  activities: [],
  hasNextPage: false,
  hasPreviousPage: false,
  snapshot: null,
  links: [],
};

/**
 * Reads the page, with what is selected of its activities. Where only counts are asked for, of a record's
 * timeline just what they rest on is read.
 * @returns null where the record is not known and does not exist, or must be known to be counted.
 */
async function openConnection(
  record: TimelineOwner | null,
  args: TimelineArguments,
  wish: FreshnessOptions | null,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Promise<Connection | null> {
  const hasPage = isSelected(info, ...PAGE_FIELDS);
  if (!hasPage && record?.isKnown === false) return null;
  const timeline = new Timeline(context, record, args, new Freshness(context, wish));
  const withCoverage = isSelected(info, 'sources');
  const restsOnLinks = record !== null && (wish !== null || withCoverage);
  if (!hasPage && !restsOnLinks) return { timeline, page: EMPTY_PAGE };
  const page = await timeline.readPage({
    selection: selectActivities(info, 'nodes', 'edges.node'),
    withBeyond: isSelected(info, args.after ? 'pageInfo.hasPreviousPage' : 'pageInfo.hasNextPage'),
    withSnapshot: isSelected(info, 'changesCursor'),
    withCoverage,
    isEmpty: !hasPage,
  });
  return page && { timeline, page };
}

/**
 * The same for a record that is known by its id only: a cursor may belong to the record that it was
 * merged into, so that BAD_CURSOR is not the last word.
 */
async function tryConnection(
  ...args: Parameters<typeof openConnection>
): Promise<Connection | null> {
  try {
    return await openConnection(...args);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'BAD_CURSOR') return null;
    throw error;
  }
}

function countsOf(connection: Connection): Promise<TimelineCounts> {
  connection.counts ??= connection.timeline.readCounts();
  return connection.counts;
}

/** An empty page repeats the cursor that was given, so that a walk can be taken up again. */
function edgeCursor({ timeline, page }: Connection, index: 0 | -1): string | null {
  const activity = page.activities.at(index);
  return activity
    ? cursorOf(timeline, activity)
    : (timeline.args.after ?? timeline.args.before ?? null);
}

function cursorOf(timeline: Timeline, { occurredAt, id }: ActivityKey): string {
  return timeline.codec.encode({ occurredAt, activityId: id });
}

interface Count<V> {
  value: V;
  count: number;
}

function countType<V extends string>(
  name: string,
  fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Count<V>>) => FieldMap,
) {
  return builder.objectRef<Count<V>>(name).implement({
    description: 'How many activities there are of one of these.',
    fields: (t) => ({
      ...fields(t),
      count: t.exposeInt('count', { nullable: false, description: 'How many.' }),
    }),
  });
}

/** Adds the counts up by one of their properties: the highest first, then by name. */
function tally(rows: CountRow[], of: (row: CountRow) => string | null): Count<string>[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = of(row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/**
 * How fresh a timeline must be; null: no source is asked. Below a list nobody is asked unless that is
 * wished for: a query must not call upstream systems once for each of many records.
 */
export function freshnessWish(
  wanted: { maxAgeSeconds?: number | null; waitForMs?: number | null } | null | undefined,
  { path }: Pick<GraphQLResolveInfo, 'path'>,
): FreshnessOptions | null {
  const { maxAgeSeconds = null, waitForMs } = wanted ?? {};
  if (maxAgeSeconds !== null && maxAgeSeconds < 0) {
    throw badInput('freshness.maxAgeSeconds', maxAgeSeconds, 'must not be negative');
  }
  if (!wanted && isBelowList(path)) return null;
  return { maxAgeSeconds, waitForMs: checkWait(waitForMs, 'freshness.waitForMs') };
}

/** How long to wait for upstream systems, in milliseconds. */
export function checkWait(waitForMs: number | null | undefined, argument: string): number {
  if (waitForMs == null) return DEFAULT_WAIT;
  if (waitForMs >= 0 && waitForMs <= MAX_WAIT) return waitForMs;
  throw badInput(argument, waitForMs, `must be from 0 to ${MAX_WAIT}`);
}

function isBelowList(path: GraphQLResolveInfo['path'] | undefined): boolean {
  return path !== undefined && (typeof path.key === 'number' || isBelowList(path.prev));
}
