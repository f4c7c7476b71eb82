import { CHANNELS } from '../db/channels.js';
import type { Database } from '../db/database.js';
import { preparedQuery } from '../db/statement-names.js';
import { GatewayError } from '../errors.js';
import { hashApiKey, isWellFormedApiKey } from './api-key.js';
import type { Scope, Viewer } from './viewer.js';

const MAX_CACHED_KEYS = 10_000;

/**
 * How long a look-up is reused, in milliseconds: a bound for revocations whose notification is lost.
 * Subscriptions check their key every 5 seconds, so they end within 8.
 */
const MAX_AGE_MS = 3_000;

/** Returns the viewer of an Authorization header's value; without a promise where it is cached. */
export type Authenticate = (authorization: string | null) => Viewer | Promise<Viewer>;

interface AuthenticatedKey {
  viewer: Viewer;
  /** Milliseconds since 1970; Infinity: never. */
  expiresAt: number;
}

interface LookUp {
  /** When it began, by performance.now(): the answer is at least this recent. */
  startedAt: number;
  answer: Promise<AuthenticatedKey>;
  /** The answer, once it is there. */
  key?: AuthenticatedKey;
}

/**
 * Creates the function that authenticates requests. Look-ups are cached for 3 seconds while this process
 * is notified of revocations (the listener is connected); otherwise every request queries the database.
 *
 * A look-up enters the cache before it is sent: a revocation that clears the cache removes it too, and its
 * answer, which may be older than the revocation, is used for no later request.
 * @throws {GatewayError} UNAUTHENTICATED, from the returned function: no key, or a malformed, unknown,
 *   expired or revoked one. The last three share a message: it must not reveal which keys exist.
 */
export function createAuthenticate(database: Database): Authenticate {
  const cache = new Map<string, LookUp>();
  database.listener.on(CHANNELS.keys, () => cache.clear());

  function lookUp(apiKey: string): Promise<AuthenticatedKey> {
    const startedAt = performance.now();
    const answer = findKey(database, apiKey);
    if (!database.listener.connected) return answer;
    const started: LookUp = { startedAt, answer };
    cache.delete(apiKey); // Insertion order is age: the first entry is the oldest.
    if (cache.size >= MAX_CACHED_KEYS) cache.delete(cache.keys().next().value!);
    cache.set(apiKey, started);
    answer.then(
      (key) => {
        started.key = key;
      },
      () => {
        // Refusals and failures are not cached.
        if (cache.get(apiKey) === started) cache.delete(apiKey);
      },
    );
    return answer;
  }

  return (authorization) => {
    const apiKey = readBearer(authorization);
    const cached = database.listener.connected ? cache.get(apiKey) : undefined;
    if (!cached || performance.now() - cached.startedAt >= MAX_AGE_MS) {
      return lookUp(apiKey).then(requireUnexpired);
    }
    return cached.key ? requireUnexpired(cached.key) : cached.answer.then(requireUnexpired);
  };
}

function readBearer(authorization: string | null): string {
  if (!authorization) {
    throw unauthenticated('Send a key: Authorization: Bearer agw_…');
  }
  const apiKey = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (apiKey === undefined || !isWellFormedApiKey(apiKey)) {
    throw unauthenticated(
      'The Authorization header must be: Bearer, a space, and a whole key (agw_…).',
    );
  }
  return apiKey;
}

interface KeyRow {
  id: string;
  name: string;
  organization_id: string;
  slug: string;
  scopes: Scope[];
  objects: string[] | null;
  expires_at: string | null;
}

async function findKey({ pool }: Database, apiKey: string): Promise<AuthenticatedKey> {
  const { rows } = await pool.query<KeyRow>(
    preparedQuery(
      `select k.id, k.name, k.organization_id, o.slug, k.scopes,
              case when k.limited then k.objects end as objects, k.expires_at
         from api_key k join organization o on o.id = k.organization_id
        where k.hash = $1 and k.revoked_at is null`,
      [hashApiKey(apiKey)],
    ),
  );
  const [row] = rows;
  if (!row) throw unknownKey();
  return {
    viewer: {
      keyId: row.id,
      keyName: row.name,
      organizationId: row.organization_id,
      organization: row.slug,
      scopes: row.scopes,
      objects: row.objects,
    },
    expiresAt: row.expires_at === null ? Number.POSITIVE_INFINITY : Date.parse(row.expires_at),
  };
}

function requireUnexpired({ viewer, expiresAt }: AuthenticatedKey): Viewer {
  if (expiresAt <= Date.now()) throw unknownKey();
  return viewer;
}

function unknownKey(): GatewayError {
  return unauthenticated('The key is unknown, expired or revoked.');
}

function unauthenticated(message: string): GatewayError {
  return new GatewayError('UNAUTHENTICATED', message);
}
