import DataLoader from 'dataloader';
import type { CursorCodec } from '../access/cursor-seal.js';
import type { SearchQuery } from '../activity/search-query.js';
import { parseSearch } from '../timeline/filters/search.js';
import {
  type PageArguments,
  type PageWindow,
  parsePageArguments,
} from '../timeline/page-arguments.js';
import type { TimelineContext } from '../timeline/timeline.js';
import { createNameCodec, type NamePosition } from './name-cursor.js';
import type { NameListRequest, NamePageRequest } from './name-page-sql.js';
import { type ListedRow, type NamePage, readNameCounts, readNamePages } from './read-names.js';

export interface NameListArguments extends PageArguments {
  search?: string | null;
}

/** Which rows a list has; see NameListRequest. */
export interface NameListRows extends Pick<NameListRequest, 'kind' | 'ranges' | 'timelineIds'> {
  /** What its cursors are bound to besides the organization, the kind and the search: its other arguments. */
  binding: string | null;
}

/**
 * A list that is ordered by name as search compares it (without case and accents, in the order of code points),
 * then by id; what has no name comes last. Its pages and its count are read when they are requested.
 */
export class NameList<R> {
  private readonly codec: CursorCodec<NamePosition>;
  private readonly window: Pick<NamePageRequest, 'from' | 'size' | 'after' | 'before'>;
  private readonly request: NameListRequest;

  /** @throws {GatewayError} BAD_USER_INPUT and BAD_CURSOR for the arguments. */
  constructor(
    private readonly context: TimelineContext,
    { binding, ...rows }: NameListRows,
    readonly args: NameListArguments,
  ) {
    const { organizationId } = context.viewer;
    const window = parsePageArguments(args);
    const search = parseNameSearch(args.search, organizationId);
    this.request = { ...rows, organizationId, search };
    this.codec = createNameCodec(
      context.cursorSealer,
      JSON.stringify([organizationId, rows.kind, binding, search && String(search)]),
    );
    this.window = { ...window, ...this.decode(window) };
  }

  private decode({ after, before }: PageWindow): Pick<NamePageRequest, 'after' | 'before'> {
    return {
      after: after === null ? null : this.codec.decode(after, 'after'),
      before: before === null ? null : this.codec.decode(before, 'before'),
    };
  }

  /** @param withBeyond whether to find out if there is anything on the other side of the cursor. */
  async readPage(withBeyond: boolean): Promise<NamePage<R & ListedRow>> {
    if (this.isEmpty) return { items: [], hasNextPage: false, hasPreviousPage: false };
    const { loaders, database } = this.context;
    const pages = loaders.keep('namePage', () =>
      batch<NamePageRequest, NamePage<ListedRow>>((requests) =>
        readNamePages(database.pool, requests),
      ),
    );
    const page = await pages.load({ ...this.request, ...this.window, withBeyond });
    return page as NamePage<R & ListedRow>;
  }

  async count(): Promise<number> {
    if (this.isEmpty) return 0;
    const { loaders, database } = this.context;
    const counts = loaders.keep('nameCount', () =>
      batch<NameListRequest, number>((requests) => readNameCounts(database.pool, requests)),
    );
    return counts.load(this.request);
  }

  cursorOf(row: ListedRow): string {
    return this.codec.encode(row);
  }

  /** Whether it has no items, as far as its arguments say. */
  private get isEmpty(): boolean {
    const { ranges, timelineIds, search } = this.request;
    return ranges?.length === 0 || timelineIds?.length === 0 || search?.isEmpty === true;
  }
}

/** A loader of what is read of lists: of equal ones once. */
function batch<K, V>(read: (requests: readonly K[]) => Promise<V[]>): DataLoader<K, V, string> {
  return new DataLoader(read, { cacheKeyFn: (request) => JSON.stringify(request) });
}

function parseNameSearch(
  text: string | null | undefined,
  organizationId: string,
): SearchQuery | null {
  return text == null ? null : parseSearch(text, 'search', organizationId, 'every');
}
