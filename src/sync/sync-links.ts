import type pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import type { Source } from '../db/prisma/client.js';
import { hasList } from '../sources/registry.js';
import type { ReadOutcome, Sync } from './sync.js';

/** Lists that are read at the same time. */
const CONCURRENCY = 16;

/** A link that is to be read, and the slug of its source. */
export interface SyncedLink extends RecordReference {
  slug: string;
  /** Whether all of it was read once. */
  isVerified: boolean;
}

/** The links of some sources that have lists; of one record where it is given, by its UUID. */
export async function findLinks(
  pool: pg.Pool,
  organizationId: string,
  sources: Source[],
  recordId: string | null,
): Promise<SyncedLink[]> {
  const { rows } = await pool.query<Omit<SyncedLink, 'slug'>>(
    `select source_id as "sourceId", object, external_id as "externalId",
        verified_at is not null and reading is not null as "isVerified"
       from record_link
      where organization_id = $1 and source_id = any($2::uuid[])
        and ($3::uuid is null or record_id = $3)
      order by external_id`,
    [organizationId, sources.map(({ id }) => id), recordId],
  );
  return rows.flatMap((link) => {
    const source = sources.find(({ id }) => id === link.sourceId)!;
    return hasList(source.system, link.object) ? { ...link, slug: source.slug } : [];
  });
}

/**
 * Reads links, several at a time.
 * @param full from the first page to the last, also where that was done before.
 * @param onRead told of each when it is done.
 */
export async function syncLinks(
  sync: Sync,
  links: readonly SyncedLink[],
  full: boolean,
  onRead: (link: SyncedLink, outcome: ReadOutcome) => void,
): Promise<void> {
  const waiting = [...links];
  const work = async () => {
    for (let link = waiting.shift(); link; link = waiting.shift()) {
      const goal =
        full || !link.isVerified ? { head: true, full: true } : { head: true, downTo: null };
      onRead(link, await sync.read(link, goal, 'again'));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}
