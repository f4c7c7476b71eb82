import { Semaphore } from 'async-mutex';
import type { Plugin } from 'graphql-yoga';
import { MAX_ITEMS } from '../timeline/page-arguments.js';
import type { ServerContext } from './server-context.js';

/** Operations with a higher cost, in items, take turns. */
const LARGE = 5_000;

/** Items that the capacity is counted in: releasing a Semaphore takes a step for each of its units. */
const UNIT = 1_000;

/**
 * Limits the memory of concurrent operations: large ones wait in order of arrival until the total cost of
 * those in execution is at most that of the largest permitted operation; others run at once. An operation
 * whose client disconnects while it waits is not executed. Must be the last plugin that replaces the
 * executor.
 */
export function useTurns(): Plugin<ServerContext, ServerContext> {
  const capacity = new Semaphore(Math.ceil(MAX_ITEMS / UNIT));
  return {
    onExecute({ context: { cost = 0, req }, executeFn, setExecuteFn }) {
      if (cost <= LARGE) return;
      setExecuteFn((args) =>
        capacity.runExclusive(
          () => (req.socket.destroyed ? { data: null } : executeFn(args)),
          Math.ceil(cost / UNIT),
        ),
      );
    },
  };
}
