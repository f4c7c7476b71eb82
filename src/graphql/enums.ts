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
import { SOURCE_DEFINITIONS } from '../sources/registry.js';
import { COVERAGE_STATES } from '../timeline/coverage.js';
import { HISTOGRAM_INTERVALS } from '../timeline/histogram-buckets.js';
import { TIMELINE_SCOPES } from '../timeline/timeline-scope.js';
import { builder } from './builder.js';

/** The values of an enum in their order, each with its description. */
function describeAll<V extends string>(values: readonly V[], descriptions: Record<V, string>) {
  return Object.fromEntries(
    values.map((value) => [value, { description: descriptions[value] }]),
  ) as Record<V, { description: string }>;
}

export const ActivityCategoryEnum = builder.enumType('ActivityCategory', {
  description: 'A group of kinds of activities that share fields.',
  values: Object.fromEntries(
    CATEGORIES.map(({ category, description }) => [category, { description }]),
  ),
});

export const ActivityKindEnum = builder.enumType('ActivityKind', {
  description: 'What happened. Each kind has a type of its own and belongs to one category.',
  values: Object.fromEntries(
    CATEGORIES.flatMap(({ kinds }) =>
      Object.entries(kinds).map(([kind, { description }]) => [kind, { description }]),
    ),
  ),
});

export const DirectionEnum = builder.enumType('Direction', {
  description: 'Who addressed whom in an interaction.',
  values: describeAll(DIRECTIONS, {
    INBOUND: 'From the record to the organization.',
    OUTBOUND: 'From the organization to the record.',
    INTERNAL: 'Within the organization, about the record.',
  }),
});

export const TaskStatusEnum = builder.enumType('TaskStatus', {
  description: 'How far a task is, in the terms that all sources have in common.',
  values: describeAll(TASK_STATUSES, {
    PENDING: 'Nobody has started it yet.',
    IN_PROGRESS: 'It was started and is not done.',
    COMPLETED: 'It is done.',
    CANCELLED: 'It will not be done.',
  }),
});

export const TimePrecisionEnum = builder.enumType('TimePrecision', {
  description: 'How exactly the time of an activity is known.',
  values: describeAll(TIME_PRECISIONS, {
    INSTANT: 'The exact time is known.',
    DAY: 'Only the day is known: occurredAt is 00:00 UTC of that day.',
    FIRST_SEEN: 'The source gives no time: occurredAt is when the gateway first read the activity.',
  }),
});

export const ActorTypeEnum = builder.enumType('ActorType', {
  description: 'Whether a person acted, or software.',
  values: describeAll(ACTOR_TYPES, { USER: 'A person.', ASSISTANT: 'An automated assistant.' }),
});

export const TimelineOrderEnum = builder.enumType('TimelineOrder', {
  description: 'The order of a timeline: by occurredAt, then by id.',
  values: describeAll(['NEWEST_FIRST', 'OLDEST_FIRST'], {
    NEWEST_FIRST: 'The newest activity comes first.',
    OLDEST_FIRST: 'The exact reverse of NEWEST_FIRST.',
  }),
});

export const TimelineScopeEnum = builder.enumType('TimelineScope', {
  description: 'Which activities the timeline of a record has.',
  values: describeAll(TIMELINE_SCOPES, {
    SELF: 'Those of the record itself.',
    WITH_CONTACTS:
      'Of a company, those of the company and of all its contacts, each once; of any other record, and for a ' +
      'key that may not read contacts, the same as SELF. After a contact has changed its company, its ' +
      'activities follow in portions; until then totalCountExact is false. sources is, for each source, the ' +
      'least favorable of the company and all its contacts.',
  }),
});

export const HistogramIntervalEnum = builder.enumType('HistogramInterval', {
  description: 'A unit of the calendar that activities are counted by.',
  values: describeAll(HISTOGRAM_INTERVALS, {
    HOUR: 'An hour; one that the clock shows twice is two.',
    DAY: 'A day, of 23 or 25 hours where the clock is set.',
    WEEK: 'A week from Monday to Sunday.',
    MONTH: 'A calendar month.',
  }),
});

export const TaskOrderEnum = builder.enumType('TaskOrder', {
  description: 'Which of the tasks comes first in a section.',
  values: describeAll(['NEWEST_FIRST', 'DUE_FIRST'], {
    NEWEST_FIRST: 'The newest task comes first, as in a timeline.',
    DUE_FIRST:
      'The task that is due first comes first; a due day counts as its 00:00 UTC. Tasks without a due date ' +
      'come last. Tasks that are due at the same time are ordered by occurredAt, then by id, the oldest first.',
  }),
});

export const SourceSystemEnum = builder.enumType('SourceSystem', {
  description: 'The system behind a source.',
  values: {
    NATIVE: { description: 'The gateway itself.' },
    ...Object.fromEntries(
      SOURCE_DEFINITIONS.map(({ system, label }) => [system, { description: `The CRM ${label}.` }]),
    ),
  } as Record<string, { description: string }>,
});

export const CoverageStateEnum = builder.enumType('CoverageState', {
  description:
    'Overall sync state of a source. Where several apply, the first in this order: DISABLED, FAILED, ' +
    'SYNCING, STALE, NEVER_SYNCED, FRESH.',
  values: describeAll(COVERAGE_STATES, {
    DISABLED: 'The source is disabled: it is not read.',
    FAILED: 'The last attempt to read the source failed.',
    SYNCING: 'The source is being read at this time.',
    STALE: 'The last successful read is older than the requested or configured maximum age.',
    NEVER_SYNCED: 'The source has never been read.',
    FRESH:
      'The stored data is within the requested or configured maximum age. Imported data, and what is logged ' +
      'in the gateway, is always FRESH: it is not read again.',
  }),
});

export const SourceErrorCodeEnum = builder.enumType('SourceErrorCode', {
  description: 'Why a source could not be read.',
  values: describeAll(SOURCE_ERROR_CODES, {
    TIMEOUT: 'The source did not answer in time.',
    RATE_LIMITED: 'The source limits the rate of requests (HTTP 429).',
    UNAUTHORIZED: 'The source does not accept the token (HTTP 401).',
    FORBIDDEN: 'The token lacks permission (HTTP 403).',
    NOT_FOUND: 'The source does not know the object or the record (HTTP 400, 404 or 410).',
    BAD_RESPONSE: 'The response of the source is not in the expected format.',
    UNREACHABLE: 'The source could not be reached or failed (HTTP 5xx).',
    CIRCUIT_OPEN: 'Requests are suspended after repeated failures (circuit breaker).',
  }),
});

export const DeliveryStateEnum = builder.enumType('DeliveryState', {
  description: 'The delivery state of an activity that was logged with sendTo.',
  values: describeAll(DELIVERY_STATES, {
    PENDING:
      'It is being sent to the source. Until the source has answered, or failed to, no activity is shown: ' +
      'this state is in no answer.',
    DELIVERED: 'The source has stored it.',
    UNKNOWN:
      'It was sent, and no usable response says whether it was stored. The next sync determines it.',
    FAILED: 'The source has not stored it.',
  }),
});

export const ScopeEnum = builder.enumType('Scope', {
  description: 'What an API key permits; each by itself, none includes another.',
  values: {
    READ: { value: 'read' as const, description: 'Queries and subscriptions.' },
    WRITE: { value: 'write' as const, description: 'Mutations.' },
    ADMIN: {
      value: 'admin' as const,
      description: 'Nothing in this schema: reserved for the administration of the organization.',
    },
  } satisfies Record<Uppercase<ViewerScope>, { value: ViewerScope; description: string }>,
});

/** The types that ACTIVITY_FIELDS and the filters name: scalars by their names, enums by their refs. */
export const VALUE_TYPES = {
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'DateTime',
  Float: 'Float',
  ID: 'ID',
  JSON: 'JSON',
  String: 'String',
  ActivityCategory: ActivityCategoryEnum,
  ActivityKind: ActivityKindEnum,
  ActorType: ActorTypeEnum,
  DeliveryState: DeliveryStateEnum,
  Direction: DirectionEnum,
  TaskStatus: TaskStatusEnum,
  TimePrecision: TimePrecisionEnum,
} as const;
