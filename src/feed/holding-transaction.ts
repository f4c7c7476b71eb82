import type pg from 'pg';

/** The session, or the prepared transaction, that an operator has to end. */
interface HoldingTransaction {
  /** Null: a prepared transaction, which `applicationName` then names by its gid. */
  pid: number | null;
  ageSeconds: number;
  applicationName: string;
  database: string;
  state: string;
}

/**
 * Finds who runs a transaction. Numbers of transactions are those of the cluster, so it may run in
 * another database.
 * @param xact its 64-bit number.
 * @returns null where it has ended, or where this role may not see it (pg_read_all_stats).
 */
export async function findHoldingTransaction(
  pool: pg.Pool,
  xact: number,
): Promise<HoldingTransaction | null> {
  const { rows } = await pool.query<HoldingTransaction>(
    `with holder as (select mod($1::int8, 4294967296)::text::xid as xid)
     select pid, extract(epoch from clock_timestamp() - xact_start)::int as "ageSeconds",
            application_name as "applicationName", datname as database, state
       from pg_stat_activity, holder where backend_xid = holder.xid
     union all
     select null, extract(epoch from clock_timestamp() - prepared)::int, gid, database, 'prepared'
       from pg_prepared_xacts, holder where transaction = holder.xid`,
    [xact],
  );
  return rows[0] ?? null;
}
