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
    "\n  query Latest($contact: RecordBy!) {\n    contact(by: $contact) {\n      id\n      name\n      timeline(first: 1) { changesCursor nodes { occurredAt } }\n    }\n  }\n": typeof types.LatestDocument,
    "\n  query Histogram($id: ID!, $from: DateTime!, $to: DateTime!, $timeZone: String!) {\n    activityHistogram(record: { id: $id }, from: $from, to: $to, interval: DAY, timeZone: $timeZone) {\n      buckets { start count }\n    }\n  }\n": typeof types.HistogramDocument,
    "\n  query Entries($id: ID!, $from: DateTime!, $to: DateTime!, $after: String) {\n    timeline(\n      record: { id: $id }\n      filter: { occurredFrom: $from, occurredBefore: $to }\n      first: 100\n      after: $after\n    ) {\n      totalCount\n      nodes { ...Entry }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  fragment Entry on Activity {\n    occurredAt\n    summary\n    origin { source { name } }\n  }\n": typeof types.EntriesDocument,
    "\n  subscription ContactChanges($id: ID!, $after: String) {\n    activityChanges(record: { id: $id }, after: $after) {\n      type\n      cursor\n      activityId\n      activity { ...Entry }\n    }\n  }\n": typeof types.ContactChangesDocument,
};
const documents: Documents = {
    "\n  query Latest($contact: RecordBy!) {\n    contact(by: $contact) {\n      id\n      name\n      timeline(first: 1) { changesCursor nodes { occurredAt } }\n    }\n  }\n": types.LatestDocument,
    "\n  query Histogram($id: ID!, $from: DateTime!, $to: DateTime!, $timeZone: String!) {\n    activityHistogram(record: { id: $id }, from: $from, to: $to, interval: DAY, timeZone: $timeZone) {\n      buckets { start count }\n    }\n  }\n": types.HistogramDocument,
    "\n  query Entries($id: ID!, $from: DateTime!, $to: DateTime!, $after: String) {\n    timeline(\n      record: { id: $id }\n      filter: { occurredFrom: $from, occurredBefore: $to }\n      first: 100\n      after: $after\n    ) {\n      totalCount\n      nodes { ...Entry }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  fragment Entry on Activity {\n    occurredAt\n    summary\n    origin { source { name } }\n  }\n": types.EntriesDocument,
    "\n  subscription ContactChanges($id: ID!, $after: String) {\n    activityChanges(record: { id: $id }, after: $after) {\n      type\n      cursor\n      activityId\n      activity { ...Entry }\n    }\n  }\n": types.ContactChangesDocument,
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
export function graphql(source: "\n  query Latest($contact: RecordBy!) {\n    contact(by: $contact) {\n      id\n      name\n      timeline(first: 1) { changesCursor nodes { occurredAt } }\n    }\n  }\n"): (typeof documents)["\n  query Latest($contact: RecordBy!) {\n    contact(by: $contact) {\n      id\n      name\n      timeline(first: 1) { changesCursor nodes { occurredAt } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Histogram($id: ID!, $from: DateTime!, $to: DateTime!, $timeZone: String!) {\n    activityHistogram(record: { id: $id }, from: $from, to: $to, interval: DAY, timeZone: $timeZone) {\n      buckets { start count }\n    }\n  }\n"): (typeof documents)["\n  query Histogram($id: ID!, $from: DateTime!, $to: DateTime!, $timeZone: String!) {\n    activityHistogram(record: { id: $id }, from: $from, to: $to, interval: DAY, timeZone: $timeZone) {\n      buckets { start count }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Entries($id: ID!, $from: DateTime!, $to: DateTime!, $after: String) {\n    timeline(\n      record: { id: $id }\n      filter: { occurredFrom: $from, occurredBefore: $to }\n      first: 100\n      after: $after\n    ) {\n      totalCount\n      nodes { ...Entry }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  fragment Entry on Activity {\n    occurredAt\n    summary\n    origin { source { name } }\n  }\n"): (typeof documents)["\n  query Entries($id: ID!, $from: DateTime!, $to: DateTime!, $after: String) {\n    timeline(\n      record: { id: $id }\n      filter: { occurredFrom: $from, occurredBefore: $to }\n      first: 100\n      after: $after\n    ) {\n      totalCount\n      nodes { ...Entry }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  fragment Entry on Activity {\n    occurredAt\n    summary\n    origin { source { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ContactChanges($id: ID!, $after: String) {\n    activityChanges(record: { id: $id }, after: $after) {\n      type\n      cursor\n      activityId\n      activity { ...Entry }\n    }\n  }\n"): (typeof documents)["\n  subscription ContactChanges($id: ID!, $after: String) {\n    activityChanges(record: { id: $id }, after: $after) {\n      type\n      cursor\n      activityId\n      activity { ...Entry }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;