import type { FieldChange } from '../../activity/vocabulary.js';
import type { Warn } from '../read-wire.js';
import { inventChange } from './wire.js';

/** Whether `metadata.changes` names any change, in whatever form. */
export function hasChanges(changes: unknown): boolean {
  return typeof changes === 'object' && changes !== null && Object.keys(changes).length > 0;
}

/**
 * Reads `metadata.changes`: a list of changes, or a map of them by their fields.
 * @param warn is called with each change that cannot be read.
 * @returns null where there is no list of changes.
 */
export function readChanges(changes: unknown, warn: Warn): FieldChange[] | null {
  if (changes === undefined || changes === null) return null;
  if (typeof changes !== 'object') {
    warn({ field: FIELD, reason: 'must be a list of changes' });
    return null;
  }
  const isMap = !Array.isArray(changes) && !('key' in changes);
  const entries: [string, unknown][] =
    Array.isArray(changes) || isMap ? Object.entries(changes) : [['0', changes]];
  return entries.flatMap(([name, value]) => {
    const change = inventChange.safeParse(value).data;
    const key = change?.key ?? (isMap ? name : null);
    const hasValue = change && ('old_value' in change || 'new_value' in change);
    if (key === null || !(hasValue || (change && !isMap))) {
      const reason = 'must be an object with key, old_value and new_value';
      warn({ field: `${FIELD}.${name}`, reason });
      return [];
    }
    return { key, oldValue: change.old_value ?? null, newValue: change.new_value ?? null };
  });
}

const FIELD = 'metadata.changes';
