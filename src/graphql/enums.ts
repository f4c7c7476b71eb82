import type { Scope as ViewerScope } from '../access/viewer.js';
import { CATEGORIES } from '../activity/registry.js';
import {
  DELIVERY_STATES,
  DIRECTIONS,
  TASK_STATUSES,
  TIME_PRECISIONS,
} from '../activity/vocabulary.js';
import { ACTOR_TYPES } from '../loaders/actor.js';
import { SOURCE_ERROR_CODES } from '../sources/client/source-failure.js';
import { SOURCES } from '../sources/registry.js';
import { COVERAGE_STATES } from '../timeline/coverage.js';
import { builder } from './builder.js';

/** The values of an enum in their order, each with its description. */
function describeAll<V extends string>(values: readonly V[], descriptions: Record<V, string>) {
  return Object.fromEntries(
    values.map((value) => [value, { description: descriptions[value] }]),
  ) as Record<V, { description: string }>;
}

export const ActivityCategory = builder.enumType('ActivityCategory', {
  description: 'What kinds of activities have in common.',
  values: Object.fromEntries(
    CATEGORIES.map(({ category, description }) => [category, { description }]),
  ),
});

export const ActivityKind = builder.enumType('ActivityKind', {
  description: 'What an activity is.',
  values: Object.fromEntries(
    CATEGORIES.flatMap(({ kinds }) =>
      Object.entries(kinds).map(([kind, { description }]) => [kind, { description }]),
    ),
  ),
});

export const Direction = builder.enumType('Direction', {
  description: 'Who turned to whom.',
  values: describeAll(DIRECTIONS, {
    INBOUND: 'The record turned to us.',
    OUTBOUND: 'We turned to the record.',
    INTERNAL: 'Among ourselves, about the record.',
  }),
});

export const TaskStatus = builder.enumType('TaskStatus', {
  description: 'How far a task is.',
  values: describeAll(TASK_STATUSES, {
    PENDING: 'Not begun.',
    IN_PROGRESS: 'Begun.',
    COMPLETED: 'Done.',
    CANCELLED: 'Given up.',
  }),
});

export const TimePrecision = builder.enumType('TimePrecision', {
  description: 'How exactly occurredAt is known.',
  values: describeAll(TIME_PRECISIONS, {
    INSTANT: 'To the instant.',
    DAY: 'To the day: occurredAt is its 00:00 UTC.',
    FIRST_SEEN: 'Not at all: occurredAt is when the gateway first saw it.',
  }),
});

export const ActorType = builder.enumType('ActorType', {
  description: 'Who can act.',
  values: describeAll(ACTOR_TYPES, { USER: 'A person.', ASSISTANT: 'An automated assistant.' }),
});

export const TimelineOrder = builder.enumType('TimelineOrder', {
  description: 'By occurredAt, then by id.',
  values: describeAll(['NEWEST_FIRST', 'OLDEST_FIRST'], {
    NEWEST_FIRST: 'The latest comes first.',
    OLDEST_FIRST: 'The exact reverse of NEWEST_FIRST.',
  }),
});

export const SourceSystem = builder.enumType('SourceSystem', {
  description: 'One value for each source in the registry, and NATIVE.',
  values: {
    NATIVE: { description: 'Logged in the gateway itself.' },
    ...Object.fromEntries(
      SOURCES.map(({ system, label }) => [system, { description: `The CRM ${label}.` }]),
    ),
  } as Record<string, { description: string }>,
});

export const CoverageState = builder.enumType('CoverageState', {
  description: 'How current a source is here; the first that holds, from the top.',
  values: describeAll(COVERAGE_STATES, {
    DISABLED: 'It is switched off.',
    FAILED: 'The last attempt to read it failed.',
    SYNCING: 'It is being read right now.',
    STALE: 'The last successful look is older than asked for.',
    NEVER_SYNCED: 'It has never been read.',
    FRESH: 'What is here is as recent as asked for.',
  }),
});

export const SourceErrorCode = builder.enumType('SourceErrorCode', {
  description: 'Why an upstream system could not be read.',
  values: describeAll(SOURCE_ERROR_CODES, {
    TIMEOUT: 'It was too slow.',
    RATE_LIMITED: 'It wants fewer calls (429).',
    UNAUTHORIZED: 'It does not accept the token (401).',
    FORBIDDEN: 'The token may not read this (403).',
    NOT_FOUND: 'It does not know the object or the record (400, 404).',
    BAD_RESPONSE: 'Its answer could not be understood.',
    UNREACHABLE: 'It could not be reached, or failed (5xx).',
    CIRCUIT_OPEN: 'It failed so often that it is left alone for a while.',
  }),
});

export const DeliveryState = builder.enumType('DeliveryState', {
  description: 'What became of an activity that was logged in a source from here.',
  values: describeAll(DELIVERY_STATES, {
    PENDING: 'It is being sent.',
    DELIVERED: 'The source has it.',
    UNKNOWN: 'Sent, and no answer came; the next sync finds out.',
    FAILED: 'The source does not have it.',
  }),
});

export const Scope = builder.enumType('Scope', {
  description: 'What a key may do.',
  values: {
    READ: { value: 'read' as const, description: 'Query.' },
    WRITE: { value: 'write' as const, description: 'Change.' },
    ADMIN: { value: 'admin' as const, description: 'Administer.' },
  } satisfies Record<Uppercase<ViewerScope>, { value: ViewerScope; description: string }>,
});

/** The types that ACTIVITY_FIELDS and the filters name: scalars by their names, enums by their refs. */
export const VALUE_TYPES = {
  Date: 'Date',
  DateTime: 'DateTime',
  Float: 'Float',
  ID: 'ID',
  JSON: 'JSON',
  String: 'String',
  ActivityCategory,
  ActivityKind,
  ActorType,
  DeliveryState,
  Direction,
  TaskStatus,
  TimePrecision,
} as const;
