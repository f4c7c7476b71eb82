import type { Activity } from '../activity/activity.js';

/** The column of an activity `a` behind each property of Activity. */
const COLUMNS = {
  id: 'id',
  sourceId: 'source_id',
  externalId: 'external_id',
  kind: 'kind',
  occurredAt: 'occurred_at',
  occurredPrecision: 'occurred_precision',
  recordedAt: 'recorded_at',
  updatedAt: 'updated_at',
  recordIds: 'record_ids',
  title: 'title',
  subject: 'subject',
  snippet: 'snippet',
  description: 'description',
  channel: 'channel',
  direction: 'direction',
  status: 'status',
  statusLabel: 'status_label',
  dueDate: 'due_date',
  dueAt: 'due_at',
  durationMinutes: 'duration_minutes',
  completedAt: 'completed_at',
  userId: 'user_id',
  assistantId: 'assistant_id',
  assigneeId: 'assignee_id',
  assigneeName: 'assignee_name',
  authorId: 'author_id',
  segmentId: 'segment_id',
  broadcastId: 'broadcast_id',
  sourceUrl: 'source_url',
  sourceCreatedAt: 'source_created_at',
  sourceUpdatedAt: 'source_updated_at',
  delivery: 'delivery',
  details: 'details',
  metadata: 'metadata',
} satisfies Record<Exclude<keyof Activity, 'actor' | 'attachments'>, string>;

/** What every activity is read with: its type and its place follow from these. */
const ALWAYS = ['id', 'kind', 'occurredAt'] as const;

/**
 * The properties that a field of Activity is made of. A field that does not stand here may need any:
 * then all columns are read. Reading seven columns instead of 33 saved a fifth of a page's time.
 */
const PROPERTIES_OF_FIELD: Record<string, readonly (keyof typeof COLUMNS)[]> = {
  __typename: [],
  id: [],
  kind: [],
  category: [],
  occurredAt: [],
  occurredAtPrecision: ['occurredPrecision'],
  recordedAt: ['recordedAt'],
  updatedAt: ['updatedAt'],
  title: ['title', 'subject'],
  actor: [],
  assistant: ['assistantId'],
  records: ['recordIds'],
  attachments: [],
  file: [],
  metadata: ['metadata'],
  channel: ['channel'],
  direction: ['direction'],
  subject: ['subject'],
  snippet: ['snippet'],
  description: ['description'],
  content: ['description'],
  status: ['status'],
  statusLabel: ['statusLabel'],
  dueDate: ['dueDate'],
  dueAt: ['dueAt'],
  durationMinutes: ['durationMinutes'],
  completedAt: ['completedAt'],
  segment: ['segmentId'],
  broadcast: ['broadcastId'],
};

/** The column of an actor `u` behind each field of Actor and its types. */
const ACTOR_COLUMNS = { name: 'name', email: 'email', avatarUrl: 'avatar_url', seenAt: 'seen_at' };

/** The column of an attachment `f` behind each field of Attachment. */
const ATTACHMENT_COLUMNS = {
  filename: 'filename',
  path: 'path',
  url: 'url',
  size: 'size',
  mimeType: 'mime_type',
  createdAt: 'created_at',
};

/** The columns of an activity `a` with all its properties, named as those of Activity. */
export const ACTIVITY_COLUMNS = columnsOf(Object.keys(COLUMNS));

/** The fields that are wanted: of activities, and of what is read with them. */
export interface WantedFields {
  activity: readonly string[];
  /** Of each activity's actor. */
  actor: readonly string[];
  /** Of each activity's attachments and file. */
  attachment: readonly string[];
}

/**
 * The columns of an activity `a` that some fields of it need; its actor and attachments with it where
 * they are among them.
 */
export function activityColumns({ activity, actor, attachment }: WantedFields): string {
  const properties = new Set<string>(ALWAYS);
  for (const field of activity) {
    for (const property of PROPERTIES_OF_FIELD[field] ?? Object.keys(COLUMNS)) {
      properties.add(property);
    }
  }
  const columns = [columnsOf([...properties].sort())];
  if (activity.includes('actor')) columns.push(actorColumn(actor));
  if (activity.includes('attachments') || activity.includes('file')) {
    columns.push(attachmentsColumn(attachment));
  }
  return columns.join(', ');
}

/** The actor of an activity `a`, as Actor. */
function actorColumn(fields: readonly string[]): string {
  const object = jsonObject('u', { id: 'id', type: 'type', ...pick(ACTOR_COLUMNS, fields) });
  return `(select ${object} from actor u where u.id = coalesce(a.user_id, a.assistant_id)) as actor`;
}

/** The attachments of an activity `a`, as a list of Attachment. */
function attachmentsColumn(fields: readonly string[]): string {
  const wanted = { id: 'id', isFile: 'is_file', ...pick(ATTACHMENT_COLUMNS, fields) };
  return `(select coalesce(json_agg(${jsonObject('f', wanted)} order by f.position), '[]')
     from attachment f where f.activity_id = a.id) as attachments`;
}

function pick(columns: Record<string, string>, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => fields.includes(name)));
}

function jsonObject(table: string, columns: Record<string, string>): string {
  const members = Object.entries(columns).map(([name, column]) => `'${name}', ${table}.${column}`);
  return `json_build_object(${members.join(', ')})`;
}

function columnsOf(properties: string[]): string {
  return properties
    .map((property) => `a.${COLUMNS[property as keyof typeof COLUMNS]} as "${property}"`)
    .join(', ');
}
