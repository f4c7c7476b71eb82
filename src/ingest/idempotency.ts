import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Database } from '../db/database.js';
import { JsonNumber, stringifyJson } from '../db/json.js';
import { lockForWriting } from '../db/transaction.js';
import { echo, GatewayError } from '../errors.js';

/** How long a key is kept, in milliseconds: no client retries a request after that. */
const RETENTION_MS = 48 * 60 * 60 * 1000;

/** How many expired keys one statement deletes. */
const DELETE_BATCH = 5_000;

/** A client's idempotency key, and the whole input given with it, as JSON. */
export interface Idempotency {
  key: string;
  input: unknown;
}

/**
 * Takes the locks for logging an activity (lockForWriting): the organization's, shared, and with an
 * idempotency key also the key's, so that requests with the same key are stored one after the other.
 */
export async function lockForLogging(
  client: pg.PoolClient,
  organizationId: string,
  idempotency: Idempotency | null,
): Promise<void> {
  const lockKey = idempotency ? sha256(idempotency.key).toString('hex') : undefined;
  await lockForWriting(client, organizationId, lockKey);
}

/** Stores which activity was logged with an idempotency key. */
export async function rememberIdempotency(
  client: pg.PoolClient,
  organizationId: string,
  idempotency: Idempotency,
  activityId: string,
): Promise<void> {
  const hashes = hashIdempotency(idempotency);
  await client.query(
    `insert into idempotency_key (organization_id, key_hash, input_hash, activity_id)
     values ($1, $2, $3, $4)`,
    [organizationId, hashes.key, hashes.input, activityId],
  );
}

/**
 * Finds the activity that was logged with an idempotency key and this input. Runs before the rest of
 * the input is looked up, which may name what has been deleted since.
 * @returns its UUID; null where the key is new.
 * @throws {GatewayError} CONFLICT where the key was used with another input; ACTIVITY_NOT_FOUND where
 *   the activity that was logged with it is deleted.
 */
export async function findLogged(
  client: pg.Pool | pg.PoolClient,
  organizationId: string,
  idempotency: Idempotency,
): Promise<string | null> {
  const { key } = idempotency;
  const hashes = hashIdempotency(idempotency);
  const { rows } = await client.query<{ id: string; sameInput: boolean; exists: boolean }>(
    `select k.activity_id as id, k.input_hash = $3 as "sameInput",
        coalesce(a.id, d.activity_id) is not null as exists
       from idempotency_key k
       left join activity a on a.id = k.activity_id and a.deleted_at is null
       left join delivery d on d.activity_id = k.activity_id and d.state = 'PENDING'
      where k.organization_id = $1 and k.key_hash = $2`,
    [organizationId, hashes.key, hashes.input],
  );
  const [logged] = rows;
  if (!logged) return null;
  if (!logged.sameInput) {
    throw new GatewayError(
      'CONFLICT',
      `input.idempotencyKey: ${echo(key)} was used with another input. Use a new key.`,
    );
  }
  if (!logged.exists) {
    throw new GatewayError(
      'ACTIVITY_NOT_FOUND',
      `input.idempotencyKey: what was logged with ${echo(key)} is deleted. Use a new key.`,
    );
  }
  return logged.id;
}

/**
 * Deletes idempotency keys that were used more than 48 hours ago.
 * @param signal stops after the current batch.
 * @returns how many were deleted.
 */
export async function deleteExpiredIdempotencyKeys(
  { pool }: Database,
  now: Date = new Date(),
  signal?: AbortSignal,
): Promise<number> {
  const keptSince = new Date(now.getTime() - RETENTION_MS).toISOString();
  for (let deleted = 0; ; ) {
    const { rowCount } = await pool.query(
      `delete from idempotency_key where (organization_id, key_hash) in (
         select organization_id, key_hash from idempotency_key where created_at < $1
          order by created_at limit ${DELETE_BATCH})`,
      [keptSince],
    );
    deleted += rowCount ?? 0;
    if (rowCount !== DELETE_BATCH || signal?.aborted) return deleted;
  }
}

function hashIdempotency({ key, input }: Idempotency): { key: Buffer; input: Buffer } {
  return { key: sha256(key), input: sha256(canonicalJson(input)) };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The same text for the same JSON, whatever the order of keys. */
function canonicalJson(value: unknown): string {
  return stringifyJson(sortKeys(value));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value;
  const members = Object.entries(value).map(([key, member]) => [key, sortKeys(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
