import { z } from 'zod';
import { mayRead } from '../access/viewer.js';
import type { FieldsOf } from '../activity/computed-field.js';
import { COMPANIES, CONTACTS, recordPrefix } from '../activity/crm-object.js';
import { ACTIVITY_FIELDS, type FieldName, type LoggedField } from '../activity/fields.js';
import { findValueProblem } from '../activity/logged-activity.js';
import { encodeId } from '../activity/type-id.js';
import type { CrmRecord } from '../db/prisma/client.js';
import { GatewayError } from '../errors.js';
import { findLogged, type Idempotency } from '../ingest/idempotency.js';
import { activityNotFound } from '../ingest/native-activities.js';
import { CLARKY_TYPES } from '../sources/clarky/wire.js';
import { dueText } from '../sources/clarky/write.js';
import { parseIsoText } from '../sources/wire-timestamp.js';
import { KindsOfSources } from '../timeline/filters/kinds-of-sources.js';
import { MAX_PAGE_SIZE } from '../timeline/page-arguments.js';
import {
  idempotencyKeyProblem,
  type LogActivityInput,
  logActivity,
} from '../writing/log-activity.js';
import { defineEndpoint, type RestContext } from './endpoint.js';
import { findPathRecord, sourcesOfSystem } from './find-path-record.js';
import { sourceParameter, textParameter, wholeNumber } from './parameters.js';
import { itemId, readItems } from './read-items.js';
import { pageParameter, readNumberedPage } from './read-numbered-page.js';

const DEFAULT_PAGE_SIZE = 25;

type ClarkyType = (typeof CLARKY_TYPES)[number];

/** The kinds that Clarky has a type for. */
const KINDS: Record<ClarkyType, readonly string[]> = {
  note: ['NOTE', 'COMMENT'],
  call: ['CALL'],
  meeting: ['MEETING'],
  video_call: ['VIDEO_CALL'],
  task: ['TASK'],
  todo: ['TODO'],
  reminder: ['REMINDER'],
};

/** The kinds of items whose type Clarky does not document: only its own have a place in its format. */
const UNDOCUMENTED_KINDS = ['EMAIL', 'MESSAGE'];

const FIELDS = [
  'sourceId',
  'recordIds',
  'title',
  'subject',
  'snippet',
  'description',
  'dueAt',
  'dueDate',
  'durationMinutes',
  'completedAt',
  'metadata',
] as const satisfies readonly FieldName[];

type ClarkyFields = FieldsOf<(typeof FIELDS)[number]>;

const SELECTION = { fields: FIELDS, joins: [] };

const activityType = z.enum(CLARKY_TYPES, `must be one of ${CLARKY_TYPES.join(', ')}`);

const activity = z.looseObject({
  id: z.string(),
  contact_id: z.string().nullish(),
  company_id: z.string().nullish(),
  activity_type: z
    .union([z.enum(CLARKY_TYPES), z.string()])
    .describe('What came from Clarky may have a type that it does not document.'),
  title: z.string().nullish(),
  description: z.string().nullish(),
  due_date: z.string().nullish(),
  duration_minutes: z.number().nullish(),
  completed_at: z.string().nullish().describe('When it was marked as done.'),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  created_at: z.string(),
});

/** GET /api/v1/contacts/{contact_id}/activities: the timeline of a contact in numbered pages. */
export const clarkyActivities = defineEndpoint({
  id: 'listClarkyActivities',
  system: 'Clarky',
  method: 'GET',
  path: '/api/v1/contacts/{contact_id}/activities',
  scope: 'read',
  summary: 'List the activities of a contact',
  description:
    'Notes, calls, meetings and tasks on the timeline of a contact, newest first. What came from Clarky is as it ' +
    'came; what other systems recorded, or was logged here, has the id that it has here. Emails and messages of ' +
    'other systems have no type at Clarky and are left out.',
  parameters: {
    path: z.object({
      contact_id: textParameter.describe('The id of the contact at Clarky, or its id here.'),
    }),
    query: z.object({
      activity_type: activityType.optional().describe('Activities of this type only.'),
      page: pageParameter,
      page_size: wholeNumber({ max: MAX_PAGE_SIZE, byDefault: DEFAULT_PAGE_SIZE }).describe(
        'The number of activities of a page.',
      ),
      source: sourceParameter,
    }),
  },
  status: 200,
  answer: z.object({
    data: z.array(activity),
    pagination: z.object({
      page: z.int().min(1),
      page_size: z.int().min(1),
      total: z.int().min(0).describe('How many are stored, so far.'),
      total_pages: z
        .int()
        .min(0)
        .describe('More than this page while a source may have more than is stored.'),
    }),
  }),
  errors: ['RECORD_NOT_FOUND', 'CONFLICT'],
  async handle({ path: { contact_id }, query }, context) {
    const { page, page_size, activity_type, source } = query;
    const contact = await findNamed(CONTACTS, contact_id, source, context);
    const { timeline, activities, hasNextPage, coverage } = await readNumberedPage(
      contact,
      {
        page,
        size: page_size,
        names: { page: 'page', size: 'page_size' },
        selection: SELECTION,
        ...(await filterOf(activity_type, context)),
      },
      context,
    );
    const data = await readItems<ClarkyFields>(
      activities,
      {
        system: 'CLARKY',
        schema: activity,
        map: async (it) =>
          toItem(it, { contact_id, company_id: await companyIdOf(it, contact, context) }),
      },
      context,
    );
    const { total } = await timeline.readCounts();
    // While a source is still to be read further, what is stored is not all of it.
    const total_pages = Math.max(Math.ceil(total / page_size), hasNextPage ? page + 1 : 0);
    const body = {
      data: data
        .map((item) => withContact(item, contact_id))
        .map((item) => (mayRead(context.viewer, COMPANIES) ? item : withoutCompany(item))),
      pagination: { page, page_size, total, total_pages },
    };
    return { body, coverage };
  },
});

/** The activities of a type, or of all types; of what Clarky does not document, only its own. */
async function filterOf(type: ClarkyType | undefined, { loaders }: RestContext) {
  if (type) return { filter: { kinds: [...KINDS[type]] } };
  const sources = await sourcesOfSystem('CLARKY', loaders);
  const documented = Object.values(KINDS).flat();
  if (sources.length === 0) return { filter: { kinds: documented } };
  const sourceIds = sources.map(({ id }) => id);
  return {
    filter: { kinds: [...documented, ...UNDOCUMENTED_KINDS] },
    conditions: [new KindsOfSources(UNDOCUMENTED_KINDS, sourceIds)],
  };
}

function findNamed(
  object: typeof CONTACTS | typeof COMPANIES,
  id: string,
  source: string | undefined,
  context: RestContext,
): Promise<CrmRecord> {
  const idName = object === CONTACTS ? 'contact_id' : 'company_id';
  return findPathRecord(
    { system: 'CLARKY', object, id, objectName: idName, idName, source },
    context,
  );
}

/** The id of the company that an activity is on: the one at Clarky, or the one here; null: none. */
async function companyIdOf(
  { recordIds }: ClarkyFields,
  contact: CrmRecord,
  { loaders }: RestContext,
): Promise<string | null> {
  const others = recordIds.filter((id) => id !== contact.id);
  const records = await Promise.all(others.map((id) => loaders.record.load(id)));
  const company = records.find((record) => record?.object === COMPANIES);
  if (!company) return null;
  const sources = await sourcesOfSystem('CLARKY', loaders);
  const links = await loaders.links.load(company.id);
  const own = links.find(({ sourceId }) => sources.some(({ id }) => id === sourceId));
  return own?.externalId ?? encodeId(recordPrefix(COMPANIES), company.id);
}

/**
 * An item by the id that its contact was asked for by. It came with the id at its source, which is another one
 * where the request has the id here, or the contact has been merged: readers would place it on a contact of that id.
 */
function withContact(item: unknown, contactId: string): unknown {
  const { contact_id: own } = item as { contact_id?: unknown };
  return own == null || String(own) === contactId
    ? item
    : { ...(item as object), contact_id: contactId };
}

/** What a key that may not read companies is shown of an item. */
function withoutCompany(item: unknown): unknown {
  const hasCompany = typeof item === 'object' && item !== null && 'company_id' in item;
  return hasCompany ? { ...item, company_id: null } : item;
}

interface ItemRecords {
  contact_id: string | null;
  company_id: string | null;
}

function toItem(it: Omit<ClarkyFields, 'sourceId' | 'recordIds'>, records: ItemRecords) {
  const { metadata } = it;
  const isObject = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata);
  return {
    id: itemId(it),
    ...records,
    activity_type: it.kind === 'COMMENT' ? 'note' : it.kind.toLowerCase(),
    title: it.title ?? it.subject,
    description: it.description ?? it.snippet,
    due_date: dueText(it),
    duration_minutes: it.durationMinutes,
    completed_at: it.completedAt,
    metadata: isObject ? metadata : {},
    created_at: it.occurredAt,
  };
}

/** Checks what is given as a field of an activity that is logged as in GraphQL. */
function checkAs(field: LoggedField) {
  return checkWith((value) => findValueProblem(field, value)?.reason ?? null);
}

/** Checks a value. @param findProblem says what is wrong with it; null: nothing. */
function checkWith<T>(findProblem: (value: T) => string | null) {
  return (value: T, { addIssue }: { addIssue(message: string): void }) => {
    const problem = findProblem(value);
    if (problem !== null) addIssue(problem);
  };
}

function limitedText(field: 'title' | 'description') {
  const { max } = ACTIVITY_FIELDS[field].logged;
  return z.string('must be text').superRefine(checkAs(field)).meta({ maxLength: max }).nullish();
}

const TIMESTAMP = 'must be an ISO 8601 date or date-time';
const timestamp = z
  .string(TIMESTAMP)
  .refine((value) => parseIsoText(value) !== null, TIMESTAMP)
  .nullish();

const recordId = z.string('must be text').min(1, 'must not be empty').nullish();

const newActivity = z
  .object(
    {
      activity_type: activityType,
      contact_id: recordId.describe(
        'The id of a contact at Clarky, or its id here. Required unless company_id is given.',
      ),
      company_id: recordId.describe(
        'The id of a company at Clarky, or its id here. Required unless contact_id is given.',
      ),
      title: limitedText('title'),
      description: limitedText('description'),
      due_date: timestamp.describe('When it is due: an ISO 8601 date or date-time.'),
      duration_minutes: z
        .number('must be a number')
        .superRefine(checkAs('durationMinutes'))
        .meta({ minimum: 0, maximum: ACTIVITY_FIELDS.durationMinutes.logged.max })
        .nullish(),
      completed_at: timestamp.describe('When it was done: an ISO 8601 date or date-time.'),
      metadata: z
        .record(z.string(), z.unknown(), 'must be a JSON object')
        .superRefine(checkAs('metadata'))
        .nullish()
        .describe('Free-form JSON.'),
    },
    'must be a JSON object',
  )
  .refine(({ contact_id, company_id }) => contact_id != null || company_id != null, {
    path: ['contact_id'],
    message: 'must be given, or company_id',
    // Also where another field is bad: an error names all of them.
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  });

/** POST /api/v1/activities: logs an activity here, on a contact, a company or both. */
export const clarkyLogActivity = defineEndpoint({
  id: 'logClarkyActivity',
  system: 'Clarky',
  method: 'POST',
  path: '/api/v1/activities',
  scope: 'write',
  summary: 'Log an activity',
  description:
    'Logs an activity here, as the mutation logActivity does, on a contact, a company or both. With an ' +
    'Idempotency-Key, repeating the request logs nothing, and returns the activity as it is now.',
  parameters: {
    path: z.object(),
    query: z.object({ source: sourceParameter }),
    header: z.object({
      'idempotency-key': z
        .string()
        .superRefine(checkWith(idempotencyKeyProblem))
        .optional()
        .describe(
          'Makes retries safe: the same key with the same body returns the activity that was logged, with another body ' +
            'it is a CONFLICT. Kept for 48 hours; at most 255 characters.',
        ),
    }),
  },
  body: newActivity,
  status: 201,
  answer: z.object({ data: activity }),
  errors: ['RECORD_NOT_FOUND', 'ACTIVITY_NOT_FOUND', 'CONFLICT'],
  async handle({ query: { source }, header, body }, context) {
    const { contact_id = null, company_id = null } = body;
    const key = header['idempotency-key'];
    const idempotency = key === undefined ? null : { key, input: { source, body } };
    const id = await logOnce(idempotency, context, async () => {
      const records = [
        contact_id === null ? null : await findNamed(CONTACTS, contact_id, source, context),
        company_id === null ? null : await findNamed(COMPANIES, company_id, source, context),
      ].filter((record) => record !== null);
      return {
        kind: body.activity_type.toUpperCase(),
        records: records.map((it) => ({ id: encodeId(recordPrefix(it.object), it.id) })),
        title: body.title,
        description: body.description,
        ...readDue(body.due_date),
        durationMinutes: body.duration_minutes,
        completedAt: body.completed_at && parseIsoText(body.completed_at)!.instant,
        metadata: body.metadata,
      };
    }).catch(renameFields);
    const logged = await context.loaders.activity.load(id);
    if (!logged) throw activityNotFound(encodeId('activity', id), 'id');
    return { body: { data: toItem(logged, { contact_id, company_id }) } };
  },
});

/**
 * Logs an activity unless that was done with its idempotency key.
 * @param idempotency has the request as it was given: the records that its ids lead to may have been merged or
 *   erased since.
 * @param readInput looks up what the request names.
 */
async function logOnce(
  idempotency: Idempotency | null,
  context: RestContext,
  readInput: () => Promise<LogActivityInput>,
): Promise<string> {
  const { database, viewer, sync } = context;
  const firstId =
    idempotency && (await findLogged(database.pool, viewer.organizationId, idempotency));
  return firstId ?? logActivity(await readInput(), context, sync, idempotency);
}

/** A time is in an offset that determines the day, as in an item that is imported. */
function readDue(given: string | null | undefined): { dueAt?: string | null; dueDate?: string } {
  if (given == null) return {};
  const { instant, day, dayOnly } = parseIsoText(given)!;
  return dayOnly ? { dueDate: day } : { dueAt: dueText({ dueAt: instant, dueDate: day }) };
}

/** What fields of LogActivityInput are given as here. */
const FIELD_NAMES: Record<string, string> = {
  dueAt: 'due_date',
  dueDate: 'due_date',
  durationMinutes: 'duration_minutes',
  completedAt: 'completed_at',
  idempotencyKey: 'Idempotency-Key',
};

/** Errors of logActivity, with the names of the fields here. */
function renameFields(error: unknown): never {
  if (!(error instanceof GatewayError)) throw error;
  const message = error.message.replace(/^input\.(\w+)/, (_all, name) => FIELD_NAMES[name] ?? name);
  throw new GatewayError(error.code, message, { cause: error });
}
