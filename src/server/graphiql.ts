import type { GraphiQLOptions } from 'graphql-yoga';
import { isLoopback } from './loopback.js';

/**
 * The options of GraphiQL. The demo's key is set only for a page that was asked for from this machine
 * under a name of this machine: no page of another host can have it read to it.
 */
export function createGraphiqlOptions(
  demoKey: string | null,
): (request: Request, context: { req: { socket: { remoteAddress?: string } } }) => GraphiQLOptions {
  return (request, context) => {
    const { hostname } = new URL(request.url);
    const isLocal = isLoopback(hostname) && isLoopback(context.req.socket.remoteAddress ?? '');
    const key = isLocal && demoKey !== null ? demoKey : null;
    const headers = JSON.stringify({ Authorization: `Bearer ${key ?? 'agw_…'}` }, null, 2);
    return {
      title: 'Activity Gateway',
      headers,
      defaultTabs: EXAMPLES.map((query) => ({ query, headers })),
      shouldPersistHeaders: true,
    };
  };
}

const EXAMPLES = ['{ viewer { organization keyName } }'];
