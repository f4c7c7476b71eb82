import { GatewayError } from '../errors.js';
import { type ChangePosition, isKnown, withKnown } from '../timeline/cursor.js';
import type { TimelineContext } from '../timeline/timeline.js';
import { type Followed, type FollowedChange, findLoss } from './follow.js';
import { typeOfChange } from './match-change.js';
import { type ChangesRead, comparePositions, readChanges } from './read-changes.js';

/** Rows that the first statement of a page looks at: where most match, it is the only one. */
const FIRST_WINDOW = 250;

/** Rows that each later one looks at, and statements for one page: what matches rarely is paged on. */
const WINDOW = 5_000;
const MAX_WINDOWS = 10;

export interface ChangePage {
  changes: FollowedChange[];
  end: ChangePosition;
  hasNextPage: boolean;
}

/**
 * A page of the change feed, oldest first. It may be short, or empty, with more to come, where little
 * of a long stretch matches: `end` is where to go on.
 * @param after null: from the oldest change that is kept.
 * @throws {GatewayError} CURSOR_EXPIRED where changes after this position are not kept any more;
 *   BAD_CURSOR where a record of the filter becomes another one while this is read.
 */
export async function readChangePage(
  { database, viewer, loaders }: TimelineContext,
  followed: Followed,
  { after, first }: { after: ChangePosition | null; first: number },
): Promise<ChangePage> {
  const changes: FollowedChange[] = [];
  const known = after?.known;
  let end = after;
  for (let window = 0; window < MAX_WINDOWS; window++) {
    const read = await readChanges(database.pool, {
      organizationIds: [viewer.organizationId],
      after: end,
      scopes: followed.scopes,
      records: followed.records,
      limit: window === 0 ? FIRST_WINDOW : WINDOW,
    });
    if (after !== null && end !== null) refuseExpired(end, read, 'after');
    for (const change of read.changes) {
      if (isKnown(change.position.xact, known)) continue;
      const loss = findLoss(change, followed);
      if (loss) throw loss;
      const type = typeOfChange(change, followed);
      if (type === null || change.activityId === null) continue;
      if (changes.length === first) {
        return { changes, end: changes.at(-1)!.position, hasNextPage: true };
      }
      const { activityId } = change;
      const position = withKnown(change.position, known);
      changes.push({ type, position, activityId, loaders, followed });
    }
    end = withKnown(read.end, known);
    if (!read.hasMore) return { changes, end, hasNextPage: false };
  }
  return { changes, end: end!, hasNextPage: true };
}

/** @throws {GatewayError} CURSOR_EXPIRED where a position is older than what is kept. */
export function refuseExpired(
  position: ChangePosition,
  { end, pruned, nextXact }: ChangesRead,
  argument: string,
): void {
  // A number that this database has not reached is one of its future before it was set back in time.
  const isForeign = position.epoch !== end.epoch || position.xact > nextXact;
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
