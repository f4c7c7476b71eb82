import { parseJson } from '../../db/json.js';
import type { Warn } from '../read-wire.js';
import { toStorable } from '../to-storable.js';
import { hasKey } from './read-changes.js';
import { inventMetadata } from './wire.js';

/**
 * Reads the type and the changes in `metadata`, which may be JSON text, or the list of changes itself.
 * @param warn is called with what cannot be stored of JSON text.
 */
export function readMetadata(
  metadata: unknown,
  warn: Warn,
): { type: string | null; changes: unknown } {
  const value = fromJsonText(metadata, ['metadata'], warn);
  if (Array.isArray(value)) {
    return { type: null, changes: value.some(hasKey) ? value : undefined };
  }
  const { type = null, changes } = inventMetadata.safeParse(value).data ?? {};
  return { type, changes: fromJsonText(changes, ['metadata', 'changes'], warn) };
}

/** Parses text that is a JSON object or list; every other value stays as it is. */
function fromJsonText(value: unknown, path: string[], warn: Warn): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return toStorable(parseJson(value), path, warn).value;
  } catch {
    return value;
  }
}
