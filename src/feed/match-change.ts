import type { EntryColumn, EntryFilter } from '../timeline/entry-filter.js';
import type { ResolvedFilter } from '../timeline/resolve-filter.js';
import type { Change, ChangeSight } from './read-changes.js';

export const CHANGE_TYPES = ['ADDED', 'UPDATED', 'DELETED'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/**
 * What a change is to a follower: ADDED when it starts to match, DELETED when it ceases to, null where
 * it never did. Of an activity that was erased only its timelines are known: it matched if it stood on
 * one of the follower's.
 */
export function typeOfChange(change: Change, followed: ResolvedFilter): ChangeType | null {
  const before = change.before !== null && isSeen(change.before, followed);
  const after = change.after !== null && isSeen(change.after, followed);
  if (before) return after ? 'UPDATED' : 'DELETED';
  return after ? 'ADDED' : null;
}

/** The same conditions as entryConditions puts in SQL. */
function isSeen({ scopes, facts, words }: ChangeSight, followed: ResolvedFilter): boolean {
  const standsOn = (list: readonly string[]) => list.some((scope) => scopes.includes(scope));
  const { filter } = followed;
  if (!standsOn(followed.scopes) || !filter.alsoOn.every(standsOn)) return false;
  if (facts === null) return true;
  for (const [column, values] of Object.entries(filter.oneOf)) {
    const value = facts[column as EntryColumn];
    if (value === null || !values.includes(value)) return false;
  }
  return (
    isWithin(facts.occurred_at, filter.occurredFrom, filter.occurredBefore) &&
    isWithin(facts.due_at, filter.dueFrom, filter.dueBefore) &&
    hasWords(words, filter)
  );
}

/** Instants as text: ISO 8601 in UTC with milliseconds is in their order. */
function isWithin(value: string | null, from?: string, before?: string): boolean {
  if (from !== undefined && (value === null || value < from)) return false;
  return before === undefined || (value !== null && value < before);
}

function hasWords(words: ReadonlySet<string>, filter: EntryFilter): boolean {
  return filter.words?.every((word) => words.has(word)) ?? true;
}
