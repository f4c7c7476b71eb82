const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)?)?$/;

const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

/** A timestamp as an upstream system gives it: an instant, or only a day. */
export interface Timestamp {
  /** ISO 8601 in UTC with milliseconds; of a day, its 00:00 UTC. */
  instant: string;
  dayOnly: boolean;
}

/**
 * Parses a date or date-time in the variants of RFC 3339 and ISO 8601 that systems write. A time without
 * an offset is UTC; digits beyond milliseconds are truncated, not rounded, so that order is preserved.
 * @returns null for any other text and for dates that do not exist (2026-02-30).
 */
export function parseTimestamp(value: string): Timestamp | null {
  const match = TIMESTAMP.exec(value);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', fraction = '', , hours, minutes] = match;
  const date = `${year}-${month}-${day}`;
  if (!isDay(date)) return null;
  if (hour === undefined) return { instant: `${date}T00:00:00.000Z`, dayOnly: true };
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = new Date(`${date}T${hour}:${minute}:${second}.${milliseconds}${zone}`);
  const utcYear = instant.getUTCFullYear();
  return utcYear >= 1 && utcYear <= 9999 && hour !== '24'
    ? { instant: instant.toISOString(), dayOnly: false }
    : null;
}

/** The microseconds of a timestamp beyond its milliseconds, 0 to 999, which `instant` leaves out. */
export function microsecondsOf(value: string): number {
  const [, , , , , , , fraction = ''] = TIMESTAMP.exec(value) ?? [];
  return Number(fraction.slice(3, 6).padEnd(3, '0'));
}

/**
 * Parses a DateTime of the contract: RFC 3339 with any offset and at most nine fraction digits, truncated
 * to milliseconds as those of what is stored.
 * @returns ISO 8601 in UTC with milliseconds; null for any other text.
 */
export function parseDateTime(value: string): string | null {
  return DATE_TIME.test(value) ? (parseTimestamp(value)?.instant ?? null) : null;
}

/**
 * Parses a DateTime of the contract and keeps its offset, with milliseconds: 2026-05-06T00:00:00.000+02:00;
 * with the offset 0 it ends with Z.
 * @returns null for any other text.
 */
export function parseWithOffset(value: string): string | null {
  const instant = parseDateTime(value);
  if (instant === null || /(?:[Zz]|[+-]00:00)$/.test(value)) return instant;
  const local = value.slice(0, 'YYYY-MM-DDTHH:mm:ss'.length).toUpperCase();
  return `${local}${instant.slice('YYYY-MM-DDTHH:mm:ss'.length, -1)}${value.slice(-'+HH:mm'.length)}`;
}

/** Whether a text is a calendar day, YYYY-MM-DD, from 0001-01-01 to 9999-12-31. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith('0000')) return false;
  const date = new Date(`${value}T00:00:00.000Z`);
  // Date rolls 2026-02-30 over to March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
