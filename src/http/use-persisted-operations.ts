import { usePersistedOperations as usePlugin } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { badInput, type ErrorCode, echo, GatewayError } from '../errors.js';
import type { PersistedOperations } from './read-persisted-operations.js';
import { shorten } from './to-public-error.js';

/**
 * Runs operations that are sent by their hash, as `extensions: { persistedQuery: { version: 1, sha256Hash } }`
 * without a query. With `only`, everything else is BAD_USER_INPUT; an unknown hash is
 * PERSISTED_QUERY_NOT_FOUND. What follows, from parsing on, is the same as for an operation that was sent
 * as text.
 */
export function usePersistedOperations({ mode, documents }: PersistedOperations): Plugin {
  return usePlugin({
    getPersistedOperation: (hash) => documents.get(hash) ?? null,
    allowArbitraryOperations: mode === 'allow',
    customErrors: {
      persistedQueryOnly: ({ params }) =>
        badInput(
          'query',
          params.query,
          'only persisted operations are run here, by extensions.persistedQuery and without a query',
        ),
      keyNotFound: ({ params }) =>
        badInput(
          'extensions.persistedQuery',
          params.extensions?.persistedQuery,
          `must be { version: 1, sha256Hash: "…" }${mode === 'allow' ? ' where there is no query' : ''}`,
        ),
      notFound: ({ params }) => notFound(mode, params.extensions?.persistedQuery?.sha256Hash),
    },
  });
}

/**
 * With `allow` clients can send the text next: Apollo's does so by the code, urql where the message is this name alone,
 * so that the hash stands in the extensions.
 */
function notFound(mode: PersistedOperations['mode'], hash: string): GraphQLError {
  const code: ErrorCode = 'PERSISTED_QUERY_NOT_FOUND';
  if (mode === 'allow') {
    const extensions = { code, sha256Hash: shorten(hash) };
    return new GraphQLError('PersistedQueryNotFound', { extensions });
  }
  return new GatewayError(
    code,
    `PersistedQueryNotFound: there is no operation ${echo(hash)} in the gateway's PERSISTED_OPERATIONS_FILE.`,
  );
}

/** Returns the text of an operation on a WebSocket, for which Yoga does not call `onParams`. */
export async function resolveQuery(plugin: Plugin, params: SubscribePayload): Promise<string> {
  let { query } = params;
  const setParams = (resolved: GraphQLParams) => {
    query = resolved.query ?? query;
  };
  await plugin.onParams?.({ params, setParams, context: {} } as never);
  return query;
}
