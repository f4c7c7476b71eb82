import { badInput } from '../errors.js';

/**
 * Lets a text through that PostgreSQL and JSON can hold.
 * @throws {GatewayError} BAD_USER_INPUT for a NUL character or a lone surrogate.
 */
export function checkStorable(argument: string, text: string): void {
  if (text.includes('\0')) throw badInput(argument, text, 'must not hold a NUL character');
  if (!text.isWellFormed()) {
    throw badInput(argument, text, 'must not hold a lone surrogate (broken Unicode)');
  }
}

/** @throws {GatewayError} BAD_USER_INPUT for a value of more than so many characters. */
export function checkSize(argument: string, value: unknown, length: number, most: number): void {
  if (length <= most) return;
  throw badInput(argument, value, `takes at most ${most} characters, not ${length}`);
}

/** A text of one line that says something: a name, a key. @throws {GatewayError} BAD_USER_INPUT. */
export function checkName(argument: string, text: string, most: number): void {
  checkStorable(argument, text);
  if (text.trim() === '') throw badInput(argument, text, 'must not be empty');
  checkSize(argument, text, text.length, most);
}
