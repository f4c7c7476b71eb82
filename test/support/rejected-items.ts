import type { Database } from '../../src/db/database.js';

/** What an organization's rejected_item holds, by key. */
export async function readRejected({ prisma }: Database, organizationId: string) {
  const rows = await prisma.rejectedItem.findMany({
    where: { organizationId },
    orderBy: [{ itemKey: 'asc' }, { externalId: 'asc' }],
  });
  return rows.map(({ itemKey, object, externalId, wire, reason, ...row }) => ({
    key: itemKey,
    list: object && `${object}:${externalId}`,
    wire,
    reason,
    isOutdated: row.isOutdated,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
  }));
}
