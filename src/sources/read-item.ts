import { z } from 'zod';
import type { ActivityInput } from '../activity/activity-input.js';
import { findUnstorable } from '../activity/check-text.js';
import { idInSection } from '../activity/section-id.js';
import { isStorableNumber, JsonNumber } from '../db/json.js';
import { echo } from '../errors.js';
import { describeIssue, type Problem, type Warn } from './read-wire.js';
import type { SourceDefinition } from './source-definition.js';

/** The deepest nesting of an item: PostgreSQL rejects JSON beyond some depth. */
const MAX_DEPTH = 200;

/** An item that can be stored. */
export interface ReadItem {
  input: ActivityInput;
  /** Its approximate size in characters. */
  size: number;
  /** Its fields that could not be read, or not as they came. */
  warnings: Problem[];
}

/**
 * Reads one wire item. It is kept unless it cannot be placed on a timeline: see readWire.
 * @throws {z.ZodError} {RangeError} where it is refused: see describeProblems.
 */
export function readItem(definition: SourceDefinition, item: unknown, itemPath: string): ReadItem {
  const warnings: Problem[] = [];
  const warn = (problem: Problem) => void warnings.push(problem);
  const { size, isStorable } = measure(item);
  const stored = isStorable ? item : replaceUnstorable(item, [], warn);
  const input = definition.normalize(stored, itemPath, warn);
  const section = definition.sectionNames?.[itemPath];
  if (section === undefined) return { input, size, warnings };
  const externalId = idInSection(section, input.externalId);
  return { input: { ...input, externalId, section }, size, warnings };
}

/** The path at which an item with this external id is found in a body; ids without a section have one path. */
export function itemPathOf(
  { itemPaths, sectionNames = {} }: SourceDefinition,
  externalId: string,
): string {
  const isOf = (path: string) => externalId.startsWith(`${sectionNames[path]}/`);
  return itemPaths.find(isOf) ?? itemPaths[0]!;
}

/** Describes why readItem refused an item. @throws every other error. */
export function describeProblems(error: unknown): Problem[] {
  if (error instanceof RangeError) return [{ field: '', reason: error.message }];
  if (!(error instanceof z.ZodError)) throw error;
  return error.issues.map(describeIssue);
}

/**
 * Measures a value: its approximate size in characters, and whether PostgreSQL can store all of its text.
 * @throws {RangeError} where it is nested too deep.
 */
function measure(item: unknown): { size: number; isStorable: boolean } {
  let size = 0;
  let isStorable = true;
  let level: unknown[] = [item];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new RangeError(`is nested more than ${MAX_DEPTH} levels deep`);
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
  return { size, isStorable };
}

/**
 * Copies a value without numbers that are too long, without the NUL characters of its text, and with U+FFFD for
 * lone surrogates. An id that has either is null: without the character it might be another one's.
 */
function replaceUnstorable(value: unknown, path: string[], warn: Warn): unknown {
  if (typeof value === 'string') return replaceInText(value, path, warn);
  if (value instanceof JsonNumber) {
    if (isStorableNumber(value)) return value;
    warn({ field: path.join('.'), reason: `is a number of too many digits, got ${value.text}` });
    return null;
  }
  if (typeof value !== 'object' || value === null) return value;
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
