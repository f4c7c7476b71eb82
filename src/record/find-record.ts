import { mayRead, type Viewer } from '../access/viewer.js';
import { objectOfPrefix, recordPrefix } from '../activity/crm-object.js';
import { decodeId } from '../activity/type-id.js';
import type { CrmRecord, PrismaClient } from '../db/prisma/client.js';
import { badInput, echo, GatewayError } from '../errors.js';
import type { Loaders } from '../loaders/loaders.js';
import { requireObject, requireObjectOfId } from './require-object.js';

/** RecordBy of the contract: exactly one member. */
export interface RecordBy {
  id?: string | null;
  external?: { source: string; object: string; id: string } | null;
}

interface RecordContext {
  viewer: Viewer;
  loaders: Loaders;
  database: { prisma: PrismaClient };
}

/**
 * Finds the record that an argument names; null where there is none that the viewer may read.
 * @throws {GatewayError} BAD_USER_INPUT unless exactly one member is given.
 */
export async function findRecord(by: RecordBy, context: RecordContext): Promise<CrmRecord | null> {
  const { id = null, external = null } = checkRecordBy(by);
  if (id !== null) {
    const decoded = decodeId(id);
    if (!decoded) return null;
    const record = await context.loaders.record.load(decoded.uuid);
    return record && recordPrefix(record.object) === decoded.prefix ? record : null;
  }
  if (external === null || !mayRead(context.viewer, external.object)) return null;
  const source = (await context.loaders.sources).find(({ slug }) => slug === external.source);
  // PostgreSQL stores no NUL and refuses one in a parameter: there is no such record.
  if (!source || `${external.object}${external.id}`.includes('\0')) return null;
  const link = await context.database.prisma.recordLink.findUnique({
    where: {
      sourceId_object_externalId: {
        sourceId: source.id,
        object: external.object,
        externalId: external.id,
      },
    },
  });
  return link && context.loaders.record.load(link.recordId);
}

/**
 * Finds the record that an argument names.
 * @param argument the name of the argument, for the error.
 * @throws {GatewayError} RECORD_NOT_FOUND where there is none; PERMISSION_DENIED for an object outside
 *   the key; INVALID_OBJECT for one that does not exist; BAD_USER_INPUT for an unknown source.
 */
export async function requireRecord(
  by: RecordBy,
  argument: string,
  context: RecordContext,
): Promise<CrmRecord> {
  const { id, external } = checkRecordBy(by);
  if (external) {
    await requireObject(
      external.object,
      `${argument}.external.object`,
      context.viewer,
      context.loaders,
    );
    const sources = await context.loaders.sources;
    if (!sources.some(({ slug }) => slug === external.source)) {
      throw badInput(`${argument}.external.source`, external.source, unknownSource(sources));
    }
  } else {
    await requireObjectOfId(id ?? '', argument, context.viewer, context.loaders);
  }
  const record = await findRecord(by, context);
  if (!record) {
    throw new GatewayError(
      'RECORD_NOT_FOUND',
      `${argument}: there is no record ${echo(id ?? external)}.`,
    );
  }
  return record;
}

/** A record's id that was not looked up. The statement that reads its timeline checks that it exists. */
export interface UncheckedRecord {
  isLookedUp: false;
  /** UUID */
  id: string;
  /** The object that the prefix of the id names; null: any custom table. */
  object: string | null;
}

/**
 * Derives an unchecked record from its id alone.
 * @returns null where the record must be looked up first: it is named by an external id, or the key is limited
 *   to objects.
 * @throws {GatewayError} BAD_USER_INPUT unless exactly one member is given.
 */
export function toUncheckedRecord(by: RecordBy, { objects }: Viewer): UncheckedRecord | null {
  const { id } = checkRecordBy(by);
  const decoded = id ? decodeId(id) : null;
  if (!decoded || objects !== null) return null;
  const { prefix, uuid } = decoded;
  if (prefix === 'record') return { id: uuid, isLookedUp: false, object: null };
  const object = objectOfPrefix(prefix);
  return object === null ? null : { id: uuid, isLookedUp: false, object };
}

/** The text of an error about a source that does not exist. */
export function unknownSource(sources: readonly { slug: string }[]): string {
  return `must be one of the sources ${sources.map(({ slug }) => slug).join(', ')}`;
}

function checkRecordBy(by: RecordBy): RecordBy {
  const given = [by.id, by.external].filter((member) => member != null);
  if (given.length !== 1 || Object.values(by).length !== 1) {
    throw badInput('RecordBy', by, 'exactly one of id and external must be given, and not null');
  }
  return by;
}
