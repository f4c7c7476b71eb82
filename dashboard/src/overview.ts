import { useQuery } from '@urql/preact';
import { graphql } from './gql/index.js';
import { facetFilterOf, filterOf, type View } from './view.js';

// Counts and sources beside the timeline: one request for all that stands around it.
export const OverviewFields = graphql(`
  fragment Facets on ActivityConnection {
    counts {
      byCategory { category count }
      byChannel { channel count }
      bySource { source { id slug name } count }
    }
    sources {
      source { id slug name }
      state
      asOf
      complete
      completeDownTo
      warnings
      rejectedItems
      error { code message at retryAt }
    }
  }

  fragment Total on ActivityConnection {
    totalCount
    totalCountExact
    changesCursor
  }

  fragment Boundary on ActivityConnection {
    edges { cursor node { id occurredAt } }
  }
`);

const RecordOverview = graphql(`
  query RecordOverview($id: ID!, $filter: ActivityFilter!, $facets: ActivityFilter!) {
    viewer { keyName organization }
    record(by: { id: $id }) {
      id
      object
      name
      links { source { id slug name } object externalId }
      ... on Contact { company { id object name } }
      facets: timeline(first: 0, filter: $facets) { ...Facets }
      total: timeline(first: 0, filter: $filter) { ...Total }
      newest: timeline(first: 1) { ...Boundary }
      oldest: timeline(first: 1, order: OLDEST_FIRST) { ...Boundary }
    }
  }
`);

const OrganizationOverview = graphql(`
  query OrganizationOverview($filter: ActivityFilter!, $facets: ActivityFilter!) {
    viewer { keyName organization }
    facets: activities(first: 0, filter: $facets) { ...Facets }
    total: activities(first: 0, filter: $filter) { ...Total }
    newest: activities(first: 1) { ...Boundary }
    oldest: activities(first: 1, order: OLDEST_FIRST) { ...Boundary }
  }
`);

/** Reads what stands around a timeline: the record, counts for the filters, sources, and its time span. */
export function useOverview(view: View) {
  const filters = { filter: filterOf(view), facets: facetFilterOf(view) };
  const [ofRecord, retryRecord] = useQuery({
    query: RecordOverview,
    variables: { id: view.record ?? '', ...filters },
    pause: view.record === null,
  });
  const [ofAll, retryAll] = useQuery({
    query: OrganizationOverview,
    variables: filters,
    pause: view.record !== null,
  });
  const { data, error, fetching } = view.record === null ? ofAll : ofRecord;
  // A query that is paused keeps its last answer.
  const answer = view.record === null ? null : ofRecord.data;
  const counted = view.record === null ? ofAll.data : answer?.record;
  const newest = counted?.newest?.edges[0]?.node.occurredAt;
  const oldest = counted?.oldest?.edges[0]?.node.occurredAt;
  return {
    viewer: data?.viewer ?? null,
    record: answer?.record,
    facets: counted?.facets ?? null,
    total: counted?.total ?? null,
    span: newest && oldest ? { newest, oldest } : null,
    error,
    fetching,
    retry: () => (view.record === null ? retryAll : retryRecord)({ requestPolicy: 'network-only' }),
  };
}

export type Overview = ReturnType<typeof useOverview>;
