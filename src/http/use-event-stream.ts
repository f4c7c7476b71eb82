import type { ExecutionArgs } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { badInput } from '../errors.js';
import type { ServerContext } from './server-context.js';

/**
 * Refuses a subscription over HTTP from a client that does not accept event streams, before it starts:
 * Yoga checks the header afterwards and leaves the subscription running.
 */
export function useEventStream(): Plugin<object, ServerContext> {
  return {
    onSubscribe({ args }: { args: ExecutionArgs }) {
      const { req, request } = args.contextValue as ServerContext & Partial<YogaInitialContext>;
      const { accept = '*/*' } = req.headers;
      // Operations on a WebSocket have no request of their own; see prepareOperation.
      if (request === undefined || /text\/(event-stream|\*)|\*\/\*/.test(accept)) return;
      throw badInput(
        'Accept',
        accept,
        'must allow text/event-stream: subscriptions use event streams or WebSockets',
      );
    },
  };
}
