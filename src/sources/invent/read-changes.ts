import type { FieldChange } from '../../activity/vocabulary.js';
import type { Warn } from '../read-wire.js';
import { inventChange } from './wire.js';

/** Whether `metadata.changes` names any change, in whatever form. */
export function hasChanges(changes: unknown): boolean {
  return typeof changes === 'object' && changes !== null && Object.keys(changes).length > 0;
}

/** Whether a value is a change that names its field. A map may have a field called `key`, with a change in it. */
export function hasKey(value: unknown): boolean {
  return typeof inventChange.safeParse(value).data?.key === 'string';
}

/**
 * Reads `metadata.changes`: a list of changes, or a map of them by their fields.
 * @param warn is called with each change that cannot be read, or has no values.
 * @returns null where there is no list of changes.
 */
export function readChanges(changes: unknown, warn: Warn): FieldChange[] | null {
  if (changes === undefined || changes === null) return null;
  if (typeof changes !== 'object') {
    warn({ field: FIELD, reason: 'must be a list of changes' });
    return null;
  }
  const isMap = !Array.isArray(changes) && !hasKey(changes);
  const entries: [string, unknown][] =
    Array.isArray(changes) || isMap ? Object.entries(changes) : [['0', changes]];
  return entries.flatMap(([name, value]) => {
    const field = `${FIELD}.${name}`;
    const change = inventChange.safeParse(value).data;
    const key = change?.key ?? (isMap ? name : null);
    const oldValue = valueIn(value, OLD_NAMES);
    const newValue = valueIn(value, NEW_NAMES);
    const hasValue = oldValue !== undefined || newValue !== undefined;
    if (!change || key === null || (isMap && !hasValue)) {
      warn({ field, reason: 'must be an object with key, old_value and new_value' });
      return [];
    }
    if (!hasValue) warn({ field, reason: 'has neither old_value nor new_value' });
    return { key, oldValue: oldValue ?? null, newValue: newValue ?? null };
  });
}

const FIELD = 'metadata.changes';

/** What the values of a change are called, the documented name first. */
const OLD_NAMES = ['old_value', 'oldValue', 'old'];
const NEW_NAMES = ['new_value', 'newValue', 'new'];

function valueIn(change: unknown, names: readonly string[]): unknown {
  if (typeof change !== 'object' || change === null) return undefined;
  const values = new Map(Object.entries(change));
  const name = names.find((it) => values.has(it));
  return name === undefined ? undefined : values.get(name);
}
