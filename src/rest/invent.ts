import { z } from 'zod';
import { mayRead } from '../access/viewer.js';
import type { FieldsOf } from '../activity/computed-field.js';
import { CONTACTS, recordPrefix } from '../activity/crm-object.js';
import type { FieldName } from '../activity/fields.js';
import { encodeId } from '../activity/type-id.js';
import type { CrmRecord, Source } from '../db/prisma/client.js';
import { echo, GatewayError } from '../errors.js';
import type { Actor, ActorType } from '../loaders/actor.js';
import {
  INVENT_CONTACT_TYPES,
  INVENT_KINDS,
  INVENT_RECORD_TYPES,
  type InventType,
} from '../sources/invent/wire.js';
import type { Condition } from '../timeline/filters/condition.js';
import { KindsOfSources } from '../timeline/filters/kinds-of-sources.js';
import type { FilterInput } from '../timeline/filters/registry.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../timeline/page-arguments.js';
import { defineEndpoint, type EndpointAnswer, type RestContext } from './endpoint.js';
import {
  chooseSources,
  findLinks,
  findNamedRecord,
  findPathRecord,
  readableObjects,
  sourcesOfSystem,
} from './find-path-record.js';
import { sourceParameter, textParameter, wholeNumber } from './parameters.js';
import { itemId, readItems } from './read-items.js';
import { pageParameter, readNumberedPage } from './read-numbered-page.js';

/** The kinds of all items of Invent; contacts may have items of record lists, and records those of contacts. */
const KINDS = Object.values(INVENT_KINDS);

const FIELDS = [
  'sourceId',
  'occurredAtPrecision',
  'title',
  'description',
  'userId',
  'assistantId',
  'authorId',
  'details',
  'metadata',
  'sourceUpdatedAt',
  'updatedAt',
  'contentUpdatedAt',
] as const satisfies readonly FieldName[];

type InventFields = FieldsOf<(typeof FIELDS)[number]>;

const SELECTION = { fields: FIELDS, joins: ['actor'] } as const;

const user = z.looseObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  avatar: z.string().nullish(),
  seen_at: z.string().nullish(),
});

const named = z.looseObject({ id: z.string().nullish(), name: z.string().nullish() });

const file = z.looseObject({
  id: z.string().nullish(),
  file_path: z.string().nullish(),
  file_filename: z.string().nullish(),
  file_size: z.number().nullish(),
  file_mimetype: z.string().nullish(),
  file_url: z.string().nullish(),
  created_at: z.string().nullish(),
});

const segment = named.extend({
  color: z.string().nullish(),
  contacts_count: z.number().nullish(),
  boards: z
    .array(
      z.looseObject({
        board_id: z.string().nullish(),
        board_name: z.string().nullish(),
        column_id: z.string().nullish(),
      }),
    )
    .nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
});

/** A type that the documents have; what came from Invent may have another one. */
const typeSchema = (types: readonly string[]) => z.union([z.enum(types), z.string()]);

const activity = z.looseObject({
  id: z.string(),
  created_at: z.string().nullish(),
  actor: user.nullish(),
  assistant: named.extend({ avatar_url: z.string().nullish() }).nullish(),
  segment: segment.nullish(),
  broadcast: named.nullish(),
  metadata: z.unknown().optional(),
});

const contactActivity = activity.extend({
  type: typeSchema(INVENT_CONTACT_TYPES),
  note: z
    .looseObject({
      id: z.string().nullish(),
      contact_id: z.string().nullish(),
      content: z.string().nullish(),
      created_at: z.string().nullish(),
      updated_at: z.string().nullish(),
      user: user.nullish(),
    })
    .nullish(),
});

const recordActivity = activity.extend({
  type: typeSchema(INVENT_RECORD_TYPES).nullish(),
  updated_at: z.string().nullish(),
  comment: z.string().nullish(),
  attachments: z.array(file).nullish(),
  file: file.nullish(),
  metadata: z
    .unknown()
    .optional()
    .meta({
      properties: {
        changes: {
          type: 'array',
          description: 'What an update changed.',
          items: {
            type: 'object',
            properties: { key: { type: 'string' }, old_value: {}, new_value: {} },
          },
        },
      },
    }),
});

/** The documented members of an item: either list may have items of the other. */
const anyActivity = contactActivity.extend(recordActivity.shape);

const orgId = textParameter.describe('The slug of the organization, or its id at Invent.');

const pageParameters = {
  page: pageParameter,
  take: wholeNumber({ max: MAX_PAGE_SIZE, byDefault: DEFAULT_PAGE_SIZE }).describe(
    'The number of items of a page.',
  ),
  next: z.string().optional().describe('Only used on special endpoints at Invent: ignored.'),
  source: sourceParameter,
};

const TEXT =
  'What came from Invent is as it came; what other systems recorded, or was logged here, has the id that it has ' +
  'here. A page past the end is empty.';

/** GET /orgs/{org_id}/contacts/{contact_id}/activities: a contact's activities in numbered pages. */
export const inventContactActivities = defineEndpoint({
  id: 'listInventContactActivities',
  system: 'Invent',
  method: 'GET',
  path: '/orgs/{org_id}/contacts/{contact_id}/activities',
  scope: 'read',
  summary: 'List the activities of a contact',
  description: `Notes and events on the timeline of a contact, newest first; a comment is a note. ${TEXT}`,
  parameters: {
    path: z.object({
      org_id: orgId,
      contact_id: textParameter.describe('The id of the contact at Invent, or its id here.'),
    }),
    query: z.object({ type: typeParameter(INVENT_CONTACT_TYPES), ...pageParameters }),
  },
  status: 200,
  answer: z.array(contactActivity),
  errors: ['RECORD_NOT_FOUND', 'CONFLICT'],
  async handle({ path: { org_id, contact_id }, query }, context) {
    const idName = 'contact_id';
    const reference = { system: 'INVENT', object: CONTACTS, id: contact_id, idName };
    const contact = await findPathRecord(
      {
        ...reference,
        objectName: idName,
        source: query.source,
        isAmong: await requireOrg(org_id, context),
      },
      context,
    );
    const map = (it: InventFields) => toContactItem(it, contact_id, context);
    return readActivities(contact, query, {}, 'COMMENT', map, context);
  },
});

/** GET /orgs/{org_id}/records/{record_id}/activities: the same of any record, with filters. */
export const inventRecordActivities = defineEndpoint({
  id: 'listInventRecordActivities',
  system: 'Invent',
  method: 'GET',
  path: '/orgs/{org_id}/records/{record_id}/activities',
  scope: 'read',
  summary: 'List the activities of a record',
  description:
    'Comments, files and events on the timeline of a row of a custom table, a company or a contact, newest first; ' +
    `a note is a comment. ${TEXT} Ids to filter by are those of Invent, or those here; nothing matches an unknown one.`,
  parameters: {
    path: z.object({
      org_id: orgId,
      record_id: textParameter.describe('The id of the record at Invent, or its id here.'),
    }),
    query: z.object({
      type: typeParameter(INVENT_RECORD_TYPES),
      contact_id: textParameter.optional().describe('Activities that are on this contact, too.'),
      table_id: textParameter.optional().describe('Activities on records of this table.'),
      record_id: textParameter.optional().describe('Activities that are on this record, too.'),
      actor_id: textParameter.optional().describe('Activities that this user performed.'),
      assistant_id: textParameter
        .optional()
        .describe('Activities that this assistant was involved in.'),
      segment_id: textParameter.optional().describe('Additions to and removals from this segment.'),
      ...pageParameters,
    }),
  },
  status: 200,
  answer: z.array(recordActivity),
  errors: ['RECORD_NOT_FOUND', 'CONFLICT'],
  async handle({ path: { org_id, record_id }, query }, context) {
    const reference = {
      system: 'INVENT',
      source: query.source,
      isAmong: await requireOrg(org_id, context),
    };
    const names = { objectName: 'record_id', idName: 'record_id' };
    const recordOf = (id: string) => ({ ...reference, ...names, object: null, id });
    const record = await findPathRecord(recordOf(record_id), context);
    const sources = await chooseSources(reference, context);
    const other =
      query.record_id === undefined
        ? undefined
        : await findNamedRecord(recordOf(query.record_id), context);
    const filter = await readFilter(query, { sources, record: other }, context);
    const map = (it: InventFields) => toRecordItem(it, context);
    const { body, coverage } = await readActivities(record, query, filter, 'NOTE', map, context);
    return { body: mayRead(context.viewer, CONTACTS) ? body : body.map(withoutContact), coverage };
  },
});

function typeParameter<const T extends readonly string[]>(types: T) {
  return z
    .enum(types, `must be one of ${types.join(', ')}`)
    .optional()
    .describe('Activities of this type only.');
}

/**
 * Checks that an id is of the key's organization: its slug, or what a source calls it.
 * @returns which sources ids can be of.
 */
async function requireOrg(
  orgId: string,
  { viewer, loaders }: RestContext,
): Promise<(source: Source) => boolean> {
  if (orgId === viewer.organization) return () => true;
  const isOfOrg = ({ config }: Source) => (config as { org?: string }).org === orgId;
  if ((await sourcesOfSystem('INVENT', loaders)).some(isOfOrg)) return isOfOrg;
  throw new GatewayError('RECORD_NOT_FOUND', `org_id: there is no organization ${echo(orgId)}.`);
}

/**
 * Reads a page of items.
 * @param renamed the kind that only Invent's own items have by its name: others have the type of texts here.
 */
async function readActivities(
  record: CrmRecord,
  { type, page, take }: { type?: InventType | undefined; page: number; take: number },
  filter: FilterInput,
  renamed: 'NOTE' | 'COMMENT',
  map: (it: InventFields) => unknown,
  context: RestContext,
): Promise<EndpointAnswer & { body: unknown[] }> {
  const { activities, coverage } = await readNumberedPage(
    record,
    {
      page,
      size: take,
      names: { page: 'page', size: 'take' },
      selection: SELECTION,
      filter: { ...filter, kinds: kindsOf(type) },
      conditions: await conditionsOf(type, renamed, context),
    },
    context,
  );
  const body = await readItems<InventFields>(
    activities,
    { system: 'INVENT', schema: anyActivity, map },
    context,
  );
  return { body, coverage };
}

function isText(type: InventType): boolean {
  return type === 'note_created' || type === 'comment_created';
}

function kindsOf(type: InventType | undefined): string[] {
  if (!type) return KINDS;
  return isText(type) ? ['NOTE', 'COMMENT'] : [INVENT_KINDS[type]];
}

/** Of texts, leaves out what Invent itself gives the other type. */
async function conditionsOf(
  type: InventType | undefined,
  renamed: 'NOTE' | 'COMMENT',
  { loaders }: RestContext,
): Promise<Condition[]> {
  if (!type || !isText(type)) return [];
  const sources = await sourcesOfSystem('INVENT', loaders);
  const sourceIds = sources.map(({ id }) => id);
  return [new KindsOfSources([renamed], sourceIds, true)];
}

interface RecordFilter {
  contact_id?: string | undefined;
  table_id?: string | undefined;
  actor_id?: string | undefined;
  assistant_id?: string | undefined;
  segment_id?: string | undefined;
}

/**
 * The filter of the timeline that the parameters make.
 * @param record that record_id names; null: none, undefined: it is not given.
 */
async function readFilter(
  query: RecordFilter,
  { sources, record }: { sources: readonly Source[]; record: CrmRecord | null | undefined },
  context: RestContext,
): Promise<FilterInput> {
  const { contact_id, table_id, actor_id, assistant_id, segment_id } = query;
  const { prisma } = context.database;
  const sourceId = { in: sources.map(({ id }) => id) };
  const recordIds = async (id: string, objects: readonly string[]) => {
    const links = await findLinks(id, objects, { sources, context });
    return links.map(({ object, recordId }) => encodeId(recordPrefix(object), recordId));
  };
  const actorIds = async (type: ActorType, externalId: string) => {
    const prefix = type === 'USER' ? 'user' : 'assistant';
    const rows = await prisma.actor.findMany({ where: { sourceId, type, externalId } });
    return rows.map(({ id }) => encodeId(prefix, id));
  };
  const segmentIds = async (externalId: string) => {
    const rows = await prisma.segment.findMany({ where: { sourceId, externalId } });
    return rows.map(({ id }) => encodeId('segment', id));
  };
  /** The ids here of an id at Invent, and the id itself: it may be one here. */
  const idsOf = async (id: string | undefined, find: (id: string) => Promise<string[]>) => {
    if (id === undefined) return undefined;
    // PostgreSQL refuses NUL in a parameter: there is nothing with such an id.
    return id.includes('\0') ? [] : [...(await find(id)), id];
  };
  const objects = table_id ? await readableObjects(context) : [];
  return {
    contacts: await idsOf(contact_id, (id) =>
      recordIds(id, mayRead(context.viewer, CONTACTS) ? [CONTACTS] : []),
    ),
    records:
      record === undefined
        ? undefined
        : record === null
          ? []
          : [encodeId(recordPrefix(record.object), record.id)],
    objects: table_id === undefined ? undefined : objects.filter((object) => object === table_id),
    actors: await idsOf(actor_id, (id) => actorIds('USER', id)),
    assistants: await idsOf(assistant_id, (id) => actorIds('ASSISTANT', id)),
    segments: await idsOf(segment_id, segmentIds),
  };
}

/** What a key that may not read contacts is shown of an item. */
function withoutContact(item: unknown): unknown {
  const { note } = item as { note?: { contact_id?: unknown } | null };
  return note?.contact_id ? { ...(item as object), note: { ...note, contact_id: null } } : item;
}

/** An item of a contact's list: every text is a note. */
async function toContactItem(it: InventFields, contactId: string, context: RestContext) {
  const { kind, occurredAt, authorId, userId } = it;
  const isNote = kind === 'NOTE' || kind === 'COMMENT';
  // A comment has an actor, and no author besides.
  const author = await loadActor(authorId ?? userId, context);
  return {
    id: itemId(it),
    type: isNote ? 'note_created' : kind.toLowerCase(),
    ...(await commonMembers(it, context)),
    ...(isNote
      ? {
          note: {
            id: itemId(it),
            contact_id: contactId,
            content: textOf(it),
            created_at: occurredAt,
            updated_at: (await updatedAtOf(it, context)) ?? occurredAt,
            ...(author ? { user: toUser(author) } : {}),
          },
        }
      : {}),
  };
}

/** An item of a record's list: every text is a comment. */
async function toRecordItem(it: InventFields, context: RestContext) {
  const isComment = it.kind === 'NOTE' || it.kind === 'COMMENT';
  return {
    id: itemId(it),
    type: isComment ? 'comment_created' : it.kind.toLowerCase(),
    ...(await commonMembers(it, context)),
    updated_at: await updatedAtOf(it, context),
    ...(isComment ? { comment: textOf(it), attachments: [] } : {}),
  };
}

/** When it was changed; null: its source does not say so. Of what was logged here, that is always known. */
async function updatedAtOf(it: InventFields, { loaders }: RestContext): Promise<string | null> {
  const native = await sourcesOfSystem('NATIVE', loaders);
  if (native.some(({ id }) => id === it.sourceId)) return it.contentUpdatedAt ?? it.updatedAt;
  return it.details?.editedAt ?? it.sourceUpdatedAt;
}

async function commonMembers(it: InventFields, context: RestContext) {
  const { occurredAt, occurredAtPrecision, userId, assistantId, metadata } = it;
  const isObject = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata);
  const actor = await loadActor(userId, context);
  const assistant = await loadActor(assistantId, context);
  return {
    created_at: occurredAtPrecision === 'FIRST_SEEN' ? null : occurredAt,
    ...(actor ? { actor: toUser(actor) } : {}),
    ...(assistant
      ? {
          assistant: {
            id: encodeId('assistant', assistant.id),
            name: assistant.name,
            avatar_url: assistant.avatarUrl,
          },
        }
      : {}),
    metadata: isObject ? metadata : {},
  };
}

function loadActor(id: string | null, { loaders }: RestContext): Promise<Actor | null> {
  return Promise.resolve(id === null ? null : loaders.actor.load(id));
}

function toUser({ id, name, email, avatarUrl, seenAt }: Actor) {
  return {
    id: encodeId('user', id),
    name,
    email,
    avatar: avatarUrl,
    seen_at: seenAt && new Date(seenAt).toISOString(),
  };
}

/** Invent's texts have no title. */
function textOf({ title, description }: InventFields): string | null {
  return [title, description].filter(Boolean).join('\n\n') || null;
}
