import { badInput } from '../errors.js';

/** Finds what PostgreSQL or JSON cannot store in a text; null: they can store all of it. */
export function findUnstorable(text: string): 'NUL' | 'LONE_SURROGATE' | null {
  if (text.includes('\0')) return 'NUL';
  return text.isWellFormed() ? null : 'LONE_SURROGATE';
}

/**
 * Checks that PostgreSQL and JSON can store a text.
 * @param argument the path of the argument for the error: `input.title`.
 * @throws {GatewayError} BAD_USER_INPUT for a NUL character or a lone surrogate.
 */
export function checkStorable(argument: string, text: string): void {
  const found = findUnstorable(text);
  if (found === 'NUL') throw badInput(argument, text, 'must not contain a NUL character');
  if (found === 'LONE_SURROGATE') {
    throw badInput(argument, text, 'must not contain a lone surrogate (broken Unicode)');
  }
}

/**
 * Checks the length of a value.
 * @param length its characters, in UTF-16 units.
 * @throws {GatewayError} BAD_USER_INPUT where it is above `max`.
 */
export function checkSize(argument: string, value: unknown, length: number, max: number): void {
  if (length <= max) return;
  throw badInput(argument, value, `takes at most ${max} characters, not ${length}`);
}

/**
 * Checks a name or a key: storable, not blank, at most `max` characters.
 * @throws {GatewayError} BAD_USER_INPUT
 */
export function checkName(argument: string, text: string, max: number): void {
  checkStorable(argument, text);
  if (text.trim() === '') throw badInput(argument, text, 'must not be empty');
  checkSize(argument, text, text.length, max);
}
