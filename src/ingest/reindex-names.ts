import { listedName } from '../activity/listed-name.js';
import { SEARCH_VERSION } from '../activity/search-vector.js';
import type { Database } from '../db/database.js';
import { inTransaction, type Transaction } from '../db/transaction.js';

/** How many rows are written in one transaction: the change feed waits for the oldest. */
const PORTION = 500;

/** The tables that are listed by name, with what is searched for besides it. */
const TABLES = [
  { table: 'crm_record', more: [] },
  { table: 'actor', more: ['email'] },
  { table: 'segment', more: [] },
];

type NamedRow = Record<string, string | null> & { id: string; organization_id: string };

/**
 * Derives what records, actors and segments are listed by where an earlier version of the program wrote them,
 * or a merge left it open, in portions: what is interrupted continues with the next call. Nothing else
 * changes. Processes that do so at the same time take different portions.
 * @param signal stops it after the current portion.
 */
export async function reindexNames({ pool }: Database, signal?: AbortSignal): Promise<void> {
  for (const { table, more } of TABLES) {
    let portion: number;
    do {
      portion = await inTransaction(pool, (client) => reindexPortion(client, table, more));
    } while (portion === PORTION && !signal?.aborted);
  }
}

async function reindexPortion(client: Transaction, table: string, more: string[]): Promise<number> {
  const { rows } = await client.query<NamedRow>(
    `select ${['id', 'organization_id', 'name', ...more].join(', ')} from ${table}
      where search_version < ${SEARCH_VERSION} limit ${PORTION} for update skip locked`,
  );
  if (rows.length === 0) return 0;
  const listed = rows.map((row) => ({
    id: row.id,
    ...listedName(row.organization_id, row.name!, ...more.map((column) => row[column]!)),
  }));
  await client.query(
    `update ${table} t
        set name_key = n.name_key, name_search = n.name_search, search_version = n.search_version
       from json_populate_recordset(null::${table}, $1) n where t.id = n.id`,
    [JSON.stringify(listed)],
  );
  return rows.length;
}
