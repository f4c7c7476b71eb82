/**
 * Converts PostgreSQL's text of a timestamptz, or its form in JSON, to ISO 8601 in UTC with milliseconds:
 * 2026-04-29 15:30:00.12+00 or 2026-04-29T15:30:00.12+00:00 → 2026-04-29T15:30:00.120Z
 */
export function toIsoTimestamp(value: string): string {
  const end = value.indexOf('+00', 19);
  if (end < 0 || !OFFSET_UTC.has(value.slice(end)) || value.charCodeAt(4) !== DASH) {
    return new Date(value).toISOString();
  }
  const fraction = value.slice(20, end).padEnd(3, '0');
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`;
}

const OFFSET_UTC = new Set(['+00', '+00:00']);
const DASH = '-'.charCodeAt(0);
