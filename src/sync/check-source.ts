import type pg from 'pg';
import type { RecordInSource, RecordReference } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import type { Source } from '../db/prisma/client.js';
import { CommandError, echo } from '../errors.js';
import { openConnection } from '../sources/client/open-connection.js';
import { isDoubtful } from '../sources/client/request-failure.js';
import { type SourceErrorCode, SourceFailure } from '../sources/client/source-failure.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import type { UpstreamClient } from '../sources/client/upstream-client.js';
import type { SourceDefinition, UpstreamList } from '../sources/source-definition.js';
import { requireDefinition } from './read-link.js';
import { type ListPage, readPage } from './read-page.js';

/** The result of requesting one page of a source. */
export interface SourceCheck {
  ok: boolean;
  /** The record whose list was requested; null: none is linked, so a record that no system has was. */
  record: { object: string; id: string } | null;
  /** The items of the page. */
  items: number;
  /** The items that were rejected. */
  invalid: number;
  /** The duration in milliseconds. */
  ms: number;
  error: { code: SourceErrorCode; message: string } | null;
  /** What the check could not find out. */
  note?: string;
}

const NOTE =
  'No record is linked to it yet, so the list of a record that no system has was requested, and the ' +
  'source answered as expected. What it holds shows once a record is linked.';

/** The external id of a record that no system has. */
const UNKNOWN_RECORD = '00000000-0000-4000-8000-000000000000';

/** Requests one page of a source: of a linked record's list, where a record is linked. */
export async function checkSource(
  database: Database,
  client: UpstreamClient,
  vault: TokenVault,
  { id: sourceId, system }: Pick<Source, 'id' | 'system'>,
): Promise<SourceCheck> {
  const link = await findLinkedRecord(database.pool, sourceId, requireDefinition(system));
  const { object, externalId } = link ?? { object: 'contacts', externalId: UNKNOWN_RECORD };
  const started = performance.now();
  const found = await probeList(database, client, vault, { sourceId, object, externalId }).catch(
    (error: unknown) => {
      if (error instanceof SourceFailure) return error;
      throw error;
    },
  );
  const failure = found instanceof SourceFailure ? found : null;
  // NOT_FOUND is the right answer for a record that does not exist, and proves that the token is valid.
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

/**
 * Requests the first page of a record's list, and stores nothing.
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
  if (!rows[0]) throw new CommandError('It is not a live source: its activities were imported.');
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

/** A record that is linked to a source and has a list there; the most recently read one. */
async function findLinkedRecord(
  pool: pg.Pool,
  sourceId: string,
  { hasList }: SourceDefinition,
): Promise<RecordInSource | null> {
  const { rows } = await pool.query<RecordInSource>(
    `select distinct on (object) object, external_id as "externalId" from record_link
      where source_id = $1 order by object, as_of desc nulls last`,
    [sourceId],
  );
  return rows.find(({ object }) => hasList(object)) ?? null;
}
