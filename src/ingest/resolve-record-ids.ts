import type pg from 'pg';
import { prepared } from '../db/statement-names.js';
import { GatewayError } from '../errors.js';

/**
 * Resolves record ids to the records that exist now, in the order given: a merged record's id gives the
 * survivor's, an erased one's null.
 */
export async function resolveRecordIds(
  client: pg.PoolClient,
  ids: string[],
): Promise<(string | null)[]> {
  const { rows } = await client.query<{ id: string | null }>(
    prepared(
      `select r.id from unnest($1::uuid[]) with ordinality w (id, position)
       left join record_alias l on l.id = w.id
       left join crm_record r on r.id = coalesce(l.record_id, w.id) order by w.position`,
      [ids],
    ),
  );
  return rows.map(({ id }) => id);
}

/**
 * Resolves record ids as resolveRecordIds does, each record once, inside the caller's transaction. It
 * holds the writer lock: a record may have been merged or erased since it was looked up.
 * @param argument the name of the argument that gave an id, for the error.
 * @throws {GatewayError} RECORD_NOT_FOUND.
 */
export async function requireRecordIds(
  client: pg.PoolClient,
  ids: string[],
  argument: (index: number) => string,
): Promise<string[]> {
  const found = await resolveRecordIds(client, ids);
  const missing = found.indexOf(null);
  if (missing >= 0) {
    throw new GatewayError('RECORD_NOT_FOUND', `${argument(missing)}: it was erased just now.`);
  }
  return [...new Set(found.flatMap((id) => id ?? []))];
}
