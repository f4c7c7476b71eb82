export const DIRECTIONS = ['INBOUND', 'OUTBOUND', 'INTERNAL'] as const;
export const TASK_STATUSES = ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED'] as const;
export const TIME_PRECISIONS = ['INSTANT', 'DAY', 'FIRST_SEEN'] as const;
/** The delivery of an activity that was sent to its source from here. */
export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'UNKNOWN', 'FAILED'] as const;

export type Direction = (typeof DIRECTIONS)[number];
export type TaskStatus = (typeof TASK_STATUSES)[number];
export type TimePrecision = (typeof TIME_PRECISIONS)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];

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
