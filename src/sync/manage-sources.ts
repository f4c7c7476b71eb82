import type pg from 'pg';
import type { RecordReference } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import type { Source } from '../db/prisma/client.js';
import { inTransaction, lockForWriting, type Transaction } from '../db/transaction.js';
import { CommandError, echo } from '../errors.js';
import type { StoredPlace } from '../ingest/activity-row.js';
import { applyChanges } from '../ingest/apply-changes.js';
import { deleteRows } from '../ingest/delete-activities.js';
import { ensureSource } from '../ingest/ensure-source.js';
import { openConnection } from '../sources/client/open-connection.js';
import { isDoubtful } from '../sources/client/request-failure.js';
import { type SourceErrorCode, SourceFailure } from '../sources/client/source-failure.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import type { UpstreamClient } from '../sources/client/upstream-client.js';
import type { SourceConfig, SourceDefinition, UpstreamList } from '../sources/source-definition.js';
import { requireDefinition } from './read-link.js';
import { type ListPage, readPage } from './read-page.js';

/** How a source is to be read live. */
export interface LiveSettings {
  name: string;
  /** See {@link checkSourceUrl}. */
  url: string;
  config: SourceConfig;
  token: string;
  maxAgeSeconds: number;
  everySeconds: number;
  writeBack: boolean;
}

/**
 * Makes a source that is read live; one that imports have made becomes one.
 * @throws {CommandError} where it is live already, or of another system.
 */
export async function addSource(
  database: Database,
  vault: TokenVault,
  organizationId: string,
  slug: string,
  definition: SourceDefinition,
  { token, ...settings }: LiveSettings,
): Promise<void> {
  const id = await ensureSource(database, organizationId, slug, definition);
  const { count } = await database.prisma.source.updateMany({
    where: { id, url: null },
    data: { ...settings, enabled: true, token: vault.seal(token, id) as Uint8Array<ArrayBuffer> },
  });
  if (count === 0) {
    throw new CommandError(
      `The source ${slug} is there already. Give it another token with source rotate, or remove it ` +
        'first: what was read stays.',
    );
  }
  await database.prisma.recordLink.updateMany({
    where: { sourceId: id },
    data: { nextAt: new Date() },
  });
}

/** Gives a source another token, and what failed is tried again at once. */
export async function rotateToken(
  { prisma }: Database,
  vault: TokenVault,
  sourceId: string,
  token: string,
): Promise<void> {
  await prisma.source.update({
    where: { id: sourceId },
    data: { token: vault.seal(token, sourceId) as Uint8Array<ArrayBuffer> },
  });
  await prisma.recordLink.updateMany({
    where: { sourceId, errorCode: { not: null } },
    data: { retryAt: null, nextAt: new Date() },
  });
}

/** Seals all tokens with the key that is used now. @returns the slugs of those that no key opens. */
export async function resealTokens({ pool }: Database, vault: TokenVault): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; slug: string; token: Buffer }>(
    'select id, slug, token from source where token is not null',
  );
  const lost: string[] = [];
  for (const { id, slug, token } of rows) {
    const opened = vault.open(token, id);
    if (!opened) lost.push(slug);
    else if (!opened.isCurrent) {
      await pool.query('update source set token = $2 where id = $1 and token = $3', [
        id,
        vault.seal(opened.token, id),
        token,
      ]);
    }
  }
  return lost;
}

/** What is read of a source from now on: nothing. What was read stays, as if it had been imported. */
export async function disconnectSource({ pool }: Database, sourceId: string): Promise<void> {
  await pool.query(
    `with links as (
       update record_link set reading = null, lease_id = null, lease_until = null, failures = 0,
         error_code = null, error_message = null, error_at = null, retry_at = null
        where source_id = $1
     )
     update source set url = null, token = null, config = '{}', write_back = false, enabled = true
      where id = $1`,
    [sourceId],
  );
}

/** How many activities are deleted in one transaction: the change feed waits for the oldest. */
const PORTION = 500;

/**
 * Deletes a source with its activities, and what only they refer to. Records stay.
 * @param onProgress how many activities are deleted so far.
 */
export async function purgeSource(
  database: Database,
  organizationId: string,
  sourceId: string,
  onProgress: (deleted: number) => void,
): Promise<number> {
  await disconnectSource(database, sourceId);
  let deleted = 0;
  for (;;) {
    const count = await inTransaction(database.pool, async (client) => {
      await lockForWriting(client, organizationId, sourceId);
      return deletePortion(client, organizationId, sourceId);
    });
    deleted += count;
    onProgress(deleted);
    if (count < PORTION) break;
  }
  await inTransaction(database.pool, async (client) => {
    await lockForWriting(client, organizationId, sourceId);
    for (const table of ['delivery', 'record_link', 'actor', 'segment', 'broadcast']) {
      await client.query(`delete from ${table} where source_id = $1`, [sourceId]);
    }
    await client.query('delete from source where id = $1', [sourceId]);
  });
  return deleted;
}

async function deletePortion(
  client: Transaction,
  organizationId: string,
  sourceId: string,
): Promise<number> {
  const { rows } = await client.query<StoredPlace & { deleted_at: string | null }>(
    `select id, occurred_at, record_ids, deleted_at from activity where source_id = $1
      order by external_id limit ${PORTION}`,
    [sourceId],
  );
  await applyChanges(
    client,
    organizationId,
    rows.filter(({ deleted_at }) => deleted_at === null).map((old) => ({ old, row: null })),
  );
  const ids = rows.map(({ id }) => id);
  await deleteRows(client, ids);
  return rows.length;
}

/** What asking a source once has shown. */
export interface SourceCheck {
  ok: boolean;
  /** The record whose list was asked for; null: no record of it is known, one that cannot be was. */
  record: { object: string; id: string } | null;
  /** How many items the first page holds, and how many of them were not understood. */
  items: number;
  invalid: number;
  /** How long it took, in milliseconds. */
  ms: number;
  error: { code: SourceErrorCode; message: string } | null;
  /** What the check could not find out. */
  note?: string;
}

const NOTE =
  'No record of it is known yet: it was asked for one that nobody has, and answered as it should. ' +
  'What it holds shows once a record is linked.';

/** The name of a record that no system has. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/**
 * Asks a source for the first page of a record's list, and stores nothing.
 * @throws {SourceFailure}
 * @throws {CommandError} where the source is not live, or has no such lists.
 */
export async function probeList(
  { pool }: Database,
  client: UpstreamClient,
  vault: TokenVault,
  { sourceId, object, externalId }: RecordReference,
): Promise<ListPage> {
  const { rows } = await pool.query(
    'select system, url, token, config from source where id = $1 and url is not null',
    [sourceId],
  );
  if (!rows[0]) throw new CommandError('It is not read live: what is here of it was imported.');
  const { system, url, token, config } = rows[0];
  const definition = requireDefinition(system);
  if (!definition.hasList(object)) {
    throw new CommandError(`${definition.label} has no lists of ${echo(object)}.`);
  }
  const connection = openConnection(vault, definition, { sourceId, url, token });
  const list: UpstreamList = { object, externalId, config };
  const body = await client.get(connection, definition.pagePath(list, null));
  return readPage(definition, list, null, body);
}

/** Asks a source for one page: of a record that it is linked to, where there is one. */
export async function checkSource(
  database: Database,
  client: UpstreamClient,
  vault: TokenVault,
  { id: sourceId, system }: Pick<Source, 'id' | 'system'>,
): Promise<SourceCheck> {
  const link = await findLink(database.pool, sourceId, requireDefinition(system));
  const { object, externalId } = link ?? { object: 'contacts', externalId: NOBODY };
  const started = performance.now();
  const found = await probeList(database, client, vault, { sourceId, object, externalId }).catch(
    (error: unknown) => {
      if (error instanceof SourceFailure) return error;
      throw error;
    },
  );
  const failure = found instanceof SourceFailure ? found : null;
  // That it does not know nobody is what it should say, and it took the token to say so.
  const ok =
    failure === null || (link === null && failure.code === 'NOT_FOUND' && !isDoubtful(failure));
  return {
    ok,
    record: link && { object, id: externalId },
    items: found instanceof SourceFailure ? 0 : found.length,
    invalid: found instanceof SourceFailure ? 0 : found.rejectedItems,
    ms: Math.round(performance.now() - started),
    error: ok || !failure ? null : { code: failure.code, message: failure.message },
    ...(ok && !link ? { note: NOTE } : {}),
  };
}

/** A record of a source, rather one that was read lately. */
async function findLink(
  pool: pg.Pool,
  sourceId: string,
  { hasList }: SourceDefinition,
): Promise<{ object: string; externalId: string } | null> {
  const { rows } = await pool.query<{ object: string; externalId: string }>(
    `select distinct on (object) object, external_id as "externalId" from record_link
      where source_id = $1 order by object, as_of desc nulls last`,
    [sourceId],
  );
  return rows.find(({ object }) => hasList(object)) ?? null;
}

/**
 * The base URL of a source, without a slash at its end.
 * @throws {CommandError} with exit status 2 for what is none, and for http: to other hosts than this one
 *   unless that is allowed.
 */
export function checkSourceUrl(given: string, allowInsecure: boolean): string {
  const fail = (reason: string) => new CommandError(`--url: ${echo(given)} ${reason}.`, 2);
  if (!URL.canParse(given)) throw fail('is no URL like https://kasar.app');
  const url = new URL(given);
  if (url.username || url.password || url.search || url.hash) {
    // It is not shown: a secret may stand in it.
    throw new CommandError(
      '--url: must not hold a name or a password, a query or a fragment; the token is given apart.',
      2,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw fail('must begin with https:');
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !isLocal && !allowInsecure) {
    throw fail('would send the token unencrypted: use https:, or set ALLOW_INSECURE_SOURCES=1');
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
