import { CHANNELS } from '../db/channels.js';
import type { Database } from '../db/database.js';
import { GatewayError } from '../errors.js';
import { hashApiKey, isWellFormedApiKey } from './api-key.js';
import type { Scope, Viewer } from './viewer.js';

const MAX_CACHED_KEYS = 10_000;

/** Finds out who asks, from the value of an Authorization header. */
export type Authenticate = (authorization: string | null) => Viewer | Promise<Viewer>;

interface CachedKey {
  viewer: Viewer;
  /** Milliseconds since 1970; Infinity: never. */
  expiresAt: number;
}

/**
 * Keys are looked up once and kept while this process hears of revocations (the listener is
 * connected); otherwise every request asks the database.
 * @throws {GatewayError} UNAUTHENTICATED, from the returned function: no key, or a malformed, unknown,
 *   expired or revoked one. Which of them it is stays unsaid, except for what the client can see.
 */
export function createAuthenticate(database: Database): Authenticate {
  const cache = new Map<string, CachedKey>();
  database.listener.on(CHANNELS.keys, () => cache.clear());

  return (authorization) => {
    const key = readBearer(authorization);
    const cached = cache.get(key);
    if (cached && database.listener.connected) return checkExpiry(cached);
    return findKey(database, key).then((found) => {
      if (cache.size >= MAX_CACHED_KEYS) cache.clear();
      if (database.listener.connected) cache.set(key, found);
      return checkExpiry(found);
    });
  };
}

function readBearer(authorization: string | null): string {
  if (!authorization) {
    throw unauthenticated('Send a key: Authorization: Bearer agw_…');
  }
  const key = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (key === undefined || !isWellFormedApiKey(key)) {
    throw unauthenticated(
      'The Authorization header must be: Bearer, a space, and a whole key (agw_…).',
    );
  }
  return key;
}

async function findKey(database: Database, key: string): Promise<CachedKey> {
  const row = await database.prisma.apiKey.findUnique({
    where: { hash: new Uint8Array(hashApiKey(key)) },
  });
  if (!row || row.revokedAt) throw unknownKey();
  const organization = await database.prisma.organization.findUniqueOrThrow({
    where: { id: row.organizationId },
  });
  return {
    viewer: {
      keyId: row.id,
      keyName: row.name,
      organizationId: row.organizationId,
      organization: organization.slug,
      scopes: row.scopes as Scope[],
      objects: row.limited ? row.objects : null,
    },
    expiresAt: row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
  };
}

function checkExpiry({ viewer, expiresAt }: CachedKey): Viewer {
  if (expiresAt <= Date.now()) throw unknownKey();
  return viewer;
}

function unknownKey(): GatewayError {
  return unauthenticated('The key is unknown, expired or revoked.');
}

function unauthenticated(message: string): GatewayError {
  return new GatewayError('UNAUTHENTICATED', message);
}
