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

/** The required freshness of the data. By default, the settings of each source apply. */
export type FreshnessInput = {
  /** Sources whose last successful read is older than this many seconds are read again; 0 always reads them. */
  maxAgeSeconds?: number | null | undefined;
  /** The time to wait for all sources together, 0 to 10,000 milliseconds (default 800). After it, the stored data is returned, and sources shows what is missing. */
  waitForMs?: number | null | undefined;
};

/** Identifies a record by its id or by its identity in a source: exactly one of the two. */
export type RecordBy =
  {   /** The identity of the record in a source. */
  external: ExternalRecordInput; id?: never; }
  |  { external?: never;   /** The id of a contact, a company, or a record of a custom table. */
  id: string | number; };

/** What an API key permits; each by itself, none includes another. */
export type Scope =
  /** Nothing in this schema: reserved for the administration of the organization. */
  | 'ADMIN'
  /** Queries and subscriptions. */
  | 'READ'
  /** Mutations. */
  | 'WRITE';

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

/** The system behind a source. */
export type SourceSystem =
  /** The CRM Clarky. */
  | 'CLARKY'
  /** The CRM Invent. */
  | 'INVENT'
  /** The CRM Kasar. */
  | 'KASAR'
  /** The gateway itself. */
  | 'NATIVE';

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

/** The order of a timeline: by occurredAt, then by id. */
export type TimelineOrder =
  /** The newest activity comes first. */
  | 'NEWEST_FIRST'
  /** The exact reverse of NEWEST_FIRST. */
  | 'OLDEST_FIRST';

export type ViewerOfKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerOfKeyQuery = { viewer: { organization: string, keyName: string, scopes: Array<Scope>, objects: Array<string> | null } | null };

export type DemoTotalsQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoTotalsQuery = { viewer: { organization: string, keyName: string } | null, activities: { totalCount: number } | null };

export type PlainTextsQueryVariables = Exact<{
  filter?: ActivityFilter | null | undefined;
}>;


export type PlainTextsQuery = { activities: { nodes: Array<
      | { snippet: string | null, snippetText: string | null, description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
      | { content: string | null, contentText: string | null, kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { snippet: string | null, snippetText: string | null, description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { snippet: string | null, snippetText: string | null, description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
      | { snippet: string | null, snippetText: string | null, description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
      | { content: string | null, contentText: string | null, kind: ActivityKind, summary: string }
      | { description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { kind: ActivityKind, summary: string }
      | { description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
      | { description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
      | { snippet: string | null, snippetText: string | null, description: string | null, descriptionText: string | null, kind: ActivityKind, summary: string }
    > } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { organization: string, keyName: string, scopes: Array<Scope>, objects: Array<string> | null } | null };

export type DashboardTimelineQueryVariables = Exact<{
  id: string;
  filter?: ActivityFilter | null | undefined;
}>;


export type DashboardTimelineQuery = { timeline: { totalCount: number, nodes: Array<
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
      | { summary: string, occurredAt: string }
    >, counts: { byCategory: Array<{ category: ActivityCategory, count: number }>, byChannel: Array<{ channel: string, count: number }> } } | null, contact: { id: string } | null };

export type DashboardEverythingQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardEverythingQuery = { activities: { totalCount: number, nodes: Array<
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
      | { summary: string }
    > } | null };

export type DashboardContactQueryVariables = Exact<{
  id: string;
}>;


export type DashboardContactQuery = { contact: { id: string } | null };

export type DashboardLogMutationVariables = Exact<{
  record: string | number;
}>;


export type DashboardLogMutation = { logActivity: { activity:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     } | null };

export type DashboardUpdateMutationVariables = Exact<{
  id: string | number;
}>;


export type DashboardUpdateMutation = { updateActivity: { activity:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     } | null };

export type DashboardLogManyMutationVariables = Exact<{
  record: string | number;
}>;


export type DashboardLogManyMutation = { logActivity: { activity:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     } | null };

export type DashboardDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type DashboardDeleteMutation = { deleteActivity: { deletedActivityId: string } | null };

export type DashboardCompanyMutationVariables = Exact<{
  company: RecordBy;
  contact: RecordBy;
}>;


export type DashboardCompanyMutation = { updateRecord: { record:
      | { company: { id: string } | null }
      | Record<PropertyKey, never>
     } | null, logActivity: { activity:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     } | null };

export type DashboardMergeMutationVariables = Exact<{
  company: RecordBy;
  other: ExternalRecordInput;
}>;


export type DashboardMergeMutation = { createRecord: { record:
      | { id: string }
      | { id: string }
      | { id: string }
     } | null, linkRecord: { record:
      | { id: string }
      | { id: string }
      | { id: string }
     } | null };

export type RecordOfQueryVariables = Exact<{
  by: RecordBy;
}>;


export type RecordOfQuery = { record:
    | { id: string, object: string, name: string | null, links: Array<{ object: string, externalId: string, source: { slug: string } }>, timeline: { totalCount: number, nodes: Array<
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
        >, counts: { byKind: Array<{ kind: ActivityKind, count: number }> } } | null }
    | { id: string, object: string, name: string | null, company: { id: string, name: string | null } | null, links: Array<{ object: string, externalId: string, source: { slug: string } }>, timeline: { totalCount: number, nodes: Array<
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
        >, counts: { byKind: Array<{ kind: ActivityKind, count: number }> } } | null }
    | { id: string, object: string, name: string | null, links: Array<{ object: string, externalId: string, source: { slug: string } }>, timeline: { totalCount: number, nodes: Array<
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
          | { id: string, records: Array<
              | { id: string }
              | { id: string }
              | { id: string }
            > }
        >, counts: { byKind: Array<{ kind: ActivityKind, count: number }> } } | null }
   | null };

export type NodeOfQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeOfQuery = { node:
    | { __typename: 'Assistant', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'Broadcast', id: string }
    | { __typename: 'Call', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Company', id: string }
    | { __typename: 'Contact', id: string }
    | { __typename: 'ContactBlocked', id: string }
    | { __typename: 'ContactResubscribed', id: string }
    | { __typename: 'ContactUnblocked', id: string }
    | { __typename: 'ContactUnsubscribed', id: string }
    | { __typename: 'ContactUpdated', id: string }
    | { __typename: 'Email', id: string }
    | { __typename: 'FileUploaded', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'Note', id: string }
    | { __typename: 'Reminder', id: string }
    | { __typename: 'Segment', id: string }
    | { __typename: 'SegmentAdded', id: string }
    | { __typename: 'SegmentRemoved', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'TableRecord', id: string }
    | { __typename: 'Task', id: string }
    | { __typename: 'Todo', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'VideoCall', id: string }
   | null };

export type PageOfQueryVariables = Exact<{
  record: RecordBy;
  after?: string | null | undefined;
}>;


export type PageOfQuery = { timeline: { nodes: Array<
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
    >, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type LiveTimelineQueryVariables = Exact<{
  record: RecordBy;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  order?: TimelineOrder;
  filter?: ActivityFilter | null | undefined;
  freshness?: FreshnessInput | null | undefined;
}>;


export type LiveTimelineQuery = { timeline: { totalCount: number, nodes: Array<
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
      | { id: string, summary: string, occurredAt: string, origin: { externalId: string | null, source: { slug: string } } }
    >, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, sources: Array<{ state: CoverageState, asOf: string | null, completeDownTo: string | null, complete: boolean, verifiedAt: string | null, rejectedItems: number, warnings: number, source: { slug: string }, error: { code: SourceErrorCode, message: string, at: string, retryAt: string | null } | null }> } | null };

export type WholeTimelineQueryVariables = Exact<{
  record: RecordBy;
}>;


export type WholeTimelineQuery = { timeline: { totalCount: number, nodes: Array<
      | { __typename: 'Call', channel: string, direction: Direction | null, subject: string | null, snippet: string | null, description: string | null, durationMinutes: number | null, dueAt: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Comment', content: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'ContactBlocked', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, broadcast: { id: string, name: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'ContactResubscribed', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, broadcast: { id: string, name: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'ContactUnblocked', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, broadcast: { id: string, name: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'ContactUnsubscribed', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, broadcast: { id: string, name: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'ContactUpdated', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, broadcast: { id: string, name: string | null } | null, changes: Array<{ key: string, oldValue: unknown, newValue: unknown }>, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Email', channel: string, direction: Direction | null, subject: string | null, snippet: string | null, description: string | null, durationMinutes: number | null, dueAt: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'FileUploaded', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, file: { id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Meeting', channel: string, direction: Direction | null, subject: string | null, snippet: string | null, description: string | null, durationMinutes: number | null, dueAt: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Message', channel: string, direction: Direction | null, subject: string | null, snippet: string | null, description: string | null, durationMinutes: number | null, dueAt: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Note', content: string | null, noteId: string | null, editedAt: string | null, dueAt: string | null, durationMinutes: number | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, author: { id: string, name: string | null, email: string | null, avatarUrl: string | null, seenAt: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Reminder', status: TaskStatus | null, statusLabel: string | null, description: string | null, dueDate: string | null, dueAt: string | null, durationMinutes: number | null, assigneeName: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, assignee:
          | { id: string }
          | { id: string }
         | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'SegmentAdded', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, segment: { id: string, name: string | null, color: string | null, contactsCount: number | null, createdAt: string | null, updatedAt: string | null, boards: Array<{ boardId: string, boardName: string | null, columnId: string | null }> } | null, broadcast: { id: string, name: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'SegmentRemoved', id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, segment: { id: string, name: string | null, color: string | null, contactsCount: number | null, createdAt: string | null, updatedAt: string | null, boards: Array<{ boardId: string, boardName: string | null, columnId: string | null }> } | null, broadcast: { id: string, name: string | null } | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Task', status: TaskStatus | null, statusLabel: string | null, description: string | null, dueDate: string | null, dueAt: string | null, durationMinutes: number | null, assigneeName: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, assignee:
          | { id: string }
          | { id: string }
         | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'Todo', status: TaskStatus | null, statusLabel: string | null, description: string | null, dueDate: string | null, dueAt: string | null, durationMinutes: number | null, assigneeName: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, assignee:
          | { id: string }
          | { id: string }
         | null, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
      | { __typename: 'VideoCall', channel: string, direction: Direction | null, subject: string | null, snippet: string | null, description: string | null, durationMinutes: number | null, dueAt: string | null, completedAt: string | null, id: string, kind: ActivityKind, category: ActivityCategory, occurredAt: string, occurredAtPrecision: TimePrecision, title: string | null, metadata: unknown, actor:
          | { __typename: 'Assistant', id: string, name: string | null, avatarUrl: string | null }
          | { __typename: 'User', email: string | null, seenAt: string | null, id: string, name: string | null, avatarUrl: string | null }
         | null, assistant: { id: string, name: string | null, avatarUrl: string | null } | null, records: Array<
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
          | { id: string, object: string, name: string | null }
        >, attachments: Array<{ id: string, filename: string | null, path: string | null, url: string | null, size: number | null, mimeType: string | null, createdAt: string | null }>, origin: { externalId: string | null, url: string | null, createdAt: string | null, updatedAt: string | null, source: { slug: string, system: SourceSystem } } }
    >, counts: { byKind: Array<{ kind: ActivityKind, count: number }> }, sources: Array<{ state: CoverageState, asOf: string | null, completeDownTo: string | null, complete: boolean, verifiedAt: string | null, rejectedItems: number, warnings: number, source: { slug: string }, error: { code: SourceErrorCode } | null }> } | null };

export type LiveDashboardQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  waitForMs: number;
}>;


export type LiveDashboardQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, timeline: { nodes: Array<
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
        >, sources: Array<{ state: CoverageState, asOf: string | null, source: { slug: string }, error: { code: SourceErrorCode, message: string } | null }> } | null }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type NoCallsOrganizationQueryVariables = Exact<{ [key: string]: never; }>;


export type NoCallsOrganizationQuery = { activities: { totalCount: number, nodes: Array<
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
      | { id: string, records: Array<
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
          | { id: string, timeline: { nodes: Array<
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
                | { id: string }
              > } | null }
        > }
    >, sources: Array<{ state: CoverageState, source: { slug: string } }> } | null, activityChanges: { changes: Array<{ activityId: string, activity:
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
        | { records: Array<
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
            | { timeline: { nodes: Array<
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                  | { id: string }
                > } | null }
          > }
       | null }> } | null, sources: Array<{ slug: string }> | null };

export type NoCallsNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  freshness?: FreshnessInput | null | undefined;
}>;


export type NoCallsNodesQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, timeline: { nodes: Array<
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
        > } | null }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type NoCallsActivityQueryVariables = Exact<{
  id: string | number;
}>;


export type NoCallsActivityQuery = { activity:
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
    | { records: Array<
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
        | { links: Array<{ coverage: { state: CoverageState } | null }>, timeline: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } | null }
      > }
   | null };

export type ScheduledSourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type ScheduledSourcesQuery = { activities: { sources: Array<{ state: CoverageState, complete: boolean, verifiedAt: string | null, source: { slug: string }, error: { code: SourceErrorCode } | null }> } | null };


export const ViewerOfKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewerOfKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"keyName"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"objects"}}]}}]}}]} as unknown as DocumentNode<ViewerOfKeyQuery, ViewerOfKeyQueryVariables>;
export const DemoTotalsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoTotals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"keyName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<DemoTotalsQuery, DemoTotalsQueryVariables>;
export const PlainTextsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlainTexts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoteData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snippet"}},{"kind":"Field","name":{"kind":"Name","value":"snippetText"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"descriptionText"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"descriptionText"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlainTextsQuery, PlainTextsQueryVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"}},{"kind":"Field","name":{"kind":"Name","value":"keyName"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"objects"}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const DashboardTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DashboardTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"external"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"source"},"value":{"kind":"StringValue","value":"kasar","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"object"},"value":{"kind":"StringValue","value":"contacts","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"external"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"source"},"value":{"kind":"StringValue","value":"kasar","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"object"},"value":{"kind":"StringValue","value":"contacts","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<DashboardTimelineQuery, DashboardTimelineQueryVariables>;
export const DashboardEverythingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DashboardEverything"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}}]}}]}}]} as unknown as DocumentNode<DashboardEverythingQuery, DashboardEverythingQueryVariables>;
export const DashboardContactDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DashboardContact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"external"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"source"},"value":{"kind":"StringValue","value":"kasar","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"object"},"value":{"kind":"StringValue","value":"contacts","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<DashboardContactQuery, DashboardContactQueryVariables>;
export const DashboardLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DashboardLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"NOTE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"records"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}}]}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"title"},"value":{"kind":"StringValue","value":"Called while one reads","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DashboardLogMutation, DashboardLogMutationVariables>;
export const DashboardUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DashboardUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"title"},"value":{"kind":"StringValue","value":"Changed while one reads","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DashboardUpdateMutation, DashboardUpdateMutationVariables>;
export const DashboardLogManyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DashboardLogMany"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"CALL"}},{"kind":"ObjectField","name":{"kind":"Name","value":"records"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DashboardLogManyMutation, DashboardLogManyMutationVariables>;
export const DashboardDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DashboardDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedActivityId"}}]}}]}}]} as unknown as DocumentNode<DashboardDeleteMutation, DashboardDeleteMutationVariables>;
export const DashboardCompanyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DashboardCompany"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"company"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"contact"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"contact"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"company"},"value":{"kind":"Variable","name":{"kind":"Name","value":"company"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"logActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"CALL"}},{"kind":"ObjectField","name":{"kind":"Name","value":"records"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"contact"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"title"},"value":{"kind":"StringValue","value":"RENEWAL","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"occurredAt"},"value":{"kind":"StringValue","value":"2026-05-04T10:02:00Z","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DashboardCompanyMutation, DashboardCompanyMutationVariables>;
export const DashboardMergeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DashboardMerge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"company"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"other"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExternalRecordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"object"},"value":{"kind":"StringValue","value":"companies","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"external"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"other"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"linkRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"company"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DashboardMergeMutation, DashboardMergeMutationVariables>;
export const RecordOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"record"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordOfQuery, RecordOfQueryVariables>;
export const NodeOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodeOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NodeOfQuery, NodeOfQueryVariables>;
export const PageOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PageOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<PageOfQuery, PageOfQueryVariables>;
export const LiveTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LiveTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineOrder"}}},"defaultValue":{"kind":"EnumValue","value":"NEWEST_FIRST"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"freshness"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FreshnessInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"freshness"},"value":{"kind":"Variable","name":{"kind":"Name","value":"freshness"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LiveTimelineQuery, LiveTimelineQueryVariables>;
export const WholeTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WholeTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAtPrecision"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"seenAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"system"}}]}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InteractionData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"snippet"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TaskData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusLabel"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"assignee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assigneeName"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoteData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"noteId"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"seenAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentEventData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"contactsCount"}},{"kind":"Field","name":{"kind":"Name","value":"boards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"boardId"}},{"kind":"Field","name":{"kind":"Name","value":"boardName"}},{"kind":"Field","name":{"kind":"Name","value":"columnId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"broadcast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactEventData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"broadcast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactUpdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"oldValue"}},{"kind":"Field","name":{"kind":"Name","value":"newValue"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FileUploaded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byKind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"completeDownTo"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedItems"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WholeTimelineQuery, WholeTimelineQueryVariables>;
export const LiveDashboardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LiveDashboard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waitForMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"freshness"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"maxAgeSeconds"},"value":{"kind":"IntValue","value":"0"}},{"kind":"ObjectField","name":{"kind":"Name","value":"waitForMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waitForMs"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LiveDashboardQuery, LiveDashboardQueryVariables>;
export const NoCallsOrganizationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NoCallsOrganization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"activityChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityId"}},{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]} as unknown as DocumentNode<NoCallsOrganizationQuery, NoCallsOrganizationQueryVariables>;
export const NoCallsNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NoCallsNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"freshness"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FreshnessInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contact"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"freshness"},"value":{"kind":"Variable","name":{"kind":"Name","value":"freshness"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NoCallsNodesQuery, NoCallsNodesQueryVariables>;
export const NoCallsActivityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NoCallsActivity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NoCallsActivityQuery, NoCallsActivityQueryVariables>;
export const ScheduledSourcesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScheduledSources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScheduledSourcesQuery, ScheduledSourcesQueryVariables>;