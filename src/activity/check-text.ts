import { badInput } from '../errors.js';

/**
 * Checks that PostgreSQL and JSON can store a text.
 * @param argument the path of the argument for the error: `input.title`.
 * @throws {GatewayError} BAD_USER_INPUT for a NUL character or a lone surrogate.
 */
export function checkStorable(argument: string, text: string): void {
  if (text.includes('\0')) throw badInput(argument, text, 'must not contain a NUL character');
  if (!text.isWellFormed()) {
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
