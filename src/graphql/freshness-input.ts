import type { GraphQLResolveInfo } from 'graphql';
import { badInput } from '../errors.js';
import { DEFAULT_FRESHNESS, type FreshnessOptions, MAX_WAIT } from '../timeline/freshness.js';
import { builder } from './builder.js';

const FreshnessInput = builder.inputType('FreshnessInput', {
  description: 'The required freshness of the data. By default, the settings of each source apply.',
  fields: (t) => ({
    maxAgeSeconds: t.int({
      description:
        'Sources whose last successful read is older than this many seconds are read again; 0 always ' +
        'reads them.',
    }),
    waitForMs: t.int({
      description:
        'The time to wait for all sources together, 0 to 10,000 milliseconds (default 800). After it, the ' +
        'stored data is returned, and sources shows what is missing.',
    }),
  }),
});

/** The argument `freshness` of timelines. */
export const freshnessArgument = builder.args((t) => ({
  freshness: t.field({
    type: FreshnessInput,
    description:
      'The required freshness. By default, sources are read first when their data is older than their ' +
      'settings allow; below a list (nodes, records of activities) none is read by default.',
  }),
}));

/** The argument as GraphQL gives it. */
export type GivenFreshness =
  | { maxAgeSeconds?: number | null; waitForMs?: number | null }
  | null
  | undefined;

/**
 * Returns the freshness that a timeline requires.
 * @returns null if no source is to be read: the default below a list, because a query must not call
 *   upstream systems once for each of many records.
 * @throws {GatewayError} BAD_USER_INPUT for a negative age or a wait that is out of range.
 */
export function freshnessOptions(
  given: GivenFreshness,
  { path }: Pick<GraphQLResolveInfo, 'path'>,
): FreshnessOptions | null {
  const { maxAgeSeconds = DEFAULT_FRESHNESS.maxAgeSeconds, waitForMs } = given ?? {};
  if (maxAgeSeconds !== null && maxAgeSeconds < 0) {
    throw badInput('freshness.maxAgeSeconds', maxAgeSeconds, 'must not be negative');
  }
  if (!given && isBelowList(path)) return null;
  return { maxAgeSeconds, waitForMs: checkWait(waitForMs, 'freshness.waitForMs') };
}

/**
 * Validates the time to wait for upstream systems, in milliseconds; absent: the default.
 * @throws {GatewayError} BAD_USER_INPUT.
 */
export function checkWait(waitForMs: number | null | undefined, argument: string): number {
  if (waitForMs == null) return DEFAULT_FRESHNESS.waitForMs;
  if (waitForMs >= 0 && waitForMs <= MAX_WAIT) return waitForMs;
  throw badInput(argument, waitForMs, `must be from 0 to ${MAX_WAIT}`);
}

function isBelowList(path: GraphQLResolveInfo['path'] | undefined): boolean {
  return path !== undefined && (typeof path.key === 'number' || isBelowList(path.prev));
}
