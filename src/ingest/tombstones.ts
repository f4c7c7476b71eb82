import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import type { RecordInSource } from '../activity/record-reference.js';
import { idWithoutSection } from '../activity/section-id.js';

// A tombstone is a hash of the external id of an erased record or activity: it suffices to refuse it when
// an upstream system sends it again, and reveals nothing of its content.

/** The tombstone of a record of a source: hexadecimal SHA-256. */
export function recordTombstone(sourceId: string, { object, externalId }: RecordInSource): string {
  return hash(['record', sourceId, object, externalId]);
}

/** The tombstone of a record by its own id, which an export of it has: hexadecimal SHA-256. */
export function recordIdTombstone(id: string): string {
  return hash(['record id', id]);
}

/**
 * The tombstone of an activity of a source: hexadecimal SHA-256.
 * @param externalId its own id where it was logged here: an export of it has that.
 */
export function activityTombstone(sourceId: string, externalId: string): string {
  return hash(['activity', sourceId, externalId]);
}

/**
 * The tombstones that refuse an activity of a source: its own, and the one of its id without its section,
 * which was written before sections were distinguished.
 */
export function activityTombstones(
  sourceId: string,
  { externalId, section }: Pick<ActivityInput, 'externalId' | 'section'>,
): string[] {
  const ids = section === undefined ? [externalId] : [externalId, idWithoutSection(externalId)];
  return ids.map((id) => activityTombstone(sourceId, id));
}

function hash(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Returns those of some tombstones that exist. */
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

/** Inserts tombstones; existing ones are kept. */
export async function addTombstones(
  client: pg.PoolClient,
  organizationId: string,
  tombstones: string[],
): Promise<void> {
  if (tombstones.length === 0) return;
  await client.query(
    `insert into tombstone (organization_id, hash)
     select $1, decode(t, 'hex') from unnest($2::text[]) t on conflict do nothing`,
    [organizationId, tombstones],
  );
}

/** Deletes tombstones, so that what was erased can be created again. */
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
