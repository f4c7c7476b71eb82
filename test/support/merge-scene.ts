import type { GraphQLClient } from 'graphql-request';
import { recordPrefix } from '../../src/activity/crm-object.js';
import { encodeId } from '../../src/activity/type-id.js';
import { inTransaction, lockForMerging } from '../../src/db/transaction.js';
import { mergeRecords } from '../../src/record/merge-records.js';
import type { TestEnvelope } from './import-bodies.js';
import type { TestDatabase } from './test-database.js';

/** The comments of a contact at Invent, each a minute after the one before; two share every tenth minute. */
export function comments(record: string, from: number, to: number): TestEnvelope {
  const response = Array.from({ length: to - from }, (_, index) => ({
    id: `c${from + index}`,
    type: 'comment',
    created_at: new Date(
      Date.UTC(2026, 0, 1) + 60_000 * Math.floor((from + index) / 1.1),
    ).toISOString(),
    comment: `Comment ${from + index}`,
  }));
  return { system: 'invent', object: 'contacts', record, response };
}

/** The UUID of the contact that Invent calls so. */
export async function contactOf(
  { pool }: TestDatabase,
  organizationId: string,
  externalId: string,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'select record_id as id from record_link where organization_id = $1 and external_id = $2',
    [organizationId, externalId],
  );
  return rows[0]!.id;
}

/** Begins to merge a record into another, of contacts by default, as linkRecord does before it moves the first portion. */
export async function beginMerge(
  { pool }: TestDatabase,
  organizationId: string,
  survivor: string,
  other: string,
  object = 'contacts',
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lockForMerging(client, organizationId);
    const record = (id: string) => ({ id, object });
    await mergeRecords(client, organizationId, record(survivor), record(other));
  });
}

export const contactId = (uuid: string) => encodeId(recordPrefix('contacts'), uuid);

interface Listed {
  nodes: { id: string; records: { id: string }[]; origin: { externalId: string | null } }[];
  totalCount: number;
  totalCountExact: boolean;
  counts: { byKind: { kind: string; count: number }[] };
  pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>;
}

const CONNECTION = `{
  nodes { id records { id } origin { externalId } } totalCount totalCountExact counts { byKind { kind count } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`;

/** A timeline in pages of some size, from its first page on or from its last back, as one list. */
export async function readPages(
  client: GraphQLClient,
  record: { id: string } | null,
  {
    size,
    backwards = false,
    filter = null,
  }: { size: number; backwards?: boolean; filter?: object | null },
) {
  const page = backwards ? 'last: $size, before: $cursor' : 'first: $size, after: $cursor';
  const query = record
    ? `query ($record: RecordBy!, $size: Int, $cursor: String, $filter: ActivityFilter) {
        list: timeline(record: $record, filter: $filter, ${page}) ${CONNECTION} }`
    : `query ($size: Int, $cursor: String, $filter: ActivityFilter) {
        list: activities(filter: $filter, ${page}) ${CONNECTION} }`;
  const nodes: Listed['nodes'] = [];
  let cursor: string | null = null;
  for (;;) {
    const variables: object = { ...(record ? { record } : {}), size, cursor, filter };
    const { list }: { list: Listed } = await client.request(query, variables);
    if (backwards) nodes.unshift(...list.nodes);
    else nodes.push(...list.nodes);
    const { pageInfo, nodes: _, ...counted } = list;
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage))
      return { nodes, ...counted };
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
  }
}
