import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { TokenVault } from '../sources/client/token-vault.js';
import type { LeasedLink } from './lease.js';
import { resealTokens } from './source-tokens.js';
import { Sync, type SyncOptions } from './sync.js';

/**
 * Creates the reader of sources, which logs its failures: never a token, and of a source's content at most the
 * start of a value that cannot be read (see echo).
 */
export function openSync(
  {
    database,
    secretKey,
    previousSecretKey,
    log,
  }: { database: Database; secretKey: string; previousSecretKey?: string; log: Logger },
  { leaseSeconds, limits, slots, ...options }: Partial<SyncOptions> = {},
): Sync {
  return new Sync({
    database,
    leaseSeconds,
    limits,
    slots,
    vault: new TokenVault(secretKey, previousSecretKey),
    onRejected: (link, problems) => {
      const { id, path, field } = problems[0]!;
      const items = new Set(problems.map((problem) => problem.path)).size;
      log.info(
        { ...logFieldsOf(link), items, id, path, field },
        'items of a source were rejected: they cannot be read or stored',
      );
    },
    onWarnings: (link, fields) => {
      const { id, path, field, reason } = fields[0]!;
      log.info(
        { ...logFieldsOf(link), fields: fields.length, id, path, field, reason },
        'a list of a source was read with warnings',
      );
    },
    onFailure: (link, { code, message }) => {
      // The failure that opened the circuit is already logged; NOT_FOUND is a record deleted upstream.
      const level = code === 'CIRCUIT_OPEN' || code === 'NOT_FOUND' ? 'info' : 'warn';
      log[level]({ ...logFieldsOf(link), code }, message);
    },
    onInternalError: (what, err) => log.warn({ err }, what),
    ...options,
  });
}

/** The fields that identify a link in the log. */
function logFieldsOf({ slug, organizationId, object, externalId }: LeasedLink) {
  return { source: slug, organizationId, object, record: externalId };
}

/**
 * Re-encrypts the tokens of sources with the current SECRET_KEY, and warns of those that no key decrypts.
 * Logs a failure, for example of the database, and leaves the work to the next start.
 */
export async function renewTokens(database: Database, sync: Sync, log: Logger): Promise<void> {
  try {
    const lost = await resealTokens(database, sync.vault);
    if (lost.length === 0) return;
    log.warn({ sources: lost }, 'tokens cannot be decrypted: was SECRET_KEY changed?');
  } catch (err) {
    log.warn({ err }, 'tokens of sources could not be re-encrypted');
  }
}
