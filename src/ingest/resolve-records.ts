import type pg from 'pg';
import type { CrmRecord } from '../db/prisma/client.js';
import { preparedQuery } from '../db/statement-names.js';
import { GatewayError } from '../errors.js';

/** A record as it is now. */
export interface CurrentRecord extends Pick<CrmRecord, 'id' | 'object'> {
  /** Its company; where that was merged, the survivor. */
  companyId: string | null;
}

/**
 * Resolves record ids to the records that exist now: a merged record's id gives the survivor.
 * @returns the records by the given ids, without those that were erased.
 */
export async function resolveRecords(
  client: pg.PoolClient,
  ids: readonly string[],
): Promise<Map<string, CurrentRecord>> {
  const { rows } = await client.query<CurrentRecord & { given: string }>(
    preparedQuery(
      `select w.id as given, r.id, r.object, coalesce(c.record_id, r.company_id) as "companyId"
         from unnest($1::uuid[]) w (id)
         left join record_alias l on l.id = w.id
         join crm_record r on r.id = coalesce(l.record_id, w.id)
         left join record_alias c on c.id = r.company_id`,
      [[...new Set(ids)]],
    ),
  );
  return new Map(rows.map(({ given, ...record }) => [given, record]));
}

/**
 * Resolves record ids as resolveRecords does, inside the caller's transaction, which holds the organization's
 * lock: a record may have been merged or erased since it was looked up.
 * @param argument the name of the argument that gave an id, for the error.
 * @returns the UUIDs of the records that exist now, each once.
 * @throws {GatewayError} RECORD_NOT_FOUND.
 */
export async function requireRecordIds(
  client: pg.PoolClient,
  ids: string[],
  argument: (index: number) => string,
): Promise<string[]> {
  const records = await resolveRecords(client, ids);
  const current = ids.map((id, index) => {
    const record = records.get(id);
    if (record) return record.id;
    throw new GatewayError(
      'RECORD_NOT_FOUND',
      `${argument(index)}: the record was erased just now.`,
    );
  });
  return [...new Set(current)];
}
