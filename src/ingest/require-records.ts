import type pg from 'pg';
import { prepared } from '../db/statement-names.js';
import { GatewayError } from '../errors.js';

/**
 * The records that ids lead to now, in their order: one that became another is that one, null is one that
 * was erased.
 */
export async function findRecords(
  client: pg.PoolClient,
  ids: string[],
): Promise<(string | null)[]> {
  const { rows } = await client.query<{ id: string | null }>(
    prepared(
      `select r.id from unnest($1::uuid[]) with ordinality w (id, place)
       left join record_alias l on l.id = w.id
       left join crm_record r on r.id = coalesce(l.record_id, w.id) order by w.place`,
      [ids],
    ),
  );
  return rows.map(({ id }) => id);
}

/**
 * The records that ids lead to now, each once, inside the caller's transaction, which holds the lock of
 * writers: one may have been merged or erased since it was looked up.
 * @param argument the name of the argument that gave an id, for the error.
 * @throws {GatewayError} RECORD_NOT_FOUND.
 */
export async function requireRecords(
  client: pg.PoolClient,
  ids: string[],
  argument: (index: number) => string,
): Promise<string[]> {
  const found = await findRecords(client, ids);
  const missing = found.indexOf(null);
  if (missing >= 0) {
    throw new GatewayError('RECORD_NOT_FOUND', `${argument(missing)}: it was erased just now.`);
  }
  return [...new Set(found.flatMap((id) => id ?? []))];
}
