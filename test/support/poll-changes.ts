import type { GraphQLClient } from 'graphql-request';
import type { Database } from '../../src/db/database.js';
import { drainChanges, type PolledChange, settleFeed, type Wanted } from './read-changes.js';

/** All changes after a cursor (absent: all that are kept), and the cursor to go on with. */
export async function pollChanges(
  database: Database,
  client: GraphQLClient,
  after: string | null = null,
  list: Wanted = {},
): Promise<{ changes: PolledChange[]; cursor: string }> {
  await settleFeed(database);
  const { changes, endCursor: cursor } = await drainChanges(client, list, after);
  return { changes, cursor };
}
