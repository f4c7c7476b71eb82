// The timestamps of lists, leases and deliveries are by the clock of PostgreSQL. Where it was ahead for some time, as
// after the start of a virtual machine, they lie in the future once it is set: what they say does not count then.

/** A timestamp that is further in the future was set by a clock that was wrong, in seconds. */
export const CLOCK_TOLERANCE = 3_600;

/** SQL: whether a timestamp was set while the clock was ahead. */
export function isAhead(column: string): string {
  return `${column} > now() + interval '${CLOCK_TOLERANCE} seconds'`;
}
