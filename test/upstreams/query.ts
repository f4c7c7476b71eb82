/** A whole number of a query, from 1 to `max`; `otherwise` where there is none. */
export function readCount(given: string | undefined, otherwise: number, max: number): number {
  const count = Number(given);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, max) : Math.min(otherwise, max);
}
