import type { Database } from '../db/database.js';
import type { Transaction } from '../db/transaction.js';
import { completeMerge, hasPendingMerges } from './merge-records.js';
import { hasPendingRollups } from './queue-rollups.js';
import { completeRollups } from './refresh-rollups.js';

/** What a change of a record leaves to be done in portions. */
export interface PendingWork {
  recordId: string;
  hasMerges: boolean;
  hasRollups: boolean;
}

/** Finds what is left, inside the transaction that changes the record. */
export async function findPendingWork(
  client: Transaction,
  organizationId: string,
  recordId: string,
): Promise<PendingWork> {
  return {
    recordId,
    hasMerges: await hasPendingMerges(client, recordId),
    hasRollups: await hasPendingRollups(client, organizationId, recordId),
  };
}

/** Does what is left, after the commit. */
export async function completeRecord(
  database: Database,
  organizationId: string,
  { recordId, hasMerges, hasRollups }: PendingWork,
): Promise<void> {
  if (hasMerges) await completeMerge(database, organizationId, recordId);
  if (hasRollups) await completeRollups(database, organizationId, recordId);
}
