import { parseJson } from '../../db/json.js';
import { hasKey } from './read-changes.js';
import { inventMetadata } from './wire.js';

/** Reads the type and the changes in `metadata`, which may be JSON text, or the list of changes itself. */
export function readMetadata(metadata: unknown): { type: string | null; changes: unknown } {
  const value = fromJsonText(metadata);
  if (Array.isArray(value)) {
    return { type: null, changes: value.some(hasKey) ? value : undefined };
  }
  const { type = null, changes } = inventMetadata.safeParse(value).data ?? {};
  return { type, changes: fromJsonText(changes) };
}

/** Parses text that is a JSON object or list; every other value stays as it is. */
function fromJsonText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}
