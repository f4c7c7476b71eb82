import { CommandError, echo } from '../errors.js';

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** One year, in seconds. */
const MAX_SECONDS = 365 * 86_400;

/** Parses a duration (30s, 15m, 2h, 1d) to seconds. @throws {CommandError} with exit status 2. */
export function parseDuration(value: string, name: string): number {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(value) ?? [];
  const seconds = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (seconds >= 1 && seconds <= MAX_SECONDS) return seconds;
  throw new CommandError(
    `${name}: ${echo(value)} is not a duration like 30s, 15m, 2h or 1d, from 1s to 365d.`,
    2,
  );
}

/** Parses a whole number of seconds, 0 or more. @throws {CommandError} with exit status 2. */
export function parseSeconds(value: string, name: string): number {
  if (/^\d{1,9}$/.test(value) && Number(value) <= MAX_SECONDS) return Number(value);
  throw new CommandError(
    `${name}: ${echo(value)} is not a whole number of seconds from 0 to ${MAX_SECONDS}.`,
    2,
  );
}
