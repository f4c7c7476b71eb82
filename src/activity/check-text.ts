import { badInput } from '../errors.js';

/** Finds what PostgreSQL or JSON cannot store in a text; null: they can store all of it. */
export function findUnstorable(text: string): 'NUL' | 'LONE_SURROGATE' | null {
  if (text.includes('\0')) return 'NUL';
  return text.isWellFormed() ? null : 'LONE_SURROGATE';
}

const UNSTORABLE_REASONS = {
  NUL: 'must not contain a NUL character',
  LONE_SURROGATE: 'must not contain a lone surrogate (broken Unicode)',
};

/** Says why PostgreSQL or JSON cannot store a text; null: they can. */
export function storableProblem(text: string): string | null {
  const found = findUnstorable(text);
  return found && UNSTORABLE_REASONS[found];
}

/** Says that a length, in UTF-16 units, is above `max`; null: it is not. */
export function sizeProblem(length: number, max: number): string | null {
  return length <= max ? null : `takes at most ${max} characters, not ${length}`;
}

/** Says why a text is no name or key: not storable, blank, more than `max` characters; null: it is one. */
export function nameProblem(text: string, max: number): string | null {
  const problem = storableProblem(text);
  if (problem) return problem;
  return text.trim() === '' ? 'must not be empty' : sizeProblem(text.length, max);
}

/**
 * Checks that PostgreSQL and JSON can store a text.
 * @param argument the path of the argument for the error: `input.title`.
 * @throws {GatewayError} BAD_USER_INPUT for a NUL character or a lone surrogate.
 */
export function checkStorable(argument: string, text: string): void {
  const problem = storableProblem(text);
  if (problem) throw badInput(argument, text, problem);
}

/**
 * Checks the length of a value.
 * @param length its characters, in UTF-16 units.
 * @throws {GatewayError} BAD_USER_INPUT where it is above `max`.
 */
export function checkSize(argument: string, value: unknown, length: number, max: number): void {
  const problem = sizeProblem(length, max);
  if (problem) throw badInput(argument, value, problem);
}

/**
 * Checks a name or a key: storable, not blank, at most `max` characters.
 * @throws {GatewayError} BAD_USER_INPUT
 */
export function checkName(argument: string, text: string, max: number): void {
  const problem = nameProblem(text, max);
  if (problem) throw badInput(argument, text, problem);
}
