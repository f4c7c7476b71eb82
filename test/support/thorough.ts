/** Whether random tests repeat as often as they state: `npm run test:thorough`, `npm run field`. */
const isThorough = process.env.THOROUGH === '1';

/**
 * How often a random test repeats: in `npm test`, which is to be short, a third as often as the test states.
 */
export function repeat(times: number): number {
  return isThorough ? times : Math.ceil(times / 3);
}
