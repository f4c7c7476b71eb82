import { useSubscription } from '@urql/preact';
import { graphql } from './gql/index.js';
import { changesFilterOf, scopeOf, type View } from './view.js';

// With the fields of a list's item: an activity that changes is shown as it is now, by way of the cache.
const TimelineChanges = graphql(`
  subscription TimelineChanges(
    $record: RecordBy
    $scope: TimelineScope!
    $filter: ActivityFilter!
    $after: String!
  ) {
    activityChanges(record: $record, scope: $scope, filter: $filter, after: $after) {
      type
      cursor
      activityId
      activity { ...ActivityItem }
    }
  }
`);

interface NewActivitiesProps {
  view: View;
  /** The position of the change feed at which the timeline was read. */
  after: string;
  show: () => void;
}

/** Offers to show what was added to the timeline since it was read, so that it does not move by itself. */
export function NewActivities({ view, after, show }: NewActivitiesProps) {
  const [{ data: added = 0 }] = useSubscription(
    {
      query: TimelineChanges,
      variables: {
        record: view.record === null ? null : { id: view.record },
        scope: scopeOf(view),
        filter: changesFilterOf(view),
        after,
      },
    },
    (before: number | undefined, { activityChanges: { type } }) =>
      (before ?? 0) + (type === 'ADDED' ? 1 : 0),
  );
  return (
    <div class="new" role="status">
      {added > 0 && (
        <button type="button" class="button primary" onClick={show}>
          {added === 1 ? 'Show 1 new activity' : `Show ${added} new activities`}
        </button>
      )}
    </div>
  );
}
