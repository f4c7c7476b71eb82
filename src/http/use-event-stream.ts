import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { badInput } from '../errors.js';
import type { ServerContext } from './server-context.js';

/**
 * Refuses a subscription over HTTP whose answer the client would not take, before it is begun: Yoga
 * would find that out afterwards, and leave it running for nobody.
 */
export function useEventStream(): Plugin<object, ServerContext> {
  return {
    onSubscribe({ args }: { args: ExecutionArgs }) {
      const { accept = '*/*', upgrade } = (args.contextValue as ServerContext).req.headers;
      if (upgrade !== undefined || /text\/(event-stream|\*)|\*\/\*/.test(accept)) return;
      throw badInput(
        'Accept',
        accept,
        'must allow text/event-stream: that, or a WebSocket, is how a subscription is answered',
      );
    },
  };
}
