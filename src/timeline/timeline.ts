import type { Viewer } from '../access/viewer.js';
import type { Loaders } from '../loaders/loaders.js';
import type { Database } from '../store/database.js';
import { linkCoverage, mergeCoverage, nativeCoverage, type SourceCoverage } from './coverage.js';
import { type CursorCodec, type Cursors, changesSince } from './cursor.js';
import { canonicalFilter, changeList, type FilterInput } from './filter.js';
import { type PageArguments, parsePageArguments } from './page-arguments.js';
import type { TimelineCounts } from './read-counts.js';
import { readOrganizationLinks } from './read-coverage.js';
import type { PageRequest, TimelinePage } from './read-pages.js';
import { type ResolvedFilter, resolveFilter } from './resolve-filter.js';

/** What a timeline is read with. */
export interface TimelineContext {
  viewer: Viewer;
  loaders: Loaders;
  cursors: Cursors;
  database: Database;
}

export interface TimelineArguments extends PageArguments {
  filter?: FilterInput | null;
  order: 'NEWEST_FIRST' | 'OLDEST_FIRST';
}

/** Which parts of a page are wanted. */
export type PageWishes = Pick<PageRequest, 'fields' | 'withBeyond' | 'withSnapshot'>;

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
  readonly codec: CursorCodec;
  /** Where the page begins and how long it is. */
  private readonly window: Pick<PageRequest, 'from' | 'size' | 'after' | 'before'>;
  private resolved: Promise<ResolvedFilter & { snapshot?: string }> | undefined;

  /** @throws {GatewayError} BAD_USER_INPUT and BAD_CURSOR for the page arguments. */
  constructor(
    private readonly context: TimelineContext,
    private readonly record: TimelineOwner | null,
    readonly args: TimelineArguments,
  ) {
    const { organizationId } = context.viewer;
    this.codec = context.cursors.forList(
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
   * Reads one page; null where the record was not known to exist, and does not.
   * @throws {GatewayError} what parseFilter throws.
   */
  async readPage(wishes: PageWishes): Promise<TimelinePage | null> {
    const { scopes, filter, snapshot } = await this.resolve();
    const { organizationId } = this.context.viewer;
    const page = await this.context.loaders.page.load({
      scopes,
      mustExistIn:
        this.record && !this.record.isKnown ? { organizationId, object: this.record.object } : null,
      filter,
      newestFirst: this.args.order === 'NEWEST_FIRST',
      ...this.window,
      ...wishes,
    });
    // A search has looked for its words before.
    return page && snapshot ? { ...page, snapshot } : page;
  }

  /** The place in the change feed from which on a page may lack something. */
  async changesCursor({ snapshot }: TimelinePage): Promise<string> {
    const { cursors, viewer } = this.context;
    const { named } = await this.resolve();
    const recordId = this.record?.id ?? null;
    const list = changeList(viewer.organizationId, recordId, this.args.filter, named);
    return cursors.forChanges(list).encode(changesSince(snapshot!));
  }

  async readCounts(): Promise<TimelineCounts> {
    const { scopes, filter } = await this.resolve();
    return this.context.loaders.counts.load({ scopes, filter });
  }

  /** How fresh and complete each source is that this timeline rests on; by slug. */
  async readCoverage(): Promise<SourceCoverage[]> {
    const { loaders, viewer, database } = this.context;
    const { filter } = await this.resolve();
    const links = this.record
      ? await loaders.links.load(this.record.id)
      : await readOrganizationLinks(database.pool, viewer.organizationId, viewer.objects);
    const asked = filter.oneOf.source_id;
    return (await loaders.sources).flatMap((source) => {
      if (asked && !asked.includes(source.id)) return [];
      if (source.system === 'NATIVE') return [nativeCoverage(source.id)];
      const own = links.filter(({ sourceId }) => sourceId === source.id);
      return own.length > 0 ? [mergeCoverage(own.map((link) => linkCoverage(link, source)))] : [];
    });
  }

  /** Which timelines the entries are taken from, and what they must meet. */
  private resolve(): Promise<ResolvedFilter & { snapshot?: string }> {
    this.resolved ??= this.findMatches();
    return this.resolved;
  }

  private async findMatches(): Promise<ResolvedFilter & { snapshot?: string }> {
    const { loaders } = this.context;
    const found = await resolveFilter(this.context, this.record?.id ?? null, this.args.filter);
    const { words } = found.filter;
    if (!words) return found;
    const { places, snapshot } = await loaders.matches.load(words.join(' '));
    return { ...found, filter: { ...found.filter, matches: places }, snapshot };
  }
}
