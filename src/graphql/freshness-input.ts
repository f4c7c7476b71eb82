import type { GraphQLResolveInfo } from 'graphql';
import { badInput } from '../errors.js';
import { DEFAULT_WAIT, type FreshnessOptions, MAX_WAIT } from '../timeline/freshness.js';
import { builder } from './builder.js';

const FreshnessInput = builder.inputType('FreshnessInput', {
  description: "How fresh an answer must be. By default each source's own settings apply.",
  fields: (t) => ({
    maxAgeSeconds: t.int({
      description:
        'Read a source again when its last successful reading is older than this many seconds; 0 reads ' +
        'it in any case.',
    }),
    waitForMs: t.int({
      description:
        'How long to wait for all sources together, 0 to 10,000 milliseconds (default 800). The answer ' +
        'then shows what is stored; sources says what is missing.',
    }),
  }),
});

/** The argument `freshness` of timelines. */
export const freshnessArgument = builder.args((t) => ({
  freshness: t.field({
    type: FreshnessInput,
    description:
      'How fresh the answer must be. By default, sources are read first when they are older than their ' +
      'own settings allow; below a list (nodes, records of activities) none is read by default.',
  }),
}));

/**
 * The freshness that a timeline must have.
 * @returns null: no source is read. Below a list that is the default, because a query must not call
 *   upstream systems once for each of many records.
 * @throws {GatewayError} BAD_USER_INPUT for a negative age or a wait that is out of range.
 */
export function freshnessOptions(
  given: { maxAgeSeconds?: number | null; waitForMs?: number | null } | null | undefined,
  { path }: Pick<GraphQLResolveInfo, 'path'>,
): FreshnessOptions | null {
  const { maxAgeSeconds = null, waitForMs } = given ?? {};
  if (maxAgeSeconds !== null && maxAgeSeconds < 0) {
    throw badInput('freshness.maxAgeSeconds', maxAgeSeconds, 'must not be negative');
  }
  if (!given && isBelowList(path)) return null;
  return { maxAgeSeconds, waitForMs: checkWait(waitForMs, 'freshness.waitForMs') };
}

/** How long to wait for upstream systems, in milliseconds. @throws {GatewayError} BAD_USER_INPUT. */
export function checkWait(waitForMs: number | null | undefined, argument: string): number {
  if (waitForMs == null) return DEFAULT_WAIT;
  if (waitForMs >= 0 && waitForMs <= MAX_WAIT) return waitForMs;
  throw badInput(argument, waitForMs, `must be from 0 to ${MAX_WAIT}`);
}

function isBelowList(path: GraphQLResolveInfo['path'] | undefined): boolean {
  return path !== undefined && (typeof path.key === 'number' || isBelowList(path.prev));
}
