import { z } from 'zod';
import { echo } from '../errors.js';
import { describeIssue, WITH_REASONS } from './read-wire.js';
import type { PagingProblem } from './source-definition.js';
import { pageCursor, pageNumber } from './wire-schema.js';

type WarnOfPaging = (problem: PagingProblem) => void;

const pageObject = z.record(z.string(), z.unknown());

/**
 * Reads a number that a page states about its list.
 * @param warn is called where it is missing or cannot be read.
 * @returns undefined where it is missing or cannot be read.
 */
export function readPageNumber(
  value: unknown,
  field: string,
  warn: WarnOfPaging,
): number | undefined {
  if (value === undefined) {
    warn({ field, reason: 'is missing', isMissing: true });
    return undefined;
  }
  const result = pageNumber.safeParse(value, WITH_REASONS);
  if (result.success) return result.data;
  warn({ ...describeIssue(result.error.issues[0]!), field });
  return undefined;
}

/**
 * Reads an object with what a page states about its list.
 * @param warn is called where it is missing or cannot be read.
 * @returns undefined where it is missing or cannot be read.
 */
export function readPageObject(
  value: unknown,
  field: string,
  warn: WarnOfPaging,
): Record<string, unknown> | undefined {
  const result = pageObject.safeParse(value);
  if (result.success && !isEmpty(value)) return result.data;
  if (value === undefined) warn({ field, reason: 'is missing', isMissing: true });
  else warn({ field, reason: `must be an object, got ${echo(value)}` });
  return undefined;
}

/**
 * Reads the cursor of the next page. What stands for an absent value says that there is no next page: null,
 * empty text, false, PHP's [] and {}.
 * @param warn is called where it cannot be read.
 * @returns null: there is no next page; undefined: it is missing or cannot be read.
 */
export function readPageCursor(
  value: unknown,
  field: string,
  warn: WarnOfPaging,
): string | null | undefined {
  if (value === undefined) return undefined;
  if (value === false || isEmpty(value)) return null;
  const result = pageCursor.safeParse(value, WITH_REASONS);
  if (result.success) return result.data;
  warn({ ...describeIssue(result.error.issues[0]!), field });
  return undefined;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
