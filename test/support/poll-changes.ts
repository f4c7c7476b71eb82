import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLClient } from 'graphql-request';
import type { Database } from '../../src/store/database.js';

/** A change of the feed as a client sees it. */
export interface PolledChange {
  type: 'ADDED' | 'UPDATED' | 'DELETED';
  cursor: string;
  activityId: string;
  activity: { id: string } | null;
}

/** What is followed: everything where nothing is given. */
export interface PolledList {
  record?: { id: string };
  filter?: object;
}

interface Page {
  activityChanges: { changes: PolledChange[]; endCursor: string; hasNextPage: boolean };
}

const PAGE = `
  query ($record: RecordBy, $filter: ActivityFilter, $after: String) {
    activityChanges(record: $record, filter: $filter, after: $after, first: 100) {
      changes { type cursor activityId activity { id } }
      endCursor
      hasNextPage
    }
  }`;

/**
 * Waits until all that was begun has ended: the feed is read up to the oldest transaction of the whole
 * server, other tests' too.
 */
export async function settle({ pool }: Database): Promise<void> {
  const { rows } = await pool.query('select pg_snapshot_xmax(pg_current_snapshot())::text as end');
  const isSettled =
    'select pg_snapshot_xmin(pg_current_snapshot())::text::int8 >= $1::int8 as done';
  while (!(await pool.query(isSettled, [rows[0].end])).rows[0].done) await sleep(10);
}

/** All changes after a cursor (absent: all that are kept), and the cursor to go on with. */
export async function pollChanges(
  database: Database,
  client: GraphQLClient,
  after: string | null = null,
  list: PolledList = {},
): Promise<{ changes: PolledChange[]; cursor: string }> {
  await settle(database);
  const changes: PolledChange[] = [];
  for (let cursor = after; ; ) {
    const variables = { ...list, after: cursor };
    const { activityChanges: page } = await client.request<Page>(PAGE, variables);
    changes.push(...page.changes);
    cursor = page.endCursor;
    if (!page.hasNextPage) return { changes, cursor };
  }
}
