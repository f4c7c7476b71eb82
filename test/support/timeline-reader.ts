import { CursorSealer } from '../../src/access/cursor-seal.js';
import type { Database } from '../../src/db/database.js';
import {
  Timeline,
  type TimelineArguments,
  type TimelineOwner,
} from '../../src/timeline/timeline.js';
import { TimelineLoaders } from '../../src/timeline/timeline-loaders.js';
import type { KnownActivity } from './known-activity.js';

/** A page as it was read: UUIDs, not activities. */
export interface ReadPage {
  ids: string[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Reads timelines of an organization as GraphQL does, without HTTP between: thousands of pages. */
export function createTimelineReader(database: Database, organizationId: string) {
  const cursorSealer = new CursorSealer('a secret of the tests, forty characters!');
  const viewer = {
    keyId: '',
    keyName: 'test',
    organizationId,
    organization: 'acme',
    scopes: ['read'] as const,
    objects: null,
  };
  const open = (owner: TimelineOwner, args: TimelineArguments) => {
    // Loaders live as long as one request: each page is a request of its own.
    const loaders = new TimelineLoaders(database, viewer);
    return new Timeline({ database, viewer, loaders, cursorSealer }, owner, args);
  };
  return {
    async readPage(owner: TimelineOwner, args: TimelineArguments): Promise<ReadPage> {
      const page = await open(owner, args).readPage({
        selection: { fields: [], joins: [] },
        withBeyond: true,
        withSnapshot: false,
      });
      if (!page) throw new Error('there is no such record');
      const { activities, hasNextPage, hasPreviousPage } = page;
      return { ids: activities.map(({ id }) => id), hasNextPage, hasPreviousPage };
    },

    /** The cursor of an activity in a list, whether it is in it (still) or not. */
    cursor(
      owner: TimelineOwner,
      args: Pick<TimelineArguments, 'filter' | 'order'>,
      { occurredAt, id, due }: Pick<KnownActivity, 'occurredAt' | 'id' | 'due'>,
    ): string {
      return open(owner, args).codec.encode({ occurredAt, activityId: id, due });
    },
  };
}
