import { Client, type CombinedError, type Exchange, fetchExchange, mapExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import possibleTypes from './gql/possible-types.js';

/** Types without an id of their own: the cache stores them within the object that they belong to. */
const EMBEDDED = [
  'ActivityChange',
  'ActivityConnection',
  'ActivityCounts',
  'ActivityHistogram',
  'CategoryCount',
  'ChannelCount',
  'FieldChange',
  'HistogramBucket',
  'Origin',
  'RecordLink',
  'SourceCount',
  'SourceCoverage',
  'SourceError',
  'Viewer',
];

/**
 * Creates the GraphQL client of one key, with a normalized cache: pages of one timeline are joined into one
 * list, and an activity that was read once is known everywhere.
 * @param onRefusedKey is called when the gateway does not accept the key.
 */
export function createClient(key: string, onRefusedKey: () => void): Client {
  return new Client({
    url: '/graphql',
    fetchOptions: { headers: { authorization: `Bearer ${key}` }, credentials: 'omit' },
    preferGetMethod: false,
    // Over server-sent events.
    fetchSubscriptions: true,
    exchanges: [
      mapExchange({
        onError(error) {
          if (codesOf(error).includes('UNAUTHENTICATED')) onRefusedKey();
        },
      }),
      cacheExchange({
        ...possibleTypes,
        keys: Object.fromEntries(EMBEDDED.map((type) => [type, () => null])),
        resolvers: { Query: { timeline: relayPagination(), activities: relayPagination() } },
      }),
      ...(sendsHashes() ? [hashExchange] : []),
      fetchExchange,
    ],
  });
}

/** Sends the hash of an operation, which codegen has put beside its document, instead of its text. */
const hashExchange: Exchange = persistedExchange({
  generateHash: async (_text, document) =>
    (document as { __meta__?: { hash: string } }).__meta__?.hash ?? '',
  enforcePersistedQueries: true,
  enableForMutation: true,
  enableForSubscriptions: true,
  preferGetForPersistedQueries: false,
});

/** Whether the gateway runs persisted operations only, as it says in the page. */
function sendsHashes(): boolean {
  return document.querySelector('meta[name="persisted-operations"][content="only"]') !== null;
}

/** The gateway's codes of an error. */
export function codesOf(error: CombinedError): string[] {
  return error.graphQLErrors.map(({ extensions }) => String(extensions.code));
}
