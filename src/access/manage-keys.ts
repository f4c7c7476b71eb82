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
  /** Absent or null: it never expires. */
  expiresAt?: Date | null;
  /** The only objects that it may read; absent: all. */
  objects?: string[];
}

/** Creates a key and returns it; only its hash and its first characters are stored. */
export async function issueKey({ prisma }: Database, newKey: NewKey): Promise<string> {
  const key = createApiKey();
  await prisma.apiKey.create({
    data: {
      id: uuidV7(),
      organizationId: newKey.organizationId,
      name: newKey.name,
      scopes: newKey.scopes,
      expiresAt: newKey.expiresAt ?? null,
      objects: newKey.objects ?? [],
      limited: newKey.objects !== undefined,
      start: key.slice(0, KEY_START_LENGTH),
      hash: new Uint8Array(hashApiKey(key)),
    },
  });
  return key;
}

/** Lists the keys of an organization, oldest first. */
export function listKeys({ prisma }: Database, organizationId: string): Promise<ApiKey[]> {
  return prisma.apiKey.findMany({ where: { organizationId }, orderBy: { createdAt: 'asc' } });
}

/**
 * Revokes the keys that begin with `start` and notifies every process, in one transaction: no crash can
 * leave a key revoked without a notification.
 * @param start as stored: the first KEY_START_LENGTH characters.
 * @returns the keys that this call revoked.
 */
export async function revokeKeys(
  { prisma }: Database,
  organizationId: string,
  start: string,
): Promise<ApiKey[]> {
  const [revoked] = await prisma.$transaction([
    prisma.apiKey.updateManyAndReturn({
      where: { organizationId, start, revokedAt: null },
      data: { revokedAt: new Date() },
    }),
    prisma.$executeRaw`select pg_notify(${CHANNELS.keys}, '')`,
  ]);
  return revoked;
}
