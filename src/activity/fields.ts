import { stringifyJson } from '../db/json.js';
import { fieldLabel } from './field-label.js';
import { toPlainText } from './plain-text.js';
import type {
  ActivityDetails,
  ActivityKind,
  DeliveryState,
  Direction,
  TaskStatus,
  TimePrecision,
} from './vocabulary.js';

/**
 * What is known of one field of an activity. Everything that handles fields derives from it: the types
 * of rows and inputs, the columns that are read and written, the searched text, the values of timeline
 * entries, GraphQL's fields and inputs with their limits.
 *
 * A new field is an entry in ACTIVITY_FIELDS, its column in schema.prisma with a migration, and, where it
 * has a limit, a line in README's table; `npm run generate` does the rest. A source that has the field
 * maps it in its normalize.ts.
 */
interface FieldDefinition {
  /** Its column in table activity. */
  column: string;
  type: ValueType<unknown>;
  /** It is never null. */
  required?: true;
  /** The GraphQL types that show it under this name, each with its description there. */
  graphql?: Record<string, string>;
  /** Sources may have it: it is part of ActivityInput and of the content hash. */
  fromSource?: true;
  /** Full-text search covers it. */
  searched?: true;
  /** Duplicates across sources have the same text in one of these fields, not always in the same one. */
  compared?: true;
  /** Its column in timeline_entry: timelines and the change feed are filtered by it. */
  entry?: {
    column: string;
    /** Null in the entries of all other categories. */
    category?: string;
  };
  /** It can be given to logActivity, and to updateActivity where `update` describes it. */
  logged?: {
    /** The input forms that have it; absent: all. A kind names its form. */
    forms?: readonly InputForm[];
    /** The maximum length of a text or of JSON, in characters; the maximum of a number. */
    max?: number;
    /** Its descriptions in LogActivityInput and UpdateActivityInput. */
    create: string;
    update?: string;
  };
  /**
   * Not taken from the activity that is written: SQL of ingest sets it (contentUpdatedAt), the outbox
   * (delivery), or nothing (sourceUrl).
   */
  writtenApart?: true;
}

/** The values of a field: their type here, and their GraphQL type. */
interface ValueType<T> {
  graphql:
    | 'ActivityKind'
    | 'Date'
    | 'DateTime'
    | 'DeliveryState'
    | 'Direction'
    | 'Float'
    | 'ID'
    | 'JSON'
    | 'String'
    | 'TaskStatus'
    | 'TimePrecision';
  /** Of the type level only. */
  value?: T;
}

const id: ValueType<string> = { graphql: 'ID' };
const text: ValueType<string> = { graphql: 'String' };
const number: ValueType<number> = { graphql: 'Float' };
/** ISO 8601 in UTC with milliseconds. */
const instant: ValueType<string> = { graphql: 'DateTime' };
/** YYYY-MM-DD */
const day: ValueType<string> = { graphql: 'Date' };
const json: ValueType<unknown> = { graphql: 'JSON' };
const details: ValueType<ActivityDetails> = { graphql: 'JSON' };
const kind: ValueType<ActivityKind> = { graphql: 'ActivityKind' };
const precision: ValueType<TimePrecision> = { graphql: 'TimePrecision' };
const direction: ValueType<Direction> = { graphql: 'Direction' };
const taskStatus: ValueType<TaskStatus> = { graphql: 'TaskStatus' };
const deliveryState: ValueType<DeliveryState> = { graphql: 'DeliveryState' };

/**
 * The forms of input in which activities are logged: written and spoken interactions, tasks, notes. A
 * comment has only what every form has.
 */
export const INPUT_FORMS = ['written', 'spoken', 'task', 'note', 'comment'] as const;
export type InputForm = (typeof INPUT_FORMS)[number];

const INTERACTIONS = ['written', 'spoken'] as const;
const PLANNED = ['written', 'spoken', 'task', 'note'] as const;

/** Every field of an activity. */
export const ACTIVITY_FIELDS = {
  id: { column: 'id', type: id, required: true },
  kind: {
    column: 'kind',
    type: kind,
    required: true,
    graphql: { Activity: 'What happened: each kind is a type, e.g. VIDEO_CALL is VideoCall.' },
    entry: { column: 'kind' },
  },
  sourceId: {
    column: 'source_id',
    type: id,
    required: true,
    entry: { column: 'source_id' },
  },
  externalId: { column: 'external_id', type: text },
  occurredAt: {
    column: 'occurred_at',
    type: instant,
    required: true,
    graphql: { Activity: 'When the activity happened; timelines are ordered by it.' },
    entry: { column: 'occurred_at' },
    logged: {
      create: 'When the activity happened; by default now.',
      update: 'When the activity happened; cannot be null.',
    },
  },
  occurredAtPrecision: {
    column: 'occurred_precision',
    type: precision,
    required: true,
    graphql: {
      Activity:
        'Whether occurredAt is an exact time, only a day, or when the gateway first read the activity.',
    },
  },
  recordedAt: {
    column: 'recorded_at',
    type: instant,
    required: true,
    graphql: { Activity: 'When the gateway first stored the activity.' },
  },
  updatedAt: {
    column: 'updated_at',
    type: instant,
    required: true,
  },
  /** Where it has only moved between records since it last changed itself: its updatedAt before. */
  contentUpdatedAt: { column: 'content_updated_at', type: instant, writtenApart: true },
  /** The records whose timelines contain it. */
  recordIds: { column: 'record_ids', type: {} as ValueType<string[]>, required: true },
  title: {
    column: 'title',
    type: text,
    fromSource: true,
    searched: true,
    compared: true,
    logged: {
      max: 1_000,
      create: 'The title; at most 1,000 characters.',
      update: 'The title; at most 1,000 characters.',
    },
  },
  subject: {
    column: 'subject',
    type: text,
    graphql: { InteractionData: 'The subject line.' },
    fromSource: true,
    searched: true,
    compared: true,
    logged: {
      forms: ['written'],
      max: 1_000,
      create: 'The subject of an email or a message; at most 1,000 characters.',
      update: 'The subject of an email or a message; at most 1,000 characters.',
    },
  },
  snippet: {
    column: 'snippet',
    type: text,
    graphql: {
      InteractionData: 'The beginning of the content as the source has it, which may be HTML.',
    },
    fromSource: true,
    searched: true,
    compared: true,
  },
  description: {
    column: 'description',
    type: text,
    graphql: {
      InteractionData: 'The full description or content as the source has it, which may be HTML.',
      TaskData: 'The full description of the task as the source has it, which may be HTML.',
    },
    fromSource: true,
    searched: true,
    compared: true,
    logged: {
      max: 100_000,
      create: 'The description, or the content of a note or comment; at most 100,000 characters.',
      update: 'The description, or the content of a note or comment; at most 100,000 characters.',
    },
  },
  channel: {
    column: 'channel',
    type: text,
    fromSource: true,
    entry: { column: 'channel', category: 'INTERACTION' },
    logged: {
      forms: INTERACTIONS,
      max: 64,
      create:
        'The channel of a message, e.g. linkedin; every other interaction has its kind as channel.',
    },
  },
  direction: {
    column: 'direction',
    type: direction,
    graphql: { InteractionData: 'The direction; null if the source does not give it.' },
    fromSource: true,
    entry: { column: 'direction', category: 'INTERACTION' },
    logged: { forms: INTERACTIONS, create: 'The direction of an interaction.' },
  },
  dueAt: {
    column: 'due_at',
    type: instant,
    graphql: {
      InteractionData: 'When the interaction is planned.',
      Note: 'The due date of the note.',
      TaskData: 'When the task is due; null if only the day is known.',
    },
    fromSource: true,
    logged: {
      forms: PLANNED,
      create: 'When it is due or planned; its day in the given offset is dueDate.',
      update:
        'When it is due or planned; its day in the given offset is dueDate. Null also clears that day.',
    },
  },
  dueDate: {
    column: 'due_date',
    type: day,
    graphql: {
      TaskData: 'The day on which the task is due; if dueAt is set, its day as it was written.',
    },
    fromSource: true,
    logged: {
      forms: ['spoken', 'task', 'note'],
      create:
        'The day on which it is due; except for tasks, it sets dueAt to 00:00 UTC of this day.',
      update:
        'The day on which it is due; a day other than that of dueAt replaces dueAt, null clears both.',
    },
  },
  durationMinutes: {
    column: 'duration_minutes',
    type: number,
    graphql: {
      InteractionData: 'How long it lasted, or is planned to last, in minutes; fractions are kept.',
      Note: 'How long it lasted, or is planned to last, in minutes; fractions are kept.',
      TaskData: 'How long it lasted, or is planned to last, in minutes; fractions are kept.',
    },
    fromSource: true,
    logged: {
      forms: PLANNED,
      /** A year. */
      max: 525_600,
      create: 'The duration in minutes, 0 to 525,600.',
      update: 'The duration in minutes, 0 to 525,600.',
    },
  },
  completedAt: {
    column: 'completed_at',
    type: instant,
    graphql: {
      InteractionData: 'When the interaction was marked as done.',
      Note: 'When the note was marked as done.',
      TaskData: 'When the task was completed, if the source gives it.',
    },
    fromSource: true,
    logged: {
      forms: PLANNED,
      create: 'When it was done; of a task, its status is COMPLETED then.',
      update: 'When it was completed; completes a task, null reopens it.',
    },
  },
  status: {
    column: 'status',
    type: taskStatus,
    graphql: {
      TaskData: 'The status; null if the status of the source has no equivalent, see statusLabel.',
    },
    fromSource: true,
    entry: { column: 'task_status', category: 'TASK' },
    logged: {
      forms: ['task'],
      create: 'The status of a task; by default PENDING, or COMPLETED if completedAt is given.',
      update:
        'The status of a task; COMPLETED sets completedAt to now where it has none and none is given, any ' +
        'other status clears it.',
    },
  },
  statusLabel: {
    column: 'status_label',
    type: text,
    graphql: { TaskData: 'The status as the source names it.' },
    fromSource: true,
  },
  userId: { column: 'user_id', type: id },
  assistantId: { column: 'assistant_id', type: id, entry: { column: 'assistant_id' } },
  assigneeId: {
    column: 'assignee_id',
    type: id,
    entry: { column: 'assignee_id', category: 'TASK' },
  },
  assigneeName: {
    column: 'assignee_name',
    type: text,
    graphql: { TaskData: 'The name of the assignee, even if no user or assistant is known.' },
    fromSource: true,
    searched: true,
  },
  authorId: { column: 'author_id', type: id },
  segmentId: {
    column: 'segment_id',
    type: id,
    entry: { column: 'segment_id', category: 'SEGMENT' },
  },
  broadcastId: { column: 'broadcast_id', type: id },
  /** No system documents an address of its items: null. */
  sourceUrl: { column: 'source_url', type: text, writtenApart: true },
  sourceCreatedAt: { column: 'source_created_at', type: instant },
  sourceUpdatedAt: { column: 'source_updated_at', type: instant, fromSource: true },
  delivery: { column: 'delivery', type: deliveryState, writtenApart: true },
  /** What only one kind has. */
  details: { column: 'details', type: details, fromSource: true },
  metadata: {
    column: 'metadata',
    type: json,
    graphql: { Activity: 'Free-form JSON from the source or from logActivity.' },
    fromSource: true,
    logged: {
      max: 65_536,
      create: 'Free-form JSON of at most 65,536 characters and 64 levels.',
      update: 'Free-form JSON; replaces the previous value completely.',
    },
  },
} as const satisfies Record<string, FieldDefinition>;

type Fields = typeof ACTIVITY_FIELDS;

export type FieldName = keyof Fields;

/** The names of the fields whose definition has a property: `FieldsWith<'searched'>`. */
type FieldsWith<P extends keyof FieldDefinition> = {
  [K in FieldName]: Fields[K] extends Record<P, unknown> ? K : never;
}[FieldName];

type ValueOf<K extends FieldName> = Fields[K] extends { type: ValueType<infer T> } ? T : never;

/**
 * One activity as it is read: every kind in one shape, null where the kind or the source has no value.
 * Instants are ISO 8601 in UTC with milliseconds, days are YYYY-MM-DD, ids are UUIDs.
 */
export type Activity = {
  [K in FieldName]: Fields[K] extends { required: true } ? ValueOf<K> : ValueOf<K> | null;
};

/** The fields that every read of an activity has: its type and its position depend on them. */
export const KEY_FIELDS = ['id', 'kind', 'occurredAt'] as const satisfies readonly FieldName[];
export type ActivityKey = Pick<Activity, (typeof KEY_FIELDS)[number]>;

export type SourceField = FieldsWith<'fromSource'>;
export type SearchedField = FieldsWith<'searched'>;
export type LoggedField = FieldsWith<'logged'>;
export type EntryField = FieldsWith<'entry'>;
/** What is written with the row. */
export type WrittenField = Exclude<FieldName, FieldsWith<'writtenApart'>>;
/** What an activity may be without. */
export type NullableField = Exclude<WrittenField, FieldsWith<'required'>>;

/** The definition of a field by its common type, whichever field it is. */
export function fieldDefinition(name: FieldName): FieldDefinition {
  return ACTIVITY_FIELDS[name];
}

/** The names of all fields, in the order of the table. */
export const FIELD_NAMES = Object.keys(ACTIVITY_FIELDS) as FieldName[];

export const SOURCE_FIELDS = fieldsWith('fromSource');
export const SEARCHED_FIELDS = fieldsWith('searched');
export const COMPARED_FIELDS = fieldsWith('compared');
export const LOGGED_FIELDS = fieldsWith('logged');
export const ENTRY_FIELDS = fieldsWith('entry');
export const WRITTEN_FIELDS = FIELD_NAMES.filter(
  (name): name is WrittenField => !fieldDefinition(name).writtenApart,
);

function fieldsWith<P extends keyof FieldDefinition>(property: P): FieldsWith<P>[] {
  return FIELD_NAMES.filter((name): name is FieldsWith<P> => property in ACTIVITY_FIELDS[name]);
}

/** Null for every field that an activity may be without. */
export const NO_FIELDS = Object.fromEntries(
  WRITTEN_FIELDS.filter((name) => !fieldDefinition(name).required).map((name) => [name, null]),
) as Record<NullableField, null>;

/** Of one field full-text search covers so many characters of plain text, at least. */
const MAX_SEARCHED = 256 * 1024;

/** The plain texts of the searched fields of an activity. */
export function plainTexts(
  activity: Pick<Activity, SearchedField>,
): Readonly<Record<SearchedField, string>> {
  const texts = SEARCHED_FIELDS.map((name) => [
    name,
    toPlainText(activity[name] ?? '', MAX_SEARCHED),
  ]);
  return Object.fromEntries(texts) as Record<SearchedField, string>;
}

/**
 * The texts of an activity that full-text search covers: the plain texts of the searched fields, and what was
 * changed.
 */
export function searchedTexts(
  plain: Readonly<Record<SearchedField, string>>,
  { details }: Pick<Activity, 'details'>,
): string[] {
  const changes = details?.changes ?? [];
  const texts = [
    ...Object.values(plain),
    ...changes.flatMap(({ key, oldValue, newValue }) => [
      key,
      fieldLabel(key),
      textOfJson(oldValue),
      textOfJson(newValue),
    ]),
  ];
  return texts.filter((text): text is string => Boolean(text));
}

/** The keys and values of any JSON, as search reads them. */
function textOfJson(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : stringifyJson(value);
}
