import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { RecordInSource } from '../activity/record-reference.js';

// What was erased is remembered by a hash of its external id alone: enough to know it when an upstream
// system sends it again, too little to say what it was.

/** The tombstone of a record as a source names it: hexadecimal SHA-256. */
export function recordTombstone(sourceId: string, { object, externalId }: RecordInSource): string {
  return hash(['record', sourceId, object, externalId]);
}

/** The tombstone of an activity of a source. */
export function activityTombstone(sourceId: string, externalId: string): string {
  return hash(['activity', sourceId, externalId]);
}

function hash(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Which of some tombstones stand. */
export async function findErased(
  client: pg.PoolClient,
  organizationId: string,
  tombstones: string[],
): Promise<Set<string>> {
  if (tombstones.length === 0) return new Set();
  const { rows } = await client.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from tombstone
      where organization_id = $1
        and hash = any(array(select decode(t, 'hex') from unnest($2::text[]) t))`,
    [organizationId, tombstones],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Sets tombstones. */
export async function addTombstones(
  client: pg.PoolClient,
  organizationId: string,
  tombstones: string[],
): Promise<void> {
  await client.query(
    `insert into tombstone (organization_id, hash)
     select $1, decode(t, 'hex') from unnest($2::text[]) t on conflict do nothing`,
    [organizationId, tombstones],
  );
}

/** Takes tombstones away: somebody says that the record is wanted again. */
export async function liftTombstones(
  client: pg.PoolClient,
  organizationId: string,
  tombstones: string[],
): Promise<void> {
  await client.query(
    `delete from tombstone where organization_id = $1
        and hash = any(array(select decode(t, 'hex') from unnest($2::text[]) t))`,
    [organizationId, tombstones],
  );
}
