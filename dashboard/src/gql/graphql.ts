/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A group of kinds of activities that share fields. */
export type ActivityCategory =
  /** A change of the record itself. */
  | 'CONTACT'
  /** A file was added to the record. */
  | 'FILE'
  /** An exchange with the record: an email, a call, a meeting, a message. */
  | 'INTERACTION'
  /** A text about the record: a note or a comment. */
  | 'NOTE'
  /** The record entered or left a segment. */
  | 'SEGMENT'
  /** Something to do: a task, a todo or a reminder. */
  | 'TASK';

/** An activity must satisfy every given filter; within a list, any value may match, in an empty list none does; null is not given. A filter that is named like a field, or its plural, applies to that field: actors to actor, assistants to assistant. */
export type ActivityFilter = {
  /** Activities that a user performed, or that an assistant did. */
  actorTypes?: Array<ActorType> | null | undefined;
  /** Activities of these users or assistants, by id. */
  actors?: Array<string | number> | null | undefined;
  /** Tasks that are assigned to these users or assistants, by id. */
  assignees?: Array<string | number> | null | undefined;
  /** Activities that involve these assistants, by id. */
  assistants?: Array<string | number> | null | undefined;
  /** Activities in any of these groups of kinds. */
  categories?: Array<ActivityCategory> | null | undefined;
  /** Interactions on these channels, e.g. email or linkedin. */
  channels?: Array<string> | null | undefined;
  /** Activities on the timeline of any of these contacts, by id; applies in addition to records. */
  contacts?: Array<string | number> | null | undefined;
  /** Interactions in these directions. */
  directions?: Array<Direction> | null | undefined;
  /** Tasks due before this time; a due day counts as its 00:00 UTC. */
  dueBefore?: string | null | undefined;
  /** Tasks due at or after this time; a due day counts as its 00:00 UTC. */
  dueFrom?: string | null | undefined;
  /** Activities of any of these kinds, e.g. EMAIL and CALL. */
  kinds?: Array<ActivityKind> | null | undefined;
  /** Whether activities that several sources have are shown once. Duplicates are of the same kind, on a record in common, from different sources, at most 5 minutes apart, and by the same person (an e-mail address or name of the actor) or with the same text (title, subject, snippet or description), without regard to case, accents and HTML; of both, the time of day is known. Of those that match the other filters, the one of the source that was added first is shown; the others are its duplicates. Totals, counts and pages are of what is shown. Not for changes: the change feed reports each activity for itself. */
  mergeDuplicates?: boolean | null | undefined;
  /** Activities on records of these objects: contacts, companies, or ids of custom tables. */
  objects?: Array<string> | null | undefined;
  /** Activities that happened before this time. */
  occurredBefore?: string | null | undefined;
  /** Activities that happened at or after this time. */
  occurredFrom?: string | null | undefined;
  /** Activities on the timeline of any of these records, by id. */
  records?: Array<string | number> | null | undefined;
  /** Activities that contain every one of these words, in any order: in a text, in the name of a file, of an actor, an assignee, an author, a segment or a broadcast, in an e-mail address of an actor, or in a change. The last word may be the beginning of one. Words in quotation marks follow each other, the last one whole. In Chinese, Japanese, Korean and Thai any part of the text is found; a phone number, however it is spaced. Case, accents and width are ignored. Blank text is no filter; text without a letter, digit or emoji finds nothing. At most 100 words. */
  search?: string | null | undefined;
  /** Additions to and removals from these segments, by id. */
  segments?: Array<string | number> | null | undefined;
  /** Activities from the sources with these slugs. */
  sources?: Array<string> | null | undefined;
  /** Tasks, todos and reminders in any of these states; no other activities. */
  taskStatuses?: Array<TaskStatus> | null | undefined;
};

/** What happened. Each kind has a type of its own and belongs to one category. */
export type ActivityKind =
  /** A conversation by phone: the channel call. */
  | 'CALL'
  /** A comment on the record. */
  | 'COMMENT'
  /** The source blocked the contact. */
  | 'CONTACT_BLOCKED'
  /** The contact subscribed to broadcasts again. */
  | 'CONTACT_RESUBSCRIBED'
  /** The source lifted the block of the contact. */
  | 'CONTACT_UNBLOCKED'
  /** The contact unsubscribed from broadcasts. */
  | 'CONTACT_UNSUBSCRIBED'
  /** Fields of the record were changed. */
  | 'CONTACT_UPDATED'
  /** A message on the channel email, received or sent. */
  | 'EMAIL'
  /** A file was added to the record, apart from any message. */
  | 'FILE_UPLOADED'
  /** An appointment with the record: the channel meeting. */
  | 'MEETING'
  /** A message on any other channel, e.g. whatsapp or linkedin. */
  | 'MESSAGE'
  /** A free-form note. */
  | 'NOTE'
  /** A prompt to follow up at a given time. */
  | 'REMINDER'
  /** The record was added to a segment. */
  | 'SEGMENT_ADDED'
  /** The record was removed from a segment. */
  | 'SEGMENT_REMOVED'
  /** Work to do, typically with a due date. */
  | 'TASK'
  /** An item of a checklist. */
  | 'TODO'
  /** A conversation on video: the channel video_call. */
  | 'VIDEO_CALL';

/** Whether a person acted, or software. */
export type ActorType =
  /** An automated assistant. */
  | 'ASSISTANT'
  /** A person. */
  | 'USER';

/** The type of a change, relative to the given record and filter and to what the key may read. */
export type ChangeType =
  /** The activity matches now and did not before: it is new or was changed. */
  | 'ADDED'
  /** The activity matches no longer: it was deleted or changed. */
  | 'DELETED'
  /** The activity was changed; it matches as before. */
  | 'UPDATED';

/** Overall sync state of a source. Where several apply, the first in this order: DISABLED, FAILED, SYNCING, STALE, NEVER_SYNCED, FRESH. */
export type CoverageState =
  /** The source is disabled: it is not read. */
  | 'DISABLED'
  /** The last attempt to read the source failed. */
  | 'FAILED'
  /** The stored data is within the requested or configured maximum age. Imported data, and what is logged in the gateway, is always FRESH: it is not read again. */
  | 'FRESH'
  /** The source has never been read. */
  | 'NEVER_SYNCED'
  /** The last successful read is older than the requested or configured maximum age. */
  | 'STALE'
  /** The source is being read at this time. */
  | 'SYNCING';

/** Who addressed whom in an interaction. */
export type Direction =
  /** From the record to the organization. */
  | 'INBOUND'
  /** Within the organization, about the record. */
  | 'INTERNAL'
  /** From the organization to the record. */
  | 'OUTBOUND';

/** The identity of a record in a source. */
export type ExternalRecordInput = {
  /** The id of the record in the source. */
  id: string;
  /** contacts, companies, or the id of a custom table. */
  object: string;
  /** The slug of the source, e.g. kasar. */
  source: string;
};

/** A unit of the calendar that activities are counted by. */
export type HistogramInterval =
  /** A day, of 23 or 25 hours where the clock is set. */
  | 'DAY'
  /** An hour; one that the clock shows twice is two. */
  | 'HOUR'
  /** A calendar month. */
  | 'MONTH'
  /** A week from Monday to Sunday. */
  | 'WEEK';

/** Identifies a record by its id or by its identity in a source: exactly one of the two. */
export type RecordBy =
  {   /** The identity of the record in a source. */
  external: ExternalRecordInput; id?: never; }
  |  { external?: never;   /** The id of a contact, a company, or a record of a custom table. */
  id: string | number; };

/** Why a source could not be read. */
export type SourceErrorCode =
  /** The response of the source is not in the expected format. */
  | 'BAD_RESPONSE'
  /** Requests are suspended after repeated failures (circuit breaker). */
  | 'CIRCUIT_OPEN'
  /** The token lacks permission (HTTP 403). */
  | 'FORBIDDEN'
  /** The source does not know the object or the record (HTTP 400, 404 or 410). */
  | 'NOT_FOUND'
  /** The source limits the rate of requests (HTTP 429). */
  | 'RATE_LIMITED'
  /** The source did not answer in time. */
  | 'TIMEOUT'
  /** The source does not accept the token (HTTP 401). */
  | 'UNAUTHORIZED'
  /** The source could not be reached or failed (HTTP 5xx). */
  | 'UNREACHABLE';

/** How far a task is, in the terms that all sources have in common. */
export type TaskStatus =
  /** It will not be done. */
  | 'CANCELLED'
  /** It is done. */
  | 'COMPLETED'
  /** It was started and is not done. */
  | 'IN_PROGRESS'
  /** Nobody has started it yet. */
  | 'PENDING';

/** How exactly the time of an activity is known. */
export type TimePrecision =
  /** Only the day is known: occurredAt is 00:00 UTC of that day. */
  | 'DAY'
  /** The source gives no time: occurredAt is when the gateway first read the activity. */
  | 'FIRST_SEEN'
  /** The exact time is known. */
  | 'INSTANT';

/** Which activities the timeline of a record has. */
export type TimelineScope =
  /** Those of the record itself. */
  | 'SELF'
  /** Of a company, those of the company and of all its contacts, each once; of any other record, and for a key that may not read contacts, the same as SELF. After a contact has changed its company, its activities follow in portions; until then totalCountExact is false. sources is, for each source, the least favorable of the company and all its contacts. */
  | 'WITH_CONTACTS';

export type ActivityDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type ActivityDetailsQuery = { __typename: 'Query', activity:
    | { __typename: 'Call', subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Comment', contentText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'ContactBlocked', id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { __typename: 'Broadcast', id: string, name: string | null } | null, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'ContactResubscribed', id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { __typename: 'Broadcast', id: string, name: string | null } | null, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'ContactUnblocked', id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { __typename: 'Broadcast', id: string, name: string | null } | null, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'ContactUnsubscribed', id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { __typename: 'Broadcast', id: string, name: string | null } | null, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'ContactUpdated', id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { __typename: 'Broadcast', id: string, name: string | null } | null, changes: Array<{ __typename: 'FieldChange', key: string, oldValue: unknown, newValue: unknown }>, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Email', subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'FileUploaded', id: string, title: string | null, occurredAt: string, recordedAt: string, file: (
        { __typename: 'Attachment' }
        & FileFieldsFragment
      ) | null, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Meeting', subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Message', subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Note', contentText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Reminder', assigneeName: string | null, statusLabel: string | null, completedAt: string | null, dueAt: string | null, dueDate: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'SegmentAdded', id: string, title: string | null, occurredAt: string, recordedAt: string, segment: { __typename: 'Segment', id: string, name: string | null, color: string | null } | null, broadcast: { __typename: 'Broadcast', id: string, name: string | null } | null, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'SegmentRemoved', id: string, title: string | null, occurredAt: string, recordedAt: string, segment: { __typename: 'Segment', id: string, name: string | null, color: string | null } | null, broadcast: { __typename: 'Broadcast', id: string, name: string | null } | null, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Task', assigneeName: string | null, statusLabel: string | null, completedAt: string | null, dueAt: string | null, dueDate: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'Todo', assigneeName: string | null, statusLabel: string | null, completedAt: string | null, dueAt: string | null, dueDate: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
    | { __typename: 'VideoCall', subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { __typename: 'Assistant', id: string, name: string | null }
        | { __typename: 'User', id: string, name: string | null }
       | null, assistant: { __typename: 'Assistant', id: string, name: string | null } | null, origin: { __typename: 'Origin', url: string | null, externalId: string | null }, duplicates: Array<
        | { __typename: 'Call', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Comment', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactBlocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactResubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnblocked', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUnsubscribed', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'ContactUpdated', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Email', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'FileUploaded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Meeting', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Message', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Note', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Reminder', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentAdded', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'SegmentRemoved', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Task', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'Todo', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
        | { __typename: 'VideoCall', id: string, summary: string, occurredAt: string, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } } }
      >, attachments: Array<(
        { __typename: 'Attachment' }
        & FileFieldsFragment
      )> }
   | null };

export type FileFieldsFragment = { __typename: 'Attachment', id: string, filename: string | null, mimeType: string | null, size: number | null, url: string | null };

export type ActivityHistogramQueryVariables = Exact<{
  record?: RecordBy | null | undefined;
  scope: TimelineScope;
  from: string;
  to: string;
  interval: HistogramInterval;
  timeZone: string;
  filter: ActivityFilter;
}>;


export type ActivityHistogramQuery = { __typename: 'Query', activityHistogram: { __typename: 'ActivityHistogram', totalCountExact: boolean, buckets: Array<{ __typename: 'HistogramBucket', start: string, end: string, count: number, byCategory: Array<{ __typename: 'CategoryCount', category: ActivityCategory, count: number }> }> } | null };

export type FirstPageFragment = (
  { __typename: 'ActivityConnection', totalCount: number, totalCountExact: boolean, changesCursor: string }
  & TimelinePageFragment
);

export type FacetsFragment = { __typename: 'ActivityConnection', counts: { __typename: 'ActivityCounts', byCategory: Array<{ __typename: 'CategoryCount', category: ActivityCategory, count: number }>, byChannel: Array<{ __typename: 'ChannelCount', channel: string, count: number }> }, sources: Array<{ __typename: 'SourceCoverage', state: CoverageState, asOf: string | null, complete: boolean, completeDownTo: string | null, warnings: number, rejectedItems: number, source: { __typename: 'Source', id: string, slug: string, name: string }, error: { __typename: 'SourceError', code: SourceErrorCode, message: string, at: string, retryAt: string | null } | null }> };

export type SourceFacetsFragment = { __typename: 'ActivityConnection', counts: { __typename: 'ActivityCounts', bySource: Array<{ __typename: 'SourceCount', count: number, source: { __typename: 'Source', id: string, slug: string, name: string } }> } };

export type BoundaryFragment = { __typename: 'ActivityConnection', edges: Array<{ __typename: 'ActivityEdge', cursor: string, node:
      | { __typename: 'Call', id: string, occurredAt: string }
      | { __typename: 'Comment', id: string, occurredAt: string }
      | { __typename: 'ContactBlocked', id: string, occurredAt: string }
      | { __typename: 'ContactResubscribed', id: string, occurredAt: string }
      | { __typename: 'ContactUnblocked', id: string, occurredAt: string }
      | { __typename: 'ContactUnsubscribed', id: string, occurredAt: string }
      | { __typename: 'ContactUpdated', id: string, occurredAt: string }
      | { __typename: 'Email', id: string, occurredAt: string }
      | { __typename: 'FileUploaded', id: string, occurredAt: string }
      | { __typename: 'Meeting', id: string, occurredAt: string }
      | { __typename: 'Message', id: string, occurredAt: string }
      | { __typename: 'Note', id: string, occurredAt: string }
      | { __typename: 'Reminder', id: string, occurredAt: string }
      | { __typename: 'SegmentAdded', id: string, occurredAt: string }
      | { __typename: 'SegmentRemoved', id: string, occurredAt: string }
      | { __typename: 'Task', id: string, occurredAt: string }
      | { __typename: 'Todo', id: string, occurredAt: string }
      | { __typename: 'VideoCall', id: string, occurredAt: string }
     }> };

export type RecordOverviewQueryVariables = Exact<{
  id: string | number;
  scope: TimelineScope;
  filter: ActivityFilter;
  facets: ActivityFilter;
  sourceFacets: ActivityFilter;
  isMerged: boolean;
}>;


export type RecordOverviewQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', keyName: string, organization: string, objects: Array<string> | null } | null, record:
    | { __typename: 'Company', id: string, object: string, name: string | null, links: Array<{ __typename: 'RecordLink', object: string, externalId: string, source: { __typename: 'Source', id: string, slug: string, name: string } }> }
    | { __typename: 'Contact', id: string, object: string, name: string | null, company: { __typename: 'Company', id: string, object: string, name: string | null } | null, links: Array<{ __typename: 'RecordLink', object: string, externalId: string, source: { __typename: 'Source', id: string, slug: string, name: string } }> }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null, links: Array<{ __typename: 'RecordLink', object: string, externalId: string, source: { __typename: 'Source', id: string, slug: string, name: string } }> }
   | null, facets: (
    { __typename: 'ActivityConnection' }
    & FacetsFragment
  ) & { __typename: 'ActivityConnection', counts?: { __typename: 'ActivityCounts', bySource: Array<{ __typename: 'SourceCount', count: number, source: { __typename: 'Source', id: string, slug: string, name: string } }> } } | null, sourceFacets?: (
    { __typename: 'ActivityConnection' }
    & SourceFacetsFragment
  ) | null, newest: (
    { __typename: 'ActivityConnection' }
    & BoundaryFragment
  ) | null, oldest: (
    { __typename: 'ActivityConnection' }
    & BoundaryFragment
  ) | null, page: (
    { __typename: 'ActivityConnection' }
    & FirstPageFragment
  ) | null };

export type OrganizationOverviewQueryVariables = Exact<{
  filter: ActivityFilter;
  facets: ActivityFilter;
  sourceFacets: ActivityFilter;
  isMerged: boolean;
}>;


export type OrganizationOverviewQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', keyName: string, organization: string, objects: Array<string> | null } | null, facets: (
    { __typename: 'ActivityConnection' }
    & FacetsFragment
  ) & { __typename: 'ActivityConnection', counts?: { __typename: 'ActivityCounts', bySource: Array<{ __typename: 'SourceCount', count: number, source: { __typename: 'Source', id: string, slug: string, name: string } }> } } | null, sourceFacets?: (
    { __typename: 'ActivityConnection' }
    & SourceFacetsFragment
  ) | null, newest: (
    { __typename: 'ActivityConnection' }
    & BoundaryFragment
  ) | null, oldest: (
    { __typename: 'ActivityConnection' }
    & BoundaryFragment
  ) | null, page: (
    { __typename: 'ActivityConnection' }
    & FirstPageFragment
  ) | null };

export type RecordChoicesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type RecordChoicesQuery = { __typename: 'Query', records: { __typename: 'CrmRecordConnection', totalCount: number, edges: Array<{ __typename: 'CrmRecordEdge', cursor: string, node:
        | { __typename: 'Company', id: string, object: string, name: string | null }
        | { __typename: 'Contact', id: string, object: string, name: string | null, company: { __typename: 'Company', id: string, object: string, name: string | null } | null }
        | { __typename: 'TableRecord', id: string, object: string, name: string | null }
       }> } | null };

type ActivityItem_Call_Fragment = { __typename: 'Call', channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Comment_Fragment = { __typename: 'Comment', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_ContactBlocked_Fragment = { __typename: 'ContactBlocked', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_ContactResubscribed_Fragment = { __typename: 'ContactResubscribed', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_ContactUnblocked_Fragment = { __typename: 'ContactUnblocked', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_ContactUnsubscribed_Fragment = { __typename: 'ContactUnsubscribed', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_ContactUpdated_Fragment = { __typename: 'ContactUpdated', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Email_Fragment = { __typename: 'Email', channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_FileUploaded_Fragment = { __typename: 'FileUploaded', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Meeting_Fragment = { __typename: 'Meeting', channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Message_Fragment = { __typename: 'Message', channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Note_Fragment = { __typename: 'Note', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Reminder_Fragment = { __typename: 'Reminder', status: TaskStatus | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_SegmentAdded_Fragment = { __typename: 'SegmentAdded', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_SegmentRemoved_Fragment = { __typename: 'SegmentRemoved', id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Task_Fragment = { __typename: 'Task', status: TaskStatus | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_Todo_Fragment = { __typename: 'Todo', status: TaskStatus | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

type ActivityItem_VideoCall_Fragment = { __typename: 'VideoCall', channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { __typename: 'Origin', url: string | null, source: { __typename: 'Source', id: string, slug: string, name: string } }, records: Array<
    | { __typename: 'Company', id: string, object: string, name: string | null }
    | { __typename: 'Contact', id: string, object: string, name: string | null }
    | { __typename: 'TableRecord', id: string, object: string, name: string | null }
  >, attachments: Array<{ __typename: 'Attachment', id: string, filename: string | null }> };

export type ActivityItemFragment =
  | ActivityItem_Call_Fragment
  | ActivityItem_Comment_Fragment
  | ActivityItem_ContactBlocked_Fragment
  | ActivityItem_ContactResubscribed_Fragment
  | ActivityItem_ContactUnblocked_Fragment
  | ActivityItem_ContactUnsubscribed_Fragment
  | ActivityItem_ContactUpdated_Fragment
  | ActivityItem_Email_Fragment
  | ActivityItem_FileUploaded_Fragment
  | ActivityItem_Meeting_Fragment
  | ActivityItem_Message_Fragment
  | ActivityItem_Note_Fragment
  | ActivityItem_Reminder_Fragment
  | ActivityItem_SegmentAdded_Fragment
  | ActivityItem_SegmentRemoved_Fragment
  | ActivityItem_Task_Fragment
  | ActivityItem_Todo_Fragment
  | ActivityItem_VideoCall_Fragment
;

type ListedActivity_Call_Fragment = (
  { __typename: 'Call', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Call_Fragment
);

type ListedActivity_Comment_Fragment = (
  { __typename: 'Comment', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Comment_Fragment
);

type ListedActivity_ContactBlocked_Fragment = (
  { __typename: 'ContactBlocked', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactBlocked_Fragment
);

type ListedActivity_ContactResubscribed_Fragment = (
  { __typename: 'ContactResubscribed', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactResubscribed_Fragment
);

type ListedActivity_ContactUnblocked_Fragment = (
  { __typename: 'ContactUnblocked', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactUnblocked_Fragment
);

type ListedActivity_ContactUnsubscribed_Fragment = (
  { __typename: 'ContactUnsubscribed', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactUnsubscribed_Fragment
);

type ListedActivity_ContactUpdated_Fragment = (
  { __typename: 'ContactUpdated', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactUpdated_Fragment
);

type ListedActivity_Email_Fragment = (
  { __typename: 'Email', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Email_Fragment
);

type ListedActivity_FileUploaded_Fragment = (
  { __typename: 'FileUploaded', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_FileUploaded_Fragment
);

type ListedActivity_Meeting_Fragment = (
  { __typename: 'Meeting', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Meeting_Fragment
);

type ListedActivity_Message_Fragment = (
  { __typename: 'Message', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Message_Fragment
);

type ListedActivity_Note_Fragment = (
  { __typename: 'Note', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Note_Fragment
);

type ListedActivity_Reminder_Fragment = (
  { __typename: 'Reminder', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Reminder_Fragment
);

type ListedActivity_SegmentAdded_Fragment = (
  { __typename: 'SegmentAdded', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_SegmentAdded_Fragment
);

type ListedActivity_SegmentRemoved_Fragment = (
  { __typename: 'SegmentRemoved', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_SegmentRemoved_Fragment
);

type ListedActivity_Task_Fragment = (
  { __typename: 'Task', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Task_Fragment
);

type ListedActivity_Todo_Fragment = (
  { __typename: 'Todo', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Todo_Fragment
);

type ListedActivity_VideoCall_Fragment = (
  { __typename: 'VideoCall', duplicates?: Array<
    | { __typename: 'Call', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Comment', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactBlocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactResubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnblocked', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUnsubscribed', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'ContactUpdated', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Email', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'FileUploaded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Meeting', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Message', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Note', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Reminder', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentAdded', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'SegmentRemoved', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Task', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'Todo', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
    | { __typename: 'VideoCall', id: string, origin: { __typename: 'Origin', source: { __typename: 'Source', id: string, slug: string, name: string } } }
  > }
  & ActivityItem_VideoCall_Fragment
);

export type ListedActivityFragment =
  | ListedActivity_Call_Fragment
  | ListedActivity_Comment_Fragment
  | ListedActivity_ContactBlocked_Fragment
  | ListedActivity_ContactResubscribed_Fragment
  | ListedActivity_ContactUnblocked_Fragment
  | ListedActivity_ContactUnsubscribed_Fragment
  | ListedActivity_ContactUpdated_Fragment
  | ListedActivity_Email_Fragment
  | ListedActivity_FileUploaded_Fragment
  | ListedActivity_Meeting_Fragment
  | ListedActivity_Message_Fragment
  | ListedActivity_Note_Fragment
  | ListedActivity_Reminder_Fragment
  | ListedActivity_SegmentAdded_Fragment
  | ListedActivity_SegmentRemoved_Fragment
  | ListedActivity_Task_Fragment
  | ListedActivity_Todo_Fragment
  | ListedActivity_VideoCall_Fragment
;

export type TimelinePageFragment = { __typename: 'ActivityConnection', edges: Array<{ __typename: 'ActivityEdge', cursor: string, node:
      | (
        { __typename: 'Call' }
        & ListedActivity_Call_Fragment
      )
      | (
        { __typename: 'Comment' }
        & ListedActivity_Comment_Fragment
      )
      | (
        { __typename: 'ContactBlocked' }
        & ListedActivity_ContactBlocked_Fragment
      )
      | (
        { __typename: 'ContactResubscribed' }
        & ListedActivity_ContactResubscribed_Fragment
      )
      | (
        { __typename: 'ContactUnblocked' }
        & ListedActivity_ContactUnblocked_Fragment
      )
      | (
        { __typename: 'ContactUnsubscribed' }
        & ListedActivity_ContactUnsubscribed_Fragment
      )
      | (
        { __typename: 'ContactUpdated' }
        & ListedActivity_ContactUpdated_Fragment
      )
      | (
        { __typename: 'Email' }
        & ListedActivity_Email_Fragment
      )
      | (
        { __typename: 'FileUploaded' }
        & ListedActivity_FileUploaded_Fragment
      )
      | (
        { __typename: 'Meeting' }
        & ListedActivity_Meeting_Fragment
      )
      | (
        { __typename: 'Message' }
        & ListedActivity_Message_Fragment
      )
      | (
        { __typename: 'Note' }
        & ListedActivity_Note_Fragment
      )
      | (
        { __typename: 'Reminder' }
        & ListedActivity_Reminder_Fragment
      )
      | (
        { __typename: 'SegmentAdded' }
        & ListedActivity_SegmentAdded_Fragment
      )
      | (
        { __typename: 'SegmentRemoved' }
        & ListedActivity_SegmentRemoved_Fragment
      )
      | (
        { __typename: 'Task' }
        & ListedActivity_Task_Fragment
      )
      | (
        { __typename: 'Todo' }
        & ListedActivity_Todo_Fragment
      )
      | (
        { __typename: 'VideoCall' }
        & ListedActivity_VideoCall_Fragment
      )
     }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } };

export type RecordTimelineQueryVariables = Exact<{
  id: string | number;
  scope: TimelineScope;
  filter: ActivityFilter;
  after: string;
  isMerged: boolean;
}>;


export type RecordTimelineQuery = { __typename: 'Query', page: (
    { __typename: 'ActivityConnection' }
    & TimelinePageFragment
  ) | null };

export type OrganizationTimelineQueryVariables = Exact<{
  filter: ActivityFilter;
  after: string;
  isMerged: boolean;
}>;


export type OrganizationTimelineQuery = { __typename: 'Query', page: (
    { __typename: 'ActivityConnection' }
    & TimelinePageFragment
  ) | null };

export type TimelineChangesSubscriptionVariables = Exact<{
  record?: RecordBy | null | undefined;
  scope: TimelineScope;
  filter: ActivityFilter;
  after: string;
}>;


export type TimelineChangesSubscription = { activityChanges: { __typename: 'ActivityChange', type: ChangeType, cursor: string, activityId: string, activity:
      | (
        { __typename: 'Call' }
        & ActivityItem_Call_Fragment
      )
      | (
        { __typename: 'Comment' }
        & ActivityItem_Comment_Fragment
      )
      | (
        { __typename: 'ContactBlocked' }
        & ActivityItem_ContactBlocked_Fragment
      )
      | (
        { __typename: 'ContactResubscribed' }
        & ActivityItem_ContactResubscribed_Fragment
      )
      | (
        { __typename: 'ContactUnblocked' }
        & ActivityItem_ContactUnblocked_Fragment
      )
      | (
        { __typename: 'ContactUnsubscribed' }
        & ActivityItem_ContactUnsubscribed_Fragment
      )
      | (
        { __typename: 'ContactUpdated' }
        & ActivityItem_ContactUpdated_Fragment
      )
      | (
        { __typename: 'Email' }
        & ActivityItem_Email_Fragment
      )
      | (
        { __typename: 'FileUploaded' }
        & ActivityItem_FileUploaded_Fragment
      )
      | (
        { __typename: 'Meeting' }
        & ActivityItem_Meeting_Fragment
      )
      | (
        { __typename: 'Message' }
        & ActivityItem_Message_Fragment
      )
      | (
        { __typename: 'Note' }
        & ActivityItem_Note_Fragment
      )
      | (
        { __typename: 'Reminder' }
        & ActivityItem_Reminder_Fragment
      )
      | (
        { __typename: 'SegmentAdded' }
        & ActivityItem_SegmentAdded_Fragment
      )
      | (
        { __typename: 'SegmentRemoved' }
        & ActivityItem_SegmentRemoved_Fragment
      )
      | (
        { __typename: 'Task' }
        & ActivityItem_Task_Fragment
      )
      | (
        { __typename: 'Todo' }
        & ActivityItem_Todo_Fragment
      )
      | (
        { __typename: 'VideoCall' }
        & ActivityItem_VideoCall_Fragment
      )
     | null } };

export const FileFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attachment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]} as unknown as DocumentNode<FileFieldsFragment, unknown>;
export const ActivityItemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ActivityItemFragment, unknown>;
export const ListedActivityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ListedActivityFragment, unknown>;
export const TimelinePageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TimelinePageFragment, unknown>;
export const FirstPageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirstPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]} as unknown as DocumentNode<FirstPageFragment, unknown>;
export const FacetsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Facets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}}]} as unknown as DocumentNode<FacetsFragment, unknown>;
export const SourceFacetsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SourceFacets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"bySource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<SourceFacetsFragment, unknown>;
export const BoundaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Boundary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}}]} as unknown as DocumentNode<BoundaryFragment, unknown>;
export const ActivityDetailsDocument = {"__meta__":{"hash":"83f6ca77f8c901ad0938d11c943c4e78986e0e5b0497ee662953a2a95869e314"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActivityDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"activity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FileFields"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"snippetText"}},{"kind":"Field","name":{"kind":"Name","value":"descriptionText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"assigneeName"}},{"kind":"Field","name":{"kind":"Name","value":"statusLabel"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"descriptionText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoteData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"contentText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentEventData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}},{"kind":"Field","name":{"kind":"Name","value":"broadcast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactEventData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"broadcast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"oldValue"}},{"kind":"Field","name":{"kind":"Name","value":"newValue"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FileUploaded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FileFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attachment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]} as unknown as DocumentNode<ActivityDetailsQuery, ActivityDetailsQueryVariables>;
export const ActivityHistogramDocument = {"__meta__":{"hash":"8f5197dbed717ef2d8c830830369675005f2811a9c01c408620ba73083d57381"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActivityHistogram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HistogramInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"activityHistogram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"timeZone"},"value":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"buckets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ActivityHistogramQuery, ActivityHistogramQueryVariables>;
export const RecordOverviewDocument = {"__meta__":{"hash":"99a8fa1c9ef9e55b4be0a16e3ddb55b56df4255c9b08f8d50c5ca48136ae89f2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordOverview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"facets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"keyName"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"objects"}}]}},{"kind":"Field","name":{"kind":"Name","value":"record"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"facets"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"facets"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Facets"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}]}]}},{"kind":"Field","alias":{"kind":"Name","value":"sourceFacets"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"newest"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oldest"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"EnumValue","value":"OLDEST_FIRST"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirstPage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Facets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SourceFacets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"bySource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Boundary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirstPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]} as unknown as DocumentNode<RecordOverviewQuery, RecordOverviewQueryVariables>;
export const OrganizationOverviewDocument = {"__meta__":{"hash":"f1aba195c97992beeebba792419857d4387cfc1450edc8a90141b7adae94fa50"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationOverview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"facets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"keyName"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"objects"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"facets"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"facets"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Facets"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}]}]}},{"kind":"Field","alias":{"kind":"Name","value":"sourceFacets"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"newest"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oldest"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"EnumValue","value":"OLDEST_FIRST"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirstPage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Facets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SourceFacets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"bySource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Boundary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirstPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]} as unknown as DocumentNode<OrganizationOverviewQuery, OrganizationOverviewQueryVariables>;
export const RecordChoicesDocument = {"__meta__":{"hash":"5cd026064e878ddaeaef7465964ede4062ba16e477553e117518f69ee002567d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordChoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"records"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordChoicesQuery, RecordChoicesQueryVariables>;
export const RecordTimelineDocument = {"__meta__":{"hash":"a6cc1e7821bd39be042f58342659e82897efe562ad97bb4ba02dd473986cc994"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"60"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]} as unknown as DocumentNode<RecordTimelineQuery, RecordTimelineQueryVariables>;
export const OrganizationTimelineDocument = {"__meta__":{"hash":"76c69c4b5c2e921423d1333b5734f1aff1f653ad758e361d86af67825651b9a8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"60"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]} as unknown as DocumentNode<OrganizationTimelineQuery, OrganizationTimelineQueryVariables>;
export const TimelineChangesDocument = {"__meta__":{"hash":"af2d929d089afd1a516a75922ae8ae25abd9dc81ad1f0c3be290413a21bdcc7a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TimelineChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"activityId"}},{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<TimelineChangesSubscription, TimelineChangesSubscriptionVariables>;