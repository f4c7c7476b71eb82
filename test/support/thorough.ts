/** Whether random tests repeat as often as they state: `npm run test:thorough`, `npm run field`. */
export const isThorough = process.env.THOROUGH === '1';

/**
 * How often a random test repeats: in `npm test`, which is to be short, a tenth as often as the test states.
 */
export function repeat(times: number): number {
  return isThorough ? times : Math.ceil(times / 10);
}

/**
 * The cases that are run for one of several groups: in `npm test` each case for one group alone, in turn; in a
 * thorough run all cases for all groups.
 */
export function shareOf<T, G>(cases: readonly T[], group: G, groups: readonly G[]): readonly T[] {
  if (isThorough) return cases;
  return cases.filter((_, index) => index % groups.length === groups.indexOf(group));
}

/** Some of the cases of a test that differ little: in `npm test` every third; in a thorough run all. */
export function someOf<T>(cases: readonly T[]): readonly T[] {
  return shareOf(cases, 0, [0, 1, 2]);
}
