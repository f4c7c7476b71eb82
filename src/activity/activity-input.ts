import type { Activity, SourceField } from './fields.js';
import type { RecordInSource } from './record-reference.js';
import type { ActivityKind } from './vocabulary.js';

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

/** The fields that a source gives; absent is null. */
type SourceFields = { [K in SourceField]?: Activity[K] | null };

/**
 * One item of a source in the gateway's terms, before it has an id: the output of normalization and the
 * input of ingestion. Instants are ISO 8601 in UTC with milliseconds; days are YYYY-MM-DD.
 */
export interface ActivityInput extends SourceFields {
  /** Its id, unique in its source: with its section, where it has one. */
  externalId: string;
  /** The section of its list, where ids are unique in a section only; a prefix of externalId. */
  section?: string;
  kind: ActivityKind;
  /** Null where the source does not say: it then occurred when the gateway first saw it. */
  occurredAt: string | null;
  /** Whether only the day is known. */
  occurredOnDay?: boolean;
  /** The microseconds beyond the milliseconds of occurredAt, 0 to 999: they only order. Absent: 0. */
  occurredMicroseconds?: number;
  user?: ActorInput | null;
  assistant?: ActorInput | null;
  author?: ActorInput | null;
  segment?: SegmentInput | null;
  broadcast?: { externalId: string; name?: string | null } | null;
  attachments?: AttachmentInput[];
  /** The records that the item itself names: all of its records. Absent: those it was read from. */
  records?: RecordInSource[];
  /** The item as the source sent it. */
  wire: unknown;
}
