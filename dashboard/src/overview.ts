import { stringifyVariables } from '@urql/core';
import { useQuery } from '@urql/preact';
import { graphql } from './gql/index.js';
import { facetFilterOf, filterOf, scopeOf, sourceFacetFilterOf, type View } from './view.js';

graphql(`
  fragment FirstPage on ActivityConnection {
    totalCount
    totalCountExact
    changesCursor
    ...TimelinePage
  }

  fragment Facets on ActivityConnection {
    counts {
      byCategory { category count }
      byChannel { channel count }
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

  fragment SourceFacets on ActivityConnection {
    counts { bySource { source { id slug name } count } }
  }

  fragment Boundary on ActivityConnection {
    edges { cursor node { id occurredAt } }
  }
`);

const RecordOverview = graphql(`
  query RecordOverview(
    $id: ID!
    $scope: TimelineScope!
    $filter: ActivityFilter!
    $facets: ActivityFilter!
    $sourceFacets: ActivityFilter!
    $isMerged: Boolean!
  ) {
    viewer { keyName organization objects }
    record(by: { id: $id }) {
      id
      object
      name
      links { source { id slug name } object externalId }
      ... on Contact { company { id object name } }
    }
    facets: timeline(record: { id: $id }, scope: $scope, first: 0, filter: $facets) {
      ...Facets
      ...SourceFacets @skip(if: $isMerged)
    }
    sourceFacets: timeline(record: { id: $id }, scope: $scope, first: 0, filter: $sourceFacets)
      @include(if: $isMerged) { ...SourceFacets }
    newest: timeline(record: { id: $id }, scope: $scope, first: 1) { ...Boundary }
    oldest: timeline(record: { id: $id }, scope: $scope, first: 1, order: OLDEST_FIRST) {
      ...Boundary
    }
    page: timeline(record: { id: $id }, scope: $scope, filter: $filter, first: 30) {
      ...FirstPage
    }
  }
`);

const OrganizationOverview = graphql(`
  query OrganizationOverview(
    $filter: ActivityFilter!
    $facets: ActivityFilter!
    $sourceFacets: ActivityFilter!
    $isMerged: Boolean!
  ) {
    viewer { keyName organization objects }
    facets: activities(first: 0, filter: $facets) {
      ...Facets
      ...SourceFacets @skip(if: $isMerged)
    }
    sourceFacets: activities(first: 0, filter: $sourceFacets) @include(if: $isMerged) {
      ...SourceFacets
    }
    newest: activities(first: 1) { ...Boundary }
    oldest: activities(first: 1, order: OLDEST_FIRST) { ...Boundary }
    page: activities(filter: $filter, first: 30) { ...FirstPage }
  }
`);

/**
 * Reads what a view shows at first, in one request: the record, the first page of its timeline, counts for
 * the filters, the state of the sources, and the time from the oldest to the newest activity.
 */
export function useOverview(view: View) {
  const filters = {
    filter: filterOf(view),
    facets: facetFilterOf(view),
    sourceFacets: sourceFacetFilterOf(view),
    isMerged: view.mergeDuplicates,
  };
  const recordFilters = { id: view.record ?? '', scope: scopeOf(view), ...filters };
  const [ofRecord, readRecord] = useQuery({
    query: RecordOverview,
    variables: recordFilters,
    pause: view.record === null,
  });
  const [ofAll, readAll] = useQuery({
    query: OrganizationOverview,
    variables: filters,
    pause: view.record !== null,
  });
  const { data, error, fetching, operation } = view.record === null ? ofAll : ofRecord;
  // Until the answer is there, the last one is kept, which is of another view.
  const variables = view.record === null ? filters : recordFilters;
  const isLoading =
    fetching || stringifyVariables(operation?.variables) !== stringifyVariables(variables);
  const answer = ofRecord.data?.record?.id === view.record ? ofRecord.data : undefined;
  const counted = view.record === null ? ofAll.data : answer;
  // Of a record that was merged into another one, the answer is that one.
  const answeredId = view.record !== null && !isLoading ? ofRecord.data?.record?.id : undefined;
  const newest = counted?.newest?.edges[0]?.node.occurredAt;
  const oldest = counted?.oldest?.edges[0]?.node.occurredAt;
  return {
    viewer: data?.viewer,
    record: answer?.record,
    /** Whether the record's timeline can include those of its contacts. */
    hasContacts:
      answer?.record?.object === 'companies' &&
      (answer.viewer?.objects?.includes('contacts') ?? true),
    /** The id of the record that the requested one was merged into. */
    mergedInto: answeredId !== view.record ? answeredId : undefined,
    isMissing: view.record !== null && !isLoading && ofRecord.data?.record === null,
    facets: counted?.facets,
    bySource: (counted?.sourceFacets ?? counted?.facets)?.counts.bySource,
    page: counted?.page,
    span: newest && oldest ? { newest, oldest } : null,
    error,
    isLoading,
    retry: () => (view.record === null ? readAll : readRecord)({ requestPolicy: 'network-only' }),
  };
}

export type Overview = ReturnType<typeof useOverview>;
