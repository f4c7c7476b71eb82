/** However long a source asks for: nobody waits longer, in milliseconds. */
const LONGEST = 3_600_000;

/**
 * The instant that a Retry-After header names, in seconds or as an HTTP date, in milliseconds since
 * 1970; at most an hour from now. Null for none and for what cannot be read.
 */
export function readRetryAfter(header: unknown, now: number): number | null {
  if (typeof header !== 'string') return null;
  const text = header.trim();
  // Date.parse takes -5 and 1.5 for months; every HTTP date begins with a day of the week.
  const parseDate = () => (/^[a-z]{3,9},? /i.test(text) ? Date.parse(text) : Number.NaN);
  const at = /^\d+$/.test(text) ? now + Number(text) * 1_000 : parseDate();
  return Number.isNaN(at) ? null : Math.min(Math.max(at, now), now + LONGEST);
}
