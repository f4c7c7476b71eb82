import type pg from 'pg';
import type { ActivityKey } from '../activity/fields.js';
import { createStatementNames } from '../db/statement-names.js';
import type { Actor } from '../loaders/actor.js';
import type { Attachment } from '../loaders/attachment.js';
import type { Loaders } from '../loaders/loaders.js';
import type { LinkFacts } from './coverage.js';
import type { PageRequest } from './page-request.js';
import { pageStatement } from './page-sql.js';
import { readInGroups } from './read-in-groups.js';

/** A link as it was when the page was read. */
export interface PageLink extends LinkFacts {
  object: string;
  externalId: string;
}

export interface TimelinePage {
  /** In the order of the timeline, at most `size`. */
  activities: ActivityKey[];
  /** The snapshot that it was read in; see positionOfSnapshot. Null where it was not requested. */
  snapshot: string | null;
  /** The sync state of the record's links, in the same snapshot. */
  links: PageLink[];
  /** The records that were merged into the timeline's record and are not all moved, in the same snapshot. */
  merging: readonly string[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

const nameStatement = createStatementNames('page', 200);

/**
 * Reads pages of timelines. Requests that differ only in their timeline share one statement, so that
 * the number of statements does not grow with the number of records.
 * @param loaders are primed with the actors and attachments that are read with the activities.
 * @returns a page for each request, in their order; null where the record must exist and does not.
 */
export function readPages(
  pool: pg.Pool,
  loaders: Loaders,
  requests: readonly PageRequest[],
): Promise<(TimelinePage | null)[]> {
  const rowsOf = ({ size }: PageRequest) => size;
  return readInGroups(requests, rowsOf, async (group) => {
    const scans = await readGroup(pool, loaders, group);
    return group.map((request, index) => {
      const scan = scans.get(index + 1);
      return scan ? toPage(request, scan) : null;
    });
  });
}

/** What was read of one timeline, in the order of the scan: from the end of the list where asked so. */
interface Scan {
  /** Up to one more than the page has. */
  activities: ActivityKey[];
  beyond: boolean;
  snapshot: string | null;
  links: PageLink[] | null;
  merging: string[] | null;
}

type PageRow = ActivityKey & Omit<Scan, 'activities'> & Joined & { timeline: number };

/** The whole rows that are joined to an activity where they are selected. */
interface Joined {
  actor?: Actor | null;
  attachments?: Attachment[];
}

/** @returns what was read of each timeline, by its ordinality in the statement. */
async function readGroup(
  pool: pg.Pool,
  loaders: Loaders,
  group: readonly PageRequest[],
): Promise<Map<number, Scan>> {
  const statement = pageStatement(group);
  const { rows } = await pool.query<PageRow>({
    name: nameStatement(statement.text),
    ...statement,
  });
  const scans = new Map<number, Scan>();
  for (const row of rows) {
    const { beyond, snapshot, links, merging } = row;
    const scan = scans.get(row.timeline) ?? { activities: [], beyond, snapshot, links, merging };
    scans.set(row.timeline, scan);
    // A timeline without an entry gives one row without an activity.
    if (row.id === null) continue;
    scan.activities.push(row);
    if (row.actor) loaders.actor.prime(row.actor.id, row.actor);
    if (row.attachments) loaders.attachments.prime(row.id, row.attachments);
  }
  return scans;
}

function toPage(request: PageRequest, scan: Scan): TimelinePage {
  const { activities, beyond, snapshot, links, merging } = scan;
  const { from, size, after, before } = request;
  const page = activities.slice(0, size);
  // Beyond the page's end in the direction of the scan, and beyond its cursor.
  const hasMore = activities.length > size;
  const common = { snapshot, links: links?.map(withTimestamps) ?? [], merging: merging ?? [] };
  if (from === 'start') {
    return {
      ...common,
      activities: page,
      hasNextPage: hasMore || (before !== null && beyond),
      hasPreviousPage: after !== null && beyond,
    };
  }
  return {
    ...common,
    activities: page.reverse(),
    hasNextPage: before !== null && beyond,
    hasPreviousPage: hasMore || (after !== null && beyond),
  };
}

/** PostgreSQL formats timestamps inside JSON differently: returns them in ISO 8601 with milliseconds. */
function withTimestamps(link: PageLink): PageLink {
  const timestamp = (value: Date | string | null) => value && new Date(value).toISOString();
  return {
    ...link,
    asOf: timestamp(link.asOf),
    completeDownTo: timestamp(link.completeDownTo),
    verifiedAt: timestamp(link.verifiedAt),
    errorAt: timestamp(link.errorAt),
    retryAt: timestamp(link.retryAt),
    leaseUntil: timestamp(link.leaseUntil),
  };
}
