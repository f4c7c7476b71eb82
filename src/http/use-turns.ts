import { Semaphore } from 'async-mutex';
import type { Plugin } from 'graphql-yoga';
import { MAX_ITEMS } from '../timeline/page-arguments.js';
import type { ServerContext } from './server-context.js';

/** Operations that may return more items than this are large and take turns. */
const LARGE = 5_000;

/**
 * Bounds the memory of concurrent operations: large ones wait, first come first served, until those in
 * execution may together return no more than the largest permitted one; all others pass at once. An
 * operation whose client has left while it waited is not executed. Comes after every plugin that
 * replaces the executor.
 */
export function useTurns(): Plugin<ServerContext, ServerContext> {
  const room = new Semaphore(MAX_ITEMS);
  return {
    onExecute({ context: { cost = 0, req }, executeFn, setExecuteFn }) {
      if (cost <= LARGE) return;
      setExecuteFn((args) =>
        room.runExclusive(() => (req.socket.destroyed ? { data: null } : executeFn(args)), cost),
      );
    },
  };
}
