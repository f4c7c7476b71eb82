/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What an activity is. */
export type ActivityKind =
  /** A phone call. */
  | 'CALL'
  /** A comment on the record. */
  | 'COMMENT'
  /** The contact was blocked. */
  | 'CONTACT_BLOCKED'
  /** The contact wants broadcasts again. */
  | 'CONTACT_RESUBSCRIBED'
  /** The contact was unblocked. */
  | 'CONTACT_UNBLOCKED'
  /** The contact no longer wants broadcasts. */
  | 'CONTACT_UNSUBSCRIBED'
  /** Fields of the record were changed. */
  | 'CONTACT_UPDATED'
  /** An email. */
  | 'EMAIL'
  /** A file was uploaded. */
  | 'FILE_UPLOADED'
  /** A meeting in person or scheduled. */
  | 'MEETING'
  /** A message on any other channel. */
  | 'MESSAGE'
  /** A free-form note. */
  | 'NOTE'
  /** A prompt to follow up at a given time. */
  | 'REMINDER'
  /** Added to a segment. */
  | 'SEGMENT_ADDED'
  /** Removed from a segment. */
  | 'SEGMENT_REMOVED'
  /** Work to be done, typically with a due date. */
  | 'TASK'
  /** An item of a checklist. */
  | 'TODO'
  /** A video call. */
  | 'VIDEO_CALL';

/** A record as an upstream system names it. */
export type ExternalRecordInput = {
  /** The record's id in that system. */
  id: string;
  /** contacts, companies, or the id of a custom table. */
  object: string;
  /** The slug of a source of the organization, e.g. kasar. */
  source: string;
};

/** A record, by its id or as an upstream system names it: exactly one of the two. */
export type RecordBy =
  {   /** Its id in an upstream system. */
  external: ExternalRecordInput; id?: never; }
  |  { external?: never;   /** The id of a contact, a company, or a record of a custom table. */
  id: string | number; };

export type SmokeTimelineQueryVariables = Exact<{
  record: RecordBy;
}>;


export type SmokeTimelineQuery = { timeline: { nodes: Array<
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
      | { kind: ActivityKind, summary: string, title: string | null }
    > } | null };


export const SmokeTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SmokeTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"record"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"Variable","name":{"kind":"Name","value":"record"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]} as unknown as DocumentNode<SmokeTimelineQuery, SmokeTimelineQueryVariables>;