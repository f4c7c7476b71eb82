import DataLoader from 'dataloader';
import type { Viewer } from '../access/viewer.js';
import type { Activity, Actor, Attachment } from '../activity/activity.js';
import type { Database } from '../db/database.js';
import type { Broadcast, CrmRecord, RecordLink, Segment, Source } from '../db/prisma/client.js';
import { readActivities } from '../timeline/read-activities.js';
import { type CountRequest, readCounts, type TimelineCounts } from '../timeline/read-counts.js';
import { type Matches, readMatches } from '../timeline/read-matches.js';
import { type PageRequest, readPages, type TimelinePage } from '../timeline/read-pages.js';
import { readReachable } from '../timeline/read-reachable.js';
import { byId, eachOnce, loadMany, loadOne } from './batch.js';
import { findRecords } from './find-records.js';

/**
 * What one request has looked up. Every loader collects the ids asked for in one tick, asks once
 * (Prisma for rows by id, prepared SQL for timelines), and remembers for the rest of the request. A
 * loader is made when it is first used. Rows of other organizations, and records that the key may not
 * read, do not exist here.
 */
export class Loaders {
  constructor(
    private readonly database: Database,
    private readonly viewer: Viewer,
  ) {}

  /** Users and assistants. */
  get actor(): DataLoader<string, Actor | null> {
    return this.keep('actor', () =>
      loadOne(async (ids) => byId((await this.prisma.actor.findMany(this.where(ids))) as Actor[])),
    );
  }

  get segment(): DataLoader<string, Segment | null> {
    return this.keep('segment', () =>
      loadOne(async (ids) => byId(await this.prisma.segment.findMany(this.where(ids)))),
    );
  }

  get broadcast(): DataLoader<string, Broadcast | null> {
    return this.keep('broadcast', () =>
      loadOne(async (ids) => byId(await this.prisma.broadcast.findMany(this.where(ids)))),
    );
  }

  /** Every source of the organization, by slug: there are few. */
  get sources(): Promise<Source[]> {
    return this.keep('sources', () =>
      this.prisma.source.findMany({
        where: { organizationId: this.viewer.organizationId },
        orderBy: { slug: 'asc' },
      }),
    );
  }

  /** One of them by its id. */
  async source(id: string): Promise<Source | null> {
    return (await this.sources).find((source) => source.id === id) ?? null;
  }

  /** The custom tables of the organization. */
  get tables(): Promise<string[]> {
    return this.keep('tables', async () => {
      const rows = await this.prisma.crmObject.findMany({
        where: { organizationId: this.viewer.organizationId },
      });
      return rows.map(({ name }) => name);
    });
  }

  /** A record by its id; the id of one that was merged into another gives that other. */
  get record(): DataLoader<string, CrmRecord | null> {
    return this.keep('record', () => loadOne((ids) => findRecords(this.prisma, this.viewer, ids)));
  }

  /** The attachments of an activity, in the order the upstream gave them. */
  get attachments(): DataLoader<string, Attachment[]> {
    return this.keep('attachments', () =>
      loadMany(async (activityIds) => {
        const rows = await this.prisma.attachment.findMany({
          where: { activityId: { in: activityIds }, organizationId: this.viewer.organizationId },
          orderBy: { position: 'asc' },
        });
        return rows.map((row) => [row.activityId, row] as const);
      }),
    );
  }

  /** One attachment by its id. */
  get attachment(): DataLoader<string, (Attachment & { activityId: string }) | null> {
    return this.keep('attachment', () =>
      loadOne(async (ids) => byId(await this.prisma.attachment.findMany(this.where(ids)))),
    );
  }

  /**
   * Whether an actor, a segment or a broadcast stands on anything that the viewer may see. A key
   * without limits sees all of them.
   */
  get isReachable(): DataLoader<string, boolean> {
    return this.keep(
      'isReachable',
      () => new DataLoader((ids) => readReachable(this.database.pool, this.viewer, ids)),
    );
  }

  /** The links of a record to its ids upstream. */
  get links(): DataLoader<string, RecordLink[]> {
    return this.keep('links', () =>
      loadMany(async (recordIds) => {
        const rows = await this.prisma.recordLink.findMany({
          where: { recordId: { in: recordIds }, organizationId: this.viewer.organizationId },
          orderBy: [{ object: 'asc' }, { externalId: 'asc' }],
        });
        return rows.map((row) => [row.recordId, row] as const);
      }),
    );
  }

  /** An activity by its id; null where the key may not see it. */
  get activity(): DataLoader<string, Activity | null> {
    return this.keep('activity', () =>
      loadOne(async (ids) => byId(await readActivities(this.database.pool, this.viewer, ids))),
    );
  }

  /** Where the words of a search stand, joined by spaces: the same for all timelines. */
  get matches(): DataLoader<string, Matches> {
    const { organizationId } = this.viewer;
    return this.keep('matches', () =>
      eachOnce((words) => readMatches(this.database.pool, organizationId, words.split(' '))),
    );
  }

  /** A page of one timeline. Pages of many records that ask for the same are one statement. */
  get page(): DataLoader<PageRequest, TimelinePage | null> {
    return this.keep(
      'page',
      () => new DataLoader((requests) => readPages(this.database.pool, requests), { cache: false }),
    );
  }

  /** What stands on one timeline, counted. Batched as pages are. */
  get counts(): DataLoader<CountRequest, TimelineCounts> {
    return this.keep(
      'counts',
      () =>
        new DataLoader((requests) => readCounts(this.database.pool, requests), { cache: false }),
    );
  }

  private readonly kept = new Map<string, unknown>();

  private keep<T>(name: string, create: () => T): T {
    let loader = this.kept.get(name) as T | undefined;
    if (loader === undefined) {
      loader = create();
      this.kept.set(name, loader);
    }
    return loader;
  }

  private get prisma() {
    return this.database.prisma;
  }

  private where(ids: string[]) {
    return { where: { id: { in: ids }, organizationId: this.viewer.organizationId } };
  }
}
