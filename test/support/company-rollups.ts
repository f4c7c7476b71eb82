import type { GraphQLClient } from 'graphql-request';
import { encodeId } from '../../src/activity/type-id.js';
import { inTransaction, lockForWriting } from '../../src/db/transaction.js';
import { queueCompanyChange } from '../../src/record/queue-rollups.js';
import type { TestDatabase } from './test-database.js';

/** Gives a contact another company as updateRecord does, before it moves the first portion of its activities. */
export async function beginCompanyChange(
  { pool }: TestDatabase,
  organizationId: string,
  contact: string,
  company: string | null,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lockForWriting(client, organizationId);
    await queueCompanyChange(client, organizationId, contact, company);
    await client.query('update crm_record set company_id = $2 where id = $1', [contact, company]);
  });
}

/** An activity as its row and the rows of its records have it. */
export interface StoredFact {
  /** As clients see it, as all ids. */
  id: string;
  kind: string;
  occurredAt: string;
  /** Its records, and the companies of its contacts. */
  companies: string[];
}

/** All visible activities of an organization in the order of a timeline, without the help of any timeline. */
export async function readFacts(
  { pool }: TestDatabase,
  organizationId: string,
): Promise<StoredFact[]> {
  const { rows: records } = await pool.query<{
    id: string;
    object: string;
    company_id: string | null;
  }>('select id, object, company_id from crm_record where organization_id = $1', [organizationId]);
  const { rows: aliases } = await pool.query<{ id: string; record_id: string }>(
    'select id, record_id from record_alias where organization_id = $1',
    [organizationId],
  );
  const survivors = new Map(aliases.map(({ id, record_id }) => [id, record_id]));
  const current = (id: string) => survivors.get(id) ?? id;
  const byId = new Map(records.map((record) => [record.id, record]));
  const { rows } = await pool.query<{
    id: string;
    kind: string;
    occurred_at: string;
    record_ids: string[];
  }>(
    `select id, kind, occurred_at, record_ids from activity
      where organization_id = $1 and deleted_at is null order by occurred_at desc, id desc`,
    [organizationId],
  );
  return rows.map(({ id, kind, occurred_at, record_ids }) => {
    const on = record_ids.flatMap((recordId) => byId.get(current(recordId)) ?? []);
    const companies = on.flatMap(({ id, object, company_id }) =>
      object === 'companies' ? id : object === 'contacts' && company_id ? current(company_id) : [],
    );
    return {
      id: encodeId('activity', id),
      kind,
      occurredAt: occurred_at,
      companies: [...new Set(companies)].map((company) => encodeId('company', company)),
    };
  });
}

const CONNECTION = `{
  nodes { id } totalCount totalCountExact
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`;

interface Page {
  nodes: { id: string }[];
  totalCount: number;
  totalCountExact: boolean;
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** A company's timeline with those of its contacts, page by page, from its start or its end. */
export async function readRollup(
  client: GraphQLClient,
  company: string,
  {
    size = 100,
    isForward = true,
    filter = null,
    isNested = false,
  }: {
    size?: number;
    isForward?: boolean;
    filter?: object | null;
    /** Whether it is read as a field of the company. */
    isNested?: boolean;
  } = {},
): Promise<{ ids: string[]; totalCount: number; isExact: boolean }> {
  const window = isForward ? 'first: $size, after: $cursor' : 'last: $size, before: $cursor';
  const args = `scope: WITH_CONTACTS, filter: $filter, ${window}`;
  const query = `query ($by: RecordBy!, $filter: ActivityFilter, $size: Int, $cursor: String) {
    ${
      isNested
        ? `company(by: $by) { list: timeline(${args}) ${CONNECTION} }`
        : `list: timeline(record: $by, ${args}) ${CONNECTION}`
    }
  }`;
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const answer: { list: Page } | { company: { list: Page } } = await client.request(query, {
      by: { id: company },
      filter,
      size,
      cursor,
    });
    const { nodes, totalCount, totalCountExact, pageInfo }: Page =
      'company' in answer ? answer.company.list : answer.list;
    const page = nodes.map(({ id }) => id);
    if (isForward) ids.push(...page);
    else ids.unshift(...page);
    const hasMore = isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    if (!hasMore) return { ids, totalCount, isExact: totalCountExact };
    cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
  }
}
