import { z } from 'zod';
import type { ActivityInput } from '../activity/activity-input.js';
import { echo } from '../errors.js';
import type { SourceDefinition } from './source-definition.js';

/** Deeper JSON is no activity, and PostgreSQL refuses it at some depth. */
const MAX_DEPTH = 200;

/** What is wrong with an item. */
export interface Problem {
  /** The field that is wrong: actor.id; empty: the item as a whole. */
  field: string;
  reason: string;
}

/**
 * Reads one wire item.
 * @returns it in the gateway's terms, and roughly how many characters it takes.
 * @throws what describeProblems describes, where it cannot be understood.
 */
export function readItem(
  definition: SourceDefinition,
  item: unknown,
  itemPath: string,
): { input: ActivityInput; size: number } {
  const size = measure(item);
  return { input: definition.normalize(item, itemPath), size };
}

/** What is wrong with an item that could not be read; every other error is thrown again. */
export function describeProblems(error: unknown): Problem[] {
  if (error instanceof RangeError) return [{ field: '', reason: error.message }];
  if (!(error instanceof z.ZodError)) throw error;
  return error.issues.map((issue) => ({
    field: issue.path.join('.'),
    reason:
      issue.input === undefined ? issue.message : `${issue.message}, got ${echo(issue.input)}`,
  }));
}

/** @throws {RangeError} where it is nested too deep. */
function measure(item: unknown): number {
  let size = 0;
  let level: unknown[] = [item];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new RangeError(`is nested over ${MAX_DEPTH} levels deep`);
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
