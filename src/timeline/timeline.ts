import type { CursorCodec, CursorSealer } from '../access/cursor-seal.js';
import type { Viewer } from '../access/viewer.js';
import type { FieldsOf } from '../activity/computed-field.js';
import { dueInstant } from '../activity/due-instant.js';
import type { ActivityKey } from '../activity/fields.js';
import { rollupTimelineId } from '../activity/timeline-id.js';
import type { Database } from '../db/database.js';
import type { CrmRecord, Source } from '../db/prisma/client.js';
import type { UncheckedRecord } from '../record/find-record.js';
import { hasList } from '../sources/registry.js';
import { canonicalFilter } from './canonical-filter.js';
import { combineCoverage, linkCoverage, nativeCoverage, type SourceCoverage } from './coverage.js';
import { createTimelineCodec } from './cursor.js';
import type { Position, TimelineOrder } from './entry-order.js';
import type { Condition } from './filters/condition.js';
import { MergeDuplicates } from './filters/merge-duplicates.js';
import { OnTimelines } from './filters/on-timelines.js';
import { valuesOf } from './filters/one-of.js';
import type { FilterInput } from './filters/registry.js';
import { Search } from './filters/search.js';
import { lowerBoundOf } from './filters/time-bound.js';
import { type Depth, Freshness } from './freshness.js';
import type { Bucket, HistogramRange } from './histogram-buckets.js';
import { type PageArguments, parsePageArguments } from './page-arguments.js';
import { isReadDownwards, type PageRequest } from './page-request.js';
import type { FilterArguments } from './parse-filter.js';
import type { TimelineCounts } from './read-counts.js';
import { type CombinedLinks, readOrganizationLinks } from './read-coverage.js';
import { type CountedBuckets, readHistogram } from './read-histogram.js';
import type { PageLink, TimelinePage } from './read-pages.js';
import { BELOW_ALL, readPosition } from './read-position.js';
import { type ExpandedFilter, expandPendingMerges, resolveFilter } from './resolve-filter.js';
import type { TimelineLoaders } from './timeline-loaders.js';
import { isRollup, type TimelineScope } from './timeline-scope.js';

/** The viewer and the data access of a request. */
export interface TimelineContext {
  viewer: Viewer;
  loaders: TimelineLoaders;
  cursorSealer: CursorSealer;
  database: Database;
}

export interface TimelineArguments extends PageArguments {
  filter?: FilterInput | null;
  /** What its filters were given as, where it is not `filter`. */
  filterArguments?: FilterArguments;
  order: TimelineOrder;
  /** By default SELF. */
  scope?: TimelineScope;
  /** Conditions that are no filters of the contract. */
  conditions?: readonly Condition[];
  /** How many activities precede the page, in place of a cursor. In NEWEST_FIRST only. */
  offset?: number;
}

/** Which parts of a page to read. */
export interface PageOptions
  extends Pick<PageRequest, 'selection' | 'withBeyond' | 'withSnapshot'> {
  /** Whether the coverage of its sources is selected. */
  withCoverage?: boolean;
  /** Whether no field of the page itself is selected: its links are read without items. */
  linksOnly?: boolean;
}

/** What a cursor in DUE_FIRST is made of, besides the fields of ActivityKey. */
const DUE_FIELDS = ['dueAt', 'dueDate'] as const;

/** The record of a timeline: one that was looked up, or the id of one that was not. */
export type TimelineOwner = LookedUpRecord | UncheckedRecord;

interface LookedUpRecord extends Pick<CrmRecord, 'id' | 'object'> {
  isLookedUp: true;
  pendingMergeIds: readonly string[];
}

/** The owner of a timeline, of a record that was looked up. */
export function timelineOf({
  id,
  object,
  pendingMergeIds,
}: Pick<CrmRecord, 'id' | 'object' | 'pendingMergeIds'>): TimelineOwner {
  return { id, object, pendingMergeIds, isLookedUp: true };
}

/**
 * The timeline of one record, with those of its contacts or without, or of the whole organization: the activities that the viewer may see and the
 * filter matches. Reads are lazy.
 */
export class Timeline {
  /** Whether it is a company's timeline with those of its contacts. */
  readonly isRollup: boolean;
  /** Encodes and decodes the cursors of this record and scope, filter and order. */
  readonly codec: CursorCodec<Position>;
  /** The start and size of the page. */
  private readonly window: Pick<PageRequest, 'from' | 'size' | 'after' | 'before'>;
  private resolved: Promise<ExpandedFilter & { snapshot?: string }> | undefined;
  /** The position that `offset` leads to; looked up again only where the timeline may have changed. */
  private position: Position | null = null;
  /** The records that were merged into this one and are not all moved, as far as that is known. */
  private pendingMergeIds: readonly string[];

  /** @throws {GatewayError} BAD_USER_INPUT and BAD_CURSOR for the page arguments. */
  constructor(
    readonly context: TimelineContext,
    readonly record: TimelineOwner | null,
    readonly args: TimelineArguments,
    private readonly freshness = new Freshness(),
  ) {
    const { organizationId } = context.viewer;
    this.isRollup = record !== null && isRollup(context.viewer, record, args.scope);
    this.pendingMergeIds = record?.isLookedUp ? record.pendingMergeIds : [];
    this.codec = createTimelineCodec(
      context.cursorSealer,
      `${organizationId} ${this.ownId ?? '*'} ${args.order} ${canonicalFilter(args.filter)}`,
      args.order,
    );
    const { from, size, after, before } = parsePageArguments(args);
    this.window = {
      from,
      size,
      after: after === null ? null : this.codec.decode(after, 'after'),
      before: before === null ? null : this.codec.decode(before, 'before'),
    };
  }

  /**
   * Reads one page; null where an unchecked record does not exist. Stale sources, and those that do not reach
   * as deep as the page, are read first, until the deadline.
   * @throws {GatewayError} as parseFilter.
   */
  async readPage(options: PageOptions): Promise<TimelinePage | null> {
    let page = await this.readStored(options);
    while (page && page.links.length > 0) {
      const links = await this.filteredLinks(page);
      // Without items it does not matter how deep the links reach.
      const isEmpty = options.linksOnly || this.window.size === 0;
      const depth = isEmpty ? null : await this.requiredDepth(page);
      if (!(await this.freshness.refresh(page.readAt, links, await this.sources(), depth))) break;
      this.forgetMatches();
      if (this.freshness.takeChange()) this.position = null;
      page = await this.readStored(options);
    }
    return page && this.withOlder(page);
  }

  /** The id of its own timeline, besides those that are read while records are merged; null: the organization's. */
  get ownId(): string | null {
    return this.record && this.timelineIdOf(this.record.id);
  }

  /** The id of the timeline of a record that is read in the same scope. */
  private timelineIdOf(recordId: string): string {
    return this.isRollup ? rollupTimelineId(recordId) : recordId;
  }

  /** Of a rollup, what its counts need to tell whether they are exact. */
  private get rollup() {
    const { organizationId } = this.context.viewer;
    return {
      recordId: this.isRollup ? this.record!.id : null,
      rollupIn: this.isRollup ? organizationId : null,
    };
  }

  private get byDue(): boolean {
    return this.args.order === 'DUE_FIRST';
  }

  /** The cursor of an activity of a page that was read. */
  cursorOf(activity: ActivityKey): string {
    const { occurredAt, id } = activity;
    if (!this.byDue) return this.codec.encode({ occurredAt, activityId: id });
    // readStored has added these to the selection.
    const { dueAt, dueDate } = activity as FieldsOf<(typeof DUE_FIELDS)[number]>;
    return this.codec.encode({ occurredAt, activityId: id, due: dueInstant(dueAt, dueDate) });
  }

  private async readStored(options: PageOptions): Promise<TimelinePage | null> {
    const { withCoverage, linksOnly, selection, ...selected } = options;
    const { timelineIds, conditions, snapshot } = await this.resolve();
    const { organizationId } = this.context.viewer;
    const request = {
      timelineIds,
      recordId: this.record?.id ?? null,
      conditions,
      order: this.args.order,
      ...this.window,
    };
    const { offset } = this.args;
    const page = await this.context.loaders.page.load({
      ...request,
      mustExistIn:
        this.record && !this.record.isLookedUp
          ? { organizationId, object: this.record.object }
          : null,
      ...(offset ? { after: await this.findPosition(request, offset) } : {}),
      ...(linksOnly ? { size: 0 } : {}),
      ...selected,
      selection: this.byDue
        ? { ...selection, fields: [...selection.fields, ...DUE_FIELDS] }
        : selection,
      links: this.record ? (withCoverage ? 'all' : 'outdated') : 'none',
      maxAgeSeconds: this.freshness.maxAgeSeconds,
    });
    if (page?.pendingMergeIds.some((id) => !timelineIds.includes(this.timelineIdOf(id)))) {
      // A merge is in progress that was not known: the record was not looked up, or the merge started later.
      // Some activities are still on the timeline of the merged record.
      this.pendingMergeIds = page.pendingMergeIds;
      this.resolved = undefined;
      this.position = null;
      return this.readStored(options);
    }
    // A search reads its matches before the page: its snapshot is the earlier one.
    return page && snapshot ? { ...page, snapshot } : page;
  }

  private async findPosition(
    request: Parameters<typeof readPosition>[1],
    offset: number,
  ): Promise<Position> {
    // Null, past the end, is not kept: a source that is still being read may have stored more since.
    this.position ??= await readPosition(this.context.database.pool, request, offset);
    return this.position ?? BELOW_ALL;
  }

  private sources(): Promise<Source[]> {
    return this.context.loaders.sources;
  }

  /** The links of a page whose sources match the filter; none where nothing matches it. */
  private async filteredLinks({ links }: TimelinePage): Promise<PageLink[]> {
    const { conditions } = await this.resolve();
    if (conditions.some(({ matchesNothing }) => matchesNothing)) return [];
    const sourceIds = valuesOf(conditions, 'source_id');
    return sourceIds ? links.filter(({ sourceId }) => sourceIds.includes(sourceId)) : links;
  }

  /** The depth of a page: sources must be read down to it, so that no item of the page is missing. */
  private async requiredDepth({ activities }: TimelinePage): Promise<Depth> {
    // What a source has not given yet may be due at any time.
    if (this.byDue) return { downTo: null, stepwise: false };
    const { from, size, after, before } = this.window;
    const { order } = this.args;
    const olderBound = (order === 'NEWEST_FIRST' ? before : after)?.occurredAt ?? null;
    const isDescending = isReadDownwards({ order, from });
    const isFull = activities.length >= size;
    const oldest = activities.map(({ occurredAt }) => occurredAt).sort()[0] ?? null;
    const end = isDescending && isFull ? oldest : olderBound;
    const occurredFrom = await this.occurredFrom();
    const downTo = end && occurredFrom && occurredFrom > end ? occurredFrom : (end ?? occurredFrom);
    return { downTo, stepwise: isDescending && !isFull };
  }

  /** Reports older activities while a source can still be read further. */
  private async withOlder(page: TimelinePage): Promise<TimelinePage> {
    if (page.links.length === 0) return page;
    const links = await this.filteredLinks(page);
    const occurredFrom = await this.occurredFrom();
    if (!this.freshness.hasMore(links, await this.sources(), occurredFrom ?? undefined))
      return page;
    return this.hasOlderNext()
      ? { ...page, hasNextPage: true }
      : { ...page, hasPreviousPage: true };
  }

  /** Whether activities older than those that are stored follow the page, or precede it. */
  private hasOlderNext(): boolean {
    const { from, size, after, before } = this.window;
    // They may be due at any time: a walk goes on until all are there.
    if (this.byDue) return from === 'start';
    // A page without items and without a cursor is at an end of the list, whatever its order.
    const isAtEnd = size === 0 && after === null && before === null;
    return isAtEnd ? from === 'start' : this.args.order === 'NEWEST_FIRST';
  }

  /** The lower bound of the filter, ISO 8601; null: none. */
  private async occurredFrom(): Promise<string | null> {
    return lowerBoundOf((await this.resolve()).conditions, 'occurred_at');
  }

  /** UUIDs of the records that the filter names. */
  async namedRecordIds(): Promise<readonly string[]> {
    return (await this.resolve()).namedRecordIds;
  }

  /** Reads what the filter names, before or without a page. @throws {GatewayError} as parseFilter. */
  async checkFilter(): Promise<void> {
    await this.resolve();
  }

  async readCounts(): Promise<TimelineCounts> {
    const { timelineIds, conditions, hasPendingMerges } = await this.resolve();
    return this.context.loaders.counts.load({
      timelineIds,
      ...this.rollup,
      conditions,
      hasPendingMerges,
    });
  }

  /** Counts the activities from one instant to before another in buckets that contain this range. */
  async readHistogram(
    { from, to, interval }: Pick<HistogramRange, 'from' | 'to' | 'interval'>,
    buckets: readonly Bucket[],
  ): Promise<CountedBuckets> {
    const { timelineIds, conditions, namedRecordIds } = await this.resolve();
    return readHistogram(this.context.database.pool, {
      timelineIds,
      ...this.rollup,
      ofRecords: (this.record !== null && !this.isRollup) || namedRecordIds.length > 0,
      conditions,
      from,
      to,
      interval,
      buckets,
    });
  }

  /**
   * Reads the coverage of the sources of this timeline, ordered by slug; of a rollup, that of the lists of its
   * company and contacts.
   * @param page the page that was read, with the links of its record.
   */
  async readCoverage({ links }: Pick<TimelinePage, 'links'>): Promise<SourceCoverage[]> {
    const sourceIds = valuesOf((await this.resolve()).conditions, 'source_id');
    const combined = await this.readCombinedLinks();
    return (await this.sources()).flatMap((source) => {
      if (sourceIds && !sourceIds.includes(source.id)) return [];
      if (source.system === 'NATIVE') return [nativeCoverage(source.id)];
      const isOwn = ({ sourceId }: { sourceId: string }) => sourceId === source.id;
      const own = [
        ...links.filter(isOwn).map((link) => this.freshness.coverageOf(link, source)),
        ...combined
          .filter((link) => isOwn(link) && hasOwnItems(link, source))
          .map((link) => linkCoverage(link, source)),
      ];
      return own.length > 0 ? [combineCoverage(own)] : [];
    });
  }

  /** The sync state of the links that are not read with a page. */
  private async readCombinedLinks(): Promise<CombinedLinks[]> {
    const { viewer, database, loaders } = this.context;
    if (this.record === null) {
      return readOrganizationLinks(database.pool, viewer.organizationId, viewer.objects);
    }
    return this.isRollup ? loaders.contactLinks.load(this.record.id) : [];
  }

  /** As readCoverage, of what is stored: without a page, and no source is read first. */
  async readStoredCoverage(): Promise<SourceCoverage[]> {
    const page = this.record
      ? await this.readStored({
          selection: { fields: [], joins: [] },
          withBeyond: false,
          withSnapshot: false,
          withCoverage: true,
          linksOnly: true,
        })
      : null;
    return this.readCoverage({ links: page?.links ?? [] });
  }

  /** Resolves the filter, once; `snapshot` is that of its search matches. */
  private resolve(): Promise<ExpandedFilter & { snapshot?: string }> {
    this.resolved ??= this.resolveFilterAndSearch();
    return this.resolved;
  }

  /** Drops the search matches: newly read items may match. */
  private forgetMatches(): void {
    this.resolved = undefined;
    this.context.loaders.matches.clearAll();
  }

  private async resolveFilterAndSearch(): Promise<ExpandedFilter & { snapshot?: string }> {
    const { loaders } = this.context;
    const id = this.ownId;
    const pendingMergeIds = this.pendingMergeIds.map((merged) => this.timelineIdOf(merged));
    const { filter: input, filterArguments, conditions: others = [] } = this.args;
    const resolved = await resolveFilter(this.context, id, input, filterArguments);
    const filter = await expandPendingMerges(
      { ...resolved, conditions: [...resolved.conditions, ...others] },
      id === null ? null : { id, pendingMergeIds },
      loaders,
    );
    // Before the search gets its positions: the one inside MergeDuplicates checks each of the few candidates by
    // itself.
    const found = this.mergeDuplicates(filter);
    const search = found.conditions.find((condition) => condition instanceof Search);
    if (!search || search.matchesNothing) return found;
    const { positions, snapshot } = await loaders.matches.load(search.query.toString());
    const conditions = found.conditions.map((condition) =>
      condition === search ? new Search(search.query, positions) : condition,
    );
    return { ...found, conditions, snapshot };
  }

  /** Has duplicates merged among the activities of a filter that asks for it. */
  private mergeDuplicates(filter: ExpandedFilter): ExpandedFilter {
    const merging = filter.conditions.find((condition) => condition instanceof MergeDuplicates);
    if (!merging) return filter;
    const { organizationId, objects } = this.context.viewer;
    const { timelineIds } = filter;
    const conditions = filter.conditions.filter((condition) => condition !== merging);
    const merged =
      this.record && !this.isRollup
        ? { conditions, timelineIds: timelineIds.length > 1 ? timelineIds : null, ofRecords: null }
        : {
            // What is on a record that the key may read is on the organization's timeline.
            conditions: timelineIds.includes(organizationId)
              ? conditions
              : [...conditions, new OnTimelines(timelineIds, false)],
            timelineIds: null,
            ofRecords: { objects },
          };
    return { ...filter, conditions: [...conditions, merging.within(merged)] };
  }
}

/** Whether a link can have items of its own: records of objects without lists are only named by other items. */
function hasOwnItems({ object }: { object: string }, { url, system }: Source): boolean {
  return url === null || hasList(system, object);
}
