import type { Database } from '../db/database.js';
import { CommandError, echo } from '../errors.js';
import { NATIVE } from '../sources/registry.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import { randomId } from './upsert-records.js';

/** The format of the short names of organizations and sources. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_RULE =
  'lower-case letters and digits, separated by single hyphens, at most 63 characters';

export function isSlug(value: string): boolean {
  return SLUG.test(value) && value.length <= 63;
}

/**
 * Finds a source by its slug, or creates it.
 * @param name its display name, where it is created.
 * @returns its UUID.
 * @throws {CommandError} for an invalid slug, and where the source belongs to another system.
 */
export async function ensureSource(
  { prisma }: Database,
  organizationId: string,
  slug: string,
  { system, label }: Pick<SourceDefinition, 'system' | 'label'>,
  newId: (name: string) => string = randomId,
  name: string = nameOf(slug, label),
): Promise<string> {
  if (!isSlug(slug))
    throw new CommandError(`The source ${echo(slug)} is not a slug: ${SLUG_RULE}.`, 2);
  await prisma.source.createMany({
    data: [{ id: newId(`source ${slug}`), organizationId, slug, system, name }],
    skipDuplicates: true,
  });
  const source = await prisma.source.findUniqueOrThrow({
    where: { organizationId_slug: { organizationId, slug } },
  });
  if (source.system !== system) {
    throw new CommandError(
      `The source ${slug} belongs to ${source.system}, not to ${system}. Choose another slug.`,
    );
  }
  return source.id;
}

/** kasar → Kasar; kasar-emea → Kasar (kasar-emea) */
function nameOf(slug: string, label: string): string {
  return slug === label.toLowerCase() || slug === NATIVE.toLowerCase()
    ? label
    : `${label} (${slug})`;
}
