import type { Database } from '../db/database.js';
import { CommandError } from '../errors.js';
import { ensureSource } from '../ingest/ensure-source.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import type { SourceConfig, SourceDefinition } from '../sources/source-definition.js';

/** How a source is read live. */
export interface LiveSettings {
  name: string;
  /** The base URL, without a slash at its end. */
  url: string;
  config: SourceConfig;
  token: string;
  /** The age from which on a reader has the source read again first, in seconds. */
  maxAgeSeconds: number;
  /** The interval at which each of its lists is read on schedule, in seconds. */
  everySeconds: number;
  writeBack: boolean;
}

/** A live source that is to be created. */
export interface NewSource extends LiveSettings {
  slug: string;
  definition: SourceDefinition;
}

/**
 * Creates a live source, or turns one that imports have created into a live one. Its links are due at
 * once.
 * @throws {CommandError} where the source is live already, or of another system.
 */
export async function addSource(
  database: Database,
  vault: TokenVault,
  organizationId: string,
  { slug, definition, token, ...settings }: NewSource,
): Promise<void> {
  const id = await ensureSource(database, organizationId, slug, definition);
  const { count } = await database.prisma.source.updateMany({
    where: { id, url: null },
    data: { ...settings, enabled: true, token: vault.seal(token, id) as Uint8Array<ArrayBuffer> },
  });
  if (count === 0) {
    throw new CommandError(
      `The source ${slug} exists already. Replace its token with source rotate, or remove it first: ` +
        'what was read stays.',
    );
  }
  await database.prisma.recordLink.updateMany({
    where: { sourceId: id },
    data: { nextAt: new Date() },
  });
}
