import { OnTimelines } from '../timeline/filters/on-timelines.js';
import type { ResolvedFilter } from '../timeline/resolve-filter.js';
import type { Change, FeedVersion } from './read-feed.js';

export const CHANGE_TYPES = ['ADDED', 'UPDATED', 'DELETED'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** What a follower receives: what matches a filter, of which the key may see the records of some objects. */
interface Followed extends ResolvedFilter {
  /** Null: all. */
  objects: readonly string[] | null;
}

/**
 * Classifies a change for a follower: ADDED when the activity starts to match, DELETED when it ceases
 * to, null where it matches neither before nor after, or where nothing changes for it: rollups that it does not
 * follow, or records that the key may not read.
 */
export function typeOfChange(change: Change, followed: Followed): ChangeType | null {
  const before = change.before !== null && matchesFilter(change.before, followed);
  const after = change.after !== null && matchesFilter(change.after, followed);
  if (before && after) return isVisible(change, followed) ? 'UPDATED' : null;
  if (before) return 'DELETED';
  return after ? 'ADDED' : null;
}

function isVisible({ rollupsOnly, movedObjects }: Change, { objects }: Followed): boolean {
  if (rollupsOnly) return false;
  return !movedObjects || !objects || movedObjects.some((object) => objects.includes(object));
}

function matchesFilter(
  { timelineIds, entryValues, search }: FeedVersion,
  { timelineIds: followed, conditions }: ResolvedFilter,
): boolean {
  if (!followed.some((id) => timelineIds.includes(id))) return false;
  if (conditions.some(({ matchesNothing }) => matchesNothing)) return false;
  // Of an erased activity only the timelines are kept: it counts as a match wherever those match.
  return entryValues === null
    ? conditions.every((it) => !(it instanceof OnTimelines) || it.matches({ timelineIds }))
    : conditions.every((it) => it.matches({ timelineIds, entryValues, search }));
}
