import type { GraphQLResolveInfo } from 'graphql';
import type { NameList } from '../lists/name-list.js';
import type { ListedRow, NamePage } from '../lists/read-names.js';
import { isSelected } from './selection.js';

/** A page of a list that is ordered by name, in the shape of a Relay connection. */
export class NameConnection<R> {
  constructor(
    private readonly list: NameList<R>,
    private readonly page: NamePage<R & ListedRow>,
  ) {}

  get edges() {
    const { list } = this;
    return this.page.items.map((node) => ({
      node,
      // Signed only where it is selected.
      get cursor() {
        return list.cursorOf(node);
      },
    }));
  }

  get pageInfo() {
    return this;
  }

  get hasNextPage() {
    return this.page.hasNextPage;
  }

  get hasPreviousPage() {
    return this.page.hasPreviousPage;
  }

  get startCursor() {
    return this.cursorAt(0);
  }

  get endCursor() {
    return this.cursorAt(-1);
  }

  /** An empty page repeats the given cursor, so that pagination can continue from it. */
  private cursorAt(index: 0 | -1): string | null {
    const item = this.page.items.at(index);
    if (item) return this.list.cursorOf(item);
    const { after, before } = this.list.args;
    return after ?? before ?? null;
  }

  count(): Promise<number> {
    return this.list.count();
  }
}

const PAGE_FIELDS = ['edges', 'nodes', 'pageInfo'];
/** The same of a page without items. */
const POSITION_FIELDS = ['pageInfo.hasNextPage', 'pageInfo.hasPreviousPage'];

/** Reads a page of a list, where more than its count is selected. */
export async function readNameConnection<R>(
  list: NameList<R>,
  info: GraphQLResolveInfo,
): Promise<NameConnection<R>> {
  const { first, last, after } = list.args;
  const isEmpty = first === 0 || last === 0;
  if (!isSelected(info, ...(isEmpty ? POSITION_FIELDS : PAGE_FIELDS))) {
    return new NameConnection(list, { items: [], hasNextPage: false, hasPreviousPage: false });
  }
  const withBeyond = isSelected(info, after ? 'pageInfo.hasPreviousPage' : 'pageInfo.hasNextPage');
  return new NameConnection(list, await list.readPage(withBeyond));
}

/** The field totalCount of each of these connections. */
export const TOTAL_COUNT = {
  nullable: false,
  description: 'The number of items on all pages.',
  resolve: (page: { count(): Promise<number> }) => page.count(),
} as const;
