import type pg from 'pg';
import type { Join } from '../activity/computed-field.js';
import type { ActivityKey } from '../activity/fields.js';
import { createStatementNames } from '../db/statement-names.js';
import { GatewayError } from '../errors.js';
import type { Loaders } from '../loaders/loaders.js';
import { parseActivity, parseActors, parseAttachments } from './activity-sql.js';
import type { LinkStatus } from './coverage.js';
import { MAX_ITEMS } from './page-arguments.js';
import { pageNeighbors } from './page-neighbors.js';
import type { PageRequest } from './page-request.js';
import { pageStatement } from './page-sql.js';
import { readInGroups } from './read-in-groups.js';

/** A link, and how fresh and complete it is. */
export interface StoredLink extends LinkStatus {
  object: string;
  externalId: string;
}

/** A link as it was when the page was read. */
export interface PageLink extends StoredLink {
  /** As isReadToEnd of sync/synced-range.ts: all that its list shows is stored, whatever its totals say. */
  isReadToEnd: boolean;
}

export interface TimelinePage {
  /** In the order of the timeline, at most `size`. */
  activities: ActivityKey[];
  /** The snapshot that it was read in; see positionOfSnapshot. Null where it was not requested. */
  snapshot: string | null;
  /** The sync state of the record's links, in the same snapshot. */
  links: PageLink[];
  /**
   * When it was read, in milliseconds since 1970, by the clock of the database: the timestamps of its links are
   * of that clock, too. Null where no links are read.
   */
  readAt: number | null;
  /** The records merged into the timeline's record whose activities are not all moved, in the same snapshot. */
  pendingMergeIds: readonly string[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

const nameStatement = createStatementNames('page', 200);

/**
 * Reads pages of timelines. Requests that differ only in their timeline share one statement, so that
 * the number of statements does not grow with the number of records.
 * @param loaders are primed with the actors and attachments that are read with the activities.
 * @returns a page for each request, in their order; null where the record must exist and does not.
 * @throws {GatewayError} OPERATION_TOO_LARGE before anything is read, for pages of too many items together.
 */
export function readPages(
  pool: pg.Pool,
  loaders: Loaders,
  requests: readonly PageRequest[],
): Promise<(TimelinePage | null)[]> {
  // A page without items reads one entry, too.
  const rowsOf = ({ size }: PageRequest) => Math.max(1, size);
  const readTogether = async (group: PageRequest[]) => {
    const rows = await readGroup(pool, group);
    return group.map((request, index) => {
      const row = rows.get(index + 1);
      return row ? toPage(request, row, loaders) : null;
    });
  };
  return readInGroups(requests, rowsOf, readTogether, refuseTooManyItems);
}

/** The cost limit keeps pages below it, unless an activity has more records than can be logged. */
function refuseTooManyItems(items: number): void {
  if (items <= MAX_ITEMS) return;
  throw new GatewayError(
    'OPERATION_TOO_LARGE',
    `The pages below one list have up to ${items} items; the limit is ${MAX_ITEMS}. Ask for smaller pages.`,
  );
}

/** A row of pageStatement: what was read of one timeline. */
interface PageRow extends Partial<Record<Join, string | null>> {
  /** The ordinality of its request. */
  timeline: number;
  /**
   * A JSON array of activityArray's, in the order of the scan: from the end of the list where `from` is 'end'.
   * Its numbers are JavaScript numbers: JSON in it is text.
   */
  activities: string | null;
  beyond: boolean;
  snapshot: string | null;
  links: PageLink[] | null;
  readAt: number | null;
  pendingMergeIds: string[] | null;
}

/** @returns what was read of each timeline, by its ordinality in the statement. */
async function readGroup(
  pool: pg.Pool,
  group: readonly PageRequest[],
): Promise<Map<number, PageRow>> {
  const statement = pageStatement(group);
  // Of a named statement, PostgreSQL keeps one plan for all values.
  const isNamed = !group[0]!.conditions.some(({ isPlannedByValue }) => isPlannedByValue);
  const { rows } = await pool.query<PageRow>({
    ...(isNamed ? { name: nameStatement(statement.text) } : {}),
    ...statement,
  });
  return new Map(rows.map((row) => [row.timeline, row]));
}

function toPage(request: PageRequest, row: PageRow, loaders: Loaders): TimelinePage {
  const { beyond, snapshot, readAt, pendingMergeIds } = row;
  const { selection, size } = request;
  const found: unknown[][] = row.activities === null ? [] : JSON.parse(row.activities);
  const page = found.slice(0, size).map((values) => parseActivity(selection, values));
  primeLoaders(loaders, row, page);
  return {
    snapshot,
    links: row.links?.map(withTimestamps) ?? [],
    readAt,
    pendingMergeIds: pendingMergeIds ?? [],
    activities: request.from === 'start' ? page : page.reverse(),
    ...pageNeighbors(request, found.length > size, beyond),
  };
}

/** Gives the loaders what was read with the activities. */
function primeLoaders(loaders: Loaders, row: PageRow, activities: readonly ActivityKey[]): void {
  if (row.actor !== undefined) {
    for (const actor of parseActors(row.actor)) loaders.actor.prime(actor.id, actor);
  }
  if (row.attachments !== undefined) {
    const attachments = parseAttachments(row.attachments);
    for (const { id } of activities) loaders.attachments.prime(id, attachments.get(id) ?? []);
  }
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
