import type { GraphQLResolveInfo } from 'graphql';
import type { NameList } from '../lists/name-list.js';
import type { ListedRow, NamePage } from '../lists/read-names.js';
import { RelayPage } from './relay-page.js';
import { isSelected } from './selection.js';

/** A page of a list that is ordered by name, in the shape of a Relay connection. */
export class NameConnection<R> extends RelayPage<R & ListedRow> {
  constructor(
    private readonly list: NameList<R>,
    private readonly page: NamePage<R & ListedRow>,
  ) {
    super();
  }

  get hasNextPage() {
    return this.page.hasNextPage;
  }

  get hasPreviousPage() {
    return this.page.hasPreviousPage;
  }

  protected get items() {
    return this.page.items;
  }

  protected get cursors() {
    return this.list.args;
  }

  protected cursorOf(row: R & ListedRow) {
    return this.list.cursorOf(row);
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
