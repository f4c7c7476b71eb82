import type { Database } from '../db/database.js';
import { TokenVault } from '../sources/client/token-vault.js';
import type { LeasedLink } from '../sync/lease.js';
import { resealTokens } from '../sync/manage-sources.js';
import { Sync, type SyncOptions } from '../sync/sync.js';
import type { Logger } from './log.js';

/** What reads sources, with its troubles in the log: never a token, nothing of what a source sent. */
export function openSync(
  {
    database,
    secretKey,
    previousSecretKey,
    log,
  }: { database: Database; secretKey: string; previousSecretKey?: string; log: Logger },
  { leaseSeconds, limits, slots, ...told }: Partial<SyncOptions> = {},
): Sync {
  return new Sync({
    database,
    leaseSeconds,
    limits,
    slots,
    vault: new TokenVault(secretKey, previousSecretKey),
    onRejected: (link, items) => {
      const [first] = items;
      const { id, place, field } = first!;
      log.info(
        { ...factsOf(link), items: items.length, id, place, field },
        'items of a source could not be understood',
      );
    },
    onFailure: (link, { code, message }) => {
      // Why a source is left alone was said when it failed; a record may be gone there for good.
      const level = code === 'CIRCUIT_OPEN' || code === 'NOT_FOUND' ? 'info' : 'warn';
      log[level]({ ...factsOf(link), code }, message);
    },
    onProblem: (problem, err) => log.warn({ err }, problem),
    ...told,
  });
}

/** What the log calls a link. */
function factsOf({ slug, organizationId, object, externalId }: LeasedLink) {
  return { source: slug, organizationId, object, record: externalId };
}

/**
 * Seals the tokens of sources with the SECRET_KEY of now, and warns of those that no key opens. Without a
 * database there is nothing to do it with; the next start does.
 */
export async function renewTokens(database: Database, sync: Sync, log: Logger): Promise<void> {
  try {
    const lost = await resealTokens(database, sync.vault);
    if (lost.length === 0) return;
    log.warn({ sources: lost }, 'tokens cannot be decrypted: was SECRET_KEY changed?');
  } catch (err) {
    log.warn({ err }, 'tokens of sources cannot be looked after');
  }
}
