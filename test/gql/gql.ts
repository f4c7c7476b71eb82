/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ViewerOfKey { viewer { organization keyName scopes objects } }\n": typeof types.ViewerOfKeyDocument,
    "\n  query DemoTotals { viewer { organization keyName } activities(first: 1) { totalCount } }\n": typeof types.DemoTotalsDocument,
    "\n  query PlainTexts($filter: ActivityFilter) {\n    activities(filter: $filter) {\n      nodes {\n        kind\n        summary\n        ... on NoteData { content contentText }\n        ... on InteractionData { snippet snippetText description descriptionText }\n        ... on TaskData { description descriptionText }\n      }\n    }\n  }\n": typeof types.PlainTextsDocument,
    "\n  query Viewer {\n    viewer {\n      organization\n      keyName\n      scopes\n      objects\n    }\n  }\n": typeof types.ViewerDocument,
    "\n        query DashboardTimeline($id: String!, $filter: ActivityFilter) {\n          timeline(\n            record: { external: { source: \"kasar\", object: \"contacts\", id: $id } }\n            filter: $filter\n            first: 100\n          ) {\n            totalCount\n            nodes { summary occurredAt }\n            counts { byCategory { category count } byChannel { channel count } }\n          }\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      ": typeof types.DashboardTimelineDocument,
    "\n        query DashboardEverything {\n          activities(first: 30) { totalCount nodes { summary } }\n        }\n      ": typeof types.DashboardEverythingDocument,
    "\n        query DashboardContact($id: String!) {\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      ": typeof types.DashboardContactDocument,
    "\n        mutation DashboardLog($record: ID!) {\n          logActivity(input: { kind: NOTE, records: [{ id: $record }], title: \"Called while one reads\" }) {\n            activity { id }\n          }\n        }\n      ": typeof types.DashboardLogDocument,
    "\n        mutation DashboardUpdate($id: ID!) {\n          updateActivity(input: { id: $id, title: \"Changed while one reads\" }) { activity { id } }\n        }\n      ": typeof types.DashboardUpdateDocument,
    "\n          mutation DashboardLogMany($record: ID!) {\n            logActivity(input: { kind: CALL, records: [{ id: $record }] }) { activity { id } }\n          }\n        ": typeof types.DashboardLogManyDocument,
    "\n        mutation DashboardDelete($id: ID!) {\n          deleteActivity(id: $id) { deletedActivityId }\n        }\n      ": typeof types.DashboardDeleteDocument,
    "\n        mutation DashboardCompany($company: RecordBy!, $contact: RecordBy!) {\n          updateRecord(input: { record: $contact, company: $company }) {\n            record { ... on Contact { company { id } } }\n          }\n          logActivity(\n            input: {\n              kind: CALL\n              records: [$contact]\n              title: \"RENEWAL\"\n              occurredAt: \"2026-05-04T10:02:00Z\"\n            }\n          ) {\n            activity { id }\n          }\n        }\n      ": typeof types.DashboardCompanyDocument,
    "\n        mutation DashboardMerge($company: RecordBy!, $other: ExternalRecordInput!) {\n          createRecord(input: { object: \"companies\", external: [$other] }) { record { id } }\n          linkRecord(record: $company, to: $other) { record { id } }\n        }\n      ": typeof types.DashboardMergeDocument,
    "\n  query RecordOf($by: RecordBy!) {\n    record(by: $by) {\n      id\n      object\n      name\n      links { source { slug } object externalId }\n      ... on Contact { company { id name } }\n      timeline(first: 100) { nodes { id records { id } } totalCount counts { byKind { kind count } } }\n    }\n  }\n": typeof types.RecordOfDocument,
    "\n  query NodeOf($id: ID!) { node(id: $id) { __typename id } }\n": typeof types.NodeOfDocument,
    "\n  query PageOf($record: RecordBy!, $after: String) {\n    timeline(record: $record, first: 1, after: $after) {\n      nodes { id }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.PageOfDocument,
    "\n  query LiveTimeline(\n    $record: RecordBy!, $first: Int, $after: String, $last: Int, $before: String,\n    $order: TimelineOrder! = NEWEST_FIRST, $filter: ActivityFilter, $freshness: FreshnessInput\n  ) {\n    timeline(\n      record: $record, first: $first, after: $after, last: $last, before: $before,\n      order: $order, filter: $filter, freshness: $freshness\n    ) {\n      nodes { id summary occurredAt origin { externalId source { slug } } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code message at retryAt }\n      }\n    }\n  }\n": typeof types.LiveTimelineDocument,
    "\n  query WholeTimeline($record: RecordBy!) {\n    timeline(record: $record, first: 100) {\n      nodes {\n        __typename\n        id\n        kind\n        category\n        occurredAt\n        occurredAtPrecision\n        title\n        metadata\n        actor { __typename id name avatarUrl ... on User { email seenAt } }\n        assistant { id name avatarUrl }\n        records { id object name }\n        attachments { id filename path url size mimeType createdAt }\n        origin { source { slug system } externalId url createdAt updatedAt }\n        ... on InteractionData {\n          channel direction subject snippet description durationMinutes dueAt completedAt\n        }\n        ... on TaskData {\n          status statusLabel description dueDate dueAt durationMinutes assignee { id } assigneeName\n          completedAt\n        }\n        ... on NoteData { content }\n        ... on Note {\n          noteId author { id name email avatarUrl seenAt } editedAt dueAt durationMinutes completedAt\n        }\n        ... on SegmentEventData {\n          segment {\n            id name color contactsCount boards { boardId boardName columnId } createdAt updatedAt\n          }\n          broadcast { id name }\n        }\n        ... on ContactEventData { broadcast { id name } }\n        ... on ContactUpdated { changes { key oldValue newValue } }\n        ... on FileUploaded { file { id filename path url size mimeType createdAt } }\n      }\n      totalCount\n      counts { byKind { kind count } }\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code }\n      }\n    }\n  }\n": typeof types.WholeTimelineDocument,
    "\n  query LiveDashboard($ids: [ID!]!, $waitForMs: Int!) {\n    nodes(ids: $ids) {\n      id\n      ... on Contact {\n        timeline(first: 1, freshness: { maxAgeSeconds: 0, waitForMs: $waitForMs }) {\n          nodes { id }\n          sources { source { slug } state asOf error { code message } }\n        }\n      }\n    }\n  }\n": typeof types.LiveDashboardDocument,
    "\n  query NoCallsOrganization {\n    activities {\n      nodes { id records { id timeline(first: 10) { nodes { id } } } }\n      sources { source { slug } state }\n      totalCount\n    }\n    activityChanges { changes { activityId activity { records { timeline { nodes { id } } } } } }\n    sources { slug }\n  }\n": typeof types.NoCallsOrganizationDocument,
    "\n  query NoCallsNodes($ids: [ID!]!, $freshness: FreshnessInput) {\n    nodes(ids: $ids) { id ... on Contact { timeline(freshness: $freshness) { nodes { id } } } }\n  }\n": typeof types.NoCallsNodesDocument,
    "\n  query NoCallsActivity($id: ID!) {\n    activity(id: $id) { records { links { coverage { state } } timeline { nodes { id } } } }\n  }\n": typeof types.NoCallsActivityDocument,
    "\n  query ScheduledSources {\n    activities { sources { source { slug } state complete verifiedAt error { code } } }\n  }\n": typeof types.ScheduledSourcesDocument,
};
const documents: Documents = {
    "\n  query ViewerOfKey { viewer { organization keyName scopes objects } }\n": types.ViewerOfKeyDocument,
    "\n  query DemoTotals { viewer { organization keyName } activities(first: 1) { totalCount } }\n": types.DemoTotalsDocument,
    "\n  query PlainTexts($filter: ActivityFilter) {\n    activities(filter: $filter) {\n      nodes {\n        kind\n        summary\n        ... on NoteData { content contentText }\n        ... on InteractionData { snippet snippetText description descriptionText }\n        ... on TaskData { description descriptionText }\n      }\n    }\n  }\n": types.PlainTextsDocument,
    "\n  query Viewer {\n    viewer {\n      organization\n      keyName\n      scopes\n      objects\n    }\n  }\n": types.ViewerDocument,
    "\n        query DashboardTimeline($id: String!, $filter: ActivityFilter) {\n          timeline(\n            record: { external: { source: \"kasar\", object: \"contacts\", id: $id } }\n            filter: $filter\n            first: 100\n          ) {\n            totalCount\n            nodes { summary occurredAt }\n            counts { byCategory { category count } byChannel { channel count } }\n          }\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      ": types.DashboardTimelineDocument,
    "\n        query DashboardEverything {\n          activities(first: 30) { totalCount nodes { summary } }\n        }\n      ": types.DashboardEverythingDocument,
    "\n        query DashboardContact($id: String!) {\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      ": types.DashboardContactDocument,
    "\n        mutation DashboardLog($record: ID!) {\n          logActivity(input: { kind: NOTE, records: [{ id: $record }], title: \"Called while one reads\" }) {\n            activity { id }\n          }\n        }\n      ": types.DashboardLogDocument,
    "\n        mutation DashboardUpdate($id: ID!) {\n          updateActivity(input: { id: $id, title: \"Changed while one reads\" }) { activity { id } }\n        }\n      ": types.DashboardUpdateDocument,
    "\n          mutation DashboardLogMany($record: ID!) {\n            logActivity(input: { kind: CALL, records: [{ id: $record }] }) { activity { id } }\n          }\n        ": types.DashboardLogManyDocument,
    "\n        mutation DashboardDelete($id: ID!) {\n          deleteActivity(id: $id) { deletedActivityId }\n        }\n      ": types.DashboardDeleteDocument,
    "\n        mutation DashboardCompany($company: RecordBy!, $contact: RecordBy!) {\n          updateRecord(input: { record: $contact, company: $company }) {\n            record { ... on Contact { company { id } } }\n          }\n          logActivity(\n            input: {\n              kind: CALL\n              records: [$contact]\n              title: \"RENEWAL\"\n              occurredAt: \"2026-05-04T10:02:00Z\"\n            }\n          ) {\n            activity { id }\n          }\n        }\n      ": types.DashboardCompanyDocument,
    "\n        mutation DashboardMerge($company: RecordBy!, $other: ExternalRecordInput!) {\n          createRecord(input: { object: \"companies\", external: [$other] }) { record { id } }\n          linkRecord(record: $company, to: $other) { record { id } }\n        }\n      ": types.DashboardMergeDocument,
    "\n  query RecordOf($by: RecordBy!) {\n    record(by: $by) {\n      id\n      object\n      name\n      links { source { slug } object externalId }\n      ... on Contact { company { id name } }\n      timeline(first: 100) { nodes { id records { id } } totalCount counts { byKind { kind count } } }\n    }\n  }\n": types.RecordOfDocument,
    "\n  query NodeOf($id: ID!) { node(id: $id) { __typename id } }\n": types.NodeOfDocument,
    "\n  query PageOf($record: RecordBy!, $after: String) {\n    timeline(record: $record, first: 1, after: $after) {\n      nodes { id }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.PageOfDocument,
    "\n  query LiveTimeline(\n    $record: RecordBy!, $first: Int, $after: String, $last: Int, $before: String,\n    $order: TimelineOrder! = NEWEST_FIRST, $filter: ActivityFilter, $freshness: FreshnessInput\n  ) {\n    timeline(\n      record: $record, first: $first, after: $after, last: $last, before: $before,\n      order: $order, filter: $filter, freshness: $freshness\n    ) {\n      nodes { id summary occurredAt origin { externalId source { slug } } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code message at retryAt }\n      }\n    }\n  }\n": types.LiveTimelineDocument,
    "\n  query WholeTimeline($record: RecordBy!) {\n    timeline(record: $record, first: 100) {\n      nodes {\n        __typename\n        id\n        kind\n        category\n        occurredAt\n        occurredAtPrecision\n        title\n        metadata\n        actor { __typename id name avatarUrl ... on User { email seenAt } }\n        assistant { id name avatarUrl }\n        records { id object name }\n        attachments { id filename path url size mimeType createdAt }\n        origin { source { slug system } externalId url createdAt updatedAt }\n        ... on InteractionData {\n          channel direction subject snippet description durationMinutes dueAt completedAt\n        }\n        ... on TaskData {\n          status statusLabel description dueDate dueAt durationMinutes assignee { id } assigneeName\n          completedAt\n        }\n        ... on NoteData { content }\n        ... on Note {\n          noteId author { id name email avatarUrl seenAt } editedAt dueAt durationMinutes completedAt\n        }\n        ... on SegmentEventData {\n          segment {\n            id name color contactsCount boards { boardId boardName columnId } createdAt updatedAt\n          }\n          broadcast { id name }\n        }\n        ... on ContactEventData { broadcast { id name } }\n        ... on ContactUpdated { changes { key oldValue newValue } }\n        ... on FileUploaded { file { id filename path url size mimeType createdAt } }\n      }\n      totalCount\n      counts { byKind { kind count } }\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code }\n      }\n    }\n  }\n": types.WholeTimelineDocument,
    "\n  query LiveDashboard($ids: [ID!]!, $waitForMs: Int!) {\n    nodes(ids: $ids) {\n      id\n      ... on Contact {\n        timeline(first: 1, freshness: { maxAgeSeconds: 0, waitForMs: $waitForMs }) {\n          nodes { id }\n          sources { source { slug } state asOf error { code message } }\n        }\n      }\n    }\n  }\n": types.LiveDashboardDocument,
    "\n  query NoCallsOrganization {\n    activities {\n      nodes { id records { id timeline(first: 10) { nodes { id } } } }\n      sources { source { slug } state }\n      totalCount\n    }\n    activityChanges { changes { activityId activity { records { timeline { nodes { id } } } } } }\n    sources { slug }\n  }\n": types.NoCallsOrganizationDocument,
    "\n  query NoCallsNodes($ids: [ID!]!, $freshness: FreshnessInput) {\n    nodes(ids: $ids) { id ... on Contact { timeline(freshness: $freshness) { nodes { id } } } }\n  }\n": types.NoCallsNodesDocument,
    "\n  query NoCallsActivity($id: ID!) {\n    activity(id: $id) { records { links { coverage { state } } timeline { nodes { id } } } }\n  }\n": types.NoCallsActivityDocument,
    "\n  query ScheduledSources {\n    activities { sources { source { slug } state complete verifiedAt error { code } } }\n  }\n": types.ScheduledSourcesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewerOfKey { viewer { organization keyName scopes objects } }\n"): (typeof documents)["\n  query ViewerOfKey { viewer { organization keyName scopes objects } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoTotals { viewer { organization keyName } activities(first: 1) { totalCount } }\n"): (typeof documents)["\n  query DemoTotals { viewer { organization keyName } activities(first: 1) { totalCount } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlainTexts($filter: ActivityFilter) {\n    activities(filter: $filter) {\n      nodes {\n        kind\n        summary\n        ... on NoteData { content contentText }\n        ... on InteractionData { snippet snippetText description descriptionText }\n        ... on TaskData { description descriptionText }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PlainTexts($filter: ActivityFilter) {\n    activities(filter: $filter) {\n      nodes {\n        kind\n        summary\n        ... on NoteData { content contentText }\n        ... on InteractionData { snippet snippetText description descriptionText }\n        ... on TaskData { description descriptionText }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      organization\n      keyName\n      scopes\n      objects\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      organization\n      keyName\n      scopes\n      objects\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query DashboardTimeline($id: String!, $filter: ActivityFilter) {\n          timeline(\n            record: { external: { source: \"kasar\", object: \"contacts\", id: $id } }\n            filter: $filter\n            first: 100\n          ) {\n            totalCount\n            nodes { summary occurredAt }\n            counts { byCategory { category count } byChannel { channel count } }\n          }\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      "): (typeof documents)["\n        query DashboardTimeline($id: String!, $filter: ActivityFilter) {\n          timeline(\n            record: { external: { source: \"kasar\", object: \"contacts\", id: $id } }\n            filter: $filter\n            first: 100\n          ) {\n            totalCount\n            nodes { summary occurredAt }\n            counts { byCategory { category count } byChannel { channel count } }\n          }\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query DashboardEverything {\n          activities(first: 30) { totalCount nodes { summary } }\n        }\n      "): (typeof documents)["\n        query DashboardEverything {\n          activities(first: 30) { totalCount nodes { summary } }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query DashboardContact($id: String!) {\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      "): (typeof documents)["\n        query DashboardContact($id: String!) {\n          contact(by: { external: { source: \"kasar\", object: \"contacts\", id: $id } }) { id }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation DashboardLog($record: ID!) {\n          logActivity(input: { kind: NOTE, records: [{ id: $record }], title: \"Called while one reads\" }) {\n            activity { id }\n          }\n        }\n      "): (typeof documents)["\n        mutation DashboardLog($record: ID!) {\n          logActivity(input: { kind: NOTE, records: [{ id: $record }], title: \"Called while one reads\" }) {\n            activity { id }\n          }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation DashboardUpdate($id: ID!) {\n          updateActivity(input: { id: $id, title: \"Changed while one reads\" }) { activity { id } }\n        }\n      "): (typeof documents)["\n        mutation DashboardUpdate($id: ID!) {\n          updateActivity(input: { id: $id, title: \"Changed while one reads\" }) { activity { id } }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n          mutation DashboardLogMany($record: ID!) {\n            logActivity(input: { kind: CALL, records: [{ id: $record }] }) { activity { id } }\n          }\n        "): (typeof documents)["\n          mutation DashboardLogMany($record: ID!) {\n            logActivity(input: { kind: CALL, records: [{ id: $record }] }) { activity { id } }\n          }\n        "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation DashboardDelete($id: ID!) {\n          deleteActivity(id: $id) { deletedActivityId }\n        }\n      "): (typeof documents)["\n        mutation DashboardDelete($id: ID!) {\n          deleteActivity(id: $id) { deletedActivityId }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation DashboardCompany($company: RecordBy!, $contact: RecordBy!) {\n          updateRecord(input: { record: $contact, company: $company }) {\n            record { ... on Contact { company { id } } }\n          }\n          logActivity(\n            input: {\n              kind: CALL\n              records: [$contact]\n              title: \"RENEWAL\"\n              occurredAt: \"2026-05-04T10:02:00Z\"\n            }\n          ) {\n            activity { id }\n          }\n        }\n      "): (typeof documents)["\n        mutation DashboardCompany($company: RecordBy!, $contact: RecordBy!) {\n          updateRecord(input: { record: $contact, company: $company }) {\n            record { ... on Contact { company { id } } }\n          }\n          logActivity(\n            input: {\n              kind: CALL\n              records: [$contact]\n              title: \"RENEWAL\"\n              occurredAt: \"2026-05-04T10:02:00Z\"\n            }\n          ) {\n            activity { id }\n          }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation DashboardMerge($company: RecordBy!, $other: ExternalRecordInput!) {\n          createRecord(input: { object: \"companies\", external: [$other] }) { record { id } }\n          linkRecord(record: $company, to: $other) { record { id } }\n        }\n      "): (typeof documents)["\n        mutation DashboardMerge($company: RecordBy!, $other: ExternalRecordInput!) {\n          createRecord(input: { object: \"companies\", external: [$other] }) { record { id } }\n          linkRecord(record: $company, to: $other) { record { id } }\n        }\n      "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordOf($by: RecordBy!) {\n    record(by: $by) {\n      id\n      object\n      name\n      links { source { slug } object externalId }\n      ... on Contact { company { id name } }\n      timeline(first: 100) { nodes { id records { id } } totalCount counts { byKind { kind count } } }\n    }\n  }\n"): (typeof documents)["\n  query RecordOf($by: RecordBy!) {\n    record(by: $by) {\n      id\n      object\n      name\n      links { source { slug } object externalId }\n      ... on Contact { company { id name } }\n      timeline(first: 100) { nodes { id records { id } } totalCount counts { byKind { kind count } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodeOf($id: ID!) { node(id: $id) { __typename id } }\n"): (typeof documents)["\n  query NodeOf($id: ID!) { node(id: $id) { __typename id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PageOf($record: RecordBy!, $after: String) {\n    timeline(record: $record, first: 1, after: $after) {\n      nodes { id }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): (typeof documents)["\n  query PageOf($record: RecordBy!, $after: String) {\n    timeline(record: $record, first: 1, after: $after) {\n      nodes { id }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LiveTimeline(\n    $record: RecordBy!, $first: Int, $after: String, $last: Int, $before: String,\n    $order: TimelineOrder! = NEWEST_FIRST, $filter: ActivityFilter, $freshness: FreshnessInput\n  ) {\n    timeline(\n      record: $record, first: $first, after: $after, last: $last, before: $before,\n      order: $order, filter: $filter, freshness: $freshness\n    ) {\n      nodes { id summary occurredAt origin { externalId source { slug } } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code message at retryAt }\n      }\n    }\n  }\n"): (typeof documents)["\n  query LiveTimeline(\n    $record: RecordBy!, $first: Int, $after: String, $last: Int, $before: String,\n    $order: TimelineOrder! = NEWEST_FIRST, $filter: ActivityFilter, $freshness: FreshnessInput\n  ) {\n    timeline(\n      record: $record, first: $first, after: $after, last: $last, before: $before,\n      order: $order, filter: $filter, freshness: $freshness\n    ) {\n      nodes { id summary occurredAt origin { externalId source { slug } } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code message at retryAt }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WholeTimeline($record: RecordBy!) {\n    timeline(record: $record, first: 100) {\n      nodes {\n        __typename\n        id\n        kind\n        category\n        occurredAt\n        occurredAtPrecision\n        title\n        metadata\n        actor { __typename id name avatarUrl ... on User { email seenAt } }\n        assistant { id name avatarUrl }\n        records { id object name }\n        attachments { id filename path url size mimeType createdAt }\n        origin { source { slug system } externalId url createdAt updatedAt }\n        ... on InteractionData {\n          channel direction subject snippet description durationMinutes dueAt completedAt\n        }\n        ... on TaskData {\n          status statusLabel description dueDate dueAt durationMinutes assignee { id } assigneeName\n          completedAt\n        }\n        ... on NoteData { content }\n        ... on Note {\n          noteId author { id name email avatarUrl seenAt } editedAt dueAt durationMinutes completedAt\n        }\n        ... on SegmentEventData {\n          segment {\n            id name color contactsCount boards { boardId boardName columnId } createdAt updatedAt\n          }\n          broadcast { id name }\n        }\n        ... on ContactEventData { broadcast { id name } }\n        ... on ContactUpdated { changes { key oldValue newValue } }\n        ... on FileUploaded { file { id filename path url size mimeType createdAt } }\n      }\n      totalCount\n      counts { byKind { kind count } }\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WholeTimeline($record: RecordBy!) {\n    timeline(record: $record, first: 100) {\n      nodes {\n        __typename\n        id\n        kind\n        category\n        occurredAt\n        occurredAtPrecision\n        title\n        metadata\n        actor { __typename id name avatarUrl ... on User { email seenAt } }\n        assistant { id name avatarUrl }\n        records { id object name }\n        attachments { id filename path url size mimeType createdAt }\n        origin { source { slug system } externalId url createdAt updatedAt }\n        ... on InteractionData {\n          channel direction subject snippet description durationMinutes dueAt completedAt\n        }\n        ... on TaskData {\n          status statusLabel description dueDate dueAt durationMinutes assignee { id } assigneeName\n          completedAt\n        }\n        ... on NoteData { content }\n        ... on Note {\n          noteId author { id name email avatarUrl seenAt } editedAt dueAt durationMinutes completedAt\n        }\n        ... on SegmentEventData {\n          segment {\n            id name color contactsCount boards { boardId boardName columnId } createdAt updatedAt\n          }\n          broadcast { id name }\n        }\n        ... on ContactEventData { broadcast { id name } }\n        ... on ContactUpdated { changes { key oldValue newValue } }\n        ... on FileUploaded { file { id filename path url size mimeType createdAt } }\n      }\n      totalCount\n      counts { byKind { kind count } }\n      sources {\n        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings\n        error { code }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LiveDashboard($ids: [ID!]!, $waitForMs: Int!) {\n    nodes(ids: $ids) {\n      id\n      ... on Contact {\n        timeline(first: 1, freshness: { maxAgeSeconds: 0, waitForMs: $waitForMs }) {\n          nodes { id }\n          sources { source { slug } state asOf error { code message } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query LiveDashboard($ids: [ID!]!, $waitForMs: Int!) {\n    nodes(ids: $ids) {\n      id\n      ... on Contact {\n        timeline(first: 1, freshness: { maxAgeSeconds: 0, waitForMs: $waitForMs }) {\n          nodes { id }\n          sources { source { slug } state asOf error { code message } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoCallsOrganization {\n    activities {\n      nodes { id records { id timeline(first: 10) { nodes { id } } } }\n      sources { source { slug } state }\n      totalCount\n    }\n    activityChanges { changes { activityId activity { records { timeline { nodes { id } } } } } }\n    sources { slug }\n  }\n"): (typeof documents)["\n  query NoCallsOrganization {\n    activities {\n      nodes { id records { id timeline(first: 10) { nodes { id } } } }\n      sources { source { slug } state }\n      totalCount\n    }\n    activityChanges { changes { activityId activity { records { timeline { nodes { id } } } } } }\n    sources { slug }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoCallsNodes($ids: [ID!]!, $freshness: FreshnessInput) {\n    nodes(ids: $ids) { id ... on Contact { timeline(freshness: $freshness) { nodes { id } } } }\n  }\n"): (typeof documents)["\n  query NoCallsNodes($ids: [ID!]!, $freshness: FreshnessInput) {\n    nodes(ids: $ids) { id ... on Contact { timeline(freshness: $freshness) { nodes { id } } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoCallsActivity($id: ID!) {\n    activity(id: $id) { records { links { coverage { state } } timeline { nodes { id } } } }\n  }\n"): (typeof documents)["\n  query NoCallsActivity($id: ID!) {\n    activity(id: $id) { records { links { coverage { state } } timeline { nodes { id } } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScheduledSources {\n    activities { sources { source { slug } state complete verifiedAt error { code } } }\n  }\n"): (typeof documents)["\n  query ScheduledSources {\n    activities { sources { source { slug } state complete verifiedAt error { code } } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;