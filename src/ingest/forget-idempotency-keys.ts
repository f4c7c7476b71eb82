import type { Database } from '../db/database.js';

/** How long a key is remembered, in milliseconds: nobody repeats a request after that. */
const REMEMBERED = 48 * 60 * 60 * 1000;

/** How many are deleted at once. */
const PORTION = 5_000;

/**
 * Deletes idempotency keys that were used more than 48 hours ago.
 * @param signal ends it after the portion that it is at.
 * @returns how many.
 */
export async function forgetIdempotencyKeys(
  { pool }: Database,
  now: Date = new Date(),
  signal?: AbortSignal,
): Promise<number> {
  const rememberedFrom = new Date(now.getTime() - REMEMBERED).toISOString();
  for (let forgotten = 0; ; ) {
    const { rowCount } = await pool.query(
      `delete from idempotency_key where (organization_id, key_hash) in (
         select organization_id, key_hash from idempotency_key where created_at < $1
          order by created_at limit ${PORTION})`,
      [rememberedFrom],
    );
    forgotten += rowCount ?? 0;
    if (rowCount !== PORTION || signal?.aborted) return forgotten;
  }
}
