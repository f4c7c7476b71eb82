import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLClient } from 'graphql-request';
import type { Database } from '../../src/store/database.js';
import { drainChanges, type ToldChange, type Wanted } from './read-changes.js';

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
  list: Wanted = {},
): Promise<{ changes: ToldChange[]; cursor: string }> {
  await settle(database);
  const { changes, endCursor: cursor } = await drainChanges(client, list, after);
  return { changes, cursor };
}
