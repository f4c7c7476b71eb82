import { mayRead, type Viewer } from '../access/viewer.js';
import type { CrmRecord, PrismaClient } from '../db/prisma/client.js';

/**
 * Reads the records of some ids that the viewer may read. The id of a record that was merged into
 * another resolves to that one.
 * @returns each record with the id it was requested by.
 */
export async function readRecords(
  prisma: PrismaClient,
  viewer: Viewer,
  ids: string[],
): Promise<[id: string, record: CrmRecord][]> {
  const { organizationId } = viewer;
  const readById = async (some: string[]) => {
    const rows = await prisma.crmRecord.findMany({ where: { id: { in: some }, organizationId } });
    return new Map(rows.map((row) => [row.id, row]));
  };
  const found = await readById(ids);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) {
    const aliases = await prisma.recordAlias.findMany({
      where: { id: { in: missing }, organizationId },
    });
    if (aliases.length > 0) {
      const survivors = await readById(aliases.map(({ recordId }) => recordId));
      for (const { id, recordId } of aliases) {
        const survivor = survivors.get(recordId);
        if (survivor) found.set(id, survivor);
      }
    }
  }
  return [...found].filter(([, { object }]) => mayRead(viewer, object));
}
