import { z } from 'zod';
import { ACTIVITY_FIELDS, fieldDefinition, LOGGED_FIELDS } from '../activity/fields.js';
import { LOGGABLE_KINDS } from '../activity/registry.js';
import { isDay, parseDateTime } from '../activity/timestamp.js';
import { decodeId, type IdPrefix } from '../activity/type-id.js';
import { DELIVERY_STATES, DIRECTIONS, TASK_STATUSES } from '../activity/vocabulary.js';
import { JsonNumber } from '../db/json.js';
import { ACTOR_TYPES } from '../loaders/actor.js';
import { externalId, objectName, text } from '../sources/wire-schema.js';

// The lines of `import --ndjson`. An envelope has a response body; the other lines are what `export` writes
// besides, each named after its only member.

const name = text.max(500, 'is longer than 500 characters').nullish();

const instant = z.string().transform((value, context) => {
  const parsed = parseDateTime(value);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 date-time', input: value });
  return z.NEVER;
});

const optionalInstant = instant.nullish().transform((value) => value ?? null);

const day = z.string().refine(isDay, 'must be a day, YYYY-MM-DD');

const number = z
  .union([z.number(), z.instanceof(JsonNumber)], 'must be a number')
  .transform((value) => Number(value));

/** A public id, which becomes its UUID. */
function idOf(...prefixes: IdPrefix[]) {
  return z.string().transform((value, context) => {
    const decoded = decodeId(value);
    if (decoded && prefixes.includes(decoded.prefix)) return decoded.uuid;
    const message = `must be an id with the prefix ${prefixes.join(', ')}`;
    context.addIssue({ code: 'custom', message, input: value });
    return z.NEVER;
  });
}

const recordId = idOf('contact', 'company', 'record');

/** A record by its id in a source, or by its own. */
const recordReference = z.union(
  [
    z.strictObject({ source: text, object: objectName, id: externalId }),
    z.strictObject({ id: recordId }),
  ],
  'must be {"source","object","id"}, or {"id"} with the id of a record',
);

const actorReference = z.object({ source: text, type: z.enum(ACTOR_TYPES), id: externalId });

export const envelopeSchema = z.object({
  system: z.string(),
  source: z.string(),
  object: objectName,
  record: externalId,
  name,
  response: z.unknown(),
});

/** The envelope of one activity in an export: which records it is on is in `activity`. */
export const exportedEnvelopeSchema = envelopeSchema
  .partial({ object: true, record: true })
  .extend({
    activity: z.object({
      id: idOf('activity'),
      records: z.array(recordReference).min(1, 'is empty'),
      occurredAt: instant,
      recordedAt: instant,
      updatedAt: optionalInstant,
      contentUpdatedAt: optionalInstant,
    }),
  });

export const sourceLineSchema = z.object({
  source: z.object({ slug: z.string(), system: z.string(), name: text.max(500) }),
});

const link = z.object({
  source: z.string(),
  id: externalId,
  asOf: optionalInstant,
  complete: z.boolean().default(false),
  completeDownTo: optionalInstant,
  verifiedAt: optionalInstant,
  rejectedItems: z.number().int().default(0),
  warnings: z.number().int().default(0),
});

export const recordLineSchema = z.object({
  record: z.object({
    id: recordId,
    object: objectName,
    name,
    company: recordReference.nullish(),
    createdAt: instant,
    updatedAt: instant,
    external: z.array(link),
    formerIds: z.array(recordId).default([]),
  }),
});

const entity = { source: z.string(), id: externalId, asOf: optionalInstant, name: text.nullish() };

export const actorLineSchema = z.object({
  actor: z.object({
    ...entity,
    type: z.enum(ACTOR_TYPES),
    email: text.nullish(),
    avatarUrl: text.nullish(),
    seenAt: optionalInstant,
  }),
});

export const segmentLineSchema = z.object({
  segment: z.object({
    ...entity,
    color: text.nullish(),
    contactsCount: z.number().int().nullish(),
    boards: z.array(
      z.object({ boardId: text, boardName: text.nullable(), columnId: text.nullable() }),
    ),
    createdAt: optionalInstant,
    updatedAt: optionalInstant,
  }),
});

/** An item that could not be placed on a timeline: as it came, with the record of its list where that is known. */
export const rejectedLineSchema = z.object({
  rejected: z.object({
    source: z.string(),
    list: z.object({ object: objectName, id: externalId }).nullable(),
    path: text,
    reason: text,
    firstSeenAt: instant,
    lastSeenAt: instant,
    outdated: z.boolean().default(false),
    item: z.unknown(),
  }),
});

export const broadcastLineSchema = z.object({ broadcast: z.object(entity) });

/** The values of the fields that can be logged, by their types; their limits are checked apart. */
const VALUES: Record<string, z.ZodType> = {
  DateTime: instant,
  Date: day,
  Direction: z.enum(DIRECTIONS),
  Float: number,
  JSON: z.unknown(),
  String: text,
  TaskStatus: z.enum(TASK_STATUSES),
};

const loggedFields = Object.fromEntries(
  LOGGED_FIELDS.filter((field) => field !== 'occurredAt').map((field) => [
    field,
    VALUES[fieldDefinition(field).type.graphql]!.nullish(),
  ]),
);

export const activityLineSchema = z.object({
  activity: z.object({
    id: idOf('activity'),
    source: z.string().default('native'),
    delivery: z.enum(DELIVERY_STATES).nullish(),
    kind: z.enum(LOGGABLE_KINDS, `must be one of ${LOGGABLE_KINDS.join(', ')}`),
    occurredAt: instant,
    recordedAt: instant,
    updatedAt: instant,
    contentUpdatedAt: optionalInstant,
    records: z.array(recordReference).min(1, 'is empty').max(10_000),
    actor: actorReference.nullish(),
    assignee: actorReference.nullish(),
    assigneeName: VALUES[ACTIVITY_FIELDS.assigneeName.type.graphql]!.nullish(),
    ...loggedFields,
  }),
});
