import type { Database } from '../../src/db/database.js';

/** What an organization's rejected_item holds: key, list, wire JSON and reason, by key. */
export async function readRejected({ prisma }: Database, organizationId: string) {
  const rows = await prisma.rejectedItem.findMany({
    where: { organizationId },
    orderBy: [{ itemKey: 'asc' }, { externalId: 'asc' }],
  });
  return rows.map(({ itemKey, object, externalId, wire, reason }) => ({
    key: itemKey,
    list: object && `${object}:${externalId}`,
    wire,
    reason,
  }));
}
