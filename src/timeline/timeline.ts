import type { CursorCodec, CursorSealer } from '../access/cursor-seal.js';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../db/database.js';
import type { Source } from '../db/prisma/client.js';
import { hasList } from '../sources/registry.js';
import { canonicalFilter } from './canonical-filter.js';
import { linkCoverage, mergeCoverage, nativeCoverage, type SourceCoverage } from './coverage.js';
import { createTimelineCodec, type Position } from './cursor.js';
import { valuesOf } from './filters/one-of.js';
import type { FilterInput } from './filters/registry.js';
import { Search } from './filters/search.js';
import { lowerBoundOf } from './filters/time-bound.js';
import { type Depth, Freshness } from './freshness.js';
import { type PageArguments, parsePageArguments } from './page-arguments.js';
import type { TimelineCounts } from './read-counts.js';
import { readOrganizationLinks } from './read-coverage.js';
import type { PageLink, PageRequest, TimelinePage } from './read-pages.js';
import { type ResolvedFilter, resolveFilter } from './resolve-filter.js';
import type { TimelineLoaders } from './timeline-loaders.js';

/** What a timeline is read with. */
export interface TimelineContext {
  viewer: Viewer;
  loaders: TimelineLoaders;
  cursors: CursorSealer;
  database: Database;
}

export interface TimelineArguments extends PageArguments {
  filter?: FilterInput | null;
  order: 'NEWEST_FIRST' | 'OLDEST_FIRST';
}

/** Which parts of a page to read. */
export interface PageOptions
  extends Pick<PageRequest, 'selection' | 'withBeyond' | 'withSnapshot'> {
  /** Whether the coverage of its sources is selected. */
  withCoverage?: boolean;
  /** Whether nothing of the page itself is selected: then its depth does not matter. */
  isEmpty?: boolean;
}

/**
 * Whose timeline it is. A record that has not been looked up is looked up with its page, in one
 * statement: `object` is what its id says it is, null for a row of a table.
 */
export type TimelineOwner =
  | { id: string; isKnown: true }
  | { id: string; isKnown: false; object: string | null };

/**
 * The timeline of one record, or of the whole organization where none is given: the part of it that
 * the viewer may see and the filter lets through. Nothing is read before it is asked for.
 */
export class Timeline {
  /** Makes and reads the cursors of this record, filter and order. */
  readonly codec: CursorCodec<Position>;
  /** Where the page begins and how long it is. */
  private readonly window: Pick<PageRequest, 'from' | 'size' | 'after' | 'before'>;
  private resolved: Promise<ResolvedFilter & { snapshot?: string }> | undefined;

  /** @throws {GatewayError} BAD_USER_INPUT and BAD_CURSOR for the page arguments. */
  constructor(
    readonly context: TimelineContext,
    readonly record: TimelineOwner | null,
    readonly args: TimelineArguments,
    private readonly freshness = new Freshness(),
  ) {
    const { organizationId } = context.viewer;
    this.codec = createTimelineCodec(
      context.cursors,
      `${organizationId} ${record?.id ?? '*'} ${args.order} ${canonicalFilter(args.filter)}`,
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
   * Reads one page; null where the record was not known to exist, and does not. Sources that are stale or
   * do not reach as deep as the page are asked first, as long as there is time.
   * @throws {GatewayError} what parseFilter throws.
   */
  async readPage(options: PageOptions): Promise<TimelinePage | null> {
    let page = await this.readStored(options);
    while (page && page.links.length > 0) {
      const links = await this.filteredLinks(page);
      const depth = options.isEmpty ? null : await this.depthOf(page);
      if (!(await this.freshness.refresh(links, await this.sources(), depth))) break;
      this.forgetMatches();
      page = await this.readStored(options);
    }
    return page && this.withOlder(page);
  }

  private async readStored(options: PageOptions): Promise<TimelinePage | null> {
    const { withCoverage, isEmpty, ...wanted } = options;
    const { scopes, conditions, snapshot } = await this.resolve();
    const { organizationId } = this.context.viewer;
    const page = await this.context.loaders.page.load({
      scopes,
      mustExistIn:
        this.record && !this.record.isKnown ? { organizationId, object: this.record.object } : null,
      conditions,
      newestFirst: this.args.order === 'NEWEST_FIRST',
      ...this.window,
      ...(isEmpty ? { size: 1 } : {}),
      ...wanted,
      links: this.record ? (withCoverage ? 'all' : 'lacking') : 'none',
      maxAgeSeconds: this.freshness.maxAgeSeconds,
    });
    // A search has read its matches before the page.
    return page && snapshot ? { ...page, snapshot } : page;
  }

  private sources(): Promise<Source[]> {
    return this.context.loaders.sources;
  }

  /** The links of a page whose sources the filter lets through. */
  private async filteredLinks({ links }: TimelinePage): Promise<PageLink[]> {
    const asked = valuesOf((await this.resolve()).conditions, 'source_id');
    return asked ? links.filter(({ sourceId }) => asked.includes(sourceId)) : links;
  }

  /** How far down a page reaches, so that nothing of a source may be missing above. */
  private async depthOf({ activities }: TimelinePage): Promise<Depth> {
    const { from, size, after, before } = this.window;
    const isNewestFirst = this.args.order === 'NEWEST_FIRST';
    const olderBound = (isNewestFirst ? before : after)?.occurredAt ?? null;
    const isDescending = isNewestFirst === (from === 'start');
    const isFull = activities.length >= size;
    const oldest = activities.map(({ occurredAt }) => occurredAt).sort()[0] ?? null;
    const end = isDescending && isFull ? oldest : olderBound;
    const occurredFrom = await this.occurredFrom();
    const downTo = end && occurredFrom && occurredFrom > end ? occurredFrom : (end ?? occurredFrom);
    return { downTo, stepwise: isDescending && !isFull };
  }

  /** On the side of what is older, more may come as long as a source can be asked for it. */
  private async withOlder(page: TimelinePage): Promise<TimelinePage> {
    if (page.links.length === 0) return page;
    const links = await this.filteredLinks(page);
    const occurredFrom = await this.occurredFrom();
    if (!this.freshness.hasMore(links, await this.sources(), occurredFrom ?? undefined))
      return page;
    return this.args.order === 'NEWEST_FIRST'
      ? { ...page, hasNextPage: true }
      : { ...page, hasPreviousPage: true };
  }

  /** The instant from which on the filter selects, ISO 8601; null: from the first. */
  private async occurredFrom(): Promise<string | null> {
    return lowerBoundOf((await this.resolve()).conditions, 'occurred_at');
  }

  /** UUIDs of the records that the filter names. */
  async namedRecords(): Promise<readonly string[]> {
    return (await this.resolve()).named;
  }

  async readCounts(): Promise<TimelineCounts> {
    const { scopes, conditions } = await this.resolve();
    return this.context.loaders.counts.load({ scopes, conditions });
  }

  /**
   * How fresh and complete each source is that this timeline rests on; by slug.
   * @param page what was read of the timeline of a record, with its links.
   */
  async readCoverage({ links }: TimelinePage): Promise<SourceCoverage[]> {
    const { viewer, database } = this.context;
    const asked = valuesOf((await this.resolve()).conditions, 'source_id');
    const found = this.record
      ? null
      : await readOrganizationLinks(database.pool, viewer.organizationId, viewer.objects);
    return (await this.sources()).flatMap((source) => {
      if (asked && !asked.includes(source.id)) return [];
      if (source.system === 'NATIVE') return [nativeCoverage(source.id)];
      const isOwn = ({ sourceId }: { sourceId: string }) => sourceId === source.id;
      const own = found
        ? found
            .filter((link) => isOwn(link) && mayBeRead(link, source))
            .map((link) => linkCoverage(link, source))
        : links.filter(isOwn).map((link) => this.freshness.coverageOf(link, source));
      return own.length > 0 ? [mergeCoverage(own)] : [];
    });
  }

  /** Which timelines the entries are taken from, and what they must meet. */
  private resolve(): Promise<ResolvedFilter & { snapshot?: string }> {
    this.resolved ??= this.findMatches();
    return this.resolved;
  }

  /** What was read since may match the search. */
  private forgetMatches(): void {
    this.resolved = undefined;
    this.context.loaders.matches.clearAll();
  }

  private async findMatches(): Promise<ResolvedFilter & { snapshot?: string }> {
    const { loaders } = this.context;
    const found = await resolveFilter(this.context, this.record?.id ?? null, this.args.filter);
    const search = found.conditions.find((condition) => condition instanceof Search);
    if (!search) return found;
    const { positions, snapshot } = await loaders.matches.load(search.terms.join(' '));
    const conditions = found.conditions.map((condition) =>
      condition === search ? new Search(search.terms, positions) : condition,
    );
    return { ...found, conditions, snapshot };
  }
}

/** Records of objects without lists are only named by the items of others': there is nothing to read. */
function mayBeRead({ object }: { object: string }, { url, system }: Source): boolean {
  return url === null || hasList(system, object);
}
