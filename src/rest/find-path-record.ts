import { mayRead } from '../access/viewer.js';
import { COMPANIES, CONTACTS, recordPrefix } from '../activity/crm-object.js';
import { decodeId } from '../activity/type-id.js';
import type { CrmRecord, RecordLink, Source } from '../db/prisma/client.js';
import { badInput, echo, GatewayError } from '../errors.js';
import { requireObject, requireObjectOfId } from '../record/require-object.js';
import type { RestContext } from './endpoint.js';

/** An id that a request names a record by. */
export interface PathReference {
  /** The system whose API it is. */
  system: string;
  /** The object of the record; null: any, one that is no contact first. */
  object: string | null;
  id: string;
  /** The parameters that they were given as, for errors. */
  objectName: string;
  idName: string;
  /** The slug of the source that the id is of, where it is chosen. */
  source: string | undefined;
  /** Which sources of the system it can be of; absent: all. */
  isAmong?(source: Source): boolean;
}

/**
 * Finds the record that an id names: one of a source of the system, or else an id of the gateway.
 * @throws {GatewayError} PERMISSION_DENIED for an object outside the key; INVALID_OBJECT for one that does not
 *   exist; BAD_USER_INPUT for a source that is none of the system; CONFLICT where the id is of several records;
 *   RECORD_NOT_FOUND where it is of none that the key may read.
 */
export async function findPathRecord(
  reference: PathReference,
  context: RestContext,
): Promise<CrmRecord> {
  const record = await findNamedRecord(reference, context);
  if (record) return record;
  const { id, idName } = reference;
  throw new GatewayError('RECORD_NOT_FOUND', `${idName}: there is no record ${echo(id)}.`);
}

/** Finds the same; null where the id is of none that the key may read. @throws {GatewayError} the others. */
export async function findNamedRecord(
  reference: PathReference,
  context: RestContext,
): Promise<CrmRecord | null> {
  const { object, objectName, id } = reference;
  const { viewer, loaders } = context;
  if (object !== null) await requireObject(object, objectName, viewer, loaders);
  const sources = await chooseSources(reference, context);
  const links = await findLinks(id, object === null ? await readableObjects(context) : [object], {
    sources,
    context,
  });
  const others = links.filter((link) => link.object !== CONTACTS);
  const named = object === null && others.length > 0 ? others : links;
  const found = await Promise.all(named.map(({ recordId }) => loaders.record.load(recordId)));
  const records = new Map(found.flatMap((record) => (record ? [[record.id, record]] : [])));
  if (records.size > 1) throw ambiguous(reference, named, sources);
  const [record] = records.values();
  return record ?? findById(reference, context);
}

/**
 * The sources of the system, or the one that is chosen.
 * @throws {GatewayError} BAD_USER_INPUT for a choice that is none of them.
 */
export async function chooseSources(
  { system, source, isAmong = () => true }: Pick<PathReference, 'system' | 'source' | 'isAmong'>,
  { loaders }: RestContext,
): Promise<Source[]> {
  const sources = (await sourcesOfSystem(system, loaders)).filter(isAmong);
  if (source === undefined) return sources;
  const chosen = sources.filter(({ slug }) => slug === source);
  if (chosen.length > 0) return chosen;
  const slugs = sources.map(({ slug }) => slug).join(', ');
  throw badInput('source', source, slugs ? `must be one of ${slugs}` : 'there is none to choose');
}

/** The sources of a system. */
export async function sourcesOfSystem(
  system: string,
  loaders: RestContext['loaders'],
): Promise<Source[]> {
  return (await loaders.sources).filter((source) => source.system === system);
}

/** Every object that the key may read. */
export async function readableObjects({ viewer, loaders }: RestContext): Promise<string[]> {
  const objects = new Set([CONTACTS, COMPANIES, ...(await loaders.tables)]);
  return [...objects].filter((object) => mayRead(viewer, object));
}

/** Finds what an id is at some sources, as a record of some objects. */
export async function findLinks(
  externalId: string,
  objects: readonly string[],
  { sources, context }: { sources: readonly Source[]; context: RestContext },
): Promise<RecordLink[]> {
  // PostgreSQL stores no NUL and refuses one in a parameter: there is no such record.
  const names = objects.filter((object) => !object.includes('\0'));
  if (sources.length === 0 || externalId.includes('\0')) return [];
  const sourceId = { in: sources.map(({ id }) => id) };
  const where = { sourceId, object: { in: names }, externalId };
  return (await context.database.prisma.recordLink.findMany({
    where,
    orderBy: [{ object: 'asc' }, { sourceId: 'asc' }],
  })) as RecordLink[];
}

/** The record of an id of the gateway; null where it is malformed, or of another object. */
async function findById(
  { object, objectName, id }: PathReference,
  { viewer, loaders }: RestContext,
): Promise<CrmRecord | null> {
  const decoded = decodeId(id);
  if (!decoded) return null;
  if (object === null) await requireObjectOfId(id, objectName, viewer, loaders);
  const record = await loaders.record.load(decoded.uuid);
  const isNamed = object === null || record?.object === object;
  return record && isNamed && recordPrefix(record.object) === decoded.prefix ? record : null;
}

function ambiguous(
  { id, idName }: PathReference,
  links: readonly RecordLink[],
  sources: readonly Source[],
): GatewayError {
  const places = links.map(({ sourceId, object }) => {
    const slug = sources.find((source) => source.id === sourceId)?.slug;
    return `${slug} (${object})`;
  });
  const isOneSource = new Set(links.map(({ sourceId }) => sourceId)).size === 1;
  const choice = isOneSource
    ? 'Use the id that the record has here.'
    : 'Choose one with ?source=, or use the id that the record has here.';
  return new GatewayError(
    'CONFLICT',
    `${idName}: ${echo(id)} is the id of several records: of ${places.join(' and ')}. ${choice}`,
  );
}
