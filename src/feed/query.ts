import type { CursorCodec } from '../access/cursor-seal.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { badInput, GatewayError } from '../errors.js';
import { canonicalFilter } from '../timeline/canonical-filter.js';
import { FEED_FILTERS, type FilterInput } from '../timeline/filters/registry.js';
import type { TimelinePage } from '../timeline/read-pages.js';
import { type ResolvedFilter, resolveFilter } from '../timeline/resolve-filter.js';
import type { Timeline, TimelineContext } from '../timeline/timeline.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';
import { scopedTimelineId, type TimelineScope } from '../timeline/timeline-scope.js';
import type { ChangeType } from './match.js';
import { createFeedCodec, type FeedPosition, positionOfSnapshot } from './position.js';
import type { Change } from './read-feed.js';

/** Which changes a client asks for: those of a record or the organization that match a filter. */
export interface FeedQuery extends ResolvedFilter {
  /** The only objects that the key may read; null: all. */
  objects: readonly string[] | null;
  /** UUID of the record whose timeline it is, or whose rollup; null: the organization's. */
  recordId: string | null;
  /**
   * UUIDs of all records that are named, in the filter too: merging one ends the query, and so does erasing its
   * own record. Of one in the filter that is erased, the activities are reported as deleted.
   */
  watchedRecordIds: string[];
  codec: CursorCodec<FeedPosition>;
}

/** A change that matches a query. */
export interface MatchedChange {
  type: ChangeType;
  position: FeedPosition;
  /** UUID */
  activityId: string;
  /**
   * The loaders for the activity and everything below it; shared by the followers with equal rights, for all
   * changes of one read.
   */
  loaders: TimelineLoaders;
  query: FeedQuery;
}

/**
 * Resolves what a client asks for.
 * @param record null: the timeline of the organization.
 * @throws {GatewayError} what parseFilter throws; BAD_USER_INPUT for a filter that compares activities.
 */
export async function resolveFeedQuery(
  context: TimelineContext,
  record: Pick<CrmRecord, 'id' | 'object'> | null,
  filter: FilterInput | null | undefined,
  scope?: TimelineScope,
): Promise<FeedQuery> {
  refuseComparing(filter);
  const timelineId = record && scopedTimelineId(context.viewer, record, scope);
  const resolved = await resolveFilter(context, timelineId, filter);
  const { namedRecordIds } = resolved;
  return {
    ...resolved,
    objects: context.viewer.objects,
    recordId: record?.id ?? null,
    watchedRecordIds: [...namedRecordIds, ...(record ? [record.id] : [])],
    codec: createCodec(context, { timelineId, filter, namedRecordIds }),
  };
}

function refuseComparing(filter: FilterInput | null | undefined): void {
  for (const [name, value] of Object.entries(filter ?? {})) {
    if (value == null || value === false || isFeedFilter(name)) continue;
    throw badInput(
      `filter.${name}`,
      value,
      'is for timelines only, because the change feed reports each activity for itself (follow without it, ' +
        'from the same changesCursor)',
    );
  }
}

function isFeedFilter(name: string): boolean {
  return FEED_FILTERS.some((it) => it === name);
}

/**
 * The cursor from which the feed continues what a page of a timeline shows, with the same filter but for those
 * that compare activities.
 */
export async function encodeChangesCursor(
  timeline: Timeline,
  { snapshot }: TimelinePage,
): Promise<string> {
  const { context, ownId, args } = timeline;
  const given = Object.entries(args.filter ?? {});
  const list = {
    timelineId: ownId,
    filter: Object.fromEntries(given.filter(([name]) => isFeedFilter(name))),
    namedRecordIds: await timeline.namedRecordIds(),
  };
  return createCodec(context, list).encode(positionOfSnapshot(snapshot!));
}

interface FeedList {
  /** Null: the organization's. */
  timelineId: string | null;
  filter: FilterInput | null | undefined;
  /** UUIDs of the records that the filter names now. Once one is merged or erased, it selects others. */
  namedRecordIds: readonly string[];
}

function createCodec(
  { cursorSealer, viewer }: TimelineContext,
  { timelineId, filter, namedRecordIds }: FeedList,
): CursorCodec<FeedPosition> {
  const records = [...new Set(namedRecordIds)].sort().join(' ');
  return createFeedCodec(
    cursorSealer,
    `changes ${viewer.organizationId} ${timelineId ?? '*'} ${canonicalFilter(filter)} ${records}`,
  );
}

/** The error that ends a query where a record that it names was merged, or its own one erased; null: it goes on. */
export function findQueryEnd(
  { recordId, mergedInto }: Change,
  { watchedRecordIds, recordId: ownId }: FeedQuery,
): GatewayError | null {
  if (recordId === null || !watchedRecordIds.includes(recordId)) return null;
  if (mergedInto !== null) {
    return new GatewayError(
      'BAD_CURSOR',
      'A record that you follow was merged into another. Load it again, and follow from there.',
    );
  }
  return recordId === ownId
    ? new GatewayError('RECORD_NOT_FOUND', 'The record that you follow was erased.')
    : null;
}
