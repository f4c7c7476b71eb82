import { Loaders } from '../../src/loaders/loaders.js';
import type { Database } from '../../src/store/database.js';
import type { CrmRecord } from '../../src/store/prisma/client.js';
import { Cursors } from '../../src/timeline/cursor.js';
import { Timeline, type TimelineArguments } from '../../src/timeline/timeline.js';
import { decodeId } from '../../src/type-id.js';
import type { KnownActivity } from './known-activity.js';

/** A page as it was read: UUIDs, not activities. */
export interface ReadPage {
  ids: string[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Reads timelines of an organization as GraphQL does, without HTTP between: thousands of pages. */
export function createTimelineReader(database: Database, organizationId: string) {
  const cursors = new Cursors('a secret of the tests, forty characters!');
  const records = new Map<string, CrmRecord>();
  const viewer = {
    keyId: '',
    keyName: 'test',
    organizationId,
    organization: 'acme',
    scopes: ['read'] as const,
    objects: null,
  };
  const open = (record: CrmRecord, args: TimelineArguments) => {
    // Loaders live as long as one request: each page is a request of its own.
    const loaders = new Loaders(database, viewer);
    return new Timeline({ database, viewer, loaders, cursors }, record, args);
  };
  return {
    /** @param recordId as clients see it. */
    async record(recordId: string): Promise<CrmRecord> {
      let record = records.get(recordId);
      if (!record) {
        const id = decodeId(recordId)!.uuid;
        record = await database.prisma.crmRecord.findUniqueOrThrow({ where: { id } });
        records.set(recordId, record);
      }
      return record;
    },

    async readPage(record: CrmRecord, args: TimelineArguments): Promise<ReadPage> {
      const page = await open(record, args).readPage({
        withActor: false,
        withAttachments: false,
        withBeyond: true,
      });
      const { activities, hasNextPage, hasPreviousPage } = page;
      return { ids: activities.map(({ id }) => id), hasNextPage, hasPreviousPage };
    },

    /** The cursor of an activity in a list, whether it is in it (still) or not. */
    cursor(
      record: CrmRecord,
      args: Pick<TimelineArguments, 'filter' | 'order'>,
      { occurredAt, id }: Pick<KnownActivity, 'occurredAt' | 'id'>,
    ): string {
      return open(record, args).codec.encode({ occurredAt, activityId: id });
    },
  };
}
