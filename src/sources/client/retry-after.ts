/** The longest wait, whatever a source requests, in milliseconds. */
const MAX_WAIT = 3_600_000;

/**
 * Parses a Retry-After header, seconds or an HTTP date, into milliseconds since 1970, at most an hour from
 * now. Null where it is absent or invalid.
 */
export function readRetryAfter(header: unknown, now: number): number | null {
  if (typeof header !== 'string') return null;
  const text = header.trim();
  // Date.parse reads -5 and 1.5 as months; every HTTP date begins with a day of the week.
  const parseDate = () => (/^[a-z]{3,9},? /i.test(text) ? Date.parse(text) : Number.NaN);
  const at = /^\d+$/.test(text) ? now + Number(text) * 1_000 : parseDate();
  return Number.isNaN(at) ? null : Math.min(Math.max(at, now), now + MAX_WAIT);
}
