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

/** An activity must satisfy every given filter; within a list, any value may match, in an empty list none does; null is not given. Each filter applies to the field of the same name: actors to actor, assistants to assistant. */
export type ActivityFilter = {
  /** Activities whose actor is of these types. */
  actorTypes?: Array<ActorType> | null | undefined;
  /** Activities of these users or assistants, by id. */
  actors?: Array<string | number> | null | undefined;
  /** Tasks that are assigned to these users or assistants, by id. */
  assignees?: Array<string | number> | null | undefined;
  /** Activities that involve these assistants, by id. */
  assistants?: Array<string | number> | null | undefined;
  /** Activities of these categories. */
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
  /** Activities of these kinds. */
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
  /** Tasks with one of these statuses. */
  taskStatuses?: Array<TaskStatus> | null | undefined;
};

/** The kind of an activity. */
export type ActivityKind =
  /** A phone call. */
  | 'CALL'
  /** A comment on the record. */
  | 'COMMENT'
  /** The contact was blocked. */
  | 'CONTACT_BLOCKED'
  /** The contact subscribed to broadcasts again. */
  | 'CONTACT_RESUBSCRIBED'
  /** The contact was unblocked. */
  | 'CONTACT_UNBLOCKED'
  /** The contact unsubscribed from broadcasts. */
  | 'CONTACT_UNSUBSCRIBED'
  /** Fields of the record were changed. */
  | 'CONTACT_UPDATED'
  /** An email. */
  | 'EMAIL'
  /** A file was uploaded. */
  | 'FILE_UPLOADED'
  /** A meeting. */
  | 'MEETING'
  /** A message on any other channel. */
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
  /** A video call. */
  | 'VIDEO_CALL';

/** The type of an actor. */
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

/** The direction of an interaction. */
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

/** The status of a task. */
export type TaskStatus =
  /** Cancelled. */
  | 'CANCELLED'
  /** Completed. */
  | 'COMPLETED'
  /** Started. */
  | 'IN_PROGRESS'
  /** Not started. */
  | 'PENDING';

/** The precision of occurredAt. */
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


export type ActivityDetailsQuery = { activity:
    | { subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { contentText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { id: string, name: string | null } | null, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { id: string, name: string | null } | null, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { id: string, name: string | null } | null, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { id: string, name: string | null } | null, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, broadcast: { id: string, name: string | null } | null, changes: Array<{ key: string, oldValue: unknown, newValue: unknown }>, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, file: FileFieldsFragment | null, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { contentText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { assigneeName: string | null, statusLabel: string | null, completedAt: string | null, dueAt: string | null, dueDate: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, segment: { id: string, name: string | null, color: string | null } | null, broadcast: { id: string, name: string | null } | null, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { id: string, title: string | null, occurredAt: string, recordedAt: string, segment: { id: string, name: string | null, color: string | null } | null, broadcast: { id: string, name: string | null } | null, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { assigneeName: string | null, statusLabel: string | null, completedAt: string | null, dueAt: string | null, dueDate: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { assigneeName: string | null, statusLabel: string | null, completedAt: string | null, dueAt: string | null, dueDate: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
    | { subject: string | null, direction: Direction | null, durationMinutes: number | null, completedAt: string | null, dueAt: string | null, snippetText: string | null, descriptionText: string | null, id: string, title: string | null, occurredAt: string, recordedAt: string, actor:
        | { id: string, name: string | null }
        | { id: string, name: string | null }
       | null, assistant: { id: string, name: string | null } | null, origin: { url: string | null, externalId: string | null }, duplicates: Array<
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
        | { id: string, summary: string, occurredAt: string, origin: { url: string | null, source: { id: string, slug: string, name: string } } }
      >, attachments: Array<FileFieldsFragment> }
   | null };

export type FileFieldsFragment = { id: string, filename: string | null, mimeType: string | null, size: number | null, url: string | null };

export type ActivityHistogramQueryVariables = Exact<{
  record?: RecordBy | null | undefined;
  scope: TimelineScope;
  from: string;
  to: string;
  interval: HistogramInterval;
  timeZone: string;
  filter: ActivityFilter;
}>;


export type ActivityHistogramQuery = { activityHistogram: { totalCountExact: boolean, buckets: Array<{ start: string, end: string, count: number, byCategory: Array<{ category: ActivityCategory, count: number }> }> } | null };

export type TimelineChangesSubscriptionVariables = Exact<{
  record?: RecordBy | null | undefined;
  scope: TimelineScope;
  filter: ActivityFilter;
  after: string;
}>;


export type TimelineChangesSubscription = { activityChanges: { type: ChangeType, cursor: string, activityId: string, activity:
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
     | null } };

export type FirstPageFragment = (
  { totalCount: number, totalCountExact: boolean, changesCursor: string }
  & TimelinePageFragment
);

export type FacetsFragment = { counts: { byCategory: Array<{ category: ActivityCategory, count: number }>, byChannel: Array<{ channel: string, count: number }> }, sources: Array<{ state: CoverageState, asOf: string | null, complete: boolean, completeDownTo: string | null, warnings: number, rejectedItems: number, source: { id: string, slug: string, name: string }, error: { code: SourceErrorCode, message: string, at: string, retryAt: string | null } | null }> };

export type SourceFacetsFragment = { counts: { bySource: Array<{ count: number, source: { id: string, slug: string, name: string } }> } };

export type BoundaryFragment = { edges: Array<{ cursor: string, node:
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
      | { id: string, occurredAt: string }
     }> };

export type RecordOverviewQueryVariables = Exact<{
  id: string | number;
  scope: TimelineScope;
  filter: ActivityFilter;
  facets: ActivityFilter;
  sourceFacets: ActivityFilter;
  isMerged: boolean;
}>;


export type RecordOverviewQuery = { viewer: { keyName: string, organization: string, objects: Array<string> | null } | null, record:
    | { id: string, object: string, name: string | null, links: Array<{ object: string, externalId: string, source: { id: string, slug: string, name: string } }> }
    | { id: string, object: string, name: string | null, company: { id: string, object: string, name: string | null } | null, links: Array<{ object: string, externalId: string, source: { id: string, slug: string, name: string } }> }
    | { id: string, object: string, name: string | null, links: Array<{ object: string, externalId: string, source: { id: string, slug: string, name: string } }> }
   | null, facets: FacetsFragment & { counts?: { bySource: Array<{ count: number, source: { id: string, slug: string, name: string } }> } } | null, sourceFacets?: SourceFacetsFragment | null, newest: BoundaryFragment | null, oldest: BoundaryFragment | null, page: FirstPageFragment | null };

export type OrganizationOverviewQueryVariables = Exact<{
  filter: ActivityFilter;
  facets: ActivityFilter;
  sourceFacets: ActivityFilter;
  isMerged: boolean;
}>;


export type OrganizationOverviewQuery = { viewer: { keyName: string, organization: string, objects: Array<string> | null } | null, facets: FacetsFragment & { counts?: { bySource: Array<{ count: number, source: { id: string, slug: string, name: string } }> } } | null, sourceFacets?: SourceFacetsFragment | null, newest: BoundaryFragment | null, oldest: BoundaryFragment | null, page: FirstPageFragment | null };

export type RecordChoicesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type RecordChoicesQuery = { records: { totalCount: number, edges: Array<{ cursor: string, node:
        | { id: string, object: string, name: string | null }
        | { id: string, object: string, name: string | null }
        | { id: string, object: string, name: string | null }
       }> } | null };

type ActivityItem_Call_Fragment = { channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Comment_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_ContactBlocked_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_ContactResubscribed_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_ContactUnblocked_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_ContactUnsubscribed_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_ContactUpdated_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Email_Fragment = { channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_FileUploaded_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Meeting_Fragment = { channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Message_Fragment = { channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Note_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Reminder_Fragment = { status: TaskStatus | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_SegmentAdded_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_SegmentRemoved_Fragment = { id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Task_Fragment = { status: TaskStatus | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_Todo_Fragment = { status: TaskStatus | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

type ActivityItem_VideoCall_Fragment = { channel: string, direction: Direction | null, id: string, kind: ActivityKind, category: ActivityCategory, summary: string, occurredAt: string, occurredAtPrecision: TimePrecision, origin: { url: string | null, source: { id: string, slug: string, name: string } }, records: Array<
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
    | { id: string, object: string, name: string | null }
  >, attachments: Array<{ id: string, filename: string | null }> };

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
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Call_Fragment
);

type ListedActivity_Comment_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Comment_Fragment
);

type ListedActivity_ContactBlocked_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactBlocked_Fragment
);

type ListedActivity_ContactResubscribed_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactResubscribed_Fragment
);

type ListedActivity_ContactUnblocked_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactUnblocked_Fragment
);

type ListedActivity_ContactUnsubscribed_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactUnsubscribed_Fragment
);

type ListedActivity_ContactUpdated_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_ContactUpdated_Fragment
);

type ListedActivity_Email_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Email_Fragment
);

type ListedActivity_FileUploaded_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_FileUploaded_Fragment
);

type ListedActivity_Meeting_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Meeting_Fragment
);

type ListedActivity_Message_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Message_Fragment
);

type ListedActivity_Note_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Note_Fragment
);

type ListedActivity_Reminder_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Reminder_Fragment
);

type ListedActivity_SegmentAdded_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_SegmentAdded_Fragment
);

type ListedActivity_SegmentRemoved_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_SegmentRemoved_Fragment
);

type ListedActivity_Task_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Task_Fragment
);

type ListedActivity_Todo_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
  > }
  & ActivityItem_Todo_Fragment
);

type ListedActivity_VideoCall_Fragment = (
  { duplicates?: Array<
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
    | { id: string, origin: { source: { id: string, slug: string, name: string } } }
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

export type TimelinePageFragment = { edges: Array<{ cursor: string, node:
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
     }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

export type RecordTimelineQueryVariables = Exact<{
  id: string | number;
  scope: TimelineScope;
  filter: ActivityFilter;
  after: string;
  isMerged: boolean;
}>;


export type RecordTimelineQuery = { page: TimelinePageFragment | null };

export type OrganizationTimelineQueryVariables = Exact<{
  filter: ActivityFilter;
  after: string;
  isMerged: boolean;
}>;


export type OrganizationTimelineQuery = { page: TimelinePageFragment | null };

export const FileFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attachment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]} as unknown as DocumentNode<FileFieldsFragment, unknown>;
export const ActivityItemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ActivityItemFragment, unknown>;
export const ListedActivityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ListedActivityFragment, unknown>;
export const TimelinePageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TimelinePageFragment, unknown>;
export const FirstPageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirstPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]} as unknown as DocumentNode<FirstPageFragment, unknown>;
export const FacetsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Facets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}}]} as unknown as DocumentNode<FacetsFragment, unknown>;
export const SourceFacetsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SourceFacets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bySource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<SourceFacetsFragment, unknown>;
export const BoundaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Boundary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}}]} as unknown as DocumentNode<BoundaryFragment, unknown>;
export const ActivityDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActivityDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FileFields"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"snippetText"}},{"kind":"Field","name":{"kind":"Name","value":"descriptionText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assigneeName"}},{"kind":"Field","name":{"kind":"Name","value":"statusLabel"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"descriptionText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoteData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contentText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentEventData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}},{"kind":"Field","name":{"kind":"Name","value":"broadcast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactEventData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"broadcast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"oldValue"}},{"kind":"Field","name":{"kind":"Name","value":"newValue"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FileUploaded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FileFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attachment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]} as unknown as DocumentNode<ActivityDetailsQuery, ActivityDetailsQueryVariables>;
export const ActivityHistogramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActivityHistogram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HistogramInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityHistogram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"timeZone"},"value":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"buckets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ActivityHistogramQuery, ActivityHistogramQueryVariables>;
export const TimelineChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TimelineChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"activityId"}},{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<TimelineChangesSubscription, TimelineChangesSubscriptionVariables>;
export const RecordOverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordOverview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"facets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyName"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"objects"}}]}},{"kind":"Field","name":{"kind":"Name","value":"record"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"facets"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"facets"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Facets"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}]}]}},{"kind":"Field","alias":{"kind":"Name","value":"sourceFacets"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"newest"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oldest"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"EnumValue","value":"OLDEST_FIRST"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirstPage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Facets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SourceFacets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bySource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Boundary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirstPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]} as unknown as DocumentNode<RecordOverviewQuery, RecordOverviewQueryVariables>;
export const OrganizationOverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationOverview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"facets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keyName"}},{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"objects"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"facets"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"facets"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Facets"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}]}]}},{"kind":"Field","alias":{"kind":"Name","value":"sourceFacets"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sourceFacets"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SourceFacets"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"newest"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oldest"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"EnumValue","value":"OLDEST_FIRST"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Boundary"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FirstPage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Facets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SourceFacets"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bySource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Boundary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FirstPage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountExact"}},{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]} as unknown as DocumentNode<OrganizationOverviewQuery, OrganizationOverviewQueryVariables>;
export const RecordChoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordChoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordChoicesQuery, RecordChoicesQueryVariables>;
export const RecordTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineScope"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"60"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]} as unknown as DocumentNode<RecordTimelineQuery, RecordTimelineQueryVariables>;
export const OrganizationTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"page"},"name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"60"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TimelinePage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActivityItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedActivity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActivityItem"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isMerged"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TimelinePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedActivity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]} as unknown as DocumentNode<OrganizationTimelineQuery, OrganizationTimelineQueryVariables>;