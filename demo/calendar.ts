import type { Random } from './random.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The period of the demo's history in milliseconds: start inclusive, end exclusive. */
export const WINDOW_START = Date.UTC(2024, 10, 1);
export const WINDOW_END = Date.UTC(2026, 10, 1);

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** RFC 3339 in UTC without a fraction, as Kasar and Invent write: 2025-03-10T14:22:00Z. */
export function formatSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** RFC 3339 in UTC with milliseconds, as Clarky writes: 2026-04-29T15:30:00.000Z. */
export function formatMilliseconds(at: number): string {
  return new Date(at).toISOString();
}

/** The UTC day: 2025-03-15. */
export function formatDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** As people write it in a mail: 15 March. */
export function spokenDay(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** March. */
export function spokenMonth(at: number): string {
  return MONTHS[new Date(at).getUTCMonth()] as string;
}

/** Tuesday. */
export function spokenWeekday(at: number): string {
  return WEEKDAYS[new Date(at).getUTCDay()] as string;
}

/** The first quarter is Q1. */
export function spokenQuarter(at: number): string {
  return `Q${Math.floor(new Date(at).getUTCMonth() / 3) + 1}`;
}

/**
 * A timestamp in office hours, a number of whole days after another one.
 * `utcOffset` is the offset from UTC in hours; daylight saving time is ignored on purpose.
 */
export function officeTimeAfter(
  at: number,
  days: number,
  utcOffset: number,
  random: Random,
): number {
  const localMidnight = Math.floor((at + utcOffset * HOUR) / DAY) * DAY;
  const morning = skipWeekend(localMidnight + days * DAY) + 8 * HOUR;
  // The mean of two draws: most items fall between 10:00 and 16:00.
  const spread = ((random.next() + random.next()) / 2) * 10 * HOUR;
  return Math.floor((morning + spread - utcOffset * HOUR) / 1000) * 1000 + random.int(0, 999);
}

/** The same timestamp within office hours, otherwise the next office morning. */
export function keepOfficeHours(at: number, utcOffset: number, random: Random): number {
  const local = at + utcOffset * HOUR;
  const hourOfDay = Math.floor((local % DAY) / HOUR);
  const isWeekend = skipWeekend(local) !== local;
  if (!isWeekend && hourOfDay >= 8 && hourOfDay < 19) return at;
  // Some people answer in the evening.
  if (!isWeekend && hourOfDay >= 19 && hourOfDay < 22 && random.chance(0.5)) return at;
  const nextMorning = Math.floor(local / DAY) * DAY + (hourOfDay < 8 ? 0 : DAY) + 8 * HOUR;
  return skipWeekend(nextMorning) - utcOffset * HOUR + random.int(2 * MINUTE, 80 * MINUTE);
}

function skipWeekend(local: number): number {
  const weekday = new Date(local).getUTCDay();
  if (weekday === 6) return local + 2 * DAY;
  return weekday === 0 ? local + DAY : local;
}
