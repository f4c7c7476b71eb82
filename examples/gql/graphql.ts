/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The type of a change, relative to the given record and filter and to what the key may read. */
export type ChangeType =
  /** The activity matches now and did not before: it is new or was changed. */
  | 'ADDED'
  /** The activity matches no longer: it was deleted or changed. */
  | 'DELETED'
  /** The activity was changed; it matches as before. */
  | 'UPDATED';

/** The identity of a record in a source. */
export type ExternalRecordInput = {
  /** The id of the record in the source. */
  id: string;
  /** contacts, companies, or the id of a custom table. */
  object: string;
  /** The slug of the source, e.g. kasar. */
  source: string;
};

/** Identifies a record by its id or by its identity in a source: exactly one of the two. */
export type RecordBy =
  {   /** The identity of the record in a source. */
  external: ExternalRecordInput; id?: never; }
  |  { external?: never;   /** The id of a contact, a company, or a record of a custom table. */
  id: string | number; };

export type LatestQueryVariables = Exact<{
  contact: RecordBy;
}>;


export type LatestQuery = { contact: { id: string, name: string | null, timeline: { changesCursor: string, nodes: Array<
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
        | { occurredAt: string }
      > } | null } | null };

export type HistogramQueryVariables = Exact<{
  id: string | number;
  from: string;
  to: string;
  timeZone: string;
}>;


export type HistogramQuery = { activityHistogram: { buckets: Array<{ start: string, count: number }> } | null };

export type EntriesQueryVariables = Exact<{
  id: string | number;
  from: string;
  to: string;
  after?: string | null | undefined;
}>;


export type EntriesQuery = { timeline: { totalCount: number, nodes: Array<
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

type Entry_Call_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Comment_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_ContactBlocked_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_ContactResubscribed_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_ContactUnblocked_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_ContactUnsubscribed_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_ContactUpdated_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Email_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_FileUploaded_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Meeting_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Message_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Note_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Reminder_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_SegmentAdded_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_SegmentRemoved_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Task_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_Todo_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

type Entry_VideoCall_Fragment = { occurredAt: string, summary: string, origin: { source: { name: string } } };

export type EntryFragment =
  | Entry_Call_Fragment
  | Entry_Comment_Fragment
  | Entry_ContactBlocked_Fragment
  | Entry_ContactResubscribed_Fragment
  | Entry_ContactUnblocked_Fragment
  | Entry_ContactUnsubscribed_Fragment
  | Entry_ContactUpdated_Fragment
  | Entry_Email_Fragment
  | Entry_FileUploaded_Fragment
  | Entry_Meeting_Fragment
  | Entry_Message_Fragment
  | Entry_Note_Fragment
  | Entry_Reminder_Fragment
  | Entry_SegmentAdded_Fragment
  | Entry_SegmentRemoved_Fragment
  | Entry_Task_Fragment
  | Entry_Todo_Fragment
  | Entry_VideoCall_Fragment
;

export type ContactChangesSubscriptionVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ContactChangesSubscription = { activityChanges: { type: ChangeType, cursor: string, activityId: string, activity:
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
      | { occurredAt: string, summary: string, origin: { source: { name: string } } }
     | null } };

export const EntryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Entry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<EntryFragment, unknown>;
export const LatestDocument = {"__meta__":{"hash":"895d5e1c6a76fada4c33ebdaff80f3ba685f8ee5c96d0bd50dcb1291a2796776"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Latest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"contact"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"contact"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LatestQuery, LatestQueryVariables>;
export const HistogramDocument = {"__meta__":{"hash":"411d1c8f064df10a6b0269a1625d1049630245cdf3d740beaebd7f2b0b629808"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Histogram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityHistogram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"EnumValue","value":"DAY"}},{"kind":"Argument","name":{"kind":"Name","value":"timeZone"},"value":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"buckets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<HistogramQuery, HistogramQueryVariables>;
export const EntriesDocument = {"__meta__":{"hash":"155b75658674513ae884ebd662bb42a86a7417ae215ddc0457c3c5488f714706"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Entries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"occurredFrom"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"occurredBefore"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Entry"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Entry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<EntriesQuery, EntriesQueryVariables>;
export const ContactChangesDocument = {"__meta__":{"hash":"fdec2b909e57ebf6d9378a335c92731830455604d6d504e410e2a5dd1030b531"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ContactChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"record"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"activityId"}},{"kind":"Field","name":{"kind":"Name","value":"activity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Entry"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Entry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Activity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ContactChangesSubscription, ContactChangesSubscriptionVariables>;