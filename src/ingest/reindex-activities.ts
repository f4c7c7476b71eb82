import { SEARCH_VERSION } from '../activity/search-vector.js';
import type { Database } from '../db/database.js';
import { inTransaction, type Transaction } from '../db/transaction.js';
import { indexRows, READ_COLUMNS, type UnindexedRow } from './index-rows.js';

/** How many activities are indexed in one transaction: writers of the same ones wait for it. */
const PORTION = 200;

/**
 * Indexes activities anew that an earlier version of the program indexed, the newest first, in portions: what
 * is interrupted continues with the next call. Nothing that a timeline shows changes, so that neither
 * updated_at nor the change feed does. Processes that do so at the same time take different portions.
 * @param signal stops it after the current portion.
 * @returns how many were indexed.
 */
export async function reindexActivities({ pool }: Database, signal?: AbortSignal): Promise<number> {
  for (let indexed = 0; ; ) {
    const portion = await inTransaction(pool, reindexPortion);
    indexed += portion;
    if (portion < PORTION || signal?.aborted) return indexed;
  }
}

async function reindexPortion(client: Transaction): Promise<number> {
  // What others hold is left to them, or to the next run: waiting for it could be a deadlock.
  const { rows } = await client.query<UnindexedRow>(
    `select ${READ_COLUMNS.map((column) => `a.${column}`)}, array(select filename from attachment t
                        where t.activity_id = a.id and filename is not null
                        order by position) as filenames
       from activity a where search_version < ${SEARCH_VERSION}
      order by occurred_at desc limit ${PORTION} for update of a skip locked`,
  );
  if (rows.length === 0) return 0;
  const indexed = [...(await indexRows(client, rows))].map(([id, columns]) => ({ id, ...columns }));
  await client.query(
    `update activity a
        set search = n.search, text_hashes = n.text_hashes, search_version = n.search_version
       from json_populate_recordset(null::activity, $1) n where a.id = n.id`,
    [JSON.stringify(indexed)],
  );
  return rows.length;
}
