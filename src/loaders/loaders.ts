import type DataLoader from 'dataloader';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../db/database.js';
import type { Broadcast, CrmRecord, RecordLink, Segment, Source } from '../db/prisma/client.js';
import type { Actor } from './actor.js';
import type { Attachment } from './attachment.js';
import { byId, loadMany, loadOne, PrimedLoader } from './batch.js';
import { readRecords } from './read-records.js';

/**
 * The rows that one request has loaded, by id. Each loader collects the ids requested in one tick, runs
 * one query, and caches the rows for the rest of the request. A loader is created on first use. Rows of
 * other organizations, and records that the key may not read, load as null.
 */
export class Loaders {
  constructor(
    protected readonly database: Database,
    protected readonly viewer: Viewer,
  ) {}

  /** Users and assistants. A page's statement primes it with the actors that it joins. */
  get actor(): PrimedLoader<Actor | null> {
    return this.keep('actor', () => {
      const find = async (ids: string[]) =>
        byId((await this.prisma.actor.findMany(this.where(ids))) as Actor[]);
      return new PrimedLoader(loadOne(find));
    });
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

  /** All sources of the organization, by slug: there are few. */
  get sources(): Promise<Source[]> {
    return this.keep('sources', () =>
      this.prisma.source.findMany({
        where: { organizationId: this.viewer.organizationId },
        orderBy: { slug: 'asc' },
      }),
    );
  }

  /** One source by its id. */
  async source(id: string): Promise<Source | null> {
    return (await this.sources).find((source) => source.id === id) ?? null;
  }

  /** The names of the organization's custom tables. */
  get tables(): Promise<string[]> {
    return this.keep('tables', async () => {
      const rows = await this.prisma.crmObject.findMany({
        where: { organizationId: this.viewer.organizationId },
      });
      return rows.map(({ name }) => name);
    });
  }

  /** A record by its id; the id of one that was merged into another resolves to that one. */
  get record(): DataLoader<string, CrmRecord | null> {
    return this.keep('record', () => loadOne((ids) => readRecords(this.prisma, this.viewer, ids)));
  }

  /**
   * The attachments of an activity, in the order of its source. A page's statement primes it with those
   * that it joins.
   */
  get attachments(): PrimedLoader<Attachment[]> {
    return this.keep('attachments', () => {
      const find = async (activityIds: string[]) => {
        const rows = await this.prisma.attachment.findMany({
          where: { activityId: { in: activityIds }, organizationId: this.viewer.organizationId },
          orderBy: { position: 'asc' },
        });
        return rows.map((row) => [row.activityId, row] as const);
      };
      return new PrimedLoader(loadMany(find));
    });
  }

  /** One attachment by its id. */
  get attachment(): DataLoader<string, (Attachment & { activityId: string }) | null> {
    return this.keep('attachment', () =>
      loadOne(async (ids) => byId(await this.prisma.attachment.findMany(this.where(ids)))),
    );
  }

  /** The links of a record: what its sources know it as. */
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

  private readonly kept = new Map<string, unknown>();

  /** Creates a loader on first use: layers above have loaders of their own. */
  keep<T>(name: string, create: () => T): T {
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
