import type { GraphQLClient } from 'graphql-request';
import {
  ACTIVITY_FIELDS,
  type PolledActivity,
  readChangePage,
  type Wanted,
} from './read-changes.js';

interface Connection {
  nodes: PolledActivity[];
  changesCursor: string;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

export interface MirrorOptions extends Wanted {
  order: 'NEWEST_FIRST' | 'OLDEST_FIRST';
  /** Of the pages that are loaded, and of those of changes. */
  size: number;
}

/** A client that loads a timeline once and then only follows what changes. */
export class TimelineMirror {
  /** What it takes the timeline to hold, by id. */
  items = new Map<string, PolledActivity>();
  /** Its record does not exist any more. */
  isGone = false;
  /** How many changes it received. */
  received = 0;
  private cursor = '';

  constructor(
    private readonly client: GraphQLClient,
    private readonly options: MirrorOptions,
  ) {}

  /** Reads all pages; from the first again where a record became another on the way. */
  async load(): Promise<void> {
    for (;;) {
      const isWhole = await this.attempt(() => this.loadPages());
      if (isWhole !== 'again') return;
    }
  }

  /** Takes in one page of changes. @returns whether there is more. */
  async follow(): Promise<boolean> {
    if (this.isGone) return false;
    const { record, scope, filter, size } = this.options;
    const page = await this.attempt(() =>
      readChangePage(this.client, { record, scope, filter }, { after: this.cursor, first: size }),
    );
    if (page === 'gone') return false;
    if (page === 'again') {
      await this.load();
      return true;
    }
    for (const { type, activityId, activity } of page.changes) {
      if (type === 'DELETED' || activity === null) this.items.delete(activityId);
      else this.items.set(activityId, activity);
    }
    this.received += page.changes.length;
    this.cursor = page.endCursor;
    return page.hasNextPage;
  }

  /** What it holds, in an order of its own. */
  get content(): PolledActivity[] {
    return [...this.items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private async loadPages(): Promise<void> {
    this.items = new Map();
    let cursor: string | null = null;
    for (let isFirst = true; ; isFirst = false) {
      const page: Connection = await this.readPage(cursor);
      if (isFirst) this.cursor = page.changesCursor;
      for (const node of page.nodes) this.items.set(node.id, node);
      cursor = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) return;
    }
  }

  private async readPage(after: string | null): Promise<Connection> {
    const { record, scope = 'SELF', filter, order, size } = this.options;
    const field = record ? 'timeline(record: $record, scope: $scope, ' : 'activities(';
    const { list } = await this.client.request<{ list: Connection }>(
      `query ($filter: ActivityFilter, $order: TimelineOrder!, $first: Int, $after: String${
        record ? ', $record: RecordBy!, $scope: TimelineScope!' : ''
      }) {
        list: ${field}filter: $filter, order: $order, first: $first, after: $after) {
          nodes { ${ACTIVITY_FIELDS} } changesCursor pageInfo { endCursor hasNextPage }
        }
      }`,
      { filter, order, first: size, after, ...(record ? { record, scope } : {}) },
    );
    return list;
  }

  private async attempt<T>(read: () => Promise<T>): Promise<T | 'again' | 'gone'> {
    try {
      return await read();
    } catch (error) {
      const { response } = error as { response?: { errors?: { extensions: { code: string } }[] } };
      const code = response?.errors?.[0]?.extensions.code;
      if (code === 'BAD_CURSOR') return 'again';
      if (code !== 'RECORD_NOT_FOUND') throw error;
      this.items = new Map();
      this.isGone = true;
      return 'gone';
    }
  }
}
