import type { ActivityDetails, ActivityKind, Direction, TaskStatus } from './activity.js';
import type { RecordInSource } from './record-reference.js';

export interface ActorInput {
  externalId: string;
  name?: string | null;
  email?: string | null;
  avatarUrl?: string | null;
  /** ISO 8601 */
  seenAt?: string | null;
}

export interface SegmentInput {
  externalId: string;
  name?: string | null;
  color?: string | null;
  contactsCount?: number | null;
  boards?: { boardId: string; boardName: string | null; columnId: string | null }[];
  createdAt?: string | null;
  updatedAt?: string | null;
}

export interface AttachmentInput {
  externalId?: string | null;
  /** Whether it is the file of a FILE_UPLOADED. */
  isFile: boolean;
  filename?: string | null;
  path?: string | null;
  url?: string | null;
  /** Bytes. */
  size?: number | null;
  mimeType?: string | null;
  createdAt?: string | null;
}

/**
 * One upstream item in the gateway's terms, before it has an id: what normalizing gives and the store
 * takes. Instants are ISO 8601 in UTC with milliseconds; days are YYYY-MM-DD. Absent is null.
 */
export interface ActivityInput {
  externalId: string;
  kind: ActivityKind;
  /** Null where the upstream does not say: it occurred when it was first seen. */
  occurredAt: string | null;
  /** Whether only the day is known. */
  occurredOnDay?: boolean;
  title?: string | null;
  subject?: string | null;
  snippet?: string | null;
  description?: string | null;
  channel?: string | null;
  direction?: Direction | null;
  status?: TaskStatus | null;
  statusLabel?: string | null;
  dueDate?: string | null;
  dueAt?: string | null;
  durationMinutes?: number | null;
  completedAt?: string | null;
  user?: ActorInput | null;
  assistant?: ActorInput | null;
  author?: ActorInput | null;
  assigneeName?: string | null;
  segment?: SegmentInput | null;
  broadcast?: { externalId: string; name?: string | null } | null;
  attachments?: AttachmentInput[];
  sourceUpdatedAt?: string | null;
  details?: ActivityDetails | null;
  metadata?: unknown;
  /** The records that the item itself names: all that it stands on. Absent: those it was read from. */
  records?: RecordInSource[];
  /** The item as it came. */
  wire: unknown;
}
