import type { Database } from '../db/database.js';
import { inTransaction, lockForWriting, type Transaction } from '../db/transaction.js';
import { CommandError } from '../errors.js';
import { ensureSource } from './ensure-source.js';

/** The organization was deleted after an import into it had begun. */
export class DeletedOrganizationError extends CommandError {
  constructor() {
    super(
      'The organization is being deleted: the import has stopped, and what it stored is deleted, too.',
    );
    this.name = 'DeletedOrganizationError';
  }
}

/**
 * Takes the organization's lock for an import, as lockForWriting does, and checks that the organization still exists:
 * its deletion holds the same lock when it begins, so that nothing is stored afterwards.
 * @throws {DeletedOrganizationError}
 */
export async function lockForImport(client: Transaction, organizationId: string): Promise<void> {
  await lockForWriting(client, organizationId);
  await requireOrganization(client, organizationId);
}

/** The same check where the transaction holds the lock already. @throws {DeletedOrganizationError} */
export async function requireOrganization(
  client: Transaction,
  organizationId: string,
): Promise<void> {
  const { rows } = await client.query('select from organization where id = $1 and not is_deleted', [
    organizationId,
  ]);
  if (rows.length === 0) throw new DeletedOrganizationError();
}

/** Does as ensureSource while the organization cannot be deleted. @throws {DeletedOrganizationError} besides. */
export function ensureImportSource(
  ...args: Parameters<typeof ensureSource>
): ReturnType<typeof ensureSource> {
  const [database, organizationId]: [Database, string, ...unknown[]] = args;
  return inTransaction(database.pool, async (client) => {
    await lockForImport(client, organizationId);
    return ensureSource(...args);
  });
}
