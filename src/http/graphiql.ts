import type { GraphiQLOptions } from 'graphql-yoga';
import { EXAMPLE_QUERIES } from './example-queries.js';
import { isLoopback } from './loopback.js';

/** What the page understands besides Yoga's declaration: the query to show, before any kept tab. */
type PageOptions = GraphiQLOptions & { query?: string };

/**
 * The options of GraphiQL. The demo's key is set only for a page that was asked for from this machine
 * under a name of this machine: no page of another host can have it read to it.
 */
export function createGraphiqlOptions(
  demoKey: string | null,
): (request: Request, context: { req: { socket: { remoteAddress?: string } } }) => PageOptions {
  return (request, context) => {
    const { hostname, searchParams } = new URL(request.url);
    const isLocal = isLoopback(hostname) && isLoopback(context.req.socket.remoteAddress ?? '');
    const key = isLocal && demoKey !== null ? demoKey : null;
    const headers = JSON.stringify({ Authorization: `Bearer ${key ?? 'agw_…'}` }, null, 2);
    return {
      title: 'Activity Gateway',
      headers,
      defaultTabs: EXAMPLE_QUERIES.map((query) => ({ query, headers })),
      // Without it the page opens an empty tab whenever it is loaded again.
      ...(searchParams.has('query') ? {} : { query: EXAMPLE_QUERIES[0] }),
      // Keys stay out of the browser's storage; and a new demo's key is not shadowed by an old one.
      shouldPersistHeaders: false,
    };
  };
}
