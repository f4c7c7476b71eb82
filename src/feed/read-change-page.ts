import { GatewayError } from '../errors.js';
import type { TimelineContext } from '../timeline/timeline.js';
import { typeOfChange } from './match.js';
import { comparePositions, type FeedPosition, isSeen, withSeen } from './position.js';
import { type FeedQuery, findQueryEnd, type MatchedChange } from './query.js';
import { type FeedRead, readFeed } from './read-feed.js';

/** Rows that the first statement of a page reads: enough where most of them match. */
const FIRST_WINDOW = 250;

/** Rows that each further statement reads, and the most statements of one page. */
const WINDOW = 5_000;
const MAX_WINDOWS = 10;

export interface ChangePage {
  changes: MatchedChange[];
  end: FeedPosition;
  hasNextPage: boolean;
}

/**
 * Reads a page of the change feed, oldest first. Where few changes match, the page may be short or empty
 * although there are more.
 * @param after null: from the oldest change that is kept.
 * @param first most changes; with 0, `end` is just before the first one.
 * @returns the changes; `end` is the position of the next page.
 * @throws {GatewayError} CURSOR_EXPIRED where changes after `after` were pruned, or `after` is of another
 *   database; BAD_CURSOR or RECORD_NOT_FOUND where a record of the query was merged or erased.
 */
export async function readChangePage(
  { database, viewer, loaders }: TimelineContext,
  query: FeedQuery,
  { after, first }: { after: FeedPosition | null; first: number },
): Promise<ChangePage> {
  const changes: MatchedChange[] = [];
  const seen = after?.seen;
  let end = after;
  for (let window = 0; window < MAX_WINDOWS; window++) {
    const read = await readFeed(database.pool, {
      organizationIds: [viewer.organizationId],
      after: end,
      timelineIds: query.timelineIds,
      watchedRecordIds: query.watchedRecordIds,
      limit: window === 0 ? FIRST_WINDOW : WINDOW,
    });
    if (after !== null && end !== null) refuseExpired(end, read, 'after');
    for (const change of read.changes) {
      if (isSeen(change.position.xact, seen)) continue;
      const queryEnd = findQueryEnd(change, query);
      if (queryEnd) throw queryEnd;
      const type = typeOfChange(change, query);
      if (type === null || change.activityId === null) continue;
      const { activityId } = change;
      const position = withSeen(change.position, seen);
      if (changes.length === first) {
        const end = changes.at(-1)?.position ?? { ...position, id: position.id - 1 };
        return { changes, end, hasNextPage: true };
      }
      changes.push({ type, position, activityId, loaders, query });
    }
    end = withSeen(read.end, seen);
    if (!read.hasMore) return { changes, end, hasNextPage: false };
  }
  return { changes, end: end!, hasNextPage: true };
}

/** @throws {GatewayError} CURSOR_EXPIRED where changes after a position were pruned, or it is foreign. */
export function refuseExpired(
  position: FeedPosition,
  { end, pruned, xmax }: FeedRead,
  argument: string,
): void {
  // A number that was not given out yet: the database was set back in time (point-in-time recovery).
  const isForeign = position.epoch !== end.epoch || position.xact > xmax;
  if (!isForeign && (pruned === null || comparePositions(position, pruned) >= 0)) return;
  throw cursorExpired(argument);
}

/** @param argument what the cursor was given as. */
export function cursorExpired(argument: string): GatewayError {
  return new GatewayError(
    'CURSOR_EXPIRED',
    `${argument}: the change feed does not reach back to this cursor any more. Load what you need ` +
      'again, and follow from its changesCursor.',
  );
}
