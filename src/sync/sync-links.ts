import type pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import type { Source } from '../db/prisma/client.js';
import { hasList } from '../sources/registry.js';
import type { ReadOutcome, Sync } from './sync.js';

/** Lists that are read at the same time. */
const CONCURRENCY = 16;

/** A link that a command reads. */
export interface LinkToSync extends RecordReference {
  /** The slug of its source. */
  slug: string;
  /** Whether its list was read once from the first page to the last. */
  isVerified: boolean;
}

/**
 * Finds the links of sources that have lists.
 * @param recordId the UUID of a record, to find only its links; null: those of all records.
 */
export async function findLinksToSync(
  pool: pg.Pool,
  organizationId: string,
  sources: Source[],
  recordId: string | null,
): Promise<LinkToSync[]> {
  const { rows } = await pool.query<Omit<LinkToSync, 'slug'>>(
    `select source_id as "sourceId", object, external_id as "externalId",
        verified_at is not null and reading is not null as "isVerified"
       from record_link
      where organization_id = $1 and source_id = any($2::uuid[])
        and ($3::uuid is null or record_id = $3)
      order by external_id`,
    [organizationId, sources.map(({ id }) => id), recordId],
  );
  const byId = new Map(sources.map((source) => [source.id, source]));
  return rows.flatMap((link) => {
    const { system, slug } = byId.get(link.sourceId)!;
    return hasList(system, link.object) ? { ...link, slug } : [];
  });
}

/**
 * Reads links, up to 16 at a time.
 * @param full whether to read verified lists from the first page to the last, too.
 * @param onRead called with the outcome of each.
 */
export async function syncLinks(
  sync: Sync,
  links: readonly LinkToSync[],
  full: boolean,
  onRead: (link: LinkToSync, outcome: ReadOutcome) => void,
): Promise<void> {
  const waiting = links.values();
  const work = async () => {
    // The workers share the iterator: each link is read once.
    for (const link of waiting) {
      const goal =
        full || !link.isVerified
          ? { newestPage: true, full: true }
          : { newestPage: true, downTo: null };
      onRead(link, await sync.read(link, goal, 'readAfter'));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}
