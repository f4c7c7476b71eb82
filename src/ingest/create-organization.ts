import type { Database } from '../db/database.js';
import { NATIVE } from '../sources/registry.js';
import { randomId } from './upsert-records.js';

export interface NewOrganization {
  id: string;
  slug: string;
  name: string;
}

/**
 * Creates an organization with its native source, which owns the activities logged in the gateway.
 * @returns false where the slug is taken; nothing is changed then.
 */
export async function createOrganization(
  { prisma }: Database,
  organization: NewOrganization,
  newId: (name: string) => string = randomId,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.organization.createMany({
      data: [organization],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await transaction.source.create({
      data: {
        id: newId('source native'),
        organizationId: organization.id,
        slug: NATIVE.toLowerCase(),
        system: NATIVE,
        name: 'Activity Gateway',
      },
    });
    return true;
  });
}
