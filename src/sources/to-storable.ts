import { findUnstorable } from '../activity/check-text.js';
import { isStorableNumber, JsonNumber } from '../db/json.js';
import { echo } from '../errors.js';
import type { Warn } from './read-wire.js';

/** The deepest nesting that is stored of an item: PostgreSQL rejects JSON beyond some depth. */
const MAX_DEPTH = 200;

/** The longest path of a field in a warning, in characters. */
const MAX_PATH_CHARACTERS = 120;

/**
 * Replaces what PostgreSQL cannot store of a JSON value: see replaceUnstorable.
 * @param path where the value stands in its item.
 * @returns the value, itself where all of it can be stored, and its approximate size in characters.
 */
export function toStorable(
  value: unknown,
  path: string[],
  warn: Warn,
): { value: unknown; size: number } {
  const { size, isStorable } = measure(value, MAX_DEPTH - path.length);
  return { value: isStorable ? value : replaceUnstorable(value, path, warn), size };
}

/** Measures a value: its approximate size in characters, as deep as it is stored, and whether all of it can be. */
function measure(value: unknown, maxDepth: number): { size: number; isStorable: boolean } {
  let size = 0;
  let isStorable = true;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0 && depth <= maxDepth; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      size += typeof value === 'string' ? value.length : 8;
      if (typeof value === 'string') isStorable &&= findUnstorable(value) === null;
      if (value instanceof JsonNumber) isStorable &&= isStorableNumber(value);
      if (typeof value !== 'object' || value === null) continue;
      if (!Array.isArray(value))
        isStorable &&= Object.keys(value).every((key) => findUnstorable(key) === null);
      for (const inner of Object.values(value)) next.push(inner);
    }
    level = next;
  }
  return { size, isStorable: isStorable && level.length === 0 };
}

/**
 * Copies a value without numbers that are too long and what is nested too deep, without the NUL characters of its
 * text, and with U+FFFD for lone surrogates. An id that has either is null: without the character it might be
 * another one's.
 */
function replaceUnstorable(value: unknown, path: string[], warn: Warn): unknown {
  if (typeof value === 'string') return replaceInText(value, path, warn);
  if (value instanceof JsonNumber) {
    if (isStorableNumber(value)) return value;
    warn({ field: path.join('.'), reason: `is a number of too many digits, got ${value.text}` });
    return null;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (path.length === MAX_DEPTH && Object.keys(value).length > 0) {
    const field = path.join('.').slice(0, MAX_PATH_CHARACTERS);
    const reason = `is nested more than ${MAX_DEPTH} levels deep: it is null, in the stored JSON, too`;
    warn({ field: `${field}…`, reason });
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((inner, index) => replaceUnstorable(inner, [...path, String(index)], warn));
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const name = replaceInText(key, [...path, key], warn);
    const isId = /(?:^|_)id$/.test(name) && typeof inner === 'string';
    const innerPath = [...path, name];
    return [
      name,
      isId ? readId(inner, innerPath, warn) : replaceUnstorable(inner, innerPath, warn),
    ];
  });
  return Object.fromEntries(entries);
}

function replaceInText(text: string, path: string[], warn: Warn): string {
  const found = findUnstorable(text);
  if (found === null) return text;
  const what = found === 'NUL' ? 'a NUL character, which is left out' : 'half a character';
  warn({ field: path.join('.'), reason: `contains ${what}, got ${echo(text)}` });
  return text.replaceAll('\0', '').toWellFormed();
}

function readId(id: string, path: string[], warn: Warn): string | null {
  const found = findUnstorable(id);
  // The item's own id stays: the item is refused for it.
  if (found === null || (path.length === 1 && path[0] === 'id')) return id;
  const what = found === 'NUL' ? 'a NUL character' : 'half a character';
  warn({ field: path.join('.'), reason: `contains ${what}: it is no id, got ${echo(id)}` });
  return null;
}
