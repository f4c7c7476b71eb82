import type { Actor } from '../loaders/actor.js';
import type { Attachment } from '../loaders/attachment.js';

export const DIRECTIONS = ['INBOUND', 'OUTBOUND', 'INTERNAL'] as const;
export const TASK_STATUSES = ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED'] as const;
export const TIME_PRECISIONS = ['INSTANT', 'DAY', 'FIRST_SEEN'] as const;

export type Direction = (typeof DIRECTIONS)[number];
export type TaskStatus = (typeof TASK_STATUSES)[number];
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** The name of a kind, as the registry lists them: EMAIL, NOTE, SEGMENT_ADDED … */
export type ActivityKind = string;

/** The name of a category, as the registry lists them: INTERACTION, TASK … */
export type ActivityCategory = string;

/** One key of a record that was changed; old and new may be any JSON. */
export interface FieldChange {
  key: string;
  oldValue: unknown;
  newValue: unknown;
}

/** What only one kind has. */
export interface ActivityDetails {
  /** NOTE: the note's own id upstream. */
  noteId?: string | null;
  /** NOTE: when its text last changed upstream; ISO 8601. */
  editedAt?: string | null;
  /** CONTACT_UPDATED */
  changes?: FieldChange[];
}

/**
 * One activity as it is read: every kind in one shape, null where the kind or the upstream has none.
 * Instants are ISO 8601 in UTC with milliseconds, days are YYYY-MM-DD, ids are UUIDs.
 */
export interface Activity {
  id: string;
  sourceId: string;
  externalId: string | null;
  kind: ActivityKind;
  occurredAt: string;
  occurredPrecision: TimePrecision;
  recordedAt: string;
  updatedAt: string;
  recordIds: string[];
  title: string | null;
  subject: string | null;
  snippet: string | null;
  description: string | null;
  channel: string | null;
  direction: Direction | null;
  status: TaskStatus | null;
  statusLabel: string | null;
  dueDate: string | null;
  dueAt: string | null;
  durationMinutes: number | null;
  completedAt: string | null;
  userId: string | null;
  assistantId: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  authorId: string | null;
  segmentId: string | null;
  broadcastId: string | null;
  sourceUrl: string | null;
  sourceCreatedAt: string | null;
  sourceUpdatedAt: string | null;
  delivery: DeliveryState | null;
  details: ActivityDetails | null;
  metadata: unknown;
  /** There only where the page that read it was asked for actors. */
  actor?: Actor | null;
  /** There only where the page that read it was asked for attachments. */
  attachments?: Attachment[];
}

/** What became of an activity that was sent to its source. */
export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'UNKNOWN', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
