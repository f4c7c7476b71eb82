import { Problem } from './problem.js';
import { useChanges } from './use-changes.js';
import type { View } from './view.js';

interface NewActivitiesProps {
  view: View;
  /** The position of the change feed at which the timeline was read. */
  after: string;
  show: () => void;
}

/**
 * Offers to show what was added to the timeline since it was read, so that it does not move by itself; says so
 * while it cannot know.
 */
export function NewActivities({ view, after, show }: NewActivitiesProps) {
  const { added, isOffline, problem, followNow } = useChanges(view, after);
  return (
    <>
      {problem && <Problem problem={problem} retry={show} />}
      <div class="new" role="status">
        {added > 0 && (
          <button type="button" class="button primary" onClick={show}>
            {nameOffer(added, view.mergeDuplicates)}
          </button>
        )}
        {isOffline && (
          <p class="offline">
            Offline: the gateway cannot be reached. Trying again …{' '}
            <button type="button" class="link" onClick={followNow}>
              Try now
            </button>
          </p>
        )}
      </div>
    </>
  );
}

/** Without a number where duplicates are merged: what is added may be shown as one with another activity. */
function nameOffer(added: number, isMerged: boolean): string {
  if (isMerged) return 'Show new activities';
  return added === 1 ? 'Show 1 new activity' : `Show ${added} new activities`;
}
