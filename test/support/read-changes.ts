import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLClient } from 'graphql-request';
import type { Database } from '../../src/db/database.js';

/** Whose changes are followed, as a client says it. */
export interface Wanted {
  record?: { id: string } | { external: { source: string; object: string; id: string } } | null;
  filter?: Record<string, unknown> | null;
  /** By default SELF. */
  scope?: 'SELF' | 'WITH_CONTACTS';
}

/** An activity as followers of these tests ask for it. */
export interface PolledActivity {
  id: string;
  occurredAt: string;
  updatedAt: string;
  title: string | null;
  records: { id: string }[];
}

export interface PolledChange {
  type: 'ADDED' | 'UPDATED' | 'DELETED';
  cursor: string;
  activityId: string;
  activity: PolledActivity | null;
}

export interface PolledPage {
  changes: PolledChange[];
  endCursor: string;
  hasNextPage: boolean;
}

/** What is asked of every activity. */
export const ACTIVITY_FIELDS = 'id occurredAt updatedAt title records { id }';

const CHANGES = `
  query (
    $record: RecordBy, $scope: TimelineScope! = SELF, $filter: ActivityFilter, $after: String, $first: Int
  ) {
    activityChanges(
      record: $record, scope: $scope, filter: $filter, after: $after, first: $first
    ) {
      changes { type cursor activityId activity { ${ACTIVITY_FIELDS} } }
      endCursor
      hasNextPage
    }
  }`;

/** One page of the change feed, over HTTP. */
export async function readChangePage(
  client: GraphQLClient,
  wanted: Wanted,
  page: { after?: string | null; first?: number } = {},
): Promise<PolledPage> {
  const variables = { ...wanted, ...page };
  return (await client.request<{ activityChanges: PolledPage }>(CHANGES, variables))
    .activityChanges;
}

/** All changes after a cursor (null: from the oldest), page by page. */
export async function drainChanges(
  client: GraphQLClient,
  wanted: Wanted,
  after: string | null = null,
  first = 100,
): Promise<Omit<PolledPage, 'hasNextPage'>> {
  const changes: PolledChange[] = [];
  let cursor = after;
  for (;;) {
    const page = await readChangePage(client, wanted, { after: cursor, first });
    changes.push(...page.changes);
    cursor = page.endCursor;
    if (!page.hasNextPage) return { changes, endCursor: cursor };
  }
}

/**
 * Waits until all that is committed can be read: the feed stops below the oldest transaction that still
 * runs, and other test files run some on the same PostgreSQL.
 */
export async function settleFeed({ pool }: Database): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ settled: boolean }>(
      `select coalesce(max(xact), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::int8 as settled
         from activity_change where epoch = feed_epoch()`,
    );
    if (rows[0]!.settled) return;
    await sleep(10);
  }
}
