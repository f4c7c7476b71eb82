import type { GraphiQLOptions } from 'graphql-yoga';
import { EXAMPLE_OPERATIONS } from './example-operations.js';
import { mayHaveDemoKey } from './loopback.js';

/** The page's options with one that Yoga does not declare: the query to show before stored tabs. */
type PageOptions = GraphiQLOptions & { query?: string };

/**
 * Creates the options of GraphiQL. The page contains the demo's key for a browser that may have it.
 */
export function createGraphiqlOptions(
  demoKey: string | null,
): (request: Request, context: { req: { socket: { remoteAddress?: string } } }) => PageOptions {
  return (request, context) => {
    const { hostname, searchParams } = new URL(request.url);
    const key = mayHaveDemoKey(hostname, context.req.socket) ? demoKey : null;
    const headers = JSON.stringify({ Authorization: `Bearer ${key ?? 'agw_…'}` }, null, 2);
    return {
      title: 'Activity Gateway',
      headers,
      defaultTabs: EXAMPLE_OPERATIONS.map((query) => ({ query, headers })),
      // Without a query, the page opens an empty tab on every reload.
      ...(searchParams.has('query') ? {} : { query: EXAMPLE_OPERATIONS[0] }),
      // Keeps keys out of the browser's storage, where the key of an earlier demo would take precedence.
      shouldPersistHeaders: false,
    };
  };
}
