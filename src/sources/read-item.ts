import { z } from 'zod';
import type { ActivityInput } from '../activity/activity-input.js';
import { echo } from '../errors.js';
import type { SourceDefinition } from './source-definition.js';

/** The deepest nesting of an item: PostgreSQL rejects JSON beyond some depth. */
const MAX_DEPTH = 200;

/** A validation problem of an item. */
export interface Problem {
  /** Path of the invalid field: actor.id; empty: the item as a whole. */
  field: string;
  reason: string;
}

/**
 * Validates and normalizes one wire item.
 * @returns the activity, and its approximate size in characters.
 * @throws {z.ZodError} {RangeError} where it is invalid: see describeProblems.
 */
export function readItem(
  definition: SourceDefinition,
  item: unknown,
  itemPath: string,
): { input: ActivityInput; size: number } {
  const size = measure(item);
  return { input: definition.normalize(item, itemPath), size };
}

/** Describes why readItem rejected an item. @throws every other error. */
export function describeProblems(error: unknown): Problem[] {
  if (error instanceof RangeError) return [{ field: '', reason: error.message }];
  if (!(error instanceof z.ZodError)) throw error;
  return error.issues.map((issue) => ({
    field: issue.path.join('.'),
    reason:
      issue.input === undefined ? issue.message : `${issue.message}, got ${echo(issue.input)}`,
  }));
}

/** The approximate size of a value, in characters. @throws {RangeError} where it is nested too deep. */
function measure(item: unknown): number {
  let size = 0;
  let level: unknown[] = [item];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new RangeError(`is nested more than ${MAX_DEPTH} levels deep`);
    const next: unknown[] = [];
    for (const value of level) {
      size += typeof value === 'string' ? value.length : 8;
      if (typeof value !== 'object' || value === null) continue;
      for (const inner of Object.values(value)) next.push(inner);
    }
    level = next;
  }
  return size;
}
