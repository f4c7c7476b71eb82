import type { RecordReference } from '../activity/record-reference.js';
import { type Config, readConfig } from '../config.js';
import { openStore, type Store } from '../db/open-store.js';
import type { Organization, Source } from '../db/prisma/client.js';
import { CommandError, echo } from '../errors.js';
import { isSlug, SLUG_RULE } from '../ingest/ensure-source.js';
import { TokenVault } from '../sources/client/token-vault.js';
import { NATIVE } from '../sources/registry.js';

/**
 * Opens the store, runs a command on it and closes it.
 * @param isServer whether it reads and writes concurrently, as a server does; see `openStore`.
 */
export async function withStore<T>(
  run: (store: Store, config: Config) => Promise<T>,
  isServer = false,
): Promise<T> {
  const config = readConfig(process.env);
  const store = await openStore(config, 'shared', isServer);
  try {
    return await run(store, config);
  } finally {
    await store.close();
  }
}

/** Prints a line for people on standard error; the log goes to standard output. */
export function print(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Finds an organization by its slug. @throws {CommandError} where there is none, or it is being deleted. */
export async function findOrganization(store: Store, slug: string): Promise<Organization> {
  const organization = await findAnyOrganization(store, slug, '--org');
  if (!organization.isDeleted) return organization;
  throw new CommandError(
    `--org: ${slug} is being deleted. Where that was interrupted, org delete ${slug} --yes completes it.`,
  );
}

/**
 * Finds an organization by its slug, also where its deletion has begun.
 * @param name the option or argument that errors name.
 * @throws {CommandError} where there is none.
 */
export async function findAnyOrganization(
  { database }: Store,
  slug: string,
  name: string,
): Promise<Organization> {
  const organization = await database.prisma.organization.findUnique({ where: { slug } });
  if (organization) return organization;
  const known = await database.prisma.organization.findMany({ take: 10, orderBy: { slug: 'asc' } });
  const others = known.length > 0 ? `There are: ${known.map((it) => it.slug).join(', ')}.` : '';
  throw new CommandError(
    `${name}: there is no organization ${echo(slug)}. ${others || 'Create it with org create.'}`,
  );
}

/** Validates a slug. @throws {CommandError} with exit status 2. */
export function parseSlug(value: string, name: string): string {
  if (isSlug(value)) return value;
  throw new CommandError(`${name}: ${echo(value)} is not a slug: ${SLUG_RULE}.`, 2);
}

/** Trims a display name. @throws {CommandError} with exit status 2 where it is empty. */
export function parseName(value: string): string {
  if (value.trim() !== '') return value.trim();
  throw new CommandError(`--name: ${echo(value)} is empty.`, 2);
}

/**
 * Finds an upstream source of an organization by its slug.
 * @param name the option or argument that errors name.
 * @throws {CommandError} where there is none, or it is the gateway's own.
 */
export async function findOwnSource(
  { database }: Store,
  organizationId: string,
  slug: string,
  name: string,
): Promise<Source> {
  const source = await database.prisma.source.findUnique({
    where: { organizationId_slug: { organizationId, slug } },
  });
  if (!source) throw new CommandError(`${name}: there is no source ${echo(slug)}.`);
  if (source.system === NATIVE) {
    throw new CommandError(`${name}: ${slug} is the gateway itself, which has no external ids.`);
  }
  return source;
}

/**
 * Parses a reference to a record, SOURCE:OBJECT:EXTERNAL_ID.
 * @param name the option that errors name.
 * @throws {CommandError} with exit status 2 where it is malformed; where the source does not exist.
 */
export async function parseRef(
  store: Store,
  organizationId: string,
  value: string,
  name: string,
): Promise<RecordReference> {
  const [, slug, object, externalId] = /^([^:]+):([^:]+):(.+)$/s.exec(value) ?? [];
  if (!slug || !object || !externalId) {
    throw new CommandError(`${name}: ${echo(value)} is not SOURCE:OBJECT:EXTERNAL_ID.`, 2);
  }
  const source = await findOwnSource(store, organizationId, slug, name);
  return { sourceId: source.id, object, externalId };
}

/**
 * Finds the record that a reference names.
 * @param name the option that errors name.
 * @returns its UUID.
 * @throws {CommandError} as parseRef; where there is no such record.
 */
export async function findLinkedRecord(
  store: Store,
  organizationId: string,
  value: string,
  name: string,
): Promise<string> {
  const reference = await parseRef(store, organizationId, value, name);
  const link = await store.database.prisma.recordLink.findUnique({
    where: { sourceId_object_externalId: reference },
  });
  if (!link) throw new CommandError(`${name}: there is no record ${echo(value)}.`);
  return link.recordId;
}

/** Opens the vault of the sources' tokens with the store's secret keys. */
export function openVault({ secretKey, previousSecretKey }: Store): TokenVault {
  return new TokenVault(secretKey, previousSecretKey);
}

/** Returns a signal that SIGINT or SIGTERM aborts; the second one exits at once. */
export function stopOnSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(130);
      stopping.abort(signal);
    });
  }
  return stopping.signal;
}

/** Prints one line of JSON on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
