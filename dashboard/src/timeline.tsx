import { useQuery } from '@urql/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ActivityItem } from './activity-item.js';
import { formatCount, formatDay } from './format.js';
import type { ListedActivityFragment } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { NewActivities } from './new-activities.js';
import type { Overview } from './overview.js';
import { Problem } from './problem.js';
import { useVisible } from './use-visible.js';
import { type ChangeView, filterOf, isFiltered, scopeOf, UNFILTERED, type View } from './view.js';

graphql(`
  fragment ActivityItem on Activity {
    id
    kind
    category
    summary
    occurredAt
    occurredAtPrecision
    origin { url source { id slug name } }
    records { id object name }
    attachments { id filename }
    ... on InteractionData { channel direction }
    ... on TaskData { status }
  }

  fragment ListedActivity on Activity {
    ...ActivityItem
    duplicates @include(if: $isMerged) { id origin { source { id slug name } } }
  }

  fragment TimelinePage on ActivityConnection {
    edges { cursor node { ...ListedActivity } }
    pageInfo { hasNextPage endCursor }
  }
`);

const RecordTimeline = graphql(`
  query RecordTimeline(
    $id: ID!
    $scope: TimelineScope!
    $filter: ActivityFilter!
    $after: String!
    $isMerged: Boolean!
  ) {
    page: timeline(
      record: { id: $id }
      scope: $scope
      filter: $filter
      first: 60
      after: $after
    ) {
      ...TimelinePage
    }
  }
`);

const OrganizationTimeline = graphql(`
  query OrganizationTimeline(
    $filter: ActivityFilter!
    $after: String!
    $isMerged: Boolean!
  ) {
    page: activities(filter: $filter, first: 60, after: $after) {
      ...TimelinePage
    }
  }
`);

/** How far below the visible part the next page is requested, in pixels. */
const AHEAD = 800;

interface TimelineProps {
  view: View;
  /** Its page is the first one of the timeline. */
  overview: Overview;
  changeView: ChangeView;
  openRecord: (id: string) => void;
  /** Reads all again. */
  refresh: () => void;
}

/** The activities, newest first, by day; further pages are read as one scrolls. */
export function Timeline({ view, overview, changeView, openRecord, refresh }: TimelineProps) {
  const { edges, hasNextPage, isLoading, error, loadMore, retry } = usePages(view, overview);
  const end = useRef<HTMLDivElement>(null);
  const isVisible = useVisible();

  useEffect(() => {
    if (!hasNextPage || isLoading || error) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) loadMore();
      },
      { rootMargin: `0px 0px ${AHEAD}px 0px` },
    );
    observer.observe(end.current!);
    return () => observer.disconnect();
  });

  return (
    <section
      id="timeline"
      class="timeline"
      aria-label="Timeline"
      aria-busy={isLoading}
      tabIndex={-1}
    >
      <p class="status" role="status">
        {overview.page
          ? `${formatCount(edges.length)} of ${formatTotal(overview.page)} shown`
          : 'Loading …'}
      </p>
      {/* Not in a tab behind: a browser keeps only six connections to a host. It misses nothing, since
          it continues where the timeline was read. */}
      {overview.page && !overview.isLoading && isVisible && (
        <NewActivities
          // A position belongs to one list: another list is followed anew.
          key={overview.page.changesCursor}
          view={view}
          after={overview.page.changesCursor}
          show={refresh}
        />
      )}
      {overview.page && edges.length === 0 && !isLoading && (
        <div class="empty">
          <p>
            {isFiltered(view) ? 'No activity matches these filters.' : 'Nothing has happened yet.'}
          </p>
          {isFiltered(view) && (
            <button type="button" class="button" onClick={() => changeView(UNFILTERED)}>
              Clear all filters
            </button>
          )}
        </div>
      )}
      <ol class="days">
        {groupByDay(edges.map(({ node }) => node)).map(({ day, activities }) => (
          <li key={activities[0]!.id}>
            <h2 class="day">{day}</h2>
            <ol class="activities">
              {activities.map((activity) => (
                <ActivityItem
                  key={activity.id}
                  activity={activity}
                  ofRecord={view.record}
                  openRecord={openRecord}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {error && <Problem problem={error} retry={retry} />}
      <div ref={end} class="end">
        {hasNextPage && !error && (
          <button type="button" class="button" disabled={isLoading} onClick={loadMore}>
            {isLoading ? 'Loading …' : 'Load more'}
          </button>
        )}
      </div>
    </section>
  );
}

/** The pages of a view's timeline that were read so far, which the cache joins into one list. */
function usePages(view: View, overview: Overview) {
  const filter = filterOf(view);
  const scope = scopeOf(view);
  const isMerged = view.mergeDuplicates;
  const list = JSON.stringify([view.record, scope, filter]);
  const [position, setPosition] = useState({ list, after: '' });
  // Another list begins with its first page.
  const after = position.list === list ? position.after : '';
  const [ofRecord, readRecord] = useQuery({
    query: RecordTimeline,
    variables: { id: view.record ?? '', scope, filter, after, isMerged },
    pause: after === '' || view.record === null,
  });
  const [ofAll, readAll] = useQuery({
    query: OrganizationTimeline,
    variables: { filter, after, isMerged },
    pause: after === '' || view.record !== null,
  });
  const next = view.record === null ? ofAll : ofRecord;
  const page = after === '' ? overview.page : (next.data?.page ?? overview.page);
  return {
    edges: page?.edges ?? [],
    hasNextPage: page?.pageInfo.hasNextPage ?? false,
    isLoading: overview.isLoading || (after !== '' && next.fetching),
    error: after === '' ? undefined : next.error,
    loadMore: () => setPosition({ list, after: page?.pageInfo.endCursor ?? '' }),
    retry: () => (view.record === null ? readAll : readRecord)({ requestPolicy: 'network-only' }),
  };
}

function formatTotal({ totalCount, totalCountExact }: NonNullable<Overview['page']>): string {
  return `${formatCount(totalCount)}${totalCountExact ? '' : '+'}`;
}

/** Divides activities, which are in the order of time, where their day changes. */
function groupByDay(
  activities: ListedActivityFragment[],
): { day: string; activities: ListedActivityFragment[] }[] {
  const groups: { day: string; activities: ListedActivityFragment[] }[] = [];
  for (const activity of activities) {
    const day = formatDay(activity.occurredAt, activity.occurredAtPrecision === 'DAY');
    const last = groups.at(-1);
    if (last?.day === day) last.activities.push(activity);
    else groups.push({ day, activities: [activity] });
  }
  return groups;
}
