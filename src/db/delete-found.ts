import type { Transaction } from './transaction.js';

/**
 * Deletes the rows of a table that a query selects. One that another transaction updates at the same time may stay
 * under its new ctid: who wants all rows deleted repeats the call until it finds none.
 * @param ctids the query: it selects `ctid` and has a limit.
 * @returns how many rows the query found.
 */
export async function deleteFound(
  client: Transaction,
  table: string,
  ctids: string,
  values: unknown[],
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `with found as materialized (${ctids}),
          deleted as (delete from ${table} where ctid = any(array(select ctid from found)))
     select count(*)::int as count from found`,
    values,
  );
  return rows[0]!.count;
}
