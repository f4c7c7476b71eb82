import { type CombinedError, useClient } from '@urql/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { codesOf } from './client.js';
import type { ChangeType } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createStreamFetch } from './stream-fetch.js';
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

/** The longest wait before each attempt to follow again, in milliseconds; the last one from then on. */
const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];

/** A connection that lasts so long, in milliseconds, was a good one: what follows is not a failure in a row. */
const LASTING_MS = 30_000;

/** After this code the same subscription is accepted later; after others the timeline is read again. */
const TEMPORARY_CODE = 'UNAVAILABLE';

/**
 * Follows a timeline from a position of the change feed. Where the connection is lost, it follows again from the
 * last change that it has received.
 */
export function useChanges(view: View, after: string) {
  const client = useClient();
  /** The ids of the activities that were added since, and are still there. */
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  /** Whether the connection is lost and could not be made again yet. */
  const [isOffline, setOffline] = useState(false);
  /** Why the timeline cannot be followed from this position; null while it can. */
  const [problem, setProblem] = useState<CombinedError | null>(null);
  const followNow = useRef(() => {});

  useEffect(() => {
    const record = view.record === null ? null : { id: view.record };
    const list = { record, scope: scopeOf(view), filter: changesFilterOf(view) };
    let cursor = after;
    /** Connections in a row that were not made, or were lost before they were of use. */
    let failures = 0;
    /** When the gateway began to send; null before. */
    let openedAt: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};

    function follow() {
      clearTimeout(timer);
      stop();
      openedAt = null;
      let hasEnded = false;
      const variables = { ...list, after: cursor };
      const changes = client.subscription(TimelineChanges, variables, { fetch: fetchStream });
      stop = changes.subscribe(({ data, error, hasNext }) => {
        // The last result may come twice: with an error, then as the stream ends.
        if (hasEnded) return;
        const change = data?.activityChanges;
        // The result that ends a stream has the last change again.
        if (change && change.cursor !== cursor) {
          cursor = change.cursor;
          failures = 0;
          setAdded((ids) => withChange(ids, change));
        }
        hasEnded = Boolean(error) || !hasNext;
        if (hasEnded) resume(error);
      }).unsubscribe;
    }

    const fetchStream = createStreamFetch({
      // The first ping comes at once: it tells that the gateway is there, long before there is a change.
      onData() {
        openedAt ??= performance.now();
        setOffline(false);
      },
      onSilence: () => setOffline(true),
    });

    function resume(error: CombinedError | undefined) {
      const codes = error ? codesOf(error) : [];
      if (error && codes.some((code) => code !== TEMPORARY_CODE)) {
        setOffline(false);
        setProblem(error);
        return;
      }
      if (openedAt !== null && performance.now() - openedAt >= LASTING_MS) failures = 0;
      // Not at once: a restart that takes no longer than the first wait is not worth mentioning.
      if (failures > 0) setOffline(true);
      const longest = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]!;
      failures += 1;
      // At random, so that the pages of all users do not return at the same time.
      timer = setTimeout(follow, longest * (0.5 + Math.random() / 2));
    }

    follow();
    followNow.current = follow;
    // What a network that was away has cut off may look open for minutes.
    addEventListener('online', follow);
    return () => {
      removeEventListener('online', follow);
      clearTimeout(timer);
      stop();
    };
  }, [client, after]);

  return { added: added.size, isOffline, problem, followNow: () => followNow.current() };
}

function withChange(
  added: ReadonlySet<string>,
  { type, activityId }: { type: ChangeType; activityId: string },
): ReadonlySet<string> {
  const changed = new Set(added);
  if (type === 'ADDED') changed.add(activityId);
  if (type === 'DELETED') changed.delete(activityId);
  return changed;
}
