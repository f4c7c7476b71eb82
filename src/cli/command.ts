import { type Config, readConfig } from '../config.js';
import { CommandError, echo } from '../errors.js';
import { openStore, type Store } from '../store/open-store.js';
import type { Organization } from '../store/prisma/client.js';
import { isSlug, SLUG_RULE } from '../write/ensure-source.js';

/** Runs a command on the store and closes it, whatever happens. */
export async function withStore<T>(run: (store: Store, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const store = await openStore(config, 'shared');
  try {
    return await run(store, config);
  } finally {
    await store.close();
  }
}

/** @throws {CommandError} where there is no organization of this slug. */
export async function findOrganization({ database }: Store, slug: string): Promise<Organization> {
  const organization = await database.prisma.organization.findUnique({ where: { slug } });
  if (organization) return organization;
  const known = await database.prisma.organization.findMany({ take: 10, orderBy: { slug: 'asc' } });
  const others = known.length > 0 ? `There are: ${known.map((it) => it.slug).join(', ')}.` : '';
  throw new CommandError(
    `--org: there is no organization ${echo(slug)}. ${others || 'Make it with org create.'}`,
  );
}

/** @throws {CommandError} with exit status 2 for what is no slug. */
export function parseSlug(value: string, name: string): string {
  if (isSlug(value)) return value;
  throw new CommandError(`${name}: ${echo(value)} is no slug: ${SLUG_RULE}.`, 2);
}

/** @throws {CommandError} with exit status 2 for a name that says nothing. */
export function parseName(value: string): string {
  if (value.trim() !== '') return value.trim();
  throw new CommandError(`--name: ${echo(value)} is empty.`, 2);
}

/** One line of JSON on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
