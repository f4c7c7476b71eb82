import { v7 as uuidV7 } from 'uuid';
import { CHANNELS } from '../db/channels.js';
import type { Database } from '../db/database.js';
import type { ApiKey } from '../db/prisma/client.js';
import { createApiKey, hashApiKey, KEY_START_LENGTH } from './api-key.js';
import type { Scope } from './viewer.js';

export interface NewKey {
  organizationId: string;
  name: string;
  scopes: Scope[];
  expiresAt?: Date | null;
  /** The only objects that it may read; absent: all. */
  objects?: string[];
}

/** Makes a key and returns it: this is the only time that it is seen whole. */
export async function issueKey({ prisma }: Database, wanted: NewKey): Promise<string> {
  const key = createApiKey();
  await prisma.apiKey.create({
    data: {
      id: uuidV7(),
      organizationId: wanted.organizationId,
      name: wanted.name,
      scopes: wanted.scopes,
      expiresAt: wanted.expiresAt ?? null,
      objects: wanted.objects ?? [],
      limited: wanted.objects !== undefined,
      start: key.slice(0, KEY_START_LENGTH),
      hash: new Uint8Array(hashApiKey(key)),
    },
  });
  return key;
}

/** The keys of an organization, the newest last. */
export function listKeys({ prisma }: Database, organizationId: string): Promise<ApiKey[]> {
  return prisma.apiKey.findMany({ where: { organizationId }, orderBy: { createdAt: 'asc' } });
}

/**
 * Revokes the keys that begin with some characters and tells every process to forget them.
 * @returns the keys that were revoked now.
 */
export async function revokeKeys(
  { prisma, pool }: Database,
  organizationId: string,
  start: string,
): Promise<ApiKey[]> {
  const where = { organizationId, start, revokedAt: null };
  const keys = await prisma.apiKey.findMany({ where });
  await prisma.apiKey.updateMany({ where, data: { revokedAt: new Date() } });
  await pool.query('select pg_notify($1, $2)', [CHANNELS.keys, '']);
  return keys;
}
